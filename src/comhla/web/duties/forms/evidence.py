"""Forms to attach and to withdraw evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from comhla.web.duties.uploads import ACCEPTED, Refused, Upload, examine
from comhla.web.fields import DayField

Choices = Sequence[tuple[str, str]]


class EvidenceForm(forms.Form):
    """A piece of evidence: what it is, its own day, what it speaks for, and the file or link."""

    what = forms.CharField(
        label=_("What it is"),
        help_text=_("For example: Minute of the board on 16 September 2026, item 7"),
        max_length=300,
    )
    dated_on = DayField(
        label=_("Day of the thing itself"),
        help_text=_("The day of the meeting or on the paper, not the day you attach it. For example, 16 9 2026"),
    )
    part = forms.ChoiceField(label=_("Requirement that it shows"), required=False)
    subject = forms.ChoiceField(
        label=_("What it is about"),
        help_text=_("Each period or occurrence keeps its own evidence."),
        required=False,
    )
    period_first_day = DayField(
        label=_("First day of the period that it speaks for"),
        help_text=_("Leave out where it speaks for no period."),
        required=False,
    )
    period_last_day = DayField(
        label=_("Last day of the period that it speaks for"),
        help_text=_("For a duty of every day, evidence stops to count after this day."),
        required=False,
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, Word, Excel, OpenDocument, PNG, JPEG, text or CSV, without macros."),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    address = forms.CharField(
        label=_("Link"),
        help_text=_("Where it can be read, beginning with https://. Give a file, a link, or both."),
        max_length=500,
        required=False,
    )
    reason = forms.CharField(
        label=_("Why the other evidence is replaced"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self, *args: Any, parts: Choices, subjects: Choices, today: date, replaces: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [("", gettext("The whole duty")), *parts]
        self.fields["subject"].choices = [("", gettext("All that the duty is asked of")), *subjects]
        self.fields["dated_on"].last = today
        if not replaces:
            del self.fields["reason"]
        self.upload: Upload | None = None

    def clean_file(self) -> Any:
        """Examine the file, and keep what it is."""
        sent = self.cleaned_data["file"]
        if sent is None:
            return None
        most = settings.MOST_UPLOADED_BYTES
        content = sent.read(most + 1)
        try:
            self.upload = examine(sent.name, content, most_bytes=most)
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from None
        return sent

    def clean(self) -> dict[str, Any]:
        """Refuse evidence that nobody can look at, and a period that ends before it begins."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if "file" in given and not given["file"] and not given.get("address") and "address" not in self.errors:
            self.add_error("file", _("Choose a file, or give a link, so that others can look at the evidence."))
        first, last = given.get("period_first_day"), given.get("period_last_day")
        if first and last and last < first:
            self.add_error("period_last_day", _("The last day is before the first. Correct one of the two."))
        if self.errors and self.files:
            self.add_error(None, _("Browsers forget a chosen file when a form comes back: choose it again."))
        return given

    def said(self, duty: str) -> dict[str, Any]:
        """The row of evidence, as an authority file has it."""
        names = ("part", "subject", "what", "dated_on", "period_first_day", "period_last_day", "address")
        given = {name: self.cleaned_data.get(name) for name in names}
        told = {name: value.isoformat() if isinstance(value, date) else value for name, value in given.items()}
        return {"duty": duty, **{name: value for name, value in told.items() if value}}


class WithdrawForm(forms.Form):
    """Why a piece of evidence counts no more."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why it counts no more"),
        help_text=_("For example: It was the draft; the approved minute is attached in its place."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
