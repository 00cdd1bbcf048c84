"""What both sides might agree on: a tighter target, fewer measurements, a new baseline; nothing changes until they have."""

from handoff.analysis.improvement import Improvement, Improving
from handoff.model.text import listed
from handoff.page import Block, Text
from handoff.reports._improving_words import periods_of


def proposal_blocks(found: Improvement, short: dict[str, str]) -> list[Block]:
    """A line for each proposal, those of one sort together; nothing where there is none."""
    tighten = [one for one in found.improving if "tighten" in one.proposals]
    slower = [one for one in found.improving if "measure-less-often" in one.proposals]
    anew = [one for one in found.improving if "rebase" in one.proposals]
    said = [
        *((one, _tighter(one)) for one in tighten),
        *((one, _slower(one)) for one in slower),
        *((one, _anew(one)) for one in anew),
    ]
    lines = [Text(f"{short[one.standard.name]}: {text}") for one, text in said]
    return [Text("To agree on, by both sides", heading=True), *lines] if lines else []


def _tighter(one: Improving) -> str:
    kept = periods_of(one, one.process.kept_in_a_row)
    return f"its target was kept in each of the last {kept}. Would a tighter one help? That is for {_both(one)} to agree."


def _slower(one: Improving) -> str:
    kept = periods_of(one, one.process.kept_in_a_row)
    return f"steady, and its target was kept in each of the last {kept}. Would it be enough to measure it less often?"


def _anew(one: Improving) -> str:
    level = {"improving": "a better", "deteriorating": "a worse"}.get(one.process.chart.variation, "another")
    first = "Find out why first. " if level == "a worse" else ""
    return (
        f"the last {periods_of(one, one.lasting)} are steady, at {level} level. {first}Where {_both(one)} agree that this is how "
        f"it runs now, begin a new baseline: `handoff rebase {one.standard.name} --on {one.settled} --because TEXT`."
    )


def _both(one: Improving) -> str:
    return listed((one.standard.department, *one.customers))
