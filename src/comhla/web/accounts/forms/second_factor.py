"""Codes from apps, and passkeys."""

from __future__ import annotations

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.utils.translation import gettext_lazy as _

from comhla.web.accounts.forms.plain import Plainly, Words

_CODE = Words(
    _("Code"),
    _("The six figures that your app shows now, or one of your recovery codes."),
    "one-time-code",
    "text",
)
_NAME = Words(_("Name of the passkey"), _("So that you know it again, such as Work laptop."), "off")


class CodeForm(Plainly, base.AuthenticateForm):
    """A code, as the second step of signing in."""

    words = {"code": _CODE}


class CodeAgainForm(Plainly, base.ReauthenticateForm):
    """A code once more, before something that matters."""

    words = {"code": _CODE}


class FirstCodeForm(Plainly, totp.ActivateTOTPForm):
    """The first code, which shows that the app was set up."""

    words = {"code": Words(_("Code"), _("The six figures that your app shows now."), "one-time-code", "numeric")}


class NewPasskeyForm(Plainly, webauthn.AddWebAuthnForm):
    """A new passkey."""

    words = {
        "name": _NAME,
        "passwordless": Words(
            _("Sign in with this passkey alone, without a password"),
            _("Your device then asks for your fingerprint, your face or its PIN."),
        ),
    }


class RenamePasskeyForm(Plainly, webauthn.EditWebAuthnForm):
    """Another name for a passkey."""

    words = {"name": _NAME}
