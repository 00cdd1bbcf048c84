"""What the checks find only because a file could not be read is told under that file's fault."""

import msgspec

from handoff.model.organisation import Organisation
from handoff.model.problem import Problem

# A missing file may hold the department, party or standard that these miss.
NEED_EVERY_FILE = (
    "no-departments",
    "no-commitment",
    "no-leadership",
    "unknown-party",
    "unknown-standard",
    "import-mismatch",
    "no-anchor",
    "idle-party",
    "unserved-anchor",
    "isolated-supplier",
    "chain-ends-inside",
    "closed-ring",
)


def fold_unread(faults: tuple[Problem, ...], found: tuple[Problem, ...], organisation: Organisation) -> tuple[Problem, ...]:
    """The faults of the files, then what the checks found.

    Where a file of definitions gave no department and no party, whatever may come from that stands as a message under its
    first fault, and nowhere else.
    """
    folder = organisation.settings.standards
    gave = {
        one.place.path for one in (*organisation.departments, *organisation.parties, organisation.commitment) if one is not None
    }
    unread = next((fault for fault in faults if _is_definition(fault, folder) and fault.source.path not in gave), None)
    if unread is None:
        return (*faults, *found)
    messages = tuple(problem.message for problem in found if problem.check in NEED_EVERY_FILE)
    told = msgspec.structs.replace(unread, follows=(*unread.follows, *messages))
    others = (problem for problem in found if problem.check not in NEED_EVERY_FILE)
    return (*(told if fault is unread else fault for fault in faults), *others)


def _is_definition(fault: Problem, folder: str) -> bool:
    return fault.source.path == folder or fault.source.path.startswith(f"{folder}/")
