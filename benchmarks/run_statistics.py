"""Measure the statistics and write the figures of `docs/statistics.md`: `run_statistics.py [SECTION …] [--tools DIR]`."""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

import statistics_page as text
from emergency import departments
from false_alarms import alarms, peer_alarms
from judging import judging
from timing import Setting

HERE = Path(__file__).parent
SERIES = 10_000


def _alarms(setting: Setting) -> str:
    ours = alarms(SERIES)
    return text.alarms_section(ours, tuple(peer_alarms(ours, setting.tools)))


SECTIONS: tuple[tuple[str, Callable[[Setting], str]], ...] = (
    ("false-alarms", _alarms),
    ("emergency", lambda _: text.emergency_section(departments())),
    ("judging", lambda setting: text.judging_section(judging(setting), setting.few)),
)


def main() -> None:
    """Read the flags, measure the sections that are named (all, where none is), and put them into the page."""
    names = [name for name, _ in SECTIONS]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"measure these and keep the others: {', '.join(names)}")
    parser.add_argument("--pairs", type=int, default=21)
    parser.add_argument("--output", type=Path, default=HERE.parent / "docs" / "statistics.md")
    parser.add_argument("--tools", type=Path, help="where python is that has numpy, pyqicharts, abspc, shewhart and so on")
    flags = parser.parse_args()
    if unknown := set(flags.sections) - set(names):
        parser.error(f"there is no section {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    with tempfile.TemporaryDirectory() as folder:
        setting = Setting(Path(folder), flags.pairs, flags.tools)
        measured = [measure(setting) for name, measure in SECTIONS if name in flags.sections or not flags.sections]
    # The prose may have been edited while this ran.
    old = flags.output.read_text(encoding="utf-8")
    flags.output.write_text(text.page(old, filter(None, measured)), encoding="utf-8")
    print(f"wrote {flags.output.name}")


if __name__ == "__main__":
    main()
