"""The site whose revisions are compared: its files, and what people do to them in git."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Run = Callable[..., CompletedProcess[str]]
Diff = Callable[..., dict[str, object]]
FILE = "standards/works.yaml"
WORKS = """\
department: works
name: Works
kind: core
head: Works manager
outputs:
  parts:
    name: Parts
    kind: goods
    customers:
      sales:
        used_for: ship orders
      stores:
        used_for: fill the shelves
    standards:
      on-time:
        statement: Parts come on the agreed day.
        owner: Foreman
        measure:
          kind: proportion
          counts: parts on the agreed day
          of: parts ordered
          method: system report
          every: month
        target: at least 90 %
        limit: at least 80 %
      complete:
        statement: Parts come with their papers.
        owner: Foreman
        measure: {kind: proportion, counts: parts with papers, of: parts, method: counted at the gate, every: week}
        target: at least 99 %
"""
PARTIES = """\
parties:
  sales: {name: Sales, kind: department, represented_by: Head of sales}
  stores: {name: Stores, kind: department, represented_by: Head of stores}
"""
ON_TIME, COMPLETE = "works/parts/on-time", "works/parts/complete"


def git(folder: Path, *words: str) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    who = {"NAME": "Ada Auditor", "EMAIL": "ada@example.org", "DATE": "2026-11-02T10:00:00Z"}
    person = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()}
    done = subprocess.run(["git", *words], cwd=folder, env=kept | person, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def edit(root: Path, *changes: tuple[str, str], path: str = FILE) -> None:
    file = root / path
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def commit(root: Path, message: str = "Change") -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", message)


def branch(root: Path, name: str, *changes: tuple[str, str]) -> None:
    git(root, "checkout", "--quiet", "-b", name, "main")
    edit(root, *changes)
    commit(root)
    git(root, "checkout", "--quiet", "main")


def write_site(root: Path) -> None:
    (root / "standards").mkdir(parents=True)
    (root / "handoff.toml").write_text('[organisation]\nname = "Harrow Pumps"\n', encoding="utf-8")
    (root / FILE).write_text(WORKS, encoding="utf-8")
    (root / "standards" / "parties.yaml").write_text(PARTIES, encoding="utf-8")


def kinds(facts: dict[str, object]) -> list[tuple[str, str, str, str]]:
    return [(one["kind"], one["name"], one["was"], one["now"]) for one in facts["changes"]]  # type: ignore[attr-defined]
