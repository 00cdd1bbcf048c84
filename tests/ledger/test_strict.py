import json

from hypothesis import given
from hypothesis import strategies as st

from handoff.ledger._flaws import Flaw
from handoff.ledger._strict import Digits, strict_json

STRICT = st.recursive(
    st.text() | st.integers() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def plain(value: object) -> object:
    """A strict value with its digits read as json reads them."""
    if isinstance(value, Digits):
        return json.loads(value)
    if isinstance(value, dict):
        return {key: plain(part) for key, part in value.items()}
    return [plain(part) for part in value] if isinstance(value, list) else value


@given(value=STRICT)
def test_strict_json_is_json(value: object) -> None:
    assert plain(strict_json(json.dumps(value), "\n")) == value


@given(text=st.text())
def test_any_text_is_a_value_or_a_flaw_and_never_an_exception(text: str) -> None:
    try:
        json.loads(text)
    except ValueError:
        assert isinstance(strict_json(text, "\n"), Flaw)


def test_numbers_stay_as_they_were_typed() -> None:
    assert strict_json('{"a":98.20,"b":-0,"c":1e5}', "\n") == {"a": "98.20", "b": "-0", "c": "1e5"}
