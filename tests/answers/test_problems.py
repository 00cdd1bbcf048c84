"""Problems as a page."""

from msgspec import json, to_builtins

from handoff.answers.problems import problems_page
from handoff.model.problem import Problem, Severity, Source
from handoff.page import Note, Text


def problem(path: str, line: int = 1, severity: Severity = "error", check: str = "no-target", column: int = 1) -> Problem:
    return Problem(check, severity, Source(path, line, column), f"{path} {line}", "why", "fix")


LAST = Text("`handoff explain NAME` tells more about the name in brackets.", "quiet")


def test_no_problems_reassure() -> None:
    page = problems_page(())
    assert page.title == "No problems found"
    assert len(page.blocks) == 1
    assert json.encode(page.facts) == b'{"version":1,"problems":[]}'


def test_the_title_counts_in_plain_words() -> None:
    titles = {
        "1 error in 1 file": (problem("a"),),
        "2 errors, 1 warning in 2 files": (problem("a"), problem("b"), problem("b", severity="warning")),
        "1 warning, 1 for information in 1 file": (problem("a", severity="warning"), problem("a", severity="info")),
    }
    assert [problems_page(problems).title for problems in titles.values()] == list(titles)


def test_files_come_by_name_and_the_worst_first_within_a_file() -> None:
    late, warning, early, other = problem("b", 9), problem("b", 1, "warning"), problem("b", 2), problem("a", 5)
    assert problems_page((late, warning, early, other)).blocks == (
        Text("a: 1 error", heading=True),
        other,
        Text("b: 2 errors, 1 warning", heading=True),
        early,
        late,
        warning,
        LAST,
    )


def test_one_file_needs_no_heading() -> None:
    assert problems_page((problem("a"),)).blocks == (problem("a"), LAST)


def test_many_problems_begin_with_what_is_most_often() -> None:
    many = [problem("a", line, check="no-target" if line % 3 else "no-method") for line in range(1, 12)]
    first = problems_page(tuple(many)).blocks[0]
    assert first == Text("Most often: no-target (8), no-method (3).")


def test_seven_kinds_are_summed_up() -> None:
    many = [problem("a", line, check=f"check-{line % 7}") for line in range(14)]
    first = problems_page(tuple(many)).blocks[0]
    assert first == Text("Most often: check-0 (2), check-1 (2), check-2 (2), check-3 (2), check-4 (2) and 2 other kinds.")


def test_facts_are_in_order_of_place_whatever_came_first_and_unknown_places_are_null() -> None:
    problems = (problem("b", 2, "warning"), problem("b", 0, column=0), problem("a", 3, column=0))
    facts = json.decode(json.encode(problems_page(problems).facts))
    assert facts == json.decode(json.encode(problems_page(problems[::-1]).facts))
    assert [(fact["path"], fact["line"], fact["column"]) for fact in facts["problems"]] == [
        ("a", 3, None),
        ("b", None, None),
        ("b", 2, 1),
    ]
    assert list(facts["problems"][0]) == [
        *("check", "severity", "path", "line", "column", "message", "why", "fix"),
        *("also", "follows"),
    ]


def test_a_fault_in_many_places_and_many_faults_are_counted_for_people_and_complete_for_machines() -> None:
    places = tuple(Source("a.yaml", line) for line in range(2, 22))
    many = tuple(Problem("no-target", "error", Source("b.yaml", line), f"number {line}") for line in range(1, 101))
    page = problems_page((Problem("unknown-party", "error", Source("a.yaml", 1), "who?", also=places), *many))
    shown = [block for block in page.blocks if isinstance(block, Problem)]
    assert len(shown) == 80
    assert shown[0].also == places[:5]
    assert shown[0].follows == ("15 more places with this fault",)
    assert any(isinstance(block, Note) and "21 more problems" in block.text for block in page.blocks)
    facts = to_builtins(page.facts)
    assert len(facts["problems"]) == 101
    assert len(facts["problems"][0]["also"]) == 20
