"""What the pages of a plan begin with: who asks, about which plan, and the frame round every page of it."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from comhla.law import AuthorityFacts
from comhla.law.facts import Plan
from comhla.web.access.actors import Actor
from comhla.web.access.requests import actor_of
from comhla.web.access.roles import Permission
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.authorities.queries import authority_for
from comhla.web.plans.queries import plan_called


class Tab(NamedTuple):
    """One of the pages of a plan."""

    label: str
    url: str
    is_current: bool


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


class Desk(NamedTuple):
    """A request to a work page of the room that is about no single plan."""

    request: HttpRequest
    actor: Actor
    authority: Authority

    @property
    def facts(self) -> AuthorityFacts:
        """Everything recorded of the authority."""
        return facts_of(self.authority)

    def may(self, permission: Permission) -> bool:
        """Whether whoever asks has a permission here."""
        return self.actor.may(permission, self.authority.pk)

    def url(self, name: str, *arguments: object) -> str:
        """A page of this authority by name."""
        return reverse(name, args=[self.authority.slug, *arguments])

    def page(
        self, template: str, context: dict[str, Any], *, trail: list[tuple[str, str]], status: int = 200
    ) -> HttpResponse:
        """The page, with what every work page has. The trail goes on from the list of plans."""
        home = (self.authority.name, self.url("work-home"))
        plans = (str(_("Strategic plan")), self.url("work-plans") if trail else "")
        given = {"authority": self.authority, "section": "plans", "trail": [home, plans, *trail], **context}
        return render(self.request, template, given, status=status)

    def go_on(self, url: str, said: str) -> HttpResponse:
        """Say that it was done, and show the page where it can be seen."""
        messages.success(self.request, said)
        return HttpResponse(status=303, headers={"Location": url})


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
    """Who asks about which authority.

    Raises:
        Http404: where the actor has no role there.
        NotAllowed: where the role does not allow it.
    """
    actor = actor_of(request)
    return Desk(request, actor, authority_for(actor, slug, permission))


def plan_desk(request: HttpRequest, slug: str, key: str, permission: Permission = Permission.WORKSPACE_SEE) -> PlanDesk:
    """Who asks about which plan. Raises as `desk_of`, and Http404 where there is no such plan."""
    desk = desk_of(request, slug, permission)
    return PlanDesk(desk, plan_called(desk.authority, key))
