"""The notice and papers of a meeting at work: what the pack would hold, issuing it, and every version."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.documents.errors import DocumentError
from comhla.documents.meeting_pack import PaperState, pack_items
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.board import pack_queries as queries
from comhla.web.board.actions import packs as actions
from comhla.web.board.desk import MeetingDesk, meeting_desk
from comhla.web.board.forms.packs import IssueForm
from comhla.web.board.models import Pack, PackFile
from comhla.web.board.pack_files import AUDIENCES, leaks_on_page
from comhla.web.board.presenters import packs as presenter

_TAB = "pack"


@require_http_methods(["GET", "HEAD", "POST"])
def pack(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """What the next version would hold, what is missing, and the versions that were issued."""
    posted = request.method == "POST"
    desk = meeting_desk(request, slug, key, Permission.FACTS_RECORD if posted else Permission.WORKSPACE_SEE)
    packs = queries.packs_of(desk.authority, key)
    form = IssueForm(request.POST if posted else None, is_later=bool(packs))
    if posted and form.is_valid():
        try:
            made = actions.issue(desk.authority, key, because=form.cleaned_data.get("because", ""), by=desk.actor)
        except NotRecorded as refused:
            form.add_error(None, str(refused))
        else:
            said = _("Version %(number)s is issued. Everybody who sits on the body was told.") % {"number": made.number}
            return desk.go_on(desk.url("work-meeting-pack"), said)
    return _page(desk, packs, form)


def _page(desk: MeetingDesk, packs: list[Pack], form: forms.Form) -> HttpResponse:
    facts, meeting, today = desk.facts, desk.meeting, clock.today()
    items = pack_items(facts, meeting.id, for_public=False, on=today)
    context = {
        "items": presenter.items_shown(facts, items),
        "late": [each for each in items if each.state is PaperState.TO_FOLLOW],
        "deadline": presenter.deadline_words(facts, meeting, today),
        "versions": presenter.versions_shown(packs, queries.files_of(packs, *AUDIENCES), _url(desk)),
        "form": form,
        "may_issue": desk.may(Permission.FACTS_RECORD) and bool(items),
        "agenda_url": desk.url("work-meeting-agenda"),
        "public_url": reverse("public-meeting", args=[desk.authority.slug, meeting.id]),
        **_searched(desk),
    }
    return desk.page("board/packs/pack.html", _TAB, context, status=422 if form.errors else 200)


def _searched(desk: MeetingDesk) -> dict[str, object]:
    """What the search for exempt words finds now; why it cannot be made where a paper cannot be written."""
    try:
        return {"leaks": leaks_on_page(actions.sources_now(desk.authority, desk.meeting.id))}
    except DocumentError as problem:
        return {"leaks": (), "problem": str(problem)}


def _url(desk: MeetingDesk) -> presenter.Url:
    return lambda pack, name: desk.url("work-meeting-pack-file", pack.number, name)


@require_safe
def file(request: HttpRequest, slug: str, key: str, number: int, name: str) -> HttpResponse:
    """A file of a version, for members or for the public."""
    desk = meeting_desk(request, slug, key)
    return as_file(queries.file_called(desk.authority, key, number, name, None))


def as_file(found: PackFile) -> HttpResponse:
    """A file as it was issued, to be saved; nobody between keeps it."""
    headers = {
        "Content-Disposition": content_disposition_header(True, found.name) or "",
        "Cache-Control": "private, no-store",
    }
    return HttpResponse(bytes(found.content), content_type=found.media_type, headers=headers)
