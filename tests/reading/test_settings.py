import zoneinfo
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handoff.model.import_mapping import ImportMapping
from handoff.model.settings import MonthDay, Settings, SeverityChange
from handoff.reading import FAULTS, find_root, read_settings

FULL = """\
[organisation]
name = "Harrow Pumps"
promise = "The right pump."
timezone = "Europe/London"
fiscal_year_starts = "04-01"
[paths]
standards = "quality/standards/"
ledger = "book"
[check]
level = "measured"
[check.severity]
no-head = "off"
duplicate-name = "warning"
[record]
commit = true
[signing]
allowed_signers = "signers"
required = true
[import.erp]
skip_rows = 3
"""
NAMED = '[organisation]\nname = "X"\n'


def written(folder: Path, text: str | bytes) -> Path:
    (folder / "handoff.toml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_settings_say_what_the_file_says(tmp_path: Path) -> None:
    assert read_settings(written(tmp_path, FULL)) == (
        Settings(
            name="Harrow Pumps",
            promise="The right pump.",
            timezone="Europe/London",
            fiscal_year_starts=MonthDay(4, 1),
            standards="quality/standards",
            ledger="book",
            level="measured",
            severities=(SeverityChange("duplicate-name", "warning"), SeverityChange("no-head", "off")),
            commit_each_act=True,
            allowed_signers="signers",
            signature_required=True,
            imports=(ImportMapping("erp", skip_rows=3),),
        ),
        (),
    )


@pytest.mark.parametrize("text", [NAMED, "\ufeff" + NAMED, NAMED.replace("\n", "\r\n"), f"# x\n{NAMED}[paths]\n[check]\n"])
def test_what_is_not_said_has_its_default(tmp_path: Path, text: str) -> None:
    assert read_settings(written(tmp_path, text)) == (Settings("X"), ())


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", ("missing-key", 0, 0), "`[organisation]`"),
        ("[organisation]\npromise = 'x'\n", ("missing-key", 1, 1), "`[organisation]`"),
        ("[organisation]\nname = ''\n", ("missing-key", 2, 1), "`[organisation]`"),
        ("[organisation]\nname = 3\n", ("wrong-type", 2, 1), "text in quotes"),
        ("organisation = 'x'\n", ("wrong-type", 1, 1), "a table"),
        (NAMED + 'pormise = "x"\n', ("unknown-key", 3, 1), "Did you mean `promise`?"),
        (NAMED + "[chekc]\n", ("unknown-key", 3, 1), "Did you mean `check`?"),
        (NAMED + 'timezone = "London"\n', ("bad-timezone", 3, 1), "Write the IANA name"),
        (NAMED + 'timezone = "Europe/Lodnon"\n', ("bad-timezone", 3, 1), "Did you mean `Europe/London`?"),
        (NAMED + 'timezone = "Europe"\n', ("bad-timezone", 3, 1), "IANA"),
        (NAMED + 'timezone = "../etc/passwd"\n', ("bad-timezone", 3, 1), "IANA"),
        (NAMED + 'timezone = ""\n', ("bad-timezone", 3, 1), "IANA"),
        (NAMED + 'fiscal_year_starts = "4-1"\n', ("bad-date", 3, 1), "MM-DD"),
        (NAMED + 'fiscal_year_starts = "02-29"\n', ("bad-date", 3, 1), "every year"),
        (NAMED + 'fiscal_year_starts = "13-01"\n', ("bad-date", 3, 1), "MM-DD"),
        (NAMED + '[paths]\n  ledger = "../book"\n', ("bad-path", 4, 3), "without `..`"),
        (NAMED + '[paths]\nstandards = "/etc"\n', ("bad-path", 4, 1), "inside"),
        (NAMED + '[paths]\nstandards = "C:/x"\n', ("bad-path", 4, 1), "inside"),
        (NAMED + "[paths]\nstandards = 'a\\b'\n", ("bad-path", 4, 1), "inside"),
        (NAMED + '[paths]\nstandards = ""\n', ("bad-path", 4, 1), "inside"),
        (NAMED + '[paths]\nledger = ".handoff"\n', ("bad-path", 4, 1), "a hidden folder"),
        (NAMED + '[paths]\nledger = "data/.git/x"\n', ("bad-path", 4, 1), "a hidden folder"),
        (NAMED + '[paths]\nledger = "led\\nger"\n', ("bad-path", 4, 1), "cannot be shown"),
        (NAMED + '[signing]\nallowed_signers = "/etc/signers"\n', ("bad-path", 4, 1), "inside"),
        (NAMED + '[check]\nlevel = "agred"\n', ("unknown-choice", 4, 1), "Did you mean `agreed`?"),
        (NAMED + '[check.severity]\nno-head = "of"\n', ("unknown-choice", 4, 1), "`off`"),
        (NAMED + "[check]\nseverity.no-head = 3\n", ("unknown-choice", 4, 1), "`warning`"),
        (NAMED + '[record]\ncommit = "true"\n', ("wrong-type", 4, 1), "without quotes"),
        (NAMED + 'promise = "a\\u202Eb"\n', ("hidden-character", 3, 1), "U+202E"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told_and_has_its_default(
    tmp_path: Path, text: str, place: tuple[str, int, int], words: str
) -> None:
    found, (problem,) = read_settings(written(tmp_path, text))
    assert (problem.check, problem.source.line, problem.source.column) == place
    assert problem.source.path == "handoff.toml"
    assert words in f"{problem.message} {problem.why} {problem.fix}"
    assert found in (Settings("X"), Settings(""), Settings("", promise="x"))


@pytest.mark.parametrize(
    ("text", "check", "line", "column"),
    [
        (NAMED + "promise = x\n", "syntax", 3, 11),
        (NAMED + "name = 'Y'\n", "syntax", 3, 11),
        (NAMED + "[", "syntax", 3, 2),
        (NAMED + "x = " + "9" * 5000, "syntax", 3, 1),
        (NAMED + "x = " + "[" * 5000, "too-deep", 0, 0),
        (NAMED + "x." * 50_000 + "y = 1", "too-deep", 0, 0),
        (NAMED + "[" + "x." * 50_000 + "y]", "too-deep", 0, 0),
        (NAMED.encode() + b"x = '\xfc'\n", "not-utf8", 3, 6),
        (NAMED.encode("utf-16"), "not-utf8", 0, 0),
        (f"<<<<<<< HEAD\n{NAMED}", "merge-conflict", 1, 1),
        (NAMED + "x = '" + "y" * 250_000 + "'", "too-large", 0, 0),
    ],
)
def test_settings_that_cannot_be_read_are_none(tmp_path: Path, text: str | bytes, check: str, line: int, column: int) -> None:
    found, (problem,) = read_settings(written(tmp_path, text))
    assert found is None
    assert problem.check == check
    # The words and columns at a text's end are those of the TOML reader of each Python.
    assert problem.source.line == line
    assert abs(problem.source.column - column) <= (5005 if line else 0)


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.symlink_to("/etc/hostname"), lambda path: path.symlink_to(path)])
def test_a_file_that_is_none_is_told(tmp_path: Path, make: object) -> None:
    make(tmp_path / "handoff.toml")
    found, (problem,) = read_settings(tmp_path)
    assert found is None
    assert problem.check in {"no-plain-file", "bad-link", "unreadable-file"}


