"""What suppliers need back from their customers: plain words, a standard that the customer owes, or nothing with a reason."""

import re
from collections.abc import Mapping

from handoff.analysis.names import former_names
from handoff.model.organisation import Organisation
from handoff.model.standard import Standard

_NONE = re.compile(r"\s*none\s*(?:[,;:.(-]|because\b|$)", re.ASCII | re.IGNORECASE)


def says_nothing(need: str) -> bool:
    """Whether a need, as written, says that there is none: ``none, because …``."""
    return _NONE.match(need) is not None


def standards_by_name(organisation: Organisation) -> Mapping[str, Standard]:
    """Every standard by its full name, and by its former ones where no standard in use has taken them."""
    standards = organisation.standards
    former = {name: standard for standard in reversed(standards) for name in former_names(standard)}
    return former | {standard.name: standard for standard in reversed(standards)}
