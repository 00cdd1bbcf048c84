"""A comparison in each format, byte for byte."""

import os
from pathlib import Path

import pytest

from ...readable import readable  # noqa: TID252 -- tests are no package that has a name
from .works import Run, commit, edit

GOLDEN = Path(__file__).parents[2] / "golden"
# An act of March 2026 in which works and sales agree to both standards, and stores to the first.
AGREEMENTS = GOLDEN / "diff-agreements.jsonl"


@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
def test_a_diff_in_a_format_is_what_it_was(site: Path, handoff: Run, form: str) -> None:
    act = site / "ledger" / "2026" / "03" / "20260302T100000Z-0123456789abcdef.jsonl"
    act.parent.mkdir(parents=True)
    act.write_bytes(AGREEMENTS.read_bytes())
    commit(site, "Agree")
    edit(
        site,
        ("at least 90 %", "at least 85 %"),
        ("Parts come with their papers.", "Parts come with *their* papers | today."),
        ("counted at the gate", "counted at the door"),
        ("      stores:\n        used_for: fill the shelves\n", "      buyers:\n        used_for: build pumps\n"),
    )
    edit(site, ("parties:\n", "parties:\n  buyers: {name: Buyers, kind: customer}\n"), path="standards/parties.yaml")
    commit(site, "Change")
    edit(site, ("parties:\n", "# Everyone else\nparties:\n"), path="standards/parties.yaml")
    done = handoff("diff", "HEAD~1", "--format", form, cwd=site)
    assert (done.returncode, done.stderr) == (0, "")
    golden = GOLDEN / f"diff.{form}.txt"
    said = readable(done.stdout.encode(), form)
    if os.environ.get("HANDOFF_REGENERATE"):
        golden.write_bytes(said)
    assert said == golden.read_bytes()
