"""From what a person says to an entry in the ledger: the standard's promise of that day, its terms, the value as typed."""

import os
from datetime import date, datetime
from pathlib import Path

from msgspec import Struct

from handoff import __version__
from handoff.analysis.names import find_standard
from handoff.analysis.terms import terms_of
from handoff.ledger import Published
from handoff.measures import kind_named
from handoff.model.entry import Act, Entry, Measurement, Observation
from handoff.model.evidence import Evidence
from handoff.model.organisation import Organisation
from handoff.model.problem import Fault
from handoff.model.standard import Measure, Promise, Standard
from handoff.model.text import quoted
from handoff.workspace.keepable import much_fault, name_fault, text_fault
from handoff.workspace.opening import Workspace
from handoff.workspace.proving import proof_of

LONGEST_PATH = 200
_DOCUMENT = "doc:"
MOMENT = "%Y-%m-%dT%H:%M:%SZ"


class Said(Struct, frozen=True):
    """What a person says of one measurement, in their own words; ``words`` are the value's."""

    standard: str
    observed_on: date
    words: tuple[str, ...] = ()
    no_opportunity: str = ""
    note: str = ""
    evidence: tuple[Evidence, ...] = ()
    recorded_by: str = ""


class Term(Struct, frozen=True):
    """What a measurement of a standard carries of its day: the measure that reads it, the promise, and the terms' fingerprint."""

    standard: Standard
    measure: Measure
    promise: Promise
    terms: str


class Desk:
    """Turns what people say into measurements; it looks each standard up once, however many rows name it."""

    def __init__(self, organisation: Organisation) -> None:
        """Sit down with the definitions."""
        self._organisation = organisation
        self._outputs = {output.path: output.name for output in organisation.outputs}
        self._found: dict[str, Standard | Fault] = {}
        self._terms: dict[tuple[str, date | None], Term | Fault] = {}
        self._judgeable: set[tuple[str, str | None]] = set()

    def standard(self, name: str) -> Standard | Fault:
        """The standard of that name or tail."""
        if name not in self._found:
            self._found[name] = find_standard(self._organisation, name)
        return self._found[name]

    def measurement(self, said: Said) -> Measurement | Fault:
        """The measurement that was said, or why it cannot be one."""
        standard = self.standard(said.standard)
        if isinstance(standard, Fault):
            return standard
        term = self._term(standard, said.observed_on)
        if isinstance(term, Fault):
            return term
        texts = (said.note, said.no_opportunity, *(proof.ref for proof in said.evidence))
        fault = text_fault(texts) or much_fault(len(said.words), len(said.evidence), texts) or name_fault(said.recorded_by)
        if fault is not None:
            return fault
        seen = self._observation(said, term)
        return seen if isinstance(seen, Fault) else _entry(said, term, seen)

    def _observation(self, said: Said, term: Term) -> Observation | Fault:
        """What ``observation_of`` says; that readings of a unit can be held against a term is found out once."""
        seen = _seen(said, term)
        if isinstance(seen, Fault) or (term.terms, seen.unit) in self._judgeable:
            return seen
        held = _held(seen, term)
        if held is seen and seen.no_opportunity is None:
            self._judgeable.add((term.terms, seen.unit))
        return held

    def _term(self, standard: Standard, day: date) -> Term | Fault:
        promise = standard.promise_on(day)
        key = (standard.name, promise.since if promise else None)
        found = self._terms.get(key)
        if found is None:
            found = self._terms[key] = self._term_of(standard, promise)
        return found

    def _term_of(self, standard: Standard, promise: Promise | None) -> Term | Fault:
        if standard.measure is None or promise is None:
            missing = "measure" if standard.measure is None else "target"
            return Fault(
                f"{standard.name} has no {missing} yet.",
                "Without it nobody could tell what the number means.",
                f"Add `{missing}:` to it in {standard.place.path}, then record.",
            )
        output = self._outputs[f"{standard.department}/{standard.output}"]
        return Term(standard, standard.measure, promise, terms_of(standard, output, promise))


def observation_of(said: Said, term: Term) -> Observation | Fault:
    """What was seen, as the kind of measure reads it and as target and limit can be held against it."""
    seen = _seen(said, term)
    return seen if isinstance(seen, Fault) else _held(seen, term)


