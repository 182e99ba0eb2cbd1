"""`make bench`: the budgets of the design that can be measured today, each with its ratio. Never part of the tests.

Whole processes are timed as the median of several runs after one that does not count; work inside a process as the
best of several, because what disturbs a run only ever makes it longer.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from benchmarks import documents, life_and_inequality, measures, pages
from benchmarks import statistics as rates
from comhla.authority_file import read
from comhla.law import check, duties, history

ROOT = Path(__file__).resolve().parent.parent
DEMONSTRATION = ROOT / "examples" / "demonstration.yaml"
AS_AT = date(2026, 11, 22)
TEN_YEARS = (date(2016, 4, 1), date(2026, 3, 31))
AUTHORITIES = 31
RUNS = 9


class Measured(NamedTuple):
    """One figure beside its budget, in seconds."""

    what: str
    seconds: float
    budget: float | None
    against: str


def main() -> int:
    """Measure, print, and say by the exit code whether every budget is kept."""
    rows = [*whole_processes(), *inside()]
    print(f"{'what':64} {'seconds':>9} {'budget':>8} {'of budget':>10}  against")
    for row in rows:
        budget = f"{row.budget:8.3f} {row.seconds / row.budget:9.0%}" if row.budget else f"{'-':>8} {'-':>9}"
        print(f"{row.what:64} {row.seconds:9.4f} {budget}   {row.against}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nPeak memory of this process: {peak:.0f} MiB. Python {sys.version.split()[0]}.")
    missed = [row for row in rows if row.budget and row.seconds > row.budget]
    for row in missed:
        print(f"Over budget: {row.what}")
    own = 1 if missed else 0
    return max(own, documents.main(), rates.main(), life_and_inequality.main(), pages.main(), measures.main())


def whole_processes() -> list[Measured]:
    """The command from start to end."""
    python = [sys.executable]
    bare = process([*python, "-c", "pass"])
    composed = process(
        [*python, "-c", f"import yaml; yaml.compose(open({str(DEMONSTRATION)!r}).read(), Loader=yaml.CSafeLoader)"]
    )
    command = [str(Path(sys.executable).parent / "comhla"), "check", str(DEMONSTRATION), "--as-at", AS_AT.isoformat()]
    text, as_json = process(command), process([*command, "--format", "json"])
    return [
        Measured("bare interpreter, whole process", bare, None, "the least any command takes"),
        Measured(
            "only composing the demonstration's YAML, whole process", composed, None, f"{composed / bare:.1f} x bare"
        ),
        Measured("comhla check of the demonstration, whole process", text, 0.5, f"{text / composed:.1f} x composing"),
        Measured("the same as JSON", as_json, 0.5, f"{as_json / composed:.1f} x composing"),
    ]


def inside() -> list[Measured]:
    """The check and the history by themselves."""
    content = DEMONSTRATION.read_bytes()
    facts = read(content, file=DEMONSTRATION.name)
    duties()
    found = check(facts, as_at=AS_AT)
    once = best(lambda: check(facts, as_at=AS_AT))
    reading = best(lambda: read(content, file=DEMONSTRATION.name), runs=3)
    copies = [
        facts.replace(authority=facts.authority.replace(name=f"{facts.authority.name} {number}"))
        for number in range(AUTHORITIES)
    ]
    spans = 0

    def histories() -> None:
        nonlocal spans
        spans = sum(1 for each in copies for _ in history(each, first_day=TEN_YEARS[0], last_day=TEN_YEARS[1]))

    ten_years = best(histories, runs=3)
    days = (TEN_YEARS[1] - TEN_YEARS[0]).days + 1
    daily = once * days * AUTHORITIES
    return [
        Measured("reading the demonstration", reading, None, f"{len(content) / 1000:.0f} kB"),
        Measured(
            f"the check itself, {len(found)} findings",
            once,
            0.015,
            f"{once / len(found) * 1e6:.1f} microseconds a finding",
        ),
        Measured(
            f"every duty x {AUTHORITIES} authorities x {days} days, by jumping",
            ten_years,
            5.0,
            f"{spans} spans; asking day by day would take {daily:.0f} s, {daily / ten_years:.0f} x as long",
        ),
    ]


def process(command: list[str]) -> float:
    """The median time of a whole process."""
    times = []
    for run in range(RUNS + 1):
        begun = perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=False)
        if run:
            times.append(perf_counter() - begun)
    return statistics.median(times)


def best(work: Callable[[], object], *, runs: int = 7) -> float:
    """The best time of some work."""
    times = []
    for _ in range(runs):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
