import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct

from handoff.model.settings import Settings
from handoff.reading import FAULTS, read_organisation, yaml_nodes

VALID = """\
department: support
name: Support desk
outputs:
  answers:
    customers:
      sales:
        used_for: tell the buyer
    standards:
      in-time:
        statement: Answers within a day.
        measure: {kind: proportion, counts: answers within a day, of: questions, method: log, every: month}
        target: at least 90 %
        since: 2026-07-01
"""
END = VALID.count("\n") + 1  # the line on which what follows the valid file begins


def changed(old: str, new: str) -> str:
    assert VALID.count(old) == 1
    return VALID.replace(old, new)


def with_id(text: str) -> str:
    return changed("department: support", f"department: {text}")


def with_target(text: str) -> str:
    return changed("target: at least 90 %", f"target: {text}")


def with_day(text: str) -> str:
    return changed("since: 2026-07-01", f"since: {text}")


def without_places(value: Any) -> Any:
    if isinstance(value, Struct):
        return {name: without_places(getattr(value, name)) for name in value.__struct_fields__ if "place" not in name}
    return [without_places(item) for item in value] if isinstance(value, tuple) else value


# (what is read, the check, line and column of its only problem, words that the message, its reason or remedy must have)
BAD: dict[str, tuple[str | bytes, str, int, int, str]] = {
    "recursive alias": (f"{VALID}stations: &a {{b: *a}}\n", "bad-alias", END, 11, "&a"),
    "comments only": ("# nothing here\n", "empty-file", 0, 0, "only comments"),
    "nothing": (b"", "empty-file", 0, 0, "empty"),
    "empty document": ("---\n", "empty-file", 0, 0, "empty"),
    "key that is a list": (f"{VALID}? [a, b]\n: 1\n", "bad-key", END, 3, "plain text"),
    "merge conflict": (
        f"<<<<<<< HEAD\n{VALID}=======\n{VALID}>>>>>>> x\n",
        "merge-conflict",
        1,
        1,
        "unresolved git merge conflict",
    ),
    "merge conflict below": (f"{VALID}<<<<<<< HEAD\n=======\n", "merge-conflict", END, 1, "unresolved git merge conflict"),
    "merge conflict's end": (f"{VALID}>>>>>>> x\n", "merge-conflict", END, 1, "unresolved git merge conflict"),
    "YAML 2.0": (f"%YAML 2.0\n---\n{VALID}", "directive", 1, 1, "Delete that line"),
    "YAML 1.1 after a comment": (f"# x\n\n%YAML 1.1\n---\n{VALID}", "directive", 3, 1, "Delete that line"),
    "unknown directive": (f"%FOO bar\n---\n{VALID}", "directive", 1, 1, "Delete that line"),
    "duplicate key": (f"{VALID}note: first\nnote: second\n", "duplicate-key", END + 1, 1, f"line {END} has it first"),
    "duplicate key in quotes": (f'{VALID}note: first\n"note": second\n', "duplicate-key", END + 1, 1, f"line {END}"),
    "duplicate key by alias": (f"{VALID}&k note: first\n*k : second\n", "duplicate-key", END, 1, f"line {END}"),
    "escape in double quotes": (f'{VALID}note: "\\e[2J\\x07 cleared"\n', "hidden-character", END, 7, "U+001B"),
    "escape in a list": (f'{VALID}retired: {{a/b: {{because: "\\u202e"}}}}\n', "hidden-character", END, 26, "U+202E"),
    "European date": (with_day("14.07.2026"), "bad-date", 13, 16, "YYYY-MM-DD"),
    "only a year": (with_day("2026"), "bad-date", 13, 16, "YYYY-MM-DD"),
    "time with the date": (with_day("2026-07-01T10:00"), "bad-date", 13, 16, "YYYY-MM-DD"),
    "foreign digits": (with_day("\uff12026-07-01"), "bad-date", 13, 16, "YYYY-MM-DD"),
    "no such day": (with_day("2026-02-30"), "bad-date", 13, 16, "no such day"),
    "id with a colon": (with_id('"a:b"'), "bad-id", 1, 13, '":" (U+003A)'),
    "empty id": (with_id('""'), "bad-id", 1, 13, "it is empty"),
    "id with a line break": (with_id('"a\\nb"'), "bad-id", 1, 13, '"a<U+000A>b"'),
    "id with an accent apart": (with_id("cafe\u0301"), "bad-id", 1, 13, "character 5 is U+0301"),
    "id for a shell": (with_id('"$(touch x)"'), "bad-id", 1, 13, "1 to 64 lower-case letters a-z"),
    "id that climbs": (with_id("../../etc/passwd"), "bad-id", 1, 13, '"../../etc/passwd"'),
    "id with a blank": (with_id('"abc "'), "bad-id", 1, 13, '"abc "'),
    "id with a Cyrillic o": (with_id("supp\u043ert"), "bad-id", 1, 13, "character 5 is U+043E"),
    "id too long": (with_id("a" * 65), "bad-id", 1, 13, "65 characters"),
    "id of a device": (with_id("lpt9"), "bad-id", 1, 13, "Windows"),
    "id without width": (with_id("ab\u200bc"), "hidden-character", 1, 15, "U+200B"),
    "Latin-1": (VALID.encode() + b"note: gr\xfcn\n", "not-utf8", END, 9, "0xfc"),
    "NUL": (f"{VALID}note: a\0b\n", "hidden-character", END, 8, "U+0000"),
    "right-to-left override": (f"{VALID}note: user\u202e.txt.exe\n", "hidden-character", END, 11, "U+202E"),
    "byte order mark within": (f"{VALID}note: a\ufeffb\n", "hidden-character", END, 8, "U+FEFF"),
    "next line": (f"{VALID}note: a\x85b\n", "hidden-character", END, 8, "U+0085"),
    "carriage return alone": (f"{VALID}note: a\rb\n", "hidden-character", END, 8, "U+000D"),
    "filler that prints": (f"{VALID}note: a\u3164b\n", "hidden-character", END, 8, "U+3164"),
    "no department": (VALID.replace("department: support\n", ""), "missing-key", 1, 1, "department: its-id"),
    "python name": (f"{VALID}note: !!python/name:os.system\n", "explicit-tag", END, 7, "python/name:os.system"),
    "python object": (f"{VALID}note: !!python/object/apply:os.system [x]\n", "explicit-tag", END, 7, "python/object"),
    "tag bool": (f"{VALID}note: !!bool maybe\n", "explicit-tag", END, 7, "quotes"),
    "tag int": (f'{VALID}note: !!int ""\n', "explicit-tag", END, 7, "quotes"),
    "tag timestamp": (f"{VALID}note: !!timestamp x\n", "explicit-tag", END, 7, "quotes"),
    "exclamation": (f"{VALID}note: !important thing\n", "explicit-tag", END, 7, "!important"),
    "sexagesimal": (with_target("1:30"), "bad-target", 12, 17, '"1:30"'),
    "decimal comma": (with_target("98,5"), "bad-target", 12, 17, '"98,5"'),
    "decimal comma in words": (with_target("at least 98,5 %"), "bad-target", 12, 17, "98,5"),
    "five thousand digits": (with_target("9" * 5000), "bad-target", 12, 17, '"9999999999'),
    "huge exponent": (with_target("1e999999999"), "bad-target", 12, 17, '"1e999999999"'),
    "infinite exponent": (with_target("1e400"), "bad-target", 12, 17, '"1e400"'),
    "nan": (with_target(".nan"), "bad-target", 12, 17, '".nan"'),
    "nan in words": (with_target("NaN"), "bad-target", 12, 17, '"NaN"'),
    "percent without words": (with_target("98.5%"), "bad-target", 12, 17, '"98.5%"'),
    "two dots": (with_target("at least 9.8.5 %"), "bad-target", 12, 17, "9.8.5"),
    "wrong unit": (with_target("at most 4 h"), "bad-target", 12, 17, "4 h"),
    "bare sign": (with_target(">= 98 %"), "syntax", 12, 17, "or write `target: at least 98 %`"),
    "bare sign in brackets": (with_target("{value: >= 98 %}"), "syntax", 12, 25, "or write `value: at least 98 %`"),
    "sign taken for a block": (with_target(">\n          98 %"), "bad-target", 12, 17, "write `at least 98 %`"),
    "tab": (f"{VALID}note:\n\tx: 1\n", "tab", END + 1, 1, "A tab is used for indentation"),
    "tab after a colon": (f"{VALID}note:\tx\n", "tab", END, 6, "This line has a tab"),
    "tabs in several lines": (f"{VALID}note:\n \tx\n \ty\n", "tab", END + 1, 2, "1 more lines"),
    "two documents": (f"{VALID}---\n{VALID}", "second-document", END, 1, "would be lost"),
    "second document empty": (f"{VALID}---\n", "second-document", END, 1, "would be lost"),
    "open bracket": (f"{VALID}note: [a, b\nmore: 1\n", "syntax", END, 7, "bracket [ that opens here"),
    "open brace": (f"{VALID}note: {{a: b\nmore: 1\n", "syntax", END, 7, "bracket { that opens here"),
    "open quote": (f"{VALID}note: 'a\nmore: 1\n", "syntax", END, 7, "quote that opens here"),
    "unknown key": (f"{VALID}naem: x\n", "unknown-key", END, 1, "Did you mean `name`?"),
    "merge key": (f"{VALID}<<: {{a: 1}}\n", "unknown-key", END, 1, "does not merge"),
    "asterisks": (f"{VALID}note: *important* thing\n", "syntax", END, 7, 'cannot begin with "*"'),
    "unknown alias": (f"{VALID}note: *important\n", "bad-alias", END, 7, "put the text in quotes"),
    "UTF-16 little-endian": (VALID.encode("utf-16"), "not-utf8", 0, 0, "UTF-16, not UTF-8"),
    "UTF-16 big-endian": (b"\xfe\xff" + VALID.encode("utf-16-be"), "not-utf8", 0, 0, "UTF-16"),
    "UTF-16 without a mark": (VALID.encode("utf-16-le"), "not-utf8", 0, 0, "UTF-16"),
    "UTF-32": (VALID.encode("utf-32"), "not-utf8", 0, 0, "UTF-32"),
    "list for text": (f"{VALID}note: [a, b]\n", "wrong-type", END, 7, '"note" should be text, and is a list'),
    "mapping for text": (f"{VALID}note: {{a: 1}}\n", "wrong-type", END, 7, "and is a mapping"),
    "null for text": (f"{VALID}note: ~\n", "wrong-type", END, 7, "put the word in quotes"),
    "list for a file": ("- a\n- b\n", "wrong-type", 1, 1, "The file should be a mapping"),
    "text for a file": ("customer service\n", "wrong-type", 1, 1, "and is text"),
    "a hundred thousand brackets": ("[" * 100_000, "too-deep", 1, 33, "more than 32 deep"),
    "a hundred thousand braces": ("{a: " * 100_000, "too-deep", 1, 129, "more than 32 deep"),
    "a hundred thousand hyphens": ("- " * 100_000, "too-deep", 1, 65, "more than 32 deep"),
    "too many aliases": (f"{VALID}note: &a x\nx: [{'*a, ' * 101}]\n", "too-large", END + 1, 405, "100 aliases"),
    "bracket at the end of all": ("[", "syntax", 1, 2, "Between the brackets something is missing"),
    "after the end": ("department: a\n...\nname: b\n", "syntax", 3, 1, "not valid YAML"),
}


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_one_problem_at_its_place(one: Callable[..., Any], case: str) -> None:
    text, check, line, column, words = BAD[case]
    reading = one(text)
    assert reading.places == [(check, line, column)]
    assert words in f"{reading.only.message} {reading.only.why} {reading.only.fix}"


