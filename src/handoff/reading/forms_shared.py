"""The forms of parties.yaml and of handoff.toml: their keys with what each says."""

from datetime import date
from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from handoff.model.import_mapping import Encoding
from handoff.model.number_form import ThousandsMark
from handoff.model.organisation import PartyKind
from handoff.model.settings import Level
from handoff.reading.forms import Customer, Form, Id, Note, Text

MonthDay = Annotated[str, Meta(extra_json_schema={"pattern": "^[0-9]{2}-[0-9]{2}$"})]
Limit = Annotated[int, Meta(ge=0)]


class Party(Form):
    """Anyone who is not a described department."""

    kind: Annotated[PartyKind, Meta(description="what they are")]
    name: Annotated[Text | UnsetType, Meta(description="as people say it (the id when left out)")] = UNSET
    represented_by: Annotated[Text | UnsetType, Meta(description="who speaks and signs for them: a name or a role")] = UNSET
    members: Annotated[
        Customer | tuple[Customer, ...] | UnsetType, Meta(description="of a group: departments, stations or parties")
    ] = UNSET
    note: Note = UNSET


class Commitment(Form):
    """What top management commits itself to."""

    commitment: Annotated[Text, Meta(description="the text that top management signed")]
    signed_by: Annotated[Text | UnsetType, Meta(description="who signed it")] = UNSET
    role: Annotated[Text | UnsetType, Meta(description="as what")] = UNSET
    signed_on: Annotated[date | UnsetType, Meta(description="when")] = UNSET
    review_by: Annotated[date | UnsetType, Meta(description="the day by which it is looked at again")] = UNSET


class Parties(Form):
    """Who receives, supplies or is protected without being a described department; and the commitment of top management."""

    parties: Annotated[dict[Id, Party] | UnsetType, Meta(description="each under its id")] = UNSET
    organisation: Annotated[Commitment | UnsetType, Meta(description="the signed commitment of top management")] = UNSET


class Organisation(Form):
    """Whose standards these are."""

    name: Annotated[str, Meta(description="the organisation's name; required")]
    promise: Annotated[str | UnsetType, Meta(description="in one sentence, to its customers")] = UNSET
    timezone: Annotated[str | UnsetType, Meta(description="where days begin: `Europe/London`; UTC when left out")] = UNSET
    fiscal_year_starts: Annotated[MonthDay | UnsetType, Meta(description="month and day: `04-01`; 1 January when left out")] = UNSET


class Paths(Form):
    """Where things lie in the workspace."""

    standards: Annotated[str | UnsetType, Meta(description="the folder of the definitions")] = UNSET
    ledger: Annotated[str | UnsetType, Meta(description="the folder of the ledger")] = UNSET


class Thresholds(Form):
    """Where checks draw the line."""

    standards_to_a_customer: Annotated[Limit | UnsetType, Meta(description="more from one department are too many (7)")] = UNSET
    customers_of_a_department: Annotated[Limit | UnsetType, Meta(description="more are everyone's customer (7)")] = UNSET
    linked_pairs: Annotated[
        Limit | UnsetType, Meta(description="per cent of all pairs of departments, from which on everyone serves everyone (60)")
    ] = UNSET
    waivers_of_one_thing: Annotated[Limit | UnsetType, Meta(description="after so many the standard should change (2)")] = UNSET
    days_when_critical: Annotated[Limit | UnsetType, Meta(description="by when to act on a critical finding (7)")] = UNSET
    days_when_major: Annotated[Limit | UnsetType, Meta(description="by when to act on a major finding (30)")] = UNSET
    days_when_minor: Annotated[Limit | UnsetType, Meta(description="by when to act on a minor finding, or none (90)")] = UNSET
    later_measurements: Annotated[
        Limit | UnsetType, Meta(description="so many must meet an action's criterion, where it does not say (3)")
    ] = UNSET
    periods_missed: Annotated[Limit | UnsetType, Meta(description="after so many running somebody should act (6)")] = UNSET
    days_until_late: Annotated[Limit | UnsetType, Meta(description="more days after it was observed is late (31)")] = UNSET
    same_values: Annotated[Limit | UnsetType, Meta(description="so many identical ones running are worth a question (8)")] = UNSET


class Check(Form):
    """What `handoff check` demands."""

    level: Annotated[Level | UnsetType, Meta(description="how far the site has come; checks of later levels only inform")] = UNSET
    severity: Annotated[dict[str, str] | UnsetType, Meta(description="a check's name and `error`, `warning`, `info` or `off`")] = (
        UNSET
    )
    thresholds: Annotated[Thresholds | UnsetType, Meta(description="where checks draw the line")] = UNSET


