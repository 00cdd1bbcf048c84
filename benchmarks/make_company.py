"""Write a company of 500 standards measured for three years, the same bytes on every run: `make_company.py DIR --entries 1000000`.

Each month has three imports, whatever the size; some entries are acts of their own.  With `--journals` the same is written for
hledger and beancount, an entry a transaction.
"""

import argparse
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from make_ledger import TERMS, line
from make_workspace import KINDS, department_id, make

YEAR, MONTHS, IMPORTS = 2023, 36, 3
DEPARTMENTS, OUTPUTS = 20, 5
STANDARDS = DEPARTMENTS * OUTPUTS * len(KINDS)
TYPED = 1_000
AT_ONCE = 10_000
# How often a duration has one more reading.
MORE = 0.15
ACT = '{{"entry":"act","recorded_at":"{at:%Y-%m-%dT}03:00:00Z","recorded_by":"Benchmark","program":"handoff 0.1"{source}}}'
SOURCE = ',"import":"csv","source":"rows.csv","source_sha256":"{number:064x}"'
NAMES = tuple(
    f"{department_id(department)}/output-{output}/standard-{standard}"
    for department in range(1, DEPARTMENTS + 1)
    for output in range(1, OUTPUTS + 1)
    for standard in range(1, len(KINDS) + 1)
)
# The name of an account in hledger, and after a root in beancount, whose parts begin with capitals.
ACCOUNTS = tuple(name.replace("/", ":").title() for name in NAMES)
JOURNALS = ("company.journal", "company.beancount")
_Draw = Callable[[Callable[[], float]], tuple[str, str]]


class Part(NamedTuple):
    """Some entries one after the other in one month (counted from November 2023): those of one import, or a single one."""

    number: int
    month: int
    first: int
    entries: int

    @property
    def is_typed(self) -> bool:
        """Whether somebody typed it in."""
        return self.number >= MONTHS * IMPORTS


class Fact(NamedTuple):
    """What was observed: which standard, when, in which round of all standards, the fields of it, and one number of them."""

    standard: int
    day: str
    turn: int
    fields: str
    number: str


def proportion(dice: Callable[[], float]) -> tuple[str, str]:
    """Orders in time, of orders."""
    orders = 40 + int(dice() * 80)
    good = orders - int(dice() * dice() * 12)
    return f'"numerator":{good},"denominator":{orders}', str(good)


def count(dice: Callable[[], float]) -> tuple[str, str]:
    """Faults, of orders."""
    faults = int(dice() * dice() * 9)
    return f'"count":{faults},"exposure":{100 + int(dice() * 150)}', str(faults)


def duration(dice: Callable[[], float]) -> tuple[str, str]:
    """Hours with two decimals: one reading, and now and then some more."""
    readings = [f"{dice() * 4.3:.2f}"]
    while dice() < MORE:
        readings.append(f"{dice() * 4.3:.2f}")
    return f'"readings":[{",".join(readings)}],"unit":"h"', readings[0]


def check(dice: Callable[[], float]) -> tuple[str, str]:
    """Things that are there, of 20."""
    passed = 20 - int(dice() * dice() * 4)
    return f'"passed":{passed},"points":20', str(passed)


def value(dice: Callable[[], float]) -> tuple[str, str]:
    """Millimetres with three decimals, most of them near the middle."""
    reading = f"{19.4 + (dice() + dice() + dice()) * 0.4:.3f}"
    return f'"readings":[{reading}]', reading


DRAWN: tuple[_Draw, ...] = (proportion, count, duration, check, value)
# What an entry carries says the same as the YAML of its standard.
HELD = tuple(
    '","terms":"{}","target":"{}","limit":"{}",'.format(
        TERMS, *(text.strip("{}").replace("value: ", "").replace("attain: ", "attain ") for text in (kind.target, kind.limit))
    )
    for kind in KINDS
)


