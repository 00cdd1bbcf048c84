"""The manual pages of everything that reading definitions, settings and rows can find wrong."""

from handoff.model.manual import Manual
from handoff.reading import manual_fields, manual_files, row_manual

FAULTS: tuple[Manual, ...] = (*manual_files.PAGES, *manual_fields.PAGES, *row_manual.FAULTS)
