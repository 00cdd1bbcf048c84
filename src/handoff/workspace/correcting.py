"""From an entry's id and what it should have said to a correction in the ledger, or why there is none."""

from msgspec import Struct, structs

from handoff.analysis.names import standards_by_name
from handoff.ledger import Ledger
from handoff.measures import parse_target, written
from handoff.model.entry import Agreement, Correction, Entry, Filed, Measurement, Observation, Waiver, day_of
from handoff.model.evidence import Evidence
from handoff.model.improving import Action, Finding, Rebase
from handoff.model.person import folded
from handoff.model.problem import Fault
from handoff.model.standard import Promise, Standard
from handoff.model.text import quoted
from handoff.workspace.keepable import much_fault, text_fault
from handoff.workspace.opening import Workspace
from handoff.workspace.recording import Said, Term, observation_of
from handoff.workspace.shell_words import Offered, shell_words

FEWEST_DIGITS = 8
_NEAR_DIGITS = 4
_MOST_NAMED = 5
_LONGEST_ID = 64
# What somebody corrects at the keyboard was recorded lately; whoever means another entry has its id from `handoff log`.
_NEWEST_ACTS, _OF_EACH_ACT = 200, 200
_WHY = "The wrong entry would be corrected."
_LIST = "`handoff log` lists the entries with their ids."


class Wish(Struct, frozen=True):
    """What someone says of an entry: by what ``id``, what it should have been (in words, or that there was nothing to measure), and
    why.  Without either, that it should not have been.
    """

    id: str
    because: str
    words: tuple[str, ...] = ()
    no_opportunity: str = ""
    note: str = ""
    evidence: tuple[Evidence, ...] = ()


class Correcting(Struct, frozen=True):
    """A correction that may be recorded, with the entry that it replaces and the standard that both are of."""

    standard: Standard
    was: Measurement | Correction
    correction: Correction


def correctable(ledger: Ledger) -> tuple[Offered, ...]:
    """The measurements and corrections of the newest acts that nobody has corrected yet, newest first, each once.

    What each says: standard, day, value, who recorded it.
    """
    found = {
        one.id: one for one in ledger.newest_entries(_NEWEST_ACTS, _OF_EACH_ACT) if isinstance(one.entry, (Measurement, Correction))
    }
    corrected = {one.entry.corrects for one in found.values() if isinstance(one.entry, Correction)}
    newest = sorted((one for one in found.values() if one.id not in corrected), key=lambda one: one.act.recorded_at, reverse=True)
    return tuple(Offered(one.id, _words_of(one)) for one in newest)


def _words_of(filed: Filed) -> str:
    entry = filed.entry
    if not isinstance(entry, (Measurement, Correction)):
        return ""
    name, said = entry.standard.rpartition("/")[2], written(entry.observation) or "taken back"
    who = (entry.recorded_by if isinstance(entry, Measurement) else None) or filed.act.recorded_by
    return shell_words(f"{name} {entry.observed_on} {said}, {who}")


def correction_of(workspace: Workspace, wish: Wish) -> Correcting | Fault:
    """The correction that is asked for, or why it is refused."""
    fault = _words_fault(wish)
    found = fault or _find(workspace, wish.id)
    if isinstance(found, Fault):
        return found
    was = found.entry
    if not isinstance(was, (Measurement, Correction)):
        return _no_measurement(found, was)
    standard = standards_by_name(workspace.organisation).get(was.standard)
    if standard is None:
        return Fault(
            f"No standard is called {quoted(was.standard)} any more, so nobody can tell what its value would mean.",
            "A correction is judged like the measurement that it replaces.",
            "Name it under `formerly:` of the standard that it has become, then correct.",
        )
    taken = _corrected_already(workspace, found)
    seen = taken or _seen(wish, was, standard)
    if isinstance(seen, Fault):
        return seen
    if seen == was.observation and not (wish.note or wish.evidence):
        return _nothing_new(found, was)
    return Correcting(standard, was, _entry(wish, found, was, seen))


def _words_fault(wish: Wish) -> Fault | None:
    if not folded(wish.because):
        return Fault(
            "A correction needs --because TEXT.",
            "Without a reason nobody can tell a correction from a falsification.",
            'Say what was wrong: --because "misread the form".',
        )
    texts = (wish.because, wish.note, wish.no_opportunity, *(proof.ref for proof in wish.evidence))
    return text_fault(texts) or much_fault(len(wish.words), len(wish.evidence), texts)


def _find(workspace: Workspace, text: str) -> Filed | Fault:
    """The one entry whose id begins so."""
    start = text.strip().lower()
    if not FEWEST_DIGITS <= len(start) <= _LONGEST_ID or not set(start) <= set("0123456789abcdef"):
        return Fault(
            f"{quoted(text)} is no id of an entry.",
            f"An id has {_LONGEST_ID} digits and letters a to f, of which the first {FEWEST_DIGITS} will do.",
            f"Copy it from the answer to the recording. {_LIST}",
        )
    found = workspace.ledger.beginning(start, workspace.organisation)
    if len(found) == 1:
        return found[0]
    if found:
        names = "; ".join(_named(one, len(start) + FEWEST_DIGITS) for one in found[:_MOST_NAMED])
        return Fault(f"{len(found)} entries have an id that begins with {start}.", _WHY, f"Type more of it: {names}.")
    near = workspace.ledger.beginning(start[:_NEAR_DIGITS], workspace.organisation)
    alike = "; ".join(_named(one, FEWEST_DIGITS) for one in near[:_MOST_NAMED])
    return Fault(f"No entry has an id that begins with {start}.", _WHY, f"Did you mean {alike}?" if alike else _LIST)


