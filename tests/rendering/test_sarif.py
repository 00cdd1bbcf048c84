"""SARIF, as the published schema and a code scanner see it."""

import json
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from msgspec import Struct
from msgspec.structs import replace

from handoff.model.problem import Problem, Source
from handoff.page import Excused, Findings, Page, Rule
from handoff.rendering import Canvas, sarif

SCHEMA = json.loads((Path(__file__).parents[1] / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)
ANY = st.text(st.characters() | st.sampled_from("\x00\x1b\ud800\ufffe%[]()/:# \r\n"), max_size=20)


class Facts(Struct, frozen=True):
    """Facts nobody reads here."""

    version: int = 1


def read(page: Page, canvas: Canvas | None = None) -> dict[str, Any]:
    log = json.loads(sarif.render(page, canvas or Canvas()))
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    return run


def of(*problems: Problem) -> Page:
    return Page("", (), Facts(), Findings(problems))


def test_findings_stand_under_their_rules_by_place_without_what_counts_later(found: Page) -> None:
    run = read(found)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [
        *("no-target", "no-head", "one-dimensional", "no-anchor", "not-agreed", "no-output", "syntax"),
    ]
    assert [(result["ruleId"], result["level"]) for result in run["results"]] == [
        ("no-head", "warning"),
        ("one-dimensional", "note"),
        ("no-target", "error"),
        ("no-target", "error"),
        ("syntax", "error"),
        ("no-anchor", "error"),
    ]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_a_rule_carries_its_manual_page(found: Page) -> None:
    rule = read(found)["tool"]["driver"]["rules"][0]
    assert rule["shortDescription"]["text"] == "It has no target."
    assert rule["fullDescription"]["text"] == "A standard without `target:`."
    assert rule["help"]["markdown"].endswith("Nobody can say.")
    assert rule["defaultConfiguration"] == {"level": "error"}


def test_a_place_is_an_encoded_path_from_the_top_and_a_region_where_the_line_is_known(found: Page) -> None:
    results = read(found)["results"]
    places = [result["locations"][0]["physicalLocation"] for result in results]
    assert places[0] == {"artifactLocation": {"uri": "standards/a%20b.yaml", "uriBaseId": "%SRCROOT%"}}
    assert places[2]["region"] == {"startLine": 12, "startColumn": 7}
    assert places[3]["region"] == {"startLine": 4}
    (related,) = results[2]["relatedLocations"]
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "standards/c.yaml"
    assert related["physicalLocation"]["region"] == {"startLine": 3}


def test_a_message_says_what_why_what_to_do_and_what_follows(found: Page) -> None:
    message = read(found)["results"][2]["message"]["text"]
    assert message == "It has no target.\nNobody can say.\nAdd:\n  target: 90 %\nFollows: It has no limit."


def test_what_is_waived_is_suppressed_with_its_reason(found: Page) -> None:
    results = read(found)["results"]
    assert [result["ruleId"] for result in results if "suppressions" in result] == ["no-anchor"]
    assert results[-1]["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "a pilot (approved by B. Boss until 2027-01-31)"}
    ]


def prints(page: Page) -> list[str]:
    return [result["partialFingerprints"]["handoffFinding/v1"] for result in read(page)["results"]]


def test_a_fingerprint_survives_a_moved_line_and_no_other_change() -> None:
    one = Problem("no-target", "error", Source("a.yaml", 12, 7), "It has no target.", about="a/b/c")
    assert prints(of(one)) == prints(of(replace(one, source=Source("a.yaml", 99, 1))))
    for other in (replace(one, about="a/b/d"), replace(one, check="no-method"), replace(one, message="It has none.")):
        assert prints(of(one)) != prints(of(other))


def test_twins_are_told_apart() -> None:
    one = Problem("bad-row", "error", Source("a.csv", 1), "It is empty.")
    first, second = prints(of(one, replace(one, source=Source("a.csv", 2))))
    assert first.endswith(":1")
    assert second == f"{first.removesuffix(':1')}:2"


def test_no_message_becomes_a_link() -> None:
    (result,) = read(of(Problem("bad-row", "error", Source("a.csv", 1), "see [this](http://evil.example)")))["results"]
    assert result["message"]["text"] == "see [this] (http://evil.example)"


@settings(max_examples=50)
@given(ANY, ANY, ANY)
def test_whatever_was_typed_the_log_is_valid_and_its_addresses_are_ascii(path: str, name: str, text: str) -> None:
    problem = Problem(name, "warning", Source(path, 1), text, text, text, text, (Source(path),), (text,), text)
    rules = (Rule("no-head", "info", text, "defined"),)
    waived = Excused(Problem("no-head", "info", Source(path), text), text, text, None)
    for canvas in (Canvas(), Canvas(unicode=False)):
        run = read(Page(text, (), Facts(), Findings((problem,), (waived,), rules)), canvas)
        assert len(run["results"]) == 2
        assert all(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].isascii() for result in run["results"])
