from collections.abc import Callable

from msgspec.structs import replace

from handoff.analysis.holdings import Holdings
from handoff.checks import Inspection, run
from handoff.checks.no_basis import find
from handoff.model.organisation import Organisation

SERVICE = """
department: service
outputs:
  orders:
    standards:
      entered: {TARGET}
"""


def test_a_target_that_comes_from_nowhere(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE.replace("TARGET", "target: at least 90 %")) == [
        "0.yaml:5 service/orders/entered does not say where its target comes from."
    ]


def test_any_basis_will_do(look: Callable[..., list[str]]) -> None:
    for basis in ("customer need", "regulation", "contract", "benchmark", "history", "provisional"):
        assert look(find, SERVICE.replace("TARGET", f"basis: {basis}")) == []


def test_a_basis_that_could_not_be_read_is_not_missing(described: Callable[..., Organisation]) -> None:
    organisation = described(SERVICE.replace("TARGET", ""))
    department = organisation.departments[0]
    output = department.outputs[0]
    unread = replace(output, standards=(replace(output.standards[0], unreadable=("basis",)),))
    assert list(find(replace(organisation, departments=(replace(department, outputs=(unread,)),)), Holdings())) == []


def test_without_a_target_there_is_nothing_to_come_from_anywhere(described: Callable[..., Organisation]) -> None:
    inspection = Inspection(level="agreed", select=("no-target", "no-basis"))
    found = run(described(SERVICE.replace("TARGET", "")), Holdings(), inspection).problems
    assert [(one.check, one.follows) for one in found] == [
        ("no-target", ("service/orders/entered does not say where its target comes from.",))
    ]
