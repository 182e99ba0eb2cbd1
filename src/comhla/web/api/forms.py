"""Forms of the room."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comhla.web.access.roles import Permission
from comhla.web.fields import DayField

MOST_DAYS = 366


class KeyForm(forms.Form):
    """A new key."""

    name = forms.CharField(
        label=_("What the key is for"),
        help_text=_("Name the program and who runs it, so that people know whom to ask before they end it."),
        max_length=100,
    )
    last_day = DayField(
        label=_("Last day"), help_text=_("The key stops working after this day. It can be a year from today at most.")
    )
    sees_trail = forms.BooleanField(label=_("The key also reads the audit trail"), required=False)

    def __init__(self, *args: Any, today: date, may_see_trail: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        if not may_see_trail:
            del self.fields["sees_trail"]

    def clean_last_day(self) -> date:
        """Refuse a day that has passed and one that is too far off."""
        day: date = self.cleaned_data["last_day"]
        if day < self.today:
            raise forms.ValidationError(_("Enter a last day that has not passed."))
        if day > self.today + timedelta(days=MOST_DAYS):
            raise forms.ValidationError(_("Enter a last day that is at most a year from today."))
        return day

    @property
    def permissions(self) -> list[Permission]:
        """What the key will allow."""
        trail = [Permission.AUDIT_SEE] if self.cleaned_data.get("sees_trail") else []
        return [Permission.WORKSPACE_SEE, *trail]


class EndKeyForm(forms.Form):
    """The end of a key."""

    reason = forms.CharField(
        label=_("Why it ends"), help_text=_("It is kept in the audit trail."), max_length=500, required=False
    )
