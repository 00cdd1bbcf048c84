"""The measured sections of `docs/statistics.md`; everything else on that page is prose and stays as it is."""

import re
from collections.abc import Iterable, Sequence

from emergency import Department
from false_alarms import Alarms, PeerAlarms
from judging import Judging
from many_standards import POINTS, STANDARDS
from steady import POINTS as STEADY_POINTS
from steady import SEED

ALARMS = """\
## False alarms

{count:,} series of {points} independent normal values, drawn with a fixed seed ({seed}): nothing ever changes in them, so every
signal is false. Limits come from the series themselves. *Published* is what was simulated for the specification of these
statistics, with other random numbers.

| rules | series with a signal | 95 % interval | published |
|---|---:|---:|---:|
"""
PEERS = """
Other implementations, independent of ours, on the same series. R does not come with them, so a second test says which of them
does as R does: on {known} series for which NHSRplotthedots 0.2.2, qcc 3.0 and qicharts2 0.8.1 were run, *lines* counts those
with the same centre and limits to 1e-9, and *signals* those on which both say that there is one, or both that there is none.
Our own tests hold every point of every one of them.

| package | its rules | our set | series with a signal | says the same as ours | reference | lines | signals |
|---|---|---|---:|---:|---|---:|---:|
"""
EMERGENCY = """\
## Seven accident and emergency departments

English emergency departments, the share seen within four hours in 36 months, target 95 % (NHS England, Open Government Licence).
The last three columns are what `handoff report improvement` said when this page was made; p' is the chart that it chooses.

| department | NHSRplotthedots, unscreened | its default | `--chart xmr` | `--rules ptd --screened` | p' |
|---|---|---|---|---|---|
"""
SPREAD = """
| department | attendances a month | sigma z | points beyond p limits | p' | XmR | p' limits, last month | XmR limits |
|---|---:|---:|---:|---:|---:|---|---|
"""
JUDGING = """\
## Ten thousand standards in one report

{standards:,} standards of {points} months each, {entries:,} entries: `handoff report improvement --format json`, medians of
{runs}. NumPy judges the same points, which it finds in one file of numbers, as XmR charts by the four rules of Making Data
Count: no definitions, no ledger, no target, no comparison with a baseline, no sentence.

| what | seconds | processor, s | peak, MB | charts with a signal now |
|---|---:|---:|---:|---:|
"""
PARTS = """
Where the processor time of the first line goes, in one process:

| part | seconds | share |
|---|---:|---:|
"""


def page(old: str, sections: Iterable[str]) -> str:
    """The page with these sections in place of its own of the same headings."""
    parts = re.split(r"^(?=## )", old, flags=re.MULTILINE)
    fresh = {section.partition("\n")[0]: section.rstrip() + "\n\n" for section in sections}
    return "".join(fresh.get(part.partition("\n")[0], part) for part in parts).rstrip() + "\n"


def alarms_section(ours: Sequence[Alarms], peers: Sequence[PeerAlarms]) -> str:
    """How often each set finds something where nothing is, and other implementations."""
    count = len(ours[0].found)
    text = ALARMS.format(count=count, points=STEADY_POINTS, seed=SEED) + "".join(map(_alarm_row, ours))
    if not peers:
        return text
    return text + PEERS.format(known=max(one.known for one in peers)) + "".join(_peer_row(one, count) for one in peers)


def _alarm_row(one: Alarms) -> str:
    found, count = sum(one.found), len(one.found)
    lower, upper = one.interval
    return f"| {one.asked.name} | {_percent(found / count)} | {_percent(lower)} to {_percent(upper)} | {one.published} |\n"


def _peer_row(one: PeerAlarms, count: int) -> str:
    lines = "" if one.lines is None else f"{one.lines} of {one.known}"
    return (
        f"| {one.package} | {one.rules} | {one.ours} | {_percent(one.share)} | {_percent(one.same / count, 2)} "
        f"| {one.reference} | {lines} | {one.signals} of {one.known} |\n"
    )


def emergency_section(found: Sequence[Department]) -> str:
    """The departments; '' where there is no reference data."""
    if not found:
        return ""
    return EMERGENCY + "".join(map(_answers_row, found)) + SPREAD + "".join(map(_spread_row, found))


def _answers_row(one: Department) -> str:
    said = (one.unscreened, one.screened, *(one.said[name] for name in ("xmr", "ptd", "pp")))
    return f"| {one.code} | " + " | ".join(", ".join(words) for words in said) + " |\n"


def _spread_row(one: Department) -> str:
    limits = " | ".join(f"{_percent(lower, 2)} to {_percent(upper, 2)}" for lower, upper in one.limits)
    beyond = " | ".join(map(str, one.beyond))
    return f"| {one.code} | {one.attendances:,} | {one.sigma_z:.1f} | {beyond} | {limits} |\n"


def judging_section(found: Judging, runs: int) -> str:
    """One large report beside NumPy."""
    text = JUDGING.format(
        standards=STANDARDS, points=POINTS, entries=STANDARDS * POINTS, runs=f"{runs} runs" if runs > 1 else "one run"
    )
    for name, run, signals in (("XmR", found.xmr, str(found.signals)), ("the chart that suits (p')", found.suiting, "")):
        text += f"| handoff, {name} | {run.seconds:.1f} | {run.processor:.1f} | {run.megabytes:.0f} | {signals} |\n"
    if found.peer:
        singly, at_once = found.peer.signals
        text += f"| NumPy, chart by chart | {found.peer.singly:.1f} | | | {singly} |\n"
        text += f"| NumPy, all at once | {found.peer.at_once:.2f} | | | {at_once} |\n"
        text += f"| NumPy, reading its file | {found.peer.read:.1f} | | | |\n"
    total = sum(part.seconds for part in found.parts)
    return (
        text
        + PARTS
        + "".join(f"| {part.name} | {part.seconds:.1f} | {_percent(part.seconds / total, 0)} |\n" for part in found.parts)
    )


def _percent(share: float, decimals: int = 1) -> str:
    """As the reports write it."""
    return f"{share * 100:.{decimals}f} %"
