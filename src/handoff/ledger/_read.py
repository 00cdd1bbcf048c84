"""A file of entries, read line by line: what counts, where it stands, and what is wrong."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from handoff.ledger import _lines
from handoff.ledger._decode import read_entry
from handoff.ledger._examine import examine
from handoff.ledger._flaws import UNSIGNED, Flaw, Flaws
from handoff.ledger._strict import unreadable
from handoff.ledger._walk import ActFile, Lines, numbered_lines, open_act
from handoff.model.entry import Act, Entry
from handoff.model.problem import Fault

NOBODY = Act(recorded_at="", recorded_by="", program="")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Read(Struct, frozen=True, gc=False):
    """An entry that counts: its id, the act it belongs to, and its line."""

    id: str
    act: Act
    entry: Entry
    number: int
    line: bytes


def read_act(
    file: ActFile,
    flaws: Flaws,
    wanted: Callable[[bytes], bool] | None = None,
    lines: Lines = numbered_lines,
) -> Iterator[Read]:
    """The entries of a file that count; what is wrong goes to ``flaws``.

    With ``wanted``, other lines are passed over unread, whatever is wrong with them: that is how a few entries are found
    without decoding a whole ledger.  ``lines`` may find some of a file's lines sooner than by looking at each.
    """
    act = NOBODY
    try:
        with open_act(file) as opened:
            for number, line in lines(opened):
                if wanted is not None and not wanted(line):
                    continue
                entry = read_entry(line.removesuffix(b"\n")) if len(line) <= _lines.LONGEST_LINE else None
                if entry is None:
                    entry = _second_look(number, line, flaws)
                if isinstance(entry, Act):
                    act = entry
                elif entry is not None:
                    if act is NOBODY:
                        flaws.add(_NO_ACT, number, line)
                    yield Read(line[_lines.ID_AT].decode(), act, entry, number, line)
                elif number == 1 and line.startswith(_UTF16):
                    return
    except OSError as error:
        flaws.add(unreadable(f"The file cannot be read ({error.strerror}); entries in it are not counted."), 0)


def act_of(file: ActFile) -> Act | None:
    """The act on a file's first line, where that is one; blank lines before it do not count."""
    try:
        with open_act(file) as opened:
            for _, line in numbered_lines(opened):
                if line.strip():
                    entry = read_entry(line.removesuffix(b"\n")) or examine(line.removesuffix(b"\n")).entry
                    return entry if isinstance(entry, Act) else None
    except OSError:
        pass
    return None


def _second_look(number: int, line: bytes, flaws: Flaws) -> Act | Entry | None:
    """What a line holds that the fast way refused; what is wrong with it goes to ``flaws``."""
    if not line.strip():
        return None
    if number == 1 and line.startswith(_UTF16):
        flaws.add(_WIDE, number)
        return None
    if len(line) > _lines.LONGEST_LINE:
        flaws.add(_TOO_LONG, number)
        return None
    ending = "\n" if line.endswith(b"\n") else ""
    examined = examine(line.removesuffix(b"\n"), ending)
    if examined.flaw is not None:
        flaws.add(examined.flaw, number, line)
    return examined.entry


_WIDE = unreadable(
    "The file is UTF-16 text, not UTF-8; entries in it are not counted.",
    fix="Restore the file from git; an editor or a shell has converted it (PowerShell's `>` does that).",
)
_TOO_LONG = unreadable(f"The line is too long: an entry has at most {_lines.LONGEST_LINE:,} bytes.")
_NO_ACT = Flaw(
    UNSIGNED,
    Fault(
        "The entry has no act before it in its file: nobody can tell who recorded it, and when. It is counted.",
        "An auditor asks for both.",
        "Restore the file from git; its first line says who and when.",
    ),
    "warning",
)
