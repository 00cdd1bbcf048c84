"""A chain of steps in words: its path, its yields, where it is weakest, and what to do there."""

from handoff.analysis.chain_yields import Chain, Chains, Step
from handoff.analysis.figures import count_text, counted, percent_text
from handoff.analysis.names import short_names
from handoff.analysis.statistics.sigma import SHIFT, SigmaLevel, sigma_level
from handoff.analysis.tallies import names_of

# Of a chain with more names than these only so many at each end are said.
_LONGEST = 10
_SHOWN = 4


def path_text(chain: Chain, names: dict[str, str]) -> str:
    """``Procurement > Production > Sales > Buyers``; of a long chain its beginning and its end."""
    ends = [names.get(end, end) for end in (chain.steps[0].start, *(step.end for step in chain.steps))]
    if len(ends) > _LONGEST:
        ends[_SHOWN:-_SHOWN] = [f"({len(ends) - 2 * _SHOWN} more)"]
    return " > ".join(ends)


def yield_text(step: Step) -> str:
    """The step's yield in per cent; a gap is called one, never 100 %."""
    return "not known" if step.share is None else percent_text(float(step.share))


def rolled_text(chain: Chain) -> str:
    """The rolled yield in per cent, and how many steps it does not know."""
    rolled = "not known" if chain.rolled is None else percent_text(float(chain.rolled))
    return f"{rolled}, without {counted(chain.gaps, 'step')}" if chain.rolled is not None and chain.gaps else rolled


def sigma_of(step: Step) -> SigmaLevel | None:
    """The sigma level of the step's defective units; None for a gap."""
    return None if step.share is None else sigma_level(1 - step.share)


def sigma_text(level: SigmaLevel | None) -> tuple[str, str]:
    """The sigma level in the long term, and with the shift; where data cannot tell it, in which direction it lies."""
    if level is None:
        return "", ""
    if level.long_term is None or level.with_shift is None:
        return (f"{level.beyond} any", f"{level.beyond} any")
    return f"{level.long_term:.2f}", f"{level.with_shift:.2f}"


def sentence(found: Chains) -> str:
    """The weakest chain, as what comes through it."""
    if not found.chains:
        who = f" through {found.subject}" if found.subject else ""
        return f"There is no chain{who} to an external customer. Next: handoff map, and handoff check, say where it stops."
    weakest = found.chains[0]
    path = path_text(weakest, names_of(found.judged.organisation))
    if weakest.rolled is None:
        return "No step has a yield: no standard that counts good and bad units was measured. Next: handoff due."
    at_most = f"at most {percent_text(float(weakest.rolled))} come through right the first time"
    gaps = f", not counting what happens in {counted(weakest.gaps, 'step')} that nobody measures" if weakest.gaps else ""
    whole = "" if len(found.chains) == 1 else f" It is the weakest of {len(found.chains)}{' or more' if found.cut else ''} chains."
    return f"{path}: {at_most}{gaps}.{whole}"


def weakest_text(found: Chains) -> str:
    """The weakest link, and the next step there."""
    step = found.weakest
    if step is None or step.worst is None or step.units is None:
        return ""
    standard, names = step.worst.standard, names_of(found.judged.organisation)
    short = short_names(found.judged.organisation)[standard.name]
    link = f"{names.get(step.start, step.start)} > {names.get(step.end, step.end)}"
    seen = f"{yield_text(step)} of {count_text(step.units.looked_at)} by {short}"
    owner = f"The next step is with {standard.owner}" if standard.owner else f"It has no owner: name one in {standard.place.path}"
    return f"The weakest link is {link}: {seen}. {owner}; handoff show {short} says whether that is chance or the process."


def shift_text() -> str:
    """How the yields are reckoned, and what the two sigma levels are."""
    return (
        "Yield: the share that was right the first time, by the worst standard of the step; no more can have been right in every "
        "respect. Rolled yield: the product of the steps, as if failing in one had nothing to do with failing in another. DPMO: "
        "defective units in a million. Sigma level: long-term as counted; the other adds the customary shift of "
        f"{SHIFT}, by which 3.4 in a million are called six sigma."
    )
