"""The form of a department's file: its keys with what each says.  Readers take their keys from here, editors their schema."""

from datetime import date
from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from handoff.model.name import ID_PATTERN
from handoff.model.organisation import DepartmentKind, OutputKind
from handoff.model.standard import Basis, Cadence, Dimension
from handoff.model.target import JudgedBy

# A text may look like a number to YAML: it is read as it was written.
Text = str | int | float
Texts = Text | tuple[Text, ...]
# Not `pattern=`: a Meta that holds a compiled pattern may crash Python when it ends (msgspec issue 717).
Id = Annotated[str, Meta(extra_json_schema={"pattern": f"^{ID_PATTERN}$"})]
Customer = Annotated[str, Meta(extra_json_schema={"pattern": f"^{ID_PATTERN}(/{ID_PATTERN})?$"})]
FullName = Annotated[str, Meta(extra_json_schema={"pattern": f"^{ID_PATTERN}/{ID_PATTERN}/{ID_PATTERN}$"})]
Pair = Annotated[str, Meta(extra_json_schema={"pattern": f"^{ID_PATTERN}/{ID_PATTERN}$"})]
Note = Annotated[Text | UnsetType, Meta(description="anything for readers")]


class Form(Struct, forbid_unknown_fields=True, kw_only=True):
    """A mapping in a file; every other key in it is a fault.  Forms describe, and are never made: readers place every fault."""


class Talk(Form):
    """How often supplier and customer talk, and when they last did."""

    every: Annotated[Cadence | UnsetType, Meta(description="how often")] = UNSET
    last: Annotated[date | UnsetType, Meta(description="the day of the last talk")] = UNSET


class Receiving(Form):
    """What is known of one customer of an output."""

    used_for: Annotated[Text | UnsetType, Meta(description="what they do with it")] = UNSET
    channel: Annotated[Text | UnsetType, Meta(description="how to reach the supplier")] = UNSET
    talk: Annotated[Talk | UnsetType, Meta(description="how often both talk: `{every: quarter, last: 2026-09-15}`")] = UNSET
    needs_back: Annotated[
        Texts | UnsetType,
        Meta(description="what the supplier needs back: a standard's full name, or plain words; `none, because …` when nothing"),
    ] = UNSET
    note: Note = UNSET


class TargetParts(Form):
    """A target spelt out."""

    value: Annotated[Text, Meta(description="the target itself: `at most 4 h`")]
    attain: Annotated[Text | UnsetType, Meta(description="the share of readings that must meet it: `95 %`")] = UNSET
    judged_by: Annotated[JudgedBy | UnsetType, Meta(description="`each` reading, their `mean` or their `total`")] = UNSET


Target = Text | TargetParts


class Earlier(Form):
    """A target that was in force before."""

    target: Annotated[Target, Meta(description="the target then")]
    since: Annotated[date, Meta(description="the first day on which it counted")]
    limit: Annotated[Target | UnsetType, Meta(description="the limit then")] = UNSET
    stretch: Annotated[Target | UnsetType, Meta(description="the stretch then")] = UNSET
    attain: Annotated[Text | UnsetType, Meta(description="the share of readings that had to meet it")] = UNSET
    judged_by: Annotated[JudgedBy | UnsetType, Meta(description="`each` reading, their `mean` or their `total`")] = UNSET


class Guardrail(Form):
    """Whom a standard protects who is not its recipient."""

    protects: Annotated[Id | tuple[Id, ...] | UnsetType, Meta(description="a party, or a list of them")] = UNSET
    authority: Annotated[Text | UnsetType, Meta(description="by what right")] = UNSET
    prevents: Annotated[Text | UnsetType, Meta(description="what would happen without it")] = UNSET
    waivable_by: Annotated[Text | UnsetType, Meta(description="a role, or `never`")] = UNSET


class Baseline(Form):
    """Where a standard started."""

    value: Annotated[Text | UnsetType, Meta(description="the number then: `71 %`")] = UNSET
    period: Annotated[Text | UnsetType, Meta(description="when that was: `2026-Q2`")] = UNSET


class _Measured(Form, tag_field="kind"):
    """How a number is obtained: the keys of every kind."""

    method: Annotated[Text | UnsetType, Meta(description="how, by whom, from where: the operational definition")] = UNSET
    source: Annotated[Text | UnsetType, Meta(description="the report, system or sheet it comes from")] = UNSET
    every: Annotated[Cadence | UnsetType, Meta(description="how often; an `event` is never due")] = UNSET
    by: Annotated[Text | UnsetType, Meta(description="who measures")] = UNSET
    sample: Annotated[Text | UnsetType, Meta(description="how many, where not all are looked at: `100 lines a month`")] = UNSET


class Proportion(_Measured, tag="proportion"):
    """So many of so many; recorded as `97/104`."""

    counts: Annotated[Text | UnsetType, Meta(description="what was right")] = UNSET
    of: Annotated[Text | UnsetType, Meta(description="of what")] = UNSET


class Count(_Measured, tag="count"):
    """A number of events; recorded as `3`, with `per` as `3/250`."""

    counts: Annotated[Text | UnsetType, Meta(description="what is counted")] = UNSET
    per: Annotated[Text | UnsetType, Meta(description="the exposure, when it should be per something")] = UNSET


class Value(_Measured, tag="value"):
    """Readings of a quantity; recorded as `20.1 20.2 19.9`."""

    unit: Annotated[Text | UnsetType, Meta(description="the unit of the readings: `mm`")] = UNSET


