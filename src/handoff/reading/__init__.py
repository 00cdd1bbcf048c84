"""Files in: YAML, TOML, CSV and XLSX become organisation, rows and problems."""

from handoff.model.manual import Manual
from handoff.reading import manual_fields, manual_files, manual_rows
from handoff.reading.excerpts import with_excerpts
from handoff.reading.organisation import read_organisation
from handoff.reading.settings import find_root, read_settings

__all__ = ["FAULTS", "find_root", "read_organisation", "read_settings", "with_excerpts"]

FAULTS: tuple[Manual, ...] = (*manual_files.PAGES, *manual_fields.PAGES, *manual_rows.PAGES)
