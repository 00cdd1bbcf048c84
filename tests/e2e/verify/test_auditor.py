"""The checks that docs/integrity.md and docs/auditor.md show an auditor, run as they are printed there, without handoff."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from .ledgers import A, act, edited, path_of, seals

DOCS = Path(__file__).parents[3] / "docs"
pytestmark = pytest.mark.skipif(shutil.which("sha256sum") is None, reason="There is no sha256sum")


def printed(page: str, mark: str) -> str:
    """The one block of commands on a page that has a mark in it."""
    blocks = re.findall(r"```\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)
    found = [block for block in blocks if mark in block]
    assert len(found) == 1, mark
    return found[0]


def run(folder: Path, commands: str) -> tuple[int, str]:
    done = subprocess.run(["sh", "-c", commands], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def test_a_manifest_and_a_seals_id(sealed: Path) -> None:
    for path in seals(sealed):
        commands = printed("integrity.md", "every file that this seal added").replace("X.seal", path.name)
        code, said = run(sealed, commands)
        assert code == 0
        assert said.splitlines()[-1][:16] == path.stem.partition("-")[2]
        assert all(line.endswith(": OK") for line in said.splitlines()[:-1])
    path_of(sealed, A).write_bytes(edited(path_of(sealed, A).read_bytes()))
    said = "".join(
        run(sealed, printed("integrity.md", "every file that this seal added").replace("X.seal", path.name))[1]
        for path in seals(sealed)
    )
    assert f"{A}: FAILED" in said


def test_the_root_and_the_files_that_no_seal_has(sealed: Path) -> None:
    _, said = run(sealed, printed("integrity.md", "sort -u | sha256sum"))
    newest = max((path.read_text(encoding="utf-8") for path in seals(sealed)), key=lambda text: text.count("parent: "))
    assert f"\nroot: {said[:64]}\n" in newest
    assert run(sealed, printed("integrity.md", "comm -13")) == (0, "")
    late = act(sealed, "c", 91)
    assert run(sealed, printed("integrity.md", "comm -13")) == (0, f"{late.relative_to(sealed).as_posix()}\n")


def test_a_signature(sealed: Path, keys: Path) -> None:
    shutil.copy(keys / "signers", sealed / "signers")
    for path in seals(sealed):
        commands = printed("integrity.md", "ssh-keygen -Y verify -n handoff-seal").replace("/X.", f"/{path.stem}.")
        code, said = run(sealed, commands)
        assert (code, said.startswith('Good "handoff-seal@v1" signature for ada@harrow.example')) == (0, True)
        path.write_bytes(path.read_bytes() + b"\n")
        assert run(sealed, commands)[0] != 0


def test_the_ids_of_lines(sealed: Path) -> None:
    path = path_of(sealed, A)
    commands = printed("auditor.md", "handoff-entry-v1").replace("FILE", path.relative_to(sealed).as_posix())
    for held, differing in ((path.read_bytes(), 0), (edited(path.read_bytes()), 1)):
        path.write_bytes(held)
        code, said = run(sealed, commands)
        assert (code, len(said.splitlines())) == (0, differing)
