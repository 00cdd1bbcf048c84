"""Measure handoff on this machine and write `docs/performance.md`: `run.py [SECTION …] [--pairs 21] [--tools DIR]`."""

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import performance_page as text
from against import ratios, thousand
from growth import growth_cases
from imports import imports, rows_size
from large import MILLION, large
from large_page import LARGE, large_section
from looking_back import looking_back
from peers import peers
from timing import Setting
from verifying import verifying

HERE = Path(__file__).parent
# In the order of the page: a section's name on the command line, what it begins with, and what measures it.
SECTIONS: tuple[tuple[str, str, Callable[[Setting], str]], ...] = (
    ("against", text.AGAINST, lambda setting: text.against_section(ratios(setting), setting)),
    ("peers", text.PEERS, lambda setting: text.peers_section(peers(setting.folder, thousand(setting), 15_000, setting.tools))),
    ("growth", text.GROWTH, lambda setting: text.growth_section(growth_cases(setting))),
    ("large", LARGE, lambda setting: large_section(large(setting))),
    ("imports", text.IMPORTS, lambda setting: text.imports_section(tuple(imports(setting)), setting, rows_size(setting))),
    ("verify", text.VERIFYING, lambda setting: text.verifying_section(verifying(setting), setting)),
    ("looking-back", text.LOOKING_BACK, lambda setting: text.looking_back_section(looking_back(setting))),
)


def main() -> None:
    """Read the flags, measure the sections that are named (all, where none is), and write them into the page."""
    names = [name for name, _, _ in SECTIONS]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"measure these and keep the others: {', '.join(names)}")
    parser.add_argument("--pairs", type=int, default=21)
    parser.add_argument("--output", type=Path, default=HERE.parent / "docs" / "performance.md")
    parser.add_argument("--tools", type=Path, help="where other programs are installed, if not on the PATH")
    parser.add_argument("--largest", type=int, default=MILLION, help="the entries of the largest ledger in the section `large`")
    flags = parser.parse_args()
    if unknown := set(flags.sections) - set(names):
        parser.error(f"there is no section {', '.join(sorted(unknown))}; there are {', '.join(names)}")
    with tempfile.TemporaryDirectory() as folder:
        # Installed programs run from bytecode: here too, whatever this shell is set to, and away from the sources.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "bytecode")
        setting = Setting(Path(folder), flags.pairs, flags.tools, flags.largest)
        measured = [measure(setting) for name, _, measure in SECTIONS if name in flags.sections or not flags.sections]
    old = flags.output.read_text(encoding="utf-8") if flags.output.exists() else ""
    flags.output.write_text(text.page(old, filter(None, measured), [start for _, start, _ in SECTIONS]), encoding="utf-8")
    print(f"wrote {flags.output.name}")


if __name__ == "__main__":
    main()
