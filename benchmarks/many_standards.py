"""Ten thousand standards of sixty months each: the workspace, its ledger, and the same points as plain rows."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

from make_ledger import ACT, SOURCE, TERMS, line
from make_workspace import department_id, make

STANDARDS = 10_000
POINTS = 60
FIRST_YEAR = 2021
AS_OF = "2026-01-31"
DEPARTMENTS, OUTPUTS = STANDARDS // 10, 10
ENTRY = (
    '{{"entry":"measurement","observed_on":"{day}","standard":"{standard}","terms":"{terms}",'
    '"target":"at least 95 %","limit":"at least 90 %","numerator":{part},"denominator":{whole},"import":"csv","key":"{key}"}}'
)


def names() -> tuple[str, ...]:
    """The standards in the order of the files."""
    return tuple(
        f"{department_id(department)}/output-{output}/standard-1"
        for department in range(1, DEPARTMENTS + 1)
        for output in range(1, OUTPUTS + 1)
    )


def months() -> Iterator[date]:
    """The last days that count: the fifteenth of so many months."""
    for number in range(POINTS):
        year, month = divmod(number, 12)
        yield date(FIRST_YEAR + year, month + 1, 15)


def write(folder: Path) -> None:
    """The workspace, an act of ten thousand entries for each month, and `points.json` with numerators and denominators."""
    make(folder, DEPARTMENTS, OUTPUTS, standards=1, measurements=0)
    for path in (folder / "standards").glob("department-*.yaml"):
        path.write_text(
            path.read_text(encoding="utf-8").replace("since: 2024-11-01", f"since: {FIRST_YEAR}-01-01"), encoding="utf-8"
        )
    dice, kept = Random(1), ledger_of(folder)
    standards, points = names(), []
    for number, day in enumerate(months()):
        row = [_share(dice) for _ in standards]
        points.append(row)
        lines = [line(ACT + SOURCE.format(hash=f"{number:064x}") + "}")]
        for standard, (part, whole) in zip(standards, row, strict=True):
            lines.append(
                line(ENTRY.format(day=day, standard=standard, terms=TERMS, part=part, whole=whole, key=f"{standard}|{day}"))
            )
        (kept / f"20260101T000000Z-{number:016x}.jsonl").write_bytes(b"".join(lines))
    (folder / "points.json").write_text(json.dumps(list(zip(*points, strict=True))), encoding="utf-8")


def ledger_of(folder: Path) -> Path:
    """The month of the ledger that all is kept in."""
    month = folder / "ledger" / "2026" / "01"
    month.mkdir(parents=True)
    return month


def _share(dice: Random) -> tuple[int, int]:
    """So many of some forty to a hundred orders in time."""
    whole = 40 + int(dice.random() * 60)
    return whole - int(dice.random() * 8), whole
