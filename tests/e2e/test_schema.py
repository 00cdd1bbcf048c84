import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from handoff.reading.schemas import SCHEMAS


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_printed_or_written_the_same(handoff, tmp_path: Path, name: str) -> None:  # noqa: ANN001 -- the fixture
    printed = handoff("schema", name, cwd=tmp_path)
    written = handoff("schema", name, "--output", "schema.json", cwd=tmp_path)
    assert (printed.returncode, printed.stderr, written.returncode, written.stdout) == (0, "", 0, "")
    assert (tmp_path / "schema.json").read_text(encoding="utf-8") == printed.stdout
    Draft202012Validator.check_schema(json.loads(printed.stdout))


def test_what_init_and_demo_write_names_the_schema_that_lies_beside_it_and_keeps_it(handoff, tmp_path: Path) -> None:  # noqa: ANN001 -- as above
    assert handoff("init", "new", "--name", "Harrow", "--department", "Sales", cwd=tmp_path).returncode == 0
    assert handoff("demo", "demo", cwd=tmp_path).returncode == 0
    files = sorted(tmp_path.glob("*/standards/*.yaml"))
    assert len(files) == 12
    for file in files:
        text = file.read_text(encoding="utf-8")
        mark, _, reference = text.split("\n", 1)[0].partition("$schema=")
        assert mark == "# yaml-language-server: "
        schema = json.loads((file.parent / reference).resolve().read_text(encoding="utf-8"))
        assert (schema["$ref"] == "#/$defs/Parties") == (file.name == "parties.yaml")
        Draft202012Validator(schema).validate(json.loads(json.dumps(yaml.safe_load(text), default=str)))
