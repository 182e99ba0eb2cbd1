"""The form to choose what one is told by e-mail."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from comhla.web.duties.models import FallsDue


class NoticesForm(forms.Form):
    """What somebody wants to be told."""

    at_once = forms.BooleanField(label=_("Tell me when I am named as the owner of a duty"), required=False)
    falls_due = forms.ChoiceField(
        label=_("Tell me what falls due of the duties that I own"),
        choices=FallsDue.choices,
        widget=forms.RadioSelect,
    )
