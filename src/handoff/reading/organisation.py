"""The organisation from all files of definitions, in order of their paths, with every fault in every file."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path, PurePosixPath

from handoff.model.organisation import Department, Organisation
from handoff.model.problem import Problem
from handoff.model.settings import Settings
from handoff.reading.cache import Cache, Known
from handoff.reading.department import read_department
from handoff.reading.field_faults import no_mapping
from handoff.reading.files import Unopened, list_definitions, read_plain_file
from handoff.reading.log import Log
from handoff.reading.nodes import Block, Refused, Spot
from handoff.reading.parties import Shared, read_shared
from handoff.reading.source_text import read_text

_SHARED = ("parties.yaml", "parties.yml")


def read_organisation(root: Path, settings: Settings) -> tuple[Organisation, tuple[Problem, ...]]:
    """Read every definition below the standards folder.

    The organisation holds what could be read.  Problems stand in order of path and line, and no fault raises.
    """
    with _uncollected():
        return _read(root, settings)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pause the garbage collector: nothing made here points back, and looking for it takes a third of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _read(root: Path, settings: Settings) -> tuple[Organisation, tuple[Problem, ...]]:
    listing = list_definitions(root, settings.standards)
    problems = list(listing.problems)
    departments: list[Department] = []
    shared: list[Shared] = []
    cache = Cache(root)
    for path in listing.paths:
        if path.lower().endswith(_SHARED) and PurePosixPath(path).relative_to(settings.standards).as_posix().lower() in _SHARED:
            earlier = [one.commitment for one in shared if one.commitment]
            # What another file says comes into it: the same content then gives something else.
            known = _known(root, path, partial(read_shared, earlier=earlier), None if earlier else cache)
        else:
            known = _known(root, path, read_department, cache)
        departments.extend(filter(None, [known.department]))
        shared.extend(filter(None, [known.shared]))
        problems.extend(known.problems)
    cache.keep()
    parties = tuple(party for one in shared for party in one.parties)
    commitment = next((one.commitment for one in shared if one.commitment), None)
    unreadable = tuple(name for one in shared for name in one.unreadable)
    organisation = Organisation(settings, tuple(departments), parties, commitment, unreadable)
    return organisation, tuple(sorted(problems, key=lambda problem: problem.source.path))


def _known(root: Path, path: str, read: Callable[[Log, Block], Department | Shared | None], cache: Cache | None) -> Known:
    """What a file gives: as it was read before, where its content is the same."""
    raw = read_plain_file(root, path)
    known = cache.find(path, raw) if cache and isinstance(raw, bytes) else None
    if known is not None:
        return known
    log = Log(path)
    block = _block(log, raw)
    found = None if block is None else read(log, block)
    department, shared = (found, None) if isinstance(found, Department) else (None, found)
    known = Known(path, department=department, shared=shared, problems=log.problems())
    if cache and isinstance(raw, bytes):
        cache.learn(raw, known)
    return known


def _block(log: Log, raw: bytes | Unopened) -> Block | None:
    """The mapping that a file consists of; None where there is none, which the log says."""
    if isinstance(raw, Unopened):
        log.report(raw.check, Spot(), raw.fault)
        return None
    from handoff.reading.yaml_nodes import read_nodes  # noqa: PLC0415 -- PyYAML takes a tenth of a start to import; settings need none

    text = read_text(log, raw)
    node = None if text is None else read_nodes(log, text)
    if node is not None and not isinstance(node, Block | Refused):
        log.report("wrong-type", node, no_mapping(node))
    return node if isinstance(node, Block) else None
