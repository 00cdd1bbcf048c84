from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks.bad_signature import find
from handoff.model.organisation import Organisation

from .service import SERVICE, Look, Word

FORGED = "it does not match what is recorded"


def test_a_signature_that_does_not_hold_is_told_with_its_reason(described: Callable[..., Organisation], word: Word) -> None:
    (problem,) = find(described(SERVICE), Holdings(agreements=(word("buyers", "Ada", fault=FORGED, signature="x"),)))
    assert problem.message == (
        'The signature of "Ada" for "buyers" under service/orders/in-time does not hold: it does not match what is recorded.'
    )
    assert (problem.source.path, problem.source.line, problem.about) == ("ledger/act.jsonl", 2, "service/orders/in-time")
    assert problem.fix.endswith("handoff agree service/orders/in-time --for buyers --sign")


def test_who_signed_again_soundly_has_mended_it(look: Look, word: Word) -> None:
    words = (word("buyers", fault=FORGED), word("buyers"))
    assert look(find, SERVICE, holdings=Holdings(agreements=words)) == []
    assert len(look(find, SERVICE, holdings=Holdings(agreements=words[::-1]))) == 1


@pytest.mark.parametrize("more", [{"party": "planning"}, {"standard": "service/orders/by-fax"}])
def test_of_who_has_no_seat_and_of_what_is_not_promised_nothing_is_asked(look: Look, word: Word, more: dict[str, str]) -> None:
    assert look(find, SERVICE, holdings=Holdings(agreements=(word(**{"party": "buyers", **more}, fault=FORGED),))) == []
