"""SARIF 2.1.0: findings for code scanning and editors, each under its rule, with fingerprints that survive moved lines."""

from handoff.page import Page
from handoff.rendering._canvas import Canvas

NAME = "sarif"


def render(page: Page, canvas: Canvas) -> str:
    """The page's findings as one run; what a waiver covers is suppressed.  What counts from a later level on is left out."""
    from handoff.rendering._document import json_document  # noqa: PLC0415 -- no other format needs these
    from handoff.rendering._sarif import log_of  # noqa: PLC0415 -- as above

    return json_document(log_of(page.findings), canvas)
