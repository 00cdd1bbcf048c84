"""The names of everything that can be wrong in a file of definitions; each has a manual page."""

from typing import Literal

FaultName = Literal[
    # the file
    "unreadable-file",
    "no-plain-file",
    "bad-link",
    "bad-file-name",
    "clashing-file-names",
    "too-large",
    "too-deep",
    "not-utf8",
    "hidden-character",
    "tab",
    "merge-conflict",
    "syntax",
    "empty-file",
    "second-document",
    "directive",
    "explicit-tag",
    "bad-alias",
    "bad-key",
    "duplicate-key",
    "more-problems",
    # what stands in it
    "unknown-key",
    "key-of-another-kind",
    "missing-key",
    "wrong-type",
    "unknown-choice",
    "given-twice",
    "bad-id",
    "bad-name",
    "bad-date",
    "bad-target",
    "bad-timezone",
    "bad-path",
    "bad-import",
]
