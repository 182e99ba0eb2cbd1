"""The calendar: what falls due month by month, and what was due before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from comhla.documents.calendar import DueDay
from comhla.law import Finding
from comhla.law.coming import Coming
from comhla.web.duties.presenters.items import Item, Shown, item

MONTHS_AHEAD = 24
MONTHS_BACK = 12


class Month(NamedTuple):
    """A month and what falls due in it."""

    first_day: date
    anchor: str
    items: Sequence[Item]


def months_on(day: date, months: int) -> date:
    """The last day of the month that is so many months after that of a day; months may be negative."""
    number = day.year * 12 + day.month - 1 + months + 1
    year, month = divmod(number, 12)
    return date.fromordinal(date(year, month + 1, 1).toordinal() - 1)


def months_ahead(due: Iterable[Coming], shown: Shown) -> list[Month]:
    """What falls due, by month."""
    return _by_month([item(each.finding, shown, due=each.due) for each in due])


def months_back(findings: Iterable[Finding], first_day: date, shown: Shown) -> list[Month]:
    """What was due from a day up to the day asked about, with its answer, the latest first."""
    past = [each for each in findings if each.due is not None and first_day <= each.due < shown.as_at]
    past.sort(key=lambda each: each.due or date.min, reverse=True)
    return _by_month([item(each, shown) for each in past])


def _by_month(items: Iterable[Item]) -> list[Month]:
    grouped = groupby(items, key=lambda each: (each.due or date.min).replace(day=1))
    return [Month(first, f"month-{first.year}-{first.month:02}", list(some)) for first, some in grouped]


def due_days(due: Iterable[Coming], shown: Shown, *, address: str, key: str, only: int | None) -> list[DueDay]:
    """What falls due for a calendar program; of one owner's account only, where that is given.

    Args:
        due: what falls due.
        shown: owners and links.
        address: the address of the application, which the links of events begin with.
        key: what names the authority in the names of events.
        only: the account whose duties alone are wanted.
    """
    found = []
    for each in due:
        owner = shown.owners.of(each.finding.key)
        if only is not None and (owner is None or owner.account != only):
            continue
        link = address + shown.links.finding(each.finding.key)
        found.append(DueDay(shown.facts.authority.name, key, each, link, owner.name if owner else ""))
    return found
