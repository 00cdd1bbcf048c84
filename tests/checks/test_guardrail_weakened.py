from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Holdings
from handoff.analysis.terms import fingerprint, terms_text
from handoff.checks.guardrail_weakened import find
from handoff.model.entry import Agreed
from handoff.model.organisation import Organisation

Told = Callable[..., list[str]]
APPROVED = """
department: ward
outputs:
  care:
    name: Care
    customers: {nurses: {used_for: care}}
    standards:
      checked:
        statement: Infusions are checked.
        measure: {kind: value, unit: mg, every: month}
        target: {value: at most 4 mg, attain: 95 %}
        limit: at most 5 mg
        guardrail: {protects: [patients, visitors], authority: Act, prevents: harm, waivable_by: never}
"""


@pytest.fixture
def told(described: Callable[..., Organisation], word: Callable[..., Agreed]) -> Told:
    """Let the authority approve the standard as it is above, then look at it as it is now."""

    def look(now: str, *more: dict[str, object], **approval: object) -> list[str]:
        (standard,) = described(APPROVED).standards
        text = terms_text(standard, "Care", standard.promises[0])
        said = {"standard": "ward/care/checked", "stance": "approves", "text": text, "terms": fingerprint(text), "current": False}
        words = [word(**{"party": "Act"} | said | one) for one in (approval, *more)]
        return [problem.message for problem in find(described(now), Holdings(agreements=tuple(words)))]

    return look


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("at most 4 mg", "at most 4.5 mg", "its target was at most 4 mg, attain 95 % and is at most 4.5 mg, attain 95 %"),
        ("attain: 95 %", "attain: 90 %", "its target was at most 4 mg, attain 95 % and is at most 4 mg, attain 90 %"),
        ("at most 4 mg, attain: 95 %", "at most 3 mg, attain: 90 %", "its target was"),
        ("at most 5 mg", "at most 6 mg", "its limit was at most 5 mg, attain 95 % and is at most 6 mg, attain 95 %"),
        ("[patients, visitors]", "[patients]", "it no longer protects visitors"),
        ("waivable_by: never", "waivable_by: Ward manager", 'it could never be waived and now can, by "Ward manager"'),
        ("        guardrail: {", "        note: {", "it is no guardrail any more"),
    ],
    ids=["target", "attain", "fewer must keep a tighter one", "limit", "protects", "waivable", "none any more"],
)
def test_what_became_weaker_is_told(told: Told, old: str, new: str, words: str) -> None:
    now = APPROVED.replace(old, new)
    if "note: {" in new:
        now = "".join(line for line in APPROVED.splitlines(keepends=True) if "guardrail:" not in line)
    (message,) = told(now)
    assert message.startswith(f'ward/care/checked asks less than "Act" approved on 2026-10-01: {words}')


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("at most 4 mg", "at most 3 mg"),
        ("attain: 95 %", "attain: 99 %"),
        ("at most 5 mg", "at most 4.5 mg"),
        ("        limit: at most 5 mg\n", ""),
        ("at most 4 mg", "at least 4 mg"),
        ("[patients, visitors]", "[patients, visitors, nurses]"),
        ("prevents: harm", "prevents: a wrong dose"),
        ("Infusions are checked.", "Infusions are checked by two."),
    ],
)
def test_what_is_tighter_or_only_different_is_not_weaker(told: Told, old: str, new: str) -> None:
    assert APPROVED.replace(old, new) != APPROVED
    assert told(APPROVED.replace(old, new)) == []


def test_only_the_newest_approval_counts(told: Told) -> None:
    looser = APPROVED.replace("at most 4 mg", "at most 4.5 mg")
    assert told(looser, {"current": True}) == []
    assert told(looser, {"current": True, "fault": "forged"}) != []
    assert told(looser, stance="objects") == []
    assert told(looser, fault="forged") == []
    assert told(looser, {"party": "another authority", "current": True}) != []
    assert told(looser.replace("authority: Act", "authority: Law"), {"party": "Law", "current": True}) == []


def test_an_approval_whose_terms_cannot_be_read_says_nothing(told: Told) -> None:
    assert told(APPROVED, text="{}") == []
    assert told(APPROVED, text='{"target":"soon"}') == []


def test_the_approved_and_unchanged_is_fine(told: Told) -> None:
    assert told(APPROVED) == []
