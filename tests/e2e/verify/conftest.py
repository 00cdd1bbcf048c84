"""Fixtures of the tests of verifying: keys, and a ledger that was sealed with one of them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from .ledgers import NAMESPACE, Run, act, commit, git, seal


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ada's key, which is allowed; Eve's, which is not; and the file of allowed signers, kept outside."""
    folder = tmp_path_factory.mktemp("keys")
    for name in ("ada", "eve"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", folder / name], check=True)
    public = " ".join((folder / "ada.pub").read_text(encoding="utf-8").split()[:2])
    (folder / "signers").write_text(f"ada@harrow.example {NAMESPACE} {public}\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def sealed_once(handoff: Run, written_demo: Path, keys: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two acts of October under two signed seals, all of it committed."""
    folder = Path(shutil.copytree(written_demo, tmp_path_factory.mktemp("sealed") / "demo"))
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "config", "user.name", "Ada Auditor")
    git(folder, "config", "user.email", "ada@example.org")
    for name, values in (("a", (97, 98, 99)), ("b", (90,))):
        act(folder, name, *values)
        commit(folder)
        seal(handoff, folder, "--sign", "--key", str(keys / "ada"))
        commit(folder)
    return folder


@pytest.fixture
def sealed(sealed_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sealed_once, tmp_path / "demo", symlinks=True))
