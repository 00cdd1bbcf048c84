"""Why a text is not YAML, in words for people who never read a grammar; the same whichever parser found it."""

import re

import yaml

from handoff.model.problem import Fault
from handoff.model.text import quoted
from handoff.reading.fault_names import FaultName
from handoff.reading.nodes import Spot

_WHY = "Until the file can be read, nothing in it counts."
_SIGN = re.compile(r"[\s-]*(?:.*[{,]\s*)?[\"']?([A-Za-z_]+)[\"']?:\s+>=?\s*([^\s},#][^},#]*)?")
_GLUED = re.compile(r"\s*[\w-]+:[^\s:]")
_BLANK_AFTER_COLON = "Put a blank after the colon: `key: value`."
_CANNOT_BEGIN = {"@", "`", "%", ">", "|", ",", "]", "}", "&", "*", "!"}


def syntax_fault(text: str, error: yaml.YAMLError) -> tuple[FaultName, Spot, Fault]:
    """Give a parser's complaint the name, place and words for people."""
    lines = text.split("\n")
    problem = _spot(lines, getattr(error, "problem_mark", None))
    context = _spot(lines, getattr(error, "context_mark", None)) or problem
    if problem is None or context is None:
        return "syntax", Spot(), _general("", 1)
    return _explained(lines, problem, context, _words(error))


def _words(error: yaml.YAMLError) -> str:
    return f"{getattr(error, 'context', '') or ''}: {getattr(error, 'problem', '') or ''}"


def _spot(lines: list[str], mark: yaml.Mark | None) -> Spot | None:
    if mark is None:
        return None
    # The compiled parser ends a text that lacks its last line break on a line that is not there.
    return Spot(mark.line + 1, mark.column + 1) if mark.line < len(lines) else Spot(len(lines), len(lines[-1]) + 1)


def _explained(lines: list[str], problem: Spot, context: Spot, words: str) -> tuple[FaultName, Spot, Fault]:
    opening = _at(lines, context)
    if "block scalar" in words:
        return "syntax", context, _bare_sign(lines[context.line - 1], opening)
    if "escape" in words or "hex" in words:
        return "syntax", context, _ESCAPE
    if "quoted" in words:
        return "syntax", context, _open_quote(opening)
    if "alias" in words or "anchor" in words:
        return "syntax", context, _needs_quotes(opening)
    if "flow" in words:
        return "syntax", context, _open_bracket(opening)
    return "syntax", problem, _seen(lines, problem, words)


def _seen(lines: list[str], problem: Spot, words: str) -> Fault:
    line, above = ("", *lines)[problem.line], ("", "", *lines)[problem.line]
    sign = _at(lines, problem)
    if "mapping values" in words:
        return _colon(line[: problem.column - 1], above)
    if sign == ">" and _SIGN.match(line):
        return _bare_sign(line, sign)
    if sign in _CANNOT_BEGIN:
        return _needs_quotes(sign)
    return _general(line, problem.column)


def _at(lines: list[str], spot: Spot) -> str:
    return lines[spot.line - 1][spot.column - 1 : spot.column]


_ESCAPE = Fault(
    "In a text in double quotes a backslash begins a special character, and this one is not known.",
    _WHY,
    "Put the text in single quotes, where a backslash is only a backslash.",
)


def _bare_sign(line: str, sign: str) -> Fault:
    """Explain why ``target: >= 98 %`` is not read: in YAML a `>` begins a text over several lines."""
    found = _SIGN.match(line)
    key, number = (found[1], _short((found[2] or "98 %").strip())) if found else ("target", "98 %")
    at_least = f'Put it in quotes, `{key}: ">= {number}"`, or write `{key}: at least {number}`.'
    return Fault(
        f"A value cannot begin with `{sign}` here: in YAML that sign begins a text over several lines.",
        _WHY,
        at_least if sign == ">" else "Put the text in quotes.",
    )


def _short(text: str) -> str:
    return quoted(text)[1:-1]


def _open_quote(quote: str) -> Fault:
    return Fault(
        "The quote that opens here is never closed.",
        _WHY,
        f"Write {quote or 'the quote'} at the end of the text as well; a quote inside such a text is written twice ('').",
    )


def _open_bracket(bracket: str) -> Fault:
    closing = {"[": "]", "{": "}"}.get(bracket)
    if closing is None:
        return Fault(
            "Between the brackets something is missing here.", _WHY, "Separate values by one comma; put texts with signs in quotes."
        )
    return Fault(
        f"The bracket {bracket} that opens here is not closed, or something between the brackets is not separated by a comma.",
        _WHY,
        f"Write {closing} where the list or mapping ends, and put texts with `,`, `:`, brackets or signs in quotes.",
    )


def _colon(before: str, above: str) -> Fault:
    if re.search(r":\s", before):
        return Fault(
            "A text with a colon and a blank in it must stand in quotes.",
            f"YAML takes what stands before `: ` for a key. {_WHY}",
            "Put the whole text in quotes.",
        )
    return Fault(
        "A key cannot stand here.",
        f"The line above it is not finished, or this line is indented too far. {_WHY}",
        _BLANK_AFTER_COLON
        if _GLUED.match(above)
        else "Let this line begin below its neighbours, or end the line above with a colon.",
    )


def _needs_quotes(first: str) -> Fault:
    why = f"In YAML that sign has a meaning of its own. {_WHY}"
    return Fault(f"A text cannot begin with {quoted(first)}.", why, "Put the text in quotes.")


def _general(line: str, column: int) -> Fault:
    if re.search(r"[\"'] +$", line[: column - 1]):
        return Fault("The text goes on after its closing quote.", _WHY, "Put the whole text in quotes.")
    fix = "Let the line begin below its neighbours, and write `key: value`, with a blank after the colon."
    return Fault("From here on the file is not valid YAML.", _WHY, _BLANK_AFTER_COLON if _GLUED.match(line) else fix)
