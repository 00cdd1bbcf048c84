"""How often each set of rules finds something where there is nothing, ours beside other packages on the same series."""

import json
import subprocess
from collections.abc import Iterable, Iterator
from math import isclose, isfinite
from pathlib import Path
from typing import NamedTuple

from references import Told, told
from steady import ASKED, Asked, found_in, steady

from handoff.analysis.statistics.proportions import wilson

HERE = Path(__file__).parent
# As exact as two programs that add up floats in another order can be.
CLOSE = 1e-9


class Alarms(NamedTuple):
    """A set of rules: in which of the steady series it finds something, and the share that was published ('': none)."""

    asked: Asked
    found: tuple[bool, ...]
    published: str

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95 % interval of the share."""
        return wilson(sum(self.found), len(self.found)) or (0.0, 1.0)


class PeerAlarms(NamedTuple):
    """A set of rules of another package on the same series, and on those of the references.

    ``same`` is how many series it says the same of as our set; ``lines`` and ``signals`` are on how many of ``known`` reference
    series its lines agree to 1e-9, and whether there is a signal at all.
    """

    package: str
    rules: str
    ours: str
    reference: str
    share: float
    same: int
    lines: int | None
    signals: int
    known: int


# The specification's own simulation of XmR charts with 24 points.
PUBLISHED = {
    "limits alone": "5 %",
    "mdc": "16 %",
    "western-electric": "15 %",
    "nelson": "19 %",
    "anhoej": "8 %",
    "anhoej, run chart": "4 %",
}


def alarms(count: int) -> tuple[Alarms, ...]:
    """Our sets of rules on so many steady series."""
    series = list(steady(count))
    return tuple(Alarms(one, tuple(found_in(values, one) for values in series), PUBLISHED.get(one.name, "")) for one in ASKED)


def peer_alarms(ours: Iterable[Alarms], tools: Path | None) -> Iterator[PeerAlarms]:
    """Other packages on the same series, by the interpreter beside them; nothing where there is none."""
    python = tools / "python" if tools else None
    if python is None or not python.exists():
        return
    by_name = {one.asked.name: one.found for one in ours}
    series = [[float(value) for value in values] for values in steady(len(next(iter(by_name.values()))))]
    known = tuple(told())
    given = [*series, *(one.values for one in known)]
    words = [str(python), "-W", "ignore", str(HERE / "rule_peers.py")]
    answer = subprocess.run(words, input=json.dumps(given), capture_output=True, text=True, check=True).stdout
    for one in json.loads(answer):
        said, rules = one["said"], one["ours"]
        on_series, on_known = said[: len(series)], said[len(series) :]
        asked = [(said, told) for said, told in zip(on_known, known, strict=True) if told.rules == rules]
        signals = [bool(said and said[3]) for said in on_series]
        drawn = [_same_lines(said, told) for said, told in asked if told.lines]
        yield PeerAlarms(
            one["package"],
            one["rules"],
            rules,
            next((told.reference for _, told in asked), ""),
            sum(signals) / len(signals),
            sum(a == b for a, b in zip(signals, by_name[rules], strict=True)),
            sum(drawn) if drawn else None,
            sum(said is not None and bool(said[3]) == told.signal for said, told in asked),
            len(asked),
        )


def _same_lines(said: list[float] | None, told: Told) -> bool:
    return said is not None and all(
        isfinite(ours) and isclose(ours, theirs, rel_tol=CLOSE, abs_tol=CLOSE)
        for ours, theirs in zip(said[:3], told.lines, strict=True)
    )
