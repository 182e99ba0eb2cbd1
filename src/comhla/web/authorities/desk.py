"""What every work page of a room begins with: who asks, about which authority, and the frame round the page."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from comhla.law import AuthorityFacts
from comhla.web.access.actors import Actor
from comhla.web.access.requests import actor_of
from comhla.web.access.roles import Permission
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.authorities.queries import authority_for


class Room(NamedTuple):
    """A part of the workspace: its key in the navigation, its words, and the name of its first page."""

    section: str
    label: Any
    front: str


class Tab(NamedTuple):
    """One of the pages of a thing that has several."""

    label: str
    url: str
    is_current: bool


class Desk(NamedTuple):
    """A request to a work page of a room."""

    request: HttpRequest
    actor: Actor
    authority: Authority
    room: Room

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
        """The page, with what every work page has. The trail goes on from the first page of the room."""
        home = (self.authority.name, self.url("work-home"))
        front = (str(self.room.label), self.url(self.room.front) if trail else "")
        given = {
            "authority": self.authority,
            "section": self.room.section,
            "trail": [home, front, *trail],
            **context,
        }
        return render(self.request, template, given, status=status)

    def go_on(self, url: str, said: str) -> HttpResponse:
        """Say that it was done, and show the page where it can be seen."""
        messages.success(self.request, said)
        return HttpResponse(status=303, headers={"Location": url})


def desk_in(room: Room, request: HttpRequest, slug: str, permission: Permission = Permission.WORKSPACE_SEE) -> Desk:
    """Who asks about which authority, in a room.

    Raises:
        Http404: where the actor has no role there.
        NotAllowed: where the role does not allow it.
    """
    actor = actor_of(request)
    return Desk(request, actor, authority_for(actor, slug, permission), room)
