"""Accepting an invitation, by whoever has the link."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from comhla.web import clock
from comhla.web.access.requests import public
from comhla.web.access.roles import Role
from comhla.web.accounts.actions import accept_invitation
from comhla.web.accounts.actions.invitations import hash_of
from comhla.web.accounts.bodies import body_called
from comhla.web.accounts.errors import AlreadyHeld, InvitationOver
from comhla.web.accounts.forms.sign_in import FirstPasswordForm
from comhla.web.accounts.limits import is_too_often
from comhla.web.accounts.models import Invitation, User
from comhla.web.accounts.presenters import contact_of
from comhla.web.accounts.queries import invitation_with
from comhla.web.accounts.views.links import signed_in
from comhla.web.accounts.views.pages import sent, status_of
from comhla.web.authorities.facts import facts_of


@public
@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, key: str) -> HttpResponse:
    """What I am invited to, and one form or one button to accept it."""
    if is_too_often(request, "invitation", by_reader="60/h"):
        return render(request, "429.html", status=429)
    found = invitation_with(hash_of(key), at=clock.now())
    if found is None:
        return render(request, "accounts/invitation/over.html", status=410)
    form = _password_form(request, found)
    if request.method == "POST" and (form is None or form.is_valid()):
        return _accepted(request, key, form)
    context = {
        "invitation": found,
        "authority": found.authority,
        "role": Role(found.role).called,
        "body": body_called(facts_of(found.authority), found.body) if found.body else "",
        "form": form,
        "is_known": User.objects.filter(email__iexact=found.email).exists(),
        "contact": contact_of(found.authority, settings.CONTACT_EMAIL),
    }
    status = status_of(form) if form is not None else 200
    return render(request, "accounts/invitation/accept.html", context, status=status)


def _password_form(request: HttpRequest, found: Invitation) -> FirstPasswordForm | None:
    """A form for a first password; nothing for those who need none, or who have an account."""
    if Role(found.role).is_lay or User.objects.filter(email__iexact=found.email).exists():
        return None
    return FirstPasswordForm(sent(request), user=User(email=found.email, name=found.name))


def _accepted(request: HttpRequest, key: str, form: FirstPasswordForm | None) -> HttpResponse:
    try:
        user, is_new = accept_invitation(key, password=form.cleaned_data["password"] if form else None)
    except InvitationOver:
        return render(request, "accounts/invitation/over.html", status=410)
    except AlreadyHeld as refusal:
        messages.info(request, str(refusal))
        return redirect("work")
    if is_new:
        return signed_in(request, user, way="invitation")
    messages.success(request, _("You have the new role. Sign in as you always do."))
    return redirect("work")
