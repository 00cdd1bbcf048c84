"""Parties and the commitment of top management, from the mapping of parties.yaml."""

from collections.abc import Sequence

from msgspec import Struct

from handoff.model.organisation import Commitment, Party
from handoff.reading import field_faults
from handoff.reading.fields import Fields, block_of
from handoff.reading.log import Log
from handoff.reading.naming import customer_fault
from handoff.reading.nodes import Block, Entry
from handoff.reading.words import PARTY_KINDS

_KEYS = frozenset(["parties", "organisation"])
_PARTY = frozenset(["name", "kind", "represented_by", "members", "note"])
_COMMITMENT = frozenset(["commitment", "signed_by", "role", "signed_on", "review_by"])


class Shared(Struct, frozen=True):
    """What departments share: the parties around them and what top management signed; the ids of parties left out."""

    parties: tuple[Party, ...] = ()
    commitment: Commitment | None = None
    unreadable: tuple[str, ...] = ()


def read_shared(log: Log, block: Block, earlier: Sequence[Commitment] = ()) -> Shared:
    """Read what departments share; a party without a usable id or kind is reported and left out.

    ``earlier`` are commitments that another file has already made: there can be one.
    """
    fields = Fields(log, block, "parties.yaml", _KEYS)
    parties = [(name, _party(log, name, entry)) for name, entry in fields.named("parties")]
    commitment = _commitment(fields, block)
    if commitment and earlier and "organisation" in fields.entries:
        fault = field_faults.twice("organisation", f"the workspace ({earlier[0].place.path} has it too)")
        fields.fault("organisation", "given-twice", fields.entries["organisation"], fault)
    return Shared(
        tuple(party for name, party in parties if party and name),
        commitment,
        tuple(name for name, party in parties if party is None and name),
    )


def _party(log: Log, name: str, entry: Entry) -> Party | None:
    fields = Fields(log, block_of(log, name, entry), "a party", _PARTY)
    kind = fields.choice("kind", PARTY_KINDS)
    text, represented_by = fields.text("name"), fields.text("represented_by")
    members = fields.names("members", customer_fault)
    fields.paragraphs("note")
    if kind is None:
        fields.missing("kind", entry, f"Write `kind:` and one of {', '.join(PARTY_KINDS)}.")
        return None
    return Party(name, text or name, kind, log.place(entry), represented_by, members, tuple(fields.unreadable))


def _commitment(shared: Fields, block: Block) -> Commitment | None:
    """Read the commitment; one that is there but cannot be read has no text, and says so."""
    organisation = shared.block("organisation")
    if organisation is None:
        place = shared.log.place(shared.entries.get("organisation", block))
        return Commitment("", place, unreadable=("organisation",)) if "organisation" in shared.unreadable else None
    fields = Fields(shared.log, organisation, "`organisation`", _COMMITMENT)
    text = fields.paragraphs("commitment")
    if not text:
        belongs = "Write `commitment:` and what top management commits itself to."
        fields.missing("commitment", shared.entries["organisation"], belongs)
    return Commitment(
        text=text,
        place=shared.log.place(shared.entries["organisation"]),
        signed_by=fields.text("signed_by"),
        role=fields.text("role"),
        signed_on=fields.day("signed_on"),
        review_by=fields.day("review_by"),
        unreadable=tuple(fields.unreadable),
    )
