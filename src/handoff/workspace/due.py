"""What is to be done in a workspace: its definitions and entries, and whether a waiver that has ended is still needed."""

from datetime import date

from msgspec import Struct, structs

from handoff.analysis.agenda import Agenda, Matter, agenda, ended_checks
from handoff.analysis.holdings import Holdings
from handoff.ledger import verified
from handoff.model.entry import Granted
from handoff.model.organisation import Organisation
from handoff.model.problem import Problem
from handoff.workspace.opening import Workspace


class ToDo(Struct, frozen=True):
    """The agenda, and what in the ledger could not be read or trusted on the way."""

    agenda: Agenda
    problems: tuple[Problem, ...]


def due(workspace: Workspace, matter: Matter) -> ToDo:
    """What is to be done, by the definitions and by what was recorded up to the day that is asked about."""
    organisation = workspace.organisation
    counted, problems = workspace.ledger.holdings(organisation, matter.as_of)
    holdings = structs.replace(counted, agreements=verified(counted.agreements, workspace.root, workspace.settings))
    return ToDo(agenda(organisation, holdings, _still_needed(organisation, holdings, matter.as_of), matter), problems)


def _still_needed(organisation: Organisation, holdings: Holdings, as_of: date) -> tuple[Granted, ...]:
    """The waivers of checks that have ended while their check still finds what they cover; only those checks are run."""
    names = ended_checks(holdings, as_of)
    if not names:
        return ()
    from handoff.checks import Inspection, run  # noqa: PLC0415 -- most sites have no such waiver, and checks take time to load

    excused = run(organisation, holdings, Inspection(select=names, today=as_of)).excused
    covering = {(one.problem.check, one.because, one.approved_by, one.until) for one in excused}
    waivers = ((granted, granted.waiver) for granted in holdings.waivers)
    return tuple(one for one, said in waivers if (said.check, said.because, said.approved_by, said.until) in covering)
