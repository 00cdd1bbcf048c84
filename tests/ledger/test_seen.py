import hashlib

import pytest

from handoff.ledger import _seen
from handoff.ledger._seen import Seen


def number(text: int) -> int:
    return int(hashlib.sha256(str(text).encode()).hexdigest(), 16)


@pytest.mark.parametrize("bits", [3, 8, 27])
def test_what_was_met_is_never_called_new(bits: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_seen, "BITS", bits)
    monkeypatch.setattr(_seen, "FEW", 200)
    seen = Seen()
    for text in range(500):
        seen.maybe(number(text))
    assert all(seen.maybe(number(text)) for text in range(500))


def test_the_first_ones_are_told_apart_for_sure() -> None:
    seen = Seen()
    assert [seen.maybe(number(text % 20_000)) for text in range(40_000)] == [False] * 20_000 + [True] * 20_000


def test_what_is_new_is_nearly_always_called_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_seen, "FEW", 100)
    seen = Seen()
    assert sum(seen.maybe(number(text)) for text in range(20_000)) <= 1
