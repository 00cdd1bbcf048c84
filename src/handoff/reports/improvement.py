"""Are we getting better?  Each standard's process: what it says, since when, and what to do, those to act on first.

It advises against reacting to common cause, and proposes a tighter target where one is kept steadily, or fewer
measurements where nothing has changed for long.
"""

from datetime import date

from msgspec import Struct

from handoff.analysis.charts.kinds import ChartName
from handoff.analysis.charts.rules import RulesName
from handoff.analysis.charts.verdict import Assurance, Variation
from handoff.analysis.figures import counted
from handoff.analysis.improvement import ADVICE, Advice, Improvement, Improving, Proposal
from handoff.analysis.judged import StandsOn
from handoff.analysis.names import short_names
from handoff.analysis.process_capability import ProcessCapability
from handoff.analysis.process_figures import figure_text
from handoff.analysis.remedies.facts import CaseFacts, CourseFacts
from handoff.analysis.statistics.comparison import Comparison
from handoff.page import Block, Cell, Column, InCell, Page, Table, Text, Tone
from handoff.reports._capability import capability_cell
from handoff.reports._improving_charts import small_chart, spark_of
from handoff.reports._improving_figures import change_text
from handoff.reports._improving_words import HEADINGS, sentence
from handoff.reports._proposals import proposal_blocks
from handoff.reports._rebased import PhaseFacts, phase_facts, phase_text
from handoff.reports._remedies import action_facts, finding_facts, remedy_blocks
from handoff.reports._stands_on import stands_on_text

NAME = "improvement"
_MOST_CHARTS = 12  # the worst of each sort; a page with a thousand pictures is read by nobody
_TONES: tuple[tuple[Advice, Tone], ...] = (
    ("act-on-the-process", "bad"),
    ("investigate", "warn"),
    ("celebrate", "good"),
    ("leave-alone", "plain"),
    ("too-few-points", "quiet"),
)


class ImprovingFacts(Struct, frozen=True):
    """One standard for machines; centre and limits are those of its last phase, None where they differ from point to point."""

    standard: str
    advice: Advice
    sentence: str
    chart: ChartName
    n: int
    variation: Variation
    assurance: Assurance
    since: str | None
    lasting: int
    settled: date | None
    centre: float | None
    lower: float | None
    upper: float | None
    provisional: bool
    target: str
    change: Comparison | None
    proposals: tuple[Proposal, ...]
    capability: ProcessCapability | None
    phases: tuple[PhaseFacts, ...]


class Totals(Struct, frozen=True, rename="kebab"):
    """How many standards there are of each sort."""

    act_on_the_process: int
    investigate: int
    celebrate: int
    leave_alone: int
    too_few_points: int


class ImprovementFacts(Struct, frozen=True):
    """The whole report for machines."""

    version: int
    report: str
    as_of: date
    rules: RulesName
    stands_on: StandsOn
    totals: Totals
    standards: tuple[ImprovingFacts, ...]
    uncharted: tuple[str, ...]
    findings: tuple[CaseFacts, ...]
    actions: tuple[CourseFacts, ...]


def page(found: Improvement) -> Page:
    """The improvement report of an answer."""
    short = short_names(found.organisation)
    blocks: list[Block] = [Text(_summary(found), "strong")]
    for advice, heading, meaning in HEADINGS:
        those = tuple(one for one in found.improving if one.advice == advice)
        if those:
            blocks.append(Text(f"{heading} ({len(those)})", heading=True))
            blocks.append(Text(meaning))
            blocks.append(_table(advice, those, short))
            blocks.extend(_phases(those, short))
            drawn = tuple(one for one in those if one.process.points)[:_MOST_CHARTS]
            blocks.extend(small_chart(one, short[one.standard.name]) for one in drawn)
    blocks.extend(remedy_blocks(found.remedied, short))
    blocks.extend(proposal_blocks(found, short))
    if found.improving:
        blocks.append(
            Text(
                "`handoff show STANDARD` draws the control chart of one, `handoff explain variation` explains a verdict.",
                "quiet",
            )
        )
    if found.uncharted:
        blocks.append(
            Text(f"{counted(len(found.uncharted), 'standard')} without a measure or a target cannot be charted.", "quiet")
        )
    blocks.append(Text(stands_on_text(found), "quiet"))
    title = f"{found.organisation.settings.name}: improvement up to {found.question.as_of}"
    return Page(title, tuple(blocks), _facts(found))


def _summary(found: Improvement) -> str:
    words = {advice: heading.lower() for advice, heading, _ in HEADINGS}
    counts = [(sum(one.advice == advice for one in found.improving), words[advice]) for advice in ADVICE]
    said = ", ".join(f"{word} {count}" for count, word in counts if count)
    return f"Of {counted(len(found.improving), 'standard')}: {said}." if said else "There is no standard to chart."


def _table(advice: Advice, those: tuple[Improving, ...], short: dict[str, str]) -> Table:
    columns = (
        Column("standard"),
        Column("says"),
        Column("latest twelve"),
        Column("mean", "right"),
        Column("target"),
        Column("n", "right", "spare"),
        Column("change since the beginning", need="spare"),
        Column("capability", need="spare"),
    )
    return Table(advice, "", columns, tuple(_row(one, short) for one in those))


def _phases(those: tuple[Improving, ...], short: dict[str, str]) -> list[Block]:
    return [
        Text(phase_text(one.process, phase, short[one.standard.name]), "quiet") for one in those for phase in one.process.phases
    ]


def _row(one: Improving, short: dict[str, str]) -> tuple[InCell, ...]:
    process, name = one.process, one.standard.name
    return (
        Cell(short[name], dict(_TONES)[one.advice], whole=name),
        Cell(sentence(one)),
        spark_of(one),
        _mean(one),
        Cell(process.target.text),
        Cell(str(len(process.points)), number=str(len(process.points))),
        Cell(change_text(one)),
        capability_cell(one),
    )


def _mean(one: Improving) -> Cell:
    """The centre of the last phase, in the unit of the target."""
    phases = one.process.chart.phases
    centre = phases[-1].centre if phases else None
    return Cell("") if centre is None else Cell(figure_text(one.process, centre), number=repr(centre))


def _facts(found: Improvement) -> ImprovementFacts:
    totals = Totals(*(sum(one.advice == advice for one in found.improving) for advice in ADVICE))
    return ImprovementFacts(
        1,
        NAME,
        found.question.as_of,
        found.charting.design.rules,
        found.stands_on,
        totals,
        tuple(map(_standard_facts, found.improving)),
        tuple(standard.name for standard in found.uncharted),
        finding_facts(found.remedied),
        action_facts(found.remedied),
    )


def _standard_facts(one: Improving) -> ImprovingFacts:
    process, chart = one.process, one.process.chart
    last = chart.phases[-1] if chart.phases else None
    return ImprovingFacts(
        one.standard.name,
        one.advice,
        sentence(one),
        chart.chart,
        len(chart.points),
        chart.variation,
        chart.assurance,
        one.since or None,
        one.lasting,
        one.settled,
        last.centre if last else None,
        last.lower if last else None,
        last.upper if last else None,
        last is None or last.provisional,
        process.target.text,
        one.change,
        one.proposals,
        one.capability,
        tuple(map(phase_facts, process.phases)),
    )
