"""Write a ledger of any size without handoff, the same bytes on every run: `make_ledger.py DIR --files 100 --entries 10000`."""

import argparse
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from random import Random

from make_workspace import DAYS, FIRST, department_id, make

STAMP = "20261120T160211Z"
ACT = '{"entry":"act","recorded_at":"2026-11-20T16:02:11Z","recorded_by":"Benchmark","program":"handoff 0.1"'
SOURCE = ',"import":"csv","source":"rows.csv","source_sha256":"{hash}"'
TERMS = "0" * 64
ENTRY = (
    '{{"entry":"measurement","observed_on":"{day}","standard":"{standard}","terms":"{terms}",'
    '"target":"at least 95 %","limit":"at least 90 %","numerator":{part},"denominator":{whole},"note":"round {turn}"'
)
KEPT = ',"import":"csv","key":"{standard}|{day}|{turn}"}}'
TYPED = ',"nonce":"{nonce:016x}"}}'
STANDARDS = 50


def line(body: str) -> bytes:
    """A line of an act: the body with its id in front, as docs/auditor.md says."""
    held = body.encode()
    return b'{"id":"%s",%s\n' % (sha256(b"handoff-entry-v1\n" + held).hexdigest().encode(), held[1:])


def act(entries: int, first: int, dice: Random) -> Iterator[bytes]:
    """The lines of one act: an import, or where it has a single entry a value that somebody typed."""
    typed = entries == 1
    yield line(ACT + ("}" if typed else SOURCE.format(hash=f"{first:064x}") + "}"))
    for number in range(first, first + entries):
        turn, index = divmod(number, STANDARDS)
        named = {
            "standard": f"{department_id(index // 5 + 1)}/output-{index % 5 + 1}/standard-1",
            "day": FIRST + timedelta(days=turn % DAYS),
            "turn": turn // DAYS + 1,
        }
        whole = 40 + int(dice.random() * 60)
        part = whole - int(dice.random() * 5)
        end = TYPED.format(nonce=dice.getrandbits(64)) if typed else KEPT.format(**named)
        yield line(ENTRY.format(**named, terms=TERMS, part=part, whole=whole) + end)


def write(folder: Path, files: int, entries: int) -> None:
    """A workspace with ten departments, and so many acts of so many entries."""
    make(folder, departments=10, outputs=5, standards=3, measurements=0)
    month = folder / "ledger" / "2026" / "11"
    month.mkdir(parents=True)
    dice = Random(1)
    for number in range(files):
        lines = act(entries, number * entries, dice)
        (month / f"{STAMP}-{number:016x}.jsonl").write_bytes(b"".join(lines))


def main() -> None:
    """Read the flags and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=100)
    parser.add_argument("--entries", type=int, default=10_000)
    flags = parser.parse_args()
    write(flags.folder, flags.files, flags.entries)


if __name__ == "__main__":
    main()
