"""Signing in, and passwords."""

from __future__ import annotations

from allauth.account import forms as account
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from comhla.web.accounts.forms.plain import Plainly, Words

_EMAIL = Words(_("E-mail address"), autocomplete="username")
_NOW = Words(_("Password"), autocomplete="current-password")
_NEW = Words(
    _("New password"),
    _("At least 12 characters. Three or four words that do not belong together are good. You may paste it."),
    "new-password",
)
_AGAIN = Words(_("New password again"), autocomplete="new-password")


class SignInForm(Plainly, account.LoginForm):
    """An address and a password."""

    words = {"login": _EMAIL, "password": _NOW}


class PasswordAgainForm(Plainly, account.ReauthenticateForm):
    """The password once more, before something that matters."""

    words = {"password": _NOW}


class ChangePasswordForm(Plainly, account.ChangePasswordForm):
    """The old password and a new one."""

    words = {
        "oldpassword": Words(_("Present password"), autocomplete="current-password"),
        "password1": _NEW,
        "password2": _AGAIN,
    }


class SetPasswordForm(Plainly, account.SetPasswordForm):
    """A first password."""

    words = {"password1": _NEW, "password2": _AGAIN}


class ForgottenPasswordForm(Plainly, account.ResetPasswordForm):
    """Where to send the link for a new password."""

    words = {"email": Words(_("E-mail address"), autocomplete="email")}


class NewPasswordForm(Plainly, account.ResetPasswordKeyForm):
    """A new password, from the link."""

    words = {"password1": _NEW, "password2": _AGAIN}


class LinkForm(forms.Form):
    """Where to send a link that signs in."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The address at which the people of your authority write to you."),
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
    )
    next = forms.CharField(required=False, widget=forms.HiddenInput)


class FirstPasswordForm(forms.Form):
    """The password that somebody chooses when they accept an invitation."""

    password = forms.CharField(
        label=_("Password"),
        help_text=_NEW.hint,
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Password again"), strip=False, widget=forms.PasswordInput({"autocomplete": "new-password"})
    )

    def __init__(self, *args: object, user: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.user = user

    def clean_password(self) -> str:
        """Refuse a password that is easily guessed."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password

    def clean(self) -> dict[str, object]:
        """Refuse two different passwords."""
        cleaned: dict[str, object] = super().clean() or {}
        first, second = cleaned.get("password"), cleaned.get("again")
        if first and second and first != second:
            self.add_error("again", _("The two passwords are not the same. Type the same one twice."))
        return cleaned