def parts(entries: int) -> Iterator[Part]:
    """The imports, and after them the entries that were typed in, spread over the months."""
    typed = min(TYPED, entries // 10)
    imports, imported = MONTHS * IMPORTS, entries - typed
    for number in range(imports):
        first, end = (imported * one // imports for one in (number, number + 1))
        yield Part(number, number // IMPORTS, first, end - first)
    for number in range(typed):
        yield Part(imports + number, number * MONTHS // typed, imported + number, 1)


def facts(part: Part) -> Iterator[Fact]:
    """What a part observed: the standards in turn, days and values drawn."""
    dice = Random(part.number).random
    start = first_of(part.month)
    length = (first_of(part.month + 1) - start).days
    days = [(start + timedelta(days=day)).isoformat() for day in range(length)]
    for number in range(part.first, part.first + part.entries):
        turn, standard = divmod(number, STANDARDS)
        day = days[int(dice() * length)]
        yield Fact(standard, day, turn, *DRAWN[standard % len(DRAWN)](dice))


def first_of(month: int) -> date:
    """The first day of a month, counted from November 2023."""
    years, months = divmod(month + 10, 12)
    return date(YEAR + years, months + 1, 1)


def lines(part: Part) -> Iterator[bytes]:
    """The lines of a part's act, recorded when the month was over."""
    yield line(ACT.format(at=first_of(part.month + 1), source="" if part.is_typed else SOURCE.format(number=part.number)))
    for standard, day, turn, fields, _ in facts(part):
        name = NAMES[standard]
        end = f'"nonce":"{part.number:032x}"' if part.is_typed else f'"import":"csv","key":"{name}|{day}|{turn}"'
        held = HELD[standard % len(HELD)]
        yield line(f'{{"entry":"measurement","observed_on":"{day}","standard":"{name}{held}{fields},{end}}}')


def write_act(folder: Path, part: Part) -> None:
    """One file of the ledger, or none of an import without entries."""
    at = first_of(part.month + 1)
    month = folder / "ledger" / f"{at:%Y}" / f"{at:%m}"
    month.mkdir(parents=True, exist_ok=True)
    if part.entries:
        with (month / f"{at:%Y%m%d}T030000Z-{part.number:016x}.jsonl").open("wb") as file:
            held = lines(part)
            while some := b"".join(islice(held, AT_ONCE)):
                file.write(some)


def write(folder: Path, entries: int) -> None:
    """The workspace with its ledger, on all cores."""
    make(folder, departments=DEPARTMENTS, outputs=OUTPUTS, standards=len(KINDS), measurements=0)
    with ProcessPoolExecutor() as pool:
        all_parts = tuple(parts(entries))
        for _ in pool.map(write_act, (folder for _ in all_parts), all_parts, chunksize=1 + TYPED // 100):
            pass


def write_journals(folder: Path, entries: int) -> None:
    """One number of each entry as a transaction: in hledger of one posting, which need not balance, in beancount of two."""
    with (folder / JOURNALS[0]).open("w", encoding="utf-8") as hledger, (folder / JOURNALS[1]).open("w", encoding="utf-8") as bean:
        bean.writelines(f"{YEAR}-01-01 open {account}\n" for account in ("Equity:Count", *map("Assets:{}".format, ACCOUNTS)))
        for part in parts(entries):
            for standard, day, turn, _, number in facts(part):
                account = ACCOUNTS[standard]
                hledger.write(f"{day} round {turn}\n    (measured:{account})  {number}\n\n")
                bean.write(f'{day} * "round {turn}"\n  Assets:{account}  {number} ONE\n  Equity:Count  -{number} ONE\n\n')


def main() -> None:
    """Read the flags and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--journals", action="store_true", help="write what hledger and beancount read, in place of a ledger")
    flags = parser.parse_args()
    if flags.journals:
        write_journals(flags.folder, flags.entries)
    else:
        write(flags.folder, flags.entries)


if __name__ == "__main__":
    main()
