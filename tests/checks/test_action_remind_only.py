from collections.abc import Callable

import pytest

from handoff.checks.action_remind_only import find

from .remedies import SERVICE, found, held, moved, planned

Look = Callable[..., list[str]]
REMIND = "remind everyone to check the label"


@pytest.mark.parametrize("words", [REMIND, "Retrain the night shift", "re-train staff", "be more careful", "tell the team"])
def test_reminding_alone_is_told(look: Look, words: str) -> None:
    seen = found()
    (said,) = look(find, SERVICE, holdings=held(seen, planned(seen, statement=words)))
    assert f'is "{words}".' in said


def test_so_is_a_training_whatever_it_is_called(look: Look) -> None:
    seen = found()
    assert len(look(find, SERVICE, holdings=held(seen, planned(seen, kind="training", statement="label course")))) == 1


def test_beside_another_action_a_training_is_fine(look: Look) -> None:
    seen = found()
    both = (planned(seen, statement=REMIND), planned(seen, statement="a tray that cannot be closed over an order"))
    assert look(find, SERVICE, holdings=held(seen, *both)) == []
    failed = moved(both[1], "close", outcome="ineffective")
    assert len(look(find, SERVICE, holdings=held(seen, *both, failed))) == 1


def test_without_an_action_and_of_what_is_no_finding_nothing_is_said(look: Look) -> None:
    assert look(find, SERVICE, holdings=held(found())) == []
    assert look(find, SERVICE, holdings=held(planned(statement=REMIND))) == []
