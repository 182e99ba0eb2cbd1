"""The bodies of an authority that people belong to, named from its facts."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla.law.facts import AuthorityFacts, Meeting

BOARD, PLANNING_GROUP = "board", "planning_group"


class Body(NamedTuple):
    """A body by its key in a grant, and its name."""

    key: str
    name: str


def bodies_of(facts: AuthorityFacts) -> list[Body]:
    """Every body that a role can belong to, the whole authority first under an empty key."""
    return [
        Body("", _("The whole authority")),
        Body(BOARD, _("The board")),
        *(Body(each.id, each.name) for each in facts.committees or ()),
        Body(PLANNING_GROUP, _("The strategic planning group")),
        *(Body(each.id, _group_of(each.name)) for each in facts.localities or ()),
        *(Body(each, each) for each in parties_of(facts)),
    ]


def parties_of(facts: AuthorityFacts) -> tuple[str, ...]:
    """The health board and councils that are parties to a scheme, the latest scheme first; their officers answer."""
    return tuple(dict.fromkeys(party for setting in reversed(facts.settings) for party in setting.parties))


def _group_of(locality: str) -> str:
    """What people call the group of a locality, whose own name may end with the word."""
    if locality.casefold().endswith("locality"):
        return _("%(name)s group") % {"name": locality}
    return _("%(name)s locality group") % {"name": locality}


def body_called(facts: AuthorityFacts, key: str) -> str:
    """The name of a body; its key where it is no longer recorded."""
    return next((body.name for body in bodies_of(facts) if body.key == key), key)


def next_meeting(facts: AuthorityFacts, key: str, *, on: date) -> Meeting | None:
    """The next meeting of a body on a day or after it, of those recorded and not called off."""
    return next((each for each in facts.meetings_of(key) if each.held_on >= on), None)
