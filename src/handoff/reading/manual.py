"""The manual."""

from handoff.model.manual import Manual

FAULTS: tuple[Manual, ...] = ()
