"""The room of reports: one question a file, from the judged organisation to a page."""

from typing import Protocol

from handoff.analysis.judged import Judged
from handoff.page import Page
from handoff.reports import chain_map, compliance, show


class Report(Protocol):
    """A member is a module with these names."""

    NAME: str

    def page(self, judged: Judged) -> Page:
        """Answer the report's question."""
        ...


REPORTS: tuple[Report, ...] = (compliance, show, chain_map)
