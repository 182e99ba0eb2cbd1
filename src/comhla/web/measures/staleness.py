"""Measures that wait for somebody: a newer figure should be there, or the day of a review is over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from comhla.indicators.catalogue import Indicator, State
from comhla.indicators.periods import MeasuredPeriod, PeriodKind
from comhla.web.authorities.models import Authority
from comhla.web.measures import queries
from comhla.web.measures.models import Keeper, LocalIndicator
from comhla.web.measures.places import place_of
from comhla.web.measures.presenters.overview import expected_by


class Waiting(NamedTuple):
    """A measure that waits. Either may be the reason, or both."""

    indicator: Indicator
    late: MeasuredPeriod | None
    """The period whose figure should be there."""
    since: date | None
    """The day by which it should have been there."""
    review_on: date | None
    """The day of a review that is over."""


def waiting_of(indicator: Indicator, latest: MeasuredPeriod | None, keeper: Keeper | None, today: date) -> Waiting:
    """What a measure waits for on a day; nothing in it where it waits for nothing."""
    due = expected_by(indicator, latest) if latest is not None and indicator.state is State.REPORTED else None
    if due is not None and due[1] >= today:
        due = None
    review = indicator.review_on
    looked = keeper.looked_at.date() if keeper is not None and keeper.looked_at is not None else None
    is_over = review is not None and review < today and (looked is None or looked < review)
    return Waiting(indicator, due[0] if due else None, due[1] if due else None, review if is_over else None)


def all_waiting(authority: Authority, keepers: Mapping[str, Keeper], today: date) -> Iterator[Waiting]:
    """The measures of an authority, of those that somebody answers for, that wait on a day."""
    known = {each.key: each for each in queries.indicators_of(authority)}
    ended = set(
        LocalIndicator.objects.filter(authority=authority, ended_on__isnull=False).values_list("key", flat=True)
    )
    latest = latest_periods(authority, keepers)
    for key, keeper in keepers.items():
        if key in known and key not in ended:
            found = waiting_of(known[key], latest.get(key), keeper, today)
            if found.late or found.review_on:
                yield found


def latest_periods(authority: Authority, keys: Iterable[str]) -> dict[str, MeasuredPeriod]:
    """The period of the latest number of an authority for each of some indicators."""
    codes = place_of(authority).codes
    rows = queries.current_figures(authority).filter(
        indicator__in=list(keys), area_code__in=codes, group="", value__isnull=False
    )
    columns = ("indicator", "period_key", "period_kind", "first_day", "last_day")
    return {
        key: MeasuredPeriod(period, PeriodKind(kind), first, last)
        for key, period, kind, first, last in rows.order_by("last_day").values_list(*columns)
    }
