"""Two states as a whole: the structure around the standards, the worst first, files, one department's view."""

from msgspec import structs

from handoff.analysis.changes import KINDS, changes, compared, concerning
from handoff.analysis.changes.changed import File, Side
from handoff.model.organisation import Department, Handoff, Organisation, Output, Party

from .works import ELSEWHERE, HERE, ON_TIME, whole, with_target


def test_departments_parties_groups_and_outputs_come_and_go() -> None:
    group = Party("buyers", "Buyers", "group", HERE, members=("anna", "ben"))
    old = structs.replace(whole(ON_TIME), parties=(group, Party("owner", "Owner", "owner", HERE)))
    new = structs.replace(
        whole(ON_TIME), parties=(structs.replace(group, members=("ben", "cleo")), Party("state", "State", "regulator", HERE))
    )
    stores = Department(
        "stores", "Stores", HERE, outputs=(Output("stores", "kits", "Kits", HERE, handoffs=(Handoff("sales", HERE),)),)
    )
    new = structs.replace(new, departments=(*new.departments, stores))
    assert {(one.kind, one.about, one.name, one.loses, one.gains) for one in changes(old, new, ())} == {
        ("moved", "party", "buyers", ("anna",), ("cleo",)),
        ("removed", "party", "owner", (), ()),
        ("added", "party", "state", (), ()),
        ("added", "department", "stores", (), ()),
        ("added", "output", "stores/kits", (), ("sales",)),
    }
    back = {(one.kind, one.about, one.name): one.loses for one in changes(new, old, ())}
    assert back["removed", "output", "stores/kits"] == ("sales",)


def test_the_worst_comes_first() -> None:
    gone, looser = structs.replace(ON_TIME, id="gone"), structs.replace(ON_TIME, id="looser")
    fresh = structs.replace(ON_TIME, id="fresh")
    tight = with_target("at least 99 %")
    loose = with_target("at least 50 %", "at least 40 %", looser)
    found = changes(whole(ON_TIME, gone, looser), whole(fresh, tight, loose), ())
    assert [change.kind for change in found] == ["removed", "loosened", "loosened", "tightened", "added"]
    assert [KINDS.index(change.kind) for change in found] == sorted(KINDS.index(change.kind) for change in found)


def side(organisation: Organisation, *files: tuple[str, str]) -> Side:
    return Side("main", "0" * 40, organisation, tuple(File(*file) for file in files))


def test_files_that_change_no_meaning_are_counted_apart() -> None:
    old = side(whole(ON_TIME), ("handoff.toml", "a"), ("standards/works.yaml", "a"), ("standards/parties.yaml", "a"))
    new = side(
        whole(with_target("at least 85 %")), ("handoff.toml", "b"), ("standards/works.yaml", "b"), ("standards/parties.yaml", "b")
    )
    found = compared(old, new, ())
    assert (found.text_only, found.settings_differ) == (("standards/parties.yaml",), True)
    assert compared(old, old, ()).text_only == ()


def test_a_file_that_has_another_name_only_is_one_file() -> None:
    old = side(whole(ON_TIME), ("standards/works.yaml", "a"))
    renamed = whole(ON_TIME)
    renamed = structs.replace(renamed, departments=(structs.replace(renamed.departments[0], place=ELSEWHERE),))
    found = compared(old, side(renamed, ("standards/renamed.yaml", "a")), ())
    assert (found.changes, found.text_only) == ((), ("standards/renamed.yaml",))


def test_one_department_hears_what_it_promises_gains_and_loses() -> None:
    other = structs.replace(ON_TIME, department="stores", output="kits")
    old, new = whole(ON_TIME, other), whole(with_target("at least 85 %"), structs.replace(other, critical=True))
    found = compared(side(old), side(new), ())
    assert {change.name for change in concerning(found, "stores").changes} == {"works/parts/on-time", "stores/kits/on-time"}
    assert {change.name for change in concerning(found, "works").changes} == {"works/parts/on-time"}
    assert concerning(found, "nobody").changes == ()
