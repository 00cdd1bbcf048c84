"""What people cannot state, whoever wrote its line: of a day to come, in nobody's name, for more than there are."""

from handoff.ledger._days import is_too_late
from handoff.ledger._flaws import IMPOSSIBLE, Flaw
from handoff.model.entry import Act, Agreement, Waiver, day_of
from handoff.model.improving import Action, Finding, Rebase
from handoff.model.person import folded
from handoff.model.problem import Fault
from handoff.model.text import quoted

_FIX = "See in git who added it, and let whoever it was say it again with `handoff agree` or `handoff waive`."
_Stated = Agreement | Waiver | Rebase | Finding | Action


def impossible(entry: _Stated, act: Act) -> Flaw | None:
    """Why a word or a permission is not counted: it is from a day to come, from nobody, or from more than there are."""
    fault = _from_the_future(entry, act) if is_too_late(day_of(entry), act) else None
    if fault is None and isinstance(entry, Agreement):
        fault = _of_nobody(entry)
    return Flaw(IMPOSSIBLE, fault) if fault else None


def _from_the_future(entry: _Stated, act: Act) -> Fault:
    other = entry.check if isinstance(entry, Waiver) else entry.output if isinstance(entry, Finding) else None
    named = quoted(entry.standard or other or "")
    return Fault(
        f"The entry about {named} is dated {day_of(entry)}, and was recorded on {act.recorded_at[:10]}.",
        "The last word counts, so a word from a day to come would silence every other until then; it is not counted.",
        _FIX,
    )


def _of_nobody(agreement: Agreement) -> Fault | None:
    if not folded(agreement.by):
        return Fault(
            f"The agreement to {quoted(agreement.standard)} does not say who speaks for {quoted(agreement.party)}.",
            "Nobody can be asked whether they agreed, so it is not counted.",
            _FIX,
        )
    took_part, of = agreement.took_part, agreement.of
    if took_part is None and of is None:
        return None
    if took_part is not None and of is not None and 1 <= took_part <= of:
        return None
    return Fault(
        f"The agreement to {quoted(agreement.standard)} says that {_number(took_part)} of {_number(of)} had their say.",
        "More than all, or none at all, cannot have been asked, so it is not counted.",
        _FIX,
    )


def _number(people: int | None) -> str:
    return "nobody knows how many" if people is None else str(people)
