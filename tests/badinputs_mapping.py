"""What the reference bad inputs (``badinputs/run.py``) need to know of handoff: its commands, a workspace, and valid texts."""

import atexit
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

H = str(Path(sys.executable).with_name("handoff"))
STD = "first-reply"
NAME = f"support/answers/{STD}"
AS_OF = "--as-of 2026-08-10"
REPORT = f"report compliance {AS_OF}"
HEADER = ("standard", "observed_on", "value", "note")

SUPPORT = f"""\
department: support
name: Support
kind: core
head: Head of support
promise: One question, one answer.
outputs:
  answers:
    name: Answers
    kind: information
    customers:
      buyers:
        used_for: decide what to order
    standards:
      {STD}:
        statement: A first reply reaches nearly everybody who asks.
        owner: Team lead
        measure:
          kind: value
          unit: "%"
          method: counted from the mailbox
          every: month
        target: at least 90 %
        since: 2020-01-01
"""
VALID = SUPPORT.replace("department: support", "department: desk").replace("name: Support", "name: Desk").rstrip("\n")


def _template() -> Path:
    """A repository with one act in its ledger, made by the commands themselves."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    root = folder / "template"
    root.mkdir()
    _run(folder, H, "init", "template", "--name", "Bad inputs", "--department", "Order desk", "--timezone", "UTC")
    (root / "standards" / "support.yaml").write_text(SUPPORT, encoding="utf-8")
    _run(root, "git", "init", "--quiet", "--initial-branch=main")
    _run(root, "git", "config", "user.name", "Ada Auditor")
    _run(root, "git", "config", "user.email", "ada@example.org")
    _run(root, H, "record", STD, "97.5", "--on", "2026-06-16")
    _run(root, "git", "add", "--all")
    _run(root, "git", "commit", "--quiet", "--message", "Begin")
    return root


def _run(folder: Path, *words: str) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HANDOFF_", "GIT_"))}
    subprocess.run(words, cwd=folder, env=kept, check=True, capture_output=True)


CONFIG = {
    "H": H,
    "PYTHON": sys.executable,
    "TEMPLATE": str(_template()),
    "DEFS_REL": "standards",
    "ONE_DEF_REL": "standards/support.yaml",
    "CHECK": "check",
    "RECORD": "record",
    "RECORD_STD": f"record {STD}",
    # The report shows why there was nothing to measure in July, so that is the text that the injections go through; of an
    # option given twice the last one counts.
    "RECORD_OK": f"record {STD} --on 2026-07-15 --no-opportunity nothing",
    "NOTE_OPT": "--no-opportunity",
    "DATE_OPT": "--on",
    "SINCE_OPT": "diff -- HEAD",
    "REPORT": REPORT,
    "MD": f"{REPORT} --format markdown",
    "JSON": f"{REPORT} --format json",
    "CSV_EXPORT": f"{REPORT} --format csv",
    "HTML_TO": f"{REPORT} --format html --output",
    "XLSX_TO": f"{REPORT} --format xlsx --output",
    "IMPORT": "record --from",
    "COMMANDS": "check record report show map explain",
    "STD": STD,
    "CSV_HEADER": ",".join(HEADER),
    "EXITS": "OK=0 FINDING=1 USAGE=2 DATA=3 INTEGRITY=4 IO=5 SIGPIPE=0",
}


def place(area: str, name: str, repo: Path) -> Path:
    """Where a bad file goes in the repository."""
    folder = {"yaml": "standards", "ledger": "ledger/2026/07"}.get(area, ".")
    return Path(repo) / folder / name


def argv(area: str, path: Path) -> list[str]:
    """The command that meets the bad file."""
    return [H, "record", "--from", str(_named_as_ours(path))] if area == "import" else [H, "check"]


def _named_as_ours(path: Path) -> Path:
    """A workbook of the cases calls the day ``date``: a copy of the same name with our name for that column."""
    if path.suffix != ".xlsx" or not zipfile.is_zipfile(path):
        return path
    copy = path.parent / "renamed" / path.name
    copy.parent.mkdir()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            new.writestr(part, old.read(part).replace(b"<t>date</t>", b"<t>observed_on</t>"))
    return copy


def placeholder(name: str, argument: str | None) -> str:
    """The text that a case's placeholder stands for."""
    if name in _TEXTS:
        return _TEXTS[name]
    if name.startswith("VALID_YAML_WITH_"):
        return VALID.replace(_REPLACED[name.removeprefix("VALID_YAML_WITH_")], _in_its_place(name, argument or ""))
    if name == "CSV_HEADER_WITHOUT":
        return ",".join(column for column in HEADER if column != argument)
    return _line(name, argument or "")


