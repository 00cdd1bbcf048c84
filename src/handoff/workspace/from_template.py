"""What `handoff init --template` begins a workspace with: an organisation of the starter library, or departments of it."""

import re
from datetime import date

from msgspec import Struct

from handoff.analysis.nearest import did_you_mean, nearest
from handoff.model.organisation import Department, Organisation
from handoff.model.problem import Fault
from handoff.model.settings import SETTINGS_FILE
from handoff.model.text import quoted
from handoff.workspace._detaching import Part, detached_department, detached_parties
from handoff.workspace._templates import ATTRIBUTES, CI_JOB, IGNORE
from handoff.workspace.library import PARTIES_FILE, Template, open_template
from handoff.workspace.shipped import NewFile
from handoff.workspace.starting import unusable

_BASIS = re.compile(r"^( {8})basis: .+$", re.MULTILINE)


class Copy(Struct, frozen=True):
    """What to copy: a template, some of its departments (none: all), the organisation's own name ('': the template's) and time
    zone, and the day from which everything in it is promised.
    """

    template: str
    departments: tuple[str, ...]
    name: str
    timezone: str
    today: date


def template_files(copy: Copy) -> tuple[NewFile, ...] | Fault:
    """The files of the new workspace, in order of path; what is copied keeps its comments.

    A fault where the name cannot be used or the template has no such department.
    """
    name = " ".join(copy.name.split())
    fault = unusable(name, "the organisation") if copy.name else None
    if fault:
        return fault
    template = open_template(copy.template)
    chosen = _chosen(copy, template.organisation)
    if isinstance(chosen, Fault):
        return chosen
    part = Part(template.organisation, chosen)
    texts = (
        (".gitattributes", ATTRIBUTES),
        (".github/workflows/standards.yml", CI_JOB),
        (".gitignore", IGNORE),
        (SETTINGS_FILE, _settings(template, name, copy.timezone)),
        *((one.place.path, _promised_from(copy.today, detached_department(template.text_of(one), part))) for one in chosen),
        (PARTIES_FILE, detached_parties(template.parties_text, part)),
    )
    return tuple(NewFile(path, text.encode()) for path, text in sorted(texts))


def _chosen(copy: Copy, organisation: Organisation) -> tuple[Department, ...] | Fault:
    """The departments asked for, by id or by name, in the order of their files."""
    wanted: list[Department] = []
    for typed in copy.departments:
        asked = " ".join(typed.lower().split())
        found = next((one for one in organisation.departments if asked in {one.id, one.name.lower()}), None)
        if found is None:
            return _unknown(copy.template, typed, [one.id for one in organisation.departments])
        wanted.append(found)
    return tuple(one for one in organisation.departments if not wanted or one in wanted)


def _unknown(template: str, typed: str, ids: list[str]) -> Fault:
    question = did_you_mean(nearest(typed, ids))
    return Fault(
        f"The template {template} has no department {quoted(typed)}.",
        "Only what is in the template can be copied; nothing was written.",
        f"{question} It has {', '.join(ids)}.".strip(),
    )


def _promised_from(day: date, text: str) -> str:
    """A department's file in which each standard counts from a day on; without it all would be overdue at once."""
    return _BASIS.sub(lambda basis: f"{basis[0]}\n{basis[1]}since: {day.isoformat()}", text)


def _settings(template: Template, name: str, timezone: str) -> str:
    """The template's settings with the person's own name and time zone."""
    text = _with_line(template.settings_text, "timezone", timezone)
    return _with_line(text, "name", name) if name else text


def _with_line(text: str, key: str, value: str) -> str:
    import tomli_w  # noqa: PLC0415 -- only `handoff init` writes settings

    line = tomli_w.dumps({key: value}).strip()
    return re.sub(f"^{key} = .*$", lambda _: line, text, count=1, flags=re.MULTILINE)
