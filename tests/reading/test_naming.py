import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.reading.naming import customer_fault, full_name_fault, id_fault, pair_fault

RULES = [(id_fault, 1), (pair_fault, 2), (full_name_fault, 3)]


@pytest.mark.parametrize(("rule", "parts"), RULES)
@given(words=st.lists(st.from_regex("[a-z]{4,20}-[0-9]{1,3}", fullmatch=True), min_size=1, max_size=4))
def test_a_name_has_as_many_ids_as_its_rule_says(rule: object, parts: int, words: list[str]) -> None:
    assert (rule("/".join(words)) is None) == (len(words) == parts)


@pytest.mark.parametrize("name", ["sales", "production/packing", "0", "-", "a" * 64])
def test_a_customer_is_an_id_or_a_station(name: str) -> None:
    assert customer_fault(name) is None


@pytest.mark.parametrize("name", ["", "Sales", "a/", "/a", "a b", "a" * 65, "a\n", "a\u0131", "\u0661", "a_b", "a.b", "..", "a//b"])
def test_anything_else_is_no_name_by_any_rule(name: str) -> None:
    for rule in (id_fault, customer_fault, pair_fault, full_name_fault):
        fault = rule(name)
        assert fault is not None
        assert "1 to 64 lower-case letters" in fault.why
        assert fault.message.isprintable()


@pytest.mark.parametrize("name", ["con", "nul", "prn", "aux", "com1", "com9", "lpt1", "lpt9"])
def test_the_names_that_windows_keeps_are_no_ids(name: str) -> None:
    assert "Windows" in id_fault(name).message
    assert id_fault(f"{name}-1") is None


def test_other_people_s_look_alikes_are_named_by_code_point() -> None:
    assert "character 5 is U+043E" in id_fault("supp\u043ert").message
