"""Series for which NHSRplotthedots, qcc and qicharts2 were run, with the lines they drew and whether they found a signal."""

import csv
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
FOLDER = Path(os.environ.get("HANDOFF_REFERENCE_DATA", ROOT.parent / "shared" / "reference")) / "spc" / "dev"
SETS = ("random_xmr", "edge_rules")
WESTERN = ("beyond_limits", "we4_8_one_side", "we2_2of3_beyond_2s", "we3_4of5_beyond_1s")
NELSON = (
    "beyond_limits",
    "nelson2_9_one_side",
    "nelson3_6_trend",
    "nelson4_14_alternating",
    "we2_2of3_beyond_2s",
    "we3_4of5_beyond_1s",
    "nelson7_15_within_1s",
    "nelson8_8_outside_1s_both_sides",
)


class Told(NamedTuple):
    """What a reference said of a series under a set of rules, by our name of the set; the lines are empty on a run chart."""

    rules: str
    reference: str
    values: tuple[float, ...]
    lines: tuple[float, ...]
    signal: bool


def told() -> Iterator[Told]:
    """Every series of one phase, under each set of rules that a reference was asked about; none where there is no such folder."""
    if not FOLDER.is_dir():
        return
    changed = json.loads((FOLDER / "mdc2023.json").read_text(encoding="utf-8"))["cases_that_differ"]
    for stem in SETS:
        cases = json.loads((FOLDER / f"{stem}.json").read_text(encoding="utf-8"))["cases"]
        for name, case in cases.items():
            yield from _of_case(_values(stem, name), case["expected"], {f"{stem}/{name}|unscreened"}.isdisjoint(changed))


def _of_case(values: tuple[float, ...], expected: dict[str, Any], same_since_2023: bool) -> Iterator[Told]:  # noqa: FBT001
    mdc = expected["mdc_unscreened"]
    if len(mdc["phases"]) == 1 and not mdc.get("fix_after_n_points") and not mdc.get("rebase_at"):
        phase, signal = mdc["phases"][0], any(mdc["flags"].values())
        lines = (phase["lcl"], phase["centre"], phase["ucl"])
        yield Told("ptd", "NHSRplotthedots", values, lines, signal)
        if same_since_2023:
            yield Told("mdc", "NHSRplotthedots", values, lines, signal)
    qcc = expected.get("qcc")
    if qcc and qcc.get("n_baseline", len(values)) == len(values):
        lines, flags = (qcc["lcl"], qcc["centre"], qcc["ucl"]), qcc["flags"]
        for rules, names in (("western-electric", WESTERN), ("nelson", NELSON)):
            yield Told(rules, "qcc", values, lines, any(flags.get(name) for name in names))
    run = expected.get("qic_run")
    if run and len(run["anhoej"]) == 1 and "n_useful" in run["anhoej"][0] and len(values) == run["anhoej"][0]["n_obs"]:
        yield Told("anhoej, run chart", "qicharts2", values, (), bool(run["anhoej"][0]["runs_signal"]))


def _values(stem: str, name: str) -> tuple[float, ...]:
    with (FOLDER / f"{stem}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(float(row["value"]) for row in csv.DictReader(file) if row["series"] == name and row["value"])
