"""The swift way to sum a file of measurements: lines are taken apart, hashed and summed many at a time.

It sums what ``_holdings`` would, line by line, or nothing: a line that it does not know well is read like any other, and where
something is wrong with one, or two are the same, the whole file is left to the careful way.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from io import BytesIO

from handoff.analysis.holdings import Bucket
from handoff.ledger import _lines
from handoff.ledger._corrections import Corrections
from handoff.ledger._days import is_too_late
from handoff.ledger._decode import read_entry
from handoff.ledger._ids import Ids, ids_of
from handoff.ledger._lexicon import Days, Head, Lexicon
from handoff.ledger._read import Read
from handoff.ledger._summed import Summed, merged
from handoff.ledger._sums import Running, Sums
from handoff.ledger._walk import ActFile, blocks, open_act
from handoff.model.entry import Act, Measurement
from handoff.model.number import NUMBER_PATTERN
from handoff.model.problem import Source

# A line of plain numbers: its id, its body, its day, what it begins with, its values, what was said of it; or any other line.
# Texts go as far as the next quotation mark, so they may hold what no line does, even its end: a head is learnt from a line that is
# read with care, and what was said is looked at.
_LINE = re.compile(
    rb'\{"id":"(.{64})",("entry":"measurement","observed_on":"(.{10})","standard":(Q,"terms":Q,"target":Q(?:,"limit":Q)?+),'
    rb'("numerator":N,"denominator":N|"count":N(?:,"exposure":N)?+|"readings":\[N(?:,N)*+\](?:,"unit":"[a-z]*+")?+'
    rb'|"ratings":\[R(?:,R)*+\]|"passed":N,"points":N)'
    rb'((?:,"recorded_by":Q)?+(?:,"note":Q)?+(?:,"import":Q)?+(?:,"key":Q)?+(?:,"nonce":Q)?+)\})\n'
    rb"|([^\n]*+\n|[^\n]++)".replace(b"R", rb"\[N,[1-9][0-9]{0,8}\]")
    .replace(b"Q", b'"[^"]*+"')
    .replace(b"N", rb"(?!-?0[0-9])" + NUMBER_PATTERN.encode())
)
_HASHED_BEFORE = _lines.HASHED_BEFORE + b"{"
# What texts seldom hold, and where they do it is written with an escape: a line with anything of this is read with care.
_ODD = bytes((*range(32), ord("\\")))
# So many bytes of values are summed together: more of them take more memory, and no less time.
_TOGETHER = 1 << 20
# Each head takes a thousand bytes, and the careful way none: of more than these, lines have little in common.
MOST_HEADS = 50_000


class _Plan:
    """Lines of one standard with one target and limit, in one file: what they have in common, and what was observed."""

    __slots__ = ("_head", "_running", "labels", "values")

    def __init__(self, head: Head) -> None:
        self._head, self.labels = head, head.labels
        # By the label of a period: days and values as they stand, one after the other.
        self.values: defaultdict[str, list[bytes]] = defaultdict(list)
        self._running: dict[str, Running] = {}

    def sum_up(self, days: Days) -> bool:
        """Sum up the values that were collected; whether they can be."""
        for label, observed in self.values.items() if self._head.scale else ():
            summary = self._head.pooled(observed[1::2])
            if summary is None:
                return False
            first, last = days[min(observed[::2])], days[max(observed[::2])]
            running = self._running.get(label) or self._running.setdefault(label, Running(first))
            running.add(first, summary)
            running.last = max(running.last, last)
        self.values.clear()
        return True

    def buckets(self) -> Iterator[Bucket]:
        """What was observed, summed."""
        scale = self._head.scale
        if scale is not None:
            limit = scale.limit.text if scale.limit else ""
            for label, running in self._running.items():
                yield Bucket(scale.standard, self.labels.periods[label], scale.target.text, limit, running.frozen())


class Swift:
    """One file being summed.  ``ids`` are those of all that was read, also of what was observed too late to be summed."""

    def __init__(self, lexicon: Lexicon, as_of: date, corrections: Corrections) -> None:
        """Begin; the lexicon says what entries mean, the corrections which of them do not count."""
        self._lexicon = lexicon
        self._until, self._passed_over = as_of.isoformat().encode(), corrections.passed_over
        self._plans: dict[bytes, _Plan | None] = {}
        self._others = Sums(lexicon.organisation)
        self._heard, self._entries, self._digest, self._waiting = Ids(), 0, 0, 0
        self._days: set[bytes] = set()
        self.ids = b""
        self.is_cut = False

    def summed(self, file: ActFile) -> Summed | None:
        """What the file's measurements add up to; None where it is left to the careful way."""
        try:
            with open_act(file) as opened:
                return self._read(file, blocks(opened, len))
        except (OSError, ValueError):
            return None

    def _read(self, file: ActFile, pieces: Iterator[bytes]) -> Summed | None:
        first = next(pieces, b"")
        act = read_entry(first.removesuffix(b"\n")) if len(first) <= _lines.LONGEST_LINE else None
        if not isinstance(act, Act):
            return None
        number = 1
        for piece in pieces:
            if len(piece) > _lines.LONGEST_LINE and any(len(line) > _lines.LONGEST_LINE for line in BytesIO(piece)):
                return None
            taken = self._take(piece, act, Source(file.shown, number, 1))
            if not taken:
                return None
            number += taken
        if not self._sum_up():
            return None
        self.ids, heard = self._heard.in_order(), self._heard.heard
        days = tuple(sorted(self._lexicon.days[day] for day in self._days))
        if (days and is_too_late(days[-1], act)) or len(ids_of(self.ids)) < heard:
            return None
        buckets = tuple(bucket for plan in self._plans.values() if plan for bucket in plan.buckets())
        swift = Summed(buckets, entries=self._entries, digest=self._digest)
        return merged((swift, self._others.summed((), days)))

    def _take(self, piece: bytes, act: Act, before: Source) -> int:
        """Take in some lines; how many, or 0 where one is no measurement, or not sound."""
        found = _LINE.findall(piece)
        is_even = _is_even(b"".join([said for _, _, _, _, _, said, _ in found]))
        plans, names, digests, late = self._plans, [], [], []
        for number, (name, body, day, begins, values, said, other) in enumerate(found, before.line + 1):
            plan = plans.get(begins) or (None if other else self._learnt(begins, name, body))
            if plan is None or not (is_even or _is_even(said)):
                if not self._take_with_care(other or _line(name, body), act, Source(before.path, number, 1)):
                    return 0
                continue
            digest = sha256(_HASHED_BEFORE + body).digest()
            names.append(name)
            digests.append(digest)
            label = plan.labels[day]
            if day > self._until:
                late.append(digest)
                continue
            self._days.add(day)
            if name not in self._passed_over:
                plan.values[label].extend((day, values))
        self._heard.hear_all(digests)
        self._entries += len(digests) - len(late)
        self._digest += sum(map(int.from_bytes, digests)) - sum(map(int.from_bytes, late))
        self.is_cut = self.is_cut or bool(late)
        self._waiting += sum([len(values) for _, _, _, _, values, _, _ in found])
        is_genuine = b"".join(digests).hex().encode() == b"".join(names)
        is_taken = is_genuine and len(plans) <= MOST_HEADS and (self._waiting < _TOGETHER or self._sum_up())
        return len(found) if is_taken else 0

    def _sum_up(self) -> bool:
        """Sum up what was collected; whether it can be."""
        self._waiting = 0
        return all(plan.sum_up(self._lexicon.days) for plan in self._plans.values() if plan)

    def _learnt(self, begins: bytes, name: bytes, body: bytes) -> _Plan | None:
        """The plan of lines that begin like this one, which is sound."""
        if begins not in self._plans:
            head = self._lexicon.head(begins, _line(name, body))
            self._plans[begins] = None if head is None else _Plan(head)
        return self._plans[begins]

    def _take_with_care(self, line: bytes, act: Act, place: Source) -> bool:
        """Take in any other measurement; whether it is one, and sound."""
        entry = read_entry(line.removesuffix(b"\n"))
        if not isinstance(entry, Measurement):
            return False
        day = entry.observed_on.isoformat().encode()
        name = line[_lines.ID_AT]
        number = int(name, 16)
        self._heard.hear(number)
        if day > self._until:
            self.is_cut = True
            return True
        self._days.add(day)
        if name in self._passed_over:
            self._others.pass_over(number)
            return True
        return self._others.add(number, Read(name.decode(), act, entry, place.line, line), place) is None


def _line(name: bytes, body: bytes) -> bytes:
    return b"%b%b%b%b\n" % (_lines.BEFORE_ID, name, _lines.BEFORE_BODY, body)


def _is_even(said: bytes) -> bool:
    """Whether texts stand as they were typed and can be seen: nothing in them is, or would be, an escape."""
    return len(said.translate(None, _ODD)) == len(said) and _lines.is_seen(said)
