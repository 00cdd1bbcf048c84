"""An import that is interrupted, or follows a change of the standard, leaves the ledger as it was."""

import signal
import subprocess
import sys
import time
from pathlib import Path

from .works import ADA, Run, entries, everything, imported, october, rows

DEAF_NO_MORE = (
    "import signal, runpy; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "runpy.run_module('handoff', run_name='__main__')"
)


def test_an_import_that_is_interrupted_records_nothing_and_leaves_no_file(handoff: Run, site: Path) -> None:
    name = rows(site, *(f"entered-in-time,2026-10-{1 + at % 28:02},97/104,row {at}" for at in range(60_000)))
    before = {path for path in everything(site) if path.is_file()}
    command = [sys.executable, "-c", DEAF_NO_MORE, "record", "--from", name, *ADA]
    with subprocess.Popen(command, cwd=site, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        while not list(site.glob("ledger/*/*/.*.tmp")):
            assert running.poll() is None, running.communicate()
            time.sleep(0.02)
        running.send_signal(signal.SIGINT)
        out, said = running.communicate()
    assert (running.returncode, out) == (130, ""), said
    assert "nothing more was recorded" in said
    assert {path for path in everything(site) if path.is_file()} - {site / ".handoff" / ".gitignore"} == before
    rows(site, "entered-in-time,2026-10-31,97/104,")
    assert imported(handoff, site, name)["recorded"] == 1


def test_a_row_keeps_the_target_of_its_day_when_the_standard_changes_between_two_imports(handoff: Run, site: Path) -> None:
    name = rows(site, "entered-in-time,2026-10-30,97/104,", "entered-in-time,2026-10-31,97/104,")
    imported(handoff, site, name)
    counted, recorded = october(handoff, site), entries(site)
    file = site / "standards" / "customer-service.yaml"
    text = file.read_text(encoding="utf-8")
    assert "target: at least 90 %" in text
    file.write_text(text.replace("target: at least 90 %", "target: at least 95 %", 1), encoding="utf-8")
    again = imported(handoff, site, name)
    assert (again["recorded"], again["known"], again["act"]) == (0, 2, "")
    assert entries(site) == recorded
    assert october(handoff, site) == counted
    rows(site, "entered-in-time,2026-10-31,90/104,")
    assert imported(handoff, site, name, "--correct")["corrected"] == 1
    assert {entry["target"] for entry in entries(site)} == {"at least 90 %"}