_TEXTS = {
    "VALID_YAML": VALID,
    "VALID_YAML_WITHOUT_REQUIRED": VALID.replace("department: desk\n", ""),
    "NOTE_KEY": "note",
    "TYPO_OF_KNOWN_KEY": "naem",
    "STD": STD,
    "CSV_HEADER": ",".join(HEADER),
    "CSV_HEADER_SEMICOLONS": ";".join(HEADER),
    "CSV_HEADER_TABS": "\t".join(HEADER),
    "CSV_HEADER_UPPER_SPACED": " , ".join(HEADER).upper(),
    "VALUE_COL": "value",
}
_REPLACED = {"ID": "department: desk", "TARGET": "at least 90 %", "DATE": "2020-01-01", "CUSTOMER": "buyers:"}


def _in_its_place(name: str, argument: str) -> str:
    if name.endswith("_ID"):
        return f"department: {argument}"
    return f"{argument}:" if name.endswith("_CUSTOMER") else argument


ACT = {"entry": '"act"', "recorded_at": '"2026-07-20T10:00:00Z"', "recorded_by": '"Ada Auditor"', "program": '"handoff 0.1"'}
_OF_THE_CASES = {"std": "standard", "value": "readings"}


def _measurement(number: int) -> dict[str, str]:
    """The fields of a measurement, each as raw JSON, in the order in which they stand on its line."""
    return {
        "entry": '"measurement"',
        "observed_on": f'"2026-07-{10 + number:02d}"',
        "standard": json.dumps(NAME),
        "terms": f'"{number:064x}"',
        "target": '"at least 90 %"',
        "readings": f"[{90 + number}.5]",
        "nonce": f'"{number:016x}"',
    }


def _signed(fields: dict[str, str]) -> str:
    """The line with these fields and the id that the specification gives it, worked out without handoff."""
    body = "{" + ",".join(f'"{key}":{value}' for key, value in fields.items()) + "}"
    name = hashlib.sha256(f"handoff-entry-v1\n{body}".encode()).hexdigest()
    return f'{{"id":"{name}",{body[1:]}'


LINES = {"VALID_LINE_1": _signed(ACT), "VALID_LINE_2": _signed(_measurement(2)), "VALID_LINE_3": _signed(_measurement(3))}


def _line(name: str, argument: str) -> str:
    """A line of the ledger in which one thing is wrong."""
    if name in LINES:
        return LINES[name]
    key, _, value = argument.partition("=")
    good = LINES["VALID_LINE_2"]
    match name:
        case "LINE_WITH":
            return _line_with(_OF_THE_CASES.get(key, key), value)
        case "LINE_WITHOUT":
            return "{" + good[73:] if key == "id" else _signed({at: text for at, text in _measurement(4).items() if at != key})
        case "LINE_WITH_WRONG_ID":
            return good.replace("[92.5]", "[99.5]")
        case "LINE_WITH_UPPERCASE_ID":
            return good[:7] + good[7:71].upper() + good[71:]
        case _ if name.startswith("LINE_SUPERSEDING"):
            return _correction(name, argument)
    raise ValueError(name)


def _correction(name: str, argument: str) -> str:
    """A correction of the first measurement: of it, of another standard's, or a forged one of itself."""
    good, seen = LINES["VALID_LINE_2"], _measurement(2)
    fields = {
        "entry": '"correction"',
        "observed_on": seen["observed_on"],
        "standard": '"desk/answers/other"' if name.endswith("OTHER_STANDARD") else seen["standard"],
        "corrects": json.dumps(good[7:71]),
        "act": json.dumps(LINES["VALID_LINE_1"][7:71]),
        "because": json.dumps(argument),
        "terms": seen["terms"],
        "target": seen["target"],
        # Two that contradict each other: two that say the same are one.
        "readings": "[93.5]" if argument.endswith("B") else "[91.5]",
        "nonce": f'"{len(argument) + 5:016x}"',
    }
    line = _signed(fields)
    return line.replace(good[7:71], line[7:71]) if name.endswith("CYCLE") else line


def _line_with(key: str, value: str) -> str:
    if key == "recorded_at" and value.startswith('"1999'):  # what counts is the day of observation
        return _signed(_measurement(4) | {"observed_on": '"1999-01-01"'})
    if key in ACT:
        return _signed(ACT | {key: value})
    return _signed(_measurement(4) | {key: f"[{value}]" if key == "readings" else value})
