"""Every block of the reference folder is reproduced by one test that exists; a new one fails here."""

from collections import Counter
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from .elsewhere import REPRODUCED, homes_of
from .reference import documents
from .test_reference import ABSENT, BLOCKS, MDC, QCC, QIC

TESTS = Path(__file__).parents[1]
NAMES = [name for name, _ in documents()] if BLOCKS else []
with_reference = pytest.mark.skipif(not BLOCKS, reason=ABSENT)


@with_reference
def test_each_block_has_one_home() -> None:
    drawn = Counter(block.name for block in (*MDC, *QIC, *QCC))
    homes = {name: drawn[name] + len(homes_of(name)) for name in NAMES}
    assert {name: count for name, count in homes.items() if count != 1} == {}
    assert len(homes) == len(NAMES)
    # A block that is new stands among the charts unless its name is told: look at it, then count it.
    assert (len(MDC), len(QIC), len(QCC), len(homes)) == (175, 212, 104, 614)


@with_reference
@pytest.mark.parametrize("pattern", [one for *_, names in REPRODUCED for one in names.split()])
def test_no_row_is_about_nothing(pattern: str) -> None:
    assert any(fnmatchcase(name, pattern) for name in NAMES)


@pytest.mark.parametrize(("file", "test"), [row[:2] for row in REPRODUCED])
def test_the_test_that_is_named_exists(file: str, test: str) -> None:
    assert f"def {test}(" in (TESTS / file).read_text(encoding="utf-8")
