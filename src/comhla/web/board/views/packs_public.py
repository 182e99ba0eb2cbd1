"""Meetings as the public reads them: papers as they were issued, in the frame of the site.

A reader who is signed out is given a page that is kept once it was drawn.
"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from comhla.law.facts import Meeting
from comhla.law.readings.minuted_business import minute_of
from comhla.web import clock
from comhla.web.access.requests import public
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.authorities.queries import authority_called
from comhla.web.board import pack_queries as queries
from comhla.web.board.models import Audience, Pack
from comhla.web.board.presenters import packs as packs_presenter
from comhla.web.board.presenters import reading as presenter
from comhla.web.board.queries import meeting_called, meetings_with_certificates
from comhla.web.board.views.packs import as_file
from comhla.web.kept_pages import answered

_KEPT_BY_OTHERS = 300
NOT_PUBLIC = frozenset({"planning_group"})
"""Bodies whose meetings are no business of the public board."""


@public
@require_safe
def meetings(request: HttpRequest, slug: str) -> HttpResponse:
    """Every meeting, those to come first."""
    authority = authority_called(slug)

    def draw() -> HttpResponse:
        facts, today = facts_of(authority), clock.today()
        issued = queries.meetings_with_packs(authority)
        shown = [
            presenter.meeting_shown(facts, each, _address(authority, each), has_papers=each.id in issued)
            for each in facts.meetings or ()
            if each.body not in NOT_PUBLIC
        ]
        past = presenter.past_by_year(shown, today)
        context = {"authority": authority, "coming": presenter.coming(shown, today), "years": past}
        return render(request, "board/packs/public_meetings.html", context)

    return answered(request, _stamp(authority, None), draw)


@public
@require_safe
def meeting(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One meeting: when, where, its business and papers, what was decided."""
    authority, found, pack = _found(slug, key)
    certified = meetings_with_certificates(authority)

    def draw() -> HttpResponse:
        packs = queries.packs_of(authority, key)
        files = queries.files_of(packs, Audience.PUBLIC)
        facts = facts_of(authority)
        is_held = found.held_on <= clock.today()
        context = {
            **_about(authority, found, pack),
            "has_minute": is_held and minute_of(facts, key) is not None,
            "has_certificate": key in certified,
            "versions": packs_presenter.versions_shown(packs, files, _file_url(authority, key), Audience.PUBLIC),
            "decisions": presenter.decisions_open(facts, found, clock.today()),
        }
        return render(request, "board/packs/public_meeting.html", context)

    return answered(request, f"{_stamp(authority, pack)}:{key in certified}", draw)


@public
@require_safe
def item(request: HttpRequest, slug: str, key: str, number: int) -> HttpResponse:
    """One item of business with its paper, as it was issued."""
    authority, found, pack = _found(slug, key)

    def draw() -> HttpResponse:
        about = _about(authority, found, pack)
        shown = next((each for each in about["items"] if each.number == number and each.has_paper), None)
        if shown is None:
            raise Http404("There is no such paper.")
        before, after = presenter.beside(about["items"], number)
        context = {**about, "item": shown, "before": before, "after": after}
        return render(request, "board/packs/public_item.html", context)

    return answered(request, _stamp(authority, pack), draw)


@public
@require_safe
def file(request: HttpRequest, slug: str, key: str, number: int, name: str) -> HttpResponse:
    """A file for the public, byte for byte as it was issued."""
    authority = authority_called(slug)
    found = queries.file_called(authority, key, number, name, Audience.PUBLIC)
    response = as_file(found)
    del response["Cache-Control"]
    response["ETag"] = f'"{found.stamp}"'
    patch_cache_control(response, public=True, max_age=_KEPT_BY_OTHERS)
    # Whether somebody is signed in changes nothing here.
    request.session.accessed = False
    kept = get_conditional_response(request, etag=response["ETag"], response=response)
    assert kept is not None
    return kept


def _found(slug: str, key: str) -> tuple[Authority, Meeting, Pack | None]:
    authority = authority_called(slug)
    found = meeting_called(authority, key)
    if found.body in NOT_PUBLIC:
        raise Http404("There is no such meeting.")
    return authority, found, queries.latest_pack(authority, key)


def _about(authority: Authority, meeting: Meeting, pack: Pack | None) -> dict[str, Any]:
    stored: dict[str, Any] = queries.items_for(pack, Audience.PUBLIC) if pack else {"items": [], "notice": ""}
    home = _address(authority, meeting)
    return {
        "authority": authority,
        "home": home,
        "meeting": presenter.meeting_shown(facts_of(authority), meeting, home, has_papers=pack is not None),
        "is_past": meeting.held_on < clock.today(),
        "pack": pack,
        "items": presenter.items_read(
            stored["items"], lambda number: reverse("public-meeting-item", args=[authority.slug, meeting.id, number])
        ),
    }


def _address(authority: Authority, meeting: Meeting) -> str:
    return reverse("public-meeting", args=[authority.slug, meeting.id])


def _file_url(authority: Authority, key: str) -> packs_presenter.Url:
    return lambda pack, name: reverse("public-meeting-file", args=[authority.slug, key, pack.number, name])


def _stamp(authority: Authority, pack: Pack | None) -> str:
    """What a page is made from: the record, the version that counts, and the authority in the frame."""
    named = authority.name, authority.is_fictional, authority.slug
    return f"meetings:{authority.facts_stamp}:{pack.stamp if pack else ''}:{named}"
