from collections.abc import Callable

import pytest
from msgspec.structs import replace

from handoff.analysis.holdings import Holdings
from handoff.checks.undefined_ratio import find
from handoff.model.organisation import Organisation

SERVICE = """
department: service
outputs:
  orders:
    standards:
      entered:
        measure: {kind: KIND}
"""


@pytest.mark.parametrize(
    ("keys", "missing"),
    [("proportion", "`counts` and `of`"), ("proportion, counts: entered", "`of`"), ("proportion, of: orders", "`counts`")],
)
def test_a_proportion_of_nothing(look: Callable[..., list[str]], keys: str, missing: str) -> None:
    assert look(find, SERVICE.replace("KIND", keys)) == [
        f"0.yaml:6 service/orders/entered measures a proportion without {missing}."
    ]


def test_a_whole_proportion_and_other_kinds(look: Callable[..., list[str]]) -> None:
    for keys in ("proportion, counts: entered, of: orders", "count", "check"):
        assert look(find, SERVICE.replace("KIND", keys)) == []


def test_what_could_not_be_read_is_not_missing(described: Callable[..., Organisation]) -> None:
    organisation = described(SERVICE.replace("KIND", "proportion, counts: entered"))
    department = organisation.departments[0]
    output = department.outputs[0]
    unread = replace(output, standards=(replace(output.standards[0], unreadable=("of",)),))
    assert list(find(replace(organisation, departments=(replace(department, outputs=(unread,)),)), Holdings())) == []
