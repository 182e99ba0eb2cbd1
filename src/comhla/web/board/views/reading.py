"""What a member reads before a meeting: its papers one by one, with notes of their own, and all of it as one file."""

from __future__ import annotations

from typing import Any, NamedTuple

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comhla.documents.renderers.html import stylesheet
from comhla.law.facts import Meeting
from comhla.law.readings.minuted_business import minute_of
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.desk import Desk
from comhla.web.authorities.errors import NotRecorded
from comhla.web.board import pack_queries as queries
from comhla.web.board.actions import notes as actions
from comhla.web.board.desk import desk_of
from comhla.web.board.forms.packs import NoteForm
from comhla.web.board.models import Audience, Pack
from comhla.web.board.presenters import packs as packs_presenter
from comhla.web.board.presenters import reading as presenter
from comhla.web.board.queries import meeting_called, meetings_with_certificates
from comhla.web.board.views.packs import as_file
from comhla.web.words import day as day_words


class Reader(NamedTuple):
    """Somebody who reads the papers of a meeting, and which edition is theirs."""

    desk: Desk
    meeting: Meeting
    audience: str
    pack: Pack | None

    def url(self, name: str, *arguments: object) -> str:
        """A page of this meeting by name."""
        return self.desk.url(name, self.meeting.id, *arguments)


def reader_of(request: HttpRequest, slug: str, key: str) -> Reader:
    """Who reads which papers: whoever sits on the body has what is kept from the public too.

    Raises:
        Http404, NotAllowed: as `desk_of`; Http404 where there is no such meeting.
    """
    desk = desk_of(request, slug, Permission.SEAT_ANSWER)
    meeting = meeting_called(desk.authority, key)
    sits = queries.is_of_body(desk.authority, desk.actor.id, meeting, clock.today())
    audience = Audience.MEMBERS if sits else Audience.PUBLIC
    return Reader(desk, meeting, audience, queries.latest_pack(desk.authority, key))


@require_safe
def meetings(request: HttpRequest, slug: str) -> HttpResponse:
    """The meetings of an authority, those to come first."""
    desk = desk_of(request, slug, Permission.SEAT_ANSWER)
    facts, today, issued = desk.facts, clock.today(), queries.meetings_with_packs(desk.authority)
    shown = [
        presenter.meeting_shown(facts, each, desk.url("papers-meeting", each.id), has_papers=each.id in issued)
        for each in facts.meetings or ()
    ]
    past = [
        (year, own)
        for year, of_year in presenter.past_by_year(shown, today)
        if (own := [each for each in of_year if each.has_papers])
    ]
    context = {
        "authority": desk.authority,
        "coming": presenter.coming(shown, today),
        "years": past,
        "trail": [_my_page(), (_("Meetings"), "")],
    }
    return render(request, "board/packs/papers_meetings.html", context)


