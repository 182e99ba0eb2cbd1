"""Life expectancy and the slope index of inequality of 100,000 groups: `python -m benchmarks.life_and_inequality`."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
import pandas as pd
import polars as pl

from benchmarks.statistics import GROUPS, ON_ARRAYS, ON_FRAMES, Line, Z, best, show
from comhla.stats import LimitsBy, frames, life_expectancy, slope_index

AGES, QUINTILES = 20, 5
STARTS = np.array([0, 1, *range(5, 95, 5)], dtype=float)
FEW = 1_000


def main() -> int:
    """Measure, print, and say by the exit code whether every budget is kept."""
    return max(life(), inequality())


def life() -> int:
    """Life expectancy with limits at every age."""
    chance = np.random.default_rng(20)
    people = chance.integers(2_000, 9_000, size=(GROUPS, AGES)).astype(float)
    deaths = chance.poisson(people * np.geomspace(0.0005, 0.2, AGES)).astype(float) + 1
    columns = {
        "area": np.repeat([f"S{number:08}" for number in range(GROUPS)], AGES),
        "from": np.tile(STARTS, GROUPS),
        "deaths": deaths.ravel(),
        "people": people.ravel(),
    }
    pandas, polars = pd.DataFrame(columns), pl.DataFrame(columns)
    lines = [
        Line("bare NumPy arithmetic", best(lambda: bare_life(deaths, people), runs=3)),
        Line("arrays, groups by ages", best(lambda: life_expectancy(deaths, people), runs=3), ON_ARRAYS),
        Line("pandas frame", best(lambda: _life(pandas), runs=2), ON_FRAMES),
        Line("Polars frame", best(lambda: _life(polars), runs=2), ON_FRAMES),
    ]
    return show(f"Life expectancy with limits, {GROUPS:,} groups x {AGES} ages", lines)


def _life(frame: Any) -> Any:
    return frames.life_expectancy(frame, "deaths", "people", "from", groups="area")


def bare_life(deaths: Any, people: Any) -> Any:
    """The formulae and nothing else: no checks, nothing missing or withheld."""
    rate = deaths / people
    width, share = np.append(np.diff(STARTS), 0), np.append(0.1, np.full(AGES - 1, 0.5))
    dying = width * rate / (1 + width * rate * (1 - share))
    dying[:, -1] = 1
    alive = np.ones_like(dying)
    alive[:, 1:] = np.cumprod(1 - dying[:, :-1], axis=1)
    lived = width * alive * (1 - (1 - share) * dying)
    lived[:, -1] = alive[:, -1] / rate[:, -1]
    years = np.cumsum(lived[:, ::-1], axis=1)[:, ::-1] / alive
    variance = dying**2 * (1 - dying) / deaths
    weight = variance[:, :-1] * (alive[:, :-1] * ((1 - share[:-1]) * width[:-1] + years[:, 1:])) ** 2
    last = alive[:, -1:] ** 2 / (deaths[:, -1:] * rate[:, -1:] ** 2)
    spread = np.sqrt(np.cumsum(np.hstack([weight, last])[:, ::-1], axis=1)[:, ::-1]) / alive
    return years, years - Z * spread, years + Z * spread


def inequality() -> int:
    """The slope and relative index with exact limits; those by simulation of a share of the groups, scaled."""
    chance = np.random.default_rng(5)
    people = chance.integers(3_000, 20_000, size=(GROUPS, QUINTILES)).astype(float)
    values = 78 + chance.normal(size=(GROUPS, QUINTILES))
    errors = chance.uniform(0.2, 0.6, size=(GROUPS, QUINTILES))
    columns = {
        "area": np.repeat([f"S{number:08}" for number in range(GROUPS)], QUINTILES),
        "quintile": np.tile(np.arange(1, QUINTILES + 1), GROUPS),
        "people": people.ravel(),
        "value": values.ravel(),
        "se": errors.ravel(),
    }
    pandas, polars = pd.DataFrame(columns), pl.DataFrame(columns)
    few = slice(0, FEW)

    def simulated() -> Any:
        return slope_index(values[few], people[few], errors=errors[few], repetitions=10_000)

    lines = [
        Line("bare NumPy arithmetic", best(lambda: bare_slope(values, people, errors))),
        Line(
            "arrays, groups by quintiles, exact limits",
            best(lambda: slope_index(values, people, errors=errors, limits=LimitsBy.EXACT)),
            ON_ARRAYS,
        ),
        Line("pandas frame, exact limits", best(lambda: _slope(pandas), runs=2), ON_FRAMES),
        Line("Polars frame, exact limits", best(lambda: _slope(polars), runs=2), ON_FRAMES),
        Line(f"arrays, 10,000 draws, from {FEW:,} groups", best(simulated, runs=1) * GROUPS / FEW),
    ]
    return show(f"Slope and relative index of inequality with limits, {GROUPS:,} groups x {QUINTILES} quintiles", lines)


def _slope(frame: Any) -> Any:
    options: dict[str, Any] = {"value": "value", "se": "se", "groups": "area", "rii": True, "limits": "exact"}
    return frames.slope_index(frame, "quintile", "people", **options)


def bare_slope(values: Any, people: Any, errors: Any) -> Any:
    """The formulae and nothing else: no checks and nothing missing."""
    share = people / people.sum(axis=1, keepdims=True)
    place = np.cumsum(share, axis=1) - share / 2
    away = place - (share * place).sum(axis=1, keepdims=True)
    weight = share * away / (share * away**2).sum(axis=1, keepdims=True)
    at_0 = share - weight * (place - away)
    slope, start = (weight * values).sum(axis=1), (at_0 * values).sum(axis=1)
    squares = errors**2
    v, w, c = ((each * squares).sum(axis=1) for each in (weight**2, at_0**2, weight * at_0))
    a, b = start**2 - Z**2 * w, slope * start - Z**2 * c
    root = np.sqrt(b**2 - a * (slope**2 - Z**2 * v))
    half = Z * np.sqrt(v)
    return slope, slope - half, slope + half, 1 + slope / start, 1 + (b - root) / a, 1 + (b + root) / a


if __name__ == "__main__":
    sys.exit(main())
