"""The calendar, its addresses for calendar programs, and what those read."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from comhla.documents.calendar import calendar_of
from comhla.web import clock
from comhla.web.access.requests import public
from comhla.web.access.roles import Permission
from comhla.web.accounts.models import User
from comhla.web.authorities.facts import facts_of
from comhla.web.duties import actions, queries
from comhla.web.duties import facts as law
from comhla.web.duties.links import Links
from comhla.web.duties.presenters import calendar as presenter
from comhla.web.duties.presenters.items import Shown
from comhla.web.duties.views.page import Asked, asked, asked_today, go_on


class FeedAddress(NamedTuple):
    """An address for calendar programs: what it gives, where it is (empty where none is made), and how forms say it."""

    called: str
    url: str
    only_mine: str


@require_safe
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """What falls due in the coming 24 months by month, or what was due in the last 12."""
    page = asked(request, slug)
    day, shown = page.as_at.day, page.shown()
    if request.GET.get("past") == "yes":
        begins = presenter.months_on(day, -presenter.MONTHS_BACK).replace(day=1)
        months = presenter.months_back(law.findings_of(page.authority, day), begins, shown)
    else:
        due = law.coming_of(page.authority, day, presenter.months_on(day, presenter.MONTHS_AHEAD))
        months = presenter.months_ahead(due, shown)
    context = {
        "months": months,
        "is_past": request.GET.get("past") == "yes",
        "ahead": presenter.MONTHS_AHEAD,
        "back": presenter.MONTHS_BACK,
        "addresses": _addresses(page),
        "past_url": page.links.to("work-calendar", past="yes"),
        "ahead_url": page.links.to("work-calendar"),
    }
    return page.answer("duties/calendar.html", "calendar", [(_("Calendar"), "")], context)


def _addresses(page: Asked) -> list[FeedAddress]:
    kept = {each.only_mine: each for each in queries.calendar_addresses(page.authority, int(page.actor.id))}
    found: list[FeedAddress] = []
    for only_mine, called in ((False, _("Everything of the authority")), (True, _("What I own"))):
        address = kept.get(only_mine)
        url = ""
        if address is not None:
            path = Links(page.authority.slug, None).to("calendar-feed", queries.signed(address))
            url = settings.PUBLIC_ADDRESS + path
        found.append(FeedAddress(called, url, "yes" if only_mine else "no"))
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def calendar_address(request: HttpRequest, slug: str) -> HttpResponse:
    """Make a calendar address, or end one. Who only opens the address is led to the calendar."""
    page = asked_today(request, slug, Permission.WORKSPACE_SEE)
    if request.method != "POST":
        return redirect("work-calendar", slug)
    only_mine = request.POST.get("only_mine") == "yes"
    account = User.objects.get(pk=page.actor.id)
    back = page.links.to("work-calendar") + "#addresses"
    if request.POST.get("do") == "revoke":
        for each in queries.calendar_addresses(page.authority, account.pk):
            if each.only_mine == only_mine:
                actions.revoke_calendar_address(each, by=page.actor)
        return go_on(request, back, _("The address is ended. Programs that read it get nothing any more."))
    actions.make_calendar_address(page.authority, account, only_mine=only_mine, by=page.actor)
    return go_on(request, back, _("The address is made. Paste it into your calendar program, and show it to nobody."))


@public
@require_safe
def calendar_feed(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """What falls due, for a calendar program that holds a signed address."""
    today = clock.today()
    address = queries.calendar_address_signed(slug, token, on=today)
    authority = address.authority
    only = address.account_id if address.only_mine else None
    owners = queries.owners_on(authority, today)
    shown = Shown(facts_of(authority), owners, Links(authority.slug, None), today, frozenset())
    due = law.coming_of(authority, today, presenter.months_on(today, presenter.MONTHS_AHEAD))
    key = authority.code or authority.slug
    days = presenter.due_days(due, shown, address=settings.PUBLIC_ADDRESS, key=key, only=only)
    text = calendar_of(days, called=_("Duties of %(name)s") % {"name": authority.name}, stamped_on=today)
    etag = quote_etag(hashlib.sha256(text.encode()).hexdigest()[:32])
    if request.headers.get("If-None-Match") == etag:
        return HttpResponseNotModified(headers={"ETag": etag})
    headers = {"ETag": etag, "Cache-Control": "private, max-age=3600", "X-Robots-Tag": "noindex"}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)
