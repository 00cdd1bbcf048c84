"""The manual pages of what can be wrong in a ledger."""

from handoff.ledger._corrections import OF_NOTHING, TWICE
from handoff.ledger._flaws import ALTERED, IMPOSSIBLE, LEFT_OUT, UNKNOWN_ENTRY, UNKNOWN_FIELD, UNREADABLE_ENTRY, UNSIGNED
from handoff.model.manual import Manual, laid_out

FAULTS: tuple[Manual, ...] = (
    laid_out(
        ALTERED,
        "The id of an entry is not that of its content. An id is the SHA-256 of the entry's own bytes, so one changed digit, blank "
        "or line end shows. Such an entry is not counted, and the exit code is 4. Git shows it of every line of a file when it has "
        "converted the line ends to CRLF.",
        "An auditor relies on entries standing as they were recorded. A value that can be edited afterwards proves nothing.",
        '{"id":"…","entry":"measurement",…,"numerator":99,…}      # was 97, and changed in an editor',
        "See who changed the file with `git log -p -- FILE`, and restore it with `git restore --source COMMIT -- FILE`. A value "
        "that was wrong is set right by a new entry, never by editing the old one. Against CRLF, put the line `ledger/** -text` "
        "into .gitattributes, delete the file and check it out again.",
    ),
    laid_out(
        UNREADABLE_ENTRY,
        "A line of the ledger, or a file in it, cannot be read as entries. It is not JSON, is torn off, was joined with another "
        "line, was saved in another encoding, holds a number such as NaN or 1e400, a time without its zone, the markers of a git "
        "merge conflict, or it is a symbolic link. Entries on other lines still count; the exit code is 3.",
        "What cannot be read cannot be counted, so every report may be wrong.",
        '{"id":"0123456789abcdef      # the file was copied while the disk was full',
        "Restore the file from git. In a merge conflict delete the marker lines and keep the entries of both sides, each "
        "unchanged.",
    ),
    laid_out(
        LEFT_OUT,
        "Git has files of the ledger that are not here, and was told to leave them out: a sparse checkout does that, and so do the "
        "marks `skip-worktree` and `assume-unchanged`, of which `git status` says nothing. Their entries are not counted.",
        "A report on a part of the ledger looks like one on all of it: what was missed may be in the other part.",
        "git sparse-checkout set standards      # and ledger/ is gone from this folder",
        "`git sparse-checkout disable` brings the files back; where they were marked as unchanged, `git restore -- ledger` does. "
        "In a CI job let the checkout take the whole workspace.",
    ),
    laid_out(
        UNKNOWN_ENTRY,
        "An entry was written by a newer handoff than this one: its kind or its format is unknown here. It stays in the ledger as "
        "it is. Reports of this program do not count it.",
        "A report that leaves entries out may say something else than that of a colleague with a newer handoff.",
        '{"id":"…","entry":"inspection",…}',
        "Install the newest handoff.",
    ),
    laid_out(
        UNKNOWN_FIELD,
        "An entry has a field that this handoff does not know. It is kept byte for byte, and the entry is counted.",
        "A newer handoff may show more than this one.",
        '{"id":"…","entry":"measurement",…,"shift":"night"}',
        "Install the newest handoff to see the field. Nothing needs to be done.",
    ),
    laid_out(
        UNSIGNED,
        "An entry stands in a file without an act before it. Nobody can tell who recorded it, and when: the first line of its file "
        "was deleted, or entries were copied into a new file without it.",
        "An auditor asks who recorded a value. The first line of each file of the ledger says so.",
        '{"id":"…","entry":"measurement",…}      # the first line of a file',
        "Restore the file from git.",
    ),
    laid_out(
        IMPOSSIBLE,
        "An entry's value cannot be one of its standard. Such as 7 of 5, a rating outside its scale, minutes where the measure is "
        "in mm; or the measure was changed from `proportion` to `duration`, and old entries still have numerators and "
        "denominators. Or it is dated after it was recorded; a day is allowed for places where it was tomorrow. Or an agreement "
        "names nobody who speaks, or more people who had their say than there are.",
        "Counting it would make a result wrong, or give a party a word that it never said, so it is left out.",
        '{"id":"…","entry":"measurement",…,"numerator":7,"denominator":5}',
        "When the measure has changed, give the standard a new id and keep the old one under `retired:`. Otherwise see in git what "
        "has changed, the standard or the entry.",
    ),
    laid_out(
        OF_NOTHING,
        "A correction names an entry that is not in the ledger, or one of another standard or day. It is not counted; what it may "
        "have meant counts as it was recorded.",
        "A correction that changed another entry than it says could hide anything.",
        '{"id":"…","entry":"correction","observed_on":"2026-11-20",…,"corrects":"<the id of nothing here>",…}',
        "See in git whether the act that it corrects was lost: `git log -- ledger`. Restore it, or take the correction back with "
        "`handoff correct ID --void --because TEXT` and correct the right entry.",
    ),
    laid_out(
        TWICE,
        "One entry has two corrections. They were made on two branches, or by two people at once; nobody can tell which one holds, "
        "so neither counts, and what they correct does not either.",
        "Choosing one in silence would make a result that nobody decided on.",
        '{"id":"…","entry":"correction",…,"corrects":"13043aad…",…}      # and a second line like it',
        "Ask who made them, and take back the wrong one by its own id: `handoff correct ID --void --because TEXT`.",
    ),
)
