"""Being told by e-mail what changed in figures: begun and ended with one press."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from comhla.web.access.requests import public
from comhla.web.accounts.models import User
from comhla.web.duties.models.notice import FallsDue
from comhla.web.duties.queries import preference_of
from comhla.web.measures.actions import watching as actions
from comhla.web.measures.desk import desk_of
from comhla.web.measures.models import Watch


@require_http_methods(["GET", "HEAD", "POST"])
def watch(request: HttpRequest, slug: str) -> HttpResponse:
    """Whether somebody is told, and the button that changes it."""
    desk = desk_of(request, slug)
    account = User.objects.get(pk=desk.actor.id)
    held = Watch.objects.filter(authority=desk.authority, account=account).first()
    if request.method == "POST":
        here = desk.url("work-watch")
        if held is not None:
            actions.end_watch(held, by=desk.actor)
            return desk.go_on(here, _("You get no more letters about these figures."))
        actions.begin_watch(desk.authority, account, by=desk.actor)
        return desk.go_on(here, _("You will be told by e-mail what changes."))
    is_off = preference_of(account).falls_due == FallsDue.OFF
    context = {"watch": held, "account": account, "gets_no_mail": is_off}
    return desk.page("measures/watch.html", context, trail=[(_("News by e-mail"), "")])


@public
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def off(request: HttpRequest, token: str) -> HttpResponse:
    """End the letters about one authority: with a button, or by the mail program itself (RFC 8058).

    The signed address says who it is, so no token of a form is needed; opening it alone changes nothing, because
    programs that check mail for danger open every address.
    """
    held = actions.watch_signed(token)
    if request.method == "POST" and held is not None:
        actions.end_by_letter(held)
        held = None
    return render(request, "measures/news_off.html", {"watch": held})
