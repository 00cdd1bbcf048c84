"""What ``handoff.toml`` says about a workspace."""

from typing import Literal

from msgspec import Struct

from handoff.model.import_mapping import ImportMapping
from handoff.model.problem import Severity

SETTINGS_FILE = "handoff.toml"
Level = Literal["defined", "agreed", "measured", "improving"]
LEVELS: tuple[Level, ...] = ("defined", "agreed", "measured", "improving")


class MonthDay(Struct, frozen=True):
    """The day on which a fiscal year starts."""

    month: int
    day: int


class SeverityChange(Struct, frozen=True):
    """A check whose severity the site has changed."""

    check: str
    severity: Severity | Literal["off"]


class Thresholds(Struct, frozen=True):
    """Where checks draw the line; each may be changed in ``[check.thresholds]`` under the same name.

    ``standards_to_a_customer``: more from one department to one customer are too many.  ``customers_of_a_department`` and
    ``linked_pairs`` (per cent of all pairs of departments): beyond them everybody is everyone's customer.
    ``waivers_of_one_thing``: after so many the standard should change.  ``days_when_critical``, ``days_when_major`` and
    ``days_when_minor``: by when an action is to be done, by the severity of its finding (one without a finding is minor).
    ``later_measurements``: so many of them must meet an action's criterion, where it does not say.  ``periods_missed``: after so
    many running somebody should act.  ``days_until_late``: what was recorded by hand so many days after it was observed is late.
    ``same_values``: so many identical ones running, typed in, are worth a question.
    """

    standards_to_a_customer: int = 7
    customers_of_a_department: int = 7
    linked_pairs: int = 60
    waivers_of_one_thing: int = 2
    days_when_critical: int = 7
    days_when_major: int = 30
    days_when_minor: int = 90
    later_measurements: int = 3
    periods_missed: int = 6
    days_until_late: int = 31
    same_values: int = 8


class Settings(Struct, frozen=True):
    """The settings, with the defaults that a missing table means."""

    name: str
    promise: str = ""
    timezone: str = "UTC"
    fiscal_year_starts: MonthDay = MonthDay(1, 1)
    standards: str = "standards"
    ledger: str = "ledger"
    level: Level = "defined"
    severities: tuple[SeverityChange, ...] = ()
    thresholds: Thresholds = Thresholds()
    commit_each_act: bool = False
    allowed_signers: str = ""
    signature_required: bool = False
    late_after: int = 1  # days
    imports: tuple[ImportMapping, ...] = ()