def test_without_a_list_of_time_zones_it_is_said_how_to_get_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, NAMED + 'timezone = "Mars/Olympus"\n')
    monkeypatch.setattr(zoneinfo, "available_timezones", set)
    _, (problem,) = read_settings(tmp_path)
    assert problem.check == "bad-timezone"
    assert "pip install tzdata" in problem.fix


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    _, problems = read_settings(written(tmp_path, 'x = 1\n[organisation]\ntimezone = "London"\n[record]\ncommit = 1\n'))
    assert [(problem.check, problem.source.line) for problem in problems] == [
        ("unknown-key", 1),
        ("missing-key", 2),
        ("bad-timezone", 3),
        ("wrong-type", 5),
    ]


def test_the_root_is_the_nearest_folder_with_settings(tmp_path: Path) -> None:
    inner, below, outside = tmp_path / "a" / "inner", tmp_path / "a" / "inner" / "x" / "y", tmp_path / "b"
    below.mkdir(parents=True)
    outside.mkdir()
    written(tmp_path / "a", NAMED)
    written(inner, NAMED)
    assert [find_root(folder) for folder in (below, inner, tmp_path / "a")] == [inner, inner, tmp_path / "a"]
    assert find_root(outside / ".." / "a" / "inner" / "x") == inner
    assert find_root(outside) in (None, *outside.parents)


PIECES = st.lists(st.sampled_from([*FULL.split("\n"), *'[]{}="\\\n.#\t', "'''", '"""']) | st.text(max_size=5), max_size=20).map(
    "".join
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=PIECES | st.binary(max_size=100))
def test_any_file_at_all_gives_problems_or_settings(tmp_path: Path, text: str | bytes) -> None:
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    found, problems = read_settings(written(tmp_path, raw))
    assert {problem.check for problem in problems} <= {page.name for page in FAULTS}
    assert problems or found is not None