class Record(Form):
    """How recording works."""

    commit: Annotated[bool | UnsetType, Meta(description="`true`: commit each new act, and nothing else")] = UNSET


class Signing(Form):
    """How agreements are signed."""

    allowed_signers: Annotated[str | UnsetType, Meta(description="the file of keys that count, as OpenSSH reads it")] = UNSET
    required: Annotated[bool | UnsetType, Meta(description="`true`: an agreement counts only when it is signed")] = UNSET


class Seal(Form):
    """How seals are held against entries."""

    grace_days: Annotated[
        Limit | UnsetType, Meta(description="an entry that claims so many days before a seal that lacks it is no news (1)")
    ] = UNSET


class RowTexts(Form):
    """Our columns, each with the export's header for it, or with what it says in every row."""

    standard: Annotated[str | UnsetType, Meta(description="which standard was measured")] = UNSET
    observed_on: Annotated[str | UnsetType, Meta(description="the day")] = UNSET
    value: Annotated[str | UnsetType, Meta(description="what came out, in the written form of the measure")] = UNSET
    numerator: Annotated[str | UnsetType, Meta(description="what was right, or happened")] = UNSET
    denominator: Annotated[str | UnsetType, Meta(description="of how many")] = UNSET
    recorded_by: Annotated[str | UnsetType, Meta(description="who measured")] = UNSET
    note: Annotated[str | UnsetType, Meta(description="anything for readers")] = UNSET
    evidence: Annotated[str | UnsetType, Meta(description="files, addresses or document numbers, parted by semicolons")] = UNSET
    no_opportunity: Annotated[str | UnsetType, Meta(description="why there was nothing to measure")] = UNSET


class Import(Form):
    """How the rows of another system's export are read."""

    columns: Annotated[
        RowTexts | UnsetType,
        Meta(description="our column, and the header that the export has for it; nothing else is read"),
    ] = UNSET
    constants: Annotated[RowTexts | UnsetType, Meta(description="our column, and what it says in every row")] = UNSET
    standards: Annotated[
        dict[str, str | tuple[str, ...]] | UnsetType,
        Meta(description="our standard, and the export's word for it, or a list of words"),
    ] = UNSET
    ignore: Annotated[
        str | tuple[str, ...] | UnsetType,
        Meta(description="words of the export, beside those of `standards`, whose rows are passed over"),
    ] = UNSET
    units: Annotated[
        dict[str, str] | UnsetType,
        Meta(description="`value`, or a standard of `standards`, and the unit that its bare numbers have: `min`"),
    ] = UNSET
    key: Annotated[
        str | tuple[str, ...] | UnsetType,
        Meta(description="the export's headers that tell its rows apart; standard, day and occurrence when left out"),
    ] = UNSET
    dates: Annotated[str | UnsetType, Meta(description="the form of days: `DD.MM.YYYY`; `YYYY-MM-DD` when left out")] = UNSET
    decimal: Annotated[Literal[".", ","] | UnsetType, Meta(description="the decimal mark, `.` or `,`; `.` when left out")] = UNSET
    thousands: Annotated[
        ThousandsMark | UnsetType, Meta(description="what parts thousands: `.`, `,`, a blank or `'`; nothing when left out")
    ] = UNSET
    skip_rows: Annotated[Limit | UnsetType, Meta(description="how many lines stand before the header (0)")] = UNSET
    totals: Annotated[
        str | UnsetType, Meta(description="what the first filled cell of a row of totals says; such rows are left out")
    ] = UNSET
    sheet: Annotated[
        str | UnsetType, Meta(description="the sheet of a workbook; the only visible one with cells when left out")
    ] = UNSET
    delimiter: Annotated[
        str | UnsetType, Meta(description="what parts the cells of a CSV file, one sign; found out when left out")
    ] = UNSET
    encoding: Annotated[
        Encoding | UnsetType, Meta(description="the encoding of a CSV file, such as `cp1252`; `utf-8` when left out")
    ] = UNSET


class Settings(Form, rename={"import_": "import"}):
    """The settings of a workspace."""

    organisation: Annotated[Organisation, Meta(description="whose standards these are")]
    paths: Annotated[Paths | UnsetType, Meta(description="where things lie; optional")] = UNSET
    check: Annotated[Check | UnsetType, Meta(description="what `handoff check` demands")] = UNSET
    record: Annotated[Record | UnsetType, Meta(description="how recording works")] = UNSET
    import_: Annotated[
        dict[Id, Import] | UnsetType, Meta(description="mappings for files of other systems, each under its name")
    ] = UNSET
    signing: Annotated[Signing | UnsetType, Meta(description="how agreements are signed")] = UNSET
    seal: Annotated[Seal | UnsetType, Meta(description="how seals are held against entries")] = UNSET
