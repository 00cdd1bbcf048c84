from collections.abc import Callable

from handoff.checks.finding_elsewhere_owned import find

from .remedies import SERVICE, found, held, moved, planned, told

Look = Callable[..., list[str]]
SALES = """
department: sales
head: Sales director
outputs: {offers: {standards: {quick: {owner: Offers lead}}}}
"""


def test_an_action_where_the_cause_is_not_is_told(look: Look) -> None:
    seen = found()
    (said,) = look(find, SERVICE, SALES, holdings=held(seen, planned(seen), told(seen, "cause", caused_at="sales/desk")))
    assert "is owned by service, and its finding was caused at sales/desk." in said


def test_an_owner_of_another_department_is_told(look: Look) -> None:
    (said,) = look(find, SERVICE, SALES, holdings=held(planned(owner="Offers  LEAD")))
    assert 'is owned by "Offers  LEAD" of sales, and acts on service.' in said


def test_its_own_people_and_roles_that_nobody_knows_may_own_it(look: Look) -> None:
    for owner in ("Order desk lead", "Service manager", "Shift lead"):
        seen = found()
        assert look(find, SERVICE, SALES, holdings=held(seen, planned(seen, owner=owner))) == []


def test_what_is_closed_is_history(look: Look) -> None:
    action = planned(owner="Offers lead")
    assert look(find, SERVICE, SALES, holdings=held(action, moved(action, "close", outcome="ineffective"))) == []
