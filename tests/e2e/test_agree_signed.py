"""Signed agreements: made with a real SSH key, verified when they are shown, and worth nothing once anything is changed."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from handoff.ledger._lines import id_of

Run = Callable[..., CompletedProcess[str]]
pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="OpenSSH is not installed")


def acts(folder: Path) -> set[Path]:
    return set((folder / "ledger").rglob("*.jsonl"))


def shown_words(handoff: Run, demo: Path) -> list[dict[str, object]]:
    """What `handoff show` says of the words of sales."""
    facts = json.loads(handoff("show", "entered-in-time", "--format", "json", cwd=demo).stdout)
    return [word for standing in facts["agreements"] if standing["party"] == "sales" for word in standing["words"]]


@pytest.fixture
def key(demo: Path) -> Path:
    """An SSH key that the workspace allows."""
    path = demo.parent / "ada"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "ada", "-f", path], check=True)
    public = " ".join(path.with_suffix(".pub").read_text(encoding="utf-8").split()[:2])
    (demo / "signers").write_text(f'ada@harrow.example namespaces="handoff-agreement@v1" {public}\n', encoding="utf-8")
    with (demo / "handoff.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[signing]\nallowed_signers = "signers"\nrequired = true\n')
    return path


def test_a_signed_agreement_is_kept_with_its_signature_and_verified_when_it_is_shown(handoff: Run, demo: Path, key: Path) -> None:
    before = acts(demo)
    words = ("agree", "entered-in-time", "--for", "sales", "--by", "Ada")
    unsigned = handoff(*words, cwd=demo)
    assert (unsigned.returncode, "asks for signed agreements" in unsigned.stderr, acts(demo)) == (2, True, before)
    done = handoff(*words, "--sign", "--key", str(key), cwd=demo)
    assert done.returncode == 0, done.stderr
    assert "Signed by ada@harrow.example." in done.stdout
    (act,) = acts(demo) - before
    entry = json.loads(act.read_text(encoding="utf-8").splitlines()[1])
    assert entry["signature"].startswith("-----BEGIN SSH SIGNATURE-----\n")
    (word,) = shown_words(handoff, demo)
    assert (word["signer"], word["fault"]) == ("ada@harrow.example", None)
    assert "ada@harrow.example" in handoff("show", "entered-in-time", cwd=demo).stdout
    again = handoff(*words, "--sign", "--key", str(key), cwd=demo)
    assert (again.returncode, "nothing was recorded" in again.stdout) == (0, True)


def test_git_s_ssh_key_signs_without_being_named(handoff: Run, git_demo: Path, key: Path) -> None:
    words = ("agree", "entered-in-time", "--for", "sales", "--sign")
    none = handoff(*words, cwd=git_demo, env={"GIT_CONFIG_GLOBAL": "/dev/null"})
    assert (none.returncode, "There is no key to sign with" in none.stderr) == (2, True)
    for setting in (("gpg.format", "ssh"), ("user.signingkey", str(key))):
        subprocess.run(["git", "config", *setting], cwd=git_demo, check=True)
    done = handoff(*words, cwd=git_demo)
    assert done.returncode == 0, done.stderr
    assert "Signed by ada@harrow.example." in done.stdout


@pytest.mark.usefixtures("key")
def test_a_key_in_the_home_of_nobody_is_no_key(handoff: Run, demo: Path) -> None:
    done = handoff(
        "agree", "entered-in-time", "--for", "sales", "--by", "Ada", "--sign", "--key", "~nobody-of-that-name/key", cwd=demo
    )
    assert (done.returncode, "There is no key" in done.stderr) == (2, True), done.stderr


def test_a_key_that_is_not_allowed_signs_nothing_and_one_no_longer_allowed_proves_nothing(
    handoff: Run, demo: Path, key: Path
) -> None:
    words = ("agree", "entered-in-time", "--for", "sales", "--by", "Ada", "--sign", "--key", str(key))
    allowed = (demo / "signers").read_text(encoding="utf-8")
    before = acts(demo)
    (demo / "signers").write_text("# nobody\n", encoding="utf-8")
    refused = handoff(*words, cwd=demo)
    assert (refused.returncode, refused.stdout, acts(demo)) == (2, "", before)
    assert "which was not among the allowed signers (signers)" in refused.stderr
    (demo / "signers").write_text(allowed, encoding="utf-8")
    assert handoff(*words, cwd=demo).returncode == 0
    (demo / "signers").write_text("# nobody\n", encoding="utf-8")
    (word,) = shown_words(handoff, demo)
    assert word["signer"] is None
    assert "was not among the allowed signers" in str(word["fault"])
    assert "does not count" in handoff("show", "entered-in-time", cwd=demo).stdout


def test_an_entry_that_was_changed_after_signing_is_told_even_where_its_id_was_made_anew(
    handoff: Run, demo: Path, key: Path
) -> None:
    before = acts(demo)
    words = ("agree", "entered-in-time", "--for", "sales", "--by", "Ada", "--sign", "--key", str(key))
    assert handoff(*words, cwd=demo).returncode == 0
    (act,) = acts(demo) - before
    head, line = act.read_bytes().splitlines()
    body = b"{" + line[73:].replace(b'"by":"Ada"', b'"by":"Eve"')
    act.write_bytes(b"\n".join((head, b'{"id":"%s",%s' % (id_of(body).encode(), body[1:]), b"")))
    (word,) = shown_words(handoff, demo)
    assert (word["by"], word["signer"]) == ("Eve", None)
    assert str(word["fault"]).startswith("it does not match what is recorded")


def test_what_lacks_a_signature_that_is_required_is_still_to_be_agreed_to(handoff: Run, demo: Path, key: Path) -> None:
    settings = (demo / "handoff.toml").read_text(encoding="utf-8").replace('level = "defined"', 'level = "agreed"')
    (demo / "handoff.toml").write_text(settings.replace("required = true", "required = false"), encoding="utf-8")
    for party, person in (("sales", "Ada"), ("customer-service", "Eve")):
        assert handoff("agree", "entered-in-time", "--for", party, "--by", person, cwd=demo).returncode == 0

    def asked() -> bool:
        tasks = json.loads(handoff("due", "--format", "json", cwd=demo).stdout)["tasks"]
        mine = [
            task["what"] for task in tasks if (task["kind"], task["about"].rpartition("/")[2]) == ("agreement", "entered-in-time")
        ]
        return any(what.startswith("agree for sales") for what in mine)

    assert not asked()
    (demo / "handoff.toml").write_text(settings, encoding="utf-8")
    assert asked()
    signed = handoff("agree", "entered-in-time", "--for", "sales", "--by", "Ada", "--sign", "--key", str(key), cwd=demo)
    assert signed.returncode == 0, signed.stderr
    assert not asked()


def test_one_key_never_signs_for_both_sides_whatever_names_are_typed(handoff: Run, demo: Path, key: Path) -> None:
    sign = ("--sign", "--key", str(key))
    assert handoff("agree", "entered-in-time", "--for", "customer-service", "--by", "Bob", *sign, cwd=demo).returncode == 0
    before = acts(demo)
    refused = handoff("agree", "entered-in-time", "--for", "sales", "--by", "Eve", *sign, cwd=demo)
    assert (refused.returncode, refused.stdout, acts(demo)) == (2, "", before)
    assert '"ada@harrow.example" has signed for customer-service, the supplier of' in refused.stderr
    assert 'under the name "Bob"' in refused.stderr
