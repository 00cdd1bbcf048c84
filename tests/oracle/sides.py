"""Whether what a report shows to people lies on the same side of target and limit as its result says."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from .judging import inside
from .words import FACTORS, Aim, aim_in_one_line

NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"


def contradicts(result: Mapping[str, Any]) -> str:
    """What the text of a result's value says against its verdict; '' for nothing."""
    if result["value"] is None:
        return "" if not result["shown"] else f"nothing was measured, and it shows {result['shown']}"
    shown = re.sub(r" in the worst of [0-9]+ parts$", "", result["shown"])
    target = aim_in_one_line(result["target"])
    limit = aim_in_one_line(result["limit"]) if result["limit"] else None
    share = re.fullmatch(rf"({NUMBER}) % within", shown)
    if share:
        met = Fraction(share[1]) / 100 >= target.attain
        same = limit is not None and (limit.low, limit.high, limit.judged_by) == (target.low, target.high, target.judged_by)
        return _said(result, met, Fraction(share[1]) / 100 >= limit.attain if limit and same else None)
    worst = re.fullmatch(rf"[0-9]+ of [0-9]+ within \(mean {NUMBER}.*, worst ({NUMBER}).*\)", shown)
    if worst:
        return _said(result, inside(target, Fraction(worst[1]) * FACTORS.get(target.unit, 1)), None)
    several = re.fullmatch(r"(.*) in ([0-9]+) periods", shown)
    text, periods = (several[1], int(several[2])) if several else (shown, 1)
    number = Fraction(re.findall(NUMBER, text)[0]) * FACTORS.get(target.unit, 1) / periods
    return _said(result, inside(target, number), _near(limit, target, number))


def _near(limit: Aim | None, target: Aim, number: Fraction) -> bool | None:
    if limit is None:
        return False
    # 100 min cannot be written in hours, and a limit of the mean says nothing of a total.
    return (
        inside(limit, number)
        if (limit.unit, limit.judged_by, limit.attain) == (target.unit, target.judged_by, target.attain)
        else None
    )


def _said(result: Mapping[str, Any], met: bool, near: bool | None) -> str:  # noqa: FBT001 -- what the text says
    shown = "met" if met else {True: "near", False: "missed", None: ""}[near]
    agree = result["result"] == shown or (not shown and result["result"] != "met")
    return "" if agree else f"{result['shown']} reads as {shown}, and the result is {result['result']}"
