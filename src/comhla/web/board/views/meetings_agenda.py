"""The agenda builder of a meeting, and its agenda as a file."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.documents.agenda import agenda_document, items_of
from comhla.documents.errors import DocumentError
from comhla.documents.formats import Format, render
from comhla.law.facts import AgendaItem
from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.authorities.errors import NotRecorded
from comhla.web.authorities.facts import plain_row
from comhla.web.authorities.models import Row
from comhla.web.authorities.tables import rows_of
from comhla.web.board.actions import agenda as actions
from comhla.web.board.desk import MeetingDesk, meeting_desk
from comhla.web.board.forms.agenda import ItemForm
from comhla.web.board.forms.rows import ReasonForm
from comhla.web.board.presenters import agenda as presenter
from comhla.web.board.views.meetings import FORM, meeting_form_page
from comhla.web.board.views.meetings_desk import sent

_EDITIONS = {"public": True, "members": False}


@require_http_methods(FORM)
def agenda(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """The agenda. A button that is pressed begins it, moves an item, or takes one from the forward plan."""
    if request.method == "POST":
        return _press(meeting_desk(request, slug, key, Permission.FACTS_RECORD))
    page = meeting_desk(request, slug, key)
    return page.page("board/meetings/agenda.html", "agenda", _context(page))


def _context(page: MeetingDesk) -> dict[str, Any]:
    shown = presenter.agenda_of(page.facts, page.meeting, page.url)
    rows = actions.rows_of_meeting(page.authority, page.meeting.id)
    return {
        "items": shown.items,
        "total": shown.total,
        "seen": actions.order_stamp(rows),
        "planned": presenter.planned_for(page.facts, page.meeting),
        "may_record": page.may(Permission.FACTS_RECORD) and not page.meeting.cancelled,
        "new_url": page.url("work-meeting-agenda-new"),
        "plan_url": page.desk.url("work-forward-plan"),
        "notice_url": page.url("work-meeting-notice"),
        "files": _files(page) if shown.items else [],
    }


def _files(page: MeetingDesk) -> list[tuple[str, list[tuple[str, str]]]]:
    """The files by whom they are for."""
    editions = (("public", _("For the public")), ("members", _("For members")))
    return [
        (words, [(each.plain_name, page.url("work-meeting-agenda-file", edition, each.value)) for each in Format])
        for edition, words in editions
    ]


def _press(page: MeetingDesk) -> HttpResponse:
    """Do what a button says, and come back to the item that was moved."""
    given, authority, key = page.desk.request.POST, page.authority, page.meeting.id
    try:
        if "begin" in given:
            standing = presenter.standing_business(page.facts, page.meeting)
            actions.begin_agenda(authority, key, standing, by=page.actor)
            return page.go_on(page.url("work-meeting-agenda"), _("The agenda is begun."))
        if "take" in given:
            made = actions.take_from_plan(authority, key, given["take"], by=page.actor)
            return _back(page, made, _("It stands on the agenda."))
        return _move(page)
    except NotRecorded as refused:
        context = {**_context(page), "refused": str(refused)}
        return page.page("board/meetings/agenda.html", "agenda", context, status=409)


def _move(page: MeetingDesk) -> HttpResponse:
    given, authority, key = page.desk.request.POST, page.authority, page.meeting.id
    seen = given.get("seen", "")
    if "up" in given or "down" in given:
        item = given.get("up") or given.get("down") or ""
        actions.move_item(authority, key, item, up="up" in given, seen=seen, by=page.actor)
    elif given.get("place", "").isdecimal() and given.get("item"):
        item = given["item"]
        actions.place_item(authority, key, item, place=int(given["place"][:4]), seen=seen, by=page.actor)
    else:
        return HttpResponseBadRequest(_("There is no such button. Open the page again."))
    return _back(page, item, _("The item is moved."))


def _back(page: MeetingDesk, item: str, said: str) -> HttpResponse:
    return page.go_on(f"{page.url('work-meeting-agenda')}#item-{item}", said)


@require_http_methods(FORM)
def item_new(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Add business."""
    page = meeting_desk(request, slug, key, Permission.FACTS_RECORD)
    form = _form(page, None, {})

    def work() -> str:
        actions.add_item(page.authority, key, form.said(), by=page.actor)
        return page.url("work-meeting-agenda")

    done = sent(page.desk, form, work, _("It stands on the agenda."))
    return done or _form_page(page, _("Add business"), form)


@require_http_methods(FORM)
def item(request: HttpRequest, slug: str, key: str, item: str) -> HttpResponse:
    """Change what is said of an item."""
    page = meeting_desk(request, slug, key, Permission.FACTS_RECORD)
    found, row = _item_called(page, item)
    form = _form(page, found, {**plain_row(row, actions.ITEMS), "version": row.version})

    def work() -> str:
        actions.change_item(page.authority, item, form.said(), by=page.actor, version=form.version_seen)
        return page.url("work-meeting-agenda")

    done = sent(page.desk, form, work, _("The item is changed."))
    return done or _form_page(page, _("Change an item"), form)


def _form(page: MeetingDesk, found: AgendaItem | None, recorded: dict[str, Any]) -> ItemForm:
    papers = presenter.papers_offered(page.facts, found)
    return ItemForm(page.desk.request.POST or None, recorded=recorded, choices={"paper": papers})


def _form_page(page: MeetingDesk, title: str, form: Any, **context: Any) -> HttpResponse:
    back = page.url("work-meeting-agenda")
    return meeting_form_page(page, "board/meetings/meeting_form.html", "agenda", title, form, back=back, **context)


@require_http_methods(FORM)
def item_remove(request: HttpRequest, slug: str, key: str, item: str) -> HttpResponse:
    """Take business off the agenda."""
    page = meeting_desk(request, slug, key, Permission.FACTS_RECORD)
    found, row = _item_called(page, item)
    form = ReasonForm(request.POST or None, initial={"version": row.version})

    def work() -> str:
        given = form.cleaned_data
        actions.remove_item(page.authority, key, item, by=page.actor, version=given["version"], reason=given["reason"])
        return page.url("work-meeting-agenda")

    done = sent(page.desk, form, work, _("It is taken off the agenda."))
    return done or _form_page(page, _("Take off the agenda"), form, told=found.title, save=_("Take it off"))


def _item_called(page: MeetingDesk, key: str) -> tuple[AgendaItem, Row]:
    """An item of this meeting and its row. Raises Http404 where it has none with this id."""
    found = next((each for each in items_of(page.facts, page.meeting.id) if each.id == key), None)
    row = rows_of(page.authority, actions.ITEMS).filter(key=key).first()
    if found is None or row is None:
        raise Http404("There is no such item.")
    return found, row


@require_safe
def file(request: HttpRequest, slug: str, key: str, edition: str, form: str) -> HttpResponse:
    """Notice and agenda as a file, for the public or for members."""
    page = meeting_desk(request, slug, key)
    if edition not in _EDITIONS or form not in {each.value for each in Format}:
        raise Http404("There is no such file.")
    format = Format(form)
    document = agenda_document(page.facts, key, for_public=_EDITIONS[edition], on=clock.today())
    try:
        content = render(document, format)
    except DocumentError as problem:
        context = {**_context(page), "refused": str(problem)}
        return page.page("board/meetings/agenda.html", "agenda", context, status=422)
    name = f"agenda-{key}-{edition}.{format.ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=format.media_type, headers=headers)
