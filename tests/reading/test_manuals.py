from typing import get_args

from handoff.reading import FAULTS
from handoff.reading.fault_names import FaultName


def test_every_fault_that_reading_can_report_has_one_page() -> None:
    names = [page.name for page in FAULTS]
    assert {*get_args(FaultName), "bad-file", "bad-row", "changed-row"} == set(names)
    assert len(names) == len(set(names))
