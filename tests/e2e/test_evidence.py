"""Evidence from the command line: refused by its name with nothing recorded, kept with its hash, and held against it later."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]
WITHOUT_GIT = "git cannot tell whether it ever had it: this workspace is in no git repository"
RECORD = ("record", "entered-in-time", "97/104")


def acts(folder: Path) -> list[Path]:
    return sorted((folder / "ledger").rglob("*.jsonl"))


def found(handoff: Run, folder: Path) -> list[tuple[str, str]]:
    done = handoff("verify", "--format", "json", cwd=folder)
    facts = json.loads(done.stdout)
    assert (done.returncode, facts["whole"]) == ((4, False) if facts["findings"] else (0, True))
    return sorted((one["finding"], one["message"]) for one in facts["findings"])


@pytest.mark.parametrize("named", ["film.mp4", "standards", "none.pdf", "../outside.pdf", "out.pdf"])
def test_what_cannot_be_evidence_is_refused_by_its_name_and_nothing_is_recorded(handoff: Run, demo: Path, named: str) -> None:
    with (demo / "film.mp4").open("wb") as film:
        film.truncate(100_000_001)
    (demo.parent / "outside.pdf").write_bytes(b"x")
    (demo / "out.pdf").symlink_to(demo.parent / "outside.pdf")
    before = acts(demo)
    for words in (RECORD, ("correct", json.loads(before[0].read_bytes().splitlines()[1])["id"], "--void", "--because", "x")):
        done = handoff(*words, "--by", "Ada", "--evidence", "https://example.org/a", "--evidence", named, cwd=demo)
        assert (done.returncode, done.stdout) == (2, "")
        assert f'"{named}"' in done.stderr
    rows = f"standard,observed_on,value,evidence\nentered-in-time,2026-10-20,1/2,\nentered-in-time,2026-10-20,2/2,{named}\n"
    (demo / "rows.csv").write_text(rows, encoding="utf-8")
    done = handoff("record", "--from", "rows.csv", "--by", "Ada", cwd=demo)
    assert done.returncode == 3
    assert f'"{named}"' in done.stderr
    assert "rows.csv:3" in done.stderr
    assert acts(demo) == before


def test_evidence_of_measurements_corrections_and_rows_is_held_against_its_hash(handoff: Run, demo: Path) -> None:
    for name in ("kept", "changed", "gone", "led", "corrected", "row"):
        (demo / f"{name}.pdf").write_text(name, encoding="utf-8")
    for name in ("kept", "changed", "gone", "led"):
        done = handoff(*RECORD, "--by", "Ada", "--evidence", f"{name}.pdf", "--note", name, "--format", "json", cwd=demo)
        assert done.returncode == 0, done.stderr
    wrong = json.loads(done.stdout)["id"]
    words = (
        "correct",
        wrong,
        "96/104",
        "--because",
        "miscounted",
        "--by",
        "Ada",
        "--evidence",
        "corrected.pdf",
        "--evidence",
        "doc:QM/7",
    )
    assert handoff(*words, cwd=demo).returncode == 0
    (demo / "rows.csv").write_text(
        "standard,observed_on,value,evidence\nentered-in-time,2026-10-20,1/2,row.pdf\n", encoding="utf-8"
    )
    assert handoff("record", "--from", "rows.csv", "--by", "Ada", cwd=demo).returncode == 0
    assert found(handoff, demo) == []
    assert json.loads(handoff("verify", "--format", "json", cwd=demo).stdout)["evidence"] == 6
    for name in ("changed", "corrected", "row"):
        (demo / f"{name}.pdf").write_text("other", encoding="utf-8")
    (demo / "gone.pdf").unlink()
    (demo.parent / "led.pdf").write_text("led", encoding="utf-8")
    (demo / "led.pdf").unlink()
    (demo / "led.pdf").symlink_to(demo.parent / "led.pdf")
    assert found(handoff, demo) == [
        *(
            ("CHANGED", f'The evidence "{name}.pdf" was changed after it was recorded: it has another hash.')
            for name in ("changed", "corrected", "row")
        ),
        ("MISSING", f'The evidence "gone.pdf" is not in this workspace, and {WITHOUT_GIT}.'),
        ("MISSING", 'The evidence "led.pdf" is not in this workspace: a link leads out of it.'),
    ]
    (demo / "gone.pdf").mkdir()
    assert ("MISSING", 'The evidence "gone.pdf" is not to be read (no regular file).') in found(handoff, demo)
