"""Recording as a quality manager does it: one line, one act, one verdict."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Run = Callable[..., CompletedProcess[str]]


def acts(folder: Path) -> set[Path]:
    return set((folder / "ledger").rglob("*.jsonl"))


def test_one_measurement_is_one_new_act_and_an_answer(handoff: Run, demo: Path) -> None:
    before = acts(demo)
    done = handoff("record", "entered-in-time", "97/104", "--by", "A. Auditor", "--note", "week 44", cwd=demo)
    assert done.returncode == 0, done.stderr
    assert "met: 93.3 % against at least 90 %, limit at least 80 % (n 104" in done.stdout
    (act,) = acts(demo) - before
    head, entry = (json.loads(line) for line in act.read_text(encoding="utf-8").splitlines())
    assert head["entry"] == "act"
    assert head["recorded_by"] == "A. Auditor"
    assert (entry["numerator"], entry["denominator"], entry["target"], entry["note"]) == (97, 104, "at least 90 %", "week 44")


def test_recording_changes_no_earlier_byte(handoff: Run, demo: Path) -> None:
    before = {path: path.read_bytes() for path in acts(demo)}
    handoff("record", "entered-in-time", "97/104", "--by", "A", cwd=demo)
    assert {path: path.read_bytes() for path in before} == before


def test_git_s_user_records_and_is_told_what_is_not_committed(handoff: Run, git_demo: Path) -> None:
    done = handoff("record", "entered-in-time", "80/104", cwd=git_demo)
    assert done.returncode == 0, done.stderr
    assert "missed: 76.9 %" in done.stdout
    assert "1 entry is not committed yet" in done.stdout.replace("\n", " ")


def test_commit_commits_the_act_and_nothing_else(handoff: Run, git_demo: Path) -> None:
    changed = git_demo / "standards" / "sales.yaml"
    changed.write_text(changed.read_text(encoding="utf-8") + "# a change of somebody else's\n", encoding="utf-8")
    done = handoff("record", "entered-in-time", "97/104", "--commit", cwd=git_demo)
    assert done.returncode == 0, done.stderr
    shown = subprocess.run(
        ["git", "show", "--name-status", "--format="], cwd=git_demo, capture_output=True, text=True, check=True
    ).stdout
    assert shown.startswith("A\tledger/")
    assert shown.count("\n") == 1


def test_a_minus_and_a_digit_is_a_value(handoff: Run, demo: Path) -> None:
    done = handoff("record", "entered-in-time", "-0.3", "--by", "A", cwd=demo)
    assert done.returncode == 2
    assert '"-0.3"' in done.stderr
    assert "No such option" not in done.stderr


def test_nothing_to_measure_is_recorded_with_its_reason(handoff: Run, demo: Path) -> None:
    done = handoff("record", "entered-in-time", "--no-opportunity", "closed for stocktaking", "--by", "A", cwd=demo)
    assert done.returncode == 0, done.stderr
    assert "closed for stocktaking" in done.stdout


def test_refusals_record_nothing(handoff: Run, demo: Path) -> None:
    before = acts(demo)
    for words, expected in (
        (("entered-in-tme", "97/104"), "entered-in-time"),
        (("entered-in-time", "105/104"), "105/104"),
        (("entered-in-time", "93 %"), "97/104"),
        (("entered-in-time", "1e400"), "1e400"),
        (("entered-in-time",), "97/104"),
        (("../../etc/passwd", "1"), "../../etc/passwd"),
        (("entered-in-time", "97/104", "--on", "03/04/2026"), "YYYY-MM-DD"),
        (("entered-in-time", "97/104", "--on", "2199-01-01"), "future"),
        (("entered-in-time", "97/104", "--evidence", "audits/none.pdf"), "audits/none.pdf"),
        (("entered-in-time", "97/104", "--notte", "x"), "--note"),
    ):
        done = handoff("record", *words, "--by", "A", cwd=demo)
        assert done.returncode == 2, (words, done.stderr)
        assert expected in done.stderr
    assert acts(demo) == before


def test_a_bad_row_records_nothing_and_every_bad_row_is_listed_with_its_line(handoff: Run, demo: Path) -> None:
    before = acts(demo)
    (demo / "rows.csv").write_text(
        "standard,observed_on,value\n"
        "entered-in-time,2026-10-31,97/104\n"
        "entered-in-time,2026-10-32,97/104\n"
        "entered-in-tme,2026-10-31,97/104\n"
        "entered-in-time,2026-10-31,nan\n",
        encoding="utf-8",
    )
    done = handoff("record", "--from", "rows.csv", "--by", "A", cwd=demo)
    assert done.returncode == 3
    for place in ("rows.csv:3", "rows.csv:4", "rows.csv:5"):
        assert place in done.stderr
    assert "rows.csv:2" not in done.stderr
    assert acts(demo) == before


def test_evidence_in_the_workspace_is_kept_with_its_hash(handoff: Run, demo: Path) -> None:
    (demo / "audits").mkdir()
    (demo / "audits" / "week.txt").write_bytes(b"what was seen\n")
    before = acts(demo)
    done = handoff(
        "record", "entered-in-time", "97/104", "--by", "A", "--evidence", "audits/week.txt", "--evidence", "DOC-17", cwd=demo
    )
    assert done.returncode == 0, done.stderr
    (act,) = acts(demo) - before
    entry = json.loads(act.read_text(encoding="utf-8").splitlines()[1])
    digest = subprocess.run(["sha256sum", "audits/week.txt"], cwd=demo, capture_output=True, text=True, check=True).stdout.split()[
        0
    ]
    assert entry["evidence"] == [{"ref": "audits/week.txt", "sha256": digest}, {"ref": "DOC-17"}]
