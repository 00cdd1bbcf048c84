import pytest

from handoff.model.manual import Manual
from handoff.workspace.manuals import manuals


@pytest.mark.parametrize("page", manuals(), ids=lambda page: page.name)
def test_a_page_says_what_it_finds_why_it_matters_an_example_and_the_remedy(page: Manual) -> None:
    parts = page.text.strip().split("\n\n")
    assert [part for part in parts if part.startswith("## ")] == [
        "## What it finds",
        "## Why it matters",
        "## Example",
        "## Remedy",
    ]
    assert all(part.strip() for part in parts)
    assert parts[0].endswith(".")
    assert page.text.replace("\n", "").isprintable()


def test_no_name_has_two_pages() -> None:
    names = [page.name for page in manuals()]
    assert names == sorted(set(names))
