"""Manual pages of the faults of single keys and values."""

from handoff.model.manual import Manual, laid_out

PAGES: tuple[Manual, ...] = (
    laid_out(
        "unknown-key",
        "A key means nothing where it stands. It is misspelt, or indented to the wrong place.",
        "What stands under it counts nowhere, and the right key looks as if it were missing.",
        "targt: at least 90 %",
        "Correct the spelling; the message lists the keys that are known there and the nearest one.",
    ),
    laid_out(
        "key-of-another-kind",
        "A measure has a key of another kind. Such as `of` in a measure of kind `count`.",
        "It would count nowhere, and the definition would look more complete than it is.",
        "measure: {kind: count, counts: complaints, of: deliveries}",
        "Delete the key, or change `kind` (here: `kind: proportion`, or `per: deliveries`).",
    ),
    laid_out(
        "missing-key",
        "A key is missing without which the rest has no meaning. `department` in a department's file, `kind` of a party or "
        "measure, `target` and `since` of an earlier target, `name` in handoff.toml, and the like.",
        "What stands beside it cannot be used.",
        "was:\n  - {target: at least 85 %}      # since when?",
        "Write the key where the message says.",
    ),
    laid_out(
        "wrong-type",
        "A value has the wrong form. A list where text belongs, text where a mapping belongs, or a plain `null`.",
        "Only what is written in the expected form can be read without guessing.",
        "owner: [Ann, Bob]",
        "Write the form that the message names. A text with brackets, `: ` or `#` in it goes in quotes.",
    ),
    laid_out(
        "unknown-choice",
        "A word is none of the few that are known. In keys such as `kind`, `every`, `dimension`, `basis`, `critical` and `level`.",
        "Reports and checks go by these words; programs differ on what yes, on or 1 mean.",
        "every: monthly\ncritical: yes",
        "Write one of the words in the message (`every: month`, `critical: true`).",
    ),
    laid_out(
        "given-twice",
        "One thing is said in two places. `attain` inside a target and beside it, a customer twice in one list, two commitments.",
        "Only one of them can count.",
        "target: {value: at most 4 h, attain: 95 %}\nattain: 90 %",
        "Delete one of the two.",
    ),
    laid_out(
        "bad-id",
        "An id breaks the rule. An id is 1 to 64 lower-case letters a-z, digits and hyphens, and no name that Windows keeps "
        "for itself (con, nul, prn, aux, com1, lpt1 and so on).",
        "Ids stand in names, commands and the ledger for years; letters that only look alike would be two departments.",
        "department: Customer Service",
        "Write it like `customer-service`; the message names the first character that does not fit.",
    ),
    laid_out(
        "bad-name",
        "A reference cannot be a name. A customer is `id` or `department/station`, a former standard "
        "`department/output/standard`, a retired one `output/standard`.",
        "It can refer to nothing, whatever else is defined.",
        "customers:\n  Sales Team:",
        "Write the id of a department or party as it stands in its own file.",
    ),
    laid_out(
        "bad-date",
        "A date cannot be read. It is not YYYY-MM-DD, no day of the calendar, or out of order with another one.",
        "03.04.2026 is April to some and March to others; a guess would judge the wrong days.",
        "since: 14.07.2026\nsince: 2026-02-30",
        "Write year, month and day: `since: 2026-07-14`.",
    ),
    laid_out(
        "bad-target",
        "A target, limit or stretch cannot be read. Or it does not suit the measure: another unit, or off the scale.",
        "Without a number in a known unit nobody can say whether the promise is kept.",
        "target: 98,5\nlimit: at least 4 h      # of a proportion",
        'Write `at least 90 %`, `at most 4 h`, `exactly 0`, `between 19.5 and 20.5 mm`, or signs in quotes (`">= 90 %"`); '
        "a share of readings as `{value: at most 4 h, attain: 95 %}`.",
    ),
    laid_out(
        "bad-timezone",
        "A time zone is not known. `timezone` in handoff.toml is no IANA name, or the computer has no list of them.",
        "Days begin at midnight in that zone; another one would move results between periods.",
        'timezone = "London"',
        'Write `timezone = "Europe/London"`. Where the list is missing: `pip install tzdata`.',
    ),
    laid_out(
        "bad-path",
        "A path in handoff.toml leads out of the workspace. It is absolute, or has `..` or a backslash in it.",
        "What a workspace says must be inside it, so that its history holds everything.",
        '[paths]\nstandards = "../standards"',
        'Write a path from the workspace\'s root, such as `standards = "standards"`.',
    ),
    laid_out(
        "bad-import",
        "A mapping of an import contradicts itself, or leaves something open. In `[import.NAME]` of handoff.toml: a column that is "
        "mapped and constant, one header or word for two of ours, a decimal mark that also parts thousands, a form of days with "
        "two digits for the year or without one of its parts, a unit or delimiter that is none.",
        "Rows are read by it without another question; where it leaves two readings open, one of them would be a guess.",
        '[import.erp]\ndates = "DD.MM.YY"\ndecimal = ","\nthousands = ","',
        'Say each thing once and whole: `dates = "DD.MM.YYYY"`, `decimal = ","`, `thousands = "."`.',
    ),
)
