"""The kinds of chart by their names: what each plots, where it draws its lines, and what its points must have."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from handoff.analysis.charts import attributes, individuals, memory, rare, subgroups
from handoff.analysis.charts.series import Phase
from handoff.analysis.charts.zones import Zone

ChartName = Literal[
    "xmr",
    "i",
    "i-overall",
    "mr",
    "run",
    "ewma",
    "cusum-up",
    "cusum-down",
    "p",
    "pp",
    "np",
    "np-exact",
    "u",
    "up",
    "c",
    "ip",
    "g",
    "t",
    "xbar-r",
    "xbar-s",
    "xbar-pooled",
    "r",
    "s",
]
Needs = Literal["values", "sizes", "readings"]
Tells = Literal["patterns", "limits", "memory"]


class Kind(Struct, frozen=True):
    """One kind of chart.

    ``needs``: plain values, a denominator or exposure for each, or several readings at each point.  ``tells``: neighbouring moving
    ranges share a value, so that patterns among them mean nothing, and only ``limits`` count, as they do where no other
    line is drawn; so it is with points that have a
    ``memory`` of those before, whose limits are moreover none of the values.
    """

    name: ChartName
    needs: Needs
    plot: Callable[[Phase], tuple[float | None, ...]]
    zones: Callable[[Phase], tuple[Zone, ...]]
    tells: Tells = "patterns"


KINDS: tuple[Kind, ...] = (
    Kind("xmr", "values", individuals.values, individuals.xmr),
    Kind("i", "values", individuals.values, individuals.individuals),
    Kind("i-overall", "values", individuals.values, individuals.overall),
    Kind("mr", "values", individuals.moving_ranges, individuals.moving_range, "limits"),
    Kind("run", "values", individuals.values, individuals.run),
    Kind("ewma", "values", memory.averages, memory.ewma, "memory"),
    Kind("cusum-up", "values", memory.sums_up, memory.cusum_up, "memory"),
    Kind("cusum-down", "values", memory.sums_down, memory.cusum_down, "memory"),
    Kind("p", "sizes", individuals.values, attributes.p),
    Kind("pp", "sizes", individuals.values, attributes.p_prime),
    Kind("np", "sizes", attributes.counts, attributes.np),
    Kind("np-exact", "sizes", attributes.counts, attributes.np_exact, "limits"),
    Kind("u", "sizes", individuals.values, attributes.u),
    Kind("up", "sizes", individuals.values, attributes.u_prime),
    Kind("c", "values", attributes.counts, attributes.c),
    Kind("ip", "sizes", individuals.values, attributes.i_prime),
    Kind("g", "values", individuals.values, rare.g),
    Kind("t", "values", individuals.values, rare.t),
    Kind("xbar-r", "readings", individuals.values, subgroups.xbar_r),
    Kind("xbar-s", "readings", individuals.values, subgroups.xbar_s),
    Kind("xbar-pooled", "readings", individuals.values, subgroups.xbar_pooled),
    Kind("r", "readings", subgroups.ranges, subgroups.r),
    Kind("s", "readings", subgroups.deviations, subgroups.s),
)


def kind_of(name: ChartName) -> Kind:
    """The kind of that name."""
    return next(kind for kind in KINDS if kind.name == name)
