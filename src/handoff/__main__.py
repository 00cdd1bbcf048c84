"""``python -m handoff`` is ``handoff``."""

from handoff.cli.main import main

main()
