"""What the pages of a plan begin with: who asks, about which plan, and the frame round every page of it."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from comhla.law import AuthorityFacts
from comhla.law.facts import Plan
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.authorities.desk import Desk, Room, Tab, desk_in
from comhla.web.authorities.models import Authority
from comhla.web.plans.queries import plan_called

PLANS = Room("plans", _("Strategic plan"), "work-plans")
"""The room in the navigation."""

TABS = (
    ("overview", _("Overview"), "work-plan"),
    ("text", _("Text"), "work-plan-text"),
    ("actions", _("Actions and measures"), "work-plan-actions"),
    ("steps", _("Steps"), "work-plan-steps"),
    ("views", _("Views"), "work-plan-views"),
    ("drafts", _("Drafts"), "work-plan-drafts"),
    ("publish", _("Publication"), "work-plan-publish"),
)
"""The pages of a plan: key, words and name of the address."""


class PlanDesk(NamedTuple):
    """A request to a work page of one plan."""

    desk: Desk
    plan: Plan

    @property
    def authority(self) -> Authority:
        """Whose plan it is."""
        return self.desk.authority

    @property
    def actor(self) -> Actor:
        """Who asks."""
        return self.desk.actor

    @property
    def facts(self) -> AuthorityFacts:
        """Everything recorded of the authority."""
        return self.desk.facts

    def may(self, permission: Permission) -> bool:
        """Whether whoever asks has a permission here."""
        return self.desk.may(permission)

    def url(self, name: str, *arguments: object) -> str:
        """A page of this plan by name."""
        return self.desk.url(name, self.plan.id, *arguments)

    def page(
        self,
        template: str,
        tab: str,
        context: dict[str, Any],
        *,
        trail: list[tuple[str, str]] | None = None,
        status: int = 200,
    ) -> HttpResponse:
        """The page, under the tabs of the plan. The trail goes on from the plan itself."""
        tabs = {key: Tab(str(label), self.url(name), key == tab) for key, label, name in TABS}
        current = tabs[tab]
        first = [(self.plan.title, "" if tab == "overview" else tabs["overview"].url)]
        if tab != "overview":
            first.append((current.label, current.url if trail else ""))
        given = {"plan": self.plan, "tabs": list(tabs.values()), "tab_label": current.label, **context}
        return self.desk.page(template, given, trail=[*first, *(trail or [])], status=status)

    def go_on(self, url: str, said: str) -> HttpResponse:
        """Say that it was done, and show the page where it can be seen."""
        return self.desk.go_on(url, said)


def desk_of(request: HttpRequest, slug: str, permission: Permission = Permission.WORKSPACE_SEE) -> Desk:
    """Who asks about which authority; raises as `desk_in` does."""
    return desk_in(PLANS, request, slug, permission)


def plan_desk(request: HttpRequest, slug: str, key: str, permission: Permission = Permission.WORKSPACE_SEE) -> PlanDesk:
    """Who asks about which plan. Raises as `desk_of`, and Http404 where there is no such plan."""
    desk = desk_of(request, slug, permission)
    return PlanDesk(desk, plan_called(desk.authority, key))
