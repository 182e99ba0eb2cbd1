"""Named reads of the room."""

from __future__ import annotations

from django.http import Http404

from comhla.law.facts import Plan
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority


def plan_called(authority: Authority, key: str) -> Plan:
    """The plan with an id.

    Raises:
        Http404: where there is none.
    """
    plan = facts_of(authority).plan_called(key)
    if plan is None:
        raise Http404("There is no such plan.")
    return plan
