"""Signatures by real SSH keys: whose they are, and every way in which one proves nothing."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from msgspec import structs

from handoff.ledger import _ssh, signed, verified
from handoff.ledger._lines import body_of
from handoff.ledger._signatures import NAMESPACE, signed_bytes
from handoff.model.entry import Act, Agreed, Agreement
from handoff.model.problem import Fault, Source
from handoff.model.settings import Settings

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="OpenSSH is not installed")
SETTINGS = Settings("Harrow Pumps", allowed_signers="signers")
AGREEMENT = Agreement(
    agreed_on=date(2026, 11, 20),
    standard="sales/offers/on-time",
    terms="0" * 64,
    text='{"target":"at least 90 %"}',
    party="buyers",
    stance="agrees",
    by="Ada \u00c5uditor",
    nonce="0123456789abcdef",
)
Make = Callable[..., Path]


@pytest.fixture
def key(tmp_path: Path) -> Make:
    def make(name: str = "ada", passphrase: str = "") -> Path:
        words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", name, "-f", str(tmp_path / name)]
        subprocess.run(words, check=True)
        return tmp_path / name

    return make


def public(key: Path) -> str:
    return " ".join(key.with_suffix(".pub").read_text(encoding="utf-8").split()[:2])


def allow(tmp_path: Path, *lines: str) -> None:
    (tmp_path / "signers").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def kept(agreement: Agreement | Fault, recorded_at: str = "2026-11-20T16:02:11Z") -> Agreed:
    assert isinstance(agreement, Agreement), agreement
    act = Act(recorded_at=recorded_at, recorded_by="Ada", program="handoff 0.1")
    return Agreed("0" * 64, act, agreement, Source("ledger/x.jsonl", 2, 1), agreement.standard, current=True)


def only(agreed: Agreed, root: Path, settings: Settings = SETTINGS) -> Agreed:
    (found,) = verified([agreed], root, settings)
    return found


def test_what_is_signed_is_the_entry_s_body_without_the_signature() -> None:
    assert signed_bytes(AGREEMENT) == body_of(AGREEMENT)
    assert signed_bytes(structs.replace(AGREEMENT, signature="x")) == signed_bytes(AGREEMENT)
    assert signed_bytes(structs.replace(AGREEMENT, nonce="1")) != signed_bytes(AGREEMENT)


def test_a_signature_by_an_allowed_key_names_its_signer(tmp_path: Path, key: Make) -> None:
    ada = key()
    allow(tmp_path, f"bob@harrow.example {public(key('bob'))}", f'ada@harrow.example namespaces="{NAMESPACE}" {public(ada)}')
    agreement = signed(AGREEMENT, str(ada))
    assert isinstance(agreement, Agreement)
    assert (agreement.signature or "").startswith("-----BEGIN SSH SIGNATURE-----\n")
    unsigned = kept(AGREEMENT)
    found = verified([unsigned, kept(agreement)], tmp_path, SETTINGS)
    assert [(one.signer, one.fault) for one in found] == [("", ""), ("ada@harrow.example", "")]


@pytest.mark.parametrize(
    "change", [{"by": "Bob"}, {"standard": "sales/offers/other"}, {"text": "{}"}, {"nonce": "1"}, {"note": "x"}]
)
def test_a_changed_entry_does_not_match_its_signature(tmp_path: Path, key: Make, change: dict[str, str]) -> None:
    ada = key()
    allow(tmp_path, f"ada {public(ada)}")
    agreement = signed(AGREEMENT, str(ada))
    assert isinstance(agreement, Agreement)
    found = only(kept(structs.replace(agreement, **change)), tmp_path)
    assert (found.signer, found.fault[:40]) == ("", "it does not match what is recorded: the ")


@pytest.mark.parametrize("text", ["", "junk", "-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n", "\0"])
def test_what_is_no_signature_matches_nothing(tmp_path: Path, key: Make, text: str) -> None:
    allow(tmp_path, f"ada {public(key())}")
    found = only(kept(structs.replace(AGREEMENT, signature=text)), tmp_path)
    assert found.fault.startswith("it does not match what is recorded")


def test_a_signature_for_another_purpose_does_not_count(tmp_path: Path, key: Make) -> None:
    ada = key()
    allow(tmp_path, f"ada {public(ada)}")
    (tmp_path / "body").write_bytes(signed_bytes(AGREEMENT))
    subprocess.run(["ssh-keygen", "-Y", "sign", "-n", "git", "-f", ada, tmp_path / "body"], check=True, capture_output=True)
    found = only(kept(structs.replace(AGREEMENT, signature=(tmp_path / "body.sig").read_text(encoding="ascii"))), tmp_path)
    assert found.fault.endswith("or it was made for something else")


def test_a_key_that_is_not_allowed_is_named_by_its_print(tmp_path: Path, key: Make) -> None:
    ada = key()
    shown = subprocess.run(["ssh-keygen", "-l", "-f", ada], check=True, capture_output=True, text=True).stdout.split()[1]
    for line in (f"bob {public(key('bob'))}", f'ada namespaces="git" {public(ada)}', "junk junk junk"):
        allow(tmp_path, line)
        found = only(kept(signed(AGREEMENT, str(ada))), tmp_path)
        assert found.signer == ""
        assert found.fault.startswith(f"it was made with the key {shown}, which was not among the allowed signers (signers)")


@pytest.mark.parametrize(
    ("recorded_at", "counts"),
    [("2026-11-20T16:02:11Z", True), ("2026-11-20T23:30:00+01:00", True), ("2027-01-01T00:00:00Z", False), ("", True)],
)
def test_a_key_counts_for_what_was_recorded_before_it_ended(tmp_path: Path, key: Make, recorded_at: str, counts: bool) -> None:  # noqa: FBT001 -- a table
    ada = key()
    allow(tmp_path, f'ada valid-before="20261231" {public(ada)}')
    found = only(kept(signed(AGREEMENT, str(ada)), recorded_at), tmp_path)
    assert (found.signer == "ada", found.fault == "") == (counts, counts)


def test_allowed_signers_are_in_the_workspace_and_of_a_size_that_people_read(tmp_path: Path, key: Make) -> None:
    ada, root = key(), tmp_path / "workspace"
    root.mkdir()
    agreed = kept(signed(AGREEMENT, str(ada)))
    allow(root, f"ada {public(ada)}")
    assert only(agreed, root).signer == "ada"
    (root / "signers").rename(tmp_path / "signers")
    (root / "signers").symlink_to(tmp_path / "signers")
    assert '"signers", is a link that leads out of the workspace' in only(agreed, root).fault
    (root / "signers").unlink()
    allow(root, f"ada {public(ada)}", "#" * 1_000_000)
    assert '"signers", has more than 1,000,000 bytes' in only(agreed, root).fault


def test_without_allowed_signers_or_ssh_keygen_the_fault_says_so(
    tmp_path: Path, key: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreed = kept(signed(AGREEMENT, str(key())))
    assert "names no file of `allowed_signers`" in only(agreed, tmp_path, Settings("Harrow Pumps")).fault
    assert '"signers", is not there' in only(agreed, tmp_path).fault
    allow(tmp_path, "")
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    assert "ssh-keygen is not installed" in only(agreed, tmp_path).fault
    fault = signed(AGREEMENT, str(tmp_path / "ada"))
    assert isinstance(fault, Fault)
    assert "not installed" in fault.message


def test_no_process_is_started_when_nothing_is_signed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_ssh, "ask", None)
    assert verified([kept(AGREEMENT)] * 2, tmp_path, SETTINGS) == (kept(AGREEMENT), kept(AGREEMENT))


def test_where_signatures_are_required_a_present_word_without_one_is_none(tmp_path: Path) -> None:
    strict = structs.replace(SETTINGS, signature_required=True)
    assert only(kept(AGREEMENT), tmp_path).fault == ""
    assert only(kept(AGREEMENT), tmp_path, strict).fault == "there is none, and handoff.toml requires one"
    assert only(structs.replace(kept(AGREEMENT), current=False), tmp_path, strict).fault == ""


def test_a_key_that_cannot_sign_is_a_fault_with_what_was_said(tmp_path: Path, key: Make) -> None:
    (tmp_path / "nonsense").write_text("no key", encoding="utf-8")
    for named, part in (
        (str(tmp_path / "none"), "There is no key"),
        (str(tmp_path / "nonsense"), "could not sign with the key"),
        (str(key("locked", "a long secret")), "passphrase"),
        ("key::ssh-ed25519 AAAA", "could not sign with the key"),
    ):
        fault = signed(AGREEMENT, named)
        assert isinstance(fault, Fault), named
        assert part in fault.message
        assert fault.why
        assert fault.fix


@pytest.fixture
def agent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    if shutil.which("ssh-agent") is None:
        pytest.skip("there is no ssh-agent")
    with subprocess.Popen(["ssh-agent", "-D", "-a", str(tmp_path / "agent")], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        monkeypatch.setenv("SSH_AUTH_SOCK", str(tmp_path / "agent"))
        yield
        process.terminate()


@pytest.mark.usefixtures("agent")
def test_a_public_key_is_signed_with_by_the_agent_that_holds_its_secret(tmp_path: Path, key: Make) -> None:
    ada = key()
    allow(tmp_path, f"ada {public(ada)}")
    subprocess.run(["ssh-add", "-q", ada], check=True, capture_output=True)
    for named in (public(ada), f"key::{public(ada)}"):
        assert only(kept(signed(AGREEMENT, named)), tmp_path).signer == "ada"


def test_nothing_is_left_of_making_and_verifying(tmp_path: Path, key: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = key()
    allow(tmp_path, f"ada {public(ada)}")
    waste = tmp_path / "waste"
    waste.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(waste))
    assert only(kept(signed(AGREEMENT, str(ada))), tmp_path).signer == "ada"
    assert list(waste.iterdir()) == []