class Duration(_Measured, tag="duration"):
    """Times from start to stop; recorded as `90min 1.5h`, working time as `4wh 2wd`."""

    start: Annotated[Text | UnsetType, Meta(description="what starts the clock")] = UNSET
    stop: Annotated[Text | UnsetType, Meta(description="what stops it")] = UNSET
    clock: Annotated[Literal["calendar", "working"] | UnsetType, Meta(description="`calendar` or `working` time")] = UNSET


class Rating(_Measured, tag="rating"):
    """Answers on a scale; recorded as `5x20 4x10`, or `4 5 3`."""

    scale: Annotated[Text | UnsetType, Meta(description="such as `1 to 5`")] = UNSET


class Checked(_Measured, tag="check"):
    """Points that are kept or not; recorded as `pass`, `fail`, or `27/30`."""

    points: Annotated[
        Texts | UnsetType, Meta(description="what is looked at; beginning with a number, how many points there are")
    ] = UNSET


MEASURES: tuple[type[_Measured], ...] = (Proportion, Count, Value, Duration, Rating, Checked)


class Standard(Form):
    """A measurable promise about an output to its customers."""

    statement: Annotated[Text | UnsetType, Meta(description="what the customer can rely on, in one sentence")] = UNSET
    owner: Annotated[Text | UnsetType, Meta(description="a role, not a person")] = UNSET
    dimension: Annotated[Dimension | UnsetType, Meta(description="what it is about for the customer")] = UNSET
    measure: Annotated[
        Proportion | Count | Value | Duration | Rating | Checked | UnsetType, Meta(description="how a number is obtained")
    ] = UNSET
    target: Annotated[
        Target | UnsetType,
        Meta(
            description=(
                "what the customer needs: `at least 90 %`, `at most 4 h`, `exactly 0`, `between 19.5 and 20.5 mm`; with signs in "
                'quotes: `">= 90 %"`, `"20 +- 0.5 mm"`'
            )
        ),
    ] = UNSET
    limit: Annotated[
        Target | UnsetType,
        Meta(
            description=(
                "the worst still acceptable; between limit and target a result is `near`. Its `attain` and `judged_by` are the "
                "target's, unless it says its own"
            )
        ),
    ] = UNSET
    stretch: Annotated[Target | UnsetType, Meta(description="what would exceed expectation")] = UNSET
    attain: Annotated[
        Text | UnsetType,
        Meta(description="the share of readings that must meet the target (100 % when left out): a median is `attain: 50 %`"),
    ] = UNSET
    judged_by: Annotated[JudgedBy | UnsetType, Meta(description="`each` reading, their `mean` or their `total`")] = UNSET
    basis: Annotated[Basis | UnsetType, Meta(description="where the target comes from")] = UNSET
    baseline: Annotated[Baseline | UnsetType, Meta(description="where it started: `{value: 71 %, period: 2026-Q2}`")] = UNSET
    since: Annotated[
        date | UnsetType, Meta(description="the first day on which the target counts; without it, it has always counted")
    ] = UNSET
    was: Annotated[
        tuple[Earlier, ...] | UnsetType, Meta(description="earlier targets: a list of `{target, limit, stretch, since}`")
    ] = UNSET
    customers: Annotated[Customer | tuple[Customer, ...] | UnsetType, Meta(description="only these of the output's customers")] = (
        UNSET
    )
    critical: Annotated[bool | UnsetType, Meta(description="`true`: no percentage may hide it")] = UNSET
    guardrail: Annotated[Guardrail | UnsetType, Meta(description="whom it protects: see below")] = UNSET
    formerly: Annotated[
        FullName | tuple[FullName, ...] | UnsetType, Meta(description="the full name it had before, or a list of them")
    ] = UNSET
    note: Note = UNSET


class Output(Form, rename={"from_": "from"}):
    """What is handed over."""

    name: Annotated[Text | UnsetType, Meta(description="as people say it")] = UNSET
    kind: Annotated[OutputKind | UnsetType, Meta(description="what is handed over")] = UNSET
    from_: Annotated[Id | UnsetType, Meta(description="the station that hands it over")] = UNSET
    customers: Annotated[
        dict[Customer, Receiving | None] | Customer | tuple[Customer, ...] | UnsetType,
        Meta(description="who receives it: a department, `department/station` or a party, each with the keys below"),
    ] = UNSET
    standards: Annotated[dict[Id, Standard] | UnsetType, Meta(description="what is promised about it, each under its id")] = UNSET
    note: Note = UNSET


class Retired(Form):
    """Until when a standard was promised, and why no longer."""

    until: Annotated[date | UnsetType, Meta(description="its last day")] = UNSET
    because: Annotated[Text | UnsetType, Meta(description="why it ended")] = UNSET


class Department(Form):
    """One department: what it hands over, to whom, and what it promises about it."""

    department: Annotated[Id, Meta(description="the id; required, usually the first line")]
    name: Annotated[Text | UnsetType, Meta(description="as people say it (the id when left out)")] = UNSET
    kind: Annotated[DepartmentKind | UnsetType, Meta(description="what sort of department it is")] = UNSET
    head: Annotated[Text | UnsetType, Meta(description="who answers for the department")] = UNSET
    promise: Annotated[Text | UnsetType, Meta(description="in one sentence, to everyone it serves")] = UNSET
    stations: Annotated[
        dict[Id, Text] | UnsetType,
        Meta(description="places on its line, each an id with a name: the next one is a customer"),
    ] = UNSET
    outputs: Annotated[dict[Id, Output] | UnsetType, Meta(description="what it hands over, each under its id")] = UNSET
    retired: Annotated[
        dict[Pair, Retired] | UnsetType,
        Meta(description="standards no longer promised: `output/standard: {until: 2026-12-31, because: why it ended}`"),
    ] = UNSET
    note: Note = UNSET
