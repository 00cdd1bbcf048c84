"""What a new phase changed, as a table: the comparison that decides, and the tests of textbooks beside it."""

from collections.abc import Sequence

from handoff.analysis.charts.phased import PhaseChange
from handoff.analysis.charts.speaking import proof_text
from handoff.analysis.statistics.comparison import Estimate
from handoff.analysis.statistics.textbook import ChiSquared, Fisher, Textbook, Welch
from handoff.page import Cell, Column, Table, Text

_Row = tuple[Cell, ...]


def beside(changes: Sequence[PhaseChange]) -> tuple[Text, ...]:
    """What the tests below the first row take for granted; nothing where there are none."""
    tests = {type(test) for found in changes for test in found.textbook}
    if not tests:
        return ()
    cases = "; chi-squared and Fisher's take every case for independent of the others" if ChiSquared in tests else ""
    return (
        Text(f"The first row decides. Below it stand the tests of textbooks: Welch's t takes values for normal{cases}.", "quiet"),
    )


def change_table(found: PhaseChange) -> Table:
    """A phase against the one before it."""
    change, estimate = found.change, found.change.estimate
    decides = _row(_named(estimate), estimate.effect, estimate.interval, estimate.p)
    title = f"Since {found.at}: {proof_text(change.proof)} (n {change.before} before, {change.after} since)"
    columns = (Column("compared by"), Column("change", "right"), Column("95 % interval"), Column("p", "right"))
    return Table("changes", title, columns, (decides, *map(_test, found.textbook)))


def _named(estimate: Estimate) -> str:
    match estimate.method:
        case "Hodges-Lehmann":
            return "ranks (Hodges and Lehmann, Mann and Whitney)"
        case "Newcombe":
            return "pooled shares (Newcombe)"
        case "rate ratio":
            return "pooled rates: how many times as many (exact)"


def _test(found: Textbook) -> _Row:
    match found:
        case Welch():
            return _row(f"Welch's t {found.t:.3g}, {found.degrees:.3g} degrees", found.difference, found.interval, found.p)
        case ChiSquared():
            return _row(f"chi-squared {found.chi_square:.4g} (Wald)", found.difference, found.interval, found.p)
        case Fisher():
            return _row("Fisher's exact test", None, None, found.p)


def _row(name: str, change: float | None, interval: tuple[float, float | None] | None, p: float | None) -> _Row:
    low, high = interval or (None, None)
    ends = "" if low is None else f"{low:.6g} to {'?' if high is None else format(high, '.6g')}"
    return Cell(name), _figure(change, ".6g"), Cell(ends), _figure(p, ".2g")


def _figure(number: float | None, form: str) -> Cell:
    """Some digits for people, all of them for spreadsheets."""
    return Cell("") if number is None else Cell(format(number, form), number=repr(number))
