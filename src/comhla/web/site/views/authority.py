"""Pages of one authority: how health and social care works there, made from what is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from comhla.law import LAW_SEEN_TO, check
from comhla.law.facts import AuthorityFacts
from comhla.law.readings.minuted_business import kept_titles
from comhla.web import clock
from comhla.web.access.requests import public
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.authorities.queries import authority_called
from comhla.web.board.queries import meetings_with_certificates
from comhla.web.kept_pages import answered
from comhla.web.plans.published_queries import current_editions, locality_page, plans_here
from comhla.web.site.caching import page_of_authority
from comhla.web.site.navigation import Link
from comhla.web.site.presenters.asking import asking_on
from comhla.web.site.presenters.board import board_on, meetings_after, meetings_before
from comhla.web.site.presenters.decisions import by_year, decision_shown, decisions_on
from comhla.web.site.presenters.duties_shown import NOTHING, duties_shown
from comhla.web.site.presenters.localities import locality_on
from comhla.web.site.presenters.partnership import partnership_on
from comhla.web.site.presenters.publications import grouped_publications, publications_on, read_at
from comhla.web.site.presenters.services import services_on, set_aside_on
from comhla.web.site.presenters.taking_part import PlanInForce, plan_in_force, taking_part_on
from comhla.web.site.queries import stamp_of
from comhla.web.words import dialled

_PAST_MEETINGS = 12
_LATEST = 4


@page_of_authority
def authority(request: HttpRequest, found: Authority) -> HttpResponse:
    """How health and social care works here."""
    facts, day, here = facts_of(found), clock.today(), plans_here(found)
    partnership = partnership_on(facts, day)
    context = {
        "partnership": partnership,
        "asking": asking_on(facts, partnership, day),
        "services": services_on(facts, day),
        "set_aside": set_aside_on(facts, day),
        "board": board_on(facts, partnership.body, day),
        "next_meeting": next(iter(meetings_after(facts, partnership.body, day)), None),
        "decisions": (decisions_on(facts, day) or ())[:_LATEST],
        "plan": _to_be_read(plan_in_force(facts, day), here),
        "published": read_at(publications_on(facts, day)[:_LATEST], here),
        "views_wanted": taking_part_on(facts, day).views_wanted,
    }
    return _page(request, found, "authority", context)


@page_of_authority
def locality(request: HttpRequest, found: Authority, key: str) -> HttpResponse:
    """One locality of the area."""
    facts, day = facts_of(found), clock.today()
    shown = locality_on(facts, key, day)
    if shown is None:
        raise Http404("There is no such locality.")
    context = {
        "locality": shown._replace(plan=_to_be_read(shown.plan, plans_here(found))),
        "partnership": partnership_on(facts, day),
        "in_plan": locality_page(found, key),
    }
    return _page(request, found, "locality", context)


@public
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """Who sits on the board or monitoring committee, who votes, and when it meets."""
    found = authority_called(slug)
    certified = meetings_with_certificates(found)
    stamp = f"{stamp_of(found)}:{','.join(sorted(certified))}"
    return answered(request, stamp, lambda: _board(request, found, certified))


def _board(request: HttpRequest, found: Authority, certified: set[str]) -> HttpResponse:
    facts, day = facts_of(found), clock.today()
    partnership = partnership_on(facts, day)
    context = {
        "partnership": partnership,
        "board": board_on(facts, partnership.body, day),
        "next_meetings": meetings_after(facts, partnership.body, day),
        "past_meetings": meetings_before(facts, partnership.body, day, most=_PAST_MEETINGS),
        "certified": certified,
        "has_meetings": facts.meetings is not None,
        "law_seen_to": LAW_SEEN_TO,
    }
    return _page(request, found, "board", context)


@page_of_authority
def decisions(request: HttpRequest, found: Authority) -> HttpResponse:
    """What was decided, by year."""
    taken = decisions_on(facts_of(found), clock.today())
    return _page(request, found, "decisions", {"years": None if taken is None else by_year(taken)})


@page_of_authority
def decision(request: HttpRequest, found: Authority, key: str) -> HttpResponse:
    """One decision in plain words."""
    shown = decision_shown(facts_of(found), key, clock.today())
    if shown is None:
        raise Http404("There is no such decision.")
    return _page(request, found, "decision", {"decision": shown})


@page_of_authority
def publications(request: HttpRequest, found: Authority) -> HttpResponse:
    """Plans, reports and statements that were published."""
    facts, day, here = facts_of(found), clock.today(), plans_here(found)
    context = {
        "groups": grouped_publications(read_at(publications_on(facts, day), here)),
        "plan": _to_be_read(plan_in_force(facts, day), here),
        "has_plans_here": bool(current_editions(found)),
    }
    return _page(request, found, "publications", context)


@page_of_authority
def take_part(request: HttpRequest, found: Authority) -> HttpResponse:
    """How to take part."""
    facts, day = facts_of(found), clock.today()
    context = {"taking_part": taking_part_on(facts, day), "partnership": partnership_on(facts, day)}
    return _page(request, found, "take_part", context)


@page_of_authority
def authority_contact(request: HttpRequest, found: Authority) -> HttpResponse:
    """How to reach the authority, and whom a complaint goes to."""
    facts, day = facts_of(found), clock.today()
    partnership = partnership_on(facts, day)
    context = {
        "partnership": partnership,
        "asking": asking_on(facts, partnership, day),
        "dialled": dialled(found.public.telephone),
    }
    return _page(request, found, "authority_contact", context)


@page_of_authority
def authority_duties(request: HttpRequest, found: Authority) -> HttpResponse:
    """The duties of the authority, as much of them as it shows."""
    shown, facts, day = found.public.shown_duties, facts_of(found), clock.today()
    findings = () if shown == NOTHING else check(facts, as_at=day)
    context = {"duties": duties_shown(findings, shown, kept_titles(facts)), "law_seen_to": LAW_SEEN_TO}
    return _page(request, found, "authority_duties", context)


def _to_be_read(plan: PlanInForce | None, here: Mapping[str, str]) -> PlanInForce | None:
    """A plan to be read at its page here where it has one: an older address may be another site's, or gone."""
    return None if plan is None else plan.read_at(here)


def _page(request: HttpRequest, found: Authority, page: str, context: dict[str, Any]) -> HttpResponse:
    facts: AuthorityFacts = facts_of(found)
    partnership = partnership_on(facts, clock.today())
    shown = {
        "authority": found,
        "public": found.public,
        "day": clock.today(),
        "body_name": partnership.body_name,
        "gaelic_name": found.public.gaelic_name or partnership.gaelic_name,
        "pages": _pages(found, page),
        **context,
    }
    return render(request, f"site/authority/{page}.html", shown)


_UNDER = {"locality": "authority", "decision": "decisions"}


def _pages(found: Authority, page: str) -> Sequence[Link]:
    """The pages of an authority, with the one that is open or that the open one belongs to."""
    listed = (
        ("authority", "authority", _("How it works here")),
        ("board", "board", _("Who decides")),
        ("decisions", "decisions", _("What was decided")),
        ("directions", "public-directions", _("What was directed")),
        ("measures", "public-measures", _("Measures")),
        ("publications", "publications", _("Plans and reports")),
        ("take_part", "take-part", _("Take part")),
        ("authority_contact", "authority-contact", _("Contact and complaints")),
        ("authority_duties", "authority-duties", _("What the law asks of it")),
    )
    current = _UNDER.get(page, page)
    return [Link(label, reverse(name, args=[found.slug]), key == current) for key, name, label in listed]
