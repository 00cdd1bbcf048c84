"""The room of checks: one rule a file, from the organisation to problems; its docstring is its manual page."""

from handoff.analysis.judged import Holdings
from handoff.checks import (
    agreement_expired,
    agreement_lapsed,
    bad_signature,
    chain_ends_inside,
    closed_ring,
    duplicate_measurement,
    duplicate_name,
    impossible_limit,
    no_anchor,
    no_cadence,
    no_customer,
    no_departments,
    no_head,
    no_measure,
    no_method,
    no_output,
    no_standard,
    no_target,
    not_agreed,
    objection_unanswered,
    self_customer,
    signed_for_both,
    unknown_check,
    unknown_party,
    unknown_standard,
    unreceived_output,
)
from handoff.checks._running import Check, DueCheck, Inspected, Inspection, inspect
from handoff.checks._unread import fold_unread
from handoff.checks._waiving import NEVER_WAIVED
from handoff.model.organisation import Organisation

__all__ = [
    "CHECKS",
    "DUE_CHECKS",
    "NEVER_WAIVED",
    "REFERS_TO_NOTHING",
    "Check",
    "DueCheck",
    "Inspected",
    "Inspection",
    "fold_unread",
    "manual",
    "run",
]


CHECKS: tuple[Check, ...] = (
    no_departments,
    unknown_party,
    no_anchor,
    no_output,
    no_customer,
    duplicate_name,
    no_head,
    unreceived_output,
    self_customer,
    no_standard,
    no_measure,
    no_target,
    no_cadence,
    no_method,
    impossible_limit,
    not_agreed,
    agreement_lapsed,
    signed_for_both,
    objection_unanswered,
    bad_signature,
    unknown_standard,
    duplicate_measurement,
    chain_ends_inside,
    closed_ring,
    unknown_check,
)
# Rules that depend on the day: `check --due` runs them too.
DUE_CHECKS: tuple[DueCheck, ...] = (agreement_expired,)
EVERYTHING = Inspection()
# What refers to nothing can be judged no more than what cannot be read: exit code 3.
REFERS_TO_NOTHING = ("unknown-party", "duplicate-name", "unknown-standard")


def run(organisation: Organisation, holdings: Holdings, inspection: Inspection = EVERYTHING) -> Inspected:
    """What the checks find, by place, each with the severity that the workspace's settings give it."""
    return inspect(CHECKS, DUE_CHECKS, organisation, holdings, inspection)


def manual(name: str) -> str | None:
    """The manual page of a check, in Markdown; None where no check has that name."""
    return next((check.__doc__ for check in (*CHECKS, *DUE_CHECKS) if name == check.NAME), None)
