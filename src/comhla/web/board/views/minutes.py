"""The minute of a meeting as it is written, agreed and taken away."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from comhla.documents.errors import DocumentError
from comhla.documents.formats import Format, render
from comhla.documents.minute import member_name, minute_document
from comhla.documents.model import Document
from comhla.documents.renderers.html import html_body
from comhla.law.facts import Meeting
from comhla.law.readings.minuted_business import items_of_meeting, minute_of
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.labels import Names
from comhla.web.board.actions import minutes as actions
from comhla.web.board.desk import MeetingDesk, meeting_desk
from comhla.web.board.forms.minutes import AgreementForm, NoteForm
from comhla.web.board.presenters.minutes import minute_shown
from comhla.web.board.views.meetings_desk import acted, around, put_in, sent, status_of
from comhla.web.stamps import new_stamp

FORM = ["GET", "HEAD", "POST"]


@require_safe
def minute(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The minute item by item, and as it reads today."""
    page, today = meeting_desk(request, slug, key), clock.today()
    shown = minute_shown(page.facts, page.meeting, page.desk.url, today)
    context = {
        "minute": shown,
        "is_held": page.meeting.held_on <= today,
        "may_record": page.may(Permission.FACTS_RECORD),
        "form_number": new_stamp(),
        "begin_url": page.url("work-minute-begin"),
        "agreement_url": page.url("work-minute-agreement"),
        "actions_url": page.desk.url("work-board-actions"),
        "decisions_url": page.desk.url("work-decisions"),
        "formats": [(each.plain_name, page.url("work-minute-file", each.value)) for each in Format],
        **(_body(_document(page, for_public=False)) if shown.has_begun else {}),
    }
    return page.page("board/minutes/minute.html", "minute", context)


def _document(page: MeetingDesk, *, for_public: bool) -> Document:
    return minute_document(page.facts, page.meeting.id, on=clock.today(), for_public=for_public)


def _body(document: Document) -> dict[str, Any]:
    """The minute as HTML, which the renderer wrote with every text escaped; or why it cannot be shown."""
    try:
        return {"body": SafeString(html_body(document, picture_address=lambda _picture: "", first_level=3))}
    except DocumentError as problem:
        return {"problem": str(problem)}


@require_POST
def begin(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Begin the minute with what the record tells."""
    page = meeting_desk(request, slug, key, Permission.FACTS_RECORD)

    def work() -> str:
        actions.begin_minute(page.authority, key, by=page.actor)
        return page.url("work-meeting-minute")

    return acted(page.desk, work, _("The minute is begun."))


@require_safe
def file(request: HttpRequest, slug: str, key: str, form: str) -> HttpResponse:
    """The minute as a file: with exempt business, or without it where the public edition is asked for."""
    page = meeting_desk(request, slug, key)
    if form not in {each.value for each in Format}:
        raise Http404("There is no such form.")
    format, for_public = Format(form), request.GET.get("edition") == "public"
    try:
        content = render(_document(page, for_public=for_public), format)
    except DocumentError as problem:
        context = {"problem": str(problem)}
        return page.page("board/minutes/problem.html", "minute", context, status=422)
    name = f"minute-{page.meeting.id}{'-public' if for_public else ''}.{format.ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=format.media_type, headers=headers)


@require_http_methods(FORM)
def note(request: HttpRequest, slug: str, key: str, item: str) -> HttpResponse:
    """What the minute says of one item."""
    page = meeting_desk(request, slug, key, Permission.FACTS_RECORD)
    found = next((each for each in items_of_meeting(page.facts, key) if each.id == item), None)
    written = minute_of(page.facts, key)
    if found is None or written is None:
        raise Http404("There is no such item, or no minute.")
    now = next((each.text or "" for each in written.notes or () if each.item == item), "")
    form = NoteForm(request.POST or None, initial={"text": now, "seen": actions.stamp_of_text(now)})
    status, theirs = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given = form.cleaned_data
            try:
                actions.write_note(page.authority, key, item, given["text"], seen=given["seen"], by=page.actor)
            except ChangedMeanwhile as refused:
                status, theirs = 409, str((refused.theirs or {}).get("text", ""))
                _take_over(form, theirs)
            except NotRecorded as refused:
                put_in(form, refused)
            else:
                return page.go_on(f"{page.url('work-meeting-minute')}#business-{found.place}", _("The text is saved."))
    context = {
        "form": form,
        "item": found,
        "is_conflict": status == 409,
        "theirs": theirs,
        "cancel": page.url("work-meeting-minute"),
        "mark": {422: _("Error:") + " ", 409: _("Conflict:") + " "}.get(status, ""),
    }
    return page.page("board/minutes/note.html", "minute", context, trail=[(found.title, "")], status=status)


def _take_over(form: NoteForm, theirs: str) -> None:
    """Say that somebody else was first. Sent once more, the form stands."""
    form.add_error(
        None, _("Somebody else changed this text while you were writing. Look at what they saved, then send yours.")
    )
    data = form.data.copy()
    data["seen"] = actions.stamp_of_text(theirs)
    form.data = data


@require_http_methods(FORM)
def agreement(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Which later meeting the minute was put to, and what came of it."""
    page = meeting_desk(request, slug, key, Permission.FACTS_RECORD)
    row = actions.minute_row(page.authority, key)
    if row is None:
        raise Http404("No minute was begun.")
    later = _later(page)
    form = AgreementForm(request.POST or None, recorded=_agreed_now(page, row.version), choices=_choices(page, later))

    def work() -> str:
        data = {"agreed": False, **form.said()}
        actions.record_agreement(page.authority, key, data, by=page.actor, version=form.version_seen)
        return page.url("work-meeting-minute")

    done = sent(page.desk, form, work, _("What came of the minute is recorded."))
    title = _("Agreement of the minute")
    context = around(
        page.desk, form, title=title, back=page.url("work-meeting-minute"), save=_("Save"), is_early=not later
    )
    return done or page.page(
        "board/minutes/form.html", "minute", context, trail=[(title, "")], status=status_of(form)
    )  # fmt: skip


def _agreed_now(page: MeetingDesk, version: int) -> dict[str, Any]:
    written = minute_of(page.facts, page.meeting.id)
    if written is None or written.agreed_at is None:
        return {"version": version}
    return {
        "version": version,
        "meeting": written.agreed_at,
        "agreed": "yes",
        "changes": written.changes_when_agreed,
        "signed_by": written.signed_by,
    }


def _later(page: MeetingDesk) -> list[Meeting]:
    today = clock.today()
    meetings = page.facts.meetings_of(page.meeting.body)
    return [each for each in meetings if page.meeting.held_on < each.held_on <= today]


def _choices(page: MeetingDesk, later: list[Meeting]) -> dict[str, Any]:
    names = Names(page.facts)
    first = min((each.held_on for each in later), default=page.meeting.held_on)
    members = [each for each in page.facts.members_of(page.meeting.body) if not each.last_day or each.last_day >= first]
    none = ("", _("Not recorded"))
    return {
        "meeting": [("", _("Choose")), *((each.id, names.called("meetings", each.id)) for each in later)],
        "signed_by": [none, *((each.id, member_name(page.facts, each.id)) for each in members)],
    }