def _named(one: Filed, digits: int) -> str:
    entry = one.entry
    value = written(entry.observation) if isinstance(entry, (Measurement, Correction)) else entry.__struct_config__.tag
    return f"{one.id[:digits]} ({entry.standard or 'a check'} on {day_of(entry)}: {value or 'taken back'})"


def _no_measurement(found: Filed, entry: Entry) -> Fault:
    if isinstance(entry, Agreement):
        what = f"an agreement of {quoted(entry.party)} to {entry.standard}"
        fix = f"Say it again with `handoff agree {entry.standard} --for {entry.party}`, or object with --objection TEXT."
        return Fault(f"{found.id[:8]} is {what}.", "What somebody has said is not corrected: their last word counts.", fix)
    if isinstance(entry, (Finding, Action)):
        word = "an action" if isinstance(entry, Action) else "a finding"
        fix = f"Say what is so with another step; `handoff {word.partition(' ')[2]} --help` lists them."
        return Fault(f"{found.id[:8]} is a step of {word}.", "What was done stays, and the newest step counts.", fix)
    if isinstance(entry, Rebase):
        fix = f"Take it back: handoff rebase {entry.standard} --void {found.id[:8]} --because TEXT"
        return Fault(f"{found.id[:8]} is a rebase of {entry.standard}.", "A decision stays, with who took it and why.", fix)
    about = entry.standard or (isinstance(entry, Waiver) and entry.check) or "a check"
    return Fault(
        f"{found.id[:8]} is a waiver of {about}.",
        "A permission stays as it was given, with who gave it: an auditor asks for it.",
        f"Give another one as it was meant, with `handoff waive {about}`.",
    )


def _corrected_already(workspace: Workspace, found: Filed) -> Fault | None:
    """Why the entry itself is not corrected once more: two corrections of one entry would contradict each other."""
    known = tuple(
        (one, one.entry) for one in workspace.ledger.corrections(workspace.organisation) if isinstance(one.entry, Correction)
    )
    replaced = {entry.corrects for _, entry in known}
    newest = tuple((one, entry) for one, entry in known if entry.corrects == found.id)
    while newest and all(one.id in replaced for one, _ in newest):
        ids = {one.id for one, _ in newest}
        newest = tuple((one, entry) for one, entry in known if entry.corrects in ids)
    living = tuple((one, entry) for one, entry in newest if one.id not in replaced)
    if not living:
        return None
    said = " and ".join(_said(one, entry) for one, entry in living)
    last, _ = living[-1]
    if len(living) > 1:
        fix = f"Take back the wrong one: handoff correct {last.id[:8]} --void --because TEXT"
        return Fault(f"{found.id[:8]} has {len(living)} corrections already: {said}.", "Nobody can tell which one holds.", fix)
    return Fault(
        f"{found.id[:8]} was corrected already: {said}.",
        "Two corrections of one entry would contradict each other.",
        f"Where that is wrong as well, correct it: handoff correct {last.id[:8]} VALUE --because TEXT",
    )


def _said(one: Filed, entry: Correction) -> str:
    value = "taken back" if entry.is_void else written(entry.observation)
    return f"{one.id[:8]} ({value}, by {one.act.recorded_by or 'nobody known'}, because {quoted(entry.because)})"


def _seen(wish: Wish, was: Measurement | Correction, standard: Standard) -> Observation | Fault:
    """What should have been recorded, held against the promise that the entry carries."""
    if not wish.words and not wish.no_opportunity:
        return Observation()
    target, limit = parse_target(was.target), parse_target(was.limit) if was.limit else None
    if standard.measure is None or isinstance(target, Fault) or isinstance(limit, Fault):
        return Fault(
            f"{standard.name} has no measure now by which a value could be held against {quoted(was.target)}.",
            "What nobody can judge would stay in the ledger for ever.",
            "Take the entry back with --void, or give the standard a measure that reads it.",
        )
    term = Term(standard, standard.measure, Promise(target=target, limit=limit), was.terms)
    return observation_of(Said(standard.name, was.observed_on, wish.words, wish.no_opportunity), term)


def _nothing_new(found: Filed, was: Measurement | Correction) -> Fault:
    says = written(was.observation) or "that it was taken back"
    return Fault(f"{found.id[:8]} says {says} already.", "There is nothing to correct.", "Give the value that it should be.")


def _entry(wish: Wish, found: Filed, was: Measurement | Correction, seen: Observation) -> Correction:
    return Correction(
        observed_on=was.observed_on,
        standard=was.standard,
        corrects=found.id,
        act=found.act_id,
        because=wish.because,
        terms=was.terms,
        target=was.target,
        limit=was.limit,
        **structs.asdict(seen),
        evidence=wish.evidence,
        note=wish.note or None,
    )
