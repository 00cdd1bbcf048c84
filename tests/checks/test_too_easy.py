from collections.abc import Callable

import pytest

from handoff.checks.too_easy import find

from .remedies import SERVICE, held, measured

Look = Callable[..., list[str]]
EASY = (97, 98, 99) * 6


def test_a_target_kept_with_certainty_for_twelve_periods_is_told(look: Look) -> None:
    (said,) = look(find, SERVICE, holdings=held(buckets=measured(*EASY)))
    assert said == "0.yaml:6 service/orders/in-time has kept `at least 90 %` for 12 periods running, and will go on keeping it."


@pytest.mark.parametrize(
    "shares",
    [EASY[:11], (*EASY[:15], 80, 97, 98), (91, 97) * 9, (*EASY[:12],)],
    ids=["too few", "missed once", "only just", "too few to promise anything"],
)
def test_what_is_not_so_sure_is_not(look: Look, shares: tuple[int, ...]) -> None:
    assert look(find, SERVICE, holdings=held(buckets=measured(*shares))) == []


def test_all_of_them_cannot_be_more(look: Look) -> None:
    whole = SERVICE.replace("at least 90 %", "at least 100 %")
    buckets = tuple(
        bucket.__class__(bucket.standard, bucket.period, "at least 100 %", "", bucket.summary) for bucket in measured(*[100] * 18)
    )
    assert look(find, whole, holdings=held(buckets=buckets)) == []
