"""Keys of programs: which there are, making one, ending one."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from comhla.web import clock
from comhla.web.access.requests import actor_of
from comhla.web.access.roles import Permission
from comhla.web.api.actions import end_key, make_key
from comhla.web.api.callers import stopped_among
from comhla.web.api.forms import EndKeyForm, KeyForm
from comhla.web.api.models import ApiKey
from comhla.web.api.presenters import KeyShown, key_shown
from comhla.web.api.queries import key_in, keys_of
from comhla.web.authorities.models import Authority
from comhla.web.authorities.queries import authority_for


@require_safe
def keys(request: HttpRequest, slug: str) -> HttpResponse:
    """Every key of the authority."""
    authority = authority_for(actor_of(request), slug, Permission.INTEGRATION_MANAGE)
    return render(request, "api/keys.html", {**_page(authority), "keys": _shown(list(keys_of(authority)))})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def key_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Make a key. Its secret is on the page that answers, and nowhere else."""
    actor, today = actor_of(request), clock.today()
    authority = authority_for(actor, slug, Permission.INTEGRATION_MANAGE)
    form = KeyForm(request.POST or None, today=today, may_see_trail=actor.may(Permission.AUDIT_SEE, authority.pk))
    context = {**_page(authority, _("Make a key")), "form": form}
    if request.method != "POST":
        return render(request, "api/key_new.html", context)
    if not form.is_valid():
        return render(request, "api/key_new.html", context, status=422)
    made = make_key(
        authority,
        name=form.cleaned_data["name"],
        permissions=form.permissions,
        first_day=today,
        last_day=form.cleaned_data["last_day"],
        by=actor,
    )
    example = f"{settings.PUBLIC_ADDRESS}{reverse('api-1:findings', args=[slug])}"
    told = {"key": made.key, "secret": made.secret, "example": example}
    return render(request, "api/key_made.html", {**_page(authority, _("The key is made")), **told}, status=201)


@require_http_methods(["GET", "HEAD", "POST"])
def key_end(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """End a key, after asking."""
    actor = actor_of(request)
    authority = authority_for(actor, slug, Permission.INTEGRATION_MANAGE)
    key = key_in(authority, number)
    form = EndKeyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        end_key(key, by=actor, reason=form.cleaned_data["reason"])
        messages.success(request, _("The key %(name)s has ended.") % {"name": key.name})
        response = redirect("keys", slug=slug)
        response.status_code = 303
        return response
    status = 422 if form.is_bound else 200
    context = {**_page(authority, _("End a key")), "form": form, "key": _shown([key])[0]}
    return render(request, "api/key_end.html", context, status=status)


def _shown(listed: list[ApiKey]) -> list[KeyShown]:
    stopped = stopped_among(listed)
    return [key_shown(key, today=clock.today(), is_stopped=key.pk in stopped) for key in listed]


def _page(authority: Authority, words: str = "") -> dict[str, Any]:
    """What every page of keys needs: where it is."""
    trail = [(authority.name, reverse("work-home", args=[authority.slug]))]
    if words:
        trail += [(_("Keys for programs"), reverse("keys", args=[authority.slug])), (words, "")]
    else:
        trail.append((_("Keys for programs"), ""))
    return {"authority": authority, "section": "keys", "trail": trail}
