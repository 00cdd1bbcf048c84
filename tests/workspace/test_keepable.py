import pytest

from handoff.model.problem import Fault
from handoff.workspace.keepable import name_fault


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("A. Auditor", None),
        ("\u0639\u0644\u06cc\u200c\u0631\u0636\u0627", None),
        ("a\x1b[2Jb", "control characters"),
        ("caf\udce9", "no text"),
        ("x" * 10_000, "has 10,000 characters"),
        ("\u200b", "has nothing that people can see"),
        ("\u2800 \ufe0f", "has nothing that people can see"),
        ("", None),
    ],
)
def test_who_records_has_a_name_that_people_can_read(name: str, part: str | None) -> None:
    fault = name_fault(name)
    assert (fault is None) if part is None else (isinstance(fault, Fault) and part in fault.message and len(fault.message) < 150)


def test_what_a_flag_takes_is_blamed_on_the_flag() -> None:
    fault = name_fault("late\x1b[2J", "--kind")
    assert fault is not None
    assert fault.message == '--kind "late<U+001B>[2J" has control characters or several lines.'
    assert "who recorded" not in fault.why
