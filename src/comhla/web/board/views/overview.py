"""The first page of the room, and one meeting at a glance."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from comhla.web.board.desk import desk_of, meeting_desk


def front(request: HttpRequest, slug: str) -> HttpResponse:
    """The board at a glance."""
    return desk_of(request, slug).page("board/front.html", {}, trail=[])


def meeting(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One meeting at a glance."""
    return meeting_desk(request, slug, key).page("board/meeting.html", "overview", {})
