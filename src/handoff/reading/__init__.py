"""Files in: YAML, TOML and CSV become organisation, rows and problems."""

from handoff.reading.excerpts import with_excerpts
from handoff.reading.manual import FAULTS
from handoff.reading.organisation import read_organisation
from handoff.reading.settings import find_root, read_settings

__all__ = ["FAULTS", "find_root", "read_organisation", "read_settings", "with_excerpts"]
