"""Tables for spreadsheets."""

import csv as standard
import io
import re

from msgspec import structs

from handoff.page import Page, Table
from handoff.rendering import Canvas, csv


def test_several_tables_stand_below_each_other_each_row_with_its_table(page: Page) -> None:
    assert csv.render(page, Canvas()) == (
        "table,Standard,Value,Last six\r\n"
        "results,entered-in-time,0.933,met near not-due\r\n"
        "results,on-the-day,-120,missed\r\n"
        "table,What,n,\r\n"
        "totals,due,12,\r\n"
    )


def test_one_table_stands_alone(page: Page) -> None:
    tables = [block for block in page.blocks if isinstance(block, Table)]
    alone = csv.render(structs.replace(page, blocks=(tables[1],)), Canvas())
    assert alone == "What,n\r\ndue,12\r\n"


def test_a_page_without_a_table_drops_nothing(page: Page) -> None:
    blocks = tuple(block for block in page.blocks if not isinstance(block, Table))
    assert csv.render(structs.replace(page, blocks=blocks), Canvas()).split("\r\n") == [
        "text",
        '"Three numbers, always together."',
        "on-the-day is overdue.",
        "Three entries are not committed.",
        "Results",
        "sales > buyers: offers",
        "a.yaml:12:7: error [no-target] It has no target.",
        "b.yaml: warning [no-target] Nor has this.",
        "",
    ]


def test_no_cell_of_a_hostile_page_is_a_formula_and_every_row_has_its_cells(hostile: Page) -> None:
    rows = list(standard.reader(io.StringIO(csv.render(hostile, Canvas()), newline="")))
    assert [len(row) for row in rows] == [9] * 6
    assert not any(re.match(r"\s*[=+\-@]", cell) for row in rows for cell in row)
