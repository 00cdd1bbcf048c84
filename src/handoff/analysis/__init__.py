"""Pure arithmetic over definitions and summaries: no files, no printing, no clock."""
