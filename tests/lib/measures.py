"""Figures in the database, taken in as the application takes them in, for tests of the room of measures."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from typing import Any

from comhla.indicators.areas import SCOTLAND, Area, AreaKind, authorities_as_areas
from comhla.indicators.observations import Observation
from comhla.indicators.periods import MeasuredPeriod
from comhla.indicators.release import Release as ReadRelease
from comhla.indicators.values import Suppressed, Why
from comhla.web.access.actors import SYSTEM
from comhla.web.authorities.models import Authority
from comhla.web.measures.actions.importing import Origin, take_in
from comhla.web.measures.models import Release
from comhla.web.measures.places import area_of
from tests.lib.figures import year

READMISSIONS = "NI-14"
"""A rate per 1,000 of which each case counts by itself, and of which lower is better."""
GOOD_SERVICES = "NI-17"
FALLS = "NI-16"
YEARS = range(2013, 2023)


def a_release(authority: Authority | None, figures: Iterable[Observation], **told: Any) -> Release:
    """A release with some figures, in force."""
    figures = tuple(figures)
    digest = sha256(json.dumps([repr(each) for each in figures]).encode()).hexdigest()
    given: dict[str, Any] = {
        "layout": "made-up",
        "file": "made-up.csv",
        "sha256": digest,
        "title": "Made-up figures",
        "publisher": "Nobody in particular",
        "observations": figures,
    }
    origin = Origin(retrieved_on=date(2026, 11, 2), published_on=date(2026, 10, 1))
    return take_in(authority, ReadRelease(**(given | told)), None, origin, by=SYSTEM)


def words_of(answer: Any) -> str:
    """The words of a page below its head, in one line."""
    content = answer.content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", content[content.index("<main") :]).split())


def rate(area: Area, when: int | MeasuredPeriod, cases: float, of: float = 1_000, **parts: Any) -> Observation:
    """A figure of readmissions: so many of so many stays."""
    period = year(when) if isinstance(when, int) else when
    told: dict[str, Any] = {"indicator": READMISSIONS, "numerator": cases, "denominator": of}
    return Observation(**({"area": area, "period": period, "value": cases / of * 1_000} | told | parts))


def of_country(country: int = 100) -> Iterator[Observation]:
    """Readmissions of ten years for Scotland and every authority: a little more in each, by the alphabet."""
    for when in YEARS:
        yield rate(SCOTLAND, when, country * 1_000, 1_000_000)
        for place, area in enumerate(authorities_as_areas()):
            yield rate(area, when, (70 + 2 * place) * 20 + (when - 2013), 20_000)


def of_made_up(authority: Authority) -> Iterator[Observation]:
    """The same for a made-up authority: a made-up country, two other areas, localities, and bands of deprivation."""
    own = area_of(authority)
    others = [Area("LOCAL-other-1", "Other One", own.kind), Area("LOCAL-other-2", "Other Two", own.kind)]
    for when in YEARS:
        yield rate(SCOTLAND._replace(name="Scotland (illustrative)"), when, 100_000, 1_000_000)
        yield rate(own, when, 2_800 + when - 2013, 20_000)
        for place, area in enumerate(others):
            yield rate(area, when, 1_500 + 400 * place, 20_000)
        yield from _of_localities(own, when)
    for band in range(1, 6):
        yield rate(own, 2022, 700 - 80 * band, 4_000, group=f"simd-{band}")


def _of_localities(own: Area, when: int) -> Iterator[Observation]:
    east, west, isle = (
        Area(f"{own.code}/{key}", name, AreaKind.LOCALITY)
        for key, name in (("east", "East"), ("west", "West"), ("isle", "The Isle"))
    )
    yield rate(east, when, 1_600, 10_000)
    yield rate(west, when, 1_100, 9_000)
    yield rate(isle, when, 4, 1_000, value=Suppressed(Why.SMALL_NUMBER), numerator=None)


def local_definition(**changes: Any) -> dict[str, Any]:
    """A local indicator as it is kept."""
    told = {
        "key": "lunch-clubs",
        "label": "Lunch clubs",
        "title": "Lunch clubs that met",
        "measure": "count",
        "unit": "clubs",
        "decimals": 0,
        "polarity": "higher_is_better",
        "numerator": "Clubs that met at least once",
        "source": "Made up",
        "owner": "Service manager",
        "period_kind": "financial_year",
        "review_on": "2027-04-01",
    }
    return told | changes
