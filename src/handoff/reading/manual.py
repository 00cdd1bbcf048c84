"""The manual pages of everything that reading definitions and settings can find wrong."""

from handoff.model.manual import Manual
from handoff.reading import manual_fields, manual_files

FAULTS: tuple[Manual, ...] = (*manual_files.PAGES, *manual_fields.PAGES)
