"""The part of a SARIF 2.1.0 log that findings need, under its names there (OASIS, SARIF 2.1.0, section 3)."""

from typing import Literal

from msgspec import Struct, field

Level = Literal["error", "warning", "note"]
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
TOP = "%SRCROOT%"  # the conventional name of the top of the repository


class Message(Struct, frozen=True):
    """Plain text."""

    text: str


class Help(Struct, frozen=True):
    """The same as plain text and as Markdown."""

    text: str
    markdown: str


class Base(Struct, frozen=True):
    """What relative addresses start from."""

    description: Message


class Bases(Struct, frozen=True):
    """The starting points of addresses, by name."""

    top: Base = field(name=TOP)


class ArtifactLocation(Struct, frozen=True, rename="camel"):
    """A file: its percent-encoded address, from the top of the repository."""

    uri: str
    uri_base_id: str


class Region(Struct, frozen=True, rename="camel", omit_defaults=True):
    """A place in a file: line and column from 1; without a column the whole line."""

    start_line: int
    start_column: int | None = None


class PhysicalLocation(Struct, frozen=True, rename="camel", omit_defaults=True):
    """A file, or a place in it."""

    artifact_location: ArtifactLocation
    region: Region | None = None


class Location(Struct, frozen=True, rename="camel", omit_defaults=True):
    """A place, and what it has to do with a finding."""

    physical_location: PhysicalLocation
    message: Message | None = None


class Suppression(Struct, frozen=True):
    """Why a finding does not count: something outside the source says so."""

    kind: str
    status: str
    justification: str


class Fingerprints(Struct, frozen=True):
    """What stays the same when a finding moves to another line."""

    finding: str = field(name="handoffFinding/v1")


class Result(Struct, frozen=True, rename="camel", omit_defaults=True):
    """A finding."""

    rule_id: str
    rule_index: int
    level: Level
    message: Message
    locations: tuple[Location, ...]
    partial_fingerprints: Fingerprints
    related_locations: tuple[Location, ...] = ()
    suppressions: tuple[Suppression, ...] = ()


class Configuration(Struct, frozen=True):
    """How bad a breach of a rule is."""

    level: Level


class Descriptor(Struct, frozen=True, rename="camel"):
    """A rule and its manual page."""

    id: str
    short_description: Message
    full_description: Message
    help: Help
    default_configuration: Configuration


class Driver(Struct, frozen=True):
    """This program and its rules."""

    name: str
    version: str
    rules: tuple[Descriptor, ...]


class Tool(Struct, frozen=True):
    """What has found everything."""

    driver: Driver


class Run(Struct, frozen=True, rename="camel"):
    """One run of the tool."""

    tool: Tool
    original_uri_base_ids: Bases
    column_kind: str
    results: tuple[Result, ...]


class Log(Struct, frozen=True):
    """A whole SARIF file."""

    schema: str = field(name="$schema")
    version: str
    runs: tuple[Run, ...]
