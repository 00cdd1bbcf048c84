from collections.abc import Callable

import pytest

from handoff.analysis.holdings import Holdings
from handoff.checks import CHECKS, DUE_CHECKS, NEVER_WAIVED, run
from handoff.checks.silenced_check import find
from handoff.model.organisation import Organisation

SETTINGS = '[check.severity]\n{name} = "{severity}"\n'
NOBODY = "department: sales\noutputs: {offers: {customers: [nobody]}}\n"


@pytest.mark.parametrize("severity", ["off", "info", "warning"])
def test_what_can_never_be_waived_cannot_be_silenced_either(described: Callable[..., Organisation], severity: str) -> None:
    (problem,) = find(described(settings=SETTINGS.format(name="bad-signature", severity=severity)), Holdings())
    assert (
        problem.message
        == f'[check.severity] sets bad-signature to "{severity}"; it can never be waived, so the line has no effect.'
    )


@pytest.mark.parametrize(("name", "severity"), [("bad-signature", "error"), ("no-head", "off"), ("no-such-check", "off")])
def test_stricter_others_and_unknown_ones_are_not_its_business(
    described: Callable[..., Organisation], name: str, severity: str
) -> None:
    assert list(find(described(settings=SETTINGS.format(name=name, severity=severity)), Holdings())) == []


@pytest.mark.parametrize("severity", ["off", "info", "warning"])
@pytest.mark.parametrize("name", ["unknown-party", "silenced-check", "unknown-check"])
def test_such_a_line_has_no_effect(described: Callable[..., Organisation], name: str, severity: str) -> None:
    found = run(described(NOBODY, settings=SETTINGS.format(name=name, severity=severity)), Holdings()).problems
    assert {"unknown-party", "silenced-check"} <= {problem.check for problem in found if problem.severity == "error"}


def test_all_that_can_never_be_waived_are_errors_so_that_softening_is_anything_else() -> None:
    errors = {check.NAME for check in (*CHECKS, *DUE_CHECKS) if check.SEVERITY == "error"}
    assert set(NEVER_WAIVED) - errors == {"impossible-value"}  # the ledger's own, which the settings cannot name
