"""What somebody looks for in the trail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from comhla.web.audit.presenters import PLAIN, Labels
from comhla.web.audit.queries import VIEWED, Sought
from comhla.web.fields import DayField


class SoughtForm(forms.Form):
    """Everything may be left out; what is filled in narrows the list."""

    person = forms.CharField(
        label=_("Person"), help_text=_("Part of a name is enough."), max_length=200, required=False
    )
    action = forms.ChoiceField(label=_("What was done"), required=False)
    kind = forms.ChoiceField(label=_("To what kind of record"), required=False)
    subject = forms.CharField(
        label=_("Record"), help_text=_("Its id, as it stands in brackets in the list."), max_length=200, required=False
    )
    first_day = DayField(label=_("From this day"), required=False)
    last_day = DayField(label=_("To this day"), required=False)
    words = forms.CharField(label=_("Words in the reason"), max_length=200, required=False)

    views = forms.BooleanField(
        label=_("Show views too"),
        help_text=_("Entries that only say that an inspector looked at a page."),
        required=False,
    )
    duty = forms.CharField(
        label=_("Duty"),
        help_text=_("Its reference, as act-2014/s37: evidence, judgements and owners of that duty."),
        max_length=120,
        required=False,
    )

    def __init__(
        self,
        sent: Mapping[str, Any],
        *,
        actions: Sequence[str],
        kinds: Sequence[str],
        words: Labels = PLAIN,
    ) -> None:
        super().__init__(sent)
        for name, known, called in (("action", actions, words.action), ("kind", kinds, words.kind)):
            choices = sorted(((each, called(each)) for each in known), key=lambda choice: choice[1])
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
            return Sought(without_views=True)
        asked = dict(self.cleaned_data)
        shows_views = asked.pop("views") or asked["action"] == VIEWED or asked["kind"] == "page"
        return Sought(**asked, without_views=not shows_views)
