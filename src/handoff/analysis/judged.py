"""What judging gives: results of standards in their periods, and what they stand on."""

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from msgspec import UNSET, Struct, UnsetType

from handoff.analysis.periods import Period, Stretch
from handoff.model.entry import Agreed, Granted, Measurement
from handoff.model.organisation import Organisation
from handoff.model.standard import Standard
from handoff.model.stated import Rebased
from handoff.model.summary import Summary
from handoff.model.unit import PLAIN, Unit

if TYPE_CHECKING:  # a judgement alone loads no charts
    from handoff.analysis.charts.verdict import Assurance, Variation
    from handoff.analysis.improvement import Improving
    from handoff.analysis.remedies.remedied import Remedied

Verdict = Literal["met", "near", "missed", "overdue", "unmeasured", "no-opportunity", "waived", "not-due"]
# Worst first: the order in which people should read.
VERDICTS: tuple[Verdict, ...] = ("missed", "overdue", "near", "unmeasured", "met", "waived", "no-opportunity", "not-due")


class StandsOn(Struct, frozen=True):
    """What a report stands on: commit (None outside git), whether the tree is clean, entries, digest, newest seal.

    ``corrected`` is how many measurements were corrected or taken back, of all standards; unset where none was.
    """

    commit: str | None = None
    clean: bool | None = None
    entries: int = 0
    digest: str = "0" * 64
    seal: str | None = None
    corrected: int | UnsetType = UNSET


class Question(Struct, frozen=True):
    """What is asked: the day it is asked on, the span (None: the last full month, quarter or year), and whose standards."""

    as_of: date
    span: Period | None = None
    department: str = ""
    customer: str = ""
    subject: str = ""


class Tally(Struct, frozen=True):
    """The three numbers as counts: standard-periods due, measured and met."""

    due: int = 0
    measured: int = 0
    met: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Add two tallies."""
        return Tally(self.due + other.due, self.measured + other.measured, self.met + other.met)


class PeriodResult(Struct, frozen=True):
    """One standard in one cadence period, judged."""

    period: Period
    verdict: Verdict


class Pooled(Struct, frozen=True):
    """Measurements of one standard added up and judged: each part by its own target, and the worst counts.

    ``verdict`` is met, near or missed where something was measured, else no-opportunity or unmeasured.  ``value`` is in the
    base of ``unit``'s family; it is the share inside the target where each reading is judged (``unit`` is then %), and the mean
    of several periods where the target allows a sum in each.  ``n`` is what it rests on.  ``shown`` is for people: of
    several parts the worst.  ``summary`` is that of all parts that add up.
    ``unjudged`` counts entries that carry a target which cannot be read or held against this measure.  ``reason`` is a reason
    for no opportunity.  ``corrected`` counts the measurements that were corrected or taken back.
    """

    verdict: Verdict
    target: str = ""
    limit: str = ""
    unit: Unit = PLAIN
    value: Fraction | None = None
    shown: str = ""
    n: Fraction = Fraction(0)
    interval: tuple[float, float] | None = None
    stretch_reached: bool = False
    summary: Summary = Summary()
    unjudged: int = 0
    reason: str = ""
    corrected: int = 0


class SoFar(Struct, frozen=True):
    """The running period, as far as it has been measured."""

    period: Period
    pooled: Pooled


class Waived(Struct, frozen=True):
    """A period that is shown as waived, and by what."""

    period: Period
    granted: Granted


class Result(Struct, frozen=True):
    """One standard over the span, pooled and judged.

    ``value`` is the judged number in the base of its target's unit (a share of one, seconds, as typed); ``shown`` is the same for
    people.  ``n`` is what it rests on (denominators, readings, points), exact.  ``interval`` is Wilson's 95 % of a share.
    ``history`` has the last six periods up to the end of the span, oldest first.  ``next_due`` is the day on which the measurement
    after the last one falls due, or fell due; ``overdue_since`` the first day past its grace of the oldest overdue period.
    ``worst`` is the worst verdict among the counted periods, which pooling may hide.  ``so_far`` is the running period, where
    something was measured in it.  ``waived`` are its waived periods, which count as due and are judged no further.  ``reason``
    says why a standard is not due, had no opportunity, is waived or could not be judged.  ``corrected`` counts the measurements of
    the counted periods that were corrected or taken back.  ``variation`` and ``assurance`` are those of its process, where charts
    were asked for.
    ``summary`` is what was measured, of all parts that add up.
    """

    standard: Standard
    customers: tuple[str, ...]
    span: Period
    verdict: Verdict
    target: str
    limit: str
    value: Fraction | None
    shown: str
    n: Fraction
    interval: tuple[float, float] | None
    stretch_reached: bool
    periods: Tally
    history: tuple[PeriodResult, ...]
    overdue_since: date | None
    next_due: date | None
    reason: str = ""
    unit: Unit = PLAIN
    worst: Verdict = "not-due"
    so_far: SoFar | None = None
    waived: tuple[Waived, ...] = ()
    corrected: int = 0
    variation: "Variation | None" = None
    assurance: "Assurance | None" = None
    summary: Summary = Summary()


class Subtotal(Struct, frozen=True):
    """The three numbers of one department or one customer: its id as written, its name, how many standards, their periods."""

    id: str
    name: str
    standards: int
    periods: Tally


class Judged(Struct, frozen=True):
    """An organisation with its results, worst first, for one question.

    ``agreements``, with their signatures verified, ``waivers`` and ``rebases``, oldest first, are there where a subject was asked
    for: no other answer needs them; so are ``improving``, what the process behind that standard says, and ``remedied``, its
    findings and actions.
    """

    organisation: Organisation
    question: Question
    span: Period
    results: tuple[Result, ...]
    totals: Tally
    stands_on: StandsOn
    agreements: tuple[Agreed, ...] = ()
    waivers: tuple[Granted, ...] = ()
    rebases: tuple[Rebased, ...] = ()
    improving: "Improving | None" = None
    remedied: "Remedied | None" = None


class Recorded(Struct, frozen=True):
    """A measurement just recorded: judged alone, and with its period so far.

    ``next_due`` is the day the next measurement falls due (None for an event); ``uncommitted`` the entries that no commit has
    yet (None outside git).  ``waived`` is the waiver that covers the period, if one does; ``unmeasured`` are the ended periods
    that nobody has measured yet, before this one or after it.
    """

    standard: Standard
    measurement: Measurement
    path: str
    id: str
    alone: Pooled
    period: Period
    so_far: Pooled
    next_due: date | None
    uncommitted: int | None
    waived: Granted | None = None
    unmeasured: tuple[Stretch, ...] = ()
