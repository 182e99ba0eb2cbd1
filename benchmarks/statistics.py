"""Directly standardised rates with limits of 100,000 groups of 19 ages: `python -m benchmarks.statistics`.

Beside them the bare arithmetic, which nothing in Python can beat, and PHStatsMethods on a share of the groups, scaled.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable
from time import perf_counter
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import polars as pl

from comhla.stats import ESP_2013, DsrLimits, dsr, frames

GROUPS, BANDS, SHARE = 100_000, 19, 1_000
ON_ARRAYS, ON_FRAMES = 4.0, 10.0
RUNS = 5
Z = 1.959963984540054
STANDARD = np.array(ESP_2013.people, dtype=float)


class Line(NamedTuple):
    """One way to work the same thing out: seconds, and at most how many times the bare arithmetic it may take."""

    what: str
    seconds: float
    most: float | None = None


def main() -> int:
    """Measure, print, and say by the exit code whether every budget is kept."""
    events, people = counts()
    bare = best(lambda: bare_arithmetic(events, people))
    lines = [Line("bare NumPy arithmetic", bare), *on_arrays(events, people), *on_frames(events, people)]
    return show(f"Directly standardised rates with limits, {GROUPS:,} groups x {BANDS} ages", lines)


def show(title: str, lines: list[Line]) -> int:
    """Print the lines, of which the first is the bare arithmetic, and say whether every budget is kept."""
    bare = lines[0].seconds
    print(f"\n{title}")
    print(f"{'how':64} {'seconds':>9} {'x bare':>8} {'at most':>8}")
    for line in lines:
        most = f"{line.most:8.0f}" if line.most else f"{'-':>8}"
        print(f"{line.what:64} {line.seconds:9.4f} {line.seconds / bare:8.1f} {most}")
    missed = [line for line in lines if line.most and line.seconds > line.most * bare]
    for line in missed:
        print(f"Over budget: {line.what}")
    return 1 if missed else 0


def counts() -> tuple[np.ndarray[Any, np.dtype[np.float64]], np.ndarray[Any, np.dtype[np.float64]]]:
    """Events and populations, the same each time."""
    chance = np.random.default_rng(19)
    people = chance.integers(200, 9_000, size=(GROUPS, BANDS)).astype(float)
    return chance.poisson(people * np.linspace(0.0002, 0.02, BANDS)).astype(float), people


def bare_arithmetic(events: Any, people: Any) -> Any:
    """The formulae and nothing else: no checks, no missing values, no suppression."""
    rates, weights = events / people, STANDARD.sum()
    value = (STANDARD * rates).sum(axis=1) / weights
    variance = (STANDARD**2 * rates / people).sum(axis=1) / weights**2
    total = events.sum(axis=1)
    lower = total * (1 - 1 / (9 * total) - Z / (3 * np.sqrt(total))) ** 3
    upper = (total + 1) * (1 - 1 / (9 * (total + 1)) + Z / (3 * np.sqrt(total + 1))) ** 3
    scale = np.sqrt(variance / total)
    return 1e5 * value, 1e5 * (value + scale * (lower - total)), 1e5 * (value + scale * (upper - total))


def on_arrays(events: Any, people: Any) -> list[Line]:
    """Our functions on arrays."""
    flat = (events.ravel(), people.ravel(), np.tile(STANDARD, GROUPS))
    codes = np.repeat(np.arange(GROUPS), BANDS)
    exact, gamma = DsrLimits.DOBSON_EXACT, DsrLimits.GAMMA
    return [
        Line("arrays, groups by ages", best(lambda: dsr(events, people, STANDARD)), ON_ARRAYS),
        Line("arrays, one row for each group and age", best(lambda: dsr(*flat, codes=codes)), ON_ARRAYS),
        Line(
            "arrays, limits by the exact ones of the count", best(lambda: dsr(events, people, STANDARD, method=exact))
        ),
        Line("arrays, limits by gamma", best(lambda: dsr(events, people, STANDARD, method=gamma))),
    ]


def on_frames(events: Any, people: Any) -> list[Line]:
    """Our functions on data frames of 1.9 million rows with texts as keys, and the package there is in Python."""
    columns = {
        "area": np.repeat([f"S{number:08}" for number in range(GROUPS)], BANDS),
        "x": events.ravel(),
        "n": people.ravel(),
        "stdpop": np.tile(STANDARD, GROUPS),
    }
    pandas, polars = pd.DataFrame(columns), pl.DataFrame(columns)
    order = np.random.default_rng(2).permutation(len(pandas))
    shuffled = polars[order]
    return [
        Line("pandas frame", best(lambda: _through(pandas)), ON_FRAMES),
        Line("Polars frame", best(lambda: _through(polars)), ON_FRAMES),
        Line(
            "pandas frame, two confidence levels", best(lambda: _through(pandas, confidence=(0.95, 0.998))), ON_FRAMES
        ),
        Line("Polars frame, rows in no order", best(lambda: _through(shuffled), runs=2)),
        Line(f"PHStatsMethods, from {SHARE:,} groups", _reference(pandas) * GROUPS / SHARE),
    ]


def _through(frame: Any, **options: Any) -> Any:
    return frames.dsr(frame, "x", "n", "stdpop", groups=["area"], **options)


def _reference(frame: pd.DataFrame) -> float:
    """How long PHStatsMethods takes for a share of the groups."""
    from PHStatsMethods import ph_dsr  # noqa: PLC0415 - only measured against

    share = frame.iloc[: SHARE * BANDS].astype({"area": object})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return best(
            lambda: ph_dsr(share, "x", "n", ref_denom_col="stdpop", group_cols=["area"], euro_standard_pops=False),
            runs=1,
        )


def best(work: Callable[[], object], runs: int = RUNS) -> float:
    """The best of several times, because what disturbs a run only ever makes it longer."""
    times = []
    for _ in range(runs):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
