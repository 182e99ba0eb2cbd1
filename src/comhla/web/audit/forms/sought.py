"""What somebody looks for in the trail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from comhla.web.audit.presenters import in_words
from comhla.web.audit.queries import Sought
from comhla.web.fields import DayField


class SoughtForm(forms.Form):
    """Everything may be left out; what is filled in narrows the list."""

    person = forms.CharField(
        label=_("Person"), help_text=_("Part of a name is enough."), max_length=200, required=False
    )
    action = forms.ChoiceField(label=_("What was done"), required=False)
    kind = forms.ChoiceField(label=_("To what kind of record"), required=False)
    subject = forms.CharField(
        label=_("Record"), help_text=_("Its id, as it stands in the list."), max_length=200, required=False
    )
    first_day = DayField(label=_("From this day"), required=False)
    last_day = DayField(label=_("To this day"), required=False)
    words = forms.CharField(label=_("Words in the reason"), max_length=200, required=False)

    def __init__(self, sent: Mapping[str, Any], *, actions: Sequence[str], kinds: Sequence[str]) -> None:
        super().__init__(sent)
        for name, known in (("action", actions), ("kind", kinds)):
            choices = [(each, in_words(each)) for each in known]
            self.fields[name].choices = [("", gettext("Anything")), *choices]

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        found: dict[str, Any] = super().clean() or {}
        first, last = found.get("first_day"), found.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", gettext("The last day is before the first. Change one of the two."))
        return found

    def sought(self) -> Sought:
        """What is looked for; nothing where the form cannot be used."""
        if not self.is_valid():
            return Sought()
        return Sought(**self.cleaned_data)
