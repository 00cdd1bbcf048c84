"""The swift way to sum a file of measurements: what lines have in common is understood once, and only their ids are hashed each.

It sums what ``_holdings`` would, line by line, or nothing: a line that it does not know well is read like any other, and where
something is wrong with one, or two are the same, the whole file is left to the careful way.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from io import BytesIO

from msgspec.json import Decoder

from handoff.analysis.holdings import Bucket
from handoff.analysis.periods import Period
from handoff.ledger import _lines
from handoff.ledger._corrections import Corrections
from handoff.ledger._days import is_too_late
from handoff.ledger._decode import read_entry
from handoff.ledger._lexicon import Head, Lexicon
from handoff.ledger._read import Read
from handoff.ledger._summed import MODULUS, Summed, merged
from handoff.ledger._sums import Running, Sums
from handoff.ledger._walk import ActFile, blocks, open_act
from handoff.model.entry import Act, Measurement, Observation
from handoff.model.problem import Source

_TEXT = rb'"[ !#-\[\]-~]*"'
_NUMBER = rb"-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,6})?"
_HEAD = re.compile(rb'","terms":%b,"target":%b(?:,"limit":%b)?' % (_TEXT, _TEXT, _TEXT))
_REST = re.compile(
    rb'(,"numerator":N,"denominator":N|,"count":N(?:,"exposure":N)?|,"readings":\[N(?:,N)*\](?:,"unit":T)?|,"passed":N,"points":N)'
    rb'(?:,"recorded_by":T)?(?:,"note":T)?(?:,"import":T)?(?:,"key":T)?(?:,"nonce":T)?\}\n'.replace(b"T", _TEXT).replace(
        b"N", _NUMBER
    )
)
_HASHED_BEFORE = _lines.HASHED_BEFORE + b"{"
_IS_MEASUREMENT, _IS_STANDARD = _lines.BEFORE_BODY + b'"entry":"measurement","observed_on":"', b'","standard":"'
# Where things stand on the line of a measurement.
_TAG = slice(_lines.ID_AT.stop, _lines.ID_AT.stop + len(_IS_MEASUREMENT))
_DAY = slice(_TAG.stop, _TAG.stop + len("2026-11-20"))
_BEFORE_NAME = slice(_DAY.stop, _DAY.stop + len(_IS_STANDARD))
_NAME = _BEFORE_NAME.stop
_observation = Decoder(Observation).decode


class _Bucket:
    """What was observed in one period: the first and last day as they stand, and how often each value."""

    __slots__ = ("first", "last", "period", "times")

    def __init__(self, period: Period, day: bytes) -> None:
        self.period = period
        self.first = self.last = day
        self.times: defaultdict[bytes, int] = defaultdict(int)


class _Plan:
    """Lines of one standard with one target and limit, in one file: what they have in common, and what was observed."""

    def __init__(self, head: Head) -> None:
        self.head, self.begins, self.periods = head, head.begins, head.periods
        self.by_label: dict[str, _Bucket] = {}

    def buckets(self) -> Iterator[Bucket]:
        """What was observed, summed.  ValueError where something cannot have been."""
        scale = self.head.scale
        if scale is None:
            return
        limit = scale.limit.text if scale.limit else ""
        for bucket in self.by_label.values():
            first, last = (date.fromisoformat(day.decode()) for day in (bucket.first, bucket.last))
            running = Running(last)
            for values, times in bucket.times.items():
                summary = self.head.summary(values)
                running.add(first, summary if times == 1 else summary.repeated(times))
            yield Bucket(scale.standard, bucket.period, scale.target.text, limit, running.frozen())


class Swift:
    """One file being summed."""

    def __init__(self, lexicon: Lexicon, as_of: date, corrections: Corrections) -> None:
        """Begin; the lexicon says what entries mean, the corrections which of them do not count."""
        self._lexicon = lexicon
        self._until, self._passed_over = as_of.isoformat().encode(), corrections.passed_over
        self._by_name: dict[bytes, _Plan] = {}
        self._plans: dict[tuple[bytes, bytes], _Plan | None] = {}
        self._others = Sums(lexicon.organisation)
        self._numbers: list[int] = []
        self._other_numbers: list[int] = []
        self._days: set[bytes] = set()
        self._later: list[int] = []

    def summed(self, file: ActFile) -> Summed | None:
        """What the file's measurements add up to; None where it is left to the careful way."""
        try:
            with open_act(file) as opened:
                return self._read(file, blocks(opened, len))
        except (OSError, ValueError):
            return None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The ids of all that was read, also of what was observed too late to be summed."""
        return (*self._numbers, *self._other_numbers, *self._later)

    @property
    def is_cut(self) -> bool:
        """Whether anything was observed too late to be summed."""
        return bool(self._later)

    def _read(self, file: ActFile, pieces: Iterator[bytes]) -> Summed | None:
        first = next(pieces, b"")
        act = read_entry(first.removesuffix(b"\n")) if len(first) <= _lines.LONGEST_LINE else None
        if not isinstance(act, Act):
            return None
        number = 1
        for piece in pieces:
            if len(piece) > _lines.LONGEST_LINE and any(len(line) > _lines.LONGEST_LINE for line in BytesIO(piece)):
                return None
            for line in BytesIO(piece):
                number += 1
                if not self._take(line) and not self._take_with_care(line, act, Source(file.shown, number, 1)):
                    return None
        days = tuple(sorted(date.fromisoformat(day.decode()) for day in self._days if day <= self._until))
        if (days and is_too_late(days[-1], act)) or len(set(self.numbers)) < len(self.numbers):
            return None
        buckets = tuple(bucket for plan in self._plans.values() if plan for bucket in plan.buckets())
        swift = Summed(buckets, entries=len(self._numbers), digest=sum(self._numbers) % MODULUS)
        return merged((swift, self._others.summed((), days)))

    def _take(self, line: bytes) -> bool:
        """Take in a line that is like others; whether it is."""
        end = line.find(b'"', _NAME)
        plan = self._by_name.get(line[_NAME:end])
        rest = _REST.fullmatch(line, end + len(plan.begins)) if plan and line.startswith(plan.begins, end) else None
        if rest is None:
            plan = self._learnt(line, end)
            rest = _REST.fullmatch(line, end + len(plan.begins)) if plan else None
        name, day = line[_lines.ID_AT], line[_DAY]
        if (
            plan is None
            or rest is None
            or not line.startswith(_lines.BEFORE_ID)
            or line[_TAG] != _IS_MEASUREMENT
            or line[_BEFORE_NAME] != _IS_STANDARD
            or sha256(_HASHED_BEFORE + line[_lines.BODY_FROM : -1]).hexdigest().encode() != name
            or not (day in self._days or self._is_day(day))
        ):
            return False
        if day > self._until:
            self._later.append(int(name, 16))
            return True
        self._numbers.append(int(name, 16))
        if name not in self._passed_over:
            period = plan.periods.get(day) or plan.head.period(day)
            bucket = plan.by_label.get(period.label)
            if bucket is None:
                bucket = plan.by_label[period.label] = _Bucket(period, day)
            bucket.times[rest[1]] += 1
            if day < bucket.first:
                bucket.first = day
            elif day > bucket.last:
                bucket.last = day
        return True

    def _is_day(self, text: bytes) -> bool:
        """Whether a text is a day as lines have it (``2026-W47-7`` is one too, otherwise written); it is known from now on."""
        try:
            is_day = date.fromisoformat(text.decode()).isoformat().encode() == text
        except ValueError:
            return False
        if is_day:
            self._days.add(text)
        return is_day

    def _learnt(self, line: bytes, end: int) -> _Plan | None:
        """The plan of lines that begin like this one, which is sound."""
        head = _HEAD.match(line, end)
        if head is None:
            return None
        key = (line[_NAME:end], head[0])
        if key not in self._plans:
            known = self._lexicon.head(key, line)
            self._plans[key] = None if known is None else _Plan(known)
        plan = self._plans[key]
        if plan is not None:
            self._by_name[key[0]] = plan
        return plan

    def _take_with_care(self, line: bytes, act: Act, place: Source) -> bool:
        """Take in any other measurement; whether it is one, and sound."""
        entry = read_entry(line.removesuffix(b"\n"))
        if not isinstance(entry, Measurement):
            return False
        day = entry.observed_on.isoformat().encode()
        name = line[_lines.ID_AT]
        number = int(name, 16)
        self._days.add(day)
        if day > self._until:
            self._later.append(number)
            return True
        self._other_numbers.append(number)
        if name in self._passed_over:
            self._others.pass_over(number)
            return True
        return self._others.add(number, Read(name.decode(), act, entry, place.line, line), place) is None
