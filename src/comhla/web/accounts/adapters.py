"""How the sign-in package uses our accounts."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazily

from comhla.web import clock
from comhla.web.accounts.actions import take_from_organisation
from comhla.web.accounts.models import User
from comhla.web.accounts.organisation import Claims, read_claims
from comhla.web.accounts.role_map import roles_of_groups


class AccountAdapter(DefaultAccountAdapter):
    """People come by invitation."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _lazily(
            "This e-mail address and this password do not go together. Check how you typed them and try again."
        ),
        "too_many_login_attempts": _lazily("That was too many tries. Wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request: object) -> bool:
        """Nobody makes an account without an invitation."""
        return False

    def pre_login(self, request: HttpRequest, user: User, **rest: Any) -> HttpResponse | None:
        """Refuse somebody who has left, from the day after their last."""
        if user.left_on is not None and user.left_on < clock.today():
            response: HttpResponse = self.respond_user_inactive(request, user)
            return response
        return super().pre_login(request, user, **rest)

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tell somebody that how they sign in has changed, at the address of their account."""
        super().send_notification_mail(template_prefix, user, context, email or user.email)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a letter that knows whom to ask."""
        super().send_mail(template_prefix, email, {**context, "contact_email": settings.CONTACT_EMAIL})

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Ask again who somebody is before they change how they sign in, unless they signed in a moment ago."""
        if not super().is_reauthentication_required(app=app):
            return False
        records = get_authentication_records(self.request, self.request.user)
        since = clock.now().timestamp() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return all(record["at"] < since for record in records)

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """The ways to prove again who one is, in our words."""
        words = {
            "reauthenticate": _("Use your password"),
            "mfa_reauthenticate": _("Use a code from your app, or a recovery code"),
            "mfa_reauthenticate:webauthn": _("Use a passkey"),
        }
        methods = super().get_reauthentication_methods(user)
        return [{**method, "description": words[method["id"]]} for method in methods]


class MFAAdapter(DefaultMFAAdapter):
    """Second factors."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right, or is no longer. Type the newest code that the app shows."),
    }

    def encrypt(self, text: str) -> str:
        """Keep the secrets of apps and the recovery codes so that a copy of the database alone is of no use."""
        return _locksmith().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Read what was kept. After a change of the secret key it cannot be read, and no code is ever right."""
        try:
            return _locksmith().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return ""

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """For whom passkeys are made: shown by the browser when one is made or used."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Còmhla"}

    def generate_authenticator_name(self, user: User, type: object) -> str:
        """A name for a passkey until its owner gives a better one."""
        return _("Passkey of %(day)s") % {"day": clock.today().isoformat()}


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """People of a trusted organisation."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Whoever may come has an account by now: see `pre_social_login`."""
        return False

    def can_authenticate_by_email(self, login: Any, email: str) -> bool:
        """Accounts are connected in `pre_social_login` alone."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Connect somebody to their account, by an address that the organisation has checked, and renew their roles.

        Raises:
            ImmediateHttpResponse: with a page for those who have no account and are in no group that gives a role.
        """
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            return  # somebody who is signed in connects their own account, and the package does it
        claims = read_claims(sociallogin.account.extra_data)
        user = sociallogin.user if sociallogin.is_existing else _account_of(claims)
        roles = roles_of_groups(claims.groups or (), settings.OIDC_ROLES)
        if user is None and not (roles and claims.has_checked_email):
            page = render(request, "accounts/organisation/nobody.html", {"claims": claims}, status=403)
            raise ImmediateHttpResponse(page)
        if claims.groups is not None and settings.OIDC_ROLES:
            user = take_from_organisation(
                user, email=claims.email, name=claims.name, roles=roles, organisation=settings.OIDC_NAME
            )
        if not sociallogin.is_existing:
            sociallogin.connect(request, user)

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: Any) -> str:
        """Back to one's own page of sign-in and security."""
        return reverse("sign-in-security")


def _account_of(claims: Claims) -> User | None:
    if not claims.has_checked_email:
        return None
    found: User | None = User.objects.filter(email__iexact=claims.email).first()
    return found


def _locksmith() -> Fernet:
    key = hashlib.blake2b(b"second factors", key=settings.SECRET_KEY.encode()[:64], digest_size=32).digest()
    return Fernet(base64.urlsafe_b64encode(key))
