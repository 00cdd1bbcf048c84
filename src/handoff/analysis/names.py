"""Names as people type them: any unambiguous tail finds its standard, and nothing is ever guessed."""

import re
from collections import Counter
from collections.abc import Mapping

from handoff.analysis._unknown import ambiguous, full_name, no_name, unknown_standard, unknown_subject
from handoff.model.name import ID_PATTERN
from handoff.model.organisation import Department, Organisation, Output, Party
from handoff.model.problem import Fault
from handoff.model.standard import Standard

Subject = Department | Party | Output | Standard
_NAME = re.compile(f"{ID_PATTERN}(?:/{ID_PATTERN}){{0,2}}")
_OUTPUT_PARTS = 2
_STANDARD_PARTS = 3


def find_standard(organisation: Organisation, text: str) -> Standard | Fault:
    """The one standard whose full name ends in a text (``entered-in-time``, ``special-order/entered-in-time``).

    A standard is also found by its former names, after those in use.  A fault says what is wrong with the text, which
    standards it could mean, or which names are near; the text is never used for anything but comparison.
    """
    if not _NAME.fullmatch(text):
        return no_name(organisation, text)
    parts = tuple(text.split("/"))
    found = _standards_by_tail(organisation, parts) or _standards_by_former_name(organisation, parts)
    if not found:
        return unknown_standard(organisation, parts)
    return found[0] if len(found) == 1 else ambiguous(text, found)


def find_subject(organisation: Organisation, text: str) -> Subject | Fault:
    """The department, party, output or standard of a name.

    A whole name (a department's or party's id, ``department/output``, a standard's full name) comes before a tail; a tail
    that is both an output's and a standard's, or anything else that fits twice, is a fault with the candidates.
    """
    if not _NAME.fullmatch(text):
        return no_name(organisation, text)
    parts = tuple(text.split("/"))
    found = _by_whole_name(organisation, parts) or _by_tail(organisation, parts) or _standards_by_former_name(organisation, parts)
    if not found:
        return unknown_subject(organisation, parts)
    return found[0] if len(found) == 1 else ambiguous(text, found)


def complete(organisation: Organisation, prefix: str) -> tuple[str, ...]:
    """The names that begin with a prefix, each of which ``find_subject`` finds; with no prefix, departments and parties.

    Whole names of outputs and standards are offered from their department's name on, tails where they are unambiguous.
    """
    ids = Counter(someone.id for someone in organisation.everyone)
    if not prefix:
        return tuple(sorted(ids))
    outputs, standards = organisation.outputs, organisation.standards
    whole = Counter(output.path for output in outputs) + Counter(standard.name for standard in standards)
    tails = Counter(output.id for output in outputs) + _standard_tails(standards)
    names = {name for name, times in ids.items() if times == 1} | set(whole if "/" in prefix else ())
    names |= {tail for tail, times in tails.items() if times == 1 and tail not in ids and tail not in whole}
    return tuple(sorted(name for name in names if name.startswith(prefix)))


def complete_standards(organisation: Organisation, prefix: str) -> tuple[str, ...]:
    """The standards' names that begin with a prefix, each of which ``find_standard`` finds; tails where they are unambiguous."""
    standards = organisation.standards
    names = {standard.name for standard in standards} if not prefix or "/" in prefix else set()
    if prefix:
        names |= {tail for tail, times in _standard_tails(standards).items() if times == 1}
    return tuple(sorted(name for name in names if name.startswith(prefix)))


def short_names(organisation: Organisation) -> dict[str, str]:
    """Each standard's shortest tail that ``find_standard`` still understands, by its full name."""
    standards = organisation.standards
    times = _standard_tails(standards)
    return {
        standard.name: next((tail for tail in (standard.id, f"{standard.output}/{standard.id}") if times[tail] == 1), standard.name)
        for standard in standards
    }


def name_of(subject: Subject) -> str:
    """The name that finds nothing else of its kind: a standard's full name, ``department/output``, an id."""
    return full_name(subject)


def former_names(standard: Standard) -> tuple[str, ...]:
    """The full names a standard had before; one written as a tail (``done-in-time``) belonged where the standard is now."""
    here = (standard.department, standard.output)
    split = (tuple(name.split("/")) for name in standard.formerly)
    return tuple("/".join((*here[: max(0, _STANDARD_PARTS - len(parts))], *parts)) for parts in split)


def standards_by_name(organisation: Organisation) -> Mapping[str, Standard]:
    """Every standard by its full name, and by its former ones where no standard in use has taken them."""
    found = {standard.name: standard for standard in reversed(organisation.standards)}
    for standard in organisation.standards:
        for name in former_names(standard) if standard.formerly else ():
            found.setdefault(name, standard)
    return found


def renamed(organisation: Organisation) -> Mapping[str, str]:
    """Former full names of standards, each with the full name that it has now."""
    if not any(standard.formerly for standard in organisation.standards):
        return {}
    return {name: one.name for name, one in standards_by_name(organisation).items() if name != one.name}


def _by_whole_name(organisation: Organisation, parts: tuple[str, ...]) -> tuple[Subject, ...]:
    if len(parts) == 1:
        return tuple(someone for someone in organisation.everyone if someone.id == parts[0])
    if len(parts) == _OUTPUT_PARTS:
        return tuple(output for output in organisation.outputs if (output.department, output.id) == parts)
    return _standards_by_tail(organisation, parts)


def _by_tail(organisation: Organisation, parts: tuple[str, ...]) -> tuple[Subject, ...]:
    outputs = tuple(output for output in organisation.outputs if (output.id,) == parts)
    return (*outputs, *_standards_by_tail(organisation, parts))


def _standards_by_tail(organisation: Organisation, parts: tuple[str, ...]) -> tuple[Standard, ...]:
    last = parts[-1]
    return tuple(
        standard
        for standard in organisation.standards
        if standard.id == last and (standard.department, standard.output, standard.id)[-len(parts) :] == parts
    )


def _standards_by_former_name(organisation: Organisation, parts: tuple[str, ...]) -> tuple[Standard, ...]:
    return tuple(
        standard
        for standard in organisation.standards
        if standard.formerly and any(tuple(name.split("/"))[-len(parts) :] == parts for name in former_names(standard))
    )


def _standard_tails(standards: tuple[Standard, ...]) -> Counter[str]:
    return Counter(tail for standard in standards for tail in (standard.id, f"{standard.output}/{standard.id}"))
