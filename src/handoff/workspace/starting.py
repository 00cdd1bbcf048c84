"""The files that `handoff init` begins a workspace with: settings, one department, its customers and a CI job."""

import re
from datetime import date

from handoff.model.name import LONGEST_ID
from handoff.model.problem import Fault
from handoff.model.settings import SETTINGS_FILE
from handoff.model.text import HIDDEN, quoted
from handoff.reading.naming import id_fault
from handoff.workspace._templates import ATTRIBUTES, CI_JOB, DEPARTMENT, IGNORE, PARTIES, SETTINGS_HEAD
from handoff.workspace.shipped import NewFile

LONGEST_NAME = 200
ID_RULE = "Use a name with letters or digits a-z, 0-9 in it, such as `Order desk`; it becomes the id `order-desk`."
_WHY_ID = "The id names the department's file and stands in the name of each of its standards."


def starting_files(name: str, department: str, timezone: str, today: date) -> tuple[NewFile, ...] | Fault:
    """The files of a new workspace, in order of path; `handoff check` warns only of the leadership and commitment yet to come.

    ``name`` is the organisation's, ``department`` the first department's as people write it, ``timezone`` an IANA name (its
    caller knows the machine's).  Whether a file may be written is the caller's business.  A fault where a name cannot be used.
    """
    name, department = " ".join(name.split()), " ".join(department.split())
    fault = unusable(name, "the organisation") or unusable(department, "the department")
    if fault:
        return fault
    slug = slug_of(department)
    if isinstance(slug, Fault):
        return slug
    buyers, neighbour = _free("buyers", slug), _free("next-department", slug)
    filled = DEPARTMENT.format(id=slug, name=yaml_text(department), buyers=buyers, neighbour=neighbour, since=today.isoformat())
    parties = PARTIES.format(buyers=buyers, buyers_name=_named(buyers), neighbour=neighbour, neighbour_name=_named(neighbour))
    texts = (
        (".gitattributes", ATTRIBUTES),
        (".github/workflows/standards.yml", CI_JOB),
        (".gitignore", IGNORE),
        (SETTINGS_FILE, _settings(name, timezone)),
        (f"standards/{_file_name(slug)}", filled),
        ("standards/parties.yaml", parties),
    )
    return tuple(NewFile(path, text.encode()) for path, text in texts)


def slug_of(name: str) -> str | Fault:
    """The id for a name: accents dropped, lower case, one hyphen for each run of anything but a-z and 0-9."""
    import unicodedata  # noqa: PLC0415 -- only `handoff init` needs it

    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub("[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")
    if not slug:
        return Fault(f"No id can be made of the department's name {quoted(name)}.", _WHY_ID, ID_RULE)
    return id_fault(slug) or slug


def yaml_text(text: str) -> str:
    """The text as a double-quoted YAML scalar on one line: whatever was typed, it reads back the same."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return f"\\{letter}"
    if letter.isprintable():
        return letter
    code = ord(letter)
    if code > 0xFFFF:  # noqa: PLR2004 -- the last code point of four digits
        return f"\\U{code:08X}"
    return f"\\u{code:04X}"


def _settings(name: str, timezone: str) -> str:
    import tomli_w  # noqa: PLC0415 -- only `handoff init` writes settings

    organisation = {"name": name, "promise": "", "timezone": timezone, "fiscal_year_starts": "01-01"}
    return SETTINGS_HEAD + tomli_w.dumps({"organisation": organisation, "check": {"level": "defined"}})


def unusable(text: str, whose: str) -> Fault | None:
    """Say why a text cannot be the name of someone (``whose``), or None."""
    if not text:
        return Fault(f"There is no name for {whose}.", "Reports and questions call it by its name.", "Type a name.")
    if len(text) > LONGEST_NAME:
        return Fault(
            f"The name of {whose} has {len(text)} characters.", "Reports must find room for it.", f"Use at most {LONGEST_NAME}."
        )
    if re.search(HIDDEN, text):
        return Fault(
            f"The name of {whose}, {quoted(text)}, has characters that nobody can see.",
            "A name that looks like another one but is not would never be found.",
            "Type it again with letters, digits, blanks and signs.",
        )
    return None


def _file_name(slug: str) -> str:
    return f"{slug}.yaml" if slug != "parties" else "parties-department.yaml"


def _free(party: str, slug: str) -> str:
    """The party's id, another one where the department has taken it."""
    return party if party != slug else f"our-{party}"


def _named(party: str) -> str:
    return party.replace("-", " ").capitalize()
