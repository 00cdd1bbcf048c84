"""The branch of a remote that is shared with: which one it is, what it has, and sending to it."""

from pathlib import Path
from typing import Literal

from msgspec import Struct

from handoff.git._running import act_elsewhere, ask, said, without_password
from handoff.model.problem import Fault
from handoff.model.text import listed, quoted

_KEPT = "Nothing is lost: what is committed here stays here, and the next `handoff share` sends it."
# What a server says when two people send at the same moment: the one who comes second receives first, and tries again.
_RACES = ("\t[rejected] (", "cannot lock ref", "failed to update ref", "incorrect old value")


class Target(Struct, frozen=True):
    """The branch that is checked out, and the remote's branch that it is shared with; ``follows`` is false until the first push."""

    branch: str
    remote: str
    ref: str
    follows: bool

    @property
    def name(self) -> str:
        """The remote as people may read it: in place of a name git takes an address, and that may hold a password."""
        return without_password(self.remote)

    @property
    def shown(self) -> str:
        """The remote's branch as people name it: ``origin/main``."""
        return f"{self.name}/{self.ref.removeprefix('refs/heads/')}"


def target_of(root: Path) -> Target | Fault:
    """Where the branch is shared: where it follows already, else by its own name on the only remote there is."""
    branch = _answered(root, "symbolic-ref", "--short", "HEAD")
    remote = _answered(root, "config", "--get", f"branch.{branch}.remote")
    ref = _answered(root, "config", "--get", f"branch.{branch}.merge")
    remotes = _answered(root, "remote").split("\n")
    if remote and ref and remote != ".":
        return Target(branch, remote, ref, follows=True)
    if remotes == [""]:
        return Fault(
            "This repository knows no other place to share with (no remote).",
            "What you recorded is on this computer only; others neither see it nor have it when this computer is gone.",
            "Ask whoever looks after your repositories for its address, then run `git remote add origin ADDRESS` once.",
        )
    if len(remotes) > 1:
        return Fault(
            f"The branch {quoted(branch)} is not joined to a branch elsewhere (no upstream), "
            f"and there are several places to choose from: {listed(quoted(one) for one in remotes)}.",
            "Sent to the wrong place, what you recorded would be read by others than you meant.",
            f"Say where once: `git push -u {remotes[0]} {branch}` (or another of these names). After that `handoff share` knows.",
        )
    return Target(branch, remotes[0], f"refs/heads/{branch}", follows=False)


def fetched(root: Path, target: Target) -> str | Fault:
    """The commit that the remote's branch is at now, fetched; '' where the remote has no such branch yet."""
    there = act_elsewhere(root, "ls-remote", "--heads", "--", target.remote, target.ref)
    if there is None or there.code:
        return Fault(
            f"{quoted(target.name)} could not be reached, or it did not let you in. Git said: {said(there)}",
            _KEPT,
            "Look at your network, and at your key or password for it: `git fetch` asks for them, handoff never does.",
        )
    if not there.out.strip():
        return _gone(target) if target.follows and _had(root, target) else ""
    done = act_elsewhere(root, "fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "--", target.remote, target.ref)
    commit = _answered(root, "rev-parse", "--verify", "--quiet", "FETCH_HEAD^{commit}")
    if done is None or done.code or not commit:
        return Fault(
            f"What others sent to {target.shown} could not be received. Git said: {said(done)}",
            _KEPT,
            "Put right what git names, then run `handoff share` again.",
        )
    return commit


def pushed(root: Path, target: Target) -> Literal["sent", "overtaken"] | Fault:
    """Send the branch, never by force; ``overtaken`` where somebody else sent in between."""
    join = () if target.follows else ("--set-upstream",)
    words = ("push", "--porcelain", "--no-follow-tags", *join, "--", target.remote, f"refs/heads/{target.branch}:{target.ref}")
    done = act_elsewhere(root, *words)
    if done is not None and not done.code:
        return "sent"
    if done is not None and any(race in f"{done.out}{done.err}" for race in _RACES):
        return "overtaken"
    return Fault(
        f"{quoted(target.name)} did not take what was sent, or a hook of your repository refused it. "
        f"Git said: {said(done)}" + _reason(done.out if done else ""),
        _KEPT,
        "Put right what git names, or ask whoever looks after the repository whether you may send to this branch.",
    )


def _reason(report: str) -> str:
    """The server's own reason, which stands in brackets in git's report for machines."""
    reasons = [line.rpartition("\t")[2] for line in report.splitlines() if line.startswith("!")]
    return f"; {quoted(reasons[0], 200)}" if reasons else ""


def _gone(target: Target) -> Fault:
    return Fault(
        f"The branch {target.shown} is no longer there; somebody took it away, perhaps after it was merged.",
        "Sent there again, it would come back to life beside the branch that others record on now.",
        f"Ask which branch to record on, and go there with `git switch`; or bring it back with `git push -u {target.name} "
        f"{target.branch}`.",
    )


def _had(root: Path, target: Target) -> bool:
    """Whether the remote is known to have had this branch."""
    name = f"refs/remotes/{target.remote}/{target.ref.removeprefix('refs/heads/')}"
    return bool(_answered(root, "rev-parse", "--verify", "--quiet", name))


def _answered(root: Path, *words: str) -> str:
    answer = ask(root, *words)
    return answer.out.strip("\n") if answer and not answer.code else ""
