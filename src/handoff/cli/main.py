"""The entrance: names the commands, and turns whatever happens into the documented exit code."""

import errno
import gc
import os
import sys
from typing import Annotated

import typer

from handoff.cli._exit import EXIT_BUG, EXIT_INTERRUPTED, EXIT_IO, EXIT_USAGE
from handoff.cli._group import Entry, lazy_group

_NARROWEST = 10
_SELDOM = 50_000  # new containers between two looks of the garbage collector: next to nothing here points back
_LONGEST_LINE = 1000  # of a complaint, which may quote what was typed

COMMANDS: tuple[Entry, ...] = (
    Entry("init", "init", "Begin a workspace: settings, one department, a CI job."),
    Entry("demo", "demo", "Write the worked example, check it and report on it."),
    Entry("check", "check", "Say what is missing or inconsistent; the gate for CI."),
    Entry("explain", "explain", "Explain a check or an error by its name."),
    Entry("record", "record", "Record a measurement, or a file of them."),
    Entry("correct", "correct", "Correct a measurement, or take it back."),
    Entry("worksheet", "worksheet", "Write a sheet to fill in on an audit."),
    Entry("agree", "agree", "Agree to standards as they stand now."),
    Entry("waive", "waive", "Waive a check or a standard for some days."),
    Entry("finding", "finding", "Tell what was found wrong, until it is put right."),
    Entry("action", "action", "Plan, do, check and prove what shall change."),
    Entry("rebase", "rebase", "Chart a standard anew from a day on."),
    Entry("share", "share", "Share what was recorded, without git's words."),
    Entry("seal", "seal", "Seal what the ledger holds, for sha256sum."),
    Entry("verify", "verify", "Verify ids, seals, signatures and evidence."),
    Entry("due", "due", "Say what is to be done, by whom, worst first."),
    Entry("diff", "diff", "Say what changed in meaning since a revision."),
    Entry("report", "report", "Report what is kept, worst first."),
    Entry("log", "log", "Show what was recorded, and corrected since."),
    Entry("show", "show", "Show a department, party, output or standard."),
    Entry("map", "map", "Show the chain to the external customers."),
    Entry("chart", "chart", "Tell signals from noise in any CSV file."),
    Entry("schema", "schema", "Print the JSON Schema of a file, for editors."),
)

app = typer.Typer(
    cls=lazy_group(COMMANDS),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog="Begin with: handoff demo",
)


def _version(wanted: bool | None) -> None:  # noqa: FBT001 -- Typer passes a flag's value to its callback
    if wanted:
        from handoff import __version__

        typer.echo(f"handoff {__version__}")
        raise typer.Exit


@app.callback()
def _handoff(
    ctx: typer.Context,
    project: Annotated[
        str,
        typer.Option(
            envvar="HANDOFF_PROJECT", metavar="DIR", help="The workspace, when it is not the current folder.", show_default=False
        ),
    ] = "",
    version: Annotated[bool | None, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")] = None,  # noqa: ARG001 -- its callback has used it
) -> None:
    """Who is your customer, what did you promise them, do you keep it, are you getting better?"""
    ctx.obj = project


def main() -> None:
    """Run the command line; every way out has its documented exit code."""
    gc.set_threshold(_SELDOM)
    _usable_width()
    _end_like_ctrl_c()
    try:
        code = app(prog_name="handoff", standalone_mode=False) or 0
    except typer.TyperException as problem:
        if problem.format_message():  # without arguments the help has been shown instead
            _complain(_plain(problem.format_message()), _next_step(problem))
        code = EXIT_USAGE
    except (typer.Abort, KeyboardInterrupt) as problem:  # newer versions of Typer catch Ctrl-C themselves, and return the code
        # Where input is asked for, its end is an answer: any other end of a file is nobody's wish.
        ended = problem.__cause__
        code = _our_fault(ended) if isinstance(ended, EOFError) else EXIT_INTERRUPTED
    except (BrokenPipeError, SystemExit):  # of a reader that has gone Typer makes an exit with 1, which would be a finding
        code = 0
    except OSError as problem:
        code = _input_or_output_failed(problem)
    except Exception as problem:  # noqa: BLE001 -- the one handler: a crash must not look like a finding
        code = _our_fault(problem)
    if code == EXIT_INTERRUPTED:
        _complain("interrupted; nothing more was recorded")
    _leave(code)


def _end_like_ctrl_c() -> None:
    """Let a terminal that is closed, and whoever asks to end, interrupt: what is hidden is removed, the terminal set right."""
    import signal

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # nohup has it ignored
            signal.signal(number, signal.default_int_handler)


def _usable_width() -> None:
    """Forget a width that nothing can be drawn in: rich believes COLUMNS whatever it says."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and not (len(said) <= len("9999") and int(said) >= _NARROWEST):
        del os.environ["COLUMNS"]


def _leave(code: int) -> None:
    """Exit without a second complaint when the reader of stdout has gone."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    gc.freeze()  # else the collector goes through everything once more, only to end
    sys.exit(code)


def _plain(message: str) -> str:
    """A complaint of Typer's without the name of its exception."""
    return message.replace(": Value error, ", ": ", 1)


def _next_step(problem: typer.TyperException) -> str:
    context = getattr(problem, "ctx", None)
    return f"Try: {context.command_path} --help" if context is not None else ""


def _complain(*lines: str) -> None:
    from handoff.rendering import visible

    text = "\n".join(visible(line[:_LONGEST_LINE]) for part in lines for line in part.splitlines() if line)
    if text and sys.stderr is not None:
        try:
            sys.stderr.write(f"handoff: {text}\n".encode("ascii", "backslashreplace").decode("ascii"))
        except OSError:
            return


def _input_or_output_failed(problem: OSError) -> int:
    if problem.errno == errno.EPIPE:
        return 0
    where = f"{problem.filename}: " if isinstance(problem.filename, str) else ""
    if problem.errno == errno.ENOENT and not where:  # nothing else is asked for without a name
        where = "the folder you are in is gone: "
    _complain(
        f"{where}{problem.strerror or problem}",
        "Nothing was half-written. Free the disk, the permission or the file, and try again.",
    )
    return EXIT_IO


def _our_fault(problem: Exception) -> int:
    if os.environ.get("HANDOFF_DEBUG"):
        raise problem
    last = problem.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    place = f" at {os.path.basename(last.tb_frame.f_code.co_filename)}:{last.tb_lineno}" if last is not None else ""  # noqa: PTH119 -- no pathlib for a name
    _complain(
        f"a fault of handoff itself: {type(problem).__name__}: {problem}{place}",
        "Your files are as they were. Please report this; HANDOFF_DEBUG=1 shows the details.",
    )
    return EXIT_BUG
