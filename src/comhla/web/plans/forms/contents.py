"""Forms for an action, a measure, and for taking one out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded, Unacceptable
from comhla.web.fields import DayField

Choices = Sequence[tuple[str, str]]
Offered = Sequence[str]


class Suggesting(forms.TextInput):
    """A text for which words are offered; any other may be typed."""

    template_name = "plans/widgets/suggesting.html"

    def __init__(self, **attrs: str) -> None:
        super().__init__({"autocomplete": "off", **attrs})
        self.offered: Offered = ()

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """With the list of words, which the input names."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        words = f"{context['widget']['attrs'].get('id', name)}_words"
        context["widget"]["attrs"]["list"] = words
        context["widget"].update(words=words, offered=self.offered)
        return context


def _several(label: Any, help_text: Any = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, help_text=help_text, required=False, widget=forms.CheckboxSelectMultiple
    )


def _words(label: Any, help_text: Any = "", *, most: int = 300, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=most, required=False, **options)


class ContentsForm(forms.Form):
    """What the forms of actions and measures have in common: choices and words to offer, and the row they make.

    `recorded` is the row as it is now, as plain data; empty for a new one.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        recorded: Mapping[str, Any],
        choices: Mapping[str, Choices],
        offered: Mapping[str, Offered] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, initial=dict(recorded), **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, DayField) and name in recorded:
                self.initial[name] = date.fromisoformat(recorded[name])
        for name, given in choices.items():
            if given:
                self.fields[name].choices = given
            else:
                del self.fields[name]
        for name, words in (offered or {}).items():
            self.fields[name].widget.offered = words

    def said(self) -> dict[str, Any]:
        """The row as an authority file has it, without what was left empty."""
        told = {name: _plain(value) for name, value in self.cleaned_data.items() if name != "version"}
        return {name: value for name, value in told.items() if value not in (None, "", [])}

    def put_in(self, refused: NotRecorded) -> None:
        """Show what was refused, at its field where it has one."""
        if isinstance(refused, ChangedMeanwhile):
            self.add_error(
                None, f"{refused} Open the page again to see what it says now; what you typed is still below."
            )
        elif isinstance(refused, Unacceptable):
            for name, problems in refused.by_field.items():
                for problem in problems:
                    self.add_error(name if name in self.fields else None, f"{problem.what} {problem.remedy}")
            for problem in refused.general:
                self.add_error(None, f"{problem.what} {problem.remedy}")
        else:
            self.add_error(None, str(refused))


class ActionForm(ContentsForm):
    """Something that the plan says will be done."""

    title = forms.CharField(
        label=_("What will be done"),
        help_text=_("For example: Visit people at home within a day"),
        max_length=300,
        error_messages={"required": _("Say what will be done.")},
    )
    priority = _words(
        _("Priority it serves"), _("Choose one of the plan's priorities or type a new one."), widget=Suggesting()
    )
    owner = _words(_("Who answers for it"), _("A post, not a person's name."), widget=Suggesting())
    first_day = DayField(label=_("Day it begins"), help_text=_("For example, 1 4 2027"), required=False)
    last_day = DayField(label=_("Day by which it is done"), required=False)
    outcomes = _several(_("National outcomes it serves"))
    principles = _several(_("Delivery principles it serves"))
    localities = _several(_("Localities it is for"), _("Tick none where it is for the whole area."))
    measures = _several(_("Measures that will show it"))
    functions = _several(_("Functions it is carried out in"))

    def clean(self) -> dict[str, Any]:
        """Refuse an action that is done before it begins."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = given.get("first_day"), given.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("It is done before it begins. Correct one of the two days."))
        return given


class MeasureForm(ContentsForm):
    """What the plan will be measured by."""

    title = forms.CharField(
        label=_("What is measured"),
        help_text=_("For example: Days people wait to go home"),
        max_length=300,
        error_messages={"required": _("Say what is measured.")},
    )
    unit = _words(_("Unit"), _("For example: per cent, or days for each 1,000 people"), most=100)
    baseline = forms.DecimalField(label=_("Figure now"), required=False)
    baseline_period = _words(_("Period of that figure"), _("For example: 2025-26"), most=60)
    target = forms.DecimalField(label=_("Figure to reach"), required=False)
    target_on = DayField(label=_("Day by which to reach it"), help_text=_("For example, 31 3 2030"), required=False)
    source = _words(_("Where the figures come from"))
    outcomes = _several(_("National outcomes it tells of"))


class RemoveForm(forms.Form):
    """Why an action or a measure is taken out."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why it is taken out"),
        help_text=_("For example: It stood in the plan twice."),
        error_messages={"required": _("Say why it is taken out.")},
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else value
