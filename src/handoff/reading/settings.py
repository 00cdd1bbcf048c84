"""What ``handoff.toml`` says, and where it is."""

import os
import re
from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, Literal, get_args

from msgspec import structs

from handoff.model.import_mapping import ImportMapping
from handoff.model.problem import Problem, Severity
from handoff.model.settings import LEVELS, SETTINGS_FILE, MonthDay, Settings, SeverityChange, Thresholds
from handoff.reading import field_faults, settings_faults
from handoff.reading.files import Unopened, read_plain_file
from handoff.reading.log import Log
from handoff.reading.nodes import Spot
from handoff.reading.source_text import read_text
from handoff.reading.toml_table import Table

LARGEST = 250_000
# Python's reader takes minutes for a key of fifty thousand parts.
_MOST_DOTS = 200
_LONGEST_GRACE = 36_500
_TABLES = ("organisation", "paths", "check", "record", "import", "signing", "seal")
_SEVERITIES: tuple[Severity | Literal["off"], ...] = (*get_args(Severity), "off")
_PLACE = re.compile(r" \(at line ([0-9]+), column ([0-9]+)\)$")


def find_root(start: Path) -> Path | None:
    """The nearest folder with a ``handoff.toml``, from ``start`` upwards; None where there is none."""
    here = Path(os.path.abspath(start))  # noqa: PTH100 -- resolve() would leave the folder the person is in, over a link
    return next((folder for folder in (here, *here.parents) if os.path.lexists(folder / SETTINGS_FILE)), None)


def read_settings(root: Path) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Read a workspace's settings.  What is wrong is reported and has its default; None only where nothing can be read."""
    log = Log(SETTINGS_FILE)
    raw = read_plain_file(root, SETTINGS_FILE, LARGEST)
    if isinstance(raw, Unopened):
        log.report(raw.check, Spot(), raw.fault)
        return None, log.problems()
    text = read_text(log, raw)
    values = None if text is None else _toml(log, text)
    settings = None if text is None or values is None else _settings(Table(log, text, "", values))
    return settings, log.problems()


def _toml(log: Log, text: str) -> dict[str, Any] | None:
    import tomllib  # noqa: PLC0415 -- --help and chart need no settings

    if any(line.count(".") > _MOST_DOTS for line in text.split("\n")):
        log.report("too-deep", Spot(), settings_faults.TOO_DEEP)
        return None
    try:
        return tomllib.loads(text)
    except RecursionError:
        log.report("too-deep", Spot(), settings_faults.TOO_DEEP)
    except ValueError as error:  # TOMLDecodeError is one, and so is a number of five thousand digits
        words = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "a number is far too long"
        place = _PLACE.search(words)
        spot = Spot(int(place[1]), int(place[2])) if place else Spot(text.count("\n") + 1, 1)
        log.report("syntax", spot, settings_faults.no_toml(_PLACE.sub("", words).replace(" (at end of document)", "")))
    return None


def _settings(top: Table) -> Settings:
    top.refuse_unknown(_TABLES)
    organisation, paths, check = top.inner("organisation"), top.inner("paths"), top.inner("check")
    record, signing = top.inner("record"), top.inner("signing")
    organisation.refuse_unknown(("name", "promise", "timezone", "fiscal_year_starts"))
    paths.refuse_unknown(("standards", "ledger"))
    check.refuse_unknown(("level", "severity", "thresholds"))
    record.refuse_unknown(("commit",))
    signing.refuse_unknown(("allowed_signers", "required"))
    seal = top.inner("seal")
    seal.refuse_unknown(("grace_days",))
    return Settings(
        name=_name(organisation),
        promise=organisation.text("promise"),
        timezone=_zone(organisation),
        fiscal_year_starts=_fiscal_year(organisation),
        standards=_path(paths, "standards", "standards"),
        ledger=_path(paths, "ledger", "ledger"),
        level=check.choice("level", LEVELS, "defined"),
        severities=_severities(check.inner("severity")),
        thresholds=_thresholds(check.inner("thresholds")),
        commit_each_act=record.flag("commit"),
        allowed_signers=_path(signing, "allowed_signers", ""),
        signature_required=signing.flag("required"),
        imports=_imports(top),
        late_after=min(seal.whole("grace_days", 1), _LONGEST_GRACE),
    )


def _name(organisation: Table) -> str:
    name = organisation.text("name")
    if not name and organisation.is_table and isinstance(organisation.values.get("name", ""), str):
        fault = field_faults.missing("name", "[organisation]", 'Write `name = "…"` below `[organisation]`.')
        organisation.fault("name", "missing-key", fault)
    return name


def _zone(organisation: Table) -> str:
    zone = organisation.text("timezone", "UTC")
    if zone == "UTC":
        return zone
    import zoneinfo  # noqa: PLC0415 -- a workspace in UTC needs no list of time zones

    try:
        zoneinfo.ZoneInfo(zone)
    except (KeyError, ValueError, OSError):  # a folder's name is an OSError of several sorts
        organisation.fault("timezone", "bad-timezone", settings_faults.unknown_zone(zone, zoneinfo.available_timezones()))
        return "UTC"
    return zone


def _fiscal_year(organisation: Table) -> MonthDay:
    text = organisation.text("fiscal_year_starts", "01-01")
    try:
        # 2001 has no 29 February: a fiscal year has to start every year.
        day = date.fromisoformat(f"2001-{text}") if re.fullmatch("[0-9]{2}-[0-9]{2}", text, re.ASCII) else None
    except ValueError:
        day = None
    if day is None:
        organisation.fault("fiscal_year_starts", "bad-date", settings_faults.no_month_day(text))
        return MonthDay(1, 1)
    return MonthDay(day.month, day.day)


def _imports(top: Table) -> tuple[ImportMapping, ...]:
    if "import" not in top.values:
        return ()
    from handoff.reading.import_settings import import_mappings  # noqa: PLC0415 -- most workspaces have no mapping

    return import_mappings(top.inner("import"))


def _path(table: Table, key: str, default: str) -> str:
    text = table.text(key, default)
    posix, windows = PurePosixPath(text), PureWindowsPath(text)
    inside = not (posix.is_absolute() or windows.drive or windows.root or ".." in posix.parts or "\\" in text)
    if default and inside and (not text.isprintable() or any(part.startswith(".") for part in posix.parts)):
        table.fault(key, "bad-path", settings_faults.hidden_path(text))
        return default
    if not inside or (default and not text):
        table.fault(key, "bad-path", settings_faults.bad_path(text))
        return default
    return posix.as_posix() if text else ""


def _thresholds(table: Table) -> Thresholds:
    table.refuse_unknown(Thresholds.__struct_fields__)
    defaults = structs.asdict(Thresholds())
    return Thresholds(**{name: table.whole(name, default) for name, default in defaults.items()})


def _severities(table: Table) -> tuple[SeverityChange, ...]:
    """The changed severities, in order of check; whether there is such a check is not known here."""
    found = []
    for name, value in sorted(table.values.items()):
        chosen = next((word for word in _SEVERITIES if word == value), None)
        if chosen is None:
            table.fault(name, "unknown-choice", field_faults.unknown_choice(name, str(value), _SEVERITIES))
        else:
            found.append(SeverityChange(name, chosen))
    return tuple(found)
