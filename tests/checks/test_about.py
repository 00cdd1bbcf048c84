"""Every finding names what it is about, so that it can be asked for, waived and folded by that name."""

from datetime import date
from pathlib import Path

import pytest

from handoff.checks import CHECKS, DUE_CHECKS, Inspection
from handoff.workspace.checking import check
from handoff.workspace.opening import Workspace, open_workspace

MUSEUM = Path(__file__).parents[1] / "museum"
CHECKED = {member.NAME for member in (*CHECKS, *DUE_CHECKS)}
# What is said of the workspace as a whole.
OF_ALL = {
    "no-departments",
    "import-mismatch",
    "no-anchor",
    "unknown-check",
    "silenced-check",
    "no-commitment",
    "commitment-lapsed",
    "no-leadership",
}


@pytest.mark.parametrize("room", sorted(path.name for path in MUSEUM.iterdir() if path.name.partition(".")[0] in CHECKED))
def test_a_finding_says_what_it_is_about(room: str) -> None:
    workspace = open_workspace(MUSEUM / room)
    assert isinstance(workspace, Workspace)
    name = room.partition(".")[0]
    found = check(workspace, Inspection(select=(name,), today=date(2026, 11, 20)))
    abouts = {problem.about for problem in (*found.unreadable, *found.findings, *found.later) if problem.check == name}
    assert abouts
    assert ("" in abouts) == (name in OF_ALL)
