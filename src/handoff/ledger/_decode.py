"""The fast way to read a line: it is genuine, and every byte of it is as this program would have written it."""

import re
from datetime import datetime

from msgspec.json import Decoder

from handoff.ledger._lines import body_of, genuine_body
from handoff.model.entry import Act, Agreement, Correction, Entry, Measurement, Waiver
from handoff.model.improving import Action, Finding, Rebase
from handoff.model.number import is_plain

_DECODER = Decoder(Act | Measurement | Correction | Agreement | Waiver | Rebase | Finding | Action)
_WITH_NUMBERS = (Measurement, Correction)
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?(?:Z|[+-][0-9]{2}:[0-9]{2})")


def read_entry(line: bytes) -> Act | Entry | None:
    """The entry on a line (given without its newline) that nothing is wrong with; None: ``examine`` says what is.

    Writing the entry again must give the same bytes.  So there is no key twice, no unknown key, no number in quotes, no
    null and no exponent, which msgspec alone would let pass.
    """
    body = genuine_body(line)
    if body is None:
        return None
    entry = decoded(body)
    if isinstance(entry, str) or body_of(entry) != body or not is_sound(entry):
        return None
    return entry


def decoded(body: bytes) -> Act | Entry | str:
    """Decode a body; where it is no entry, the decoder's own words."""
    try:
        entry: Act | Entry = _DECODER.decode(body)
    except (ValueError, ArithmeticError, RecursionError) as error:
        return str(error)
    return entry


def is_sound(entry: Act | Entry) -> bool:
    """Whether what types cannot say holds: an act's time has a zone and exists, a correction names an act
    or an import, the numbers of what was measured are plain.
    """
    if not isinstance(entry, _WITH_NUMBERS):
        return not isinstance(entry, Act) or is_time(entry.recorded_at)
    if isinstance(entry, Correction) and not (entry.act or entry.import_):
        return False
    single = (entry.numerator, entry.denominator, entry.count, entry.exposure, entry.passed, entry.points)
    numbers = [number for number in single if number is not None]
    numbers += entry.readings or ()
    numbers += [rating for rating, _ in entry.ratings or ()]
    return all(map(is_plain, numbers))


def is_time(text: str) -> bool:
    """Whether a text is a moment with its zone, ``2026-11-20T16:02:11Z``; there is no second 60."""
    if not _TIME.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
