"""Completion of the ids of entries, as a shell asks for it: the newest that may still be corrected, with what they say."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Run = Callable[..., CompletedProcess[str]]


def offered(handoff: Run, folder: Path, *words: str) -> list[tuple[str, str]]:
    """What fish would show: a value, a tab and its help on each line."""
    typed = {
        "_HANDOFF_COMPLETE": "complete_fish",
        "_TYPER_COMPLETE_ARGS": " ".join(("handoff", *words)),
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    done = handoff(cwd=folder, env=typed)
    assert done.returncode == 0, done.stderr
    return [(name, text) for name, _, text in (line.partition("\t") for line in done.stdout.splitlines()) if name]


def recorded(handoff: Run, folder: Path, *words: str) -> str:
    done = handoff(*words, "--by", "Ada", "--format", "json", cwd=folder)
    assert done.returncode == 0, done.stderr
    return str(json.loads(done.stdout)["id"])


def test_ids_are_offered_with_what_they_say_newest_first_and_none_that_was_corrected(handoff: Run, demo: Path) -> None:
    wrong = recorded(handoff, demo, "record", "entered-in-time", "97/104", "--on", "2026-10-20")
    right = recorded(handoff, demo, "correct", wrong, "96/104", "--because", "miscounted")
    found = offered(handoff, demo, "correct", "")
    assert found[0] == (right[:8], "entered-in-time 2026-10-20 96/104, Ada")
    assert wrong[:8] not in dict(found)
    assert all(re.fullmatch("[0-9a-f]{8}", name) for name, _ in found)
    assert len(found) <= 201  # the demo is one import of 1,856
    assert offered(handoff, demo, "correct", right[:3]) == [one for one in found if one[0].startswith(right[:3])]
    taken = recorded(handoff, demo, "correct", right, "--void", "--because", "not ours")
    assert offered(handoff, demo, "correct", "")[0] == (taken[:8], "entered-in-time 2026-10-20 taken back, Ada")


def test_nothing_that_somebody_typed_means_anything_to_a_shell(handoff: Run, demo: Path) -> None:
    reason = "$(touch pwned) `x` \"' ;|&<>\\"
    done = handoff("record", "acknowledged", "--no-opportunity", reason, "--by", "E$ve", "--on", "2026-10-21", cwd=demo)
    assert done.returncode == 0, done.stderr
    text = offered(handoff, demo, "correct", "")[0][1]
    assert text == "acknowledged 2026-10-21 no opportunity? ??touch pwned? ?x .."


def test_outside_a_workspace_and_in_an_empty_one_nothing_is_offered(handoff: Run, tmp_path: Path) -> None:
    assert offered(handoff, tmp_path, "correct", "") == []
    assert handoff("init", ".", "--name", "X", "--department", "Desk", cwd=tmp_path).returncode == 0
    assert offered(handoff, tmp_path, "correct", "") == []


def test_findings_and_actions_are_offered_where_they_may_be_meant(handoff: Run, demo: Path) -> None:
    finding = recorded(handoff, demo, "finding", "open", "entered-in-time", "12 of 40; `rm` $(x)", "--on", "2026-03-20")[:8]
    closed = recorded(handoff, demo, "finding", "open", "complete", "none", "--on", "2026-03-20")[:8]
    recorded(handoff, demo, "finding", "close", closed, "it was none", "--withdrawn", "--confirmed-by", "Bob")
    action = recorded(handoff, demo, "action", "open", finding, "man both desks", "--on", "2026-03-22")[:8]
    said = (finding, "entered-in-time 2026-03-20 12 of 40? ?rm? ??x?")
    assert offered(handoff, demo, "finding", "close", "") == [said]
    assert [name for name, _ in offered(handoff, demo, "finding", "open", "complete", "again", "--repeats", "")] == [
        closed,
        finding,
    ]
    assert offered(handoff, demo, "action", "do", action[:3]) == [(action, "entered-in-time plan, man both desks")]
    assert said in offered(handoff, demo, "action", "open", "")
    assert ("entered-in-time", "") in offered(handoff, demo, "action", "open", "entered")
