from collections.abc import Callable

import pytest

from handoff.checks.closed_without_proof import find

from .remedies import SERVICE, found, held, measured, moved, planned, told

Look = Callable[..., list[str]]
BALANCE = """
      right:
        owner: Order desk lead
        measure: {kind: proportion, counts: orders right, of: orders, every: month}
        target: at least 90 %
"""
ACTION = planned()
DONE = moved(ACTION, "do", "2025-04-20", by="Carl")


def closed(look: Look, *shares: int, done: bool = True, day: str = "2025-07-10", **more: object) -> list[str]:
    said = moved(ACTION, "close", day, **{"outcome": "effective", "confirmed_by": "Ada"} | more)
    steps = (ACTION, DONE, said) if done else (ACTION, said)
    return look(find, SERVICE, holdings=held(*steps, buckets=measured(*[80] * 4, *shares)))


def test_what_proved_itself_is_fine(look: Look) -> None:
    assert closed(look, 95, 96) == []


def test_too_few_later_measurements_are_told(look: Look) -> None:
    (said,) = closed(look, 96)
    assert "was closed as effective, but 1 of 2 later measurements in a row had met `at least 90 %` by then." in said
    assert len(closed(look, 95, 80)) == 1
    assert len(closed(look, 95, 96, day="2025-06-10")) == 1


def test_nobody_the_owner_and_the_doer_prove_nothing(look: Look) -> None:
    assert ["nobody confirmed it" in said for said in closed(look, 95, 96, confirmed_by=None)] == [True]
    for who in ("order desk lead", "Carl"):
        assert ["owns it or acted on it" in said for said in closed(look, 95, 96, confirmed_by=who)] == [True]


@pytest.mark.parametrize(("since", "worse"), [(60, True), (97, False)])
def test_what_got_worse_meanwhile_is_told(look: Look, since: int, worse: bool) -> None:  # noqa: FBT001 -- a table
    also, organisation = "service/orders/right", SERVICE + BALANCE
    action = planned(balances=(also,))
    steps = (action, moved(action, "do", by="Carl"), moved(action, "close", "2025-11-10", outcome="effective", confirmed_by="Ada"))
    buckets = (*measured(*[80] * 13, *[95] * 6, since=-8), *measured(*[97] * 13, *[since] * 6, since=-8, standard=also))
    told = look(find, organisation, holdings=held(*steps, buckets=buckets))
    assert [f"{also}, which must not suffer, had got worse by then" in one for one in told] == [True] * worse


def test_what_was_never_done_cannot_have_worked(look: Look) -> None:
    assert ["it was never done" in said for said in closed(look, 95, 96, done=False)] == [True]


def test_what_was_ineffective_needs_no_proof(look: Look) -> None:
    assert closed(look, outcome="ineffective", confirmed_by=None) == []


def test_a_finding_is_solved_by_evidence_or_by_an_action_that_worked(look: Look) -> None:
    seen = found()
    solved = told(seen, "close", outcome="solved", confirmed_by="Ada")
    (said,) = look(find, SERVICE, holdings=held(seen, solved))
    assert "was closed as solved, but there is neither evidence nor an action that was effective." in said
    assert look(find, SERVICE, holdings=held(seen, told(seen, "close", outcome="withdrawn"))) == []
    action = planned(seen)
    worked = (action, moved(action, "do", by="Carl"), moved(action, "close", "2025-07-10", outcome="effective", confirmed_by="Ada"))
    later = measured(*[80] * 4, 95, 96)
    assert look(find, SERVICE, holdings=held(seen, *worked, solved, buckets=later)) == []
    by_carl = told(seen, "close", outcome="solved", confirmed_by="carl")
    (said,) = look(find, SERVICE, holdings=held(seen, *worked, by_carl, buckets=later))
    assert '"carl", who confirmed it, owns it or acted on it' in said
