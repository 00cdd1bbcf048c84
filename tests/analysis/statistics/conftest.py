import csv
import json
import os
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

FOLDER = Path(os.environ.get("HANDOFF_REFERENCE_DATA") or Path(__file__).parents[4] / "shared" / "reference") / "spc" / "dev"


class Reference(Struct, frozen=True):
    """What reference implementations say of one set of data."""

    content: dict[str, Any]
    rows: tuple[dict[str, str], ...]

    def block(self, path: str) -> dict[str, Any]:
        """The numbers of one call, by its path below the expected ones; in files of several series, below the case."""
        found: Any = self.content["expected"] if "expected" in self.content else self.content["cases"]
        for name in path.split("/"):
            found = found[name]
        return dict(found)

    def column(self, name: str, series: str = "") -> list[Fraction]:
        return [Fraction(row[name]) for row in self.rows if row.get("series", "") == series]


@pytest.fixture
def reference() -> Callable[[str], Reference]:
    """The reference data of a name; the test is skipped where they are absent."""
    if not FOLDER.is_dir():
        pytest.skip("no reference data: HANDOFF_REFERENCE_DATA names no folder with spc/dev")

    def read(name: str) -> Reference:
        content = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
        table = FOLDER / f"{name}.csv"
        if not table.is_file():
            return Reference(content, ())
        with table.open(encoding="utf-8", newline="") as lines:
            return Reference(content, tuple(csv.DictReader(lines)))

    return read
