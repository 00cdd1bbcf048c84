"""Problems as a page."""

from datetime import date

from msgspec import json, to_builtins

from handoff.answers.problems import nothing_checked_page, problems_page
from handoff.model.problem import Problem, Severity, Source
from handoff.page import Excused, Findings, Note, Rule, Table, Text


def problem(path: str, line: int = 1, severity: Severity = "error", check: str = "no-target", column: int = 1) -> Problem:
    return Problem(check, severity, Source(path, line, column), f"{path} {line}", "why", "fix")


LAST = Text("`handoff explain NAME` tells more about the name in brackets.", "quiet")


def test_no_problems_reassure() -> None:
    page = problems_page(Findings())
    assert page.title == "No problems found"
    assert len(page.blocks) == 1
    assert json.encode(page.facts) == b'{"version":1,"problems":[],"waived":[]}'


def test_the_title_counts_in_plain_words() -> None:
    titles = {
        "1 error in 1 file": (problem("a"),),
        "2 errors, 1 warning in 2 files": (problem("a"), problem("b"), problem("b", severity="warning")),
        "1 warning, 1 for information in 1 file": (problem("a", severity="warning"), problem("a", severity="info")),
    }
    assert [problems_page(Findings(problems)).title for problems in titles.values()] == list(titles)


def test_files_come_by_name_and_the_worst_first_within_a_file() -> None:
    late, warning, early, other = problem("b", 9), problem("b", 1, "warning"), problem("b", 2), problem("a", 5)
    assert problems_page(Findings((late, warning, early, other))).blocks == (
        Text("a: 1 error", heading=True),
        other,
        Text("b: 2 errors, 1 warning", heading=True),
        early,
        late,
        warning,
        LAST,
    )


def test_one_file_needs_no_heading() -> None:
    assert problems_page(Findings((problem("a"),))).blocks == (problem("a"), LAST)


def test_many_problems_begin_with_what_is_most_often() -> None:
    many = [problem("a", line, check="no-target" if line % 3 else "no-method") for line in range(1, 12)]
    first = problems_page(Findings(tuple(many))).blocks[0]
    assert first == Text("Most often: no-target 8, no-method 3.")


def test_seven_kinds_are_summed_up() -> None:
    many = [problem("a", line, check=f"check-{line % 7}") for line in range(14)]
    first = problems_page(Findings(tuple(many))).blocks[0]
    assert first == Text("Most often: check-0 2, check-1 2, check-2 2, check-3 2, check-4 2 and 2 other kinds.")


def test_facts_are_in_order_of_place_whatever_came_first_and_unknown_places_are_null() -> None:
    problems = (problem("b", 2, "warning"), problem("b", 0, column=0), problem("a", 3, column=0))
    facts = json.decode(json.encode(problems_page(Findings(problems)).facts))
    assert facts == json.decode(json.encode(problems_page(Findings(problems[::-1])).facts))
    assert [(fact["path"], fact["line"], fact["column"]) for fact in facts["problems"]] == [
        ("a", 3, None),
        ("b", None, None),
        ("b", 2, 1),
    ]
    assert list(facts["problems"][0]) == [
        *("check", "severity", "path", "line", "column", "message", "why", "fix"),
        *("also", "follows", "about", "level"),
    ]


def test_a_fault_in_many_places_and_many_faults_are_counted_for_people_and_complete_for_machines() -> None:
    places = tuple(Source("a.yaml", line) for line in range(2, 22))
    many = tuple(Problem("no-target", "error", Source("b.yaml", line), f"number {line}") for line in range(1, 101))
    page = problems_page(Findings((Problem("unknown-party", "error", Source("a.yaml", 1), "who?", also=places), *many)))
    shown = [block for block in page.blocks if isinstance(block, Problem)]
    assert len(shown) == 40
    assert shown[0].also == places[:5]
    assert shown[0].follows == ("15 more places with this fault",)
    assert any(isinstance(block, Note) and "61 more problems" in block.text for block in page.blocks)
    facts = to_builtins(page.facts)
    assert len(facts["problems"]) == 101
    assert len(facts["problems"][0]["also"]) == 20


