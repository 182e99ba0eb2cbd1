"""The record of an authority at a glance, and one collection of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from comhla.web import clock
from comhla.web.access.roles import Permission
from comhla.web.audit.queries import events_of
from comhla.web.authorities.actions.succession import has_days
from comhla.web.authorities.facts import plain_row
from comhla.web.authorities.labels import Data
from comhla.web.authorities.presenters.core import localities_on, people_named, people_on, scheme_on
from comhla.web.authorities.presenters.overview import kept_of, parts_of_record
from comhla.web.authorities.presenters.tables import (
    BY_DAYS,
    bodies_in,
    can_be_as_at,
    current_first,
    headings_of,
    held_on,
    listed,
    with_words,
)
from comhla.web.authorities.tables import is_single, rows_of
from comhla.web.authorities.views.desk import ONLY, CollectionDesk, asked_day, collection_desk, desk_for

ROWS_ON_A_PAGE = 50


@require_GET
def records(request: HttpRequest, slug: str) -> HttpResponse:
    """Every collection of the record."""
    desk = desk_for(request, slug)
    changes = events_of(slug).order_by().values_list("kind").annotate(at=Max("at"))
    parts = parts_of_record(desk.facts, dict(changes))
    trail = [(desk.authority.name, reverse("work-home", args=[slug])), (_("Records"), "")]
    shown: dict[str, Any] = {"parts": parts, "trail": trail, "as_at": asked_day(request.GET)}
    return desk.page("records", may_record=desk.may(Permission.FACTS_RECORD), **shown)


@require_GET
def collection(request: HttpRequest, slug: str, collection: str) -> HttpResponse:
    """One collection: the scheme, people and localities as people ask for them, the others as a table."""
    desk = collection_desk(request, slug, collection)
    if is_single(collection):
        return redirect(desk.asked_again(desk.url("record-row", ONLY)))
    asked = request.GET.get("q", "").strip()[:200]
    day = asked_day(request.GET)
    kept = kept_of(desk.facts, collection)
    shown: dict[str, Any] = {
        "kept": kept,
        "asked": asked,
        "day": day,
        "can_be_as_at": can_be_as_at(collection) or collection == "people",
        "trail": [_records_on(desk, day), (str(desk.called.many), "")],
        "asks_more": any(desk.request.GET.get(name) for name in ("next", "field")),
        "as_at": day,
        "has_days": has_days(collection),
    }
    own = _OWN_PAGES.get(collection)
    if own is not None and "table" not in request.GET:
        return own(desk, shown)
    return _table(desk, shown)


def _table(desk: CollectionDesk, shown: dict[str, Any]) -> HttpResponse:
    day = shown["day"]
    kept = rows_of(desk.authority, desk.collection)
    rows: list[tuple[str, Data]] = [(row.key, plain_row(row, desk.collection)) for row in kept]
    if day is not None and can_be_as_at(desk.collection):
        rows = [(key, row) for key, row in rows if held_on(desk.collection, row, day)]
    if desk.collection == "members":
        shown |= {"bodies": bodies_in(rows, desk.names), "asked_body": desk.request.GET.get("body", "")}
        rows = [(key, row) for key, row in rows if shown["asked_body"] in ("", row.get("body"))]
    if desk.collection in BY_DAYS:
        rows = current_first(desk.collection, rows, day or clock.today())
    found = listed(desk.collection, rows, desk.names)
    if shown["asked"]:
        found = with_words(found, shown["asked"])
    page = _page(desk, found)
    return desk.page("collection", page=page, headings=headings_of(desk.collection), **shown)


def _records_on(desk: CollectionDesk, day: date | None) -> tuple[str, str]:
    words, url = desk.trail[0]
    return words, url if day is None else f"{url}?as_at={day.isoformat()}"


def _people(desk: CollectionDesk, shown: dict[str, Any]) -> HttpResponse:
    day = shown["day"]
    people = people_on(desk.facts, desk.names, day or clock.today(), only_on_day=day is not None)
    if shown["asked"]:
        people = people_named(people, shown["asked"])
    return desk.page("people", page=_page(desk, people), **shown)


def _scheme(desk: CollectionDesk, shown: dict[str, Any]) -> HttpResponse:
    day = shown["day"] or clock.today()
    rows = [(row.key, plain_row(row, "schemes")) for row in rows_of(desk.authority, "schemes")]
    return desk.page(
        "scheme",
        **{**shown, "day": day, "as_at": day},
        scheme=scheme_on(desk.facts, desk.names, day),
        headings=headings_of("schemes"),
        rows=listed("schemes", rows, desk.names),
    )


def _localities(desk: CollectionDesk, shown: dict[str, Any]) -> HttpResponse:
    day = shown["day"] or clock.today()
    found = localities_on(desk.facts, desk.names, day)
    return desk.page("localities", **{**shown, "day": day, "as_at": day}, localities=found)


_OWN_PAGES = {"people": _people, "schemes": _scheme, "localities": _localities}


def _page(desk: CollectionDesk, found: list[Any]) -> Any:
    return Paginator(found, ROWS_ON_A_PAGE).get_page(desk.request.GET.get("page"))
