"""The starter library in `standards/` says what its source says: every number, every direction, every claim about a number."""

import os
import re
import tomllib
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from handoff.checks import Inspection
from handoff.model.organisation import Department, Organisation, Output
from handoff.model.standard import Standard
from handoff.model.target import Target
from handoff.workspace.checking import check
from handoff.workspace.opening import Workspace, open_workspace

from .starter_signing import begin, reopened, sign

ROOT = Path(__file__).parents[1]
LIBRARY = ROOT / "standards"
SOURCE = Path(os.environ.get("HANDOFF_STARTER_DATA", ROOT.parent / "shared" / "starter"))
NAMES = tomllib.loads((Path(__file__).parent / "starter_names.toml").read_text(encoding="utf-8"))
CADENCES = {"weekly": "week", "monthly": "month", "quarterly": "quarter"}
BASE = {
    "percent": Fraction(1, 100),
    "per_100": Fraction(1, 100),
    "per_1000": Fraction(1, 1000),
    "ppm": Fraction(1, 1_000_000),
    "count": Fraction(1),
    "working_days": Fraction(1),
    "days": Fraction(86400),
    "hours": Fraction(3600),
    "points": Fraction(1),
    "score_1_5": Fraction(1),
}
FAMILY = {
    "count": "plain",
    "score_1_5": "plain",
    "points": "named",
    "working_days": "working-days",
    "days": "time",
    "hours": "time",
}
PARTY_KINDS = {"external_customer": "customer", "end_user": "end-user"}
HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|uk|ai|org|net)\b")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
ORGANISATIONS = sorted(NAMES)


def opened(organisation: str) -> Workspace:
    workspace = open_workspace(LIBRARY / organisation)
    assert isinstance(workspace, Workspace), workspace
    assert workspace.problems == ()
    return workspace


