"""Forms for meetings: planned one by one or as a series, called off, required by members, and their notice."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, URLValidator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from comhla.web.board.forms.rows import RowForm, YesOrNo, one_of, several_lines, text
from comhla.web.fields import DayField

TIME = RegexValidator(r"^([01]\d|2[0-3]):[0-5]\d$", _("Enter the time with four figures, such as 10:00 or 14:30."))
MOST_DAYS = 60
_ISO = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_WEEKDAY = re.compile(r"^(mon|tues|wednes|thurs|fri|satur|sun)day,?\s+", re.IGNORECASE)


class WhereAndWhenForm(RowForm):
    """What a planned meeting and a series of them have in common."""

    body = one_of(_("Who meets"), required=True)
    starts_at = text(_("Time at which it begins"), _("For example, 10:00"), most=5, validators=[TIME])
    place = text(_("Place"), _("For example, Council chamber, High Street"))
    remote_address = text(
        _("Address to join from elsewhere"),
        _("For example, https://meet.example.org/board"),
        most=500,
        validators=[URLValidator(["https", "http"])],
    )


class MeetingForm(WhereAndWhenForm):
    """A meeting."""

    held_on = DayField(label=_("Day"), help_text=_("For example, 9 12 2026"))
    field_order = ("body", "held_on", "starts_at", "place", "remote_address", "version")


class SeriesForm(WhereAndWhenForm):
    """Several meetings, alike in everything but the day."""

    days = several_lines(
        _("Days"),
        _("One day on each line. For example, 9 December 2026, 10/2/2027 or 2027-04-14."),
        rows=8,
        required=True,
        error_messages={"required": _("Enter at least one day.")},
    )
    field_order = ("body", "days", "starts_at", "place", "remote_address")

    def clean_days(self) -> list[date]:
        """The days, each once, in their order.

        Raises:
            ValidationError: naming every line that is no day.
        """
        lines = [each.strip() for each in str(self.cleaned_data["days"]).splitlines() if each.strip()]
        if len(lines) > MOST_DAYS:
            raise ValidationError(_("Enter at most %(most)s days at once.") % {"most": MOST_DAYS})
        found: set[date] = set()
        faults: list[str] = []
        for line in lines:
            try:
                found.add(day_from(line))
            except ValidationError as fault:
                faults.append(f"{_now('Line: %(line)s.') % {'line': line}} {' '.join(fault.messages)}")
        if faults:
            raise ValidationError(faults)
        return sorted(found)

    def said(self) -> dict[str, Any]:
        """What the meetings have in common."""
        return {name: value for name, value in super().said().items() if name != "days"}


def day_from(line: str) -> date:
    """A day as somebody writes it: 9 December 2026, 9/12/2026, 9.12.2026 or 2026-12-09, a weekday before it or not.

    Raises:
        ValidationError: saying what is wrong.
    """
    rest = _WEEKDAY.sub("", line.strip())
    if _ISO.match(rest):
        year, month, day = rest.split("-")
        parts = [day, month, year]
    else:
        parts = [each for each in re.split(r"[\s/.\-,]+", rest) if each]
    if len(parts) != 3:
        raise ValidationError(_("Enter a day, a month and a year, such as 9 December 2026."))
    found = DayField(label="").clean(parts)
    assert isinstance(found, date)
    return found


class RequisitionForm(RowForm):
    """A request by members for a meeting."""

    made_on = DayField(label=_("Day the request was made"))
    signed_by = forms.MultipleChoiceField(label=_("Who signed it"), required=False, widget=forms.CheckboxSelectMultiple)
    states_business = YesOrNo(label=_("Does it state the business?"))
    refused_on = DayField(label=_("Day the chair refused"), help_text=_("Where the chair refused."), required=False)
    called_by = one_of(
        _("Who called the meeting"),
        choices=[("chair", _("The chair")), ("requisition", _("The members who signed"))],
        required=True,
    )


class SignedBy(forms.ChoiceField):
    """Who signed the notice."""

    def __init__(self, **options: Any) -> None:
        choices = [
            ("chair", _("The chair")),
            ("authorised", _("A member authorised to sign")),
            ("requisition", _("The members who call the meeting")),
            ("nobody", _("Nobody yet")),
        ]
        super().__init__(choices=choices, widget=forms.RadioSelect, **options)


class NoticeForm(forms.Form):
    """When notice was available, and what it was like."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    on = DayField(label=_("Day the notice was available to every member"))
    gives = forms.MultipleChoiceField(
        label=_("What the notice gives"),
        choices=[("time", _("Time")), ("place", _("Place")), ("business", _("Business"))],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    signed_by = SignedBy(label=_("Who signed it"), error_messages={"required": _("Say who signed the notice.")})

    def __init__(self, *args: Any, signature: bool, last: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        day = self.fields["on"]
        assert isinstance(day, DayField)
        day.last = last
        if not signature:
            del self.fields["signed_by"]

    @property
    def is_complete(self) -> bool:
        """Whether the notice gives time, place and business."""
        return set(self.cleaned_data["gives"]) == {"time", "place", "business"}

    @property
    def who_signed(self) -> str:
        """Who signed it, in words for the trail; empty where nobody did or has to."""
        words = dict(self.fields["signed_by"].choices) if self.is_signed else {}
        who = words.get(self.cleaned_data.get("signed_by"), "")
        return _now("Signed by: %(who)s.") % {"who": who} if who else ""

    @property
    def is_signed(self) -> bool | None:
        """Whether somebody signed it; None where nobody has to."""
        return self.cleaned_data["signed_by"] != "nobody" if "signed_by" in self.fields else None
