"""Findings as a SARIF log: rules with their manual pages, results with places, waivers and fingerprints."""

import re
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import quote

from handoff import __version__
from handoff.model.problem import Problem, Source, by_place
from handoff.page import Excused, Findings, Rule
from handoff.rendering import _sarif_log as log

_LEVELS: dict[str, log.Level] = {"error": "error", "warning": "warning", "info": "note"}
_FINDS = r"\n## What it finds\n+(.*?)(?=\n## |\Z)"
_TOP = log.Base(log.Message("The top of the repository."))
_FINGERPRINT = 32


def log_of(findings: Findings) -> log.Log:
    """One run of one tool: every rule that was looked for, and every finding in order of its place."""
    found = sorted(
        (*((problem, None) for problem in findings.problems), *((one.problem, one) for one in findings.excused)),
        key=lambda pair: by_place(pair[0]),
    )
    rules = (*map(_descriptor, findings.rules), *_faults((problem for problem, _ in found), {rule.name for rule in findings.rules}))
    at = {rule.id: index for index, rule in enumerate(rules)}
    met: dict[str, int] = {}
    results = []
    for problem, waiver in found:
        same = _fingerprint(problem)
        met[same] = met.get(same, 0) + 1
        results.append(_result(problem, at[problem.check], f"{same}:{met[same]}", waiver))
    driver = log.Driver("handoff", __version__, rules)
    return log.Log(log.SCHEMA, "2.1.0", (log.Run(log.Tool(driver), log.Bases(_TOP), "unicodeCodePoints", tuple(results)),))


def _descriptor(rule: Rule) -> log.Descriptor:
    text = rule.text.strip()
    finds = re.search(_FINDS, text, re.DOTALL)
    short, full = text.split("\n", 1)[0] or rule.name, " ".join(finds[1].split()) if finds else text
    return _described(rule.name, short, full, text, _LEVELS[rule.severity])


def _faults(problems: Iterable[Problem], known: set[str]) -> Iterable[log.Descriptor]:
    """Rules for what no check looks for: a file or an entry that cannot be read."""
    for name in sorted({problem.check for problem in problems} - known):
        short = f"{name}: something that cannot be read, or refers to nothing"
        yield _described(name, short, short, f"`handoff explain {name}` prints the manual page.", "error")


def _described(name: str, short: str, full: str, text: str, level: log.Level) -> log.Descriptor:
    shown = text or name
    return log.Descriptor(name, log.Message(short), log.Message(full or short), log.Help(shown, shown), log.Configuration(level))


def _result(problem: Problem, rule: int, fingerprint: str, waiver: Excused | None) -> log.Result:
    return log.Result(
        problem.check,
        rule,
        _LEVELS[problem.severity],
        log.Message(_message(problem)),
        (log.Location(_place(problem.source)),),
        log.Fingerprints(fingerprint),
        tuple(log.Location(_place(place), log.Message("The same fault")) for place in problem.also),
        (log.Suppression("external", "accepted", _justification(waiver)),) if waiver else (),
    )


def _message(problem: Problem) -> str:
    r"""What is wrong, why, what to do, and what follows; a ``](`` is broken, since viewers make a link of ``[text](target)``."""
    parts = (problem.message, problem.why, problem.fix, *(f"Follows: {message}" for message in problem.follows))
    return "\n".join(part for part in parts if part).replace("](", "] (")


def _justification(waiver: Excused) -> str:
    until = f" until {waiver.until}" if waiver.until else ""
    return f"{waiver.because} (approved by {waiver.approved_by}{until})"


def _place(source: Source) -> log.PhysicalLocation:
    """The place; of a whole file without a region.  Bytes of a name that are no UTF-8 are encoded as they are."""
    uri = quote(source.path.encode("utf-8", "surrogatepass"))
    region = log.Region(source.line, source.column or None) if source.line else None
    return log.PhysicalLocation(log.ArtifactLocation(uri, log.TOP), region)


def _fingerprint(problem: Problem) -> str:
    """The check, what it is about and the message: not the line, which moves with every edit above it."""
    whole = f"{problem.check}\0{problem.about}\0{problem.message}"
    return sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:_FINGERPRINT]
