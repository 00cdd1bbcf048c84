"""What somebody typed in, or the same file said under another mapping, of some days: an import may bring it once more."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from handoff.ledger._filed import filed_in
from handoff.ledger._lines import BODY_FROM
from handoff.ledger._read import act_of
from handoff.ledger._walk import ActFile, act_files
from handoff.model.entry import Act, Filed, Measurement

_MEASURED = b'"entry":"measurement","observed_on":"'
_DAY = slice(BODY_FROM + len(_MEASURED), BODY_FROM + len(_MEASURED) + len("2026-11-20"))


def said_before(workspace: Path, folder: str, days: set[date], importing: Act) -> Iterator[tuple[Filed, Measurement]]:
    """The measurements of some days that an import may bring once more; no other lines of their acts are decoded.

    They stand in acts which are no import, or in imports of the very same file under another mapping.
    """
    wanted = {day.isoformat().encode() for day in days}
    for file in act_files(workspace, folder):
        if isinstance(file, ActFile) and _may_say_the_same(file, importing):
            for one in filed_in(file, lambda line: line.startswith(_MEASURED, BODY_FROM) and line[_DAY] in wanted):
                if isinstance(one.entry, Measurement) and one.entry.import_ != importing.import_:
                    yield one, one.entry


def _may_say_the_same(file: ActFile, importing: Act) -> bool:
    act = act_of(file)
    if act is None or act.import_ is None:
        return True
    return act.import_ != importing.import_ and act.source_sha256 is not None and act.source_sha256 == importing.source_sha256
