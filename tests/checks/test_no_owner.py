from collections.abc import Callable

from msgspec.structs import replace

from handoff.analysis.holdings import Holdings
from handoff.checks import run
from handoff.checks.no_owner import find
from handoff.model.organisation import Organisation

SERVICE = """
department: service
outputs:
  orders:
    standards:
      entered: {OWNER}
"""
PARTIES = "parties: {staff: {name: All staff, kind: group, members: [service]}, buyers: {name: Buyers, kind: customer}}"


def test_a_standard_that_nobody_owns(look: Callable[..., list[str]]) -> None:
    assert look(find, SERVICE.replace("OWNER", ""), PARTIES) == ["0.yaml:5 Nobody owns service/orders/entered."]


def test_a_group_owns_nothing_by_its_id_or_its_name(look: Callable[..., list[str]]) -> None:
    for owner in ("staff", "All Staff"):
        assert look(find, SERVICE.replace("OWNER", f"owner: {owner}"), PARTIES) == [
            f'0.yaml:5 service/orders/entered is owned by "{owner}", which is a group.'
        ]


def test_a_role_owns_and_so_does_a_party_that_is_no_group(look: Callable[..., list[str]]) -> None:
    for owner in ("Order desk lead", "buyers"):
        assert look(find, SERVICE.replace("OWNER", f"owner: {owner}"), PARTIES) == []


def test_an_owner_that_could_not_be_read_is_not_missing(described: Callable[..., Organisation]) -> None:
    organisation = described(SERVICE.replace("OWNER", ""))
    department = organisation.departments[0]
    output = department.outputs[0]
    unread = replace(output, standards=(replace(output.standards[0], unreadable=("owner",)),))
    assert list(find(replace(organisation, departments=(replace(department, outputs=(unread,)),)), Holdings())) == []


def test_a_group_is_a_warning_and_below_its_level_both_only_inform(described: Callable[..., Organisation]) -> None:
    for owner, bites in (("", "error"), ("owner: staff", "warning")):
        organisation = described(SERVICE.replace("OWNER", owner), PARTIES)
        for level, severity in (("defined", "info"), ("agreed", bites)):
            inspected = run(replace(organisation, settings=replace(organisation.settings, level=level)), Holdings())
            found = [one.severity for one in (*inspected.problems, *inspected.later) if one.check == "no-owner"]
            assert found == [severity]
