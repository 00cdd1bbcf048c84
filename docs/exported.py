"""The export of another system that docs/imports.md reads, and the mapping that it declares for it."""

import transcript

EXPORT = """\
Störungsliste "Linie 1 bis 4"
Stand: 20.11.2026; alle Schichten

Meldung;Pos;Status;Kennzahl;Beginn;Dauer (min);Techniker;Bemerkung
50017;1;zu;Anfahrt;03.11.2026 06:12;12,5;J. Müller;
50017;2;zu;Reparatur;03.11.2026 06:25;1.104,25;J. Müller;Dichtung; Größe 3
50023;1;zu;Anfahrt;17.11.2026 14:40;9;Ä. Groß;
Summe;;;;;1.125,75;;
"""
MAPPING = """\
[import.cmms]
encoding = "cp1252"
skip_rows = 3
delimiter = ";"
dates = "DD.MM.YYYY HH:mm"
decimal = ","
thousands = "."
totals = "Summe"
key = ["Meldung", "Pos"]

[import.cmms.columns]
standard = "Kennzahl"
observed_on = "Beginn"
value = "Dauer (min)"
recorded_by = "Techniker"
note = "Bemerkung"

[import.cmms.standards]
at-the-machine = "Anfahrt"
running-again = "Reparatur"

[import.cmms.units]
value = "min"
"""
WHOLE = EXPORT.replace("Dichtung; Größe 3", '"Dichtung; Größe 3"')


def export(content: str) -> str:
    """Put the export into the demo workspace; a block that shows it."""
    (transcript.demo() / "stoerungen.csv").write_bytes(content.encode("cp1252"))
    return f"```\n{content}```"


def declare() -> str:
    """Declare the mapping in the demo's settings; a block that shows it."""
    settings = transcript.demo() / "handoff.toml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\n{MAPPING}", encoding="utf-8")
    return f"```toml\n{MAPPING}```"
