"""The names that every part of the demonstration uses, and days written as in the file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

NAME = "Inverannoch"
COUNCIL = "Inverannoch Council"
HEALTH_BOARD = "NHS Annoch"
OTHER_COUNCIL = "Strathannoch Council"
PARTIES = (HEALTH_BOARD, COUNCIL)
AUDIT = "audit"
LOCALITIES = ("north", "glens", "coast")
OUTCOMES = tuple(f"O{number}" for number in range(1, 10))
PRINCIPLES = tuple(f"P{number}" for number in range(13))
YEARS = tuple(range(2016, 2027))
"""The first calendar year of each financial year in which functions were delegated."""
WEDNESDAY = 2


def day(text: str) -> date:
    """A day from `2026-09-01`."""
    return date.fromisoformat(text)


def financial_year(first: int) -> str:
    """`2025-26` from 2025."""
    return f"{first}-{(first + 1) % 100:02d}"


def address(path: str) -> str:
    """Where the made-up authority publishes something."""
    return f"https://example.org/inverannoch/{path}"


def wednesday(year: int, month: int, number: int) -> date:
    """The first, second, third or fourth Wednesday of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(WEDNESDAY - first.weekday()) % 7 + 7 * (number - 1))


def days_before(on: date, *, days: int) -> date:
    """A day some days before another."""
    return on - timedelta(days=days)


def terms_of_three_years(first: date, until: date) -> Iterator[tuple[date, date]]:
    """Terms of three years one after another, each ending on the day before the next begins."""
    begins = first
    while begins < until:
        following = begins.replace(year=begins.year + 3)
        yield begins, following - timedelta(days=1)
        begins = following
