"""Write a workspace of any size, the same bytes on every run: `make_workspace.py DIR --departments 1000 --rows 100000`."""

import argparse
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

FIRST = date(2024, 11, 1)
DAYS = 730
STEP = 263
SETTINGS = """\
[organisation]
name = "Benchmark"
promise = "The same bytes on every run."
timezone = "UTC"
"""
PARTIES = """\
parties:
  buyers:
    name: Buyers
    kind: customer
    represented_by: Buyer council
"""
DEPARTMENT = """\
department: {id}
name: Department {number}
kind: core
head: Head of department {number}
promise: What we hand over can be used as it is.
outputs:
"""
OUTPUT = """\
  {output}:
    name: Output {number} of {id}
    kind: service
    customers:
      {customer}:
        used_for: begin the next step without asking twice
        channel: weekly meeting
        talk: {{every: quarter, last: 2026-09-15}}
        needs_back:
          - an order that names what is wanted
    standards:
"""
STANDARD = """\
      {standard}:
        statement: {statement}
        owner: Lead of output {number}
        dimension: {dimension}
        measure:
          kind: {kind}
{keys}
          method: system report, all cases of the month
          source: report {number}
          every: month
        target: {target}
        limit: {limit}
        basis: customer need
        since: 2024-11-01
"""


class Kind(NamedTuple):
    """What a standard of one kind says."""

    statement: str
    dimension: str
    kind: str
    keys: tuple[str, ...]
    target: str
    limit: str


KINDS = (
    Kind(
        "We finish orders by the agreed day.",
        "reliability",
        "proportion",
        ("counts: orders finished by the agreed day", "of: orders due"),
        "at least 95 %",
        "at least 90 %",
    ),
    Kind(
        "The customer finds 2 faults or fewer in 100 orders.",
        "assurance",
        "count",
        ("counts: faults found", "per: orders received"),
        "at most 2 per 100",
        "at most 5 per 100",
    ),
    Kind(
        "We answer a question within 4 hours.",
        "responsiveness",
        "duration",
        ("start: question received", "stop: answer sent", "clock: calendar"),
        "{value: at most 4 h, attain: 90 %}",
        "{value: at most 4 h, attain: 75 %}",
    ),
    Kind(
        "A delivery has all 20 things that it should have.",
        "tangibles",
        "check",
        ("points: the 20 things on the list",),
        "at least 95 %",
        "at least 85 %",
    ),
    Kind(
        "Shafts are 20 mm thick.",
        "assurance",
        "value",
        ("unit: mm",),
        "{value: between 19.5 and 20.5 mm, attain: 99 %}",
        "{value: between 19.4 and 20.6 mm, attain: 97 %}",
    ),
)


def department_id(number: int) -> str:
    """The id of a department."""
    return f"department-{number:05d}"


def department_file(number: int, departments: int, outputs: int, standards: int) -> str:
    """One department: output 1 goes to the next department, output 2 to the one after; the last ones serve the buyers."""
    me = department_id(number)
    text = [DEPARTMENT.format(id=me, number=number)]
    for output in range(1, outputs + 1):
        customer = department_id(number + output) if number + output <= departments else "buyers"
        text.append(OUTPUT.format(output=f"output-{output}", number=output, id=me, customer=customer))
        for standard in range(1, standards + 1):
            kind = KINDS[(standard - 1) % len(KINDS)]
            keys = "\n".join(f"          {key}" for key in kind.keys)
            text.append(STANDARD.format(**{**kind._asdict(), "keys": keys, "standard": f"standard-{standard}", "number": output}))
    return "".join(text)


def rows(count: int, departments: int, outputs: int, standards: int) -> Iterator[str]:
    """CSV lines: the standards in turn, day after day; further rounds of the two years have another note."""
    dice = Random(1)
    names = [
        (f"{department_id(department)}/output-{output}/standard-{standard}", (standard - 1) % len(KINDS))
        for department in range(1, departments + 1)
        for output in range(1, outputs + 1)
        for standard in range(1, standards + 1)
    ]
    for row in range(count):
        turn, index = divmod(row, len(names))
        name, kind = names[index]
        # A step without a common factor with the days spreads few rows over the two years as evenly as many.
        day = FIRST + timedelta(days=(turn * STEP + index) % DAYS)
        yield f"{name},{day},{value(dice, kind)},round {turn // DAYS + 1}\n"


def value(dice: Random, kind: int) -> str:
    """A value in the written form of its kind."""
    orders = 40 + int(dice.random() * 60)
    few = int(dice.random() * 5)
    return (
        f"{orders - few}/{orders}",
        f"{few}/{orders}",
        f"{few + 0.5}h {few / 2}h 1h",
        f"{20 - few}/20",
        f"{19.6 + few / 5:.1f}",
    )[kind]


def make(folder: Path, departments: int, outputs: int, standards: int, measurements: int) -> None:
    """Write the workspace, and `rows.csv` beside its settings where measurements are wanted."""
    (folder / "standards").mkdir(parents=True, exist_ok=True)
    (folder / "handoff.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "standards" / "parties.yaml").write_text(PARTIES, encoding="utf-8")
    for number in range(1, departments + 1):
        path = folder / "standards" / f"{department_id(number)}.yaml"
        path.write_text(department_file(number, departments, outputs, standards), encoding="utf-8")
    if measurements:
        with (folder / "rows.csv").open("w", encoding="utf-8", newline="") as file:
            file.write("standard,observed_on,value,note\n")
            file.writelines(rows(measurements, departments, outputs, standards))


def main() -> None:
    """Read the flags and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--departments", type=int, default=1000)
    parser.add_argument("--outputs", type=int, default=5)
    parser.add_argument("--standards", type=int, default=3)
    parser.add_argument("--rows", type=int, default=0)
    flags = parser.parse_args()
    make(flags.folder, flags.departments, flags.outputs, flags.standards, flags.rows)


if __name__ == "__main__":
    main()
