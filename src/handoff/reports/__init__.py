"""The room of reports: one question a file, from the judged organisation to a page."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from handoff.analysis.chain_yields import Chains
    from handoff.analysis.few import Few
    from handoff.analysis.improvement import Improvement
    from handoff.analysis.judged import Judged
    from handoff.page import Page


class Report(Protocol):
    """A member is a module with these names."""

    NAME: str

    @property
    def page(
        self,
    ) -> "Callable[[Judged], Page] | Callable[[Improvement], Page] | Callable[[Few], Page] | Callable[[Chains], Page]":
        """Answer the report's question, from results, from processes, from counts or from chains."""
        ...


REPORTS: tuple[Report, ...]


def __getattr__(name: str) -> tuple[Report, ...]:
    """The register, when somebody walks it: a command prints one report, and loads no other."""
    if name != "REPORTS":
        raise AttributeError(name)
    from handoff.reports import chain, chain_map, compliance, improvement, pareto, show  # noqa: PLC0415 -- as said above

    return (compliance, show, chain_map, improvement, pareto, chain)
