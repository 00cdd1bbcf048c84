"""What a large ledger answers beside its sums is what a small one does, after whatever happens to it."""

from collections.abc import Callable
from datetime import date

from hypothesis import settings
from hypothesis.stateful import rule

from handoff.analysis.holdings import Holdings
from handoff.ledger._lines import entry_line
from handoff.ledger.files import open_ledger
from handoff.model.entry import Agreement
from handoff.model.improving import Action, Finding
from handoff.model.problem import Problem

from .keeping import keeping
from .test_summing import Ledger, days

QUESTIONS: tuple[Callable[..., object], ...] = (
    lambda ledger, organisation, _as_of: ledger.agreements(organisation),
    lambda ledger, organisation, as_of: stated(*ledger.remedies(organisation, as_of)),
)


def stated(holdings: Holdings, problems: tuple[Problem, ...]) -> tuple[object, ...]:
    return holdings.findings, holdings.actions, problems


class Answers(Ledger):
    """The same things happen; other questions are asked."""

    @rule(day=days)
    def state(self, day: date) -> None:
        name = "sales/offers/on-time"
        said = (
            Agreement(agreed_on=day, standard="quick", terms="0" * 64, text="", party="buyers", stance="agrees", by="A", nonce="1"),
            Finding(stated_on=day, step="open", standard=name, statement="late", nonce="2"),
            Action(stated_on=day, step="open", standard=name, statement="man both", nonce="3"),
        )
        self.put([entry_line(one)[1] for one in said])

    def ask(self, as_of: date) -> None:
        if hasattr(self, "root"):
            ledger = open_ledger(self.root, "ledger")
            small = [question(ledger, self.organisation, as_of) for question in QUESTIONS]
            with keeping():
                large = [question(ledger, self.organisation, as_of) for question in QUESTIONS]
            assert large == small


TestAnswers = Answers.TestCase
TestAnswers.settings = settings(max_examples=40, stateful_step_count=12, deadline=None)
