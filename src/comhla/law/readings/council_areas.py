"""Plans that partners make for each council area: which area a plan is for, and which plan stood on a day.

In an area with one council every plan is for it. With several councils a plan that names none cannot be placed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from comhla.law.asked import Asked
from comhla.law.facts import AuthorityFacts, LinkedPlan, LinkedPlanKind

AREA_USES = (
    "schemes",
    "authority",
    "linked_plans.kind",
    "linked_plans.council",
    "linked_plans.locality",
    "linked_plans.published_on",
)
"""What the functions of this module read."""


def councils_of(facts: AuthorityFacts) -> tuple[str, ...]:
    """Every council that was ever party to a scheme of the authority."""
    return tuple(dict.fromkeys(council for setting in facts.settings for council in setting.councils))


def area_of(facts: AuthorityFacts, council: str | None) -> str | None:
    """The council area: the one that is named, or the only one there is."""
    councils = councils_of(facts)
    return councils[0] if council is None and len(councils) == 1 else council


def published_plans(facts: AuthorityFacts, kind: LinkedPlanKind) -> list[LinkedPlan]:
    """The plans of a kind that have a day of publication, the earliest first, whether or not that day has come."""
    return facts.once(_published_plans, kind)


def _published_plans(facts: AuthorityFacts, kind: LinkedPlanKind) -> list[LinkedPlan]:
    dated = [(each.published_on, each) for each in facts.linked_plans_of(kind) if isinstance(each.published_on, date)]
    return [plan for _, plan in sorted(dated, key=lambda pair: pair[0])]


def same_place(facts: AuthorityFacts, one: LinkedPlan, other: LinkedPlan) -> bool:
    """Whether two plans are for the same council area, and where they name one for the same locality."""
    return area_of(facts, one.council) == area_of(facts, other.council) and one.locality == other.locality


def following(facts: AuthorityFacts, plan: LinkedPlan) -> LinkedPlan | None:
    """The plan of the same kind that was published next for the same place."""
    later = _later(published_plans(facts, plan.kind), plan)
    return next((each for each in later if same_place(facts, each, plan)), None)


def is_current(asked: Asked, plan: LinkedPlan) -> bool:
    """Whether a plan that was published still stands: no later one for the same place is published."""
    after = following(asked.facts, plan)
    return after is None or not asked.happened(after.published_on)


def _later(plans: Iterable[LinkedPlan], plan: LinkedPlan) -> list[LinkedPlan]:
    day = plan.published_on
    return [
        each
        for each in plans
        if isinstance(day, date) and isinstance(each.published_on, date) and each.published_on > day
    ]


def name_of(plan: LinkedPlan) -> str:
    """Its title, or what plan it is with its id: "the local outcomes improvement plan loip-2017"."""
    return plan.title or f"the {plan.kind.value.replace('_', ' ')} {plan.id}"
