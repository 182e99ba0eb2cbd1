"""Pages about this site, and what programs look for at fixed addresses."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from comhla.web import clock
from comhla.web.plans.published_queries import public_pages
from comhla.web.site.caching import page_of_all, page_of_ours
from comhla.web.site.presenters.law_book import duties_of_book
from comhla.web.site.queries import listed_authorities, newest_release

_PAGES = ("home", "find", "authorities", "map", "law", "glossary", "accessibility", "privacy", "cookies", "contact")
_OF_AUTHORITY = ("authority", "board", "decisions", "public-measures", "publications", "take-part", "authority-contact")


@page_of_ours
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    context = {"operator": settings.OPERATOR, "reviewed_on": settings.ACCESSIBILITY_REVIEWED_ON}
    return render(request, "site/about/accessibility.html", context)


@page_of_ours
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about people."""
    return render(request, "site/about/privacy.html", {"operator": settings.OPERATOR})


@page_of_ours
def cookies(request: HttpRequest) -> HttpResponse:
    """Which cookies there are, and when."""
    names = {"session": settings.SESSION_COOKIE_NAME, "form": settings.CSRF_COOKIE_NAME}
    hours = settings.SESSION_COOKIE_AGE // 3600
    return render(request, "site/about/cookies.html", {"names": names, "hours": hours})


@page_of_all
def contact(request: HttpRequest) -> HttpResponse:
    """Whom to ask about what."""
    context = {"operator": settings.OPERATOR, "authorities": [each for each in listed_authorities() if each.slug]}
    context["release"] = newest_release()
    return render(request, "site/about/contact.html", context)


@page_of_ours
def security(request: HttpRequest) -> HttpResponse:
    """Where to tell of a weakness (RFC 9116). It runs out after half a year, counted from the day it is asked for."""
    runs_out = datetime.combine(clock.today() + timedelta(days=180), time.min, tzinfo=timezone.get_current_timezone())
    lines = [
        f"Contact: mailto:{settings.CONTACT_EMAIL}",
        f"Expires: {runs_out.isoformat()}",
        f"Canonical: {settings.PUBLIC_ADDRESS}{reverse('security')}",
        "Preferred-Languages: en",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@page_of_ours
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: everything public, but no searches of ours; nothing of a demonstration."""
    barred = ["/"] if settings.DEMONSTRATION else ["/account/", "/work/", "/api/", reverse("find")]
    lines = ["User-agent: *", *(f"Disallow: {place}" for place in barred)]
    lines.append(f"Sitemap: {settings.PUBLIC_ADDRESS}{reverse('sitemap')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@page_of_all
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public page, for search engines."""
    places = [reverse(name) for name in _PAGES]
    slugs = [each.slug for each in listed_authorities() if each.slug]
    places += [reverse(name, args=[slug]) for slug in slugs for name in _OF_AUTHORITY]
    pages = public_pages()
    places += [reverse("published-plans", args=[slug]) for slug in dict.fromkeys(slug for slug, _plan, _path in pages)]
    places += [_page_of_plan(*each) for each in pages]
    places += [reverse("law-duty", args=[each.id]) for each in duties_of_book()]
    addresses = [f"{settings.PUBLIC_ADDRESS}{quote(place, safe='/()%')}" for place in places]
    return render(request, "site/sitemap.xml", {"addresses": addresses}, content_type="application/xml; charset=utf-8")


def _page_of_plan(slug: str, plan: str, path: str) -> str:
    front = reverse("published-plan", args=[slug, plan])
    return reverse("published-plan-page", args=[slug, plan, path]) if path else front
