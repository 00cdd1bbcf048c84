import pytest

from handoff.analysis.audience import answers_to
from handoff.model.organisation import Department, Organisation, Party, Station
from handoff.model.problem import Source
from handoff.model.settings import Settings

PLACE = Source("standards/x.yaml", 1, 1)
SALES = Department("sales", "Sales", PLACE, stations=(Station("desk", "Desk"), Station("phones", "Phones")))
GROUPS = (
    Party("buyers", "Buyers", "group", PLACE, members=("trade", "oem")),
    Party("trade", "Trade", "group", PLACE, members=("shop",)),
    Party("shop", "Shop", "customer", PLACE),
    Party("oem", "Original equipment", "customer", PLACE),
    Party("staff", "Staff", "group", PLACE, members=("sales", "circle")),
    Party("circle", "Circle", "group", PLACE, members=("staff",)),
)
ORGANISATION = Organisation(Settings("Harrow Pumps"), (SALES,), GROUPS)


@pytest.mark.parametrize(
    ("customer", "names"),
    [
        ("sales", "sales sales/desk sales/phones staff circle"),
        ("sales/desk", "sales/desk"),
        ("buyers", "buyers"),
        ("trade", "trade buyers"),
        ("shop", "shop trade buyers"),
        ("oem", "oem buyers"),
        ("staff", "staff circle"),
        ("nobody", "nobody"),
    ],
)
def test_a_customer_answers_to_its_stations_and_to_the_groups_it_belongs_to(customer: str, names: str) -> None:
    assert answers_to(ORGANISATION, customer) == frozenset(names.split())
