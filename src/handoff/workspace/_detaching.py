"""Detaching departments from a template: their texts, comments and all, where only what names the others is changed."""

import re
from collections.abc import Iterator

from msgspec import Struct

from handoff.analysis.chains import party_of
from handoff.model.organisation import Department, Organisation
from handoff.model.standard import Standard
from handoff.workspace.starting import yaml_text

_NEED = re.compile(r"^( +- )([a-z0-9-]+/[a-z0-9-]+/[a-z0-9-]+)$", re.MULTILINE)
_MEMBER = re.compile(r"^ {6}- ([a-z0-9-]+)\n", re.MULTILINE)
_NEXT_PARTY = re.compile(r"^(?=  [a-z0-9-]+:$)", re.MULTILINE)
# What may stand in YAML as it is: no colon before a blank, no number sign behind one, no sign of YAML's own at the start.
_PLAIN = re.compile(r"[A-Za-z0-9](?!.*(?:: | #)).*[^: ]")
_NEIGHBOURS = "  # Departments that are not described here. Once one has a file of its own, take it out of this list."


class Part(Struct, frozen=True):
    """The departments of an organisation that are copied, in the order of their files."""

    organisation: Organisation
    departments: tuple[Department, ...]

    @property
    def named(self) -> frozenset[str]:
        """Everyone that the copied departments hand something to or protect; stations count as their departments."""
        customers = (handoff.customer for one in self.departments for output in one.outputs for handoff in output.handoffs)
        guardrails = (standard.guardrail for one in self.departments for standard in one.standards)
        protected = (name for guardrail in guardrails if guardrail for name in guardrail.protects)
        return frozenset(map(party_of, (*customers, *protected)))

    @property
    def neighbours(self) -> tuple[Department, ...]:
        """The departments that the copied ones serve and that are not copied."""
        return tuple(one for one in self.organisation.departments if one.id in self.named and one not in self.departments)


def detached_department(text: str, part: Part) -> str:
    """A department's file, in which needs of standards that are not copied stand in plain words."""
    copied = {standard.name for one in part.departments for standard in one.standards}
    others = {standard.name: standard for standard in part.organisation.standards if standard.name not in copied}

    def in_words(need: re.Match[str]) -> str:
        standard = others.get(need[2])
        return need[0] if standard is None else need[1] + _scalar(_words(part.organisation, standard))

    return _NEED.sub(in_words, text)


def detached_parties(text: str, part: Part) -> str:
    """The file of parties, without those that nobody names any more, and with a party for each neighbour."""
    head, *blocks = _NEXT_PARTY.split(text)
    kept = [block.strip("\n") for block in blocks if block.strip().partition(":")[0] in part.named]
    known = {one.id for one in (*part.departments, *part.neighbours)}
    described = [_MEMBER.sub(lambda member: member[0] if member[1] in known else "", f"{block}\n").rstrip("\n") for block in kept]
    return head + "\n\n".join((*described, *_neighbour_blocks(part))) + "\n"


def _neighbour_blocks(part: Part) -> Iterator[str]:
    """A party for each neighbour; the first one has the comment above it."""
    for place, one in enumerate(part.neighbours):
        comment = f"{_NEIGHBOURS}\n" if place == 0 else ""
        name, head = _scalar(one.name), _scalar(one.head)
        yield f"{comment}  {one.id}:\n    name: {name}\n    kind: department\n    represented_by: {head}"


def _words(organisation: Organisation, standard: Standard) -> str:
    """What a standard promises, from whom, as its customer would ask for it."""
    output = next(one for one in organisation.outputs if one.path == f"{standard.department}/{standard.output}")
    department = next(one for one in organisation.departments if one.id == standard.department)
    return f"{output.name} from {department.name}. {standard.statement}"


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else yaml_text(text)
