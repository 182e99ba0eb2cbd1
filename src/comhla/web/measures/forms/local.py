"""The form that defines an indicator of the authority's own, all of it on one page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy

from comhla.indicators.catalogue import Indicator, Measure, Polarity, Suite
from comhla.indicators.periods import PeriodKind
from comhla.web.fields import DayField
from comhla.web.measures.presenters.figures import outcomes

_LONG = 2_000
_MEASURES = (
    (Measure.PROPORTION, gettext_lazy("A share of all, in per cent")),
    (Measure.RATE, gettext_lazy("So many for a number of people")),
    (Measure.COUNT, gettext_lazy("A number of people, things or events")),
    (Measure.MEAN, gettext_lazy("An average")),
    (Measure.MONEY, gettext_lazy("An amount of money")),
    (Measure.SCORE, gettext_lazy("A score")),
)
_WAYS = (
    (Polarity.HIGHER_IS_BETTER, gettext_lazy("Higher is better")),
    (Polarity.LOWER_IS_BETTER, gettext_lazy("Lower is better")),
    (Polarity.NEITHER, gettext_lazy("Neither is better by itself")),
)
_OFTEN = (
    (PeriodKind.FINANCIAL_YEAR, gettext_lazy("Every financial year")),
    (PeriodKind.CALENDAR_YEAR, gettext_lazy("Every calendar year")),
    (PeriodKind.QUARTER, gettext_lazy("Every quarter")),
    (PeriodKind.MONTH, gettext_lazy("Every month")),
    (PeriodKind.WEEK, gettext_lazy("Every week")),
)
_TEXTS = ("label", "title", "unit", "numerator", "denominator", "source", "owner")
_CHOOSE = {"required": gettext_lazy("Choose one.")}


def _text(label: Any, said: Any, *, help_text: Any = "", needed: bool = True, most: int = _LONG) -> forms.CharField:
    """A text; without it the form says `said`."""
    return forms.CharField(
        label=label, help_text=help_text, required=needed, max_length=most, error_messages={"required": said}
    )


class DefinitionForm(forms.Form):
    """Everything that an indicator needs to be understood by somebody else in three years."""

    use_required_attribute = False

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    label = _text(
        gettext_lazy("Name in a few words"),
        gettext_lazy("Write a name."),
        help_text=gettext_lazy("As it stands in tables, for example: Falls at home."),
        most=120,
    )
    key = _text(
        gettext_lazy("Key"),
        "",
        help_text=gettext_lazy("Letters, numbers and hyphens, for addresses and files. Made from the name if empty."),
        needed=False,
        most=80,
    )
    title = _text(gettext_lazy("What is measured, in full"), gettext_lazy("Say what is measured."))
    measure = forms.ChoiceField(
        label=gettext_lazy("What kind of number is it?"),
        choices=[(key.value, words) for key, words in _MEASURES],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    per = forms.FloatField(
        label=gettext_lazy("For how many people?"),
        help_text=gettext_lazy("Only of a number for so many people, as 1000."),
        required=False,
        min_value=1,
        localize=False,
        widget=forms.TextInput({"inputmode": "decimal", "class": "ds_input--fixed-10"}),
    )
    unit = _text(
        gettext_lazy("What a figure is in"),
        gettext_lazy("Say what a figure is in."),
        help_text=gettext_lazy("For example: per cent, falls per 1,000 people, clubs, pounds a week."),
        most=200,
    )
    decimals = forms.IntegerField(
        label=gettext_lazy("How many decimals are shown?"), min_value=0, max_value=6, initial=1
    )
    polarity = forms.ChoiceField(
        label=gettext_lazy("Which way is better?"),
        choices=[(key.value, words) for key, words in _WAYS],
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    numerator = _text(gettext_lazy("What is counted, of whom?"), gettext_lazy("Say what is counted, of whom."))
    denominator = _text(
        gettext_lazy("What is it divided by?"),
        "",
        help_text=gettext_lazy("Needed for a share, and for a number for so many people."),
        needed=False,
    )
    source = _text(gettext_lazy("Where do the figures come from?"), gettext_lazy("Say where the figures come from."))
    owner = _text(
        gettext_lazy("Post that answers for it"),
        gettext_lazy("Name the post that answers for the indicator."),
        help_text=gettext_lazy("A post and not a person's name: posts stay when people move."),
        most=200,
    )
    period_kind = forms.ChoiceField(
        label=gettext_lazy("How often is there a figure?"),
        choices=[(key.value, words) for key, words in _OFTEN],
        error_messages=_CHOOSE,
    )
    lag_days = forms.IntegerField(
        label=gettext_lazy("How many days after the end of a period is its figure there?"),
        help_text=gettext_lazy("After these days the figure counts as late, and whoever keeps it is asked."),
        required=False,
        min_value=0,
        max_value=3_650,
    )
    review_on = DayField(label=gettext_lazy("Day on which the indicator is looked at again"))
    caveats = forms.CharField(
        label=gettext_lazy("What must a reader keep in mind?"),
        help_text=gettext_lazy("One thing to a line."),
        required=False,
        max_length=_LONG,
        widget=forms.Textarea({"rows": 3}),
    )
    outcomes = forms.MultipleChoiceField(
        label=gettext_lazy("Which national outcomes does it tell of?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *arguments: Any, is_new: bool, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["outcomes"].choices = [(each.key, each.label) for each in outcomes()]
        if not is_new:
            del self.fields["key"]
        kinds = dict(self.fields["period_kind"].choices)
        chosen = self.initial.get("period_kind")
        if chosen and chosen not in kinds:
            self.fields["period_kind"].choices = [*kinds.items(), (chosen, chosen.replace("_", " "))]

    def definition(self, before: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The record that `comhla.indicators` reads; what the form does not ask stays as it was before."""
        given = self.cleaned_data
        rest = {name: value for name, value in (before or {}).items() if name not in _ASKED}
        told: dict[str, Any] = {name: given[name] for name in _TEXTS if given[name]}
        told |= {name: given[name] for name in ("measure", "polarity", "period_kind", "decimals")}
        told["multiplier"] = _multiplier(given["measure"], given["per"])
        if given["lag_days"] is not None:
            told["lag_days"] = given["lag_days"]
        told["review_on"] = given["review_on"].isoformat()
        told["caveats"] = [line.strip() for line in given["caveats"].splitlines() if line.strip()]
        told["outcomes"] = given["outcomes"]
        key = given.get("key") or (before or {}).get("key") or slugify(given["label"])[:80]
        return {**rest, "suite": Suite.LOCAL.value, "key": key, **told}


_ASKED = frozenset(DefinitionForm.base_fields) | {"multiplier"}


def _multiplier(measure: str, per: float | None) -> float:
    if measure == Measure.PROPORTION:
        return 100.0
    return float(per or 1) if measure == Measure.RATE else 1.0


def as_typed(indicator: Indicator, *, version: int) -> dict[str, Any]:
    """What the form begins with, of an indicator that is there."""
    told: dict[str, Any] = {name: getattr(indicator, name) for name in (*_TEXTS, "decimals", "lag_days", "review_on")}
    told |= {name: getattr(indicator, name).value for name in ("measure", "polarity", "period_kind")}
    told |= {"caveats": "\n".join(indicator.caveats), "outcomes": list(indicator.outcomes), "version": version}
    if indicator.measure is Measure.RATE:
        told["per"] = f"{indicator.multiplier:g}"
    return told


class EndForm(forms.Form):
    """From which day on an indicator is no more kept."""

    use_required_attribute = False

    version = forms.IntegerField(widget=forms.HiddenInput)
    on = DayField(label=gettext_lazy("Last day on which it is kept"))

    def __init__(self, *arguments: Any, today: date, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["on"].last = today
