"""What the documentation says of files is what the reader knows: every key stands in docs/files.md."""

import re
from pathlib import Path

import pytest

from handoff.reading import department, measure, output, parties, promises, standard

DOCS = Path(__file__).parents[1] / "docs"
KEYS = {
    "department": department._KEYS | department._RETIRED,
    "output": output._KEYS | output._HANDOFF | output._TALK,
    "standard": standard._KEYS | promises._PARTS | promises._EARLIER,
    "measure": measure._COMMON.union(*measure._OWN.values()),
    "parties": parties._KEYS | parties._PARTY | parties._COMMITMENT,
}


@pytest.mark.parametrize("what", KEYS)
def test_every_key_of_a_file_is_explained(what: str) -> None:
    known = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]*)`", (DOCS / "files.md").read_text(encoding="utf-8")))))
    assert KEYS[what] - known == set()


def test_every_page_is_reached_from_the_readme_or_a_page_it_names() -> None:
    readme = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    everywhere = readme + "".join(page.read_text(encoding="utf-8") for page in DOCS.glob("*.md"))
    pages = {page.name for page in DOCS.glob("*.md")}
    assert {page for page in pages if f"({page})" not in everywhere and f"(docs/{page})" not in everywhere} == set()
