from handoff.ledger._flaws import MOST_A_FILE, Flaw, Flaws, excerpt_of
from handoff.model.problem import Fault, Problem, Source

BAD = Flaw("unreadable-entry", Fault("bad", "why", "fix"), column=5)
ODD = Flaw("unknown-field", Fault("odd"), "warning")
PATH = "ledger/a.jsonl"


def test_the_same_flaw_on_several_lines_is_one_problem_with_its_places() -> None:
    flaws = Flaws(PATH)
    for number in (3, 5, 9):
        flaws.add(BAD, number, b"line %d\n" % number)
    also = (Source(PATH, 5, 1), Source(PATH, 9, 1))
    assert flaws.problems() == (Problem("unreadable-entry", "error", Source(PATH, 3, 5), "bad", "why", "fix", "line 3", also),)


def test_a_warning_is_given_once() -> None:
    flaws = Flaws(PATH)
    for number in range(1, 100):
        flaws.add(ODD, number)
    assert [(problem.source.line, problem.also) for problem in flaws.problems()] == [(1, ())]


def test_a_million_bad_lines_are_a_few_problems_and_a_count() -> None:
    flaws = Flaws(PATH)
    for number in range(1, 1_000_001):
        flaws.add(BAD, number)
    first, rest = flaws.problems()
    assert 1 + len(first.also) == MOST_A_FILE
    assert rest.message.startswith("999,980 more lines of this file have faults")
    assert rest.source.line == MOST_A_FILE + 1
    assert (rest.check, rest.severity) == (BAD.check, "error")


def test_many_lines_of_one_fault_do_not_hide_another() -> None:
    flaws = Flaws(PATH)
    for number in range(1, 100):
        flaws.add(BAD, number)
    flaws.add(Flaw("altered-entry", Fault("changed")), 100)
    assert "changed" in [problem.message for problem in flaws.problems()]


def test_the_whole_file_has_no_line() -> None:
    flaws = Flaws(PATH)
    flaws.add(BAD, 0)
    assert flaws.problems()[0].source == Source(PATH)


def test_an_excerpt_is_short_and_always_text() -> None:
    assert excerpt_of(b'{"a":1}\r\n') == '{"a":1}'
    assert excerpt_of(b"\xff\xfe") == "\\xff\\xfe"
    assert excerpt_of(b"x" * 500) == "x" * 120 + "…"
