"""Definitions as YAML text, read as any workspace is, and what one check finds in them."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path
from shutil import rmtree

import pytest

from handoff.analysis.holdings import Holdings
from handoff.model.entry import Act, Agreed, Agreement, Granted, Waiver
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem, Source
from handoff.reading import read_organisation, read_settings

Find = Callable[[Organisation, Holdings], Iterator[Problem]]


@pytest.fixture
def described(tmp_path: Path) -> Callable[..., Organisation]:
    """Read documents as files 0.yaml, 1.yaml and so on, parties.yaml where one begins so; all must be readable."""

    def read(*documents: str, settings: str = "") -> Organisation:
        (tmp_path / "handoff.toml").write_text(f'[organisation]\nname = "Test"\n{settings}', encoding="utf-8")
        folder = tmp_path / "standards"
        rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for number, document in enumerate(documents):
            text = document.lstrip("\n")
            name = "parties" if text.startswith("parties:") else str(number)
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        changed, faults = read_settings(tmp_path)
        assert changed is not None
        organisation, problems = read_organisation(tmp_path, changed)
        assert (faults, problems) == ((), ())
        return organisation

    return read


@pytest.fixture
def look(described: Callable[..., Organisation]) -> Callable[..., list[str]]:
    """Read documents and list what one check finds: ``file:line message``, with further places and what follows."""

    def find_in(find: Find, *documents: str, holdings: Holdings | None = None) -> list[str]:
        return [shown(problem) for problem in find(described(*documents), holdings or Holdings())]

    return find_in


ACT = Act(recorded_at="2026-10-01T08:00:00Z", recorded_by="A. Auditor", program="handoff 0.1")


@pytest.fixture
def word() -> Callable[..., Agreed]:
    """Make a party's word on service/orders/in-time as the ledger keeps it; each stands on a line of its own."""
    lines = count(2)

    def make(party: str = "service", by: str = "", **more: object) -> Agreed:
        line = next(lines)
        kept: dict[str, object] = {"standard": "service/orders/in-time", "current": True}
        kept |= {name: more.pop(name) for name in ("standard", "current", "signer", "fault") if name in more}
        day = date.fromisoformat(more.pop("day", "2026-10-01"))
        said: dict[str, object] = {"terms": "5" * 64, "text": "{}", "stance": "agrees", "by": by or f"{party}'s head"}
        agreement = Agreement(agreed_on=day, standard=kept["standard"], party=party, **said | more)
        return Agreed(id=f"{line:064x}", act=ACT, agreement=agreement, place=Source("ledger/act.jsonl", line, 1), **kept)

    return make


@pytest.fixture
def permission() -> Callable[..., Granted]:
    """Make a waiver of service/orders/in-time, or of a check, as the ledger keeps it; what is given replaces its fields."""
    lines = count(2)

    def make(standard: str | None = "service/orders/in-time", act: Act = ACT, **more: object) -> Granted:
        line = next(lines)
        said: dict[str, object] = {
            "waived_on": date(2026, 10, 1),
            "standard": standard,
            "since": date(2026, 10, 1),
            "until": date(2026, 12, 31),
            "because": "the system moves house",
            "requested_by": "Order desk lead",
            "approved_by": "Quality director",
        }
        waiver = Waiver(**said | more)
        return Granted(f"{line:064x}", act, waiver, Source("ledger/act.jsonl", line, 1), waiver.standard or "")

    return make


def shown(problem: Problem) -> str:
    first, *others = (f"{place.path.removeprefix('standards/')}:{place.line}" for place in (problem.source, *problem.also))
    also = f" (also {', '.join(others)})" if others else ""
    return f"{first} {problem.message}{also}" + "".join(f" | {message}" for message in problem.follows)