@require_safe
def meeting(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One meeting: its business, each item with its paper, and everything as a file."""
    reader = reader_of(request, slug, key)
    packs = queries.packs_of(reader.desk.authority, key)
    files = queries.files_of(packs[:1], reader.audience)
    today = clock.today()
    context = {
        **_about(reader),
        "votes": reader.url("papers-meeting-vote") if reader.audience == Audience.MEMBERS else "",
        "decisions": presenter.decisions_open(reader.desk.facts, reader.meeting, today),
        "has_minute": reader.meeting.held_on <= today and minute_of(reader.desk.facts, key) is not None,
        "has_certificate": key in meetings_with_certificates(reader.desk.authority),
        "files": [packs_presenter.file_shown(each, reader.url("papers-meeting-file", each.name)) for each in files],
        "versions": packs,
    }
    return _page(reader, "board/packs/papers_meeting.html", context, [])


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, slug: str, key: str, number: int) -> HttpResponse:
    """One item of business with its paper, and one's own notes beside it."""
    reader = reader_of(request, slug, key)
    about = _about(reader)
    shown = next((each for each in about["items"] if each.number == number), None)
    if shown is None:
        raise Http404("There is no such item.")
    form = NoteForm(request.POST or None)
    if request.method == "POST" and shown.id and form.is_valid():
        try:
            actions.write_note(reader.desk.authority, key, shown.id, form.cleaned_data["text"], by=reader.desk.actor)
        except NotRecorded as refused:
            form.add_error(None, str(refused))
        else:
            return reader.desk.go_on(f"{shown.url}#notes", _("Your note is kept. Only you see it."))
    before, after = presenter.beside(about["items"], number)
    context = {**about, "item": shown, "form": form, "before": before, "after": after}
    return _page(reader, "board/packs/papers_item.html", context, [(shown.title, "")], form)


@require_POST
def note_remove(request: HttpRequest, slug: str, key: str, number: int) -> HttpResponse:
    """Take out a note of one's own."""
    reader = reader_of(request, slug, key)
    actions.remove_note(reader.desk.authority, key, number, by=reader.desk.actor)
    back = request.POST.get("item", "")
    url = reader.url("papers-meeting-item", int(back)) if back.isdecimal() else reader.url("papers-meeting")
    return reader.desk.go_on(url, _("Your note is gone."))


@require_safe
def offline(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Everything as one page that needs nothing else, to be kept on a phone or computer, with one's own notes."""
    reader = reader_of(request, slug, key)
    if reader.pack is None:
        raise Http404("No papers were issued yet.")
    context = {**_about(reader), "style": mark_safe(stylesheet()), "at": clock.now()}
    page = render_to_string("board/packs/offline.html", context)
    response = HttpResponse(page.encode(), content_type="text/html; charset=utf-8")
    name = f"papers-{reader.meeting.held_on.isoformat()}-version-{reader.pack.number}.html"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_safe
def file(request: HttpRequest, slug: str, key: str, name: str) -> HttpResponse:
    """A file of the version that counts, in the edition of whoever reads it."""
    reader = reader_of(request, slug, key)
    number = reader.pack.number if reader.pack else 0
    return as_file(queries.file_called(reader.desk.authority, key, number, name, reader.audience))


def _about(reader: Reader) -> dict[str, Any]:
    stored: dict[str, Any] = (
        queries.items_for(reader.pack, reader.audience) if reader.pack else {"items": [], "notice": ""}
    )
    desk, meeting = reader.desk, reader.meeting
    is_past = meeting.held_on < clock.today()
    notes = list(queries.notes_of(desk.authority, meeting.id, desk.actor))
    home = reader.url("papers-meeting")
    return {
        "authority": desk.authority,
        "meeting": presenter.meeting_shown(desk.facts, meeting, home, has_papers=reader.pack is not None),
        "join": meeting.remote_address if reader.audience == Audience.MEMBERS and not is_past else "",
        "sits": reader.audience == Audience.MEMBERS,
        "is_past": is_past,
        "pack": reader.pack,
        "notice": mark_safe(stored["notice"]),
        "items": presenter.items_read(stored["items"], lambda number: reader.url("papers-meeting-item", number), notes),
        "home": home,
        "coming": reader.url("papers-meeting-coming"),
        "declare": reader.url("papers-meeting-declare"),
    }


def _my_page() -> tuple[str, str]:
    return (_("My page"), reverse("my-page"))


def _page(
    reader: Reader,
    template: str,
    context: dict[str, Any],
    rest: list[tuple[str, str]],
    form: forms.Form | None = None,
) -> HttpResponse:
    title = _("%(body)s, %(day)s") % {"body": context["meeting"].body, "day": day_words(reader.meeting.held_on)}
    here = (title, reader.url("papers-meeting") if rest else "")
    trail = [_my_page(), (_("Meetings"), reader.desk.url("papers-meetings")), here, *rest]
    status = 422 if form is not None and form.errors else 200
    return render(reader.desk.request, template, {**context, "trail": trail}, status=status)
