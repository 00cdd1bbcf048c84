import pytest

from handoff.ledger._decode import is_time, read_entry
from handoff.ledger._lines import id_of

BODY = '{"entry":"measurement","observed_on":"2026-11-20","standard":"s","terms":"00","target":"at least 90 %","numerator":97}'


def sealed(body: str) -> bytes:
    return f'{{"id":"{id_of(body.encode())}",{body[1:]}'.encode()


def test_a_genuine_line_as_this_program_writes_it_is_read() -> None:
    assert read_entry(sealed(BODY)) is not None


@pytest.mark.parametrize(
    "body",
    [
        BODY.replace("97", '"97"'),
        BODY.replace("97", "null"),
        BODY.replace("97", "1E+2"),
        BODY.replace("97", "1e400"),
        BODY.replace("97", "1e999999999999999999999"),
        BODY.replace("97", "0.0000001"),
        BODY.replace("97", "1234567890"),
        BODY.replace('"numerator"', '"terms":"00","numerator"'),
        BODY.replace("{", "{ "),
        BODY.replace('"terms":"00"', '"terms":"\\ud800"'),
        BODY.replace("}", ',"shift":"night"}'),
        BODY.replace("measurement", "inspection"),
        "[" * 5000,
        '{"entry":' * 5000,
    ],
)
def test_whatever_is_not_exactly_that_is_left_to_the_second_look(body: str) -> None:
    assert read_entry(sealed(body)) is None


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("2026-11-20T16:02:11Z", True),
        ("2026-11-20T16:02:11.250+01:00", True),
        ("2026-11-20T16:02:11", False),
        ("2026-11-20 16:02:11Z", False),
        ("2016-12-31T23:59:60Z", False),
        ("2026-02-30T00:00:00Z", False),
        ("2026-11-20", False),
        ("2026-11-20T16:02:11Z\n", False),
        ("", False),
    ],
)
def test_a_time_has_a_zone_and_exists(text: str, fine: bool) -> None:  # noqa: FBT001 -- a column of the table
    assert is_time(text) is fine
