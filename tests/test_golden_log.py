"""Golden files of a history: corrected, taken back, undecided, agreed and waived; HANDOFF_REGENERATE=1 writes them anew."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from msgspec.structs import replace

from handoff.analysis.terms import fingerprint, terms_text
from handoff.ledger import entry_line
from handoff.model.entry import Act, Agreement, Correction, Entry, Measurement, Waiver
from handoff.model.evidence import Evidence
from handoff.workspace.opening import Workspace, open_workspace

from .readable import readable

GOLDEN = Path(__file__).parent / "golden"
ENTERED = "customer-service/special-order/entered-in-time"
FIRST = Act(recorded_at="2026-10-02T08:00:00Z", recorded_by="Ada Buyer", program="handoff 0.1")
THEN = Act(recorded_at="2026-10-09T09:30:00Z", recorded_by="Bob Teller", program="handoff 0.1")
QUESTIONS = {"log": ["log"], "log-standard": ["log", "entered-in-time", "--until", "2026-09-30"]}
CASES = [(name, form) for name in QUESTIONS for form in ("text", "json", "csv", "html", "xlsx")]


def correction(of: Measurement | Correction, value: int | None, because: str) -> Correction:
    name = entry_line(of)[0]
    numbers = {} if value is None else {"numerator": Decimal(value), "denominator": Decimal(104)}
    said = {"observed_on": of.observed_on, "standard": of.standard, "terms": of.terms, "target": of.target, "limit": of.limit}
    return Correction(**said, corrects=name, act=entry_line(FIRST)[0], because=because, nonce=f"c{value}", **numbers)


def entries(workspace: Workspace) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    output, standard = next(
        (output, one) for output in workspace.organisation.outputs for one in output.standards if one.name == ENTERED
    )
    text = terms_text(standard, output.name, standard.promises[0])
    plain = Measurement(
        observed_on=date(2026, 9, 30),
        standard=ENTERED,
        terms=fingerprint(text),
        target="at least 90 %",
        limit="at least 80 %",
        numerator=Decimal(97),
        denominator=Decimal(104),
        evidence=(Evidence("audits/september.pdf"),),
        nonce="a",
    )
    gone = replace(plain, observed_on=date(2026, 8, 31), nonce="b", terms="5" * 64, note="from the old form")
    split = replace(plain, observed_on=date(2026, 10, 1), nonce="c")
    old = replace(plain, standard="customer-service/special-order/by-fax", nonce="d")
    agreed = Agreement(
        agreed_on=date(2026, 9, 1), standard=ENTERED, terms=plain.terms, text=text, party="sales", stance="agrees", by="Ada Buyer"
    )
    waiver = Waiver(
        waived_on=date(2026, 10, 9),
        check="no-head",
        about="sales",
        since=date(2026, 10, 9),
        until=date(2026, 12, 31),
        because="The post is vacant",
        approved_by="M. Director",
    )
    then = (
        correction(plain, 95, "two were counted twice"),
        correction(gone, None, "it never happened"),
        correction(split, 90, "misread"),
        correction(split, 91, "misread, too"),
        waiver,
    )
    return (plain, gone, split, old, agreed), then


@pytest.fixture(scope="module")
def logged(handoff: Callable[..., CompletedProcess[str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo whose ledger has two acts, the second of which corrects the first."""
    folder = tmp_path_factory.mktemp("logged")
    assert handoff("demo", "demo", cwd=folder).returncode == 0
    demo = folder / "demo"
    shutil.rmtree(demo / "ledger")
    workspace = open_workspace(demo)
    assert isinstance(workspace, Workspace)
    (demo / "ledger").mkdir()
    for name, act, said in zip(("first", "then"), (FIRST, THEN), entries(workspace), strict=True):
        (demo / "ledger" / f"{name}.jsonl").write_bytes(b"".join(entry_line(entry)[1] for entry in (act, *said)))
    return demo


@pytest.mark.parametrize(("name", "form"), CASES, ids=[f"{name}-{form}" for name, form in CASES])
def test_a_history_in_a_format_is_what_it_was(
    handoff: Callable[..., CompletedProcess[str]], logged: Path, name: str, form: str
) -> None:
    done = handoff(*QUESTIONS[name], "--format", form, "--output", "out", cwd=logged)
    assert done.returncode == 0, done.stderr
    said = readable((logged / "out").read_bytes(), form)
    golden = GOLDEN / f"{name}.{form}.txt"
    if os.environ.get("HANDOFF_REGENERATE"):
        golden.write_bytes(said)
    assert said == golden.read_bytes()
