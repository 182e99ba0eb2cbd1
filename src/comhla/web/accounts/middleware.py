"""Every address needs sign-in unless its view says that it is public, and some need more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import ResolverMatch, reverse
from requests import RequestException

from comhla.web import clock
from comhla.web.access.actors import Actor
from comhla.web.accounts.actions import record_viewing
from comhla.web.accounts.actors import actor_for
from comhla.web.accounts.kept_form import forget_if_sent, signed_out_page
from comhla.web.accounts.limits import is_too_often
from comhla.web.accounts.queries import access_ended, has_second_factor
from comhla.web.authorities.models import Authority

PUBLIC_NAMESPACES = frozenset({"api-1"})
"""The API answers for itself who may see what (see `comhla.web.api`)."""
PUBLIC_NAMES = frozenset(
    {
        "account_login",
        "account_logout",
        "account_signup",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "account_inactive",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "openid_connect_login",
        "openid_connect_callback",
        "socialaccount_login_error",
        "socialaccount_login_cancelled",
    }
)
"""Pages of sign-in that come from a package."""
ORGANISATION_NAMES = frozenset({"openid_connect_login", "openid_connect_callback"})
WITHOUT_SECOND_FACTOR = frozenset(
    {
        "second-factor",
        "sign-in-security",
        "kept-form",
        "account_logout",
        "account_reauthenticate",
        "account_change_password",
        "account_set_password",
        "usersessions_list",
        "mfa_index",
        "mfa_reauthenticate",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_list_webauthn",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
    }
)
"""What somebody needs to set up a second factor."""


class need_sign_in:  # noqa: N801 - named as a setting reads
    """Send people who are not signed in to sign-in, and give the request its actor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Give the request its actor, and write into the trail what an inspector was shown."""
        request.actor = None
        request.lacks_second_factor = False
        if request.user.is_authenticated:
            actor = actor_for(request.user, on=clock.today())
            request.lacks_second_factor = lacks_second_factor(request, actor)
            request.actor = actor.without_roles_that_write() if request.lacks_second_factor else actor
        response = self.get_response(request)
        _record_viewing(request, response)
        return response

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """Let a signed-in person or a public view through."""
        if is_public(request.resolver_match, view):
            return None
        if not request.user.is_authenticated:
            return _signed_out(request)
        if request.lacks_second_factor and request.resolver_match.url_name not in WITHOUT_SECOND_FACTOR:
            return redirect("second-factor")
        forget_if_sent(request)
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Tell what is the matter: the organisation's sign-in does not answer, or access to an authority is over."""
        match = request.resolver_match
        if isinstance(error, RequestException) and match and match.url_name in ORGANISATION_NAMES:
            return render(request, "socialaccount/authentication_error.html", status=502)
        slug = match.kwargs.get("slug") if match else None
        if not isinstance(error, Http404) or not slug or not request.user.is_authenticated:
            return None
        last = access_ended(request.user, slug, on=clock.today())
        if last is None:
            return None
        return render(request, "accounts/access_over.html", {"grant": last}, status=403)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """A form of the sign-in package that comes back with faults says so in its status, as ours do."""
        form = (response.context_data or {}).get("form")
        if request.method == "POST" and response.status_code == 200 and getattr(form, "errors", None):
            response.status_code = 422
        return response


def is_public(match: ResolverMatch | None, view: Any) -> bool:
    """Whether an address is open to everybody."""
    if getattr(view, "is_public", False):
        return True
    return match is not None and (match.url_name in PUBLIC_NAMES or bool(PUBLIC_NAMESPACES & set(match.namespaces)))


def lacks_second_factor(request: HttpRequest, actor: Actor) -> bool:
    """Whether somebody in a role that writes has only a password.

    Somebody who came through their organisation has proved who they are by its rules, which are not ours to repeat.
    """
    if not settings.SECOND_FACTOR_REQUIRED or not actor.writes:
        return False
    ways = {record.get("method") for record in get_authentication_records(request, request.user)}
    return "socialaccount" not in ways and not has_second_factor(request.user)


def _signed_out(request: HttpRequest) -> HttpResponse:
    """Sign-in first; and where a form was sent, what was typed is kept until then."""
    if request.method == "POST" and not is_too_often(request, "kept-form", by_reader="60/h"):
        page = signed_out_page(request)
        if page is not None:
            return page
    there = request.get_full_path() if request.method in {"GET", "HEAD"} else reverse("work")
    return redirect_to_login(there)


def _record_viewing(request: HttpRequest, response: HttpResponse) -> None:
    """Write into the trail what somebody saw who may only inspect an authority, and what they asked of the API.

    Pages that everybody may see are not written down.
    """
    actor, match = request.actor, request.resolver_match
    if actor is None or not actor.until or match is None or response.status_code not in {200, 206, 304}:
        return
    if request.method not in {"GET", "HEAD"} or getattr(match.func, "is_public", False):
        return
    slug = match.kwargs.get("slug", "")
    of_api = bool(PUBLIC_NAMESPACES & set(match.namespaces))
    if (slug and Authority.objects.filter(slug=slug, pk__in=actor.until.keys()).exists()) or (of_api and not slug):
        record_viewing(actor, authority=slug, route=match.route, path=request.path)
