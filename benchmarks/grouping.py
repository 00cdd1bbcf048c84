"""Add up a company's entries by standard and month in the folder where they are: `grouping.py duckdb|polars|beancount`.

DuckDB and Polars read the ledger's lines, in floating point; they verify no id, and count copies and what was corrected too.
"""

import os
import sys

# The columns that hold one number; readings are a list.
NUMBERS = ("numerator", "denominator", "count", "exposure", "passed", "points")
FILES = "ledger/**/*.jsonl"


def duckdb() -> int:
    """One `GROUP BY`."""
    import duckdb as engine  # noqa: PLC0415 -- installed where other programs are, and one at a time

    columns = ", ".join(f"{name}: 'DOUBLE'" for name in NUMBERS)
    sums = ", ".join(f'sum("{name}")' for name in NUMBERS)
    found = engine.connect().execute(
        f"SELECT standard, date_trunc('month', observed_on), count(*), sum(list_sum(readings)), {sums} "  # noqa: S608 -- constants
        f"FROM read_ndjson('{FILES}', columns = {{entry: 'VARCHAR', standard: 'VARCHAR', observed_on: 'DATE', "
        f"readings: 'DOUBLE[]', {columns}}}) WHERE entry = 'measurement' GROUP BY ALL"
    )
    return sum(row[2] for row in found.fetchall())


def polars() -> int:
    """One `group_by`, streamed."""
    import polars as pl  # noqa: PLC0415 -- as above

    texts = dict.fromkeys(("entry", "standard", "observed_on"), pl.String)
    numbers = dict.fromkeys(NUMBERS, pl.Float64)
    found = (
        pl.scan_ndjson(FILES, schema=texts | numbers | {"readings": pl.List(pl.Float64)})
        .filter(pl.col("entry") == "measurement")
        .group_by("standard", pl.col("observed_on").str.slice(0, 7).alias("month"))
        .agg(pl.len(), pl.col("readings").list.sum().sum(), pl.col(*NUMBERS).sum())
        .collect(engine="streaming")
    )
    return int(found["len"].sum())


def beancount() -> int:
    """Load the file anew, then add up postings; its own cache of what it loaded is left out."""
    os.environ["BEANCOUNT_DISABLE_LOAD_CACHE"] = "1"
    from collections import Counter  # noqa: PLC0415 -- nothing else here counts
    from decimal import Decimal  # noqa: PLC0415 -- as above

    from beancount import loader  # noqa: PLC0415 -- as above

    entries, errors, _ = loader.load_file("company.beancount")
    if errors:
        sys.exit(str(errors[0]))
    sums: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        for posting in getattr(entry, "postings", ()):
            sums[posting.account, f"{entry.date:%Y-%m}"] += posting.units.number or Decimal()
    return sum(hasattr(entry, "postings") for entry in entries)


if __name__ == "__main__":
    print({"duckdb": duckdb, "polars": polars, "beancount": beancount}[sys.argv[1]]())
