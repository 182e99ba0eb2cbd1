"""What became of a row, and taking back the last change of it."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from comhla.web.audit.models import Event
from comhla.web.audit.queries import event_numbered, events_about, events_of
from comhla.web.authorities.actions import IDENTITY, undo
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded, Unacceptable
from comhla.web.authorities.forms.small import ReasonForm
from comhla.web.authorities.presenters import changes
from comhla.web.authorities.presenters.problems import at_fields
from comhla.web.authorities.tables import is_single
from comhla.web.authorities.views.desk import CollectionDesk, collection_desk
from comhla.web.authorities.views.refusals import words_elsewhere

SHOWN = 100


@require_GET
def history(request: HttpRequest, slug: str, collection: str, key: str) -> HttpResponse:
    """The history of a row, which may have been taken out."""
    desk = collection_desk(request, slug, collection)
    events = list(_row_events(desk, key)[:SHOWN])
    name = _name(desk, events, key)
    imported = events_of(slug).filter(action="authority_imported").first()
    if not events and (imported is None or name is None):
        raise Http404("Nothing is known of such a row.")
    return desk.page(
        "history",
        title=_("History: %(name)s") % {"name": name},
        happened=changes.history(events, desk.kind, desk.names, may_undo=desk.may_record),
        imported=imported,
        row_key=desk.key(key),
        is_there=_is_there(desk, key),
        trail=[
            *(desk.trail[:1] if is_single(collection) else desk.trail),
            (name or "", _row_url(desk, key)),
            (_("History"), ""),
        ],
    )


@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, slug: str, collection: str, number: int) -> HttpResponse:
    """Take back one change, saying why."""
    desk = collection_desk(request, slug, collection, to_write=True)
    event = event_numbered(slug, number)
    if event is None or event.kind != collection or collection == IDENTITY:
        raise Http404("There is no such change.")
    form = ReasonForm(request.POST or None)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            return desk.once(lambda: _undone(desk, event, form.cleaned_data["reason"]))
        except ChangedMeanwhile:
            status = 409
            form.add_error(None, _("It has been changed again since, so this change cannot be taken back any more."))
        except Unacceptable as unacceptable:
            problems = at_fields(unacceptable, desk.kind, desk.names, collection)
            for words in [*(each.words for each in problems), *words_elsewhere(desk, unacceptable)]:
                form.add_error(None, words)
        except NotRecorded as refusal:
            form.add_error(None, str(refusal))
    name = _name(desk, [event], event.subject) or event.subject
    here = _("Take back a change")
    return desk.page(
        "take_back",
        status,
        form=form,
        title=_("Take back a change: %(name)s") % {"name": name},
        change=changes.history([event], desk.kind, desk.names, may_undo=False)[0],
        row_key=event.subject,
        trail=[*desk.trail, (_("History"), desk.url("record-history", event.subject)), (here, "")],
    )


def _undone(desk: CollectionDesk, event: Event, reason: str) -> str:
    undo(desk.authority, event, by=desk.actor, reason=reason)
    messages.success(desk.request, _("The change is taken back. The history keeps both."))
    return desk.url("record-history", event.subject)


def _row_events(desk: CollectionDesk, key: str) -> QuerySet[Event]:
    about = events_about(desk.slug, desk.collection, desk.key(key))
    return about.filter(action__in=("row_recorded", "row_changed", "row_removed"))


def _name(desk: CollectionDesk, events: list[Event], key: str) -> str | None:
    """What the row is called, now or when it was last seen."""
    if is_single(desk.collection):
        return str(desk.called.many)
    known = desk.names.of(desk.collection).get(key) if "id" in desk.kind.fields else None
    if known is None and events:
        return desk.names.row(desk.collection, events[0].after or events[0].before or {})
    return known if known is not None else (str(desk.called.one) if _is_there(desk, key) else None)


def _is_there(desk: CollectionDesk, key: str) -> bool:
    return bool(desk.rows.filter(key=desk.key(key)).exists())


def _row_url(desk: CollectionDesk, key: str) -> str:
    return desk.url("record-row", desk.key(key)) if _is_there(desk, key) else ""
