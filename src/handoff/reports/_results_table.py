"""Judged results for people: their words, tones and tables."""

from handoff.analysis.figures import TONES, count_text, interval_text, percentage
from handoff.analysis.judged import Judged, Result, SoFar, Subtotal, Tally
from handoff.analysis.names import short_names
from handoff.model.standard import READINGS
from handoff.page import Cell, Column, Table, Trail

# Below this n a share moves by more than some two points with chance alone: its interval belongs beside it.
SMALL_SAMPLE = 100


def results_table(judged: Judged) -> Table:
    """Every result that was due or had no opportunity, worst first."""
    columns = (
        Column("result"),
        Column("standard"),
        Column("customers", need="spare"),
        Column("value"),
        Column("unit", need="sheet"),
        Column("n", need="sheet"),
        Column("95 % interval"),
        Column("target"),
        Column("limit", need="spare"),
        Column("last six"),
        Column("due"),
    )
    short = short_names(judged.organisation)
    rows = tuple(_row(judged, result, short[result.standard.name]) for result in judged.results if result.verdict != "not-due")
    return Table("results", "Results, worst first", columns, rows)


def subtotals_table(name: str, title: str, subtotals: tuple[Subtotal, ...]) -> Table:
    """The three numbers of each department or customer, with what they count."""
    columns = (
        Column(name.removesuffix("s")),
        Column("name", need="spare"),
        Column("standards", "right"),
        Column("measured of due", "right"),
        Column("met of due", "right"),
        Column("met of measured", "right"),
    )
    return Table(name, title, columns, tuple(_subtotal_row(subtotal) for subtotal in subtotals))


def value_text(result: Result) -> str:
    """The judged value with its n, and where n is small Wilson's interval: ``83.3 % (n 12; 55.2 % to 95.3 %)``."""
    interval = small_interval(result)
    return figure_text(result, f"; {interval}" if interval else "")


def figure_text(result: Result, more: str = "") -> str:
    """The judged value with its n, and with what else it rests on: ``83.3 % (n 12)``."""
    if result.value is None:
        return result.reason
    return f"{result.shown} (n {count_text(result.n)}{more})" + (f"; {result.reason}" if result.reason else "")


def so_far_text(so_far: SoFar) -> str:
    """How a running period stands: ``so far in 2026-11: met, 90 % (n 20).``"""
    pooled = so_far.pooled
    figure = f", {pooled.shown} (n {count_text(pooled.n)})" if pooled.value is not None else ""
    return f"so far in {so_far.period.label}: {pooled.verdict}{figure}."


def sheet_unit(result: Result) -> str:
    """The unit of the plain number: the target's, or ``% within`` where it is the share of readings inside the target."""
    measure = result.standard.measure
    readings = measure is not None and measure.kind in READINGS and result.interval is not None
    return "% within" if readings else result.unit.symbol


def small_interval(result: Result) -> str:
    """The interval of the share, where n is small enough for chance to matter."""
    return interval_text(result.interval, result.n) if result.value is not None and result.n < SMALL_SAMPLE else ""


def target_text(result: Result) -> str:
    """The target, and in brackets a limit that allows more."""
    return f"{result.target} ({result.limit})" if result.limit not in {"", result.target} else result.target


def three_numbers(tally: Tally) -> tuple[str, str, str]:
    """Measured of due, met of due, met of measured, each with its n: ``41 of 44 due (93.2 %)``."""
    return (
        _share(tally.measured, tally.due, " due"),
        _share(tally.met, tally.due, " due"),
        _share(tally.met, tally.measured, ""),
    )


def _share(part: int, whole: int, of: str) -> str:
    percent = percentage(part, whole)
    return f"{part:,} of {whole:,}{of} ({percent})" if percent else f"{part:,} of {whole:,}{of}"


def _row(judged: Judged, result: Result, short: str) -> tuple[Cell | Trail, ...]:
    number = "" if result.value is None else repr(float(result.value / result.unit.factor))
    value = Cell(figure_text(result), "plain" if result.value is not None else "quiet", number)
    return (
        Cell(_result_text(judged, result), TONES[result.verdict]),
        Cell(short, "strong" if result.standard.stands_above_percentages else "plain", whole=result.standard.name),
        Cell(", ".join(result.customers)),
        value,
        Cell(sheet_unit(result)),
        _count_cell(result),
        Cell(small_interval(result), "quiet"),
        Cell(result.target),
        Cell(result.limit if result.limit != result.target else ""),
        Trail(tuple(past.verdict for past in result.history)),
        _due_cell(judged, result),
    )


def _count_cell(result: Result) -> Cell:
    if result.value is None:
        return Cell("")
    text = count_text(result.n)
    return Cell(text, number=text.replace(",", ""))


def _result_text(judged: Judged, result: Result) -> str:
    words = result.verdict if result.span == judged.span else f"{result.verdict} in {result.span.label}"
    if result.stretch_reached:
        words += ", stretch reached"
    periods = result.periods
    return f"{words}, {periods.met} of {periods.due} periods" if periods.met < periods.due > 1 else words


def _due_cell(judged: Judged, result: Result) -> Cell:
    """Since when it is overdue, or when the measurement after the last one falls due, or fell due."""
    if result.overdue_since is not None:
        return Cell(f"since {result.overdue_since}", "bad")
    if result.next_due is not None and result.next_due <= judged.question.as_of:
        return Cell(f"since {result.next_due}", "warn")
    return Cell(str(result.next_due or ""), "quiet")


def _subtotal_row(subtotal: Subtotal) -> tuple[Cell, ...]:
    measured, met, met_of_measured = (text.replace(" due", "") for text in three_numbers(subtotal.periods))
    head = (Cell(subtotal.id), Cell(subtotal.name), Cell(str(subtotal.standards), number=str(subtotal.standards)))
    if not subtotal.periods.due:
        return (*head, Cell("nothing due", "quiet"), Cell(""), Cell(""))
    return (*head, Cell(measured), Cell(met), Cell(met_of_measured))
