"""Every collection, with what it means and what is recorded in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comhla.law.facts import AuthorityFacts
from comhla.web.authorities.labels import rows_in
from comhla.web.authorities.presenters.tables import can_be_as_at
from comhla.web.authorities.tables import FUNCTIONS, collections, is_single
from comhla.web.authorities.words import COLLECTIONS, GROUPS


class Kept(NamedTuple):
    """What is kept of one collection. `state` is rows, none or silent; `words` says it."""

    name: str
    title: str
    means: str
    state: str
    words: str
    changed_at: datetime | None
    is_dated: bool = False

    @property
    def adds(self) -> bool:
        """Whether what it means says more than its title."""
        return self.means.rstrip(".") not in (self.title, f"The {self.title[:1].lower()}{self.title[1:]}")


class Part(NamedTuple):
    """Collections that belong together."""

    title: str
    kept: tuple[Kept, ...]


def parts_of_record(facts: AuthorityFacts, changed: Mapping[str, datetime]) -> tuple[Part, ...]:
    """The whole record in parts, what every authority needs first."""
    return tuple(
        Part(str(title), tuple(kept_of(facts, name, changed.get(name)) for name in names)) for title, names in GROUPS
    )


def kept_of(facts: AuthorityFacts, name: str, changed_at: datetime | None = None) -> Kept:
    """What is kept of one collection."""
    state, words = _state(facts, name)
    shape = collections()[name]
    return Kept(name, str(COLLECTIONS[name].many), shape.spec.means, state, words, changed_at, _is_dated(name))


def _is_dated(name: str) -> bool:
    """Whether its page shows what holds on a day."""
    return not is_single(name) and (name == "people" or can_be_as_at(name))


def _state(facts: AuthorityFacts, name: str) -> tuple[str, str]:
    if name == FUNCTIONS:
        is_silent = all(scheme.functions is None for scheme in facts.schemes or ())
    else:
        is_silent = getattr(facts, name) is None
    if is_silent:
        return "silent", _("Not recorded")
    number = len(list(rows_in(facts, name)))
    if is_single(name):
        return "rows", _("Recorded")
    if number == 0:
        return "none", _("There are none")
    return "rows", ngettext("%(number)s recorded", "%(number)s recorded", number) % {"number": f"{number:,}"}
