"""Whether a standard's process fits its target, in a plain phrase and in a table's cell."""

from handoff.analysis.improvement import Improving
from handoff.analysis.normality import not_normal
from handoff.analysis.process_capability import Keeping, LongRun, ProcessCapability, Reason
from handoff.analysis.process_figures import figure_text
from handoff.analysis.statistics.capability import Capability, Index
from handoff.model.target import Target
from handoff.page import Cell

_FITS = 1.0  # the process is then as wide as its target, or nearer to it than three standard deviations
_KEEPS: tuple[tuple[Keeping, str, str], ...] = (
    ("keeps", "keeps its target", "kept the target that holds now"),
    ("misses", "misses its target", "missed the target that holds now"),
    ("open", "too close to its target to tell on which side it lies", "too close to its target to tell on which side it lay"),
)
_WHY: tuple[tuple[Reason, str], ...] = (
    ("unstable", "the process changes, so its readings are not of one"),
    ("unstable (points beyond its limits)", "the process is steady now, but has points beyond its limits"),
    ("unstable (the mean of its readings)", "the share of readings inside is steady, but their mean is not"),
    ("too few periods", "there are too few periods yet"),
    ("no variation", "the readings do not vary"),
    ("its target is for a period", "the target is for a period as a whole, not for each reading"),
    ("no specification limit", "the target has no end that a reading could lie beyond, or leaves no room"),
)


def capability_sentence(one: Improving) -> str:
    """Whether the process fits its target, with the index or share, its interval and what it rests on; '' of nothing measured."""
    found = one.capability
    if found is None:
        return ""
    if found.long_run is not None:
        now, then = next((now, then) for keeping, now, then in _KEEPS if keeping == found.long_run.target)
        steady = one.process.chart.variation == "steady"
        share = _share(one, found.long_run)
        return f"In the long run {share}: {now}." if steady else f"Looking back {share}: {then}."
    if found.not_assessed is None:
        return _fitting(found, one.process.target)
    back = _index("Ppk", found.indices.overall.cpk, found.indices.n) if found.indices and found.indices.overall else ""
    looking = f" Looking back: {back}." if back else ""
    lay = not_normal(found.indices.inside) if looking and found.indices else ""
    return f"Capability is not assessed: {dict(_WHY)[found.not_assessed]}.{looking}{lay}"


def capability_cell(one: Improving) -> Cell:
    """The same, as short as it can be said."""
    found = one.capability
    if found is None:
        return Cell("")
    if found.long_run is not None:
        return Cell(_share(one, found.long_run), number=repr(found.long_run.value))
    index = found.indices.within.cpk if found.indices and found.indices.within else None
    if found.indices is None or index is None:
        return Cell(f"not assessed: {found.not_assessed}")
    return Cell(_index("Cpk", index, found.indices.n), number=repr(index.value))


def _fitting(found: ProcessCapability, target: Target) -> str:
    indices: Capability | None = found.indices
    index = indices.within.cpk if indices and indices.within else None
    if indices is None or index is None:
        return ""
    shown, few = _index("Cpk", index, indices.n), " Few readings: the interval is wide." if indices.is_wide else ""
    few += not_normal(indices.inside)
    if target.attain < 1:
        outside = f"{float(1 - target.attain) * 100:.4g} %"
        return f"{shown}. Its target lets {outside} of the readings lie outside: less than 1 may do.{few}"
    return f"{'Fits' if index.value >= _FITS else 'Does not fit'} its target: {shown}.{few}"


def _index(name: str, index: Index | None, n: int) -> str:
    if index is None:
        return ""
    ends = "" if index.interval is None else f", 95 % interval {index.interval[0]:.2f} to {index.interval[1]:.2f}"
    return f"{name} {index.value:.2f} (n {n}{ends})"


def _share(one: Improving, found: LongRun) -> str:
    low, high = (figure_text(one.process, end) for end in found.interval)
    return f"{figure_text(one.process, found.value)} (n {found.n:.12g}, 95 % interval {low} to {high})"
