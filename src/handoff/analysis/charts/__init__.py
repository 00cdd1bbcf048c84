"""Control charts: from points in time order to limits, signals, and what they say of the process (specification: statistics)."""
