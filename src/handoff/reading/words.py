"""The few words that definitions choose from, as indexes from what people write to what the model calls it."""

from typing import get_args

from handoff.model.organisation import DepartmentKind, OutputKind, PartyKind
from handoff.model.standard import Basis, Cadence, Dimension, MeasureKind

DEPARTMENT_KINDS: dict[str, DepartmentKind] = {word: word for word in get_args(DepartmentKind)}
PARTY_KINDS: dict[str, PartyKind] = {word: word for word in get_args(PartyKind)}
OUTPUT_KINDS: dict[str, OutputKind] = {word: word for word in get_args(OutputKind)}
MEASURE_KINDS: dict[str, MeasureKind] = {word: word for word in get_args(MeasureKind)}
CADENCES: dict[str, Cadence] = {word: word for word in get_args(Cadence)}
DIMENSIONS: dict[str, Dimension] = {word: word for word in get_args(Dimension)}
BASES: dict[str, Basis] = {word: word for word in get_args(Basis)}
