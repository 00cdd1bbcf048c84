"""One standard at the keyboard: its value, what is kept with it, Enter, and the verdict."""

from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from handoff.analysis.judged import Recorded
from handoff.analysis.names import standards_by_name
from handoff.analysis.offering import Offer
from handoff.answers.sitting import CHANGES, NOTHING, Suggestion, fault_page, ready_page, standard_page
from handoff.cli._answer import answer, put
from handoff.cli._keyboard import Keyboard, Suggest, unbroken
from handoff.cli._open import warn
from handoff.cli._options import Recorder, today_in
from handoff.cli._record_one import about, verdict_after
from handoff.cli._recorder import recorder_of
from handoff.model.day import DAY_RULE, parse_day
from handoff.model.entry import Measurement
from handoff.model.problem import Fault
from handoff.model.standard import Standard
from handoff.model.text import quoted
from handoff.page import Page
from handoff.workspace.opening import Workspace
from handoff.workspace.recording import Desk, Said, evidence_of, future_fault, record

_YES = {"", "y", "yes"}
_LEAVING = {"quit", "exit"}


class Ready(Struct, frozen=True):
    """What was said, and the measurement that it makes."""

    said: Said
    measurement: Measurement


class Sitting:
    """One sitting at the keyboard: who records, the day that is proposed, and how many measurements were recorded."""

    def __init__(self, workspace: Workspace, recorder: Recorder, on: date | None) -> None:
        """Sit down; without a day, each value is proposed for the day on which it is typed."""
        self.workspace, self.recorder, self._on = workspace, recorder, on
        self.keyboard = Keyboard()
        self.recorded = 0
        self._desk = Desk(workspace.organisation)
        self._read = {path: _last_written(workspace.root, path) for path in _definitions(workspace)}

    @property
    def today(self) -> date:
        """The day it is now: a sitting may last over midnight."""
        return today_in(self.workspace.settings.timezone)

    @property
    def day(self) -> date:
        """The day that is proposed."""
        return self._on or self.today

    def ask(self, label: str, suggest: Suggest | None = None, typed: str = "") -> str:
        """What a person types after a label; an EOFError where they leave."""
        text = self.keyboard.line(label, suggest, typed)
        if text.lower() in _LEAVING:
            raise EOFError
        return text

    def measure(self, offer: Offer, place: str = "") -> Recorded | None:
        """Ask for a standard's value and record it; None where it was skipped, or its own file has faults."""
        faults = about(self.workspace, offer.standard.place.path)
        if faults:
            warn(faults, self.workspace.root)
            return None
        if self._is_outdated(offer.standard):
            return None
        show(standard_page(offer, self.today, place))
        ready = self._value(Said(offer.standard.name, self.day))
        while ready is not None:
            show(ready_page(offer, ready.measurement, self.today))
            typed = self.ask("Record", _changes)
            if typed.lower() in _YES:
                return None if self._is_outdated(offer.standard) else self._record(ready.measurement)
            ready = self._changed(ready, typed)
        return None

    def _is_outdated(self, standard: Standard) -> bool:
        """Whether a definition is no longer what was read when the sitting began, which is told: its promise may be another."""
        path = standard.place.path
        outdated = _last_written(self.workspace.root, path) != self._read[path]
        if outdated:
            tell(_changed_since(path))
        return outdated

    def _value(self, said: Said) -> Ready | None:
        """The value, typed until it can be one; None for an empty line."""
        typed = ""
        while True:
            typed = self.ask("Value", typed=typed)
            if not typed:
                return None
            ready = self._checked(self._valued(said, typed))
            if ready is not None:
                return ready

    def _valued(self, said: Said, typed: str) -> Said | Fault:
        word, _, reason = typed.partition(" ")
        if word.lower() in _AFTERWARDS:
            return _VALUE_FIRST
        if word.lower() != NOTHING:
            return replace(said, words=tuple(typed.split()), no_opportunity="")
        reason = reason.strip() or self.keyboard.line("Why")
        return replace(said, words=(), no_opportunity=reason) if reason else _NO_REASON

    def _checked(self, said: Said | Fault) -> Ready | None:
        """What was said, as the measurement it makes; a fault is shown."""
        if isinstance(said, Fault):
            tell(said)
            return None
        measurement = self._desk.measurement(said)
        if isinstance(measurement, Fault):
            tell(measurement)
            return None
        return Ready(said, measurement)

    def _changed(self, ready: Ready, typed: str) -> Ready | None:
        """What is ready with one thing changed, or as it was where that cannot be; None where it is not to be recorded."""
        word, _, rest = typed.partition(" ")
        said, text = ready.said, rest.strip()
        match [change.text for change in CHANGES if change.text.startswith(word.lower())]:
            case ["skip"]:
                return None
            case ["quit"]:
                raise EOFError
            case ["value"]:
                return self._value(said)
            case ["day"]:
                changed = self._dated(said, text or self.keyboard.line("Day", typed=str(said.observed_on)))
            case ["evidence"]:
                changed = self._with_evidence(said, text or self.keyboard.line("Evidence"))
            case ["note"]:
                changed = replace(said, note=text or self.keyboard.line("Note", typed=said.note))
            case _:
                changed = _no_change(typed)
        return self._checked(changed) or ready

    def _dated(self, said: Said, text: str) -> Said | Fault:
        day = parse_day(text) if text else self.day
        if day is None:
            return Fault(f"{quoted(text)} is no day.", "", f"Write it as {DAY_RULE}.")
        return future_fault(day, self.today) or replace(said, observed_on=day)

    def _with_evidence(self, said: Said, text: str) -> Said | Fault:
        """One more piece of evidence; none at all for an empty text."""
        try:
            proof = evidence_of(self.workspace.root, Path.cwd(), text) if text else None
        except OSError as problem:
            return Fault(f"{quoted(text)} cannot be read: {problem.strerror}.", "", "Name another file, or an address.")
        if isinstance(proof, Fault):
            return proof
        return replace(said, evidence=(*said.evidence, proof) if proof is not None else ())

    def _record(self, measurement: Measurement) -> Recorded:
        """Publish it as an act of its own, of this moment, and print what it means; Ctrl-C waits for that."""
        recorder = recorder_of(self.workspace, self.recorder.act.recorded_by, self.recorder.keep)
        put("\n")
        with unbroken():
            published = record(self.workspace, recorder.act, measurement)
            self.recorded += 1
            verdict, _ = verdict_after(self.workspace, measurement, published, recorder, "text")
        return verdict


