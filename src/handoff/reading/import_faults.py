"""The words for mappings of imports that contradict themselves or leave something open."""

from handoff.model.import_mapping import PLAIN
from handoff.model.number_form import NumberForm
from handoff.model.problem import Fault
from handoff.model.text import listed, quoted

_OPEN = "Where a mapping leaves two readings open, one of them would be a guess."
BAD_DELIMITER = Fault(
    "`delimiter` should be one sign that parts cells.",
    "Letters, digits, quotes and blanks stand inside cells, and more than one sign parts none.",
    'Write `delimiter = ";"`, or `","`, `"|"`, `"\\t"` for a tab.',
)
NO_SAME_MARKS = Fault(
    "`decimal` and `thousands` are the same sign.",
    "1.234 would be one and a bit and a thousand at once.",
    "Delete `thousands` where the export does not part them, or correct one of the two.",
)
TWO_WAYS = Fault(
    "The mapping has `value` beside `numerator` or `denominator`, and one of them is a constant.",
    "A row is measured in one of the two ways, and a constant would be there in every row.",
    "Keep either `value`, or `numerator` and `denominator`; or let columns of the export say all of them.",
)
IGNORED_OF_NOTHING = Fault(
    "`ignore` passes over words of the export, and `standards` declares none that count.",
    "Without `standards` the export says our names, and each row says which standard it measures.",
    "Write under `standards` which words are measured here; or delete `ignore`.",
)
NEVER_ASKED = Fault(
    "`standards` translates words of the export, and the standard is a constant here.",
    "No word of the export would ever be looked up.",
    "Delete `standards`, or map the column that says the standard in `columns`.",
)
RESERVED = Fault(
    f"`{PLAIN.name}` cannot be the name of a mapping.",
    "Files without a mapping have that name in the ledger, and the rows of both would be taken for the same.",
    "Name the mapping after the system that exports, such as `[import.erp]`.",
)


def empty(key: str) -> Fault:
    """The fault of a name or word that says nothing."""
    return Fault(f"{quoted(key)} is empty.", _OPEN, "Write what stands in the export, or delete the key.")


def missing_columns(columns: tuple[str, ...]) -> Fault:
    """The fault of a mapping that says of some columns and not of those that a measurement needs."""
    which = listed(f"`{column}`" for column in columns)
    return Fault(
        f"The mapping has no {which}.",
        "Where `columns` is given nothing else is read, and a measurement needs a standard, a day and a value.",
        "Write in `columns` under which header the export has it, or in `constants` what it always is.",
    )


def twice_from(header: str, columns: tuple[str, ...]) -> Fault:
    """The fault of one header for two of our columns."""
    which = listed(f"`{column}`" for column in columns)
    return Fault(f"The header {quoted(header)} is given for {which}.", _OPEN, "Give each of them a header of its own.")


def twice_said(column: str) -> Fault:
    """The fault of a column that is mapped and constant."""
    return Fault(
        f"`{column}` stands in `columns` and in `constants`.",
        "What the export says and what the constant says may differ in any row.",
        "Delete one of the two.",
    )


def twice_meant(word: str, standards: tuple[str, ...]) -> Fault:
    """The fault of one word of the export for two standards."""
    which = listed(f"`{standard}`" for standard in standards)
    return Fault(
        f"The word {quoted(word)} is given for {which}.",
        "A row measures one standard.",
        "Give the word to one of them; where both are measured by the same rows, declare a second mapping.",
    )


def ignored_standard(word: str) -> Fault:
    """The fault of a word that is both measured and passed over."""
    return Fault(
        f"The word {quoted(word)} stands in `standards` and in `ignore`.",
        "Its rows cannot be recorded and passed over.",
        "Delete one of the two.",
    )


def no_standard(text: str) -> Fault:
    """The fault of a name that no standard could have."""
    return Fault(
        f"{quoted(text)} is no name of a standard.",
        "The key is our name, the text behind it the export's word; the other way round nothing would be found.",
        'Write it as in `"department/output/standard" = "SO-17"`.',
    )


def no_unit(text: str) -> Fault:
    """The fault of a unit that is none."""
    return Fault(
        f"{quoted(text)} is no unit.",
        "Two numbers can be compared only when both units are known.",
        "Write a unit as behind a value: `%`, `ppm`, `s`, `min`, `h`, `d`, `wh`, `wd`, or one short word such as `mm`.",
    )


def unit_of_nothing(text: str) -> Fault:
    """The fault of a unit for what is neither ``value`` nor a standard that the mapping translates."""
    return Fault(
        f"{quoted(text)} has a unit, and is neither `value` nor a standard in `standards` of this mapping.",
        "No number would ever get that unit, and the number would count in another one.",
        "Write `value`, or the standard's name as it stands in `standards`.",
    )


def other_marks(label: str, cell: str, form: NumberForm) -> Fault:
    """The fault of a number in a cell with marks that the mapping does not declare, or not in their places."""
    parted = f", thousands parted by {quoted(form.thousands[0])}" if form.thousands else ", thousands not parted"
    return Fault(
        f"The cell in column {label} is {quoted(cell)}; the mapping declares {quoted(form.decimal)} as decimal mark{parted}.",
        "1.234 is a thousand to some and one and a bit to others; a guess would be wrong by a factor of thousand.",
        "Correct the cell, or `decimal` and `thousands` in the mapping.",
    )


def other_day(label: str, cell: str, form: str) -> Fault:
    """The fault of a cell with a day that is not in the declared form, or in no calendar; a time is told by its colon."""
    is_timed = ":" in cell and ":" not in form
    timed = f" The cell has a time, and the form has none: declare it too, as in `{form} HH:mm`." if is_timed else ""
    return Fault(
        f"The cell in column {label} is {quoted(cell)}, which is no day in the declared form {form}.",
        "Days in other forms are ambiguous: 03/04/2026 is in March for some and in April for others.",
        f"Correct the cell, or `dates` in the mapping.{timed}",
    )
