"""Days of what was done that are still to come: they are recorded, and whoever recorded them is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from comhla.authority_file.shapes import Content, Shape, shapes_of
from comhla.law.facts.fields import Record
from comhla.web.authorities.labels import Data, as_day, labelled
from comhla.web.words import day as day_words

_AHEAD = frozenset({"due_on", "effective_on", "review_on", "period_begins_on", "takes_effect_on"})
"""Days that are meant to lie ahead: nobody did anything on them."""


def days_to_come(kind: type[Record], before: Data, after: Data, today: date) -> list[str]:
    """A sentence for each day of something done that is later than today and was not recorded so before."""
    known = set(_days(kind, before, ""))
    found = [each for each in _days(kind, after, "") if each[2] > today and each not in known]
    return list(dict.fromkeys(_sentence(label, day) for _place, label, day in found))


def _sentence(label: str, day: date) -> str:
    told = {"label": label, "day": day_words(day)}
    return _("%(label)s: Recorded for %(day)s, which is still to come; it counts from then.") % told


def _days(kind: type[Record], row: Data, lead: str) -> Iterator[tuple[str, str, date]]:
    for name, shape in shapes_of(kind).items():
        value = row.get(name)
        if shape.row is not None:
            for number, each in enumerate(_many(shape, value)):
                yield from _days(shape.row, each, f"{lead}{name}-{number}-")
        elif _is_act(shape):
            for each in _many(shape, value):
                day = as_day(each)
                if day is not None:
                    yield lead + name, labelled(kind, name), day


def _is_act(shape: Shape) -> bool:
    """Whether a day says when something was done, and not how long something holds or when it falls due."""
    if shape.name in _AHEAD:
        return False
    return shape.content is Content.EVENT or (shape.content is Content.DAY and f"_{shape.name}".endswith("_on"))


def _many(shape: Shape, value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if shape.many else [value]
