"""What is said beside a capability index of readings that are plainly not spread like a normal distribution."""

from handoff.analysis.statistics.inside import Inside


def not_normal(found: Inside | None) -> str:
    """A sentence of warning, after a space, with the share that needs no distribution; '' where the index may be believed."""
    if found is None or found.is_normal:
        return ""
    lay, low, high, normal = (f"{share * 100:.1f} %" for share in (found.share, *found.interval, found.normal))
    return (
        f" The index takes readings for normally distributed, and at the limits they are not: {lay} lay inside "
        f"(95 % interval {low} to {high}), where a normal distribution would have {normal}. Go by the share that lay inside."
    )
