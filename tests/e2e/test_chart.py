"""``handoff chart`` as it is installed: any CSV file, no workspace."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import forked
import pytest

HANDOFF = Path(sys.executable).with_name("handoff")
# NIST/SEMATECH e-Handbook 6.3.2.2.
RATES = ("49.6", "47.6", "49.9", "51.3", "47.8", "51.2", "52.6", "52.4", "53.6", "52.1")
FLOW = "at,value\n" + "".join(f"{at},{value}\n" for at, value in enumerate(RATES, 1))


def run(folder: Path, *words: str, text: str = FLOW) -> "subprocess.CompletedProcess[str]":
    (folder / "flow.csv").write_text(text, encoding="utf-8")
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    done = forked.run(forked.COMMAND, "chart", "flow.csv", *words, folder=folder, environment=environment)
    return subprocess.CompletedProcess(done.args, done.returncode, *map(forked.as_text, (done.stdout, done.stderr)))


def facts(folder: Path, *words: str, text: str = FLOW) -> dict[str, Any]:
    ran = run(folder, *words, "--format", "json", text=text)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["version"] == 1
    (chart,) = told["charts"]
    assert isinstance(chart, dict)
    return chart


def test_numbers_in_full_precision(tmp_path: Path) -> None:
    chart = facts(tmp_path, "--chart", "i", "--rules", "nelson", "--better", "higher", "--target", "50")
    phase = chart["phases"][0]
    assert (phase["from"], phase["to"], phase["centre"], phase["provisional"]) == (1, 10, 50.81, True)
    assert (phase["lower"], phase["upper"]) == pytest.approx((45.8159101654846, 55.8040898345154), rel=1e-12)
    assert chart["points"][0] == {
        "at": "1",
        "value": 49.6,
        "centre": 50.81,
        "lower": phase["lower"],
        "upper": phase["upper"],
        "signals": [],
        "label": None,
        "meaning": "common-cause",
    }
    assert (chart["variation"], chart["assurance"]) == ("steady", "none")


def test_text_advises_against_chasing_noise(tmp_path: Path) -> None:
    said = run(tmp_path).stdout
    assert "chasing noise" in said
    assert "provisional until there are 13 points" in said


def test_a_chart_is_drawn_in_text_and_as_svg_which_the_output_s_name_may_say(tmp_path: Path) -> None:
    assert "• chance   ─ mean   ┄ limits" in run(tmp_path).stdout
    picture = run(tmp_path, "--format", "svg").stdout
    assert picture.startswith("<svg ")
    assert run(tmp_path, "--output", "flow.svg").stdout == ""
    assert (tmp_path / "flow.svg").read_text(encoding="utf-8") == picture


def test_a_chart_is_the_same_whatever_the_surroundings(tmp_path: Path) -> None:
    plain = run(tmp_path, "--format", "svg").stdout
    surroundings = os.environ | {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "COLUMNS": "33", "PYTHONIOENCODING": "utf-8"}
    words = [HANDOFF, "chart", "flow.csv", "--format", "svg"]
    other = subprocess.run(words, cwd=tmp_path, env=surroundings, capture_output=True, check=True)
    assert other.stdout.decode() == plain


def test_a_chart_that_suits_is_chosen(tmp_path: Path) -> None:
    shares = "at,numerator,denominator\n" + "".join(f"{at},{at % 3},{20 + at}\n" for at in range(1, 15))
    assert facts(tmp_path, text=shares)["chart"] == "pp"
    assert facts(tmp_path, "--kind", "count", text=shares)["chart"] == "up"
    assert facts(tmp_path)["chart"] == "xmr"
    assert facts(tmp_path, text="at,value\n1,2\n1,3\n2,4\n2,5\n")["chart"] == "xbar-s"


def test_capability(tmp_path: Path) -> None:
    found = facts(tmp_path, "--chart", "i", "--lower-spec", "45", "--upper-spec", "57")["capability"]
    # By hand: sigma is 1.8778 / 1.128, Cp (57 - 45) / 6 sigma, Cpk (50.81 - 45) / 3 sigma.
    assert (found["cp"], found["cpk"], found["n"]) == (pytest.approx(1.20142, abs=1e-5), pytest.approx(1.16338, abs=1e-5), 10)
    assert found["cpk_interval"][0] < found["cpk"] < found["cpk_interval"][1]
    one_sided = facts(tmp_path, "--chart", "i", "--upper-spec", "57")["capability"]
    assert (one_sided["cp"], one_sided["pp"]) == (None, None)
    assert one_sided["cpk"] == pytest.approx((57 - 50.81) / (3 * 1.66469661150512))
    assert facts(tmp_path)["capability"]["reason"] == "no specification limits were given"


def test_a_chart_that_remembers(tmp_path: Path) -> None:
    known = ("--centre", "50", "--sigma", "1.5")
    chart = facts(tmp_path, "--chart", "ewma", "--lambda", "0.3", "--width", "2.5", "--limits", "asymptotic", *known)
    assert chart["points"][0]["value"] == pytest.approx(49.88)
    assert chart["phases"][0]["upper"] == pytest.approx(50 + 2.5 * 1.5 * (0.3 / 1.7) ** 0.5)
    sums = facts(tmp_path, "--chart", "cusum-up", "--slack", "0", "--decision", "4", *known)
    # By hand: 1.3, then 2.2 less, and so on; never below 0.
    assert [round(point["value"], 9) for point in sums["points"]] == [0, 0, 0, 1.3, 0, 1.2, 3.8, 6.2, 9.8, 11.9]
    assert [point["at"] for point in sums["points"] if point["signals"]] == ["8", "9", "10"]
    assert run(tmp_path, "--chart", "cusum-up", "--format", "svg").stdout.startswith("<svg ")


def test_what_a_new_phase_changed_with_the_tests_of_textbooks_beside_it(tmp_path: Path) -> None:
    """Frozen orange juice cans before and after a machine was set anew: 347 of 1500 leaked, then 133 of 1200 (Montgomery 1991)."""
    counts = "12 15 8 10 4 7 16 9 14 10 5 6 17 12 22 8 10 5 13 11 20 18 24 15 9 12 7 13 9 6"
    later = "9 6 12 5 6 4 6 3 7 6 2 4 3 6 5 4 8 5 6 7 5 6 3 5"
    text = "at,numerator,denominator\n" + "".join(f"{at},{n},50\n" for at, n in enumerate(f"{counts} {later}".split(), 1))
    words = ("--rebase", "31", "--better", "lower")
    (found,) = facts(tmp_path, *words, text=text)["changes"]
    assert (found["at"], found["change"]["proof"], found["change"]["estimate"]["method"]) == ("31", "improved", "Hodges-Lehmann")
    welch, chi, fisher = found["textbook"]
    # R 4's t.test, prop.test(correct = FALSE) and fisher.test.
    assert (welch["test"], welch["t"], welch["degrees"]) == ("welch-t", pytest.approx(-5.83882318638), pytest.approx(40.6773419203))
    assert (chi["test"], chi["chi_square"], chi["p"]) == (
        "chi-squared",
        pytest.approx(66.2241131757),
        pytest.approx(4.02458823e-16, rel=1e-8, abs=0),
    )
    assert (fisher["test"], fisher["p"]) == ("fisher-exact", pytest.approx(1.35903978e-16, rel=1e-8, abs=0))
    said = run(tmp_path, *words, text=text).stdout
    assert "Since 31: better by more than chance explains (n 30 before, 24 since)" in said
    assert "The first row decides." in said
    assert [line.split("  ")[0] for line in said.splitlines() if "e-" in line] == [
        "ranks (Hodges and Lehmann, Mann and Whitney)",
        "Welch's t -5.84, 40.7 degrees",
        "chi-squared 66.22 (Wald)",
        "Fisher's exact test",
    ]
    assert facts(tmp_path, text=text)["changes"] == []


def test_limits_of_the_deviation_of_all_values_are_drawn_with_a_caution(tmp_path: Path) -> None:
    chart = facts(tmp_path, "--chart", "i-overall", "--rules", "nelson")
    # By hand: the deviation (n - 1) is 2.0338524; c4 of ten values is 0.97266.
    assert chart["phases"][0]["upper"] == pytest.approx(50.81 + 3 * 2.0338524 / 0.9726593, abs=1e-5)
    assert chart["sentence"].endswith("swells with every shift that they should show: see xmr or i.")
    assert "swells" not in facts(tmp_path, "--chart", "i")["sentence"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--chart", "p"), 3, "A p chart needs a numerator and a denominator at each point."),
        (("--chart", "xbar-s"), 3, "There is one value at 1."),
        (("--rebase", "99"), 3, 'There is no point at "99".'),
        (("--lambda", "0.1"), 2, "add --chart ewma"),
        (("--chart", "ewma", "--slack", "1"), 2, "add --chart cusum-up or cusum-down"),
        (("--chart", "ewma", "--lambda", "1.1"), 2, "at most 1"),
        (("--chart", "cusum-up", "--sigma", "0"), 2, "above 0"),
        (("--chart", "cusum-up", "--slack", "-1"), 2, "0 or more"),
        (("--chart", "cusum-down", "--centre", "ten"), 2, "a plain number"),
        (("--value", "valeu"), 3, 'There is no column "valeu"'),
        (("--target", "50"), 2, "say which direction is better"),
        (("--target", "1e5", "--better", "lower"), 2, "give a plain number"),
    ],
)
def test_refusals(tmp_path: Path, words: tuple[str, ...], code: int, said: str) -> None:
    ran = run(tmp_path, *words)
    assert ran.returncode == code, ran.stderr
    assert said in " ".join(ran.stderr.split())
    assert ran.stdout == ""


def test_of_many_signals_text_has_the_latest_and_json_all(tmp_path: Path) -> None:
    text = "at,value\n" + "".join(f"{at},{100 * (at % 40 < 20) + at % 3}\n" for at in range(400))
    told = [point["at"] for point in facts(tmp_path, text=text)["points"] if point["signals"]]
    said = run(tmp_path, text=text).stdout
    assert len(told) > 200
    assert f"Points that chance seldom explains, the latest 12 of {len(told)} (--format json has all)" in said
    rows = said.partition("seldom explains")[2].splitlines()[3:15]
    assert [row.split()[0] for row in rows] == told[:-13:-1]
    assert said.rstrip().endswith(rows[-1].rstrip())
