"""A progress bar while a large ledger is read for the first time: on a terminal, and only where it takes more than a moment."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

# About a second's reading on one core.
_A_MOMENT = 50_000_000


class Bar:
    """Draws itself from the first news on, and goes with the last."""

    def __init__(self) -> None:
        """Begin without drawing anything."""
        self._drawn: tuple[Progress, TaskID] | None = None

    def __call__(self, done: int, total: int) -> None:
        """Show how much of how many bytes was read."""
        if total < _A_MOMENT or sys.stderr is None or not sys.stderr.isatty():
            return
        if self._drawn is None:
            from rich.console import Console
            from rich.progress import Progress

            progress = Progress(console=Console(stderr=True), transient=True)
            self._drawn = progress, progress.add_task("reading the ledger for the first time", total=total)
            progress.start()
        progress, task = self._drawn
        progress.update(task, completed=done)
        if done >= total:
            self.go()

    def go(self) -> None:
        """Leave the terminal as it was."""
        if self._drawn is not None:
            self._drawn[0].stop()
            self._drawn = None
