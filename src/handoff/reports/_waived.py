"""What is waived in a span, by whom it was approved and until when: nobody may take it for met."""

from itertools import groupby

from handoff.analysis.judged import Judged, Result
from handoff.model.entry import Waiver
from handoff.model.person import with_role
from handoff.page import Block, Cell, Column, Table, Text

_MEANING = "A waived period counts as due, and neither as measured nor as met. What was measured in it stays in the ledger."


def waived_blocks(judged: Judged) -> tuple[Block, ...]:
    """Each standard with a waived period, a row a waiver, and what waived means; nothing where nothing is waived."""
    rows = tuple(row for result in sorted(judged.results, key=_by_name) for row in _rows(result))
    if not rows:
        return ()
    columns = (
        Column("standard"),
        Column("waived"),
        Column("until"),
        Column("approved by"),
        Column("because"),
        Column("periods", need="sheet"),
    )
    return (Table("waived", "Waived: not kept, by permission", columns, rows), Text(_MEANING, "quiet"))


def _by_name(result: Result) -> str:
    return result.standard.name


def _rows(result: Result) -> tuple[tuple[Cell, ...], ...]:
    found = (
        (granted, tuple(one.period.label for one in same)) for granted, same in groupby(result.waived, lambda one: one.granted)
    )
    return tuple(_row(result, granted.waiver, periods) for granted, periods in found)


def _row(result: Result, waiver: Waiver, periods: tuple[str, ...]) -> tuple[Cell, ...]:
    guarded = result.standard.stands_above_percentages
    return (
        Cell(result.standard.name, "strong" if guarded else "plain"),
        Cell(periods[0] if len(periods) == 1 else f"{periods[0]} to {periods[-1]} ({len(periods)})", whole=" ".join(periods)),
        Cell(str(waiver.until or "")),
        Cell(with_role(waiver.approved_by or "", waiver.role)),
        Cell(waiver.because or ""),
        Cell(str(len(periods)), number=str(len(periods))),
    )
