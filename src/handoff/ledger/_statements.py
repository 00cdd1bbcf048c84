"""What a ledger answers: the sums, and what people agreed to, waived and decided, each matched with its standard as defined now."""

from collections.abc import Callable, Mapping
from operator import attrgetter

from handoff.analysis.holdings import Holdings
from handoff.analysis.names import standards_by_name
from handoff.analysis.terms import fingerprint, newest_terms
from handoff.ledger._summed import Stated, Summed
from handoff.model.entry import Agreed, Agreement, Granted, Waiver
from handoff.model.improving import Action, Finding
from handoff.model.organisation import Organisation
from handoff.model.standard import Standard
from handoff.model.stated import Found, Rebased, Taken

_Kept = Agreed | Granted | Rebased | Found | Taken


def held(summed: Summed, organisation: Organisation) -> Holdings:
    """The answer: sums and statements, these oldest first."""
    # Looking up thousands of names takes longer than reading a ledger in which nobody states anything.
    statements = Statements(organisation, standards_by_name(organisation) if summed.stated else {})
    for stated in summed.stated:
        statements.add(stated)
    return Holdings(
        summed.buckets,
        summed.unknown,
        summed.entries,
        f"{summed.digest:064x}",
        statements.agreed(),
        statements.granted(),
        rebases=statements.rebased(),
        findings=statements.found(),
        actions=statements.taken(),
    )


class Statements:
    """Collects what people state; there are as many as people have signed, so they are held one by one."""

    def __init__(self, organisation: Organisation, standards: Mapping[str, Standard]) -> None:
        """Begin with the standards by the names that they have or had."""
        self._outputs = {output.path: output.name for output in organisation.outputs}
        self._standards = standards
        self._terms: dict[str, str] = {}
        self.agreements: list[Agreed] = []
        self.waivers: list[Granted] = []
        self.rebases: list[Rebased] = []
        self.findings: list[Found] = []
        self.actions: list[Taken] = []

    def add(self, stated: Stated) -> None:
        """Take in what somebody stated."""
        entry = stated.entry
        if isinstance(entry, Agreement):
            self.agreements.append(self._agreed(stated, entry))
            return
        name = self._name_now(entry.standard or "")
        if isinstance(entry, Waiver):
            self.waivers.append(Granted(stated.id, stated.act, entry, stated.place, name))
        elif isinstance(entry, Finding):
            self.findings.append(Found(stated.id, stated.act, entry, stated.place, name))
        elif isinstance(entry, Action):
            self.actions.append(Taken(stated.id, stated.act, entry, stated.place, name))
        else:
            self.rebases.append(Rebased(stated.id, stated.act, entry, stated.place, name))

    def _agreed(self, stated: Stated, agreement: Agreement) -> Agreed:
        """An agreement; one whose text is not that of its fingerprint is to no terms of now, whatever it says."""
        standard = self._standards.get(agreement.standard)
        name = standard.name if standard else agreement.standard
        current = standard is not None and agreement.terms == self._terms_of(standard) == fingerprint(agreement.text)
        return Agreed(stated.id, stated.act, agreement, stated.place, name, current)

    def agreed(self) -> tuple[Agreed, ...]:
        """All agreements, oldest first."""
        return tuple(sorted(self.agreements, key=_oldest_first(attrgetter("agreement.agreed_on"))))

    def granted(self) -> tuple[Granted, ...]:
        """All waivers, oldest first."""
        return tuple(sorted(self.waivers, key=_oldest_first(attrgetter("waiver.waived_on"))))

    def rebased(self) -> tuple[Rebased, ...]:
        """All rebases, oldest first."""
        return tuple(sorted(self.rebases, key=_oldest_first(attrgetter("rebase.decided_on"))))

    def found(self) -> tuple[Found, ...]:
        """All steps of findings, oldest first."""
        return tuple(sorted(self.findings, key=_oldest_first(attrgetter("finding.stated_on"))))

    def taken(self) -> tuple[Taken, ...]:
        """All steps of actions, oldest first."""
        return tuple(sorted(self.actions, key=_oldest_first(attrgetter("action.stated_on"))))

    def _name_now(self, name: str) -> str:
        """The full name that a standard has now; one that nothing defines keeps its own."""
        standard = self._standards.get(name)
        return standard.name if standard else name

    def _terms_of(self, standard: Standard) -> str:
        """The fingerprint of a standard's newest promise; '' where it promises nothing."""
        found = self._terms.get(standard.name)
        if found is None:
            output = self._outputs[f"{standard.department}/{standard.output}"]
            found = newest_terms(standard, output)
            self._terms[standard.name] = found
        return found


def _oldest_first(day: Callable[[_Kept], object]) -> Callable[[_Kept], tuple[object, str, str]]:
    """By day, then by when it was recorded, then by id: the same order whatever the files are called."""
    return lambda kept: (day(kept), kept.act.recorded_at, kept.id)
