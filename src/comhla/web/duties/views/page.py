"""What the views of the room begin with: who asks, about which authority, as at which day."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from comhla.law import Finding
from comhla.law.duty import Duty
from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.access.requests import actor_of
from comhla.web.access.roles import Permission
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.authorities.queries import authority_for
from comhla.web.duties import facts as law
from comhla.web.duties.as_at import AsAt, as_at_of
from comhla.web.duties.links import Links
from comhla.web.duties.presenters.calendar import MONTHS_AHEAD, months_on
from comhla.web.duties.presenters.items import Shown
from comhla.web.duties.queries import owners_on


class Asked(NamedTuple):
    """A request to a page of the workspace."""

    request: HttpRequest
    actor: Actor
    authority: Authority
    as_at: AsAt

    @property
    def links(self) -> Links:
        """Addresses, keeping the day."""
        return Links(self.authority.slug, self.as_at.in_address)

    def shown(self) -> Shown:
        """What lists of answers need. One query."""
        may = frozenset(each for each in Permission if self.actor.may(each, self.authority.pk))
        owners = owners_on(self.authority, self.as_at.day)
        return Shown(facts_of(self.authority), owners, self.links, self.as_at.day, may)

    def answer(
        self, template: str, section: str, trail: list[tuple[str, str]], context: dict[str, Any], *, status: int = 200
    ) -> HttpResponse:
        """The page, with what every page of the workspace has."""
        home = (self.authority.name, self.links.to("work-home"))
        given = {
            "authority": self.authority,
            "section": section,
            "as_at": self.as_at.day,
            "is_today": self.as_at.is_today,
            "as_at_problem": self.as_at.problem,
            "as_at_typed": self.as_at.typed,
            "trail": [home, *trail] if trail else [(self.authority.name, "")],
            "links": self.links,
            **context,
        }
        return render(self.request, template, given, status=status)


class Found(NamedTuple):
    """One answer; `begins_on` is the day on which it begins to be asked, where that is still to come."""

    finding: Finding
    begins_on: date | None


def answer_called(page: Asked, duty: Duty, key: tuple[str, str, str]) -> Found:
    """The answer of the day, else of what falls due later and is listed on the home page and in the calendar.

    Raises:
        Http404: where nothing is asked about that.
    """
    day = page.as_at.day
    for each in law.findings_of(page.authority, day):
        if each.key == key:
            return Found(each, None)
    for later in law.later_of(page.authority, duty, day, months_on(day, MONTHS_AHEAD)):
        if later.finding.key == key:
            return Found(later.finding, later.begins_on)
    raise Http404("Nothing is asked about this on that day.")


def asked(request: HttpRequest, slug: str, permission: Permission = Permission.WORKSPACE_SEE) -> Asked:
    """Who asks about which authority as at which day.

    Raises:
        Http404: where the actor has no role there.
        NotAllowed: where the role does not allow it.
    """
    actor = actor_of(request)
    authority = authority_for(actor, slug, permission)
    return Asked(request, actor, authority, as_at_of(request.GET, today=clock.today()))


def asked_today(request: HttpRequest, slug: str, permission: Permission) -> Asked:
    """The same for pages where something is recorded, which is always done today."""
    found = asked(request, slug, permission)
    return found._replace(as_at=AsAt(clock.today(), is_today=True))


def next_of(request: HttpRequest, fallback: str) -> str:
    """Where to go afterwards: a page of ours that was asked for, else the given one."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    hosts = {request.get_host()}
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=hosts, require_https=request.is_secure())
    return wanted if wanted and is_ours else fallback


def go_on(request: HttpRequest, url: str, said: str) -> HttpResponse:
    """Say that it was done, and show the page where it can be seen."""
    messages.success(request, said)
    return HttpResponse(status=303, headers={"Location": url})


def trail_to(name: str, slug: str) -> str:
    """The address of a page of the workspace, as it is today."""
    return reverse(name, args=[slug])
