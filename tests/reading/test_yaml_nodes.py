import subprocess
import sys

import pytest

from handoff.reading import yaml_nodes
from handoff.reading.log import Log
from handoff.reading.nodes import Block, Entry, Items, Node, Refused, Scalar
from handoff.reading.yaml_nodes import read_nodes

pytestmark = pytest.mark.usefixtures("either_parser")


def nodes(text: str) -> tuple[Node | None, list[tuple[str, int, int]]]:
    log = Log("f.yaml")
    root = read_nodes(log, text)
    return root, [(problem.check, problem.source.line, problem.source.column) for problem in log.problems()]


def test_nodes_are_what_the_file_says_with_lines_and_columns() -> None:
    text = "a: x\n'b': [\"y\", z]\nc:\n  d: |\n    one\n    two\ne:\n"
    entries = {
        "a": Entry(1, 1, Scalar("x", 1, 4)),
        "b": Entry(2, 1, Items(2, 6, (Scalar("y", 2, 7, '"'), Scalar("z", 2, 12)))),
        "c": Entry(3, 1, Block(4, 3, {"d": Entry(4, 3, Scalar("one\ntwo\n", 4, 6, "|"))})),
        "e": Entry(7, 1, Scalar("", 7, 3)),
    }
    assert nodes(text) == (Block(1, 1, entries), [])


def test_columns_count_characters_not_bytes() -> None:
    root, problems = nodes("{é: 👍, b: x}\n")
    assert problems == []
    assert isinstance(root, Block)
    assert (root.entries["b"].column, root.entries["b"].value) == (8, Scalar("x", 1, 11))


def test_an_alias_is_the_value_it_stands_for_with_that_value_s_place() -> None:
    root, problems = nodes("a: &n [x]\nb: *n\n")
    assert problems == []
    assert isinstance(root, Block)
    assert root.entries["b"] == Entry(2, 1, Items(1, 4, (Scalar("x", 1, 8),)))


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: 1\na: 2\nb: {c: 1, c: 2}\n", [("duplicate-key", 2, 1), ("duplicate-key", 3, 11)]),
        ("a: !x {b: 1, b: 2}\n", [("explicit-tag", 1, 4), ("duplicate-key", 1, 14)]),
        ("? {a: b}\n: 1\n*x : 2\n", [("bad-key", 1, 3), ("bad-alias", 3, 1)]),
        ("!x a: 1\n", [("explicit-tag", 1, 1)]),
        ("a: &a {b: *a, c: *a}\n", [("bad-alias", 1, 4), ("bad-alias", 1, 4)]),
        (
            '"a\\u202e": "\\x07"\nb: ["\\x1b"]\n',
            [("hidden-character", 1, 1), ("hidden-character", 1, 12), ("hidden-character", 2, 5)],
        ),
        ("a: 'C:\\path'\nb: \"x\\ty\\n\"\n", []),
        ("a: '\\x07'\n", []),
    ],
)
def test_every_fault_of_the_whole_file_is_told(text: str, problems: list[tuple[str, int, int]]) -> None:
    assert nodes(text)[1] == problems


def test_a_refused_value_keeps_its_key() -> None:
    assert nodes("a: !x y\nb: *c\n")[0] == Block(1, 1, {"a": Entry(1, 1, Refused(1, 4)), "b": Entry(2, 1, Refused(2, 4))})


def bomb() -> str:
    levels = ["a0: &a0 x"] + [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, 10)]
    return "\n".join(levels)


KEYS = "\n".join(f"{number}:" for number in range(600))


@pytest.mark.parametrize("text", [bomb(), "- \n" * 1001, KEYS], ids=["bomb", "list", "keys"])
def test_more_values_than_anybody_could_read_are_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(yaml_nodes, "MOST_VALUES", 1000)
    root, problems = nodes(text)
    assert root is None
    assert [check for check, _, _ in problems] == ["too-large"]


def test_without_the_compiled_parser_the_one_in_python_is_used() -> None:
    script = """
import sys
sys.modules["yaml._yaml"] = None
from handoff.reading import yaml_nodes
print(yaml_nodes.open_parser is yaml_nodes.open_python_parser)
"""
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout == "True\n"
