"""What git does to a ledger between records: branches of one day that are merged, and commands that take changes away."""

import shutil
import subprocess
from collections import Counter
from pathlib import Path
from random import Random

from .commands import RECORD, attempt, environment, new_workspace
from .tallies import Tally, tally

BRANCHES = ("north", "south")
# Each way is a few commands of git, in the repository; the last column of "on a host" is what a server does that knows neither
# a tree of files nor attributes nor merge drivers.
WAYS = {
    "merged": ("merge --quiet --no-edit north",),
    "squashed": ("merge --quiet --squash north", "commit --quiet --message North"),
    "rebased": ("rebase --quiet north",),
}
# What people do between two records; a change of a standard lies in the tree each time, so that git has something to take.
BETWEEN = (
    "stash",
    "stash pop",
    "reset --hard --quiet",
    "checkout --quiet .",
    "checkout --quiet -b other-{}",
    "checkout --quiet --force main",
    "switch --quiet --discard-changes -c another-{}",
    "restore .",
    "gc --quiet --prune=now",
)


def merged(folder: Path, count: int) -> Tally:
    """Two branches record on the same day; plain git brings them together in several ways, each in a copy of its own."""
    repository, made = _repository(folder / "branches"), []
    for branch in BRANCHES:
        _git(repository, "switch", "--quiet", "-c", branch, "main")
        made += [attempt((*RECORD, "--commit"), repository) for _ in range(count)]
    each, conflicts = [], 0
    for way, commands in WAYS.items():
        here = Path(shutil.copytree(repository, folder / way))
        conflicts += any(_try(here, *command.split()) for command in commands)
        each.append(tally("", made, [here / "ledger"]))
    conflicts += _merged_on_a_host(repository, folder)
    each.append(tally("", made, [folder / "after" / "ledger"]))
    ways = "a merge, a squashed merge, a rebase, and a merge in a bare repository, without files, attributes or merge drivers"
    notes = (f"In four ways: {ways}, then cloned. Conflicts: {conflicts}. The figures are those of the worst way.",)
    worst = max(each, key=lambda one: (one.lost, one.twice, one.half, one.strays))
    return worst._replace(
        fault=f"Two branches record {count} acts each on one day and are merged by plain git",
        half=worst.half + conflicts,
        notes=notes,
    )


def between(folder: Path, seed: int, count: int) -> Tally:
    """Record, and commit or not, and let git take changes away after each; at the end every branch's acts are read."""
    repository, random, done, made = _repository(folder / "between"), Random(seed), Counter[str](), []
    desk = repository / "standards" / "desk.yaml"
    for turn in range(count):
        made.append(attempt((*RECORD, random.choice(("--commit", "--no-commit"))), repository))
        desk.write_text(desk.read_text(encoding="utf-8") + "# being written\n", encoding="utf-8")
        command = random.choice(BETWEEN)
        done[command] += not _try(repository, *command.format(turn).split())
    branches = _git(repository, "for-each-ref", "--format=%(refname:short)", "refs/heads").split()
    _git(repository, "checkout", "--quiet", "--force", "main")
    for branch in branches:
        _git(repository, "merge", "--quiet", "--no-edit", branch)
    commands = ", ".join(f"`git {command.format('…')}` {times}" for command, times in done.items())
    notes = (
        f"Commands that succeeded: {commands}.",
        "At the end the branches that git had made were merged; untracked acts stayed.",
    )
    return tally("Git takes changes away between records, half of them committed", made, [repository / "ledger"], notes, seed)


def _merged_on_a_host(repository: Path, folder: Path) -> bool:
    """Merge without a working tree, as hosts do; whether that failed.  What came out is cloned to ``after``."""
    _git(folder, "clone", "--quiet", "--bare", str(repository), "host.git")
    host = folder / "host.git"
    tree = subprocess.run(
        ["git", "merge-tree", "--write-tree", *BRANCHES], cwd=host, env=environment(), check=False, capture_output=True, text=True
    )
    who = ("-c", "user.name=Host", "-c", "user.email=host@example.org")
    commit = _git(host, *who, "commit-tree", tree.stdout.split()[0], "-p", "north", "-p", "south", "-m", "Merge").strip()
    _git(host, "update-ref", "refs/heads/main", commit)
    _git(folder, "clone", "--quiet", "--branch", "main", "host.git", "after")
    return tree.returncode != 0


def _repository(folder: Path) -> Path:
    workspace = new_workspace(folder)
    _git(workspace, "init", "--quiet", "--initial-branch=main")
    _git(workspace, "config", "user.name", "Ada Auditor")
    _git(workspace, "config", "user.email", "ada@example.org")
    for message in ("Begin", "Begin again"):
        _git(workspace, "add", "--all")
        _git(workspace, "commit", "--quiet", "--allow-empty", "--message", message)
    return workspace


def _try(repository: Path, *words: str) -> bool:
    """Run git; whether it failed."""
    done = subprocess.run(["git", *words], cwd=repository, env=environment(), check=False, capture_output=True)
    return done.returncode != 0


def _git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=folder, env=environment(), check=True, capture_output=True, text=True)
    return done.stdout
