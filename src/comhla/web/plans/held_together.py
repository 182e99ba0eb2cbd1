"""What a publication would hold, thing by thing with a checksum, so that a change after asking can be named."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from comhla.web.authorities.words import COLLECTIONS

_OF_PLAN = ("plan_sections", "plan_actions", "plan_measures", "plan_views")
_WHOLE = ("planning_group", "localities", "schemes", "linked_plans", "other_plans")
_BY = {"assessments": "subject", "financial_statements": "plan", "plan_reviews": "plan"}


class Stamped(NamedTuple):
    """Something that is kept in the room and would be published: what kind of thing, its name, its checksum."""

    kind: str
    name: str
    stamp: str


def holds_of(data: Mapping[str, Any], plan: str, kept: Sequence[Stamped], asked: Mapping[str, Any]) -> dict[str, str]:
    """A checksum for each thing that a publication would hold.

    Args:
        data: the whole record as plain data.
        plan: the plan.
        kept: files, pictures, narratives and decisions to set guidance aside.
        asked: what is asked for: the kind of publication, what it says and why.
    """
    found = {"authority": _digest(data.get("authority")), "asked": _digest(asked)}
    found["plans"] = _digest([row for row in data.get("plans") or () if row["id"] == plan])
    for name in _OF_PLAN:
        own = (row for row in data.get(name) or () if row["plan"] == plan)
        found |= {f"{name}/{row['id']}": _digest(row) for row in own}
    for name, field in _BY.items():
        found[name] = _digest([row for row in data.get(name) or () if row.get(field) == plan])
    found |= {name: _digest(data.get(name)) for name in _WHOLE}
    return found | {f"{each.kind}/{each.name}": each.stamp for each in kept}


def stamp_of(held: Mapping[str, Any]) -> str:
    """The checksum of all of it."""
    return _digest(dict(held))


def changed(before: Mapping[str, str], now: Mapping[str, str], headings: Mapping[str, str]) -> list[str]:
    """What is no longer as it was, in words.

    Args:
        before: the checksums when it was asked for.
        now: the checksums now.
        headings: the headings of sections by id.
    """
    keys = sorted({*before, *now})
    return [_named(key, headings) for key in keys if before.get(key) != now.get(key)]


_NAMED: Mapping[str, Callable[[str], str]] = {
    "plans": lambda _name: _("What is recorded of the plan"),
    "authority": lambda _name: _("What is recorded of the authority"),
    "asked": lambda _name: _("What is asked for"),
    "file": lambda name: _("The file %(name)s") % {"name": name},
    "picture": lambda name: _("The picture %(name)s") % {"name": name},
    "set_aside": lambda _name: _("Guidance that is set aside"),
    "narrative": lambda _name: _("The words about a step in the statement"),
}


def _named(key: str, headings: Mapping[str, str]) -> str:
    kind, _slash, name = key.partition("/")
    if kind in _NAMED:
        return _NAMED[kind](name)
    words = str(COLLECTIONS[kind].many)
    return f"{words}: {headings.get(name, name)}" if name else words


def _digest(value: Any) -> str:
    told = json.dumps(value, sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder)
    return hashlib.sha256(told.encode()).hexdigest()
