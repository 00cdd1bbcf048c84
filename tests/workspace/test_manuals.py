from typing import get_args

import pytest

from handoff.analysis.charts.verdict import Assurance, Variation
from handoff.analysis.improvement import ADVICE
from handoff.analysis.statistics.comparison import Proof
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


def test_whatever_the_improvement_report_advises_has_a_page_and_each_verdict_is_told() -> None:
    pages = {page.name: page.text for page in manuals()}
    assert set(ADVICE) <= set(pages)
    assert all(word in pages["variation"] for word in get_args(Variation))
    assert all(word in pages["assurance"] for word in get_args(Assurance) if word != "none")
    assert all(proof.removesuffix(" yet") in pages["change"] for proof in get_args(Proof) if proof != "changed")


def test_no_name_has_two_pages() -> None:
    names = [page.name for page in manuals()]
    assert names == sorted(set(names))