def _definitions(workspace: Workspace) -> set[str]:
    return {standard.place.path for standard in standards_by_name(workspace.organisation).values()}


def _last_written(root: Path, path: str) -> tuple[int, int]:
    """When a file was written last, and its size; nothing where it is gone, with its folder or its whole disk."""
    try:
        about = (root / path).stat()
    except OSError:
        return (0, 0)
    return about.st_mtime_ns, about.st_size


def _changed_since(path: str) -> Fault:
    return Fault(
        f"{path} was changed, or taken away, since you began; this was not recorded.",
        "A measurement is kept with the target and the terms of its day, and you have seen others.",
        "Leave with Ctrl-D, and begin again: `handoff record`. What was recorded before is kept.",
    )


def show(page: Page) -> None:
    """Show a page below what was said before."""
    put("\n")
    answer(page, "text")


def tell(fault: Fault) -> None:
    """Show a fault; what was typed may be corrected."""
    show(fault_page(fault))


def _changes(text: str) -> list[Suggestion]:
    return [change for change in CHANGES if change.text.startswith(text.lower())]


def _no_change(typed: str) -> Fault:
    *most, last = (change.text for change in CHANGES)
    return Fault(f"{quoted(typed)} is none of {', '.join(most)} and {last}.", "", "Enter alone records what stands above.")


_AFTERWARDS = ("day", "evidence", "note")
_VALUE_FIRST = Fault(
    "Day, evidence and note come after the value.", "", "Type the value; then, before the last Enter, type such a line again."
)
_NO_REASON = Fault(
    "There is no reason.",
    "Without one nobody can tell it from a measurement that was forgotten.",
    "Type the reason too, such as: nothing closed for stocktaking",
)
