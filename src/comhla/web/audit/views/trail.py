"""Pages of the trail: the list, one event, the proof that it is whole, and the export."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from comhla.web import clock
from comhla.web.access.requests import actor_of
from comhla.web.access.roles import Permission
from comhla.web.audit import presenters, queries
from comhla.web.audit.actions import record_export
from comhla.web.audit.forms import SoughtForm
from comhla.web.audit.models import Event
from comhla.web.audit.verify import Verdict
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.labels import Names
from comhla.web.authorities.models import Authority
from comhla.web.authorities.presenters.trail import RecordLabels
from comhla.web.authorities.queries import authority_for

EVENTS_ON_A_PAGE = 20
_FORMATS = {"csv": "text/csv; charset=utf-8", "jsonl": "application/jsonl; charset=utf-8"}


@require_GET
def trail(request: HttpRequest, slug: str) -> HttpResponse:
    """What happened in an authority, newest first."""
    authority = authority_for(actor_of(request), slug, Permission.AUDIT_SEE)
    return _trail_page(request, authority)


@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest, slug: str) -> HttpResponse:
    """Walk the whole trail in front of whoever asks, and show what was found."""
    authority = authority_for(actor_of(request), slug, Permission.AUDIT_SEE)
    if request.method == "GET":
        # A link of the page that shows what was found, or a reload after signing in again.
        return redirect(f"{reverse('audit', args=[slug])}?{request.GET.urlencode()}")
    return _trail_page(request, authority, verdict=queries.verify_trail())


def _trail_page(request: HttpRequest, authority: Authority, verdict: Verdict | None = None) -> HttpResponse:
    form = _form(request, authority)
    sought = form.sought()
    concern, whole = queries.counted(authority.slug)
    page = Paginator(queries.events_of(authority.slug, sought), EVENTS_ON_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "audit/trail.html",
        {
            "authority": authority,
            "section": "audit",
            "form": form,
            "is_narrowed": sought.narrows,
            "is_open": sought.narrows or not form.is_valid(),
            "page": page,
            "changes": presenters.changes_of(page.object_list, _words(authority)),
            "concern": concern,
            "whole": whole,
            "hides_views": sought.without_views,
            "verdict": verdict,
            "told": presenters.told_verdict(verdict) if verdict else [],
            "verified_at": clock.now(),
        },
        status=200 if form.is_valid() else 422,
    )


@require_GET
def event(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One event with its record as it stood before and after, and its links of the chain."""
    authority = authority_for(actor_of(request), slug, Permission.AUDIT_SEE)
    found = queries.event_numbered(authority.slug, number)
    if found is None:
        raise Http404("There is no such event here.")
    words = _words(authority)
    return render(
        request,
        "audit/event.html",
        {
            "authority": authority,
            "section": "audit",
            "trail": [
                (_("Audit trail"), reverse("audit", args=[slug])),
                (_("Entry %(number)d") % {"number": found.number}, ""),
            ],
            "event": found,
            "change": presenters.change_of(found, words),
            "stood": presenters.stood_after(found, words),
            "earlier": queries.last_event_before(found),
        },
    )


@require_GET
def export(request: HttpRequest, slug: str) -> HttpResponse | StreamingHttpResponse:
    """The events of an authority as a file, oldest first: CSV to read, JSON lines to verify."""
    actor = actor_of(request)
    authority = authority_for(actor, slug, Permission.AUDIT_SEE)
    form = _form(request, authority)
    wanted = request.GET.get("format", "csv")
    if not form.is_valid() or wanted not in _FORMATS:
        return _trail_page(request, authority)
    found = queries.events_of(authority.slug, form.sought()).order_by("number")
    record_export(authority.slug, wanted, found.count(), by=actor)
    lines = _csv(found) if wanted == "csv" else _json_lines(found, authority)
    response = StreamingHttpResponse(lines, content_type=_FORMATS[wanted])
    name = _("audit-trail") + f"-{authority.slug}-{clock.today().isoformat()}.{wanted}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _form(request: HttpRequest, authority: Authority) -> SoughtForm:
    actions, kinds = queries.actions_and_kinds(authority.slug)
    return SoughtForm(request.GET, actions=actions, kinds=kinds, words=_words(authority))


def _words(authority: Authority) -> RecordLabels:
    return RecordLabels(Names(facts_of(authority)))


def _csv(events: QuerySet[Event]) -> Iterator[str]:
    # The mark in front tells spreadsheets that the text is UTF-8.
    yield "\ufeff" + _row(presenters.COLUMNS)
    for each in queries.in_batches(events):
        yield _row(presenters.as_cells(each))


def _row(cells: list[str] | tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


def _json_lines(events: QuerySet[Event], authority: Authority) -> Iterator[str]:
    end = queries.head()
    first = {
        "format": "comhla-audit/2",
        "authority": authority.slug,
        "made_at": clock.now().isoformat(timespec="seconds"),
        "end": None if end is None else end._asdict(),
    }
    yield json.dumps(first, ensure_ascii=False) + "\n"
    for each in queries.with_stubs(events, 0 if end is None else end.number):
        yield (presenters.as_stub(*each) if isinstance(each, queries.Stub) else presenters.as_line(each)) + "\n"
