"""The room of checks: one rule a file, from the organisation to problems; its docstring is its manual page."""

from handoff.analysis.judged import Holdings
from handoff.checks import (
    agreement_expired,
    agreement_lapsed,
    average_hides_tail,
    bad_signature,
    chain_ends_inside,
    circular_dependency,
    closed_ring,
    commitment_lapsed,
    contradiction,
    duplicate_measurement,
    duplicate_name,
    empty_group,
    everyones_customer,
    idle_party,
    impossible_limit,
    isolated_supplier,
    joined_statement,
    leadership_serves_nobody,
    no_anchor,
    no_basis,
    no_cadence,
    no_channel,
    no_commitment,
    no_customer,
    no_departments,
    no_head,
    no_leadership,
    no_measure,
    no_method,
    no_output,
    no_owner,
    no_representative,
    no_standard,
    no_target,
    no_use,
    nobody_asked,
    not_agreed,
    objection_unanswered,
    one_dimensional,
    one_way_handoff,
    only_external_customers,
    sample_proves_nothing,
    self_customer,
    signed_for_both,
    speed_without_quality,
    talk_overdue,
    too_many_standards,
    twice_produced,
    undefined_clock,
    undefined_ratio,
    unknown_check,
    unknown_party,
    unknown_standard,
    unread_information,
    unreceived_output,
    unserved_anchor,
    vague_behaviour,
    vague_statement,
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
    no_commitment,
    no_leadership,
    leadership_serves_nobody,
    unknown_party,
    no_anchor,
    idle_party,
    empty_group,
    no_representative,
    no_output,
    no_customer,
    duplicate_name,
    no_head,
    only_external_customers,
    isolated_supplier,
    unreceived_output,
    twice_produced,
    unread_information,
    self_customer,
    no_use,
    one_way_handoff,
    no_channel,
    no_standard,
    vague_statement,
    vague_behaviour,
    joined_statement,
    no_owner,
    nobody_asked,
    contradiction,
    circular_dependency,
    one_dimensional,
    too_many_standards,
    no_measure,
    no_target,
    no_cadence,
    no_method,
    undefined_clock,
    undefined_ratio,
    average_hides_tail,
    sample_proves_nothing,
    impossible_limit,
    no_basis,
    speed_without_quality,
    not_agreed,
    agreement_lapsed,
    signed_for_both,
    objection_unanswered,
    bad_signature,
    unknown_standard,
    duplicate_measurement,
    chain_ends_inside,
    closed_ring,
    everyones_customer,
    unserved_anchor,
    unknown_check,
)
# Rules that depend on the day: `check --due` runs them too.
DUE_CHECKS: tuple[DueCheck, ...] = (commitment_lapsed, agreement_expired, talk_overdue)
EVERYTHING = Inspection()
# What refers to nothing can be judged no more than what cannot be read: exit code 3.
REFERS_TO_NOTHING = ("unknown-party", "duplicate-name", "unknown-standard")


def run(organisation: Organisation, holdings: Holdings, inspection: Inspection = EVERYTHING) -> Inspected:
    """What the checks find, by place, each with the severity that the workspace's settings give it."""
    return inspect(CHECKS, DUE_CHECKS, organisation, holdings, inspection)


def manual(name: str) -> str | None:
    """The manual page of a check, in Markdown; None where no check has that name."""
    return next((check.__doc__ for check in (*CHECKS, *DUE_CHECKS) if name == check.NAME), None)
