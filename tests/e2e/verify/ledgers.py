"""A sealed ledger to tamper with, ways to tamper, and what `verify` then finds."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from handoff.ledger._lines import id_of

Run = Callable[..., CompletedProcess[str]]
NAMESPACE = 'namespaces="handoff-seal@v1"'
A, B = "20261020T160211Z-000000000000000a.jsonl", "20261020T160211Z-000000000000000b.jsonl"


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True).stdout


def commit(folder: Path, message: str = "x") -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)


def act(folder: Path, name: str, *values: int, at: str = "2099-01-01T00:00:00Z") -> Path:
    """Write an act as handoff does, with a time of one's own."""

    def line(body: str) -> str:
        return f'{{"id":"{id_of(body.encode())}",{body[1:]}\n'

    head = f'{{"entry":"act","recorded_at":"{at}","recorded_by":"Ada","program":"handoff 0.1"}}'
    common = '"standard":"customer-service/special-order/entered-in-time","terms":"' + "0" * 64 + '","target":"at least 90 %"'
    bodies = [
        f'{{"entry":"measurement","observed_on":"2026-10-20",{common},"numerator":{value},"denominator":104,"nonce":"{name}{at}"}}'
        for value in values
    ]
    path = folder / "ledger" / "2026" / "10" / f"20261020T160211Z-{name:0>16}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(map(line, [head, *bodies])), encoding="utf-8")
    return path


def found(handoff: Run, folder: Path, *words: str) -> set[tuple[str, str, int | None]]:
    """What `verify` finds, with its place; the exit code must be that of what it finds."""
    done = handoff("verify", *words, "--format", "json", cwd=folder)
    facts = json.loads(done.stdout)
    broken = any(not one["advisory"] for one in facts["findings"])
    assert (done.returncode, facts["whole"]) == (4 if broken else 0, not broken), done.stderr
    return {(one["finding"], one["path"].rpartition("/")[2], one["line"]) for one in facts["findings"]}


def names(findings: set[tuple[str, str, int | None]]) -> set[str]:
    return {name for name, _, _ in findings}


def seal(handoff: Run, folder: Path, *words: str) -> str:
    done = handoff("seal", *words, "--format", "json", cwd=folder)
    assert done.returncode == 0, done.stderr + done.stdout
    return str(json.loads(done.stdout)["seal"])


def seals(folder: Path) -> list[Path]:
    return sorted((folder / "ledger" / "seals").glob("*.seal"))


def path_of(folder: Path, name: str) -> Path:
    return folder / "ledger" / "2026" / "10" / name


def everywhere(handoff: Run, folder: Path, keys: Path, kept: str) -> tuple[set[str], set[str], set[str], set[str]]:
    """The four columns of the table."""
    signers = ("--allowed-signers", str(keys / "signers"))
    demands = ((), signers, (*signers, "--expect", kept), ("--against", "origin-main"))
    return tuple(names(found(handoff, folder, *words)) for words in demands)  # type: ignore[return-value]


def edited(held: bytes) -> bytes:
    return held.replace(b'"numerator":98', b'"numerator":93')


def one_bit(held: bytes) -> bytes:
    return held[:-20] + bytes([held[-20] ^ 1]) + held[-19:]


def line_ends(held: bytes) -> bytes:
    return held.replace(b"\n", b"\r\n")


def recomputed(held: bytes) -> bytes:
    lines = held.splitlines(keepends=True)
    body = edited(b"{" + lines[2][73:-1])
    return b"".join((*lines[:2], b'{"id":"%s",%s\n' % (id_of(body).encode(), body[1:]), *lines[3:]))


def reordered(held: bytes) -> bytes:
    first, *others = held.splitlines(keepends=True)
    return b"".join((first, *reversed(others)))


def truncated(held: bytes) -> bytes:
    return b"".join(held.splitlines(keepends=True)[:-1])


def twice(held: bytes) -> bytes:
    return held + held.splitlines(keepends=True)[-1]


def emptied(_: bytes) -> bytes:
    return b""
