"""Statistics that are no control chart, as pure functions: intervals, before and after, trend, capability, yields, Pareto."""
