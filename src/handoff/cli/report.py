"""``handoff report``: one sub-command a question."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from handoff.cli import _completion
from handoff.cli._answer import answer
from handoff.cli._exit import EXIT_FINDING, EXIT_FINE
from handoff.cli._format import chosen
from handoff.cli._group import Command, Group
from handoff.cli._open import leave, opened, readable, refuse_fault, refuse_unknown
from handoff.cli._options import FORMAT, AsOf, Output, Project, Rules, Screened, Since, Until, day_as_of

if TYPE_CHECKING:
    from handoff.analysis.judged import Question
    from handoff.workspace.opening import Workspace

app = typer.Typer(cls=Group, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)

Form = Literal["text", "json", "markdown", "csv", "html", "xlsx"]
Chart = Literal["auto", "xmr", "i", "p", "pp", "u", "up", "ip", "run"]
By = Literal["standard", "output", "department", "customer", "cause", "place"]
Of = Literal["misses", "unmeasured", "defects", "findings"]
Department = Annotated[
    str,
    typer.Option(
        "--department",
        metavar="NAME",
        help="Only this department's standards.",
        show_default=False,
        autocompletion=_completion.departments,
    ),
]
Customer = Annotated[
    str,
    typer.Option(
        "--customer", metavar="NAME", help="Only what this customer gets.", show_default=False, autocompletion=_completion.customers
    ),
]
Span = Annotated[
    str, typer.Option("--period", metavar="PERIOD", help="2026-10, 2026-Q4, 2026-W47, 2026 or FY2026-Q1.", show_default=False)
]
AnyForm = Annotated[Form | None, FORMAT]
# Worst first: a missed standard is worse than an overdue one, so whoever fails on overdue fails on missed too.
FAILING = {"missed": {"missed"}, "overdue": {"missed", "overdue"}, "never": set[str]()}


@app.callback()
def _report() -> None:
    """Report on the standards: one report a question."""


@app.command("compliance", cls=Command)
def compliance(
    ctx: typer.Context,
    period: Span = "",
    since: Since = "",
    until: Until = "",
    as_of: AsOf = "",
    department: Department = "",
    customer: Customer = "",
    form: AnyForm = None,
    fail_on: Annotated[
        Literal["missed", "overdue", "never"],
        typer.Option("--fail-on", help="Exit with 1 when a standard is missed; or missed or overdue."),
    ] = "never",
    output: Output = "",
    project: Project = "",
) -> None:
    """Do we keep what we promised?  Worst first, with what every number rests on.

    Example: handoff report compliance --period 2026-Q3 --customer sales --format markdown
    """
    from handoff.reports import compliance as report
    from handoff.workspace.asking import ask, ask_with_charts

    kind = chosen(form, output, Form)
    workspace = readable(opened(ctx, project))
    question = _question(workspace, as_of, (period, since, until), (department, customer))
    asked = ask_with_charts if kind == "json" else ask  # nobody else is shown what the charts say
    found = asked(workspace, question)
    answer(report.page(found.judged), kind, output)
    failed = any({result.verdict, result.worst} & FAILING[fail_on] for result in found.judged.results)
    leave(found.problems, workspace.root, EXIT_FINDING if failed else EXIT_FINE)


@app.command("improvement", cls=Command)
def improvement(
    ctx: typer.Context,
    as_of: AsOf = "",
    department: Department = "",
    customer: Customer = "",
    chart: Annotated[Chart, typer.Option("--chart", help="The chart; auto takes the one that suits each measure.")] = "auto",
    rules: Rules = "mdc",
    screened: Screened = None,
    form: AnyForm = None,
    output: Output = "",
    project: Project = "",
) -> None:
    """Are we getting better?  Signals told from noise, and what to do about each standard, those to act on first.

    Example: handoff report improvement --department customer-service
    """
    from handoff.analysis.charts.chart import Design
    from handoff.analysis.judged import Question
    from handoff.analysis.process import Charting
    from handoff.reports import improvement as report
    from handoff.workspace.asking import ask_improvement

    kind = chosen(form, output, Form)
    workspace = readable(opened(ctx, project))
    today = day_as_of(as_of, workspace.settings.timezone)
    refuse_unknown(workspace.organisation, department, customer)
    charting = Charting(Design(rules=rules, ranges="screened" if screened else "all"), None if chart == "auto" else chart)
    found = ask_improvement(workspace, Question(today, None, department, customer), charting)
    answer(report.page(found.improvement), kind, output)
    leave(found.problems, workspace.root)


@app.command("pareto", cls=Command)
def pareto(
    ctx: typer.Context,
    by: Annotated[
        By, typer.Option("--by", help="By what it is counted; cause and place (found at, caused at) are for findings.")
    ] = "standard",
    of: Annotated[
        Of, typer.Option("--of", help="What is counted: due periods not met, or not measured; defective units; findings.")
    ] = "misses",
    period: Span = "",
    since: Since = "",
    until: Until = "",
    as_of: AsOf = "",
    department: Department = "",
    customer: Customer = "",
    form: AnyForm = None,
    output: Output = "",
    project: Project = "",
) -> None:
    """Where does most of what went wrong come from?  The vital few first, with the share that they make up together.

    Example: handoff report pareto --by department --of defects --period 2026
    """
    from handoff.analysis.few import uncountable
    from handoff.reports import pareto as report
    from handoff.workspace.asking import ask_few

    kind = chosen(form, output, Form)
    fault = uncountable(by, of)
    if fault is not None:
        refuse_fault(fault)
    workspace = readable(opened(ctx, project))
    found = ask_few(workspace, _question(workspace, as_of, (period, since, until), (department, customer)), by, of)
    answer(report.page(found.few), kind, output)
    leave(found.problems, workspace.root)


@app.command("chain", cls=Command)
def chain(
    ctx: typer.Context,
    subject: Annotated[
        str,
        typer.Argument(
            metavar="[OUTPUT|PARTY]", help="Only the chains through it.", show_default=False, autocompletion=_completion.subjects
        ),
    ] = "",
    period: Span = "",
    since: Since = "",
    until: Until = "",
    as_of: AsOf = "",
    form: AnyForm = None,
    output: Output = "",
    project: Project = "",
) -> None:
    """How much comes through right the first time?  The chains to external customers, with their weakest link.

    Example: handoff report chain customer-service/special-order --period 2026
    """
    from handoff.analysis.chain_yields import chain_yields
    from handoff.reports import chain as report
    from handoff.workspace.asking import ask

    kind = chosen(form, output, Form)
    workspace = readable(opened(ctx, project))
    name = _subject(workspace, subject) if subject else ""
    found = ask(workspace, _question(workspace, as_of, (period, since, until), ("", "")))
    answer(report.page(chain_yields(found.judged, name)), kind, output)
    leave(found.problems, workspace.root)


def _subject(workspace: "Workspace", text: str) -> str:
    """The id of a department or party, or an output's path; a standard stands for its output."""
    from handoff.analysis.names import find_subject, name_of
    from handoff.model.problem import Fault

    found = find_subject(workspace.organisation, text)
    if isinstance(found, Fault):
        refuse_fault(found)
    return "/".join(name_of(found).split("/")[:2])


def _question(workspace: "Workspace", as_of: str, span: tuple[str, str, str], whose: tuple[str, str]) -> "Question":
    """What is asked, by the flags: the day, the period or its first and last day, department and customer."""
    from handoff.analysis.judged import Question
    from handoff.model.problem import Fault
    from handoff.workspace.asking import span_of

    today = day_as_of(as_of, workspace.settings.timezone)
    asked = span_of(*span, workspace.settings)
    if isinstance(asked, Fault):
        refuse_fault(asked)
    refuse_unknown(workspace.organisation, *whose)
    return Question(today, asked, *whose)
