"""A terminal with ``handoff`` in it, on a day that is always the same; who types is the typist of the documentation."""

import typed  # noqa: F401 -- whoever needs a terminal needs somebody who types

DAY = "2026-11-20"
# The example's measurements end in October 2026: by another day's clock other standards would be due.
PROGRAM = f"""
from datetime import date
from handoff.cli import _options
_options.today_in = lambda zone: date.fromisoformat({DAY!r})
from handoff.cli.main import main
main()
"""
