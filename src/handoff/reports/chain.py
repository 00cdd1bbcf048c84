"""How much comes through right the first time?  The rolled throughput yield of the chains from supplier to external customer.

With the yield of each step and its interval, the sigma level with and without the customary shift, and the weakest link named
with its next step.  A step that nobody measures is a gap, never a hundred per cent.
"""

from datetime import date
from typing import Literal

from msgspec import Struct

from handoff.analysis.chain_yields import Chain, Chains, Step
from handoff.analysis.figures import count_text, share_interval_text
from handoff.analysis.judged import StandsOn
from handoff.analysis.names import short_names
from handoff.analysis.statistics.sigma import MILLION, SHIFT
from handoff.analysis.tallies import names_of
from handoff.page import Block, Cell, Column, Page, Table, Text
from handoff.reports._chain_words import (
    path_text,
    rolled_text,
    sentence,
    shift_text,
    sigma_of,
    sigma_text,
    weakest_text,
    yield_text,
)
from handoff.reports._stands_on import stands_on_text
from handoff.reports._unasked_span import unasked_span

NAME = "chain"
_SHOWN = 10


class StepFacts(Struct, frozen=True, rename={"start": "from", "end": "to", "share": "yield"}):
    """One step: its outputs, the standard that tells its yield, of how many that do; all None for a gap.

    Without any defect, or with nothing else, there is no sigma level, and ``beyond`` says on which side it lies.
    """

    start: str
    end: str
    outputs: tuple[str, ...]
    standard: str | None
    standards: int
    n: float | None
    share: float | None
    interval: tuple[float, float] | None
    dpmo: float | None
    sigma_long_term: float | None
    sigma_with_shift: float | None
    beyond: Literal["", ">", "<"]


class ChainFacts(Struct, frozen=True):
    """One chain by those it leads through; ``rolled`` is of the steps that have a yield, ``gaps`` how many have none."""

    path: tuple[str, ...]
    rolled: float | None
    normalised: float | None
    gaps: int
    weakest: tuple[str, str] | None


class ChainsFacts(Struct, frozen=True):
    """The whole report for machines; ``complete`` is false where there were too many chains to list."""

    version: int
    report: str
    as_of: date
    period: str
    subject: str | None
    stands_on: StandsOn
    shift: float
    complete: bool
    weakest: tuple[str, str] | None
    chains: tuple[ChainFacts, ...]
    steps: tuple[StepFacts, ...]


def page(found: Chains) -> Page:
    """The chain report of an answer."""
    blocks: list[Block] = [Text(sentence(found), "strong")]
    if found.weakest is not None:
        blocks += [Text(weakest_text(found)), _steps_table(found), Text(shift_text(), "quiet")]
    if len(found.chains) > 1 and found.weakest is not None:
        blocks.append(_chains_table(found))
        if len(found.chains) > _SHOWN or found.cut:
            said = "Only the weakest are shown. Name an output or a party, such as handoff report chain CUSTOMER, for its chains."
            blocks.append(Text(said, "quiet"))
    blocks += [*unasked_span(found.judged), Text(stands_on_text(found.judged), "quiet")]
    judged = found.judged
    through = f" through {found.subject}" if found.subject else ""
    title = f"{judged.organisation.settings.name}: yield of the chains{through} in {judged.span.label}"
    return Page(title, tuple(blocks), _facts(found))


def _steps_table(found: Chains) -> Table:
    columns = (
        Column("from"),
        Column("to"),
        Column("yield", "right"),
        Column("95 % interval"),
        Column("n", "right"),
        Column("by standard"),
        Column("DPMO", "right", "spare"),
        Column("sigma, long-term", "right", "spare"),
        Column(f"sigma with {SHIFT} shift", "right", "spare"),
    )
    names, short = names_of(found.judged.organisation), short_names(found.judged.organisation)
    rows = tuple(_step_row(step, names, short, found.chains[0].weakest) for step in found.chains[0].steps)
    return Table("steps", "The weakest chain, step by step", columns, rows)


def _step_row(step: Step, names: dict[str, str], short: dict[str, str], weakest: Step | None) -> tuple[Cell, ...]:
    ends = (Cell(names.get(end, end), whole=end) for end in (step.start, step.end))
    if step.share is None or step.units is None or step.worst is None:
        return (*ends, Cell("not known", "warn"), *_nothing(2), Cell("none counts units", "warn"), *_nothing(3))
    name, level = step.worst.standard.name, sigma_of(step)
    long_term, with_shift = sigma_text(level)
    dpmo = float((1 - step.share) * MILLION)
    return (
        *ends,
        Cell(yield_text(step), "bad" if step == weakest else "plain", repr(float(step.share))),
        Cell(share_interval_text(step.interval), "quiet"),
        Cell(count_text(step.units.looked_at), number=count_text(step.units.looked_at).replace(",", "")),
        Cell(short[name] + (f", the worst of {step.told}" if step.told > 1 else ""), whole=name),
        Cell(f"{dpmo:,.0f}", number=repr(dpmo)),
        Cell(long_term, number=repr(level.long_term) if level and level.long_term is not None else ""),
        Cell(with_shift, number=repr(level.with_shift) if level and level.with_shift is not None else ""),
    )


def _nothing(columns: int) -> tuple[Cell, ...]:
    return (Cell(""),) * columns


def _chains_table(found: Chains) -> Table:
    columns = (
        Column("chain"),
        Column("rolled yield", "right"),
        Column("each step, if alike", "right", "spare"),
        Column("weakest link"),
    )
    names = names_of(found.judged.organisation)
    return Table("chains", "The chains, weakest first", columns, tuple(_chain_row(one, names) for one in found.chains[:_SHOWN]))


def _chain_row(chain: Chain, names: dict[str, str]) -> tuple[Cell, ...]:
    weakest, normalised = chain.weakest, chain.normalised
    return (
        Cell(path_text(chain, names)),
        Cell(rolled_text(chain), "warn" if chain.gaps else "plain", "" if chain.rolled is None else repr(float(chain.rolled))),
        Cell("" if normalised is None else f"{normalised * 100:.1f} %", number="" if normalised is None else repr(normalised)),
        Cell("" if weakest is None else " > ".join(names.get(end, end) for end in (weakest.start, weakest.end))),
    )


def _facts(found: Chains) -> ChainsFacts:
    judged = found.judged
    return ChainsFacts(
        1,
        NAME,
        judged.question.as_of,
        judged.span.label,
        found.subject or None,
        judged.stands_on,
        SHIFT,
        not found.cut,
        _ends(found.weakest),
        tuple(map(_chain_facts, found.chains)),
        tuple(map(_step_facts, dict.fromkeys(step for chain in found.chains for step in chain.steps))),
    )


def _ends(step: Step | None) -> tuple[str, str] | None:
    return None if step is None else (step.start, step.end)


def _chain_facts(chain: Chain) -> ChainFacts:
    path = (chain.steps[0].start, *(step.end for step in chain.steps))
    rolled = None if chain.rolled is None else float(chain.rolled)
    return ChainFacts(path, rolled, chain.normalised, chain.gaps, _ends(chain.weakest))


def _step_facts(step: Step) -> StepFacts:
    level, share, units = sigma_of(step), step.share, step.units
    return StepFacts(
        step.start,
        step.end,
        step.outputs,
        step.worst.standard.name if step.worst else None,
        step.told,
        None if units is None else float(units.looked_at),
        None if share is None else float(share),
        step.interval,
        None if share is None else float((1 - share) * MILLION),
        level.long_term if level else None,
        level.with_shift if level else None,
        level.beyond if level else "",
    )
