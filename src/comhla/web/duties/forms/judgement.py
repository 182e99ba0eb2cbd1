"""The form to record a person's judgement."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comhla.law.facts import Judged
from comhla.web.fields import DayField

ANSWERS = (
    (Judged.MET.value, _("Yes: the requirement is met")),
    (Judged.NOT_MET.value, _("No: the requirement is not met")),
    (Judged.NOT_APPLICABLE.value, _("It does not apply here")),
)


class JudgementForm(forms.Form):
    """Answer, reasons, the post that judged, and for how long it stands."""

    answer = forms.ChoiceField(label=_("The answer"), choices=ANSWERS, widget=forms.RadioSelect)
    reasons = forms.CharField(
        label=_("Reasons"),
        help_text=_("What was looked at and why it leads to this answer. Name no private person."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    judged_by = forms.CharField(
        label=_("Post of whoever judged"), help_text=_("For example: chief officer"), max_length=200
    )
    judged_on = DayField(label=_("Day of the judgement"))
    last_day = DayField(
        label=_("Last day on which it stands"),
        help_text=_("Leave out where it need not be made again."),
        required=False,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["judged_on"].last = today

    def clean(self) -> dict[str, Any]:
        """Refuse a judgement that ends before it is made."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        judged_on, last_day = given.get("judged_on"), given.get("last_day")
        if judged_on and last_day and last_day < judged_on:
            self.add_error("last_day", _("The last day is before the day of the judgement. Correct one of the two."))
        return given

    def said(self, key: tuple[str, str, str]) -> dict[str, Any]:
        """The row of judgements, as an authority file has it."""
        duty, part, subject = key
        given = {name: value.isoformat() if isinstance(value, date) else value for name, value in self.given()}
        return {"duty": duty, "part": part, "subject": subject, **given}

    def given(self) -> list[tuple[str, Any]]:
        """What was filled in."""
        return [(name, value) for name, value in self.cleaned_data.items() if value]