RULES = (
    Rule("no-target", "error", "No target.", "defined"),
    Rule("not-agreed", "info", "Never signed.", "agreed"),
    Rule("no-channel", "info", "No channel.", "agreed"),
    Rule("overdue", "info", "Overdue.", "measured"),
)


def later(*counts: tuple[str, int]) -> tuple[Problem, ...]:
    return tuple(problem("a", line, "info", check) for check, count in counts for line in range(1, count + 1))


def test_what_later_levels_would_find_is_one_sentence() -> None:
    one = problems_page(Findings(rules=RULES, later=later(("not-agreed", 9), ("no-channel", 5))))
    assert one.title == "No problems found"
    assert [block.text for block in one.blocks if isinstance(block, Text)] == [
        "Every definition and entry can be read, and no check that counts at this level found anything.",
        (
            "For later: 14 findings that count from level agreed on (not-agreed 9, no-channel 5); "
            "`handoff check --level agreed` shows what that is."
        ),
    ]
    two = problems_page(Findings((problem("a"),), rules=RULES, later=later(("overdue", 1), ("not-agreed", 2))))
    assert two.blocks[1:] == (
        Text(
            "For later: 2 findings that count from level agreed on (not-agreed 2) and "
            "1 finding that counts from level measured on (overdue 1); `handoff check --level agreed` shows the first of them."
        ),
        LAST,
    )


def test_of_files_that_cannot_be_read_nothing_is_foretold_to_people() -> None:
    page = problems_page(Findings((problem("a", check="syntax"),), rules=RULES, later=later(("not-agreed", 2))))
    assert not [block for block in page.blocks if isinstance(block, Text) and block.text.startswith("For later")]
    assert len(to_builtins(page.facts)["problems"]) == 3


def test_machines_get_what_counts_later_with_its_level() -> None:
    facts = to_builtins(problems_page(Findings((problem("b"),), rules=RULES, later=later(("overdue", 1)))).facts)
    assert [(fact["check"], fact["severity"], fact["level"]) for fact in facts["problems"]] == [
        ("overdue", "info", "measured"),
        ("no-target", "error", None),
    ]


def test_every_waiver_that_was_applied_is_listed_once_even_where_nothing_else_is_wrong() -> None:
    covered = [Problem("no-head", "warning", Source("a.yaml", line), "m", about=f"d{line}") for line in range(1, 6)]
    excused = (
        *(Excused(one, "we merge", "A. Boss", date(2027, 1, 31)) for one in covered),
        Excused(Problem("no-anchor", "error", Source("parties.yaml"), "m"), "a pilot", "B. Boss", None),
    )
    page = problems_page(Findings(excused=excused))
    assert page.title == "No problems found, 6 waived"
    assert page.blocks[0] == Text(
        "Every definition and entry can be read, and no check that is switched on found anything that is not waived."
    )
    (table,) = [block for block in page.blocks if isinstance(block, Table)]
    assert [column.title for column in table.columns] == ["check", "about", "until", "approved by", "because"]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["no-anchor", "the workspace", "no end", "B. Boss", "a pilot"],
        ["no-head", "d1, d2, d3 and 2 more", "2027-01-31", "A. Boss", "we merge"],
    ]
    facts = to_builtins(page.facts)
    assert facts["problems"] == ()
    assert len(facts["waived"]) == 6
    assert facts["waived"][-1] == {
        "check": "no-anchor",
        "about": "",
        "path": "parties.yaml",
        "line": None,
        "column": None,
        "message": "m",
        "because": "a pilot",
        "approved_by": "B. Boss",
        "until": None,
    }


def test_waived_findings_are_counted_beside_the_others() -> None:
    excused = (Excused(problem("b"), "because", "A", None),)
    assert problems_page(Findings((problem("a"),), excused)).title == "1 error in 1 file, 1 waived"


def test_formats_made_of_findings_get_all_of_them() -> None:
    findings = Findings(tuple(problem("a", line) for line in range(1, 200)), rules=RULES)
    assert problems_page(findings).findings == findings


def test_nothing_checked_is_no_comfort() -> None:
    page = nothing_checked_page("standards")
    assert page.title == "Nothing was checked: no department is described in standards"
    assert to_builtins(page.facts) == {"version": 1, "problems": (), "waived": ()}
