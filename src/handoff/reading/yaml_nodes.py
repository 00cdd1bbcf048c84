"""YAML text to nodes: PyYAML's event stream, walked within bounds; every value stays the text its author wrote."""

import re
from collections.abc import Callable
from typing import Any, NoReturn, Protocol

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from handoff.model.problem import Fault
from handoff.model.text import HIDDEN
from handoff.reading import yaml_faults
from handoff.reading.fault_names import FaultName
from handoff.reading.log import Log
from handoff.reading.nodes import Block, Entry, Items, Node, Refused, Scalar, Spot
from handoff.reading.source_text import hidden_fault
from handoff.reading.yaml_syntax import syntax_fault

DEEPEST = 32
MOST_VALUES = 250_000
MOST_ALIASES = 100
_DIRECTIVE = re.compile(r"(?: *(?:#.*)?\n)*%")


class Parser(Protocol):
    """What gives one event after another; the stubs of PyYAML know too little of events to say more."""

    def get_event(self) -> Any:
        """The next event."""
        ...


def open_python_parser(text: str) -> Parser:
    """Open the parser that needs no compiled library."""
    return yaml.SafeLoader(text)


open_parser: Callable[[str], Parser]
try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML built without libyaml: ten times slower, the same events
    open_parser = open_python_parser
else:
    open_parser = CParser


def read_nodes(log: Log, text: str) -> Node | None:
    """Walk a file's one document.  None where there is none or where it breaks off; the log says why."""
    if found := _DIRECTIVE.match(text):
        log.report("directive", Spot(text.count("\n", 0, found.end()) + 1, 1), yaml_faults.DIRECTIVE)
        return None
    try:
        root = _Builder(log, open_parser(text)).document()
    except _TooMuch:
        return None
    except yaml.YAMLError as error:
        log.report(*syntax_fault(text, error))
        return None
    if root is not None and "\\" in text:
        _find_hidden(log, root)
    return root


class _TooMuch(Exception):  # noqa: N818 -- never leaves this module: it unwinds the recursion once a bound is passed
    pass


