"""Every address needs sign-in unless its view says that it is public."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch

from comhla.web import clock
from comhla.web.accounts.actors import Actor, actor_for

View = TypeVar("View", bound=Callable[..., Any])

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


def public(view: View) -> View:
    """Mark a view as open to everybody."""
    view.is_public = True  # type: ignore[attr-defined]  # an attribute of a function, read by the middleware
    return view


class need_sign_in:  # noqa: N801 - named as a setting reads
    """Send people who are not signed in to sign-in, and give the request its actor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Give the request its actor."""
        request.actor = None  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            request.actor = actor_for(request.user, on=clock.today())  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """Let a signed-in person or a public view through."""
        if request.user.is_authenticated or is_public(request.resolver_match, view):
            return None
        return redirect_to_login(request.get_full_path())


def is_public(match: ResolverMatch | None, view: Any) -> bool:
    """Whether an address is open to everybody."""
    if getattr(view, "is_public", False):
        return True
    return match is not None and (match.url_name in PUBLIC_NAMES or bool(PUBLIC_NAMESPACES & set(match.namespaces)))


def actor_of(request: HttpRequest) -> Actor:
    """Who makes a request; only for views that need sign-in."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor
