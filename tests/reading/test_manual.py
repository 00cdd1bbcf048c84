from typing import get_args

import pytest

from handoff.model.manual import Manual
from handoff.reading import FAULTS
from handoff.reading.fault_names import FaultName


def test_every_fault_that_reading_can_report_has_one_page() -> None:
    names = [page.name for page in FAULTS]
    assert set(get_args(FaultName)) <= set(names)
    assert len(names) == len(set(names))


@pytest.mark.parametrize("page", FAULTS, ids=lambda page: page.name)
def test_a_page_says_what_it_finds_why_an_example_and_the_remedy(page: Manual) -> None:
    parts = page.text.split("\n\n")
    assert [part for part in parts if part.startswith("## ")] == [
        "## What it finds",
        "## Why it matters",
        "## Example",
        "## Remedy",
    ]
    assert all(part.strip() for part in parts)
    assert parts[0].endswith(".")
    assert page.text.replace("\n", "").isprintable()
