"""How to take part: views that are wanted now, the planning group, localities, meetings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from comhla.law.facts import AuthorityFacts, GroupMember
from comhla.reference.groups import ConsulteeGroup
from comhla.web.site.presenters.board import MeetingShown, meetings_after
from comhla.web.site.presenters.partnership import LocalityLink, localities_on, partnership_on

_GROUPS = {
    ConsulteeGroup.HEALTH_PROFESSIONALS: _("Health professionals"),
    ConsulteeGroup.HEALTH_CARE_USERS: _("People who use health care"),
    ConsulteeGroup.HEALTH_CARE_CARERS: _("Unpaid carers of people who use health care"),
    ConsulteeGroup.COMMERCIAL_HEALTH_PROVIDERS: _("Companies that provide health care"),
    ConsulteeGroup.NON_COMMERCIAL_HEALTH_PROVIDERS: _("Other providers of health care, as charities"),
    ConsulteeGroup.SOCIAL_CARE_PROFESSIONALS: _("Social care professionals"),
    ConsulteeGroup.SOCIAL_CARE_USERS: _("People who use social care"),
    ConsulteeGroup.SOCIAL_CARE_CARERS: _("Unpaid carers of people who use social care"),
    ConsulteeGroup.COMMERCIAL_CARE_PROVIDERS: _("Companies that provide social care"),
    ConsulteeGroup.NON_COMMERCIAL_CARE_PROVIDERS: _("Other providers of social care, as charities"),
    ConsulteeGroup.NON_COMMERCIAL_HOUSING_PROVIDERS: _("Housing associations and other providers of social housing"),
    ConsulteeGroup.THIRD_SECTOR_BODIES: _("Charities and community groups (the third sector)"),
    ConsulteeGroup.OTHER_STAFF: _("Other staff"),
}


class ViewsWanted(NamedTuple):
    """A draft plan that is out for views on the day."""

    title: str
    first_day: date
    last_day: date
    days_left: int


class PlanInForce(NamedTuple):
    """The strategic plan whose period covers the day; `address` is empty where it is not recorded."""

    title: str
    first_day: date | None
    last_day: date | None
    address: str
    key: str = ""

    def read_at(self, here: Mapping[str, str]) -> PlanInForce:
        """The same, to be read at its page here where it has one; `here` has pages by plan."""
        return self._replace(address=here.get(self.key, self.address))


class TakingPart(NamedTuple):
    """How to take part on a day. `groups` are those with somebody on the planning group; None where not recorded.

    `locality_members` are the localities that somebody on the planning group speaks for.
    """

    views_wanted: tuple[ViewsWanted, ...]
    plan: PlanInForce | None
    groups: tuple[str, ...] | None
    locality_members: tuple[str, ...]
    localities: tuple[LocalityLink, ...] | None
    meetings: tuple[MeetingShown, ...]


def taking_part_on(facts: AuthorityFacts, day: date) -> TakingPart:
    """How to take part on a day."""
    members = _planning_group(facts, day)
    names = {each.id: each.name for each in facts.localities or ()}
    spoken_for = dict.fromkeys(key for each in members or () for key in each.localities or ())
    return TakingPart(
        views_wanted=_views_wanted(facts, day),
        plan=plan_in_force(facts, day),
        groups=None if members is None else _represented(members),
        locality_members=tuple(names[key] for key in spoken_for if key in names),
        localities=localities_on(facts, day),
        meetings=meetings_after(facts, partnership_on(facts, day).body, day),
    )


def plan_in_force(facts: AuthorityFacts, day: date) -> PlanInForce | None:
    """The plan whose period covers the day: of several, the one that began last."""
    for plan in reversed(facts.plans_in_order):
        begun = plan.period_first_day is not None and plan.period_first_day <= day
        if begun and (plan.period_last_day is None or day <= plan.period_last_day):
            is_out = isinstance(plan.published_on, date) and plan.published_on <= day
            address = (plan.address or "") if is_out else ""
            return PlanInForce(plan.title, plan.period_first_day, plan.period_last_day, address, plan.id)
    return None


def _views_wanted(facts: AuthorityFacts, day: date) -> tuple[ViewsWanted, ...]:
    return tuple(
        ViewsWanted(plan.title, plan.views_first_day, plan.views_last_day, (plan.views_last_day - day).days)
        for plan in facts.plans or ()
        if plan.views_first_day is not None
        and plan.views_last_day is not None
        and plan.views_first_day <= day <= plan.views_last_day
    )


def _planning_group(facts: AuthorityFacts, day: date) -> tuple[GroupMember, ...] | None:
    if facts.planning_group is None or facts.planning_group.members is None:
        return None
    return tuple(
        each
        for each in facts.planning_group.members
        if each.first_day <= day and (each.last_day is None or day <= each.last_day)
    )


def _represented(members: tuple[GroupMember, ...]) -> tuple[str, ...]:
    present = {each.group for each in members}
    return tuple(str(_GROUPS[group]) for group in ConsulteeGroup if group in present)
