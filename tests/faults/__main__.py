"""Run every fault and write `docs/reliability.md`: ``python -m tests.faults [--few] [--only NAME …] [--output FILE]``."""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .badinputs import table
from .page import bad_inputs_of, page
from .runs import FEW, MANY, Amounts, Run, all_runs
from .tallies import Tally

AT_A_TIME = 3
PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"


def main() -> None:
    """Run, tell how it goes on stderr, write the page; exit code 1 where anything is lost, half or there twice."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--few", action="store_true", help="try each fault a few times only")
    names = [name for name, _ in all_runs(FEW)]
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", choices=names, help="only these runs; no page is written")
    parser.add_argument("--output", type=Path, default=PAGE, help="where the page goes")
    given = parser.parse_args()
    done = list(_run(FEW if given.few else MANY, frozenset(given.only)))
    if not given.only:
        old = given.output.read_text(encoding="utf-8") if given.output.exists() else ""
        given.output.write_text(page(done, table() or bad_inputs_of(old)), encoding="utf-8")
    sys.exit(any(one.twice or one.half or one.lost for _, one in done if one is not None))


def _run(amounts: Amounts, only: frozenset[str]) -> Iterator[tuple[str, Tally | None]]:
    """The runs in their order, a few at a time: most of them wait for processes."""
    chosen = [(name, run) for name, run in all_runs(amounts) if not only or name in only]
    with ThreadPoolExecutor(max_workers=AT_A_TIME) as pool:
        yield from pool.map(_one, chosen)


def _one(named: tuple[str, Run]) -> tuple[str, Tally | None]:
    name, run = named
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="handoff-faults-") as folder:
        one = run(Path(folder))
    print(f"{time.perf_counter() - begun:6.1f} s  {name}", *(one or ("not possible here",))[1:10], sep="  ", file=sys.stderr)
    return name, one


main()
