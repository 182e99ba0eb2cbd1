"""Forms for support of members and for what they spent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.web.accounts.models import User
from comhla.web.fields import DayField
from comhla.web.plans.actions.support import FIELDS, Spent
from comhla.web.plans.presenters.support import KIND_WORDS, STATE_VERBS


def _text(label: Any, hint: Any, rows: int = 2) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=hint, required=False, max_length=2000, widget=widget)


class SupportForm(forms.Form):
    """What a member needs so that they can take part."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    access_needs = _text(gettext_lazy("What they need to take part"), gettext_lazy("As step-free rooms, or breaks."))
    formats = _text(gettext_lazy("Formats they want"), gettext_lazy("As large print, easy read, or papers by post."))
    replacement_care = _text(
        gettext_lazy("Care in their place"), gettext_lazy("Who looks after the person they care for, and when.")
    )
    contact = _text(gettext_lazy("How to reach them"), gettext_lazy("As telephone in the morning."))
    induction_on = DayField(label=gettext_lazy("Day of their induction"), required=False)
    training = _text(gettext_lazy("Training"), gettext_lazy("What they had, and what they asked for."))
    account = forms.ChoiceField(
        label=gettext_lazy("Account with which they sign in"),
        help_text=gettext_lazy("With it they see this membership on their own page and can claim expenses there."),
        required=False,
    )

    def __init__(self, *args: Any, accounts: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._accounts = {str(each.pk): each for each in accounts}
        called = [(key, f"{each.name} ({each.email})") for key, each in self._accounts.items()]
        self.fields["account"].choices = [("", _("None")), *called]

    def values(self) -> dict[str, Any]:
        """What was typed, by field."""
        return {name: self.cleaned_data[name] for name in FIELDS}

    def chosen_account(self) -> User | None:
        """The account that was chosen."""
        return self._accounts.get(self.cleaned_data["account"])


class ClaimForm(forms.Form):
    """Money that was spent to take part."""

    kind = forms.ChoiceField(label=gettext_lazy("What was it for?"), widget=forms.RadioSelect)
    what = forms.CharField(
        label=gettext_lazy("In a few words"),
        help_text=gettext_lazy("For example: Bus to the meeting on 3 November, both ways"),
        max_length=300,
    )
    spent_on = DayField(label=gettext_lazy("Day on which it was spent"))
    amount = forms.DecimalField(
        label=gettext_lazy("Amount in pounds"),
        help_text=gettext_lazy("For example, 12.40"),
        min_value=Decimal("0.01"),
        max_digits=9,
        decimal_places=2,
        localize=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "ds_input--fixed-10"}),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(key, str(words)) for key, words in KIND_WORDS.items()]
        self.fields["spent_on"].last = today

    def spent(self) -> Spent:
        """What the claim is for."""
        names = ("kind", "spent_on", "amount", "what")
        return Spent(**{name: self.cleaned_data[name] for name in names})


class SettleForm(forms.Form):
    """What comes of a claim."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(label=gettext_lazy("What comes of it?"), widget=forms.RadioSelect)
    on = DayField(label=gettext_lazy("On which day?"))
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("Has to be given where it is refused. The member reads it."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, states: Sequence[str], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [(each, str(STATE_VERBS[each])) for each in states]
        self.fields["on"].last = today