GOOD = {
    "as it is": VALID,
    "byte order mark": "\ufeff" + VALID,
    "CR LF": VALID.replace("\n", "\r\n"),
    "no last line break": VALID.rstrip("\n"),
    "one document": f"---\n{VALID}...\n",
    "in brackets": VALID.replace("{kind", "{ # so\n            kind").replace("name: Support desk", '"name": "Support desk"'),
    "with an anchor": VALID.replace("name: Support", "name: &desk Support"),
}


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("case", GOOD)
def test_the_same_definition_in_another_form_is_the_same(one: Callable[..., Any], case: str) -> None:
    reading = one(GOOD[case])
    plain = one(VALID)
    assert reading.problems == ()
    assert [without_places(item) for item in reading.organisation.departments] == [
        without_places(item) for item in plain.organisation.departments
    ]


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize("text", ["no", "on", "012", "12:30", "0x10", "1_000", "=", "2026-07-01", "3.0", "👍 good"])
def test_a_text_stays_as_its_author_wrote_it(one: Callable[..., Any], text: str) -> None:
    reading = one(f"{VALID}note: {text}\n")
    assert (reading.problems, reading.organisation.departments[0].note) == ((), text)


def test_faults_of_all_files_are_told_at_once_in_order_of_path(read: Callable[..., Any]) -> None:
    reading = read({"b.yaml": f"{VALID}naem: x\nnote: [a]\n", "a/z.yml": "- a\n", "A.YAML": with_id("Support")})
    assert [(problem.source.path, problem.check) for problem in reading.problems] == [
        ("standards/A.YAML", "bad-id"),
        ("standards/a/z.yml", "wrong-type"),
        ("standards/b.yaml", "unknown-key"),
        ("standards/b.yaml", "wrong-type"),
    ]
    assert [department.id for department in reading.organisation.departments] == ["support"]


