"""An order desk with its customers, as definitions and measurements, and what stands on a page about it."""

from typing import Any

from msgspec import json

from handoff.page import Cell, Note, Page, Table, Text, Trail

SALES = """
    department: sales
    name: Sales
    kind: core
    outputs:
      request:
        name: Special order request
        customers:
          desk/phones: {used_for: enter it once, needs_back: ["none, because it is enough"]}
        standards:
          complete:
            statement: Requests are complete.
            owner: Sales lead
            measure: {kind: proportion, counts: complete requests, of: requests, method: tally, every: month}
            target: at least 98 %
"""
DESK = """
    department: desk
    name: Order desk
    kind: core
    head: Desk lead
    promise: One call, one answer.
    stations: {phones: Phones}
    outputs:
      order:
        name: Special order
        kind: service
        from: phones
        customers:
          sales:
            used_for: confirm the date
            channel: phone
            talk: {every: quarter, last: 2026-09-15}
            needs_back: [sales/request/complete, a named engineer]
          buyers: {used_for: plan}
        standards:
          in-time:
            statement: Orders are entered within 4 hours.
            owner: Desk lead
            dimension: responsiveness
            customers: [sales]
            measure: {kind: proportion, counts: orders in time, of: orders, method: report, source: ERP, every: month, sample: all}
            target: at least 90 %
            limit: at least 80 %
            basis: customer need
            baseline: {value: 71 %, period: 2024-Q3}
            since: 2025-10-01
            was: [{target: at least 75 %, since: 2024-10-01}]
      notice:
        name: Notice
        customers: {}
        standards: {}
      safety:
        name: Safety check
        customers:
          staff: {used_for: work safely}
        standards:
          no-harm:
            statement: Nobody is harmed.
            owner: Desk lead
            measure: {kind: count, counts: injuries, method: log, every: month}
            target: exactly 0
            guardrail: {protects: [buyers], authority: law, prevents: harm, waivable_by: never}
"""
PARTIES = """
    parties:
      buyers: {name: Buyers, kind: customer, represented_by: Buyer council}
      staff: {name: All staff, kind: group, members: [sales, desk]}
      village: {name: Village, kind: community}
"""
MEASURED = (
    ("desk/order/in-time", "2026-09-20", "70/100"),
    ("desk/order/in-time", "2026-10-20", "93/100"),
    ("sales/request/complete", "2026-10-20", "90/100"),
    ("desk/safety/no-harm", "2026-10-20", "1"),
)


def facts(page: Page) -> Any:
    return json.decode(json.encode(page.facts))


def outline(page: Page) -> list[str]:
    """Headings, table titles and notes, in order."""
    lines = []
    for block in page.blocks:
        if isinstance(block, Text) and block.heading:
            lines.append(f"# {block.text}")
        elif isinstance(block, Table):
            lines.append(block.title)
        elif isinstance(block, Note):
            lines.append(f"! {block.text.partition('.')[0]}")
    return lines


def table(page: Page, name: str) -> list[list[str]]:
    found = next(block for block in page.blocks if isinstance(block, Table) and block.name == name)
    return [[words(cell) for cell in row] for row in found.rows]


def words(cell: Cell | Trail) -> str:
    return cell.text if isinstance(cell, Cell) else " ".join(cell.results)


def texts(page: Page) -> list[str]:
    return [block.text for block in page.blocks if isinstance(block, Text)]
