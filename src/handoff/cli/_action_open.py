"""``handoff action open``: what shall be done, by whom and by when, and what it will change: said before anybody acts."""

from typing import Annotated, Literal

import typer

from handoff.cli import _completion
from handoff.cli._options import By, Commit, Evidence, Plain, Project, day_or_usage
from handoff.cli._steps import On, telling

_MOST_MEASUREMENTS = 100

About = Annotated[
    str,
    typer.Argument(
        metavar="ID|STANDARD",
        help="A finding by its id, or a standard to improve.",
        autocompletion=_completion.open_findings_and_standards,
    ),
]
Kind = Annotated[
    Literal["correction", "corrective", "improvement", "kaizen", "training", "stop"],
    typer.Option("--kind", help="What sort of action: corrective ones act on the cause."),
]
# Who shall act, and by when.
Department = Annotated[
    str,
    typer.Option(
        "--department",
        metavar="PLACE",
        help="Who acts; where the finding was caused by default.",
        show_default=False,
        autocompletion=_completion.parties,
    ),
]
Owner = Annotated[
    str,
    typer.Option(
        "--owner",
        metavar="ROLE",
        help="A role there; the standard's owner or the head by default.",
        show_default=False,
        autocompletion=_completion.owners,
    ),
]
Due = Annotated[
    str,
    typer.Option("--due", metavar="DATE", help="By when; 7, 30 or 90 days by the severity by default.", show_default=False),
]
# What it will change, and how that shows.
Standard = Annotated[
    str,
    typer.Option(
        "--standard",
        metavar="STANDARD",
        help="By which it proves itself; that of the finding by default.",
        show_default=False,
        autocompletion=_completion.standards,
    ),
]
Expect = Annotated[str, typer.Option("--expect", metavar="TEXT", help="What will change, in a sentence.", show_default=False)]
Criterion = Annotated[
    str,
    typer.Option("--criterion", metavar="TARGET", help="What has to be met; the standard's target by default.", show_default=False),
]
Measurements = Annotated[
    int | None,
    typer.Option(
        "--measurements",
        metavar="N",
        min=1,
        max=_MOST_MEASUREMENTS,
        help="By so many later ones; 3 by default.",
        show_default=False,
    ),
]
ExpectedBy = Annotated[
    str,
    typer.Option(
        "--expected-by", metavar="DATE", help="By when that shows; when so many are there by default.", show_default=False
    ),
]
Balances = Annotated[
    list[str] | None,
    typer.Option(
        "--balances",
        metavar="STANDARD",
        help="A standard that must not suffer; may be repeated.",
        autocompletion=_completion.standards,
    ),
]


def open_(
    ctx: typer.Context,
    about: About,
    statement: Annotated[str, typer.Argument(metavar="TEXT", help="What shall be done.")],
    standard: Standard = "",
    kind: Kind = "corrective",
    department: Department = "",
    owner: Owner = "",
    due: Due = "",
    expect: Expect = "",
    criterion: Criterion = "",
    measurements: Measurements = None,
    expected_by: ExpectedBy = "",
    balances: Balances = None,
    on: On = "",
    evidence: Evidence = None,
    by: By = "",
    commit: Commit = None,
    form: Plain = "text",
    project: Project = "",
) -> None:
    """Plan an action, for a finding or to improve a standard, and predict what it will change.

    The department that caused it owns it. Whether it worked is held against what is said here: the criterion, and how many later
    measurements have to meet it.

    Example: handoff action open 3f9c2a7e "man both desks at noon" --criterion "at least 95 %" --balances few-errors
    """
    from handoff.cli._act import answer_action
    from handoff.workspace.acting import Plan, opened_action

    told = telling(ctx, "action", project, by, commit, on, evidence)
    plan = Plan(
        about=about.strip(),
        statement=statement.strip(),
        on=told.day,
        standard=standard,
        kind=kind,
        department=department,
        owner=owner.strip(),
        due=day_or_usage(due, "--due", told.day) if due else None,
        prediction=expect.strip(),
        criterion=criterion.strip(),
        measurements=measurements,
        expected_by=day_or_usage(expected_by, "--expected-by", told.day) if expected_by else None,
        balances=tuple(balances or ()),
        evidence=told.evidence,
    )
    answer_action(told, opened_action(told.workspace, plan, told.recorder.today), form)