def test_departments_with_one_id_in_two_files_are_both_kept_in_order_of_path(read: Callable[..., Any]) -> None:
    reading = read({"sub/b.yaml": VALID, "a.yaml": VALID})
    assert reading.problems == ()
    assert [department.place.path for department in reading.organisation.departments] == [
        "standards/a.yaml",
        "standards/sub/b.yaml",
    ]


def test_a_broken_file_is_counted_not_repeated_without_end(one: Callable[..., Any]) -> None:
    keys = "".join(f"key-{number}: x\n" for number in range(250))
    reading = one(f"{VALID}{keys}")
    assert [problem.check for problem in reading.problems] == ["unknown-key"] * 100 + ["more-problems"]
    assert reading.problems[-1].message.startswith("150 more problems")


def test_what_everyone_shares_stands_in_the_folder_s_parties_file_only(read: Callable[..., Any]) -> None:
    parties = "parties: {buyers: {kind: customer}}\n"
    reading = read({"parties.yaml": parties, "sub/parties.yaml": parties})
    assert [party.id for party in reading.organisation.parties] == ["buyers"]
    assert [(problem.source.path, problem.check) for problem in reading.problems] == [
        ("standards/sub/parties.yaml", "unknown-key"),
        ("standards/sub/parties.yaml", "missing-key"),
    ]


