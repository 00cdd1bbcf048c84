"""XmR charts with Making Data Count's four rules, in NumPy: what the arithmetic of a report costs where nothing else is done.

Reads `points.json` of shares, writes how many charts have a signal at their latest point, and the seconds of reading and of
judging: chart by chart, and all at once.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np

LIMIT, RUN = 2.66, 7


def judge(values: "np.ndarray") -> "np.ndarray":
    """Which points carry a signal, of charts that stand in rows."""
    centre = values.mean(axis=1, keepdims=True)
    width = LIMIT * np.abs(np.diff(values, axis=1)).mean(axis=1, keepdims=True)
    side = np.sign(values - centre).astype(np.int8)
    found = np.abs(values - centre) > width
    outer = np.where(np.abs(values - centre) > width * 2 / 3, side, 0)
    found |= _runs(side, RUN)
    steps = np.sign(np.diff(values, axis=1)).astype(np.int8)
    rising = _runs(steps, RUN - 1)
    found[:, 1:] |= rising
    found[:, :-1] |= rising
    for one in (1, -1):
        same = (side[:, :-2] == one) & (side[:, 1:-1] == one) & (side[:, 2:] == one)
        parts = [outer[:, at : at + same.shape[1]] == one for at in range(3)]
        pair = same & (sum(part.astype(np.int8) for part in parts) > 1)
        for at, part in enumerate(parts):
            found[:, at : at + same.shape[1]] |= pair & part
    return found


def _runs(sides: "np.ndarray", length: int) -> "np.ndarray":
    """Which places are part of so many neighbours on one side."""
    found = np.zeros(sides.shape, dtype=bool)
    windows = np.lib.stride_tricks.sliding_window_view(sides, length, axis=1)
    whole = np.abs(windows.astype(np.int16).sum(axis=2)) == length
    for at in range(length):
        found[:, at : at + whole.shape[1]] |= whole
    return found


def main() -> None:
    """Read, judge one by one, judge all at once, and say how long each took."""
    begun = time.perf_counter()
    points = np.array(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), dtype=float)
    values = points[:, :, 0] / points[:, :, 1]
    read = time.perf_counter()
    single = sum(bool(judge(row[None, :])[0, -1]) for row in values)
    one_by_one = time.perf_counter()
    together = int(judge(values)[:, -1].sum())
    whole = time.perf_counter()
    json.dump(
        {"read": read - begun, "singly": one_by_one - read, "at_once": whole - one_by_one, "signals": [single, together]},
        sys.stdout,
    )


if __name__ == "__main__":
    main()
