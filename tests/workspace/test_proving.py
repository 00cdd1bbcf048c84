"""What can be evidence: a file inside the workspace that can be read and shared, an address, a document's number; nothing else."""

import os
import resource
from pathlib import Path

import pytest

from handoff.model.evidence import Evidence
from handoff.model.problem import Fault
from handoff.workspace.proving import LARGEST, proof_of
from handoff.workspace.recording import evidence_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "workspace"
    (root / "audits").mkdir(parents=True)
    (root / "audits" / "44.pdf").write_bytes(b"abc")
    (tmp_path / "outside.pdf").write_bytes(b"abc")
    (root / "out.pdf").symlink_to(tmp_path / "outside.pdf")
    (root / "in.pdf").symlink_to("audits/44.pdf")
    (root / "lost.pdf").symlink_to("nowhere")
    (root / "loop.pdf").symlink_to("loop.pdf")
    os.mkfifo(root / "pipe.pdf")
    with (root / "film.mp4").open("wb") as film:
        film.truncate(LARGEST + 1)
    with (root / "photo.jpg").open("wb") as photo:
        photo.truncate(LARGEST // 1_000)
    return root


@pytest.mark.parametrize(
    ("named", "what"),
    [
        ("audits", "is a folder, not a file"),
        (".", "is a folder, not a file"),
        ("../outside.pdf", "is no file inside the workspace"),
        ("out.pdf", "is a link that leads out of the workspace"),
        ("pipe.pdf", "is no regular file"),
        ("lost.pdf", "cannot be read: No such file or directory"),
        ("loop.pdf", "cannot be read: "),
        ("film.mp4", "has 100,000,001 bytes; evidence has at most 100,000,000"),
        ("audits/45.pdf", "There is no file"),
        ("45.pdf", "There is no file"),
    ],
)
def test_what_cannot_be_evidence_is_refused_by_its_name(root: Path, named: str, what: str) -> None:
    fault = evidence_of(root, root, named)
    assert isinstance(fault, Fault)
    assert f'"{named}"' in fault.message
    assert what in fault.message
    assert fault.why
    assert fault.fix


@pytest.mark.parametrize("text", ["https://example.org/a.pdf", "doc:QM-2026/17.3", "DOC-17", "file:///srv/scans/1.pdf"])
def test_an_address_or_a_documents_number_is_kept_as_text(root: Path, text: str) -> None:
    assert evidence_of(root, root, text) == Evidence(text)


def test_a_file_is_kept_by_its_path_from_the_workspace_wherever_one_stands(root: Path) -> None:
    proof = evidence_of(root, root / "audits", "44.pdf")
    assert isinstance(proof, Evidence)
    assert proof.ref == "audits/44.pdf"
    assert proof == evidence_of(root, root, "in.pdf") == evidence_of(root, root, str(root / "audits" / "44.pdf"))
    photo = evidence_of(root, root, "photo.jpg")
    assert isinstance(photo, Evidence)
    assert photo.sha256


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="This system has no file that is there and cannot be read")
def test_a_file_that_cannot_be_read_is_refused_with_the_systems_words() -> None:
    mine = Path("/proc/self")
    fault = proof_of(mine, mine / "mem", "mem")
    assert isinstance(fault, Fault)
    assert fault.message == '"mem" cannot be read: Input/output error.'


def test_a_process_that_may_open_no_more_files_is_told_so(root: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    (root / "first.pdf").write_bytes(b"x")
    evidence_of(root, root, "first.pdf")  # whatever is loaded late is loaded now
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, hard))
    try:
        fault = evidence_of(root, root, "first.pdf")
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert isinstance(fault, Fault)
    assert fault.message == '"first.pdf" cannot be read: Too many open files.'
