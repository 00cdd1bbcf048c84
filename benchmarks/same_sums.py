"""Compare handoff's buckets with those that `summary.sql` computes, byte for byte: `same_sums.py DIR [--python PYTHON]`."""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest
from pathlib import Path

from sums_in_sql import canonical

IN_SQL = str(Path(__file__).with_name("sums_in_sql.py"))


def in_handoff(folder: Path) -> Iterator[str]:
    """What handoff's own ledger adds up to, a bucket a line.  ValueError where something is wrong with the workspace."""
    from msgspec.structs import astuple  # noqa: PLC0415 -- a runner that loads handoff would measure itself

    from handoff.workspace.opening import Workspace, open_workspace  # noqa: PLC0415 -- as above

    workspace = open_workspace(folder)
    if not isinstance(workspace, Workspace):
        raise ValueError(workspace)  # noqa: TRY004 -- a fault of the folder
    holdings, problems = workspace.ledger.holdings(workspace.organisation, date.max)
    if problems:
        raise ValueError(problems)
    for bucket in holdings.buckets:
        yield canonical((bucket.standard, bucket.period.label, bucket.target, bucket.limit, *astuple(bucket.summary)))


def in_sql(folder: Path, python: str) -> str:
    """The same by DuckDB, under a Python that has it."""
    words = [python, IN_SQL]
    return subprocess.run(words, cwd=folder, capture_output=True, encoding="utf-8", check=True).stdout


def main() -> None:
    """Compare, say how many buckets are the same, or print the first that differs and end with 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--python", default=sys.executable, help="a Python that has DuckDB")
    flags = parser.parse_args()
    ours, theirs = "".join(in_handoff(flags.folder)), in_sql(flags.folder, flags.python)
    if ours.encode() == theirs.encode():
        print(f"{ours.count(chr(10))} buckets, the same to the last byte")
        return
    pairs = zip_longest(ours.splitlines(), theirs.splitlines())
    one, other = next((one, other) for one, other in pairs if one != other)
    sys.exit(f"handoff: {one}\nthe SQL: {other}")


if __name__ == "__main__":
    main()
