"""What somebody is told by e-mail: the page to choose, and the address in each mail that ends them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from comhla.web.access.actors import SYSTEM
from comhla.web.access.requests import actor_of, public
from comhla.web.accounts.models import User
from comhla.web.duties import actions, mail, queries
from comhla.web.duties.forms import NoticesForm
from comhla.web.duties.models import FallsDue
from comhla.web.duties.views.page import go_on


@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    """Choose what one is told."""
    actor = actor_of(request)
    preference = queries.preference_of(User.objects.get(pk=actor.id))
    shown = {"at_once": preference.at_once, "falls_due": preference.falls_due}
    form = NoticesForm(request.POST or None, initial=shown)
    if request.method == "POST" and form.is_valid():
        actions.choose_notices(preference, **form.cleaned_data, by=actor)
        return go_on(request, reverse("notices"), _("Your choice is saved."))
    return render(request, "duties/notices.html", {"form": form}, status=422 if form.errors else 200)


@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def notices_off(request: HttpRequest, token: str) -> HttpResponse:
    """End all mails of one person: with a button, or by the mail program itself (RFC 8058).

    The signed address says who it is, so no token of a form is needed; opening it alone changes nothing, because
    programs that check mail for danger open every address.
    """
    preference = mail.preference_signed(token)
    is_off = request.method == "POST"
    if is_off:
        actions.choose_notices(preference, at_once=False, falls_due=str(FallsDue.OFF), by=SYSTEM)
    return render(request, "duties/notices_off.html", {"is_off": is_off})
