"""A small organisation, acts and measurements that the ledger's tests share."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from handoff.ledger._lines import entry_line
from handoff.ledger._summing import Summing
from handoff.ledger.files import FileLedger, open_ledger
from handoff.measures import parse_target
from handoff.model.entry import Act, Entry, Measurement
from handoff.model.organisation import Department, Organisation, Output, Retired
from handoff.model.problem import Source
from handoff.model.settings import Settings
from handoff.model.standard import Measure, MeasureKind, Promise, Standard
from handoff.model.target import Target

from .keeping import TODAY, Answer, anew, keeping

HERE = Source("standards/sales.yaml", 1, 1)
Make = Callable[..., Measurement]


def standard_of(name: str, kind: MeasureKind, target: str, formerly: tuple[str, ...] = ()) -> Standard:
    parsed = parse_target(target)
    assert isinstance(parsed, Target)
    department, output, key = name.split("/")
    measure = Measure(kind, HERE, every="month")
    return Standard(department, output, key, HERE, measure=measure, promises=(Promise(parsed),), formerly=formerly)


@pytest.fixture
def organisation() -> Organisation:
    """Offers on time (a share, once called quick) and days of delivery; one standard retired, one without a measure."""
    standards = (
        standard_of("sales/offers/on-time", "proportion", "at least 90 %", ("quick",)),
        standard_of("sales/offers/wait", "duration", "at most 4 h"),
        Standard("sales", "offers", "vague", HERE),
    )
    output = Output("sales", "offers", "Offers", HERE, standards=standards)
    retired = (Retired("offers/by-fax", date(2025, 1, 1), "nobody faxes", HERE),)
    return Organisation(Settings("Harrow Pumps"), (Department("sales", "Sales", HERE, outputs=(output,), retired=retired),))


@pytest.fixture
def act() -> Act:
    return Act(recorded_at="2026-11-20T16:02:11Z", recorded_by="A. Auditor", program="handoff 0.1")


@pytest.fixture
def importing() -> Act:
    return Act(
        recorded_at="2026-11-20T16:02:11Z",
        recorded_by="A",
        program="handoff 0.1",
        import_="csv",
        source="x.csv",
        source_sha256="ab",
    )


@pytest.fixture
def measured() -> Make:
    """Make a measurement of offers on time; what is given replaces its fields."""

    def make(numerator: str | None = "97", day: str = "2026-11-20", **more: object) -> Measurement:
        fields: dict[str, object] = {
            "observed_on": date.fromisoformat(day),
            "standard": "sales/offers/on-time",
            "terms": "0" * 64,
            "target": "at least 90 %",
            "limit": "at least 80 %",
            "numerator": None if numerator is None else Decimal(numerator),
            "denominator": None if numerator is None else Decimal(104),
        }
        return Measurement(**fields | more)

    return make


@pytest.fixture
def ledger(tmp_path: Path) -> FileLedger:
    return open_ledger(tmp_path, "ledger")


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Write lines as a file of the ledger, without the ledger's help."""

    def write(*lines: bytes, name: str = "2026/11/20261120T160211Z-0000000000000001.jsonl") -> Path:
        path = tmp_path / "ledger" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"".join(lines))
        return path

    return write


@pytest.fixture
def put(tmp_path: Path, act: Act) -> Callable[..., None]:
    def write(name: str, *entries: Entry, root: Path = tmp_path) -> None:
        path = root / "ledger" / f"{name}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"".join((entry_line(act)[1], *(entry_line(entry)[1] for entry in entries))))

    return write


@pytest.fixture
def ask(tmp_path: Path, organisation: Organisation) -> Callable[..., Answer]:
    """Ask, and hold the answer against counting anew."""

    def asked(root: Path = tmp_path, as_of: date = TODAY, unsettled: int = -(10**18)) -> Answer:
        with keeping(unsettled):
            answer = Summing(root, "ledger", organisation, as_of).holdings()
        assert answer == anew(root, organisation, as_of)
        return answer

    return asked


@pytest.fixture
def many(measured: Make) -> list[Measurement]:
    return [measured(str(part), f"2026-11-{1 + part:02d}", nonce=str(part)) for part in range(20)]
