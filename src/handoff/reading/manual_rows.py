"""Manual pages of what can be wrong in a file of measurements."""

from handoff.model.manual import Manual, laid_out

PAGES: tuple[Manual, ...] = (
    laid_out(
        "bad-file",
        "The file as a whole cannot be read: it is missing, empty, no CSV, no XLSX workbook and no JSON Lines, or its first line "
        "does not name the columns. "
        "A file named with `handoff record --from` that is a folder or is not there, that is empty, in another encoding than "
        "UTF-8 or than its mapping declares, that has a quote which nothing closes, or whose first line has a column that is "
        "missing, unknown, without a name or there twice, or would need a mapping. A workbook that is damaged, that unpacks to "
        "more than 100 MB, or that has several visible sheets with cells of which none is declared.",
        "From there on nobody can tell what a row says. A column with a misspelt name would be left out without a word.",
        "standard,date,value\nentered-in-time,2026-10-31,97/104",
        "Begin the file with the names of its columns, in any order: `standard`, `observed_on` and `value`, or `numerator` and "
        "`denominator` instead of `value`; then, where you have them, `recorded_by`, `note`, `evidence` and `no_opportunity`. From "
        "a spreadsheet, save as XLSX or as CSV UTF-8. For an export of another system declare a mapping, `[import.NAME]` in "
        "handoff.toml, and import the file with `--mapping NAME`. Nothing was recorded.",
    ),
    laid_out(
        "bad-row",
        "A row of a file does not say which standard was measured, when, and what came out. A row with too few or too many cells, "
        "an empty cell that must say something, a standard that nobody knows, a day in another form than `2026-10-31` or than its "
        "mapping declares, a value that its measure cannot read, or what a spreadsheet leaves behind: `=A1`, `#REF!`, `'98`. In a "
        "workbook also merged cells, hidden rows, formulas whose result was never stored, times of day, and formats that show "
        "another number than the cell holds. In JSON Lines also a key that stands twice, and a number that would be rounded.",
        "A value that is guessed is worse than one that is missing. One bad row and nothing of the file is recorded, so that a "
        "file is never half in the ledger.",
        'standard,observed_on,value\nentered-in-time,31.10.26,"97,2"',
        "Mend the rows that are listed by their lines, and record the same file again: rows that the ledger knows already are not "
        "counted twice. Where every row is in another form, declare it once in a mapping.",
    ),
    laid_out(
        "changed-row",
        "The ledger has a row of this import with another value. A row is known again by the mapping's key columns, else by its "
        "standard, its day and whether it is the first, second, third of that day. The same standard, day and value is the same "
        "row, whatever its note.",
        "What was recorded is never changed silently: somebody may have reported it.",
        "standard,observed_on,value\nentered-in-time,2026-10-31,98/104",
        "Where the file is right, `handoff record --from FILE --correct` records a correction of each such row; both values stay. "
        "A row that a person has corrected by hand, or one of several of its day without key columns, is corrected by its id: "
        "`handoff correct`. Nothing was recorded.",
    ),
)
