"""Handoffs with their results: who is served with what, how well, and what is needed back."""

from collections.abc import Mapping

from msgspec import Struct

from handoff.analysis.agreeing import words_by_standard
from handoff.analysis.chains import party_of
from handoff.analysis.judged import Judged, Result
from handoff.analysis.names import standards_by_name
from handoff.analysis.tallies import names_of
from handoff.model.entry import Agreed
from handoff.model.organisation import Handoff, Output, says_nothing
from handoff.model.standard import Standard


class Served(Struct, frozen=True):
    """One output reaching one customer, with the results of the standards that promise something to them."""

    output: Output
    handoff: Handoff
    results: tuple[Result, ...]


class Need(Struct, frozen=True):
    """What a supplier needs back from one customer, as written ('' where nothing is written); its result if it is a standard."""

    served: Served
    text: str
    result: Result | None = None

    @property
    def is_none(self) -> bool:
        """Whether it says that nothing is needed, and why."""
        return says_nothing(self.text)


class Book(Struct, frozen=True):
    """An answer with what is looked up in it again and again: results, people's words for ids, what was said about a standard."""

    judged: Judged
    results: Mapping[str, Result]
    names: Mapping[str, str]
    standards: Mapping[str, Standard]
    words: Mapping[str, tuple[Agreed, ...]]

    def name_of(self, someone: str) -> str:
        """What people call a department, ``department/station`` or party; unknown ones by their id."""
        return self.names.get(someone, someone)

    def handed_over(self, outputs: tuple[Output, ...]) -> tuple[Served, ...]:
        """Every handoff of some outputs, in the order of the files."""
        return tuple(self.served(output, handoff) for output in outputs for handoff in output.handoffs)

    def handed_to(self, names: frozenset[str]) -> tuple[Served, ...]:
        """Every handoff to any of these names as written."""
        outputs = self.judged.organisation.outputs
        return tuple(self.served(output, handoff) for output in outputs for handoff in output.handoffs if handoff.customer in names)

    def served(self, output: Output, handoff: Handoff) -> Served:
        """A handoff with the results of its standards; a promise to a department is one to its stations."""
        promised = (
            standard
            for standard in output.standards
            if {handoff.customer, party_of(handoff.customer)} & set(output.customers_of(standard))
        )
        return Served(output, handoff, tuple(self.results[standard.name] for standard in promised))

    def needs_of(self, handoffs: tuple[Served, ...]) -> tuple[Need, ...]:
        """What is needed back for each handoff; one without a word stands there with an empty need."""
        return tuple(self._need(served, text) for served in handoffs for text in served.handoff.needs_back or ("",))

    def protecting(self, names: frozenset[str]) -> tuple[Result, ...]:
        """The results of the guardrails that protect any of these names, worst first."""
        return tuple(
            result
            for result in self.judged.results
            if result.standard.guardrail is not None and not names.isdisjoint(result.standard.guardrail.protects)
        )

    def _need(self, served: Served, text: str) -> Need:
        standard = self.standards.get(text)
        return Need(served, text, self.results[standard.name] if standard else None)


def open_book(judged: Judged) -> Book:
    """The answer, ready to be looked things up in."""
    organisation = judged.organisation
    results = {result.standard.name: result for result in judged.results}
    return Book(judged, results, names_of(organisation), standards_by_name(organisation), words_by_standard(judged.agreements))
