"""What was decided where a reference bad input leaves a choice; `docs/reliability.md` shows it beside each case."""

# What was typed on the command line is a fault of usage; what a file holds is a fault of data.
DECIDED: dict[str, str] = {
    "cli-date-ambiguous": "USAGE",
    "cli-id-shell": "USAGE",
    "cli-no-arguments": "USAGE",
    "cli-rev-output-injection": "USAGE",
    "cli-rev-shell": "USAGE",
    "cli-std-traversal": "USAGE",
    "cli-std-typo": "USAGE",
    "cli-value-1e400": "USAGE",
    "cli-value-comma": "USAGE",
    "cli-value-empty": "USAGE",
    "cli-value-inf": "USAGE",
    "cli-value-nan": "USAGE",
    "cli-value-newline": "USAGE",
    "cli-value-underscore": "USAGE",
    "csv-value-dash": "DATA",  # nothing to measure is said with its reason, never by a sign
    "csv-value-na": "DATA",
    "csv-value-percent": "OK",  # the standard's unit is %
    "env-broken-pipe": "OK",
    "env-git-missing": "OK",  # git is not needed to check
    "env-ulimit-files": "OK",
    "env-ulimit-memory": "OK",
    "fs-directory-named-yaml": "DATA",  # named: somebody took it for a definition
    "fs-symlink-loop": "DATA",  # named once and not followed
    "import-dir": "DATA",
    "import-missing": "DATA",
    "import-stdin": "USAGE",  # standard input is read as JSON Lines, and this is CSV
    "led-supersedes-cycle": "INTEGRITY",  # a forged cycle is a line whose id is not that of its bytes
}
# Cases whose script does not get as far as the command, and where the same is held instead.
UNREACHED = {"env-git-missing": "its script finds no `timeout`; held by tests/git/test_asking.py::test_git_missing"}
