"""The reference series with what NHSRplotthedots, qcc and qicharts2 make of them, as designs of charts and expected numbers."""

import csv
import json
import os
import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from handoff.analysis.charts.chart import Design
from handoff.analysis.charts.series import Point, subgroup

from .elsewhere import is_elsewhere

ROOT = Path(__file__).parents[3]
FOLDER = Path(os.environ.get("HANDOFF_REFERENCE_DATA", ROOT.parent / "shared" / "reference")) / "spc" / "dev"

Row = dict[str, str]
Make = Callable[[list[Row]], tuple[Point, ...]]


class Block(NamedTuple):
    """One call of a reference implementation: where it stands, the points it was given, what it was asked, what it printed."""

    name: str
    points: tuple[Point, ...]
    call: str
    expected: dict[str, Any]


def plain(column: str) -> Make:
    """Each row's cell is a value; rows without one are no points."""
    return lambda rows: tuple(Point(str(at), Fraction(row[column])) for at, row in _numbered([row for row in rows if row[column]]))


def ratio(top: str, bottom: str, times: int = 1) -> Make:
    """One cell over another."""
    return lambda rows: tuple(
        Point(str(at), times * Fraction(row[top]) / Fraction(row[bottom]), Fraction(row[bottom])) for at, row in _numbered(rows)
    )


def kept(rows: list[Row]) -> tuple[Point, ...]:
    """The share of a row that is no defect."""
    return tuple(
        Point(str(at), 1 - Fraction(row["defects"]) / Fraction(row["n"]), Fraction(row["n"])) for at, row in _numbered(rows)
    )


def half_at_least(column: str) -> Make:
    """Values, of which a 0 counts as a half."""
    return lambda rows: tuple(
        Point(str(at), Fraction(row[column]) or Fraction(1, 2)) for at, row in _numbered([row for row in rows if row[column]])
    )


def groups(rows: list[Row]) -> tuple[Point, ...]:
    """Rows of one moment are the readings of a subgroup."""
    names = list(dict.fromkeys(row["at"] for row in rows))
    return tuple(subgroup(at, [Fraction(row["reading"]) for row in rows if row["at"] == at]) for at in names)


def without(*numbers: int) -> Make:
    """Defects of n, but for some rows."""
    return lambda rows: ratio("defects", "n")([row for at, row in _numbered(rows) if at not in numbers])


def _numbered(rows: list[Row]) -> Iterator[tuple[int, Row]]:
    return enumerate(rows, 1)


# Which numbers of a file a block is about: the first pattern that fits its name.
_MAKES: tuple[tuple[str, Make], ...] = (
    (r"ae_attendances_dev/\w+/breaches|ae_attendances_dev/RRK_rebased/breaches", plain("defects")),
    ("ae_attendances_dev/", kept),
    ("cabg_deaths/qic_g", plain("cases_between")),
    ("cabg_deaths/qic_t", half_at_least("days_between")),
    ("cdi/qic_c", plain("defects")),
    ("cdi/mdc", ratio("defects", "n", 10000)),
    ("cdi/", ratio("defects", "n")),
    ("circuit/c_excluding_6_20", lambda rows: plain("defects")([row for at, row in _numbered(rows[:26]) if at not in (6, 20)])),
    ("circuit/(c|qic_c)", plain("defects")),
    ("(circuit|complaints|pcmanufact)/", ratio("defects", "n")),
    ("gtt/(qic|qcc)_c", plain("defects")),
    ("gtt/.*days", ratio("defects", "days")),
    ("gtt/", ratio("defectives", "n")),
    ("nhs_accidents/", ratio("good", "n")),
    ("orangejuice/p_baseline_without", without(15, 23)),
    ("orangejuice/np_binomial_limits", lambda rows: ratio("defects", "n")(rows[:30])),
    ("orangejuice/", ratio("defects", "n")),
    ("pistonrings/", groups),
    ("random_attributes/.*_(p|pp|pp_screened)$", ratio("defectives", "n")),
    ("random_attributes/", ratio("defects", "n")),
    ("ss_defects_per_order/", plain("defects")),
    ("", plain("value")),
)


