"""Rows from another program: JSON Lines on the standard input, kept privately while they are read, and gone afterwards."""

import hashlib
import json
import os
import pty
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .works import ADA, ENTERED, Run, entries, everything

FROM_STDIN = ("record", "--from", "-", *ADA)


def line(day: int, value: str = "97/104") -> str:
    return json.dumps({"standard": "entered-in-time", "observed_on": f"2026-10-{day:02}", "value": value}) + "\n"


def test_rows_are_recorded_and_the_act_keeps_the_hash_of_what_came_in(handoff: Run, site: Path) -> None:
    said = line(30) + line(31)
    done = handoff(*FROM_STDIN, "--format", "json", cwd=site, input=said)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["recorded"] == 2
    assert [entry["standard"] for entry in entries(site)] == [ENTERED] * 2
    (act,) = (site / "ledger").rglob("*.jsonl")
    head = json.loads(act.read_text(encoding="utf-8").splitlines()[0])
    assert (head["source"], head["source_sha256"]) == ("standard input", hashlib.sha256(said.encode()).hexdigest())
    assert [path.name for path in site.glob(".handoff/*")] in ([], [".gitignore"])
    again = json.loads(handoff(*FROM_STDIN, "--format", "json", cwd=site, input=said).stdout)
    assert (again["recorded"], again["known"]) == (0, 2)


def test_a_rehearsal_or_a_bad_row_leaves_nothing(handoff: Run, site: Path) -> None:
    before = everything(site)
    assert handoff(*FROM_STDIN, "--dry-run", cwd=site, input=line(30)).returncode == 0
    assert everything(site) == before
    done = handoff(*FROM_STDIN, cwd=site, input=line(30) + line(31, "much"))
    assert done.returncode == 3
    assert "standard input:2" in done.stderr
    assert {path for path in everything(site) if path.is_file()} == {path for path in before if path.is_file()}


def test_other_forms_are_told_to_come_in_a_file(handoff: Run, site: Path) -> None:
    before = everything(site)
    done = handoff(*FROM_STDIN, cwd=site, input="standard,observed_on,value\nentered-in-time,2026-10-31,97/104\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert '{"standard":"entered-in-time","observed_on":"2026-10-31","value":"97/104"}' in done.stderr
    assert everything(site) == before


def test_a_terminal_is_shown_an_example(handoff: Run, site: Path) -> None:
    before = everything(site)
    leader, follower = pty.openpty()
    try:
        done = handoff(*FROM_STDIN, cwd=site, stdin=follower)
    finally:
        os.close(leader)
        os.close(follower)
    assert (done.returncode, done.stdout) == (2, "")
    assert "this is a terminal" in done.stderr
    assert "echo '{" in done.stderr
    assert everything(site) == before


@pytest.mark.parametrize("kind", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_what_came_in_is_removed_after_ctrl_c_and_what_ends_like_it(site: Path, kind: signal.Signals) -> None:
    """A test run in the background hands down a deaf ear to SIGINT, hence the line that gives it back."""
    before = {path for path in everything(site) if path.is_file()}
    script = (
        "import signal, runpy; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "signal.signal(signal.SIGHUP, signal.SIG_DFL); "
        "runpy.run_module('handoff', run_name='__main__')"
    )
    command = [sys.executable, "-c", script, *FROM_STDIN]
    with subprocess.Popen(command, cwd=site, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdin is not None
        running.stdin.write(line(30).encode())
        running.stdin.flush()
        while not list(site.glob(".handoff/.input-*")):
            assert running.poll() is None
            time.sleep(0.02)
        assert [path.stat().st_mode & 0o777 for path in site.glob(".handoff/.input-*")] == [0o600]
        running.send_signal(kind)
        _, said = running.communicate()
    assert running.returncode == 130, said
    assert {path for path in everything(site) if path.is_file()} == before


def test_a_disk_that_takes_a_part_of_what_comes_in_refuses_it_whole(handoff: Run, site: Path) -> None:
    """The limit lies at the end of a line: what fits would be read as if it were all."""
    before, one = everything(site), line(30)
    rows = "".join(one.replace("}", f',"key":"{number:06d}"}}', 1) for number in range(400))
    largest = len(rows) // 400 * 200
    done = handoff(
        *FROM_STDIN, cwd=site, input=rows, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    )
    assert (done.returncode, done.stdout) == (5, "")
    assert "File too large" in done.stderr
    assert everything(site) == before


def test_what_a_killed_import_left_is_removed_by_the_next_and_what_another_holds_is_not(handoff: Run, site: Path) -> None:
    command = [sys.executable, "-m", "handoff", *FROM_STDIN]
    with subprocess.Popen(command, cwd=site, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        while not (held := list(site.glob(".handoff/.input-*"))):
            assert running.poll() is None
            time.sleep(0.02)
        assert handoff(*FROM_STDIN, cwd=site, input=line(30)).returncode == 0
        assert list(site.glob(".handoff/.input-*")) == held
        running.kill()
        running.communicate()
    assert list(site.glob(".handoff/.input-*")) == held
    assert handoff(*FROM_STDIN, cwd=site, input=line(30)).returncode == 0
    assert list(site.glob(".handoff/.input-*")) == []
