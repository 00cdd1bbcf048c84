"""The names that definitions give: ids, and what is made of them with slashes."""

import re

LONGEST_ID = 64
ID_PATTERN = f"[a-z0-9-]{{1,{LONGEST_ID}}}"
_STANDARD = f"{ID_PATTERN}/{ID_PATTERN}/{ID_PATTERN}"


def is_standard_name(text: str) -> bool:
    """Whether a text has the form of a standard's full name, ``department/output/standard``."""
    return re.fullmatch(_STANDARD, text) is not None
