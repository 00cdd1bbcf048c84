"""The section of `docs/performance.md` on large ledgers, from what was measured."""

from collections.abc import Iterator

from large import COLD, DUCKDB, HELLO_NAME, HLEDGER, MILLION, WARM, Large, Other, Size
from timing import Run

LARGE = """\
## Large ledgers

A company of 500 standards (shares, counts, durations, checks, values) measured for three years, in 108 imports and up to 1,000 acts
of one entry. `handoff report compliance` judges all standards of a month; cold is without anything that was kept, warm is the next
time. The others add the same entries up by standard and month: DuckDB and Polars read the ledger's own files with one grouping;
hledger makes its monthly report on as many transactions of one posting, beancount has loaded as many of two, and adds them up.

They do not do the same. Measurements need no balancing, so hledger was given postings that need none; beancount knows no such
postings and balances. handoff hashes every line and holds it against its id, counts an id once, leaves out what was corrected,
sums exactly, judges against targets and draws the report; DuckDB and Polars verify no ids, count copies twice, and sum in
floating point. `wc` only counts lines. Tackler, which claims 1.2 million transactions a second, is not here: there is no package
of it in the registries that were in reach.

Memory is the peak in MB, of the largest process and of all at one time; less than the 25 or so of what measures cannot be seen.
Programs ran in turn; hledger and beancount once, right after a cold and a warm report. The last two columns say how many times
as long the report took (medians of pairs).
"""
COMPARED = """
### {entries:,} entries

{rounds}.

| program | seconds | processor, s | MB, largest | MB, together | cold report took | warm report took |
|---|---:|---:|---:|---:|---:|---:|
"""
GROWTH = """
### Growth, and one act more

`handoff record` of one value, and the report after it, come after a warm report. The last column is what a single SQL text
(`benchmarks/summary.sql`, run by DuckDB on the same files) computed, held against handoff's own sums as text.

| entries | cold, s | for each million, s | MB, together | warm, s | MB | one act, s | report after it, s | the SQL's buckets |
|---:|---:|---:|---:|---:|---:|---:|---:|---|
"""
AIMS = """
### What was aimed at

| at entries | what | aim | reached | kept |
|---:|---|---:|---:|---|
"""
PROFILE = """
### Where the time goes

At {entries:,} entries, on one core, under Python's profiler, which makes small calls dearer than they are: shares of the time of
each group's own code and of the built-in functions that it calls.

| what | cold | warm |
|---|---:|---:|
"""
WARM_MORE, WARM_MB, COLD_FASTER, COLD_DUCKDB = 0.3, 100, 20, 2


def large_section(measured: Large) -> str:
    """Each size beside others, growth, aims, profile."""
    tables = [COMPARED.format(entries=one.entries, rounds=_rounds(one)) + "".join(_compared(one)) for one in measured.sizes]
    growth = GROWTH + "".join(map(_growth_row, measured.sizes))
    aims = "".join(row for one in measured.sizes if one.entries >= MILLION for row in _aims(one))
    rows = (f"| {share.group} | {share.cold:.0%} | {share.warm:.0%} |\n" for share in measured.profile)
    profile = PROFILE.format(entries=measured.profiled_at) + "".join(rows)
    return "".join((LARGE, *tables, growth, AIMS + aims if aims else "", profile))


def _rounds(one: Size) -> str:
    times = "once" if one.rounds == 1 else f"{one.rounds} times"
    return "; ".join((f"In turn, {times}", *one.left_out))


def _compared(one: Size) -> Iterator[str]:
    yield f"| {COLD} | {_cells(one.cold)} | | |\n"
    yield f"| {WARM} | {_cells(one.warm)} | | |\n"
    for other in one.others:
        yield f"| {other.program} | {_cells(other.run)} | {other.cold:.2f} | {other.warm:.2f} |\n"


def _cells(run: Run) -> str:
    return f"{run.seconds:.2f} | {run.processor:.2f} | {run.megabytes:.0f} | {run.together:.0f}"


def _growth_row(one: Size) -> str:
    each = one.cold.seconds * MILLION / one.entries
    return (
        f"| {one.entries:,} | {one.cold.seconds:.2f} | {each:.2f} | {one.cold.together:.0f} | {one.warm.seconds:.2f} "
        f"| {one.warm.together:.0f} | {one.recorded.seconds:.2f} | {one.after.seconds:.2f} | {one.same} |\n"
    )


def _aims(one: Size) -> Iterator[str]:
    hledger, duckdb, hello = (_named(one, name) for name in (HLEDGER, DUCKDB, HELLO_NAME))
    if hledger:
        yield _aim(
            one,
            "hledger's time over a cold report's, at least",
            COLD_FASTER,
            1 / hledger.cold,
            is_kept=1 / hledger.cold >= COLD_FASTER,
        )
    if duckdb:
        yield _aim(one, "a cold report's time over DuckDB's, at most", COLD_DUCKDB, duckdb.cold, is_kept=duckdb.cold <= COLD_DUCKDB)
    if hello:
        more = one.warm.seconds - hello.run.seconds
        yield _aim(
            one, "seconds of a warm report beyond a hello-world program's, at most", WARM_MORE, more, is_kept=more <= WARM_MORE
        )
    yield _aim(one, "MB of a warm report, at most", WARM_MB, one.warm.together, is_kept=one.warm.together <= WARM_MB)


def _aim(one: Size, what: str, aim: float, reached: float, *, is_kept: bool) -> str:
    return f"| {one.entries:,} | {what} | {aim:g} | {reached:.2f} | {'yes' if is_kept else 'no'} |\n"


def _named(one: Size, program: str) -> Other | None:
    return next((other for other in one.others if other.program.startswith(program)), None)
