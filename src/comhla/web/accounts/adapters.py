"""How the sign-in package uses our accounts."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """People come by invitation."""

    def is_open_for_signup(self, request: object) -> bool:
        """Nobody makes an account without an invitation."""
        return False


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """People of a trusted organisation."""
