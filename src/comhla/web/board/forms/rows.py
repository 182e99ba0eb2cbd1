"""What forms that make a row have in common, and fields that several of them use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comhla.web.fields import DayField

Choices = Sequence[tuple[str, Any]]
YES_OR_NO: Choices = (("", _("Not recorded")), ("yes", _("Yes")), ("no", _("No")))


class YesOrNo(forms.ChoiceField):
    """A question that may stay open: gives True, False or None."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=YES_OR_NO, required=False, **options)

    def prepare_value(self, value: Any) -> Any:
        """Show a recorded answer as the choice for it."""
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value

    def clean(self, value: Any) -> Any:
        """The answer, or None where it is left open."""
        return {"yes": True, "no": False}.get(super().clean(value))


class RowForm(forms.Form):
    """A form that makes a row of the record. `recorded` is the row as it is now, as plain data; empty for a new one."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        recorded: Mapping[str, Any] | None = None,
        choices: Mapping[str, Choices] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, initial=dict(recorded or {}), **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, DayField) and isinstance(self.initial.get(name), str):
                self.initial[name] = date.fromisoformat(self.initial[name])
        for name, given in (choices or {}).items():
            self.fields[name].choices = list(given)

    def said(self) -> dict[str, Any]:
        """Every field as an authority file has it; None where it was left empty."""
        return {name: _plain(value) for name, value in self.cleaned_data.items() if name != "version"}

    @property
    def version_seen(self) -> int:
        """The version of the row that was being changed."""
        return self.cleaned_data.get("version") or 0


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return None if value in ("", []) else value


def one_of(label: Any, help_text: Any = "", *, choices: Choices = (), required: bool = False) -> forms.ChoiceField:
    """A choice from a list, which may be left out."""
    return forms.ChoiceField(label=label, help_text=help_text, choices=list(choices), required=required)


def text(label: Any, help_text: Any = "", *, most: int = 300, **options: Any) -> forms.CharField:
    """A line of text, which may be left out."""
    return forms.CharField(label=label, help_text=help_text, max_length=most, **{"required": False, **options})


def several_lines(label: Any, help_text: Any = "", *, rows: int = 4, **options: Any) -> forms.CharField:
    """Several lines of text, which may be left out."""
    options = {"required": False, "max_length": 5_000, **options}
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, widget=widget, **options)


class ReasonForm(forms.Form):
    """Why something is taken out or called off."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why"),
        max_length=1_000,
        error_messages={"required": _("Say why. The audit trail keeps it.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
