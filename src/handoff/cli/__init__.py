"""The command line: the only place that prints, exits or asks the time; one command a file."""
