"""handoff: a ledger of quality standards that departments agree, measure and improve."""

__version__ = "0.1.0"
