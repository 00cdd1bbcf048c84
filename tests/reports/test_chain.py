"""The yield of chains: product of the steps, gaps that are no hundred per cent, the weakest link with its next step."""

from datetime import date
from typing import Any

import pytest
from msgspec import json

from handoff.analysis.chain_yields import Chains, chain_yields
from handoff.analysis.holdings import Holdings
from handoff.analysis.judged import Judged, Question
from handoff.analysis.judging import judge
from handoff.page import Table, Text
from handoff.reports import chain

from .conftest import STANDS_ON, Ask, Read

PARTIES = """\
parties:
  mill: {name: Mill, kind: supplier}
  readers: {name: Readers, kind: customer}
"""
OUTPUT = """\
      {standard}:
        statement: We are right.
        owner: Lead of {standard}
        measure: {{kind: proportion, counts: right ones, of: all, method: counted, every: month}}
        target: at least 90 %
"""
DEPARTMENT = """\
department: {id}
name: {name}
kind: core
outputs:
  goods:
    name: Goods
    kind: goods
    customers:
      {customer}: {{used_for: go on, needs_back: [{needs}]}}
    standards:
"""


def department(name: str, customer: str, *standards: str, needs: str = "") -> str:
    head = DEPARTMENT.format(id=name, name=name.capitalize(), customer=customer, needs=needs)
    return (head + "".join(OUTPUT.format(standard=one) for one in standards)) if standards else head.replace("    standards:\n", "")


@pytest.fixture
def works(read: Read, ask: Ask) -> Judged:
    """Print hands to bind, bind to ship, ship to readers; bind measures nothing; print gets paper from the mill."""
    organisation = read(
        parties=PARTIES,
        print=department("print", "bind", "sharp", "straight").replace(
            "      bind:", "      mill: {used_for: plan, needs_back: [paper]}\n      bind:"
        ),
        bind=department("bind", "ship"),
        ship=department("ship", "readers", "undamaged"),
    )
    assert [one.id for one in organisation.departments] == ["bind", "print", "ship"]
    return ask(
        organisation,
        ("print/goods/sharp", "2026-10-02", "90/100"),
        ("print/goods/straight", "2026-10-02", "80/100"),
        ("ship/goods/undamaged", "2026-10-05", "95/100"),
    )


def facts(found: Chains) -> dict[str, Any]:
    told = json.decode(json.encode(chain.page(found).facts))
    assert isinstance(told, dict)
    return told


def test_a_chain_is_the_product_of_its_steps_each_by_its_worst_standard(works: Judged) -> None:
    (told,) = facts(chain_yields(works))["chains"]
    assert told["path"] == ["mill", "print", "bind", "ship", "readers"]
    assert told["rolled"] == pytest.approx(0.8 * 0.95)
    assert told["normalised"] == pytest.approx((0.8 * 0.95) ** 0.5)
    assert told["gaps"] == 2
    assert told["weakest"] == ["print", "bind"]


def test_a_gap_is_never_a_hundred_per_cent(works: Judged) -> None:
    found = chain_yields(works)
    steps = {(one["from"], one["to"]): one for one in facts(found)["steps"]}
    gap = steps["bind", "ship"]
    assert (gap["yield"], gap["dpmo"], gap["sigma_long_term"], gap["standard"], gap["standards"]) == (None, None, None, None, 0)
    table = next(block for block in chain.page(found).blocks if isinstance(block, Table))
    assert [row[2].text for row in table.rows] == ["not known", "80.0 %", "not known", "95.0 %"]


def test_a_step_has_its_interval_and_its_sigma_level_with_and_without_the_shift(works: Judged) -> None:
    step = next(one for one in facts(chain_yields(works))["steps"] if one["from"] == "print")
    assert (step["standard"], step["standards"], step["n"], step["dpmo"]) == ("print/goods/straight", 2, 100, 200_000)
    # By hand: 0.788902 ± 0.077731; the normal quantile of 0.8.
    assert step["interval"] == pytest.approx([0.71117, 0.86663], abs=1e-5)
    assert step["sigma_long_term"] == pytest.approx(0.841621, abs=1e-6)
    assert step["sigma_with_shift"] == pytest.approx(2.341621, abs=1e-6)


def test_the_weakest_link_is_named_with_its_next_step(works: Judged) -> None:
    texts = [block.text for block in chain.page(chain_yields(works)).blocks if isinstance(block, Text)]
    assert texts[0].startswith("Mill > Print > Bind > Ship > Readers: at most 76.0 % come through right the first time")
    assert "2 steps that nobody measures" in texts[0]
    assert texts[1].startswith(
        "The weakest link is Print > Bind: 80.0 % of 100 by straight. The next step is with Lead of straight"
    )


def test_only_the_chains_through_what_was_asked_for(works: Judged) -> None:
    assert len(chain_yields(works, "bind").chains) == 1
    assert len(chain_yields(works, "ship/goods").chains) == 1
    assert chain_yields(works, "elsewhere").chains == ()


def test_without_any_measurement_there_is_no_yield(works: Judged) -> None:
    empty = judge(works.organisation, Holdings(), Question(date(2026, 11, 10)), STANDS_ON)
    assert chain.page(chain_yields(empty)).blocks[0].text.startswith("No step has a yield")
    assert facts(chain_yields(empty))["weakest"] is None


def test_everybody_serving_everybody_ends_all_the_same(read: Read, ask: Ask) -> None:
    names = [f"d{number:02}" for number in range(14)]
    texts = {}
    for name in names:
        others = "".join(f"      {one}: {{used_for: go on}}\n" for one in names if one != name)
        texts[name] = department(name, "readers", "right").replace("    standards:\n", f"{others}    standards:\n")
    found = chain_yields(ask(read(parties=PARTIES, **texts)))
    assert found.cut
    assert 0 < len(found.chains) <= 200


def test_of_a_long_chain_its_beginning_and_its_end_are_said(read: Read, ask: Ask) -> None:
    names = [f"d{number:02}" for number in range(14)]
    ends = [*names[1:], "readers"]
    texts = {name: department(name, end, "right") for name, end in zip(names, ends, strict=True)}
    found = chain_yields(ask(read(parties=PARTIES, **texts), ("d03/goods/right", "2026-10-02", "9/10")))
    first = chain.page(found).blocks[0]
    assert isinstance(first, Text)
    assert first.text.startswith("D00 > D01 > D02 > D03 > (7 more) > D11 > D12 > D13 > Readers: at most 90.0 % come through")
    assert len(facts(found)["chains"][0]["path"]) == 15
