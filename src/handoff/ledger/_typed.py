"""What somebody typed in, of some days: an import may bring the same once more."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from handoff.ledger._filed import filed_in
from handoff.ledger._lines import BODY_FROM
from handoff.ledger._read import act_of
from handoff.ledger._walk import ActFile, act_files
from handoff.model.entry import Filed, Measurement

_MEASURED = b'"entry":"measurement","observed_on":"'
_DAY = slice(BODY_FROM + len(_MEASURED), BODY_FROM + len(_MEASURED) + len("2026-11-20"))


def typed_in(workspace: Path, folder: str, days: set[date]) -> Iterator[tuple[Filed, Measurement]]:
    """The measurements of some days that stand in acts which are no import; of these acts no other lines are decoded."""
    wanted = {day.isoformat().encode() for day in days}
    for file in act_files(workspace, folder):
        if isinstance(file, ActFile) and not _is_import(file):
            for one in filed_in(file, lambda line: line.startswith(_MEASURED, BODY_FROM) and line[_DAY] in wanted):
                if isinstance(one.entry, Measurement) and one.entry.import_ is None:
                    yield one, one.entry


def _is_import(file: ActFile) -> bool:
    act = act_of(file)
    return act is not None and act.import_ is not None
