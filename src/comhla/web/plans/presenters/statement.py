"""Where the statement of consultation takes words of the authority, as values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla.documents.consultation_statement import OPENING
from comhla.documents.marked_text import read_text
from comhla.documents.plan_tables import STEPS
from comhla.law.facts import Stage
from comhla.web.plans.actions.narratives import PLACES


class PlaceShown(NamedTuple):
    """A place in the statement."""

    key: str
    title: str
    url: str
    has_words: bool
    problems: Sequence[str]


def place_words(place: str) -> str:
    """What a place is called."""
    return _("Opening") if place == OPENING else STEPS[Stage(place)]


def places_shown(texts: Mapping[str, str], url: Callable[[str], str]) -> Sequence[PlaceShown]:
    """Every place, with what is wrong in its words."""
    return [
        PlaceShown(each, place_words(each), url(each), bool(texts.get(each)), problems_of(each, texts.get(each, "")))
        for each in PLACES
    ]


def problems_of(place: str, text: str) -> Sequence[str]:
    """What is wrong in the words of a place, with how to mend it."""
    read = read_text(text, pictures={}, anchor_prefix=f"told.{place}")
    return [f"{each.place}: {each.sentence} {each.how_to_fix}" for each in read.problems]
