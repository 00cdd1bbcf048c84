"""Pages that answer a command other than a report: the problems of a check, the verdict on a recording, a manual page."""
