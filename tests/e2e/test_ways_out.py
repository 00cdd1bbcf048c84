"""Every way out: exit codes, closed pipes, full disks, narrow terminals."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., CompletedProcess[str]]


@pytest.mark.parametrize(
    "words", [["--help"], ["check", "--help"], ["record", "--help"], ["report", "compliance", "--help"], ["show", "--help"]]
)
def test_help_has_an_example(handoff: Run, tmp_path: Path, words: list[str]) -> None:
    done = handoff(*words, cwd=tmp_path)
    assert done.returncode == 0
    assert "handoff " in done.stdout


def test_an_unknown_command_asks_did_you_mean(handoff: Run, tmp_path: Path) -> None:
    done = handoff("recrod", cwd=tmp_path)
    assert done.returncode == 2
    assert "record" in done.stderr


def test_what_was_typed_is_shown_safely(handoff: Run, demo: Path) -> None:
    for words in (
        ["check", "--\x1b[31mred"],
        ["show", "\x1b]8;;evil\x07"],
        ["record", "\u202espdrawkcab", "1"],
        ["explain", "\x9b1m"],
    ):
        done = handoff(*words, cwd=demo)
        assert done.returncode == 2
        assert not set("\x1b\x9b\x07\u202e") & set(done.stdout + done.stderr)


def test_a_closed_pipe_is_quiet(demo: Path) -> None:
    script = f"{sys.executable} -m handoff report compliance --as-of 2026-11-10 | head -n 1"
    done = subprocess.run(["bash", "-c", script], cwd=demo, capture_output=True, text=True, check=True)
    assert done.stderr == ""


@pytest.mark.parametrize("words", ["check", "report compliance --as-of 2026-11-10", "record entered-in-time 97/104 --by A"])
def test_a_reader_that_has_gone_is_no_finding(demo: Path, words: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "handoff", *words.split()]
    done = subprocess.run(command, cwd=demo, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_an_error_of_output(demo: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "handoff", "check"], cwd=demo, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 5
    assert "Traceback" not in done.stderr


def test_closed_stdout_is_an_error_of_output(demo: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m handoff check >&-"], cwd=demo, capture_output=True, text=True, check=False
    )
    assert done.returncode == 5
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", ["record entered-in-time 97/104 --by A", "record --from rows.csv --by A"])
def test_a_recording_whose_answer_fails_says_that_it_is_kept(demo: Path, words: str) -> None:
    (demo / "rows.csv").write_text("standard,observed_on,value\nentered-in-time,2026-11-20,97/104\n", encoding="utf-8")
    before = set((demo / "ledger").rglob("*.jsonl"))
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m handoff {words} >&-"], cwd=demo, capture_output=True, text=True, check=False
    )
    (act,) = set((demo / "ledger").rglob("*.jsonl")) - before
    assert done.returncode == 5
    assert f"Recorded in {act.relative_to(demo)}; do not record it again." in done.stderr
    assert "try again" not in done.stderr


def test_a_complaint_about_a_long_word_is_short(handoff: Run, demo: Path) -> None:
    for words in (["check", f"--{'x' * 100_000}"], ["x" * 100_000], ["report", "compliance", "--period", "2" * 100_000]):
        done = handoff(*words, cwd=demo)
        assert done.returncode == 2
        assert len(done.stderr) < 2000


def test_a_department_that_is_there_twice_is_refused_by_reports(handoff: Run, demo: Path) -> None:
    twin = demo / "standards" / "twin.yaml"
    twin.write_bytes((demo / "standards" / "sales.yaml").read_bytes())
    for words in (["check"], ["report", "compliance"], ["show", "sales"], ["map"]):
        done = handoff(*words, cwd=demo)
        assert done.returncode == 3, words
        assert "The id sales is given to 2 departments or parties." in done.stdout + done.stderr


def test_a_beginning_that_fails_leaves_no_file(tmp_path: Path) -> None:
    script = f"ulimit -f 1; {sys.executable} -m handoff init new --name X --department Desk"
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 5, done.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_closed_stderr_changes_no_exit_code(demo: Path) -> None:
    for words, code in (("record nope 5", 2), ("check", 0), ("check --bogus", 2)):
        done = subprocess.run(
            ["bash", "-c", f"{sys.executable} -m handoff {words} 2>&-"], cwd=demo, capture_output=True, check=False
        )
        assert (words, done.returncode) == (words, code)


@pytest.mark.parametrize("width", ["0", "1", "10", "99999999999999999999", "-5", "abc", ""])
def test_help_is_legible_at_any_width(handoff: Run, tmp_path: Path, width: str) -> None:
    done = handoff("--help", cwd=tmp_path, env={"COLUMNS": width})
    assert done.returncode == 0
    assert "demo" in done.stdout


def test_a_folder_that_is_gone_is_said(demo: Path) -> None:
    script = f"mkdir gone && cd gone && rmdir ../gone && {sys.executable} -m handoff --project {demo} check"
    done = subprocess.run(["bash", "-c", script], cwd=demo, capture_output=True, text=True, check=False)
    assert done.returncode == 5
    assert "the folder you are in is gone" in done.stderr


def test_a_failed_report_leaves_the_old_file(handoff: Run, demo: Path) -> None:
    old = demo / "report.md"
    old.write_text("the old report\n", encoding="utf-8")
    (demo / "standards" / "sales.yaml").write_text("department: [\n", encoding="utf-8")
    done = handoff("report", "compliance", "--format", "markdown", "--output", "report.md", cwd=demo)
    assert done.returncode == 3
    assert old.read_text(encoding="utf-8") == "the old report\n"


def test_a_report_goes_whole_into_a_file(handoff: Run, demo: Path) -> None:
    words = ["report", "compliance", "--as-of", "2026-11-10", "--format", "markdown"]
    printed = handoff(*words, cwd=demo).stdout
    done = handoff(*words, "--output", "report.md", cwd=demo)
    assert (done.returncode, done.stdout) == (0, "")
    assert (demo / "report.md").read_text(encoding="utf-8") == printed
    assert not list(demo.glob(".report*"))


def test_an_ascii_terminal_gets_ascii(handoff: Run, demo: Path) -> None:
    done = handoff(
        "report", "compliance", "--as-of", "2026-11-10", cwd=demo, env={"PYTHONIOENCODING": "ascii", "LANG": "C", "LC_ALL": "C"}
    )
    assert done.returncode == 0
    assert done.stdout.isascii()


def test_a_flag_has_its_variable(handoff: Run, demo: Path, tmp_path: Path) -> None:
    done = handoff("check", cwd=tmp_path, env={"HANDOFF_PROJECT": str(demo), "HANDOFF_CHECK_FORMAT": "json"})
    assert done.returncode == 0
    assert done.stdout.startswith("{")


def test_a_fault_of_our_own_exits_with_70(demo: Path) -> None:
    script = (
        "import sys\nsys.argv = ['handoff', 'check']\n"
        "import handoff.workspace.checking as checking\n"
        "def broken(*_):\n    raise KeyError('inside')\n"
        "checking.check = broken\n"
        "from handoff.cli.main import main\nmain()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=demo, capture_output=True, text=True, check=False)
    assert done.returncode == 70
    assert "a fault of handoff itself: KeyError" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    "words",
    [
        ["report", "compliance", "--as-of"],
        ["report", "compliance", "--until", "2026-10-31", "--since"],
        ["report", "compliance", "--since", "2026-10-01", "--until"],
        ["show", "customer-service", "--as-of"],
        ["record", "entered-in-time", "97/104", "--by", "A", "--on"],
    ],
)
def test_a_day_beyond_the_years_people_live_in_is_a_fault_of_usage(handoff: Run, demo: Path, words: list[str], day: str) -> None:
    done = handoff(*words, day, cwd=demo)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is no day" in done.stderr
    assert "1900 to 2200" in done.stderr


def test_what_is_no_regular_file_is_written_to_and_never_replaced(handoff: Run, demo: Path) -> None:
    pipe = demo / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        done = handoff("check", "--output", "pipe", cwd=demo)
        out, _ = reader.communicate()
    assert done.returncode == 0
    assert b"No problems found" in out
    assert pipe.is_fifo()


@pytest.mark.parametrize("target", [".", "none/report.md"])
def test_an_output_that_cannot_be_written_is_named_as_it_was_typed(handoff: Run, demo: Path, target: str) -> None:
    done = handoff("check", "--output", target, cwd=demo)
    assert done.returncode == 5
    assert f"{target}: " in done.stderr.split("\n")[0]


def test_a_folder_that_was_named_and_is_no_workspace_is_said_by_its_name(handoff: Run, demo: Path) -> None:
    done = handoff("--project", "standards", "check", cwd=demo)
    assert done.returncode == 2
    assert 'There is no handoff.toml in "standards".' in done.stderr
    assert "nor in any folder above" not in done.stderr


def test_a_word_that_is_no_choice_is_told_the_choices(handoff: Run, demo: Path) -> None:
    done = handoff("check", "--level", "all", cwd=demo)
    assert done.returncode == 2
    assert "'all' is not one of 'defined', 'agreed', 'measured', 'improving'." in done.stderr
    assert "Value error" not in done.stderr
    assert handoff("check", cwd=demo, env={"HANDOFF_CHECK_LEVEL": ""}).returncode == 0


def test_a_file_of_the_program_that_is_cut_off_is_nobody_s_interruption(demo: Path, tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "handoff", "due", "--as-of", "2026-11-10"]

    def run() -> CompletedProcess[str]:
        cache = environment | {"PYTHONPYCACHEPREFIX": str(tmp_path / "cache")}
        return subprocess.run(command, cwd=demo, env=cache, capture_output=True, text=True, check=False)

    assert run().returncode == 0
    (kept,) = (tmp_path / "cache").rglob("handoff/workspace/due.*.pyc")
    kept.write_bytes(kept.read_bytes()[:40])
    done = run()
    assert (done.returncode, done.stdout) == (70, "")
    assert "EOFError" in done.stderr
    assert "interrupted" not in done.stderr
