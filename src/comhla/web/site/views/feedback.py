"""Telling us what went wrong or could be better."""

from __future__ import annotations

from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django_ratelimit.core import is_ratelimited

from comhla.web.access.requests import public
from comhla.web.site.actions import leave_feedback
from comhla.web.site.forms import FeedbackForm

_RATE = "10/h"


@public
@never_cache
def feedback(request: HttpRequest) -> HttpResponse:
    """The form; after sending it, thanks with a reference."""
    if request.method != "POST":
        return render(request, "site/feedback.html", {"form": FeedbackForm(initial=_begun(request))})
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return render(request, "site/feedback.html", {"form": form}, status=422)
    if is_ratelimited(request, group="feedback", key=_sender, rate=_RATE, increment=True):
        return render(request, "site/feedback.html", {"form": form, "is_too_often": True}, status=429)
    # A program is thanked like anybody, so that it does not learn to leave the trap alone. Nothing is kept.
    reference = "" if form.is_trapped else leave_feedback(**form.told()).reference
    response = redirect(f"{reverse('feedback-thanks')}?reference={reference}")
    response.status_code = 303
    return response


@public
@never_cache
def feedback_thanks(request: HttpRequest) -> HttpResponse:
    """Thanks. The reference is the one in the address, and says nothing to anybody else."""
    reference = request.GET.get("reference", "")
    shown = reference if reference.removeprefix("F-").isalnum() and len(reference) == 10 else ""
    return render(request, "site/feedback_thanks.html", {"reference": shown})


def _begun(request: HttpRequest) -> dict[str, object]:
    """The page somebody came from, where it is one of ours; accessibility ticked where the link says so."""
    came_from = urlsplit(request.META.get("HTTP_REFERER", ""))
    page = came_from.path if came_from.netloc == request.get_host() else ""
    return {"page": page, "is_accessibility": "accessibility" in request.GET}


def _sender(_group: str, request: HttpRequest) -> str:
    """The address that a form came from, behind as many servers of ours as the settings say."""
    return str(get_adapter(request).get_client_ip(request))
