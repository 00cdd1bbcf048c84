"""A worksheet on paper: one HTML file that prints, with nothing in it that runs or loads."""

from handoff.page import Cell, Table
from handoff.rendering._escape import one_line

_STYLE = """\
@page { size: A4 landscape; margin: 12mm }
body { font: 10pt sans-serif; margin: 1em }
table { border-collapse: collapse; width: 100% }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { border: 1px solid #666; padding: 4px; text-align: left; vertical-align: top; overflow-wrap: break-word; max-width: 70mm }
th { background: #ddd }
td:empty { min-width: 16mm; height: 14mm }"""


def fill_in_paper(table: Table) -> str:
    """The table as a page of HTML: cells that are empty have room to write in."""
    head = "".join(f"<th>{_text(column.title.replace('_', ' '))}</th>" for column in table.columns)
    rows = (
        "".join(f"<td>{_text(cell.text if isinstance(cell, Cell) else ' '.join(cell.results))}</td>" for cell in row)
        for row in table.rows
    )
    body = "\n".join(f"<tr>{cells}</tr>" for cells in rows)
    title = _text(table.title)
    return f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{_STYLE}
</style>
</head>
<body>
<h1>{title}</h1>
<p>Measured by: ____________________ &nbsp; Day: ____________________</p>
<table>
<thead><tr>{head}</tr></thead>
<tbody>
{body}
</tbody>
</table>
</body>
</html>
"""


def _text(text: str) -> str:
    from html import escape  # noqa: PLC0415 -- only paper needs it

    return escape(one_line(text))