def test_without_a_standards_folder_there_is_nothing_and_no_fault(tmp_path: Path) -> None:
    organisation, problems = read_organisation(tmp_path, Settings("Test"))
    assert (organisation.departments, organisation.parties, problems) == ((), (), ())


def test_the_garbage_collector_runs_on_afterwards(one: Callable[..., Any]) -> None:
    one(VALID)
    assert gc.isenabled()


def lines(mapping: dict[str, Any], indent: str = "") -> list[str]:
    """Write nested mappings as YAML, in their own order."""
    found = []
    for key, value in mapping.items():
        found += [f"{indent}{key}:", *lines(value, f"{indent}  ")] if isinstance(value, dict) else [f"{indent}{key}: {value}"]
    return found


MEASURE = {"kind": "duration", "start": "call", "stop": "answer", "clock": "calendar", "every": "week"}
STANDARD = {
    "statement": "Soon.",
    "measure": MEASURE,
    "target": "at most 4 h",
    "limit": "at most 1 d",
    "attain": "95 %",
    "critical": "true",
}
OUTPUT = {"name": "Answers", "kind": "service", "customers": {"sales": {"used_for": "x"}}, "standards": {"in-time": STANDARD}}
DEPARTMENT = {"department": "support", "kind": "core", "head": "[oops]", "outputs": {"answers": OUTPUT}, "naem": "Support"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_neither_the_order_of_keys_nor_the_line_ends_change_what_is_read(tmp_path: Path, data: st.DataObject) -> None:
    def shuffled(mapping: dict[str, Any]) -> dict[str, Any]:
        keys = data.draw(st.permutations(list(mapping)))
        return {key: shuffled(mapping[key]) if isinstance(mapping[key], dict) else mapping[key] for key in keys}

    file = tmp_path / "standards" / "one.yaml"
    file.parent.mkdir(exist_ok=True)
    read_ones = []
    for text in ("\n".join(lines(DEPARTMENT)), data.draw(st.sampled_from(["\n", "\r\n"])).join(lines(shuffled(DEPARTMENT)))):
        file.write_bytes(text.encode())
        organisation, problems = read_organisation(tmp_path, Settings("Test"))
        read_ones.append((without_places(organisation.departments), sorted(problem.message for problem in problems)))
    assert read_ones[0] == read_ones[1]
    assert len(read_ones[0][1]) == 2


# Pieces that definitions and their mistakes are made of: hypothesis puts them together in ways nobody would think of.
SIGNS = [*"[]{}:,-?*&!|>'\"#%@\n\t ", ": ", "- ", "\n  ", "\\x", "---\n", "<<<<<<< ", "was:", "~"]
PIECES = st.lists(st.sampled_from([*VALID.split("\n"), *SIGNS]) | st.text(max_size=5), max_size=30).map("".join)


@pytest.mark.parametrize("python", [False, True])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(text=PIECES | st.binary(max_size=200))
def test_any_file_at_all_gives_problems_or_an_organisation(tmp_path: Path, text: str | bytes, *, python: bool) -> None:
    file = tmp_path / "standards" / "one.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    with pytest.MonkeyPatch.context() as patch:
        if python:
            patch.setattr(yaml_nodes, "open_parser", yaml_nodes.open_python_parser)
        organisation, problems = read_organisation(tmp_path, Settings("Test"))
    assert {problem.check for problem in problems} <= {page.name for page in FAULTS}
    assert problems or organisation.departments
