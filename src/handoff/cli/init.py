"""``handoff init``: begin a workspace that can be checked at once and explains itself."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from handoff.cli._open import refuse_fault
from handoff.cli._options import now_utc
from handoff.cli._talk import say

if TYPE_CHECKING:
    from handoff.model.problem import Fault
    from handoff.workspace.shipped import NewFile

_TEMPLATE_HELP = """\
Begin with an organisation of the starter library, or with the departments of it that --department names:
manufacturer (a pump maker, 12 departments), hospital (5) or warehouse (6). All of them are fictional."""


def command(
    ctx: typer.Context,
    folder: Annotated[str, typer.Argument(metavar="DIR", help="Where; the current folder by default.")] = ".",
    name: Annotated[str, typer.Option("--name", metavar="TEXT", help="The organisation's name.", show_default=False)] = "",
    department: Annotated[
        list[str] | None,
        typer.Option(
            "--department",
            metavar="TEXT",
            help="The first department's name; with --template a department to copy, once for each.",
            show_default=False,
        ),
    ] = None,
    template: Annotated[
        Literal["manufacturer", "hospital", "warehouse"] | None,
        typer.Option("--template", help=_TEMPLATE_HELP, show_default=False),
    ] = None,
    timezone: Annotated[
        str,
        typer.Option("--timezone", metavar="ZONE", help="Such as Europe/London; this machine's by default.", show_default=False),
    ] = "",
) -> None:
    """Begin a workspace: settings, departments to edit, git files, and a CI job that runs the check.

    Example: handoff init --name "Harrow Pumps" --department "Customer Service"

    Example: handoff init my-hospital --template hospital --department ward --department pharmacy
    """
    zone = _zone(timezone) if timezone else _zone_here()
    if template is None:
        files = _own_files(name, _whole(ctx, department or []), zone)
    else:
        from handoff.workspace.from_template import Copy, template_files

        files = template_files(Copy(template, tuple(department or ()), name, zone, now_utc().date()))
    _write_anew(folder, files)


def _whole(ctx: typer.Context, departments: list[str]) -> list[str]:
    """The names as given; a variable of the environment, which arrives in words, holds one name."""
    source = ctx.get_parameter_source("department")
    return [" ".join(departments)] if departments and source is not None and source.name == "ENVIRONMENT" else departments


def _own_files(name: str, departments: list[str], zone: str) -> "tuple[NewFile, ...] | Fault":
    from handoff.workspace.starting import starting_files

    if len(departments) > 1:
        raise typer.BadParameter(
            "begin with one department and copy its file for the next; several are copied from a --template.",
            param_hint="--department",
        )
    return starting_files(
        _asked(name, "--name", "What is your organisation called?"),
        _asked("".join(departments), "--department", "Which department begins?"),
        zone,
        now_utc().date(),
    )


def _write_anew(folder: str, files: "tuple[NewFile, ...] | Fault") -> None:
    """Write the files where none of them is yet, and say what comes next."""
    from handoff.model.problem import Fault
    from handoff.workspace.schemas import with_schemas

    if isinstance(files, Fault):
        refuse_fault(files)
    files = with_schemas(files)
    root = Path(folder)
    taken = [file.path for file in files if (root / file.path).exists()]
    if taken:
        what = f"{', '.join(taken)} {'is' if len(taken) == 1 else 'are'} there already."
        refuse_fault(Fault(what, "Nothing was written: init never replaces a file.", "Begin in another folder: handoff init DIR."))
    write_files(root, files)
    for file in files:
        say(f"wrote {(root / file.path).as_posix()}")
    first = next(file.path for file in files if file.path.startswith("standards/") and not file.path.endswith("parties.yaml"))
    where = "" if folder == "." else f"cd {folder}; "
    say(f"\nNext: {where}handoff check. Then open {first} and make it yours.")


def write_files(root: Path, files: "tuple[NewFile, ...]") -> None:
    """Write new files, all of them or none; one that appeared in the meantime is not replaced."""
    made: list[Path] = []
    try:
        for file in files:
            path = root / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as new:
                made.append(path)
                new.write(file.content)
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise


def _asked(given: str, flag: str, question: str) -> str:
    if given:
        return given
    if sys.stdin is None or not sys.stdin.isatty():
        raise typer.BadParameter(f"there is no terminal to ask on; give {flag}.", param_hint=flag)
    return str(typer.prompt(question, err=True))


def _zone(named: str) -> str:
    from zoneinfo import available_timezones

    if named in available_timezones():
        return named
    raise typer.BadParameter("no such time zone is known here. Name one such as Europe/London or UTC.", param_hint="--timezone")


def _zone_here() -> str:
    """The machine's time zone by name, as far as it says; else UTC, which the settings file shows."""
    named = os.environ.get("TZ", "").lstrip(":")
    if not named:
        try:
            named = os.readlink("/etc/localtime")  # noqa: PTH115 -- a text is wanted, not a path
        except OSError:
            return "UTC"
    zone = named.partition("zoneinfo/")[2] or named
    from zoneinfo import available_timezones

    return zone if zone in available_timezones() else "UTC"
