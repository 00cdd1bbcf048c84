"""Faults for names that find nothing, or too much: what was meant, perhaps, and the next step."""

from handoff.analysis.nearest import did_you_mean, nearest
from handoff.model.organisation import Department, Organisation, Output, Party, Retired
from handoff.model.problem import Fault
from handoff.model.standard import Standard
from handoff.model.text import quoted

_MOST_LISTED = 10
_MOST_NEAR = 5
_STANDARD_PARTS = 3
_WHY_STANDARD = "What is kept about one standard counts for no other, so its name is never guessed."
_WHY_SUBJECT = "The answer would be about something else."
_NEXT_STANDARD = "`handoff show DEPARTMENT` lists the standards of a department."
_NEXT_SUBJECT = "`handoff map` lists the departments and parties, `handoff show DEPARTMENT` their outputs and standards."


def no_name(organisation: Organisation, text: str) -> Fault:
    """For a text that cannot be a name: empty, or with signs that no name has."""
    fix = "Write a name such as `entered-in-time`, `special-order/entered-in-time` or `customer-service`."
    if not text:
        return Fault("The name is empty.", _WHY_SUBJECT, fix)
    folded = "-".join(text[:200].lower().split())
    near = _near(folded, _names(organisation, 1 + folded.count("/")))
    why = "A name is lower-case letters, digits and hyphens, with / between department, output and standard; nothing else."
    return Fault(f"{quoted(text)} is not a name.", why, _did_you_mean(near) or fix)


def ambiguous(text: str, found: tuple[Department | Party | Output | Standard, ...]) -> Fault:
    """For a name that fits more than one thing: each by its full name, with its kind where kinds differ."""
    kinds = {kind_of(one) for one in found}
    if len({(kind_of(one), full_name(one)) for one in found}) == 1 or kinds == {"department", "party"}:
        places = ", ".join(f"{one.place.path}:{one.place.line}" for one in found)
        fix = f"Give each its own name; they stand in {places}. `handoff check` reports this too."
        return Fault(f"{quoted(text)} is defined {len(found)} times, as {_kinds(kinds)}.", _WHY_SUBJECT, fix)
    listed = [f"{kind_of(one)} {full_name(one)}" if len(kinds) > 1 else full_name(one) for one in found]
    message = f"{quoted(text)} could be {len(found)} things: {_listed(listed)}."
    why = _WHY_STANDARD if kinds == {"standard"} else _WHY_SUBJECT
    return Fault(message, why, "Write more of the name, up to department/output/standard.")


def unknown_standard(organisation: Organisation, parts: tuple[str, ...]) -> Fault:
    """For a name that no standard has: retired, something else's name, or perhaps misspelt."""
    text = "/".join(parts)
    retired = _retired(organisation, parts)
    if retired is not None:
        return _no_longer_promised(text, *retired)
    everything: tuple[Department | Output, ...] = (*organisation.departments, *organisation.outputs)
    for someone in everything:
        if text in (someone.id, full_name(someone)):
            standards = [standard.name for standard in someone.standards]
            fix = f"Name one of its standards: {_listed(standards)}." if standards else "It has no standard yet: write one first."
            return Fault(f"{quoted(text)} is {_a(kind_of(someone))}, not a standard.", _WHY_STANDARD, fix)
    same_id = (standard.name for standard in organisation.standards if standard.id == parts[-1])
    near = (*same_id, *_near(text, _standard_names(organisation, len(parts))))
    return Fault(f"No standard is called {quoted(text)}.", _WHY_STANDARD, f"{_did_you_mean(near)} {_NEXT_STANDARD}".strip())


def unknown_subject(organisation: Organisation, parts: tuple[str, ...]) -> Fault:
    """For a name that no department, party, output or standard has."""
    text = "/".join(parts)
    for department in organisation.departments:
        if text in department.station_names:
            fix = f"`handoff show {department.id}` shows the whole department."
            return Fault(f"{quoted(text)} is a station of {department.id}.", "A station answers through its department.", fix)
    retired = _retired(organisation, parts)
    if retired is not None:
        return _no_longer_promised(text, *retired)
    near = _near(text, _names(organisation, len(parts)))
    message = f"No department, party, output or standard is called {quoted(text)}."
    return Fault(message, _WHY_SUBJECT, f"{_did_you_mean(near)} {_NEXT_SUBJECT}".strip())


def kind_of(subject: Department | Party | Output | Standard) -> str:
    """The word for what something is."""
    return type(subject).__name__.lower()


def full_name(subject: Department | Party | Output | Standard) -> str:
    """The name that fits nothing else of its kind."""
    if isinstance(subject, Standard):
        return subject.name
    return subject.path if isinstance(subject, Output) else subject.id


def _retired(organisation: Organisation, parts: tuple[str, ...]) -> tuple[Department, Retired] | None:
    for department in organisation.departments:
        for retired in department.retired:
            if tuple(f"{department.id}/{retired.name}".split("/"))[-len(parts) :] == parts:
                return department, retired
    return None


def _no_longer_promised(text: str, department: Department, retired: Retired) -> Fault:
    until = f": it was promised until {retired.until.isoformat()}" if retired.until else ""
    because = f" because {retired.because.rstrip('.')}" if retired.because else ""
    why = f"{department.id}/{retired.name} was retired{because}; what is measured now would be judged by nothing."
    return Fault(f"{quoted(text)} is retired{until}.", why, _NEXT_STANDARD)


def _standard_names(organisation: Organisation, parts: int) -> list[tuple[str, str]]:
    """Each standard's tail of so many parts, with its full name."""
    return [("/".join(standard.name.split("/")[-parts:]), standard.name) for standard in organisation.standards]


def _names(organisation: Organisation, parts: int) -> list[tuple[str, str]]:
    """The tails of so many parts of everything that has a name, each with the full name."""
    everyone = organisation.everyone if parts == 1 else ()
    outputs = organisation.outputs if parts < _STANDARD_PARTS else ()
    return [
        *((someone.id, someone.id) for someone in everyone),
        *(("/".join(output.path.split("/")[-parts:]), output.path) for output in outputs),
        *_standard_names(organisation, parts),
    ]


def _near(text: str, names: list[tuple[str, str]]) -> tuple[str, ...]:
    wanted = nearest(text, (tail for tail, _ in names))
    return tuple(full for one in wanted for tail, full in names if tail == one)


def _did_you_mean(names: tuple[str, ...]) -> str:
    return did_you_mean(tuple(dict.fromkeys(names))[:_MOST_NEAR])


def _listed(names: list[str]) -> str:
    more = len(names) - _MOST_LISTED
    return ", ".join(names[:_MOST_LISTED]) + (f" and {more} more" if more > 0 else "")


def _kinds(kinds: set[str]) -> str:
    return " and ".join(_a(kind) for kind in sorted(kinds))


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
