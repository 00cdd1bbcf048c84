"""A terminal with ``handoff`` in it, on a day that is always the same; who types is the typist of the documentation."""

import importlib.util
from pathlib import Path

_FILE = Path(__file__).parents[2] / "docs" / "typed.py"
_SPEC = importlib.util.spec_from_file_location("typed", _FILE)
assert _SPEC is not None
assert _SPEC.loader is not None
typed = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(typed)

DAY = "2026-11-20"
# The example's measurements end in October 2026: by another day's clock other standards would be due.
PROGRAM = f"""
from datetime import date
from handoff.cli import _options
_options.today_in = lambda zone: date.fromisoformat({DAY!r})
from handoff.cli.main import main
main()
"""
