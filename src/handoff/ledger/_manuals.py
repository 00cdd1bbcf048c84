"""The manual pages of what can be wrong in a ledger."""

from handoff.ledger._flaws import ALTERED, IMPOSSIBLE, UNKNOWN_ENTRY, UNKNOWN_FIELD, UNREADABLE_ENTRY, UNSIGNED
from handoff.model.manual import Manual

FAULTS: tuple[Manual, ...] = (
    Manual(
        ALTERED,
        """The id of an entry is not that of its content.

An id is the SHA-256 of the entry's own bytes, so one changed digit, blank or line end shows.  Such an entry is not counted, and
the exit code is 4.

## Why it matters

An auditor relies on entries standing as they were recorded.  A value that can be edited afterwards proves nothing.

## Example

The 97 of a line was changed to 99 in an editor, or a line was typed by hand without an id.  Or git converted the line ends to
CRLF: then every line of the file is named.

## Remedy

See who changed the file with `git log -p -- FILE`, and restore it with `git restore --source COMMIT -- FILE`.  A value that was
wrong is set right by a new entry, never by editing the old one.  Against CRLF, put the line `ledger/** -text` into
.gitattributes, delete the file and check it out again.
""",
    ),
    Manual(
        UNREADABLE_ENTRY,
        """A line of the ledger, or a file in it, cannot be read as entries.

It is not JSON, is torn off, was joined with another line, was saved in another encoding, holds a number such as NaN or 1e400, a
time without its zone, the markers of a git merge conflict, or it is a symbolic link.  Entries on other lines still count; the
exit code is 3.

## Why it matters

What cannot be read cannot be counted, so every report may be wrong.

## Example

A line ends in the middle because the file was copied while the disk was full: `{"id":"0123456789abcdef`

## Remedy

Restore the file from git.  In a merge conflict delete the marker lines and keep the entries of both sides, each unchanged.
""",
    ),
    Manual(
        UNKNOWN_ENTRY,
        """An entry was written by a newer handoff than this one: its kind or its format is unknown here.

It stays in the ledger as it is.  Reports of this program do not count it.

## Why it matters

A report that leaves entries out may say something else than that of a colleague with a newer handoff.

## Example

`{"id":"…","entry":"inspection",…}`

## Remedy

Install the newest handoff.
""",
    ),
    Manual(
        UNKNOWN_FIELD,
        """An entry has a field that this handoff does not know.  It is kept byte for byte, and the entry is counted.

## Why it matters

A newer handoff may show more than this one.

## Example

`{"id":"…","entry":"measurement",…,"shift":"night"}`

## Remedy

Install the newest handoff to see the field.  Nothing needs to be done.
""",
    ),
    Manual(
        UNSIGNED,
        """An entry stands in a file without an act before it: nobody can tell who recorded it, and when.

## Why it matters

An auditor asks who recorded a value.  The first line of each file of the ledger says so.

## Example

The first line of a file was deleted, or entries were copied into a new file without it.

## Remedy

Restore the file from git.
""",
    ),
    Manual(
        IMPOSSIBLE,
        """An entry's value cannot be one of its standard: 7 of 5, a rating outside its scale, minutes where the measure is in mm.

## Why it matters

Adding it up would make the result of its period wrong, so it is left out of the sums.

## Example

A standard's measure was changed from `proportion` to `duration`; its old entries still have numerators and denominators.

## Remedy

When the measure has changed, give the standard a new id and keep the old one under `retired:`.  Otherwise see in git what has
changed, the standard or the entry.
""",
    ),
)
