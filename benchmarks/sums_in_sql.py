"""Print what `summary.sql` computes in DuckDB from the ledger of the current folder, a bucket a line."""

import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory


def canonical(values: Iterable[object]) -> str:
    """One bucket as text: every value as Python writes it, nothing for None."""
    return "\t".join("" if value is None else str(value) for value in values) + "\n"


def main() -> None:
    """Run the SQL text as it stands."""
    import duckdb  # noqa: PLC0415 -- installed where other programs are, not where handoff is

    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    text = Path(__file__).with_name("summary.sql").read_text(encoding="utf-8")
    # What does not fit into memory goes to a folder of its own, not into the workspace.
    with TemporaryDirectory() as spilled:
        found = duckdb.connect(config={"temp_directory": spilled}).execute(text)
        while some := found.fetchmany(10_000):
            sys.stdout.writelines(map(canonical, some))


if __name__ == "__main__":
    main()
