"""What ``[import.NAME]`` in the settings says: how an export of another system is read, held to leave nothing open."""

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from handoff.measures import read_unit
from handoff.model.day_form import day_form
from handoff.model.import_mapping import ENCODINGS, PLAIN, ROW_COLUMNS, Encoding, ImportMapping, Named
from handoff.model.name import ID_PATTERN
from handoff.model.number_form import ThousandsMark
from handoff.model.problem import Fault, Source
from handoff.model.settings import SETTINGS_FILE
from handoff.reading import field_faults, import_faults
from handoff.reading.naming import id_fault
from handoff.reading.row_faults import column_name
from handoff.reading.toml_table import Table

_VALUE = "value"
_SHARE = ("numerator", "denominator")
_DECIMALS: tuple[Literal[".", ","], ...] = (".", ",")
_THOUSANDS: tuple[ThousandsMark, ...] = get_args(ThousandsMark)
_NEVER_DELIMITERS = " \"'\\\r\n"
_MOST_SKIPPED = 1000
# What other programs call an encoding.
_ALIASES: tuple[tuple[str, Encoding], ...] = (
    ("utf8", "utf-8"),
    ("utf-8-sig", "utf-8"),
    ("utf16", "utf-16"),
    ("ansi", "cp1252"),
    ("latin1", "latin-1"),
    ("iso-8859-1", "latin-1"),
    ("shift-jis", "cp932"),
)


def import_mappings(table: Table) -> tuple[ImportMapping, ...]:
    """The mappings below ``[import]``, in order of name; what is wrong in one is reported and has its default."""
    found = []
    for name in sorted(table.values):
        fault = import_faults.RESERVED if name == PLAIN.name else id_fault(name)
        if fault is not None:
            table.fault(name, "bad-id", fault)
        else:
            found.append(_mapping(name, table.inner(name)))
    return tuple(found)


def _mapping(name: str, table: Table) -> ImportMapping:
    table.refuse_unknown(ImportMapping.__struct_fields__[1:])
    columns, constants = table.inner("columns"), table.inner("constants")
    columns.refuse_unknown(ROW_COLUMNS)
    constants.refuse_unknown(ROW_COLUMNS)
    mapping = ImportMapping(
        name,
        columns=tuple(_named(columns, ROW_COLUMNS)),
        constants=tuple(_named(constants, ROW_COLUMNS)),
        standards=_standards(table.inner("standards")),
        ignore=_texts(table, "ignore"),
        units=_units(table.inner("units")),
        key=_texts(table, "key"),
        dates=_dates(table),
        decimal=table.choice("decimal", _DECIMALS, "."),
        thousands=_thousands(table),
        skip_rows=min(table.whole("skip_rows", 0), _MOST_SKIPPED),
        totals=table.text("totals"),
        sheet=table.text("sheet"),
        delimiter=_delimiter(table),
        encoding=_encoding(table),
    )
    for key, problem in _contradictions(mapping):
        table.fault(key, "bad-import", problem)
    return mapping


def _named(table: Table, keys: Iterable[str]) -> Iterator[Named]:
    """Each key that is there, with its one text."""
    for key in keys:
        if key in table.values:
            text = table.text(key)
            if text:
                yield Named(key, text, _place(table, key))
            elif not str(table.values[key]).strip():
                table.fault(key, "bad-import", import_faults.empty(key))


def _standards(table: Table) -> tuple[Named, ...]:
    found = []
    for standard in sorted(table.values):
        if not _may_name_a_standard(standard):
            table.fault(standard, "bad-import", import_faults.no_standard(standard))
        found += [Named(standard, word, _place(table, standard)) for word in _texts(table, standard)]
    return tuple(found)


def _place(table: Table, key: str) -> Source:
    spot = table.spot(key)
    return Source(SETTINGS_FILE, spot.line, spot.column)


def _may_name_a_standard(text: str) -> bool:
    import re  # noqa: PLC0415 -- few mappings translate standards

    return re.fullmatch(f"(?:{ID_PATTERN}/){{0,2}}{ID_PATTERN}", text) is not None


def _units(table: Table) -> tuple[Named, ...]:
    found = tuple(_named(table, sorted(table.values)))
    for unit in found:
        if read_unit(unit.theirs) is None:
            table.fault(unit.ours, "bad-import", import_faults.no_unit(unit.theirs))
    return found


