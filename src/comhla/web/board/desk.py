"""What the pages of the room begin with: who asks, about which meeting, and the frame round every page of it."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from comhla.law import AuthorityFacts
from comhla.law.facts import Meeting
from comhla.web.access.actors import Actor
from comhla.web.access.roles import Permission
from comhla.web.authorities.desk import Desk, Room, Tab, desk_in
from comhla.web.authorities.labels import Names
from comhla.web.authorities.models import Authority
from comhla.web.board.queries import meeting_called

BOARD = Room("board", _("Board and meetings"), "work-board")
"""The room in the navigation."""

TABS = (
    ("overview", _("Overview"), "work-meeting"),
    ("agenda", _("Agenda"), "work-meeting-agenda"),
    ("pack", _("Notice and papers"), "work-meeting-pack"),
    ("sitting", _("At the meeting"), "work-meeting-sitting"),
    ("minute", _("Minute and decisions"), "work-meeting-minute"),
    ("certificate", _("Was it lawful?"), "work-meeting-certificate"),
)
"""The pages of a meeting: key, words and name of the address."""


class MeetingDesk(NamedTuple):
    """A request to a work page of one meeting."""

    desk: Desk
    meeting: Meeting

    @property
    def authority(self) -> Authority:
        """Whose meeting it is."""
        return self.desk.authority

    @property
    def actor(self) -> Actor:
        """Who asks."""
        return self.desk.actor

    @property
    def facts(self) -> AuthorityFacts:
        """Everything recorded of the authority."""
        return self.desk.facts

    @property
    def title(self) -> str:
        """The meeting in words: its body and its day."""
        return Names(self.facts).called("meetings", self.meeting.id)

    def may(self, permission: Permission) -> bool:
        """Whether whoever asks has a permission here."""
        return self.desk.may(permission)

    def url(self, name: str, *arguments: object) -> str:
        """A page of this meeting by name."""
        return self.desk.url(name, self.meeting.id, *arguments)

    def page(
        self,
        template: str,
        tab: str,
        context: dict[str, Any],
        *,
        trail: list[tuple[str, str]] | None = None,
        status: int = 200,
    ) -> HttpResponse:
        """The page, under the tabs of the meeting. The trail goes on from the meeting itself."""
        tabs = {key: Tab(str(label), self.url(name), key == tab) for key, label, name in TABS}
        current, title = tabs[tab], self.title
        first = [(title, "" if tab == "overview" else tabs["overview"].url)]
        if tab != "overview":
            first.append((current.label, current.url if trail else ""))
        given = {
            "meeting": self.meeting,
            "meeting_title": title,
            "tabs": list(tabs.values()),
            "tab_label": current.label,
            **context,
        }
        return self.desk.page(template, given, trail=[*first, *(trail or [])], status=status)

    def go_on(self, url: str, said: str) -> HttpResponse:
        """Say that it was done, and show the page where it can be seen."""
        return self.desk.go_on(url, said)


def desk_of(request: HttpRequest, slug: str, permission: Permission = Permission.WORKSPACE_SEE) -> Desk:
    """Who asks about which authority; raises as `desk_in` does."""
    return desk_in(BOARD, request, slug, permission)


def meeting_desk(
    request: HttpRequest, slug: str, key: str, permission: Permission = Permission.WORKSPACE_SEE
) -> MeetingDesk:
    """Who asks about which meeting. Raises as `desk_of`, and Http404 where there is no such meeting."""
    desk = desk_of(request, slug, permission)
    return MeetingDesk(desk, meeting_called(desk.authority, key))
