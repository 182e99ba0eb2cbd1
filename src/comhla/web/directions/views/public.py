"""What the public reads: what was directed to whom, with which money, from which decision, and what became of it."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comhla.law.readings.direction_coverage import coverage_on
from comhla.web import clock
from comhla.web.access.requests import public
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.authorities.queries import authority_called
from comhla.web.directions.presenters import register as presenter
from comhla.web.directions.presenters.one import shown
from comhla.web.directions.queries import direction_called
from comhla.web.duties.as_at import as_at_of
from comhla.web.kept_pages import answered
from comhla.web.plans.published_queries import plans_here

A_PAGE = 25


def _stamp(authority: Authority) -> str:
    return f"directions:{authority.facts_stamp}:{authority.name}"


@public
@require_safe
def directions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every direction given by a day, the latest first."""
    authority = authority_called(slug)

    def draw() -> HttpResponse:
        facts, as_at = facts_of(authority), as_at_of(request.GET.dict(), today=clock.today())
        found = presenter.chosen_directions(facts, presenter.Chosen(), as_at.day)
        page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
        page.object_list = [presenter.line(each, as_at.day) for each in page.object_list]
        context = {
            "authority": authority,
            "as_at": as_at.day,
            "problem": as_at.problem,
            "page": page,
            "covered": presenter.covered_words(coverage_on(facts, as_at.day)),
            "is_recorded": facts.directions is not None,
        }
        return render(request, "directions/public/directions.html", context)

    return answered(request, _stamp(authority), draw)


@public
@require_safe
def direction(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One direction: what, to whom, with which money, and what became of it."""
    authority = authority_called(slug)

    def draw() -> HttpResponse:
        as_at = as_at_of(request.GET.dict(), today=clock.today())
        found = direction_called(authority, key)
        if as_at.day < found.given_on:
            raise Http404("It was not given by that day.")
        told = shown(facts_of(authority), found, as_at.day, for_public=True)
        context = {
            "authority": authority,
            "as_at": as_at.day,
            "problem": as_at.problem,
            "direction": told,
            "plan_page": plans_here(authority).get(told.plan_action[0]) if told.plan_action else None,
        }
        return render(request, "directions/public/direction.html", context)

    return answered(request, _stamp(authority), draw)
