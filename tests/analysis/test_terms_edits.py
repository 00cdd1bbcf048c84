"""Any edit of a file that changes a term voids the agreement, and any that does not, does not: over real YAML, read as written."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handoff.analysis.terms import terms_of
from handoff.model.settings import Settings
from handoff.reading import read_organisation

# A definition as nested pairs of key and value: what is edited, before it is written down in some layout.
Tree = dict[str, Any]
ALL = {"method": "all orders of the month", "source": "report SO-17", "every": "month", "by": "the lead", "sample": "12 a month"}
KINDS: dict[str, tuple[Tree, str, str]] = {
    "proportion": ({"counts": "orders in time", "of": "orders received"}, "at least 90 %", "at least 80 %"),
    "count": ({"counts": "accidents", "per": "1000 hours"}, "at most 3", "at most 5"),
    "value": ({"unit": "mm"}, "at most 5 mm", "at most 7 mm"),
    "duration": ({"start": "the call", "stop": "the answer", "clock": "calendar"}, "at most 4 h", "at most 8 h"),
    "rating": ({"scale": "1 to 5"}, "at least 4", "at least 3"),
    "check": ({"points": "the ten points of the list"}, "at least 90 %", "at least 80 %"),
}
TARGETS = {"at least 90 %": [">= 90 %", "at least 90.0 %"], "at most 5 mm": ["<= 5 mm"], "at most 4 h": ["at most 4.0 h", "≤ 4 h"]}
WORDS = st.lists(st.from_regex("[a-z]{2,9}", fullmatch=True), min_size=1, max_size=12).map(" ".join)


def definition(kind: str) -> Tree:
    own, target, limit = KINDS[kind]
    standard = {
        "statement": "Everybody gets a full answer in time.",
        "owner": "Team lead",
        "dimension": "responsiveness",
        "measure": {"kind": kind, **own, **ALL},
        "target": target,
        "limit": limit,
        "stretch": target,
        "since": "2026-01-01",
        "basis": "customer need",
        "guardrail": {"protects": "users", "authority": "Site permit", "prevents": "harm", "waivable_by": "never"},
        "note": "a note for readers",
    }
    output = {"name": "Answers", "customers": {"buyers": {"used_for": "decide"}}, "standards": {"in-time": standard}, "note": "x"}
    return {"department": "sales", "head": "Ada", "promise": "One answer.", "outputs": {"answers": output}}


def standard_in(tree: Tree) -> Tree:
    return tree["outputs"]["answers"]["standards"]["in-time"]


class Writer:
    """Writes a definition down in a layout that is drawn: order of keys, quotes, reflowed texts, comments, blank lines."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self._draw = draw

    def text(self, tree: Tree) -> str:
        return "".join(f"{line}\n" for line in self._mapping(tree, ""))

    def _mapping(self, tree: Tree, indent: str) -> list[str]:
        lines = []
        for key in self._draw(st.permutations(list(tree))):
            lines += self._draw(st.sampled_from([[], [], [""], [f"{indent}# a remark: with a colon"]]))
            value = tree[key]
            if isinstance(value, dict):
                lines += [f"{indent}{key}:", *self._mapping(value, f"{indent}  ")]
            else:
                lines += self._scalar(f"{indent}{key}:", value, f"{indent}    ")
        return lines

    def _scalar(self, key: str, value: str, indent: str) -> list[str]:
        broken = value.replace(" ", "  ") if key.strip() in {"statement:", "note:", "method:"} else value
        rest = [f"{indent}{word}" for word in broken.split()]
        long = [[f'{key} "{broken}"'], [f"{key} >-", *rest], [f"{key} |", *rest]] if broken != value else []
        signs = any(sign in value for sign in "<>≤≥")
        return self._draw(st.sampled_from([[f"{key} '{value}'"], *([] if signs else [[f"{key} {value}  # said"]]), *long]))


