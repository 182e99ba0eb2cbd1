"""The day a page is asked about: today, unless its address says another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

FIRST_DAY = date(2014, 4, 1)
"""The Act was passed on this day; before it there was nothing to ask."""
MOST_YEARS_AHEAD = 20
NAME = "as_at"
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


class AsAt(NamedTuple):
    """The day asked about, whether it is today, and what was wrong with what was typed, if anything.

    `typed` is what was typed for day, month and year where it was wrong, to be corrected.
    """

    day: date
    is_today: bool
    problem: str = ""
    typed: tuple[str, str, str] = ("", "", "")

    @property
    def in_address(self) -> date | None:
        """The day as links have to carry it; None for today, which goes without saying."""
        return None if self.is_today else self.day


def as_at_of(asked: Mapping[str, str], *, today: date) -> AsAt:
    """The day that the part of an address after the question mark asks for.

    Understands one text (2026-09-01, 1/9/2026, 1 September 2026) and three fields for day, month and year. Anything
    else means today, with a sentence that says so.
    """
    typed = typed_day(asked, NAME)
    again = _in_three(asked, typed)
    if not typed:
        return AsAt(today, is_today=True)
    day = day_from(typed)
    if day is None:
        return AsAt(
            today,
            is_today=True,
            problem=_("%(typed)s is not a day. Write a day as 1 9 2026. This page shows today.") % {"typed": typed},
            typed=again,
        )
    last = date(today.year + MOST_YEARS_AHEAD, 12, 31)
    if not FIRST_DAY <= day <= last:
        told = {"first": FIRST_DAY.year, "last": last.year}
        return AsAt(
            today,
            is_today=True,
            problem=_("Choose a day from April %(first)s to the end of %(last)s. This page shows today.") % told,
            typed=again,
        )
    return AsAt(day, is_today=day == today)


def _in_three(asked: Mapping[str, str], typed: str) -> tuple[str, str, str]:
    """What was typed, for the three fields to correct it in; what was one text and has no three words stands first."""
    three = [str(asked.get(f"{NAME}_{each}", "")).strip() for each in ("day", "month", "year")]
    if any(three):
        return (three[0], three[1], three[2])
    words = re.split(r"[\s/.,-]+", typed)
    if len(words) != 3:
        return (typed, "", "")
    if len(words[0]) == 4:
        words.reverse()
    return (words[0], words[1], words[2])


def typed_day(asked: Mapping[str, str], name: str) -> str:
    """What was typed for a day, in one field or in three."""
    for last in (("day", "month", "year"), ("0", "1", "2")):
        three = [str(asked.get(f"{name}_{each}", "")).strip() for each in last]
        if any(three):
            return " ".join(three).strip()
    return str(asked.get(name, "")).strip()


def day_from(typed: str) -> date | None:
    """A day as people and machines write it; None where it is none."""
    words = re.split(r"[\s/.,-]+", typed.strip().casefold())
    if len(words) != 3:
        return None
    if len(words[0]) == 4:
        words.reverse()
    day, month, year = words
    if not month.isdigit():
        named = [number for number, each in enumerate(_MONTHS, start=1) if len(month) >= 3 and each.startswith(month)]
        month = str(named[0]) if len(named) == 1 else ""
    try:
        return date(int(year), int(month), int(day)) if len(year) == 4 else None
    except ValueError:
        return None
