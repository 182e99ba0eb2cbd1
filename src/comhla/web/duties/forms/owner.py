"""Forms to name an owner and to end what somebody owns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from comhla.web.accounts.models import User
from comhla.web.duties.actions import OwnerNamed
from comhla.web.fields import DayField


class OwnerForm(forms.Form):
    """Who owns a duty or a part of it, from which day."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    account = forms.ChoiceField(label=_("Somebody with an account here"), required=False)
    owner_name = forms.CharField(
        label=_("Or the name of somebody without one"),
        help_text=_("A duty can belong to a person or a team that never signs in."),
        max_length=200,
        required=False,
    )
    owner_email = forms.EmailField(
        label=_("Their e-mail address"),
        help_text=_("They are told that they were named, and what falls due. Leave out to tell them yourself."),
        required=False,
    )
    part = forms.ChoiceField(label=_("What they own"), required=False)
    first_day = DayField(label=_("From"))

    def __init__(
        self, *args: Any, people: Sequence[User], parts: Sequence[tuple[str, str]], today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._people = {str(person.pk): person for person in people}
        self.fields["account"].choices = [
            ("", gettext("Choose a person")),
            *((key, person.name) for key, person in self._people.items()),
        ]
        self.fields["part"].choices = [("", gettext("The whole duty")), *parts]
        if not self.is_bound:
            self.initial.setdefault("first_day", today)

    def clean(self) -> dict[str, Any]:
        """There is one owner: an account or a name."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        account, name = given.get("account"), given.get("owner_name")
        if not account and not name:
            self.add_error("account", _("Choose a person, or write the name of somebody without an account."))
        if account and name:
            self.add_error("owner_name", _("Choose a person or write a name, not both."))
        if given.get("owner_email") and not name:
            self.add_error("owner_name", _("Write whose e-mail address this is."))
        return given

    def owner(self) -> OwnerNamed:
        """Who was named."""
        person = self._people.get(self.cleaned_data["account"])
        if person is not None:
            return OwnerNamed(person.name, account=person)
        return OwnerNamed(self.cleaned_data["owner_name"], self.cleaned_data["owner_email"])


class EndForm(forms.Form):
    """The last day on which somebody owns something, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    last_day = DayField(label=_("Last day"))
    reason = forms.CharField(label=_("Why"), max_length=1000, required=False)