@pytest.fixture(scope="module")
def fingerprint(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    root: Path = tmp_path_factory.mktemp("edits")
    (root / "standards").mkdir()

    def read(text: str) -> str:
        (root / "standards" / "sales.yaml").write_text(text, encoding="utf-8")
        organisation, problems = read_organisation(root, Settings("Harrow Pumps"))
        assert problems == (), text
        (output,) = organisation.outputs
        (standard,) = output.standards
        return terms_of(standard, output.name, standard.promises[0])

    return read


def plainly(tree: Tree, indent: str = "") -> str:
    """The definition as most people write it."""
    lines = (
        f"{indent}{key}:\n{plainly(value, indent + '  ')}" if isinstance(value, dict) else f"{indent}{key}: {value}\n"
        for key, value in tree.items()
    )
    return "".join(lines)


# Everything beside the terms, each with where it stands and what it may become.
BESIDE: list[tuple[Callable[[Tree], Tree], str, st.SearchStrategy[Any]]] = [
    (standard_in, "owner", WORDS),
    (standard_in, "note", WORDS),
    (standard_in, "dimension", st.sampled_from(["reliability", "empathy"])),
    (standard_in, "basis", st.sampled_from(["contract", "provisional"])),
    (standard_in, "since", st.dates().map(str).filter(lambda day: "1900" < day < "2200")),
    (standard_in, "critical", st.sampled_from(["true", "false"])),
    (standard_in, "formerly", st.just("sales/answers/quick")),
    (lambda tree: standard_in(tree)["measure"], "source", WORDS),
    (lambda tree: tree["outputs"]["answers"], "note", WORDS),
    (lambda tree: tree["outputs"]["answers"], "kind", st.sampled_from(["service", "information"])),
    (lambda tree: tree["outputs"]["answers"], "customers", WORDS.map(lambda text: {"plant": {"used_for": text}, "users": {}})),
    (lambda tree: tree, "head", WORDS),
    (lambda tree: tree, "promise", WORDS),
]


@st.composite
def edited_beside_the_terms(draw: Callable[[st.SearchStrategy[Any]], Any], kind: str) -> str:
    tree = definition(kind)
    for place, key, values in draw(st.lists(st.sampled_from(BESIDE), max_size=6)):
        place(tree)[key] = draw(values)
    standard = standard_in(tree)
    standard["target"] = draw(st.sampled_from([standard["target"], *TARGETS.get(standard["target"], [])]))
    if draw(st.booleans()):
        del standard["stretch"]
    return Writer(draw).text(tree)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25)
@given(data=st.data())
def test_an_edit_beside_the_terms_leaves_the_agreement_as_it_is(
    fingerprint: Callable[[str], str], kind: str, data: st.DataObject
) -> None:
    text = data.draw(edited_beside_the_terms(kind))
    assert fingerprint(text) == fingerprint(plainly(definition(kind)))


NUMBERS = {
    "proportion": "at least {} %",
    "count": "at most {}",
    "value": "at most {} mm",
    "duration": "at most {} h",
    "rating": "at least {}",
    "check": "at least {} %",
}
FIXED = {
    "every": st.sampled_from(["day", "quarter", "event"]),
    "scale": st.sampled_from(["1 to 10", "0 to 5"]),
}


def other_terms(kind: str) -> list[tuple[Callable[[Tree], Tree], str, st.SearchStrategy[str]]]:
    """Every term of a kind, each with where it stands and what it may become instead."""
    own, target, limit = KINDS[kind]
    keys = [*own, *(key for key in ALL if key != "source")]
    number = st.sampled_from(["1", "2.5", "3.5"]).map(NUMBERS[kind].format)
    edits = [
        (lambda tree: standard_in(tree)["measure"], key, FIXED.get(key, WORDS)) for key in keys if key not in {"unit", "clock"}
    ]
    edits += [(lambda tree: standard_in(tree)["guardrail"], key, WORDS) for key in ("authority", "prevents", "waivable_by")]
    edits += [
        (lambda tree: tree["outputs"]["answers"], "name", WORDS),
        (standard_in, "statement", WORDS),
        (standard_in, "target", number.filter(lambda text: text != target)),
        (standard_in, "limit", number.filter(lambda text: text != limit)),
    ]
    return edits


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25)
@given(data=st.data())
def test_an_edit_of_any_term_voids_the_agreement_whatever_else_is_edited(
    fingerprint: Callable[[str], str], kind: str, data: st.DataObject
) -> None:
    tree = definition(kind)
    place, key, values = data.draw(st.sampled_from(other_terms(kind)))
    old = place(tree)[key]
    place(tree)[key] = data.draw(values.filter(lambda value: value != old))
    assert fingerprint(Writer(data.draw).text(tree)) != fingerprint(plainly(definition(kind)))


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25)
@given(data=st.data())
def test_taking_any_term_away_voids_the_agreement(fingerprint: Callable[[str], str], kind: str, data: st.DataObject) -> None:
    tree = definition(kind)
    place, key, _ = data.draw(st.sampled_from([edit for edit in other_terms(kind) if edit[1] not in {"name", "target", "scale"}]))
    del place(tree)[key]
    assert fingerprint(Writer(data.draw).text(tree)) != fingerprint(plainly(definition(kind)))


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("value", " mm\n", " cm\n"),
        ("duration", "          clock: calendar\n", ""),
        ("rating", "target: at least 4\n", "target: {value: at least 4, attain: 90 %}\n"),
        ("proportion", "        protects: users\n", "        protects: patients\n"),
        ("proportion", "          protects: users\n", "          protects: [users, patients]\n"),
    ],
)
def test_units_clocks_shares_and_the_protected_are_terms(fingerprint: Callable[[str], str], kind: str, old: str, new: str) -> None:
    text = plainly(definition(kind))
    assert old in text
    assert fingerprint(text.replace(old, new)) != fingerprint(text)


def test_the_kind_of_measure_is_a_term(fingerprint: Callable[[str], str]) -> None:
    bare = plainly(definition("check")).replace("          points: the ten points of the list\n", "")
    assert fingerprint(bare.replace("kind: check", "kind: proportion")) != fingerprint(bare)
