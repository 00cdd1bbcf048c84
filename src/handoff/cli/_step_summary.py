"""The summary page of a step on GitHub Actions: what has no room among its annotations."""

import os
from typing import TYPE_CHECKING

from handoff.cli._talk import WIDTH_ELSEWHERE, say

if TYPE_CHECKING:
    from handoff.page import Page

LARGEST = 1024 * 1024  # GitHub drops the whole summary of a step that is larger


def add_to_step_summary(page: "Page") -> None:
    """Append the page, as Markdown, to the file that GITHUB_STEP_SUMMARY names; where that fails, say so and go on."""
    path = os.environ.get("GITHUB_STEP_SUMMARY", "")
    if not path:
        return
    from handoff.cli._destination import append_within
    from handoff.rendering import Canvas, markdown

    document = markdown.render(page, Canvas(width=WIDTH_ELSEWHERE))
    try:
        whole = append_within(path, f"{document}\n".encode(), LARGEST)
    except OSError as problem:
        say(f"The step summary could not be written: {path}: {problem.strerror or problem}.")
        return
    if not whole:
        say("The step summary is full: GitHub takes 1 MiB a step. `handoff check --format json` has everything.")
