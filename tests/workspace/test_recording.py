"""What people say becomes an entry, or a fault with its reason; nothing that cannot be kept as text gets that far."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from handoff.model.entry import Measurement
from handoff.model.evidence import Evidence
from handoff.model.problem import Fault
from handoff.workspace.opening import Workspace, open_workspace
from handoff.workspace.recording import Desk, Said, act_of, clock_fault, evidence_of, record

DAY = date(2026, 10, 31)
NOW = datetime(2026, 11, 20, 16, 2, 11, tzinfo=UTC)


@pytest.fixture
def workspace(demo: Path) -> Workspace:
    found = open_workspace(demo)
    assert isinstance(found, Workspace)
    return found


def test_an_entry_carries_the_promise_of_its_day(workspace: Workspace) -> None:
    desk = Desk(workspace.organisation)
    now = desk.measurement(Said("entered-in-time", DAY, ("97/104",)))
    then = desk.measurement(Said("entered-in-time", date(2025, 3, 31), ("97/104",)))
    assert isinstance(now, Measurement)
    assert isinstance(then, Measurement)
    assert (now.target, now.limit) == ("at least 90 %", "at least 80 %")
    assert (then.target, then.limit) == ("at least 75 %", "at least 65 %")
    assert now.terms != then.terms


@pytest.mark.parametrize(
    ("said", "part"),
    [
        (Said("entered-in-time", DAY), "no value"),
        (Said("entered-in-time", DAY, ("97/104",), no_opportunity="closed"), "together with a reason"),
        (Said("entered-in-time", DAY, ("97/104",), note="x" * 4001), "4,001 characters"),
        (Said("entered-in-time", DAY, ("97/104",), note="caf\udce9"), "no text"),
        (Said("entered-in-time", DAY, ("97/104",), evidence=(Evidence("caf\udce9"),)), "no text"),
        (Said("entered-in-time", DAY, ("97/104",), recorded_by="a\nb"), "control characters or several lines"),
        (Said("entered-in-time", DAY, ("97/104",), recorded_by="x" * 201), "has 201 characters"),
        (Said("entered-in-time", DAY, ("97/104",) * 10_001), "Too much for one entry"),
        (Said("entered-in-time", DAY, ("97/104",), evidence=(Evidence("a"),) * 101), "Too much for one entry"),
        (Said("entered-in-time", DAY, ("97/104",), evidence=(Evidence("a" * 4000),) * 11), "Too much for one entry"),
        (Said("entered-in-tme", DAY, ("97/104",)), "entered-in-tme"),
        (Said("entered-in-time", DAY, ("97,5",)), "97,5"),
        (Said("first-answer", DAY, ("1wd",)), "The entry is in wd, its target is `at most 4 wh, attain 90 %`"),
    ],
)
def test_what_cannot_be_recorded_is_a_fault_with_its_reason_and_remedy(workspace: Workspace, said: Said, part: str) -> None:
    fault = Desk(workspace.organisation).measurement(said)
    assert isinstance(fault, Fault)
    assert part in fault.message
    assert fault.why
    assert fault.fix


@pytest.mark.parametrize(("behind", "refused"), [(timedelta(hours=23), False), (timedelta(hours=25), True), (timedelta(-1), False)])
def test_a_clock_more_than_a_day_behind_the_newest_act_is_refused(workspace: Workspace, behind: timedelta, refused: bool) -> None:  # noqa: FBT001 -- a table
    measurement = Desk(workspace.organisation).measurement(Said("entered-in-time", DAY, ("97/104",)))
    assert isinstance(measurement, Measurement)
    late = datetime(2999, 1, 2, tzinfo=UTC)
    record(workspace, act_of(late, "A. Auditor"), measurement)
    assert (clock_fault(workspace, late - behind) is not None) == refused


def test_evidence_is_a_file_of_the_workspace_with_its_hash_or_a_text(tmp_path: Path) -> None:
    (tmp_path / "audit.txt").write_bytes(b"abc")
    sha256_of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-2, appendix B.1
    assert evidence_of(tmp_path, tmp_path, "audit.txt") == Evidence("audit.txt", sha256_of_abc)
    assert evidence_of(tmp_path, tmp_path, "https://example.org/a.pdf") == Evidence("https://example.org/a.pdf")
    assert evidence_of(tmp_path, tmp_path, "DOC-17") == Evidence("DOC-17")


def test_the_longest_entry_that_is_taken_fits_on_its_line(workspace: Workspace) -> None:
    texts = tuple(Evidence("\u200b" * 390, "0" * 64) for _ in range(100))
    said = Said("first-answer", DAY, ("999999999.999999wh",) * 10_000, evidence=texts, recorded_by="A" + "\u200b" * 199)
    measurement = Desk(workspace.organisation).measurement(said)
    assert isinstance(measurement, Measurement), measurement
    assert record(workspace, act_of(datetime(2026, 11, 20, tzinfo=UTC), "A. Auditor"), measurement).entries == 1


def test_evidence_may_be_a_long_text_and_must_be_some(tmp_path: Path) -> None:
    assert evidence_of(tmp_path, tmp_path, "y" * 300) == Evidence("y" * 300)
    (tmp_path / "lost").symlink_to("nowhere")
    for named in ("", "  ", "lost"):
        assert isinstance(evidence_of(tmp_path, tmp_path, named), Fault)


@pytest.mark.parametrize("named", ["audits/none.pdf", "none.pdf", "../outside.txt", ".", "/etc/hostname"])
def test_evidence_that_is_missing_or_outside_is_refused_by_name(tmp_path: Path, named: str) -> None:
    root = tmp_path / "workspace"
    root.mkdir()
    (tmp_path / "outside.txt").write_bytes(b"x")
    fault = evidence_of(root, root, named)
    assert isinstance(fault, Fault)
    assert named in fault.message


def test_a_moment_is_kept_in_utc_to_the_second() -> None:
    assert act_of(NOW, "A. Auditor").recorded_at == "2026-11-20T16:02:11Z"
