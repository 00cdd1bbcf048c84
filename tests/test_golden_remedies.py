"""Golden files of what findings and actions answer, step by step; HANDOFF_REGENERATE=1 writes them anew."""

import os
import re
from pathlib import Path

from .test_golden_answers import ADA, GOLDEN, STANDARD, still

STEPS = (
    ("finding", "open", STANDARD, "12 of 40 orders lay in the tray overnight", "--severity", "major", "--on", "2026-03-20"),
    ("finding", "contain", "FINDING", "the tray is emptied at noon and at six", "--on", "2026-03-21"),
    (
        "finding",
        "cause",
        "FINDING",
        "nobody is at the desk at noon",
        "--of",
        "method",
        "--method",
        "five whys",
        "--on",
        "2026-03-22",
    ),
    (
        "action",
        "open",
        "FINDING",
        "man both desks",
        "--criterion",
        "at least 80 %",
        "--balances",
        "few-errors",
        "--on",
        "2026-03-23",
    ),
    ("action", "extend", "ACTION", "--due", "2026-05-04", "--because", "the second desk comes late", "--on", "2026-04-01"),
    ("action", "do", "ACTION", "both desks are manned at noon", "--done-by", "Carl Clerk", "--on", "2026-04-20"),
    ("action", "check", "ACTION", "six months of it", "--format", "json"),
    ("action", "close", "ACTION", "--effective", "--confirmed-by", "A. Auditor"),
    ("finding", "close", "FINDING", "none lay overnight since", "--confirmed-by", "A. Auditor", "--format", "json"),
)
COUNTED = tuple(
    ("report", "pareto", "--of", "findings", "--by", by, "--period", "2026", "--as-of", "2027-01-01", "--format", form)
    for by, form in (("cause", "text"), ("cause", "json"), ("place", "text"), ("cause", "csv"))
)


def test_each_step_answers_what_it_answered(tmp_path: Path) -> None:
    still("demo", "demo", folder=tmp_path)
    known: dict[str, str] = {}
    answers = []
    for step in STEPS:
        words = [known.get(word, word) for word in step]
        said = still(*words, *ADA, folder=tmp_path / "demo")
        found = re.search(r'(?:Recorded as |\n  "id": ")([0-9a-f]{8})', said)
        assert found is not None
        known.setdefault(step[0].upper(), found[1])
        answers.append(f"$ handoff {' '.join(words)}\n\n{said}")
    answers += [f"$ handoff {' '.join(words)}\n\n{still(*words, folder=tmp_path / 'demo')}" for words in COUNTED]
    text = "\n".join(answers).encode()
    golden = GOLDEN / "remedies.txt"
    if os.environ.get("HANDOFF_REGENERATE"):
        golden.write_bytes(text)
    assert text == golden.read_bytes()
