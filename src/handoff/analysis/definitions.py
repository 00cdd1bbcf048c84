"""What a standard measures, in a phrase."""

from handoff.model.standard import Measure, MeasureKind


def in_words(measure: Measure) -> str:
    """The measure's own keys as a phrase; keys that are missing leave their place out."""
    per, of = f", per {measure.per}" if measure.per else "", f", out of {measure.of}" if measure.of else ""
    clock = f", in {measure.clock} time" if measure.clock else ""
    phrases: tuple[tuple[MeasureKind, str], ...] = (
        ("proportion", f"{measure.counts}{of}"),
        ("count", f"{measure.counts}{per}"),
        ("value", f"readings in {measure.unit}" if measure.unit else "readings"),
        ("duration", f"from {measure.start or 'a start'} to {measure.stop or 'a stop'}{clock}"),
        ("rating", f"on the scale {measure.scale}" if measure.scale else ""),
        ("check", f"of {measure.points}" if measure.points else "passed or failed"),
    )
    words = next(phrase for kind, phrase in phrases if kind == measure.kind)
    return f"{measure.kind}: {words}" if words else measure.kind