class _Builder:
    """Builds nodes from events; counts values (aliased ones each time they are used) and remembers anchors with their sizes."""

    def __init__(self, log: Log, parser: Parser) -> None:
        self.log = log
        self.next = parser.get_event
        self.values = 0
        self.aliases = 0
        self.unfinished: dict[str, Spot] = {}
        self.anchors: dict[str, tuple[Node, int]] = {}

    def document(self) -> Node | None:
        root: Node | None = None
        documents = 0
        while not isinstance(event := self.next(), StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.log.report("second-document", _spot(event), yaml_faults.SECOND_DOCUMENT)
                    return root
            elif not isinstance(event, StreamStartEvent | DocumentEndEvent):
                root = self.node(event, 1)
        if root is None or (isinstance(root, Scalar) and not root.text):
            self.log.report("empty-file", Spot(), yaml_faults.EMPTY_FILE)
            return None
        return root

    def node(self, event: Any, depth: int) -> Node:
        kind = event.__class__
        if kind is AliasEvent:
            return self.alias(event)
        if event.anchor is not None:
            return self.anchored(event, depth)
        if event.tag is not None:
            return self.tagged(event, depth)
        if kind is ScalarEvent:
            mark = event.start_mark
            return Scalar(event.value, mark.line + 1, mark.column + 1, event.style or "")
        if depth > DEEPEST:
            self.refuse("too-deep", event, yaml_faults.too_deep(DEEPEST))
        return self.block(event, depth + 1) if kind is MappingStartEvent else self.items(event, depth + 1)

    def block(self, start: Any, depth: int) -> Block:
        entries: dict[str, Entry] = {}
        event: Any
        plain: Any = ScalarEvent  # as Any, or the stubs' doubt whether an event has a place would cost a check each
        following, node = self.next, self.node
        while (event := following()).__class__ is not MappingEndEvent:
            if event.__class__ is not plain or event.tag is not None or event.anchor is not None:
                self.unusual_key(event, entries, depth)
                continue
            mark = event.start_mark
            line, column, key = mark.line + 1, mark.column + 1, event.value
            # Nearly all of a file is `key: text`: read here, a third faster than through node().
            event = following()
            if event.__class__ is plain and event.tag is None and event.anchor is None:
                mark = event.start_mark
                value: Node = Scalar(event.value, mark.line + 1, mark.column + 1, event.style or "")
            else:
                value = node(event, depth)
            if key in entries:
                self.duplicate(key, Spot(line, column), entries)
            else:
                entries[key] = Entry(line, column, value)
        self.count(2 * len(entries), start)
        mark = start.start_mark
        return Block(mark.line + 1, mark.column + 1, entries)

    def unusual_key(self, event: Any, entries: dict[str, Entry], depth: int) -> None:
        """A key with an anchor is a key like any other; one that is no text, or stands for something else, is reported."""
        key = self.node(event, depth)
        value = self.node(self.next(), depth)
        if not isinstance(key, Scalar):
            if not isinstance(key, Refused):
                self.log.report("bad-key", key, yaml_faults.BAD_KEY)
        elif key.text in entries:
            self.duplicate(key.text, Spot(key.line, key.column), entries)
        else:
            entries[key.text] = Entry(key.line, key.column, value)

    def duplicate(self, key: str, spot: Spot, entries: dict[str, Entry]) -> None:
        first = self.log.place(entries[key])
        self.log.report("duplicate-key", spot, yaml_faults.duplicate_key(key, first.line), (first,))

    def items(self, start: Any, depth: int) -> Items:
        found: list[Node] = []
        while (event := self.next()).__class__ is not SequenceEndEvent:
            self.count(1, event)
            found.append(self.node(event, depth))
        spot = _spot(start)
        return Items(spot.line, spot.column, tuple(found))

    def anchored(self, event: Any, depth: int) -> Node:
        name, before, spot = event.anchor, self.values, _spot(event)
        event.anchor = None
        self.unfinished[name] = spot
        node = self.node(event, depth)
        self.unfinished.pop(name, None)
        self.anchors[name] = (node, self.values - before + 1)
        return node

    def alias(self, event: Any) -> Node:
        spot = _spot(event)
        self.aliases += 1
        if self.aliases > MOST_ALIASES:
            self.refuse("too-large", event, yaml_faults.too_many_aliases(MOST_ALIASES))
        if event.anchor in self.unfinished:
            self.log.report("bad-alias", self.unfinished[event.anchor], yaml_faults.recursive_alias(event.anchor))
        elif event.anchor not in self.anchors:
            self.log.report("bad-alias", spot, yaml_faults.unknown_alias(event.anchor))
        else:
            node, size = self.anchors[event.anchor]
            self.count(size, event)
            return node
        return Refused(spot.line, spot.column)

    def tagged(self, event: Any, depth: int) -> Refused:
        spot = _spot(event)
        self.log.report("explicit-tag", spot, yaml_faults.explicit_tag(event.tag))
        event.tag = None
        self.node(event, depth)
        return Refused(spot.line, spot.column)

    def count(self, values: int, event: Any) -> None:
        self.values += values
        if self.values > MOST_VALUES:
            self.refuse("too-large", event, yaml_faults.too_many_values(MOST_VALUES))

    def refuse(self, check: FaultName, event: Any, fault: Fault) -> NoReturn:
        self.log.report(check, _spot(event), fault)
        raise _TooMuch


def _spot(event: Any) -> Spot:
    return Spot(event.start_mark.line + 1, event.start_mark.column + 1)


def _find_hidden(log: Log, node: Node) -> None:
    """Report hidden characters that a double-quoted text spells with a backslash."""
    if isinstance(node, Scalar):
        found = re.search(HIDDEN, node.text) if node.style == '"' else None
        if found:
            log.report("hidden-character", node, hidden_fault(found[0]))
    elif isinstance(node, Items):
        for item in node.items:
            _find_hidden(log, item)
    elif isinstance(node, Block):
        for key, entry in node.entries.items():
            _find_hidden(log, Scalar(key, entry.line, entry.column, '"'))
            _find_hidden(log, entry.value)