@pytest.fixture(scope="module", params=ORGANISATIONS)
def chosen(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def organisation(chosen: str) -> Organisation:
    return opened(chosen).organisation


@pytest.fixture(scope="module")
def source(chosen: str) -> dict[str, object]:
    path = SOURCE / f"{chosen}.yaml"
    if not path.is_file():
        pytest.skip(f"no source of the starter library ({path.name}); HANDOFF_STARTER_DATA names its folder")
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 -- the base loader keeps each scalar a text


@pytest.fixture(scope="module")
def pairs(chosen: str, organisation: Organisation, source: dict) -> list[tuple[dict, Output, Standard]]:
    """Each standard of the source with its output and standard here."""
    here = {standard.name: (output, standard) for output in organisation.outputs for standard in output.standards}
    return [(there, *here[NAMES[chosen][there["id"]]]) for there in source["standards"]]


def test_the_library_has_three_organisations_of_23_departments_and_109_standards() -> None:
    organisations = [opened(name).organisation for name in ORGANISATIONS]
    assert ORGANISATIONS == ["hospital", "manufacturer", "warehouse"] == sorted(path.name for path in LIBRARY.iterdir())
    assert sum(len(one.departments) for one in organisations) == 23
    assert sum(len(one.standards) for one in organisations) == 109


def test_no_check_finds_an_error_or_a_warning(chosen: str) -> None:
    found = check(opened(chosen), Inspection())
    assert [problem for problem in found.findings if problem.severity != "info"] == []


def test_once_everyone_has_signed_level_agreed_finds_no_error_and_no_warning(chosen: str, tmp_path: Path) -> None:
    unsigned = check(begin(tmp_path, chosen), Inspection(level="agreed"))
    standards = len(opened(chosen).organisation.standards)
    assert sum(problem.check == "not-agreed" for problem in unsigned.findings) == standards
    assert sign(reopened(tmp_path)) > 2 * standards - 1
    found = check(reopened(tmp_path), Inspection(level="agreed"))
    assert found.unreadable == ()
    assert [problem.message for problem in found.findings if problem.severity != "info"] == []


def test_every_file_begins_by_saying_that_its_organisation_is_fictional(chosen: str) -> None:
    for path in (LIBRARY / chosen).rglob("*.*"):
        if path.suffix in {".yaml", ".toml"}:
            first = next(line for line in path.read_text(encoding="utf-8").splitlines() if "yaml-language-server" not in line)
            assert first.startswith("#"), path
            assert "fictional" in first, path


def test_the_commitment_is_signed_by_somebody_who_is_called_fictional(organisation: Organisation) -> None:
    assert organisation.commitment is not None
    assert organisation.commitment.signed_by.endswith("(fictional)")


def test_everything_that_a_customer_or_an_auditor_asks_for_is_there(organisation: Organisation) -> None:
    for output in organisation.outputs:
        for handoff in output.handoffs:
            assert handoff.used_for, output.path
            assert handoff.channel, output.path
            assert handoff.talk is not None, output.path
            assert handoff.needs_back, output.path
        for standard in output.standards:
            measure = standard.measure
            assert measure is not None, standard.name
            assert all((measure.method, measure.source, measure.every)), standard.name
            assert all((standard.statement, standard.owner, standard.dimension, standard.basis, standard.note)), standard.name


def test_departments_parties_and_standards_are_those_of_the_source(chosen: str, organisation: Organisation, source: dict) -> None:
    assert {one.id: (one.kind, one.head, one.promise, tuple(s.id for s in one.stations)) for one in organisation.departments} == {
        name: (one["kind"], one["head"], one["promise"], tuple(one.get("teams", ()))) for name, one in source["departments"].items()
    }
    assert {party.id: (party.kind, party.represented_by) for party in organisation.parties} == {
        party["id"]: (PARTY_KINDS.get(party["kind"], party["kind"]), party["represented_by"]) for party in source["parties"]
    }
    ids = [standard["id"] for standard in source["standards"]]
    assert list(NAMES[chosen]) == ids
    assert sorted(NAMES[chosen].values()) == sorted(standard.name for standard in organisation.standards)


def test_every_target_limit_and_stretch_is_carried_over(pairs: list[tuple[dict, Output, Standard]]) -> None:
    for there, _, here in pairs:
        (promise,) = here.promises
        assert as_interval(promise.target) == expected(there, "target"), there["id"]
        assert promise.limit is not None
        assert as_interval(promise.limit) == expected(there, "limit"), there["id"]
        assert (promise.stretch is not None) == ("stretch" in there), there["id"]
        if promise.stretch is not None:
            assert as_interval(promise.stretch) == expected(there, "stretch"), there["id"]


def test_medians_and_mean_scores_are_judged_as_such(pairs: list[tuple[dict, Output, Standard]]) -> None:
    for there, _, here in pairs:
        for target in filter(None, (here.promises[0].target, here.promises[0].limit)):
            assert (target.attain == Fraction(1, 2)) == there["measure"].startswith("median"), there["id"]
            assert (target.judged_by == "mean") == (there["unit"] == "score_1_5"), there["id"]


def test_cadence_dimension_critical_and_guardrail_are_carried_over(pairs: list[tuple[dict, Output, Standard]]) -> None:
    for there, output, here in pairs:
        assert here.cadence == CADENCES[there["cadence"]], there["id"]
        assert here.dimension == there["dim"], there["id"]
        assert here.critical == (there.get("critical") == "true"), there["id"]
        assert (here.guardrail is not None) == (there["class"] == "guardrail"), there["id"]
        if here.guardrail is not None:
            assert here.guardrail.protects == (there["beneficiary"],), there["id"]
            assert here.guardrail.authority == there["authority"], there["id"]
            assert here.guardrail.prevents, there["id"]
            assert (here.guardrail.waivable_by, there["waivable"]) == ("never", "false"), there["id"]
        assert output.supplier.partition("/")[0] == there["from"].partition("/")[0], there["id"]
        assert output.customers_of(here) == (there["to"],), there["id"]


def test_each_standard_that_the_source_needs_back_is_named_in_full(chosen: str, pairs: list[tuple[dict, Output, Standard]]) -> None:
    for there, output, _ in pairs:
        needed = [NAMES[chosen][need.strip()] for need in there["needs"].split(";") if need.strip() in NAMES[chosen]]
        said = [need for handoff in output.handoffs for need in handoff.needs_back]
        assert [name for name in needed if name not in said] == [], there["id"]


def test_no_number_claims_more_than_its_source_does(pairs: list[tuple[dict, Output, Standard]]) -> None:
    for there, _, here in pairs:
        said, note = there["basis"], here.note
        assert HOST.findall(note) == HOST.findall(said), there["id"]
        assert [number for number in NUMBER.findall(said) if number not in note] == [], there["id"]
        assert ("not verified" in note) == ("not verified" in said), there["id"]
        assert ("assumption" in note.lower()) == ("assumption" in said), there["id"]
        if "assumption" in said:
            assert here.basis == "provisional", there["id"]
        assert here.basis not in {"customer need", "history"}, f"{there['id']}: nobody was asked and nothing was measured"


def as_interval(target: Target) -> tuple[Fraction | None, Fraction | None, str]:
    return target.low, target.high, target.unit.family


def expected(there: dict, key: str) -> tuple[Fraction | None, Fraction | None, str]:
    """What a number of the source says, in base units."""
    value = Fraction(there[key]) * BASE[there["unit"]]
    family = FAMILY.get(there["unit"], "ratio")
    if there["dir"] == "higher":
        return value, None, family
    if there["dir"] == "zero" and value == 0:
        return value, value, family
    return None, value, family


def test_a_department_is_in_the_file_of_its_name(organisation: Organisation) -> None:
    def file_of(department: Department) -> str:
        return Path(department.place.path).stem

    assert [file_of(one) for one in organisation.departments] == [one.id for one in organisation.departments]
