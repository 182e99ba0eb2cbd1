"""Named reads of the room."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404

from comhla.law import AuthorityFacts
from comhla.law.facts import Plan, PlanEdition, PlanPart, PlanSection
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority

_PLACES = {part: place for place, part in enumerate(PlanPart)}


def plan_called(authority: Authority, key: str) -> Plan:
    """The plan with an id.

    Raises:
        Http404: where there is none.
    """
    plan = facts_of(authority).plan_called(key)
    if plan is None:
        raise Http404("There is no such plan.")
    return plan


def sections_of(facts: AuthorityFacts, plan: str, edition: PlanEdition = PlanEdition.FULL) -> Sequence[PlanSection]:
    """The sections of one edition of a plan in the order in which they are read."""
    own = [
        each
        for each in facts.plan_sections or ()
        if each.plan == plan and (each.edition or PlanEdition.FULL) is edition
    ]
    return sorted(own, key=_reading_order)


def _reading_order(section: PlanSection) -> tuple[int, int]:
    own = _PLACES[section.part]
    return (own if section.place is None else section.place, own)
