"""The workspace of an authority: what its people and the programs it gave a key to read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router

from comhla.authority_file import to_json
from comhla.dates import parse_iso_day
from comhla.web.access.roles import Permission
from comhla.web.api import presenters
from comhla.web.api.answers import Page, Rows, as_json, page_of, rows_among, unchanged_since
from comhla.web.api.asking import KNOWN, address_maker, authority_asked, inner_view
from comhla.web.api.questions import Listed, ListedAsAt, ListedComing, ListedEvents, ListedRows
from comhla.web.api.schemas import CollectionOut, ComingOut, EventOut, EvidenceOut, RowOut
from comhla.web.audit.models import Event
from comhla.web.audit.queries import Sought, events_of
from comhla.web.authorities.facts import facts_of, plain_row
from comhla.web.authorities.models import Authority, Collection, DelegatedFunction, Row
from comhla.web.authorities.tables import collections, rows_of
from comhla.web.duties.facts import coming_of
from comhla.web.duties.queries import files_of, owners_on

router = Router(tags=["Workspace"], auth=KNOWN)


@router.get("/{slug}/coming", response=Page[ComingOut], url_name="coming", summary="List what falls due")
def coming(request: HttpRequest, slug: str, asked: Query[ListedComing]) -> HttpResponse:
    """Everything not yet done that falls due from a day on, the earliest first."""
    view = inner_view(request, slug, asked.as_at)
    last_day = view.as_at + timedelta(days=asked.days)
    owners = owners_on(view.authority, view.as_at)

    def shaped(each: Any) -> presenters.Data:
        owner = owners.of(each.finding.key)
        return presenters.coming(each, owner=owner.name if owner else None)

    return page_of(request, asked, rows_among(coming_of(view.authority, view.as_at, last_day)), shaped)


@router.get("/{slug}/evidence", response=Page[EvidenceOut], url_name="evidence", summary="List the evidence")
def evidence(request: HttpRequest, slug: str, asked: Query[ListedAsAt]) -> HttpResponse:
    """What is said about each piece of evidence that was dated on the day or before it."""
    view = inner_view(request, slug, asked.as_at)
    rows = [each for each in facts_of(view.authority).evidence or () if each.dated_on <= view.as_at]
    files = files_of(view.authority, [each.id for each in rows[asked.offset : asked.offset + asked.limit]])
    return page_of(request, asked, rows_among(rows), lambda each: presenters.evidence(each, slug, files.get(each.id)))


@router.get("/{slug}/file", response=dict[str, Any], url_name="authority_file", summary="Read the authority file")
def authority_file(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that is recorded of the authority, as one authority file, which the command reads too."""
    view = inner_view(request, slug, None)
    response = HttpResponse(to_json(facts_of(view.authority)), content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{view.authority.slug}.json"'
    return response


@router.get(
    "/{slug}/collections", response=Page[CollectionOut], url_name="collections", summary="List what is recorded"
)
def all_collections(request: HttpRequest, slug: str, asked: Query[Listed]) -> HttpResponse:
    """The collections of facts, in the order of the authority file, with how many rows each has."""
    view = inner_view(request, slug, None)
    address, authority = address_maker(request), view.authority
    recorded = set(Collection.objects.filter(authority=authority).values_list("name", flat=True))
    counted = _counts(authority)
    told = [
        {
            "id": f"{slug}/{name}",
            "name": name,
            "means": shape.spec.means,
            "recorded": name in recorded or counted.get(name, 0) > 0,
            "rows": counted.get(name, 0),
            "url": address("rows", slug=slug, collection=name),
        }
        for name, shape in collections().items()
    ]
    return page_of(request, asked, rows_among(told))


def _counts(authority: Authority) -> dict[str, int]:
    """How many rows each collection has, from the facts, which are already there."""
    facts = facts_of(authority)
    found = {}
    for name in collections():
        value = getattr(facts, name)
        found[name] = 0 if value is None else len(value) if isinstance(value, tuple) else 1
    return found


@router.get("/{slug}/collections/{collection}", response=Page[RowOut], url_name="rows", summary="List recorded rows")
def rows(request: HttpRequest, slug: str, collection: str, asked: Query[ListedRows]) -> HttpResponse:
    """The rows of a collection as recorded; with `as_at` only those that hold on the day."""
    view = inner_view(request, slug, asked.as_at)
    found = list(rows_of(view.authority, _known(collection)))
    if asked.as_at is not None:
        found = [each for each in found if _holds(each, collection, asked.as_at)]
    address = address_maker(request)
    return page_of(request, asked, rows_among(found), lambda each: _row(each, collection, slug, address))


@router.get(
    "/{slug}/collections/{collection}/{path:key}", response=RowOut, url_name="row", summary="Read one recorded row"
)
def row(request: HttpRequest, slug: str, collection: str, key: str) -> HttpResponse:
    """One row, by its key."""
    view = inner_view(request, slug, None)
    found = rows_of(view.authority, _known(collection)).filter(key=key).first()
    if found is None:
        raise Http404(f"{collection} has no row called {key}.")
    return as_json(_row(found, collection, slug, address_maker(request)))


@router.get("/{slug}/events", response=Page[EventOut], url_name="events", summary="List the audit trail")
def events(request: HttpRequest, slug: str, asked: Query[ListedEvents]) -> HttpResponse:
    """What was done, by whom and why, the latest first. Needs a role or key that may see the audit trail."""
    authority = authority_asked(request, slug, Permission.AUDIT_SEE)
    found = events_of(authority.slug, Sought(kind=asked.kind or "", subject=asked.subject or ""))
    if asked.after is not None:
        found = found.filter(number__gt=asked.after)
    last = found.values_list("number", flat=True).first()
    unchanged_since(request, authority.slug, last)
    return page_of(request, asked, Rows(found.count(), lambda first, end: list(found[first:end])), _event)


def _event(each: Event) -> presenters.Data:
    return {
        "number": each.number,
        "at": each.at.isoformat(),
        "by": each.by_name,
        "on_behalf_of": each.on_behalf_of or None,
        **{name: getattr(each, name) for name in ("action", "kind", "subject", "before", "after", "reason", "hash")},
    }


def _known(collection: str) -> str:
    if collection not in collections():
        raise Http404(f"There is no collection called {collection}.")
    return collection


def _holds(each: Row, collection: str, day: Any) -> bool:
    first, last = presenters.row_days(plain_row(each, collection))
    return presenters.holds_on(day, first_day=_read(first), last_day=_read(last))


def _read(day: str | None) -> Any:
    return parse_iso_day(day) if day else None


def _row(each: Row, collection: str, slug: str, address: presenters.Address) -> presenters.Data:
    values = plain_row(each, collection)
    first_day, last_day = presenters.row_days(values)
    place = {"slug": slug, "collection": collection}
    return {
        "id": "/".join((slug, collection, each.key)) if each.key else f"{slug}/{collection}",
        "key": each.key,
        "collection": collection,
        "version": each.version,
        "first_day": first_day,
        "last_day": last_day,
        "scheme": each.scheme.key if isinstance(each, DelegatedFunction) else None,
        "url": address("row", **place, key=each.key) if each.key else address("rows", **place),
        "values": values,
    }
