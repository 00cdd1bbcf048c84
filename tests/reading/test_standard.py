from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from handoff.model.problem import Source
from handoff.model.standard import Baseline, Guardrail, Standard

FULL = """\
department: quality
outputs:
  release:
    standards:
      no-pump-unsigned:
        statement: No pump leaves
          without a signed release.
        owner: Release lead
        dimension: assurance
        measure: {kind: count, counts: pumps without a release, per: pumps shipped, method: all shipments, every: week}
        target: exactly 0
        basis: regulation
        baseline: {value: 3, period: 2026-Q2}
        since: 2026-01-01
        customers: [logistics, production/packing]
        critical: true
        guardrail:
          protects: [pump-users, neighbours]
          authority: pressure equipment law
          prevents: an unsafe pump
          waivable_by: never
        formerly: quality/release/signed
        note: see above
"""


def standard_with(one: Callable[..., Any], text: str) -> Any:
    """Read one standard whose keys are the text, on line 3."""
    return one(f"department: a\noutputs: {{b: {{standards: {{c: {{\n{text}\n}}}}}}}}\n")


def test_a_standard_says_what_its_mapping_says(one: Callable[..., Any]) -> None:
    reading = one(FULL)
    (standard,) = reading.organisation.standards
    assert reading.problems == ()
    assert standard.name == "quality/release/no-pump-unsigned"
    assert standard.place == Source("standards/one.yaml", 5, 7)
    assert standard.statement == "No pump leaves without a signed release."
    assert (standard.owner, standard.dimension, standard.basis) == ("Release lead", "assurance", "regulation")
    assert standard.baseline == Baseline("3", "2026-Q2")
    assert standard.customers == ("logistics", "production/packing")
    assert standard.critical
    assert standard.guardrail == Guardrail(
        ("pump-users", "neighbours"), "pressure equipment law", "an unsafe pump", "never", Source("standards/one.yaml", 17, 9)
    )
    assert (standard.formerly, standard.note) == (("quality/release/signed",), "see above")
    assert [(promise.target.text, promise.since) for promise in standard.promises] == [("exactly 0", date(2026, 1, 1))]
    assert (standard.measure.kind, standard.measure.every, standard.unreadable) == ("count", "week", ())


def test_what_is_missing_is_empty_and_no_fault_of_reading(one: Callable[..., Any]) -> None:
    reading = one("department: a\noutputs: {b: {standards: {c: }}}\n")
    assert reading.problems == ()
    assert reading.organisation.standards == (Standard("a", "b", "c", Source("standards/one.yaml", 2, 27)),)


@pytest.mark.parametrize(
    ("text", "check", "column", "unreadable"),
    [
        ("statement: [x]", "wrong-type", 12, ("statement",)),
        ("statement: null", "wrong-type", 12, ("statement",)),
        ("owner: ~", "wrong-type", 8, ("owner",)),
        ("dimension: speed", "unknown-choice", 12, ("dimension",)),
        ("basis: wish", "unknown-choice", 8, ("basis",)),
        ("baseline: 71 %", "wrong-type", 11, ("baseline",)),
        ("baseline: {from: x}", "unknown-key", 12, ()),
        ("customers: [a/b/c]", "bad-name", 13, ("customers",)),
        ("customers: {a: b}", "wrong-type", 12, ("customers",)),
        ("critical: yes", "unknown-choice", 11, ("critical",)),
        ("critical: True", "unknown-choice", 11, ("critical",)),
        ("critical: [true]", "wrong-type", 11, ("critical",)),
        ("guardrail: patients", "wrong-type", 12, ("guardrail",)),
        ("guardrail: {protects: Patients}", "bad-name", 23, ("protects",)),
        ("guardrail: {waivable: never}", "unknown-key", 13, ("waivable_by",)),
        ("formerly: a/b", "bad-name", 11, ("formerly",)),
        ("formerly: [a/b/c, b]", "bad-name", 19, ("formerly",)),
        ("since: yesterday", "bad-date", 8, ("since",)),
        ("measure: x", "wrong-type", 10, ("measure",)),
        ("target: [x]", "wrong-type", 9, ("target",)),
        ("target: 90 %", "bad-target", 9, ("target",)),
        ("targt: at least 90 %", "unknown-key", 1, ("target",)),
        ("owner: !x y", "explicit-tag", 8, ("owner",)),
        ("measure: !x y", "explicit-tag", 10, ("measure",)),
    ],
)
def test_what_cannot_be_read_is_said_once_and_named_in_the_standard(
    one: Callable[..., Any], text: str, check: str, column: int, unreadable: tuple[str, ...]
) -> None:
    reading = standard_with(one, text)
    assert reading.places == [(check, 3, column)]
    assert reading.organisation.standards[0].unreadable == unreadable


@pytest.mark.parametrize(("text", "critical"), [("true", True), ("false", False), ('"true"', True), ("", False)])
def test_critical_is_true_or_false(one: Callable[..., Any], text: str, critical: bool) -> None:  # noqa: FBT001 -- a table's column
    reading = standard_with(one, f"critical: {text}")
    assert (reading.problems, reading.organisation.standards[0].critical) == ((), critical)


def test_a_misspelt_key_is_told_with_the_nearest_known_one_and_all_of_them(one: Callable[..., Any]) -> None:
    problem = standard_with(one, "targt: at least 90 %").only
    assert problem.message == '"targt" is no key of a standard.'
    assert problem.fix.startswith("Did you mean `target`? Keys here: attain, baseline, basis, critical, customers,")
