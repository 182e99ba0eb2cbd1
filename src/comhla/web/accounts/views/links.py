"""Signing in by a link that came by e-mail."""

from __future__ import annotations

from urllib.parse import urlencode

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from comhla.web.access.requests import public
from comhla.web.accounts.actions import send_link, take_link
from comhla.web.accounts.actions.links import owner_of_link
from comhla.web.accounts.errors import LinkOver
from comhla.web.accounts.forms.sign_in import LinkForm
from comhla.web.accounts.limits import is_too_often
from comhla.web.accounts.models import User
from comhla.web.accounts.views.pages import sent, status_of


@public
@require_http_methods(["GET", "POST"])
def ask_for_link(request: HttpRequest) -> HttpResponse:
    """Ask for a link. The answer is the same whether or not anybody has the address."""
    form = LinkForm(sent(request), initial={"next": _next(request)})
    if request.method == "POST" and is_too_often(request, "sign-in-link", by_reader="20/h"):
        return render(request, "429.html", status=429)
    if form.is_valid():
        email = form.cleaned_data["email"]
        if not is_too_often(request, "sign-in-link", by_word="5/h", word=email):
            send_link(email, then=_next(request))
        return redirect("sign-in-link-sent")
    return render(request, "accounts/link/ask.html", {"form": form}, status=status_of(form))


@public
@require_GET
def link_sent(request: HttpRequest) -> HttpResponse:
    """What to do now."""
    return render(request, "accounts/link/sent.html")


@public
@never_cache
@require_http_methods(["GET", "POST"])
def by_link(request: HttpRequest, key: str) -> HttpResponse:
    """One button. Programs that look through e-mail open links but press nothing, so opening a link uses nothing up."""
    try:
        if request.method == "POST":
            user = take_link(key)
            return signed_in(request, user, way="link", then=_next(request))
        user = owner_of_link(key)
    except LinkOver:
        again = urlencode({"next": _next(request)}) if _next(request) else ""
        return render(request, "accounts/link/over.html", {"again": again}, status=410)
    return render(request, "accounts/link/use.html", {"name": user.name, "next": _next(request)})


def signed_in(request: HttpRequest, user: User, *, way: str, then: str = "") -> HttpResponse:
    """Sign somebody in who has proved who they are, through every further step that the sign-in package asks for."""
    record_authentication(request, user, way)
    response: HttpResponse = perform_login(
        request, user, email_verification=settings.ACCOUNT_EMAIL_VERIFICATION, redirect_url=then or reverse("work")
    )
    return response


def _next(request: HttpRequest) -> str:
    """Where to go afterwards, as long as it is a page of ours: an address that begins with one slash."""
    there = request.POST.get("next") or request.GET.get("next") or ""
    if not there.startswith("/") or there.startswith("//"):
        return ""
    is_ours = url_has_allowed_host_and_scheme(there, {request.get_host()}, require_https=request.is_secure())
    return there if is_ours else ""
