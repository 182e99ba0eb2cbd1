"""Forms of the public site."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comhla.web.site.models import FeedbackKind


class FeedbackForm(forms.Form):
    """What a reader wants to tell us. `website` is a trap: people do not see it, programs fill it in."""

    kind = forms.ChoiceField(
        label=_("What is it about?"),
        choices=FeedbackKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is about.")},
    )
    words = forms.CharField(
        label=_("What do you want to tell us?"),
        help_text=_("Do not give names, health details or anything else private, about yourself or others."),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Write what you want to tell us."),
            "max_length": _("Write no more than 4,000 characters. You have written %(show_value)s."),
        },
    )
    is_accessibility = forms.BooleanField(
        label=_("It is about using this site with a disability, or with special software or equipment"),
        required=False,
    )
    page = forms.CharField(
        label=_("Which page is it about?"),
        help_text=_("Leave this empty if it is about the whole site."),
        max_length=300,
        required=False,
    )
    email = forms.EmailField(
        label=_("Your e-mail address, if you want an answer"),
        help_text=_("We use it to answer you and for nothing else."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Write an e-mail address as name@example.org, or leave it empty.")},
    )
    website = forms.CharField(required=False, max_length=500)

    @property
    def is_trapped(self) -> bool:
        """Whether a program filled in what people do not see."""
        return bool(self.cleaned_data.get("website"))

    def told(self) -> dict[str, Any]:
        """What was told, for the action."""
        return {name: self.cleaned_data[name] for name in ("kind", "words", "is_accessibility", "page", "email")}
