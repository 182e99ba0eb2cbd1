"""Pages of measures over figures as many as a whole country has: `python -m benchmarks.measures`.

31 authorities with 126 localities, 23 indicators, ten years. Pages are asked for as by a reader whose page nobody has
kept: each is made anew, from the database. Charts are looked up and never drawn, as in a real answer.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

BUDGET, MOST_QUERIES = 0.100, 25
YEARS, LOCALITIES, ASKED = 10, 126, 60


class Timed(NamedTuple):
    """How long a kind of page took, in seconds, and the most questions that one asked of the database."""

    page: str
    median: float
    p95: float
    queries: int


def main() -> int:
    """Measure, print, and say by the exit code whether the budget is kept."""
    with tempfile.TemporaryDirectory() as folder:
        _make_ready(Path(folder))
        begun = perf_counter()
        number = _fill()
        print(f"\n{number:,} figures were taken in in {perf_counter() - begun:.1f} s")
        timed = list(_timed())
    print(f"{'page':34} {'median ms':>10} {'p95 ms':>9} {'queries':>8}")
    for each in timed:
        print(f"{each.page:34} {each.median * 1000:10.1f} {each.p95 * 1000:9.1f} {each.queries:8}")
    slow = [each.page for each in timed if each.p95 > BUDGET or each.queries > MOST_QUERIES]
    for page in slow:
        print(f"Not kept: {page} in {BUDGET * 1000:.0f} ms with {MOST_QUERIES} queries")
    return 1 if slow else 0


def _make_ready(folder: Path) -> None:
    os.environ.update(DJANGO_SETTINGS_MODULE="comhla.web.settings", COMHLA_DATA=str(folder), COMHLA_TODAY="2026-11-22")
    os.environ["COMHLA_LOG_LEVEL"] = "ERROR"
    import django  # noqa: PLC0415 - the settings come first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - the settings come first

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def _fill() -> int:
    """Every authority of the register, and figures of all areas, made up but alike in size to real ones."""
    from comhla.indicators.release import Release  # noqa: PLC0415 - the settings come first
    from comhla.web.access.actors import SYSTEM  # noqa: PLC0415 - the settings come first
    from comhla.web.authorities.actions import load_register  # noqa: PLC0415 - the settings come first
    from comhla.web.measures.actions.importing import Origin, take_in  # noqa: PLC0415 - the settings come first

    load_register(by=SYSTEM)
    figures = tuple(_figures())
    release = Release(
        layout="made-up", file="made-up.csv", sha256="0" * 64, title="Made up", publisher="Nobody", observations=figures
    )
    take_in(None, release, None, Origin(retrieved_on=date(2026, 11, 22)), by=SYSTEM)
    return len(figures)


def _figures() -> Iterator[Any]:
    from comhla.indicators.areas import SCOTLAND, authorities_as_areas, locality_area  # noqa: PLC0415 - as above
    from comhla.indicators.catalogue import Suite, suite  # noqa: PLC0415 - as above

    chance = random.Random(1)
    authorities = authorities_as_areas()
    localities = [
        locality_area(authorities[at % len(authorities)].code, f"locality-{at}", f"Locality {at}")
        for at in range(LOCALITIES)
    ]
    for indicator in suite(Suite.CORE):
        yield from _of_area(indicator, SCOTLAND, 400_000, chance, with_bands=False)
        for area in authorities:
            yield from _of_area(indicator, area, chance.randint(4_000, 40_000), chance, with_bands=True)
        for area in localities:
            yield from _of_area(indicator, area, chance.randint(500, 5_000), chance, with_bands=False)


def _of_area(indicator: Any, area: Any, people: int, chance: random.Random, *, with_bands: bool) -> Iterator[Any]:
    from comhla.indicators.observations import Observation  # noqa: PLC0415 - as above
    from comhla.indicators.periods import read_period  # noqa: PLC0415 - as above

    share = chance.uniform(0.05, 0.15)
    spoken = {"calendar_year": "{}", "survey_year": "{}/{:02} survey"}.get(indicator.period_kind, "{}/{:02}")
    for year in range(2024 - YEARS, 2024):
        period = read_period(spoken.format(year, (year + 1) % 100), indicator.period_kind)
        groups = ("", *(f"simd-{band}" for band in range(1, 6))) if with_bands and year == 2023 else ("",)
        for group in groups:
            size = people // 5 if group else people
            cases = round(size * share * chance.uniform(0.9, 1.1))
            value = cases / size * indicator.multiplier
            yield Observation(indicator.key, area, period, value, float(cases), float(size), group=group)


def _timed() -> Iterator[Timed]:
    from django.test import Client  # noqa: PLC0415 - the settings come first

    from comhla.indicators.catalogue import Suite, suite  # noqa: PLC0415 - as above
    from comhla.web.authorities.models import Authority  # noqa: PLC0415 - as above

    chance = random.Random(2)
    slugs = list(Authority.objects.values_list("slug", flat=True))
    keys = [each.key for each in suite(Suite.CORE)]
    client = Client(SERVER_NAME="127.0.0.1")
    for page in (
        "",
        "{key}/",
        "{key}/?against=family",
        "{key}/?against=past",
        "{key}/compare/",
        "{key}/over-time/",
        "{key}/gap/",
        "{key}/localities/",
    ):
        yield _page(client, page, [(chance.choice(slugs), chance.choice(keys)) for _ in range(ASKED)])


def _page(client: Any, page: str, asked: list[tuple[str, str]]) -> Timed:
    from django.db import connection  # noqa: PLC0415 - the settings come first
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415 - the settings come first

    times, most = [], 0
    for number, (slug, key) in enumerate(asked):
        address = f"/authorities/{slug}/measures/{page.format(key=key)}"
        mark = "&" if "?" in address else "?"
        with CaptureQueriesContext(connection) as questions:
            begun = perf_counter()
            answer = client.get(f"{address}{mark}n={number}")
            times.append(perf_counter() - begun)
        most = max(most, len(questions))
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")
    times = sorted(times[1:])  # the first brings what is loaded once
    return Timed(page or "(all measures)", times[len(times) // 2], times[int(len(times) * 0.95)], most)


if __name__ == "__main__":
    sys.exit(main())
