"""One locality: what is planned for it and how to have a say."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from comhla.law.facts import AuthorityFacts
from comhla.web.site.presenters.decisions import DecisionLine, decisions_on
from comhla.web.site.presenters.partnership import LocalityLink, localities_on
from comhla.web.site.presenters.taking_part import PlanInForce, plan_in_force


class LocalityShown(NamedTuple):
    """A locality on a day.

    `plan_reference` says where in the plan its arrangements are; `has_member` whether somebody on the planning group
    speaks for it, None where the group is not recorded.
    """

    key: str
    name: str
    first_day: date | None
    others: tuple[LocalityLink, ...]
    plan: PlanInForce | None
    is_in_plan: bool
    plan_reference: str
    has_member: bool | None
    decisions: tuple[DecisionLine, ...]
    share_of_spending: tuple[str, str] | None


def locality_on(facts: AuthorityFacts, key: str, day: date) -> LocalityShown | None:
    """A locality on a day; None where there is none of that key on it."""
    localities = localities_on(facts, day) or ()
    found = next((each for each in localities if each.key == key), None)
    if found is None:
        return None
    arrangements = _arrangements(facts, key, day)
    concerned = {
        each.id for each in facts.decisions or () if any(effect.locality == key for effect in each.localities or ())
    }
    return LocalityShown(
        key=found.key,
        name=found.name,
        first_day=found.first_day,
        others=tuple(each for each in localities if each.key != key),
        plan=plan_in_force(facts, day),
        is_in_plan=arrangements is not None,
        plan_reference=arrangements or "",
        has_member=_has_member(facts, key, day),
        decisions=tuple(each for each in decisions_on(facts, day) or () if each.key in concerned),
        share_of_spending=_share(facts, key, day),
    )


def _arrangements(facts: AuthorityFacts, key: str, day: date) -> str | None:
    """Where the plan in force sets out what is arranged for a locality; None where it is not recorded that it does."""
    plan = plan_in_force(facts, day)
    recorded = next((each for each in facts.plans or () if plan is not None and each.title == plan.title), None)
    for each in (recorded.localities if recorded else None) or ():
        if each.locality == key and each.set_out_separately:
            return each.reference or ""
    return None


def _has_member(facts: AuthorityFacts, key: str, day: date) -> bool | None:
    if facts.planning_group is None or facts.planning_group.members is None:
        return None
    return any(
        key in (each.localities or ()) and each.first_day <= day and (each.last_day is None or day <= each.last_day)
        for each in facts.planning_group.members
    )


def _share(facts: AuthorityFacts, key: str, day: date) -> tuple[str, str] | None:
    """The share of all spending in the latest published report that gives it, in percent, and the report's year."""
    reports = [
        each
        for each in facts.performance_reports or ()
        if isinstance(each.published_on, date) and each.published_on <= day
    ]
    for report in sorted(reports, key=lambda each: each.reporting_year, reverse=True):
        for spend in report.localities or ():
            if spend.locality == key and spend.share_percent is not None:
                return f"{spend.share_percent.normalize():f}", report.reporting_year
    return None
