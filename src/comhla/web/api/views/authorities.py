"""Authorities: what anybody may read of them. Those who see the workspace see more of the same."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from comhla.web.api import presenters
from comhla.web.api.answers import Page, as_json, page_of, rows_among, unchanged_since
from comhla.web.api.asking import View, address_maker, public_view
from comhla.web.api.questions import AsAt, ListedAsAt, ListedAuthorities, ListedFindings
from comhla.web.api.schemas import (
    AuthorityInList,
    AuthorityOut,
    DecisionOut,
    DutyOfAuthority,
    FindingOut,
    LocalityOut,
    PublicationOut,
    SeatOut,
)
from comhla.web.api.views.law import duty_as_asked
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.clock import today
from comhla.web.duties.facts import findings_of
from comhla.web.duties.queries import duty_here, owners_on
from comhla.web.site.presenters.publications import publications_on

router = Router(tags=["Authorities"])
_LINKS = (
    "localities",
    "board",
    "decisions",
    "publications",
    "measures",
    "findings",
    "coming",
    "evidence",
    "collections",
    "authority_file",
    "events",
)


@router.get("", response=Page[AuthorityInList], url_name="authorities", summary="List the authorities")
def authorities(request: HttpRequest, asked: Query[ListedAuthorities]) -> HttpResponse:
    """The authorities that use this service, by name."""
    found = Authority.objects.order_by("name")
    if asked.q:
        found = found.filter(Q(name__icontains=asked.q) | Q(code__iexact=asked.q))
    rows = list(found)
    unchanged_since(request, *(f"{each.slug} {each.facts_stamp}" for each in rows))
    return page_of(request, asked, rows_among(rows), lambda each: _in_list(request, each))


@router.get("/{slug}", response=AuthorityOut, url_name="authority", summary="Read one authority")
def authority(request: HttpRequest, slug: str, asked: Query[AsAt]) -> HttpResponse:
    """Who it is, its model of integration and its parties as at a day, how to reach it, and what else can be read."""
    view = public_view(request, slug, asked.as_at)
    public, address = view.authority.public, address_maker(request)
    return as_json(
        {
            **_in_list(request, view.authority),
            "gaelic_name": public.gaelic_name,
            "as_at": view.as_at,
            **presenters.identity(facts_of(view.authority), as_at=view.as_at),
            "contact": {name: getattr(public, name) for name in ("telephone", "email", "postal_address", "website")},
            "how_to_take_part": public.how_to_take_part,
            "shown_duties": public.shown_duties,
            "links": {name: address(name, slug=slug) for name in _LINKS},
        }
    )


@router.get("/{slug}/localities", response=Page[LocalityOut], url_name="localities", summary="List the localities")
def localities(request: HttpRequest, slug: str, asked: Query[ListedAsAt]) -> HttpResponse:
    """The localities of the area on a day."""
    view = public_view(request, slug, asked.as_at)
    found = presenters.localities(facts_of(view.authority), slug, as_at=view.as_at)
    return page_of(request, asked, rows_among(found))


@router.get("/{slug}/board", response=Page[SeatOut], url_name="board", summary="List the seats of the board")
def board(request: HttpRequest, slug: str, asked: Query[ListedAsAt]) -> HttpResponse:
    """Who sits on the board or monitoring committee on a day, who put them there, and whose seat carries a vote."""
    view = public_view(request, slug, asked.as_at)
    found = presenters.seats(facts_of(view.authority), slug, as_at=view.as_at)
    return page_of(request, asked, rows_among(found))


@router.get("/{slug}/decisions", response=Page[DecisionOut], url_name="decisions", summary="List the decisions")
def decisions(request: HttpRequest, slug: str, asked: Query[ListedAsAt]) -> HttpResponse:
    """What was decided up to a day, the latest first. Decisions that are only planned are not public."""
    view = public_view(request, slug, asked.as_at)
    found = presenters.decisions(facts_of(view.authority), slug, up_to=min(view.as_at, today()))
    return page_of(request, asked, rows_among(found))


@router.get(
    "/{slug}/publications", response=Page[PublicationOut], url_name="publications", summary="List the publications"
)
def publications(request: HttpRequest, slug: str, asked: Query[ListedAsAt]) -> HttpResponse:
    """What was published up to a day and can be read somewhere, the latest first."""
    view = public_view(request, slug, asked.as_at)
    found = publications_on(facts_of(view.authority), min(view.as_at, today()))
    return page_of(request, asked, rows_among(found), lambda each: presenters.publication(each, slug))


@router.get("/{slug}/findings", response=Page[FindingOut], url_name="findings", summary="List the findings")
def findings(request: HttpRequest, slug: str, asked: Query[ListedFindings]) -> HttpResponse:
    """What the check says, as at a day.

    Those who see the workspace read every finding, with its owner. Anybody else reads what the authority chose to
    show: nothing (an empty list), the state of what is met or not yet due, or everything but owners.
    """
    view = public_view(request, slug, asked.as_at)
    duty = duty_here(asked.duty).id if asked.duty else None
    found = [
        each for each in _findings(view) if duty in (None, each["duty"]) and asked.outcome in (None, each["outcome"])
    ]
    return page_of(request, asked, rows_among(found))


@router.get(
    "/{slug}/duties/{path:duty}", response=DutyOfAuthority, url_name="duty_of_authority", summary="Read one duty"
)
def duty_of_authority(request: HttpRequest, slug: str, duty: str, asked: Query[AsAt]) -> HttpResponse:
    """One duty with the law behind it, and its findings for the authority, shown as the list of findings shows them."""
    view = public_view(request, slug, asked.as_at)
    one = duty_here(duty)
    found = [each for each in _findings(view) if each["duty"] == one.id]
    return as_json({"as_at": view.as_at, "duty": duty_as_asked(request, one), "findings": found})


def _findings(view: View) -> list[presenters.Data]:
    found = findings_of(view.authority, view.as_at)
    if not view.is_inside:
        return list(presenters.public_findings(found, shown=view.authority.public.shown_duties))
    owners = owners_on(view.authority, view.as_at)
    told = []
    for each in found:
        owner = owners.of(each.key)
        told.append(presenters.finding(each, owner=owner.name if owner else None))
    return told


def _in_list(request: HttpRequest, each: Authority) -> presenters.Data:
    return {
        "id": each.slug,
        "name": each.name,
        "code": each.code,
        "fictional": each.is_fictional,
        "url": address_maker(request)("authority", slug=each.slug),
    }
