"""The one place where definitions and entries meet."""
