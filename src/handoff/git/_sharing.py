"""Sharing a branch with others: commit what is new, receive, merge and send, and say what is in the way."""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from handoff.git._committing import commit_only, not_now
from handoff.git._merging import Difference, difference, has, merged, tip
from handoff.git._remote import Target, fetched, pushed, target_of
from handoff.git._running import ask, without_git
from handoff.model.problem import Fault

# So often somebody else may be quicker; and so many names fit into one call of git on any system.
_TRIES = 8
_AT_ONCE = 300
_ONLY_HERE = "What you recorded is on this computer only; others neither see it nor have it when this computer is gone."


class Shared(Struct, frozen=True):
    """What was done: the files committed, received and sent (from the workspace's root), where, and what was in the way.

    ``before`` is the commit that was checked out before others' were merged ('': nothing was received).
    """

    committed: tuple[str, ...] = ()
    received: Difference = Difference()
    sent: Difference = Difference()
    place: str = ""
    before: str = ""
    fault: Fault | None = None


def share(root: Path, new: tuple[str, ...], message: Callable[[tuple[str, ...]], str]) -> Shared:
    """Commit these new files and nothing else, merge what the remote's branch has, and send the branch; never by force.

    Many files are several commits, each with the message for its files.  With a fault, what was done before it stands, and
    what it hindered can be done later.
    """
    fault = _not_here(root) or not_now(root)
    if fault is not None:
        return Shared(fault=fault)
    done: tuple[str, ...] = ()
    for start in range(0, len(new), _AT_ONCE):
        some = new[start : start + _AT_ONCE]
        fault = commit_only(root, some, message(some))
        if fault is not None:
            return Shared(done, fault=fault)
        done += some
    target = target_of(root)
    if isinstance(target, Fault):
        return Shared(done, fault=target)
    return _exchanged(root, target, Shared(done, place=target.shown))


def _exchanged(root: Path, target: Target, done: Shared) -> Shared:
    """Receive and send, again as long as others send in between."""
    for _ in range(_TRIES):
        theirs = fetched(root, target)
        if isinstance(theirs, Fault):
            return replace(done, fault=theirs)
        done = _received(root, theirs, done)
        now = tip(root)
        if done.fault is not None or now in {"", theirs}:
            return done
        outcome = pushed(root, target)
        if isinstance(outcome, Fault):
            return replace(done, fault=outcome)
        if outcome == "sent":
            return replace(done, sent=difference(root, theirs, now))
    return replace(done, fault=_overtaken(target))


def _received(root: Path, theirs: str, done: Shared) -> Shared:
    """The same after merging what the remote's branch has ('': there is none), if the branch does not have it yet."""
    ours = tip(root)
    if not theirs or (ours and has(root, ours, theirs)):
        return done
    fault = merged(root, theirs, done.place)
    if fault is not None:
        return replace(done, fault=fault)
    came, before = difference(root, ours, tip(root)), done.received
    all_of_it = Difference(before.new + came.new, before.changed + came.changed)
    return replace(done, received=all_of_it, before=done.before or ours)


def _not_here(root: Path) -> Fault | None:
    """Why nothing can be shared from this folder at all."""
    inside = ask(root, "rev-parse", "--is-inside-work-tree")
    if inside is not None and not inside.code and inside.out.strip() == "true":
        return None
    return without_git(_ONLY_HERE) or Fault(
        "This workspace is not in a git repository that git can use, so there is nothing to share it through.",
        _ONLY_HERE,
        "Run `git status` here to see what git says; `git init` begins a repository, `git clone ADDRESS` brings the shared one.",
    )


def _overtaken(target: Target) -> Fault:
    return Fault(
        f"Others sent to {target.shown} each time before you could ({_TRIES} times).",
        "Nothing is lost: yours is committed here and merged with theirs, and not yet sent.",
        "Run `handoff share` again in a minute.",
    )
