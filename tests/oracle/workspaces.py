"""Workspaces of one department, written, recorded and reported on through the program's own doors, in this process."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import yaml
from msgspec import to_builtins
from msgspec.structs import asdict, replace

from handoff.analysis.judged import Question
from handoff.analysis.periods import Period
from handoff.ledger import entry_line
from handoff.model.entry import Act, Correction, Measurement, Observation
from handoff.model.entry import Waiver as Entry
from handoff.reports import compliance
from handoff.workspace.asking import ask, span_of
from handoff.workspace.opening import Workspace, open_workspace
from handoff.workspace.recording import Desk, Said

from .words import Waiver


class Written(NamedTuple):
    """A standard as its file says it, its units, and what was recorded: day and value, '' for no opportunity."""

    definition: dict[str, Any]
    units: tuple[str, ...]
    recorded: tuple[tuple[date, str], ...]


def write(folder: Path, written: Sequence[Written], starts: tuple[int, int]) -> None:
    """Write the organisation's files; its standards are works/goods/s0, s1 and so on."""
    settings = f'[organisation]\nname = "X"\ntimezone = "UTC"\nfiscal_year_starts = "{starts[0]:02}-{starts[1]:02}"\n'
    goods = {"name": "Goods", "customers": {"sales": {"used_for": "x"}}}
    promised = {f"s{number}": one.definition for number, one in enumerate(written)}
    works = {"department": "works", "name": "Works", "outputs": {"goods": goods | {"standards": promised}}}
    (folder / "standards").mkdir(exist_ok=True)
    (folder / "handoff.toml").write_text(settings, encoding="utf-8")
    (folder / "standards" / "works.yaml").write_text(yaml.safe_dump(works), encoding="utf-8")
    (folder / "standards" / "parties.yaml").write_text("parties: {sales: {name: Sales, kind: customer}}\n", encoding="utf-8")


def opened(folder: Path) -> Workspace:
    workspace = open_workspace(folder)
    assert isinstance(workspace, Workspace), workspace
    assert workspace.problems == ()
    return workspace


def record(folder: Path, written: Sequence[Written], chance: Random) -> None:
    """Record all values as one act, after all the days that may be judged; some of them wrongly at first, then corrected."""
    workspace = opened(folder)
    desk = Desk(workspace.organisation)
    with workspace.ledger.draft(Act(recorded_at="2201-01-01T08:00:00Z", recorded_by="A", program="handoff")) as draft:
        for number, one in enumerate(written):
            for day, value in one.recorded:
                wrong = chance.choice(one.recorded)[1] if chance.random() < 0.3 else value
                for entry in _entries(desk, f"works/goods/s{number}", day, (wrong, value), chance):
                    draft.add(entry)
        draft.publish()


def _entries(desk: Desk, name: str, day: date, values: tuple[str, str], chance: Random) -> Iterator[Measurement | Correction]:
    """A measurement, corrected where it was wrong at first; now and then one more that is taken back."""
    wrong, right = (_measured(desk, name, day, value, chance) for value in values)
    yield wrong
    if values[0] != values[1]:
        interim = _correction(wrong, wrong.observation, chance)
        chain = (wrong, interim) if chance.random() < 0.5 else (wrong,)
        yield from chain[1:]
        yield _correction(chain[-1], right.observation, chance)
    if chance.random() < 0.1:
        more = _measured(desk, name, day, values[0], chance)
        yield from (_correction(more, Observation(), chance), more)


def _measured(desk: Desk, name: str, day: date, value: str, chance: Random) -> Measurement:
    said = desk.measurement(Said(name, day, tuple(value.split()), "" if value else "closed"))
    assert isinstance(said, Measurement), said
    return replace(said, nonce=f"{chance.getrandbits(64):016x}")


def _correction(of: Measurement | Correction, seen: Observation, chance: Random) -> Correction:
    kept = {"observed_on": of.observed_on, "standard": of.standard, "terms": of.terms, "target": of.target, "limit": of.limit}
    said = {"corrects": entry_line(of)[0], "act": "0" * 64, "because": "misread", "nonce": f"{chance.getrandbits(64):016x}"}
    return Correction(**kept, **said, **asdict(seen))


def waive(folder: Path, waivers: Sequence[Waiver], incomplete: Sequence[Waiver]) -> None:
    """Record waivers, and others of which each lacks something or was approved by who asked: those allow nothing."""
    lacking = ({"until": None}, {"because": None}, {"approved_by": None}, {"requested_by": "b  HEAD"})
    allowed: list[tuple[Waiver, dict[str, str | None]]] = [(one, {}) for one in waivers]
    with opened(folder).ledger.draft(Act(recorded_at="2026-04-12T08:00:00Z", recorded_by="A", program="handoff")) as draft:
        for one, without in allowed + [(one, lacking[number % 4]) for number, one in enumerate(incomplete)]:
            said = {"until": one.last, "because": "x", "requested_by": "A", "approved_by": "B Head"} | without
            draft.add(Entry(waived_on=one.given, standard=one.standard, since=one.first, **said))
        draft.publish()


def report(workspace: Workspace, as_of: date, asked: str) -> Any:
    """The facts of the compliance report; asked for `2026-10`, for two days as in `2026-10-01..2026-10-31`, or for nothing."""
    since, _, until = asked.partition("..")
    span = span_of("" if until else since, since if until else "", until, workspace.settings)
    assert span is None or isinstance(span, Period), span
    answer = ask(workspace, Question(as_of, span))
    assert answer.problems == ()
    return to_builtins(compliance.page(answer.judged).facts)
