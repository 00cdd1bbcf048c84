"""Where does most of what went wrong come from?  Misses, defects or findings, by standard, output, customer, cause …, most first.

With the share of each and of all up to it; the vital few, the fewest that make up four fifths together, are marked.
"""

from datetime import date

from msgspec import Struct

from handoff.analysis.few import By, Few, Of
from handoff.analysis.figures import count_text
from handoff.analysis.judged import StandsOn
from handoff.analysis.names import short_names
from handoff.analysis.statistics.pareto import Bar
from handoff.analysis.tallies import names_of
from handoff.page import Block, Cell, Column, InCell, Page, Portion, Table, Text
from handoff.reports._few_words import advice, sentence
from handoff.reports._stands_on import stands_on_text
from handoff.reports._unasked_span import unasked_span

NAME = "pareto"


class BarFacts(Struct, frozen=True):
    """One group: its count, its share of all, that of all up to and with it, and whether it is of the vital few."""

    name: str
    count: int | float
    share: float
    cumulative: float
    vital: bool


class ParetoFacts(Struct, frozen=True):
    """The whole report for machines; ``groups`` is how many could have had any."""

    version: int
    report: str
    as_of: date
    period: str
    by: By
    of: Of
    stands_on: StandsOn
    groups: int
    total: int | float
    bars: tuple[BarFacts, ...]


def page(found: Few) -> Page:
    """The Pareto report of an answer."""
    names, said = _names(found), [advice(found), *_cautions(found)]
    blocks: list[Block] = [Text(sentence(found, names), "strong"), *(Text(text) for text in said if text)]
    if found.bars:
        blocks.append(_table(found, names))
    blocks += [*unasked_span(found.judged), Text(stands_on_text(found.judged), "quiet")]
    return Page(_title(found), tuple(blocks), _facts(found))


def _title(found: Few) -> str:
    organisation, question = found.judged.organisation, found.judged.question
    department = f", by {question.department}" if question.department else ""
    customer = f", to {question.customer}" if question.customer else ""
    counted = f"{found.counting.words} by {found.by.name} in {found.judged.span.label}"
    return f"{organisation.settings.name}: {counted}{department}{customer}"


def _names(found: Few) -> dict[str, str]:
    """The short name of each group, by its full one."""
    organisation = found.judged.organisation
    if found.by.name == "standard":
        return short_names(organisation)
    return names_of(organisation) if found.by.name in {"department", "customer"} else {}


def _cautions(found: Few) -> tuple[str, ...]:
    """What the numbers do not say."""
    twice = "A standard counts with each of its customers, so these lines add up to more than there were."
    alike = "Defects of different things are added up: a pump and a late answer count the same, and large numbers come first."
    often = "What is measured more often has more periods to miss: four weeks to a month."
    said = {"defects": alike, "misses": often, "unmeasured": often}.get(found.counting.name, "")
    return (*((twice,) if found.by.name == "customer" else ()), said)


def _table(found: Few, names: dict[str, str]) -> Table:
    columns = (
        Column(found.by.name),
        Column(found.counting.words, "right"),
        Column("share", "right"),
        Column("with all above", "right"),
        Column("drawn", need="drawn"),
        Column("vital few"),
    )
    return Table(NAME, "", columns, tuple(_row(bar, names, found) for bar in found.bars))


def _row(bar: Bar, names: dict[str, str], found: Few) -> tuple[InCell, ...]:
    marked = bar.vital and found.stands_out
    return (
        Cell(names.get(bar.name, bar.name), "strong" if marked else "plain", whole=bar.name),
        Cell(count_text(bar.count), number=str(_plain(bar))),
        *(Cell(f"{float(share) * 100:.1f} %", number=repr(float(share))) for share in (bar.share, bar.cumulative)),
        Portion(float(bar.share), float(bar.cumulative), float(bar.share / found.bars[0].share), "strong" if marked else "plain"),
        Cell("yes" if marked else "", "strong"),
    )


def _facts(found: Few) -> ParetoFacts:
    judged, total = found.judged, found.total
    return ParetoFacts(
        1,
        NAME,
        judged.question.as_of,
        judged.span.label,
        found.by.name,
        found.counting.name,
        judged.stands_on,
        len(found.groups),
        int(total) if total.denominator == 1 else float(total),
        tuple(BarFacts(bar.name, _plain(bar), float(bar.share), float(bar.cumulative), bar.vital) for bar in found.bars),
    )


def _plain(bar: Bar) -> int | float:
    return int(bar.count) if bar.count.denominator == 1 else float(bar.count)