def _seen(said: Said, term: Term) -> Observation | Fault:
    """What was seen, as the kind of measure reads it."""
    if said.no_opportunity:
        if said.words:
            return Fault(
                f"{quoted(' '.join(said.words))} was given together with a reason for having nothing to measure.",
                "Either there was something to measure or there was not.",
                "Give the value, or the reason, not both.",
            )
        return Observation(no_opportunity=said.no_opportunity)
    kind = kind_named(term.measure.kind)
    if not said.words:
        return Fault(
            f"{term.standard.name} was given no value.",
            "An empty value could mean zero or not measured.",
            f"Write it as in {kind.example(term.measure, term.promise.target)}, or say with --no-opportunity why there was none.",
        )
    return kind.parse(said.words, term.measure)


def _held(seen: Observation, term: Term) -> Observation | Fault:
    """What was seen, or why no report could judge it (working days against a target in working hours): it would stay for ever."""
    if seen.no_opportunity is not None:
        return seen
    held = kind_named(term.measure.kind).summarise(seen, term.promise.target, term.promise.limit, term.measure)
    return held if isinstance(held, Fault) else seen


def _entry(said: Said, term: Term, seen: Observation) -> Measurement:
    # Spelt out, as it runs for every row of an import.
    return Measurement(
        observed_on=said.observed_on,
        standard=term.standard.name,
        terms=term.terms,
        target=term.promise.target.text,
        limit=term.promise.limit.text if term.promise.limit is not None else None,
        numerator=seen.numerator,
        denominator=seen.denominator,
        count=seen.count,
        exposure=seen.exposure,
        readings=seen.readings,
        unit=seen.unit,
        ratings=seen.ratings,
        passed=seen.passed,
        points=seen.points,
        no_opportunity=seen.no_opportunity,
        recorded_by=said.recorded_by or None,
        evidence=said.evidence,
        note=said.note or None,
    )


def future_fault(day: date, today: date) -> Fault | None:
    """Why nothing can have been observed on a day that is still to come."""
    if day <= today:
        return None
    return Fault(f"{day} is in the future.", "Nobody can have observed it yet.", "Give the day on which it was observed.")


def clock_fault(workspace: Workspace, now: datetime) -> Fault | None:
    """Why nothing should be recorded by this clock: it stands more than a day before the newest act."""
    newest = workspace.ledger.newest()
    if (
        newest is None
        or now.strftime(MOMENT) >= newest
        or (datetime.strptime(newest, MOMENT).replace(tzinfo=now.tzinfo) - now).days < 1
    ):
        return None
    return Fault(
        f"This machine's clock says {now.strftime(MOMENT)}, but the newest act was recorded at {newest}.",
        "An entry with a wrong time looks back-dated to every auditor.",
        f"Set the clock, then record again. If it is right, ask git who added that act: `git log -- {workspace.settings.ledger}`.",
    )


def act_of(now: datetime, by: str) -> Act:
    """An act of recording at this moment (UTC)."""
    return Act(recorded_at=now.strftime(MOMENT), recorded_by=by, program=f"handoff {__version__}")


def record(workspace: Workspace, act: Act, entry: Entry) -> Published:
    """Publish one entry as an act of its own.  OSError where the disk or a permission is in the way."""
    with workspace.ledger.draft(act) as draft:
        draft.add(entry)
        return draft.publish()


def evidence_of(root: Path, here: Path, text: str) -> Evidence | Fault:
    """What proves a measurement: a file in the workspace with its hash, or an address or document number as text."""
    if "://" in text or text.startswith(_DOCUMENT):
        return Evidence(text)
    if not text.strip():
        return Fault(
            "A piece of evidence has no name.", "What has no name cannot be found.", "Name a file, an address or a document."
        )
    path = here / text
    # not Path.exists, which stumbles over a name that is too long for a file
    if os.path.lexists(path):
        return proof_of(root, path, text)
    if "/" in text or path.suffix:
        return Fault(
            f"There is no file {quoted(text, LONGEST_PATH)}.",
            "Evidence that cannot be found proves nothing.",
            f"Check the name, or give an address (https://…) or a number ({_DOCUMENT}QM-2026/17 if it has / or . in it).",
        )
    return Evidence(text)