def documents() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every block of every file, by the path to it."""
    for path in sorted(FOLDER.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        if path.stem not in {"mdc2023", "shift"}:
            document = document.get("expected") or _cases(document["cases"])
        for key, value in document.items():
            if isinstance(value, dict):
                yield from _walk(value, f"{path.stem}/{key}")


def blocks() -> Iterator[Block]:
    """Every call about a chart."""
    rows = {path.stem: _rows(path.stem) for path in FOLDER.glob("*.csv")}
    for name, block in documents():
        if not is_elsewhere(name):
            make = next(make for pattern, make in _MAKES if re.match(pattern, name))
            yield Block(name, make(_of_series(rows[name.split("/")[0]], name)), block.get("call", ""), block)


def _rows(stem: str) -> list[Row]:
    with (FOLDER / f"{stem}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _of_series(rows: list[Row], name: str) -> list[Row]:
    """The rows of the series that a block's name names."""
    if "series" not in rows[0]:
        return rows
    series = name.split("/")[1].removesuffix("_rebased")
    return [row for row in rows if row["series"] == series]


def _cases(cases: dict[str, Any]) -> dict[str, Any]:
    return {
        name: {key: {**case.get("options", {}), **block} for key, block in case["expected"].items()} for name, case in cases.items()
    }


def _walk(found: dict[str, Any], name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """A block has numbers of its own, and no other call in it."""
    below = [(key, value) for key, value in found.items() if isinstance(value, dict)]
    if len(below) < len(found) and not any(_has_calls(value) for _, value in below):
        yield name, found
        return
    for key, value in below:
        yield from _walk(value, f"{name}/{key}")


def _has_calls(found: dict[str, Any]) -> bool:
    return "engine" in found or "call" in found or any(_has_calls(value) for value in found.values() if isinstance(value, dict))


_BETTER = {"increase": "higher", "decrease": "lower", "neutral": "neutral"}


def design_of(block: Block, rules: str) -> Design:
    """What a block's call asked for."""
    call, given = block.call, block.expected
    name = block.name.rsplit("/", 1)[-1]
    if "ptd" in call or "mdc" in block.name:
        direction = _option(call, "improvement_direction") or given["direction"]
        target = _option(call, "target") or given.get("target")
        screened = "screen_outliers=TRUE" in call or name in ("screened", "mdc_screened")
        rebase, fix = _option(call, "rebase_at"), _option(call, "fix_after_n_points")
        return Design(
            chart="xmr",
            rules=rules,
            better=_BETTER[direction],
            target=None if target is None else Fraction(str(target)),
            ranges="screened" if screened else "all",
            baseline=int(fix) if fix else None,
            rebases=(rebase,) if rebase else (),
        )
    if "qic" in name or "qic(" in call:
        part, freeze, exclude = _option(call, "part"), _option(call, "freeze"), _option(call, "exclude")
        return Design(
            chart=_qic_chart(call, name),
            rules=rules,
            better="neutral",
            ranges="screened" if "screenedmr=TRUE" in call or (name.endswith("screened") and "un" not in name) else "all",
            baseline=int(freeze) if freeze else None,
            rebases=(str(int(part) + 1),) if part else (),
            excluded=tuple(exclude.split("+")) if exclude else (),
        )
    return Design(chart=_qcc_chart(block), rules=rules, better="neutral", baseline=given.get("n_baseline"))


def _qic_chart(call: str, name: str) -> str:
    chart = _option(call, "chart") or name.removeprefix("qic_").removesuffix("_screened")
    return {"xbar": "xbar-s"}.get(chart, chart)


def _qcc_chart(block: Block) -> str:
    found = re.search(r"type='([\w.]+)'", block.call)
    name = block.name.rsplit("/", 1)[-1]
    if "xbar" in name:
        return "xbar-pooled" if "RMSDF" in name else "xbar-s" if "SD" in name else "xbar-r"
    if "binomial_limits" in name:
        return "np-exact"
    kind = found[1] if found else {"qcc_p": "p", "qcc_u": "u", "np_baseline_30": "np"}.get(name, "xbar.one")
    single = "i-overall" if "std.dev='SD'" in block.call else "i"
    return {"xbar.one": single, "R": "r", "S": "s"}.get(kind, kind)


def _option(call: str, name: str) -> str | None:
    found = re.search(rf"{name}='?([^,')]+)", call)
    return None if found is None or found[1] == "NULL" else found[1]
