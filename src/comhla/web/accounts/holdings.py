"""What somebody still holds in an authority, as other rooms tell: duties that they own, papers that wait for them.

This room is below those that know of duties, so they register how to ask them, once, as the application starts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from comhla.web.accounts.models import User
from comhla.web.authorities.models import Authority


class Holding(NamedTuple):
    """One thing that somebody owns or that waits for them, with its page and the day it is wanted by."""

    title: str
    href: str
    wanted_by: date | None = None


Source = Callable[[User, Authority], Sequence[Holding]]
_sources: list[Source] = []


def register(source: Source) -> Source:
    """Ask this from now on; for `ready()` of a room's application."""
    if source not in _sources:
        _sources.append(source)
    return source


def holdings_of(user: User, authority: Authority) -> list[Holding]:
    """Everything that somebody holds in an authority, what is wanted soonest first."""
    found = [holding for source in _sources for holding in source(user, authority)]
    return sorted(found, key=lambda each: (each.wanted_by is None, each.wanted_by or date.max, each.title))
