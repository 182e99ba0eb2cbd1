"""Forms to write a report, to choose its measures, and to enter its money."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.indicators.catalogue import Indicator, Suite
from comhla.web.fields import MarkedTextField
from comhla.web.reports.actions.spending import Line
from comhla.web.reports.queries import Chosen

_LONGEST_PASTED = 500_000


class BeginForm(forms.Form):
    """Nothing is typed to begin a report; what is refused stands here."""


class SectionForm(forms.Form):
    """A section: its text, and its heading where it is to be another than the usual one."""

    text = MarkedTextField(
        label=gettext_lazy("Text"),
        required=False,
        help_text=gettext_lazy("Lists, tables and headings are written with marks, as in the plan."),
        widget=forms.Textarea({"rows": 18, "class": "comhla-writing", "spellcheck": "true"}),
    )
    heading = forms.CharField(
        label=gettext_lazy("Another heading"),
        help_text=gettext_lazy("The usual one stands there where this is left empty."),
        required=False,
        max_length=300,
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, has_heading: bool = True, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if not has_heading:
            del self.fields["heading"]


class MoneyLine(NamedTuple):
    """The fields of one amount, under what it is about."""

    called: str
    amount: forms.BoundField
    source: forms.BoundField


def _pounds(label: str, called: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        required=False,
        localize=False,
        min_value=Decimal(0),
        max_digits=14,
        decimal_places=2,
        widget=forms.TextInput({"inputmode": "decimal", "aria-label": called}),
        error_messages={"invalid": _("%(called)s: write an amount in pounds, as 1250000.") % {"called": called}},
    )


class MoneyForm(forms.Form):
    """The money of one financial year: everything that the report gives, with what was planned and why it differs."""

    def __init__(self, *arguments: Any, lines: Sequence[tuple[str, Line]], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.lines = lines
        for number, (called, line) in enumerate(lines):
            label, source = _("Amount in pounds"), _("Source")
            field = _pounds(label, _("%(label)s: %(called)s") % {"label": label, "called": called})
            field.widget.attrs["class"] = "ds_input"  # it stands in a table, where no question gives it its look
            self.fields[f"amount_{number}"] = field
            told = {"aria-label": _("%(label)s: %(called)s") % {"label": source, "called": called}, "class": "ds_input"}
            self.fields[f"source_{number}"] = forms.CharField(
                label=source, required=False, max_length=300, widget=forms.TextInput(told)
            )
            self.initial |= {f"amount_{number}": _typed(line.amount), f"source_{number}": line.source}
        planned = _("What the annual financial statement gave, in pounds")
        self.fields["planned"] = _pounds(planned, planned)
        self.fields["reason"] = forms.CharField(
            label=_("Why more or less was spent"),
            required=False,
            max_length=2_000,
            widget=forms.Textarea({"rows": 3}),
        )
        whole = lines[0][1]
        self.initial |= {"planned": _typed(whole.planned), "reason": whole.reason}

    @property
    def rows(self) -> list[MoneyLine]:
        """The fields of each amount."""
        return [
            MoneyLine(called, self[f"amount_{number}"], self[f"source_{number}"])
            for number, (called, _line) in enumerate(self.lines)
        ]

    def given(self) -> list[Line]:
        """The lines that were filled in. An amount that is left empty is left as it is recorded."""
        said, found = self.cleaned_data, []
        for number, (_called, line) in enumerate(self.lines):
            whole = {"planned": said["planned"], "reason": said["reason"]} if number == 0 else {}
            new = line._replace(amount=said[f"amount_{number}"], source=said[f"source_{number}"], **whole)
            if new.amount is not None or new.planned is not None:
                found.append(new)
        return found


def _typed(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:f}"


class ImportForm(forms.Form):
    """A table of money: a file, or cells pasted from a spreadsheet."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV or Excel; of a workbook the first sheet is read."),
        required=False,
        widget=forms.FileInput({"accept": ".csv,.xlsx"}),
    )
    pasted = forms.CharField(
        label=gettext_lazy("Or paste the cells here"),
        help_text=gettext_lazy("Copy them from the spreadsheet, with the row of headings."),
        required=False,
        strip=False,
        max_length=_LONGEST_PASTED,
        widget=forms.Textarea({"rows": 6, "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """One of them, and not both."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if bool(given.get("file")) == bool((given.get("pasted") or "").strip()) and not self.errors:
            self.add_error("file", _("Choose a file, or paste the cells: one of them."))
        return given

    @property
    def content(self) -> tuple[str, bytes]:
        """What the table is called, and what is in it."""
        file = self.cleaned_data.get("file")
        if file is None:
            return _("what was pasted"), self.cleaned_data["pasted"].encode()
        return file.name, file.read(settings.MOST_UPLOADED_BYTES + 1)


class ChoiceLine(NamedTuple):
    """The fields of one indicator."""

    indicator: Indicator
    use: forms.BoundField
    reason: forms.BoundField | None


class IndicatorsForm(forms.Form):
    """Which indicators a report uses. One of the core suite that is left out needs a reason."""

    def __init__(
        self, *arguments: Any, indicators: Sequence[Indicator], chosen: dict[str, Chosen], **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self.indicators, self.chosen = indicators, chosen
        for each in indicators:
            said = chosen.get(each.key)
            self.fields[f"use_{each.key}"] = forms.BooleanField(
                label=f"{each.key} {each.label}",
                required=False,
                initial=said.is_used if said is not None else each.suite is Suite.CORE,
            )
            if each.suite is Suite.CORE:
                self.fields[f"reason_{each.key}"] = forms.CharField(
                    label=_("Why %(key)s is left out") % {"key": each.key},
                    required=False,
                    max_length=300,
                    initial=said.reason if said is not None else "",
                )

    def clean(self) -> dict[str, Any]:
        """Guidance wants the whole core suite, so that whoever leaves one out says why."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for each in self.indicators:
            if each.suite is Suite.CORE and not given.get(f"use_{each.key}") and not given.get(f"reason_{each.key}"):
                self.add_error(f"reason_{each.key}", _("Say why %(key)s is left out.") % {"key": each.key})
        return given

    @property
    def groups(self) -> list[tuple[Suite, list[ChoiceLine]]]:
        """The fields by suite."""
        found: dict[Suite, list[ChoiceLine]] = {}
        for each in self.indicators:
            reason = self[f"reason_{each.key}"] if f"reason_{each.key}" in self.fields else None
            found.setdefault(each.suite, []).append(ChoiceLine(each, self[f"use_{each.key}"], reason))
        return list(found.items())

    def answers(self) -> list[tuple[str, bool, str]]:
        """What changes: the key of an indicator, whether it is used, and why not."""
        found = []
        for each in self.indicators:
            use = self.cleaned_data[f"use_{each.key}"]
            reason = "" if use else self.cleaned_data.get(f"reason_{each.key}", "") or _("Not chosen.")
            known = self.chosen.get(each.key, Chosen(each.suite is Suite.CORE, "", 0))
            if (use, reason) != (known.is_used, known.reason) and (use or known.is_used or each.suite is Suite.CORE):
                found.append((each.key, use, reason))
        return found
