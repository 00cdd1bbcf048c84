"""A workspace begun with a template, and signed by everyone who has a seat: each seat by a person of its own."""

from datetime import date
from pathlib import Path

from handoff.analysis.agreeing import seats
from handoff.analysis.terms import fingerprint, terms_text
from handoff.model.entry import Act, Agreement
from handoff.model.problem import Fault
from handoff.workspace.from_template import Copy, template_files
from handoff.workspace.opening import Workspace, open_workspace

SIGNED_ON = date(2026, 11, 20)
ACT = Act(recorded_at="2026-11-20T16:02:11Z", recorded_by="A. Auditor", program="handoff 0.1")


def begin(root: Path, template: str) -> Workspace:
    """Write a template's files, as `handoff init --template` does, and open them."""
    files = template_files(Copy(template, (), "", "UTC", SIGNED_ON))
    assert not isinstance(files, Fault), files
    for file in files:
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return reopened(root)


def reopened(root: Path) -> Workspace:
    workspace = open_workspace(root)
    assert isinstance(workspace, Workspace), workspace
    return workspace


def sign(workspace: Workspace) -> int:
    """Everyone agrees to, acknowledges or approves everything in one act; how many words that were."""
    with workspace.ledger.draft(ACT) as draft:
        for number, agreement in enumerate(_words(workspace)):
            draft.add(agreement(f"{number:016x}"))
        return draft.publish().entries


def _words(workspace: Workspace):  # noqa: ANN202 -- makers of agreements, each of which still wants its nonce
    for output in workspace.organisation.outputs:
        for standard in output.standards:
            if not standard.promises:
                continue
            text = terms_text(standard, output.name, standard.promises[0])
            for seat in seats(output, standard):
                yield lambda nonce, seat=seat, text=text, name=standard.name: Agreement(
                    agreed_on=SIGNED_ON,
                    standard=name,
                    terms=fingerprint(text),
                    text=text,
                    party=seat.party,
                    stance=seat.stance,
                    by=f"The person who speaks for {seat.party}",
                    role="Speaker",
                    nonce=nonce,
                )
