"""Every word that a verification can say has its page, and stands in the table of docs/integrity.md."""

import re
from pathlib import Path
from typing import get_args

from handoff.ledger import FINDINGS
from handoff.ledger._findings import ADVISORY, Found

DOCS = Path(__file__).parents[2] / "docs" / "integrity.md"


def test_every_finding_has_its_page() -> None:
    names = [page.name for page in FINDINGS]
    assert names == list(get_args(Found))


def test_every_finding_stands_in_the_table_for_auditors_and_nothing_else_does() -> None:
    table = DOCS.read_text(encoding="utf-8").partition("| finding |")[2].partition("\n\n")[0]
    assert sorted(name for line in table.splitlines() for name in re.findall("`([A-Z-]+)`", line.split("|")[1])) == sorted(
        get_args(Found)
    )
    fails_nothing = {
        name for line in table.splitlines() if "fails nothing" in line for name in re.findall("`([A-Z-]+)`", line.split("|")[1])
    }
    assert fails_nothing == set(ADVISORY)


def test_no_page_names_a_command_that_is_not_there() -> None:
    for page in FINDINGS:
        for command in re.findall(r"`handoff ([a-z]+)", page.text):
            assert (Path(__file__).parents[2] / "src" / "handoff" / "cli" / f"{command}.py").is_file(), (page.name, command)
