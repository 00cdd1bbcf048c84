import pytest
import yaml

from handoff.reading.log import Log
from handoff.reading.nodes import Spot
from handoff.reading.yaml_nodes import read_nodes
from handoff.reading.yaml_syntax import syntax_fault


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("target: >= 98 %\n", 1, 9, '`target: ">= 98 %"`, or write `target: at least 98 %`'),
        ("limit: >80\n", 1, 8, '`limit: ">= 80"`'),
        ("- target: > 5 mm\n", 1, 11, "`target: at least 5 mm`"),
        ("was: [{target: >= 98 %, since: 2026-01-01}]\n", 1, 16, "`target: at least 98 %`"),
        ("note: |x\n", 1, 7, "cannot begin with `|`"),
        ("note: a: b\n", 1, 8, "A text with a colon and a blank in it must stand in quotes."),
        ("a: 1\n  b: 2\n", 2, 4, "indented too far"),
        ("a:1\nb: 2\n", 2, 2, "Put a blank after the colon"),
        ("a: @x\n", 1, 4, 'A text cannot begin with "@"'),
        ("a: `x`\n", 1, 4, 'A text cannot begin with "`"'),
        ("a: %x\n", 1, 4, 'A text cannot begin with "%"'),
        ("a: *b* c\n", 1, 4, 'A text cannot begin with "*"'),
        ("a: &\n", 1, 4, 'A text cannot begin with "&"'),
        ("a: ]\n", 1, 4, 'A text cannot begin with "]"'),
        ("a: 'x\n", 1, 4, "The quote that opens here is never closed."),
        ('a: "x\nb: 2\n', 1, 4, "The quote that opens here is never closed."),
        ("a: 'x' y\n", 1, 8, "The text goes on after its closing quote."),
        ('a: "C:\\path"\n', 1, 4, "single quotes"),
        ('a: "\\xZZ"\n', 1, 4, "single quotes"),
        ("a: [b\nc: 1\n", 1, 4, "Write ] where"),
        ("a: {b: 1\nc: 2\n", 1, 4, "Write } where"),
        ("a: [b: c: d]\n", 1, 4, "The bracket [ that opens here"),
        ("a: [,]\n", 1, 5, "Between the brackets something is missing here."),
        ("[", 1, 2, "Between the brackets something is missing here."),
        ("a: x\nfoo\nb: 1\n", 3, 1, "From here on the file is not valid YAML."),
        ("a:\n  - b\n  c: d\n", 3, 3, "Let the line begin below its neighbours"),
        ("key: - x\n", 1, 6, "From here on the file is not valid YAML."),
    ],
)
def test_each_slip_is_explained_where_it_begins(text: str, line: int, column: int, words: str) -> None:
    log = Log("f.yaml")
    assert read_nodes(log, text) is None
    (problem,) = log.problems()
    assert (problem.check, problem.source.line, problem.source.column) == ("syntax", line, column)
    assert words in f"{problem.message} {problem.why} {problem.fix}"


def test_a_complaint_without_a_place_is_about_the_whole_file() -> None:
    name, spot, fault = syntax_fault("x", yaml.YAMLError("odd"))
    assert (name, spot) == ("syntax", Spot())
    assert "not valid YAML" in fault.message
