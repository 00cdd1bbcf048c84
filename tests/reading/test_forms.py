import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from handoff.reading import department, forms, forms_shared, measure, output, parties, promises, settings, standard
from handoff.reading.forms import Form
from handoff.reading.schemas import SCHEMAS, schema_text

ROOT = Path(__file__).parents[2]
DEPARTMENTS = sorted(
    path
    for folder in (ROOT / "examples", ROOT / "standards")
    for path in folder.glob("*/standards/*.yaml")
    if path.name != "parties.yaml"
)
PARTIES = sorted(path for folder in (ROOT / "examples", ROOT / "standards") for path in folder.glob("*/standards/parties.yaml"))


def keys_of(*types: type[Form]) -> set[str]:
    return {name for form in types for name in form.__struct_encode_fields__}


def validator(name: str) -> jsonschema.Draft202012Validator:
    schema = json.loads(schema_text(name))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def as_an_editor_reads(text: str) -> Any:
    """YAML as a language server takes it: days stay text."""
    loader = type("Loader", (yaml.SafeLoader,), {})
    loader.yaml_implicit_resolvers = {
        sign: [(tag, form) for tag, form in known if not tag.endswith(":timestamp")]
        for sign, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(text, Loader=loader)  # noqa: S506 -- a safe loader with fewer types


@pytest.mark.parametrize(
    ("form", "keys"),
    [
        (forms.Department, department._KEYS),
        (forms.Retired, department._RETIRED),
        (forms.Output, output._KEYS),
        (forms.Receiving, output._HANDOFF),
        (forms.Talk, output._TALK),
        (forms.Standard, standard._KEYS),
        (forms.Guardrail, standard._GUARDRAIL),
        (forms.Baseline, standard._BASELINE),
        (forms.TargetParts, promises._PARTS),
        (forms.Earlier, promises._EARLIER),
        (forms_shared.Parties, parties._KEYS),
        (forms_shared.Party, parties._PARTY),
        (forms_shared.Commitment, parties._COMMITMENT),
        (forms_shared.Settings, settings._TABLES),
    ],
)
def test_a_form_has_the_keys_that_are_read(form: type[Form], keys: frozenset[str]) -> None:
    assert keys_of(form) == set(keys)


def test_each_kind_of_measure_has_the_keys_that_are_read() -> None:
    read = {kind: set(measure._COMMON | own) - {"kind"} for kind, own in measure._OWN.items()}
    assert {form.__struct_config__.tag: keys_of(form) for form in forms.MEASURES} == read


def test_every_key_says_what_it_is_for() -> None:
    for name in SCHEMAS:
        for title, form in json.loads(schema_text(name))["$defs"].items():
            silent = [key for key, value in form.get("properties", {}).items() if not value.get("description") and key != "kind"]
            assert silent == [], title


@pytest.mark.parametrize("path", DEPARTMENTS, ids=lambda path: f"{path.parts[-3]}/{path.stem}")
def test_what_we_ship_keeps_the_schema_of_a_department(path: Path) -> None:
    validator("department").validate(as_an_editor_reads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", PARTIES, ids=lambda path: path.parts[-3])
def test_what_we_ship_keeps_the_schema_of_parties(path: Path) -> None:
    validator("parties").validate(as_an_editor_reads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("department", "department: sales\nhaed: Sales manager"),
        ("department", "department: Sales Office"),
        ("department", "name: Sales"),
        ("department", "department: sales\nkind: centre"),
        ("department", "department: sales\noutputs: {offers: {standards: {a: {measure: {kind: duration, counts: x}}}}}"),
        ("department", "department: sales\noutputs: {offers: {standards: {a: {since: soon}}}}"),
        ("parties", "parties: {buyers: {name: Buyers}}"),
        ("settings", "organisation: {promise: All well}"),
        ("settings", "organisation: {name: A}\ncheck: {level: perfect}"),
    ],
)
def test_a_schema_refuses_what_the_reader_refuses(name: str, text: str) -> None:
    checking = validator(name)
    checker = jsonschema.Draft202012Validator(checking.schema, format_checker=jsonschema.FormatChecker())
    assert not checker.is_valid(as_an_editor_reads(text))