def _texts(table: Table, key: str) -> tuple[str, ...]:
    """A text or a list of them, none empty and none twice."""
    texts = table.texts(key)
    said = table.values.get(key, [])
    if "" in texts and "" in (said if isinstance(said, list) else [said]):
        table.fault(key, "bad-import", import_faults.empty(key))
    if len(set(texts)) < len(texts):
        table.fault(key, "given-twice", field_faults.twice(next(text for text in texts if texts.count(text) > 1), f"`{key}`"))
    return tuple(text for text in texts if text)


def _dates(table: Table) -> str:
    text = table.text("dates")
    form = day_form(text) if text else None
    if isinstance(form, Fault):
        table.fault("dates", "bad-import", form)
        return ""
    return text


def _thousands(table: Table) -> ThousandsMark | Literal[""]:
    mark = table.raw_text("thousands")
    chosen = next((known for known in _THOUSANDS if known == mark), None)
    if mark and chosen is None:
        table.fault("thousands", "unknown-choice", field_faults.unknown_choice("thousands", mark, _THOUSANDS))
    return chosen or ""


def _delimiter(table: Table) -> str:
    sign = table.raw_text("delimiter")
    if sign and (len(sign) > 1 or sign.isalnum() or sign in _NEVER_DELIMITERS):
        table.fault("delimiter", "bad-import", import_faults.BAD_DELIMITER)
        return ""
    return sign


def _encoding(table: Table) -> Encoding | Literal[""]:
    said = table.text("encoding")
    name = said.lower().replace("_", "-").replace("windows-", "cp")
    name = next((ours for alias, ours in _ALIASES if alias == name), name)
    chosen = next((known for known in ENCODINGS if known == name), None)
    if said and chosen is None:
        table.fault("encoding", "unknown-choice", field_faults.unknown_choice("encoding", said, ENCODINGS))
    return chosen or ""


def _contradictions(mapping: ImportMapping) -> Iterator[tuple[str, Fault]]:
    """What two keys of a mapping say against each other, with the key to look at."""
    yield from _of_columns(mapping)
    yield from _of_words(mapping)
    if mapping.thousands == mapping.decimal:
        yield "thousands", import_faults.NO_SAME_MARKS


def _of_columns(mapping: ImportMapping) -> Iterator[tuple[str, Fault]]:
    columns = {named.ours for named in mapping.columns}
    constants = {named.ours for named in mapping.constants}
    said = columns | constants
    for column in sorted(columns & constants):
        yield "constants", import_faults.twice_said(column)
    if _VALUE in said and said.intersection(_SHARE) and constants.intersection((_VALUE, *_SHARE)):
        yield "columns", import_faults.TWO_WAYS
    needed = ("standard", "observed_on", *(_SHARE if said.intersection(_SHARE) else (_VALUE,)))
    missing = tuple(column for column in needed if column not in said)
    if columns and missing:
        yield "columns", import_faults.missing_columns(missing)
    for header, ours in _doubled(Named(named.ours, column_name(named.theirs)) for named in mapping.columns):
        yield "columns", import_faults.twice_from(header, ours)


def _of_words(mapping: ImportMapping) -> Iterator[tuple[str, Fault]]:
    if mapping.ignore and not mapping.standards:
        yield "ignore", import_faults.IGNORED_OF_NOTHING
    for word in mapping.ignore:
        if any(named.theirs == word for named in mapping.standards):
            yield "ignore", import_faults.ignored_standard(word)
    for word, ours in _doubled(mapping.standards):
        yield "standards", import_faults.twice_meant(word, ours)
    if mapping.standards and any(named.ours == "standard" for named in mapping.constants):
        yield "standards", import_faults.NEVER_ASKED
    named_here = {_VALUE, *(named.ours for named in mapping.standards)}
    for unit in mapping.units:
        if unit.ours not in named_here:
            yield "units", import_faults.unit_of_nothing(unit.ours)


def _doubled(pairs: Iterable[Named]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each name of theirs that stands for several of ours."""
    by_theirs: dict[str, list[str]] = {}
    for named in pairs:
        by_theirs.setdefault(named.theirs, []).append(named.ours)
    return ((theirs, tuple(ours)) for theirs, ours in by_theirs.items() if len(ours) > 1)
