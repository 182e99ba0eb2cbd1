"""The forms of the steps: taking one, to whom the draft goes, the period for views, and the timetable."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.law.facts import Stage
from comhla.reference.groups import ConsulteeGroup
from comhla.web.fields import DayField
from comhla.web.plans.actions.steps import Data, Step
from comhla.web.plans.presenters.group import GROUPS
from comhla.web.plans.timetable import FEWEST_WEEKS, MOST_WEEKS

ASKS = frozenset({Stage.GROUP_ON_PROPOSALS, Stage.GROUP_ON_FIRST_DRAFT, Stage.SENT})
"""The steps that ask somebody for views."""

_MOST_TEXT = 2_000
_SHORT = 200


class Versioned(forms.Form):
    """A form about a plan as it was when the page was opened."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class StepForm(Versioned):
    """The day of a step, what shows it, how many answered, and where something is open why it goes on."""

    on = DayField(label=gettext_lazy("Day it was taken"))
    document = forms.CharField(
        label=gettext_lazy("Document or minute that shows it"),
        help_text=gettext_lazy("For example: minute of the planning group, 5 August 2026, item 4"),
        required=False,
        max_length=_MOST_TEXT,
    )
    responses = forms.IntegerField(
        label=gettext_lazy("How many answered"),
        help_text=gettext_lazy("Nought is lawful: who is asked and silent was asked."),
        required=False,
        min_value=0,
        widget=forms.TextInput({"inputmode": "numeric", "class": "ds_input--fixed-4"}),
    )
    went_on_because = forms.CharField(
        label=gettext_lazy("Why the step is taken although this is open"),
        help_text=gettext_lazy("It is kept with the step and stays in the audit trail."),
        required=False,
        max_length=_MOST_TEXT,
        widget=forms.Textarea({"rows": 4}),
    )
    decided_by = forms.CharField(label=gettext_lazy("Post that decides it"), required=False, max_length=_SHORT)

    def __init__(self, stage: Stage, *arguments: Any, may_decide: bool, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.stage = stage
        if stage not in ASKS:
            del self.fields["responses"]
        if not may_decide:
            del self.fields["went_on_because"], self.fields["decided_by"]

    def step(self) -> Step:
        """The step as it is to be recorded."""
        given = self.cleaned_data
        because = given.get("went_on_because", "")
        return Step(
            stage=self.stage,
            on=given["on"],
            document=given["document"],
            responses=given.get("responses"),
            went_on_because=because,
            decided_by=given.get("decided_by", "") if because else "",
        )


def group_words(group: ConsulteeGroup) -> str:
    """A prescribed group as people say it."""
    return GROUPS[group]


class RecipientsForm(Versioned):
    """Several recipients at once: a box for each partner body and each group, one recipient to a line."""

    sent_on = DayField(label=gettext_lazy("Day it was sent to all of these"), required=False)
    proof = forms.CharField(
        label=gettext_lazy("What shows that it was sent"),
        help_text=gettext_lazy("A list, a letter, a message. The same for all of these."),
        required=False,
        max_length=_MOST_TEXT,
    )
    linked = forms.BooleanField(
        label=gettext_lazy("They have the link with the area that the regulations ask for"), required=False
    )

    def __init__(self, partners: Sequence[str], *arguments: Any, missing: Iterable[str], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.boxes = {f"body_{number}": ("body", name) for number, name in enumerate(partners)}
        self.boxes |= {f"group_{each.value}": ("group", each.value) for each in ConsulteeGroup}
        self.boxes["others"] = ("", "")
        wanted = set(missing)
        for name, (kind, value) in self.boxes.items():
            label = (
                value if kind == "body" else group_words(ConsulteeGroup(value)) if kind else _("Others as you see fit")
            )
            hint = _("Nobody yet.") if value in wanted else ""
            self.fields[name] = forms.CharField(
                label=label, help_text=hint, required=False, max_length=_MOST_TEXT, widget=forms.Textarea({"rows": 2})
            )
        self.order_fields([*self.boxes, "sent_on", "proof", "linked", "version"])

    def clean(self) -> dict[str, Any]:
        """Ask for at least one recipient."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(given.get(name) for name in self.boxes):
            self.add_error(next(iter(self.boxes)), _("Enter at least one recipient, one to a line."))
        return given

    def recipients(self) -> list[Data]:
        """One row for each line."""
        given = self.cleaned_data
        shared = {"sent_on": _iso(given["sent_on"]), "proof": given["proof"]}
        found = []
        for name, (kind, value) in self.boxes.items():
            linked = {"linked_to_area": True} if given["linked"] and kind == "group" else {}
            for line in filter(None, (each.strip() for each in given[name].splitlines())):
                row: Data = {"who": line, kind: value, **shared, **linked}
                found.append({key: each for key, each in row.items() if key and each})
        return found


class RecipientForm(Versioned):
    """One recipient: when it was sent, what shows it, when they had it, whether it came back."""

    who = forms.CharField(
        label=gettext_lazy("Who"),
        help_text=gettext_lazy("A body or post, not a private person's name."),
        required=False,
        max_length=_MOST_TEXT,
    )
    sent_on = DayField(label=gettext_lazy("Day it was sent"), required=False)
    proof = forms.CharField(label=gettext_lazy("What shows that it was sent"), required=False, max_length=_MOST_TEXT)
    received_on = DayField(label=gettext_lazy("Day they said that they have it"), required=False)
    came_back_on = DayField(label=gettext_lazy("Day it came back undelivered"), required=False)
    linked_to_area = forms.ChoiceField(
        label=gettext_lazy("Have they the link with the area that the regulations ask for?"),
        choices=(("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")), ("", gettext_lazy("Not recorded"))),
        required=False,
        widget=forms.RadioSelect,
    )

    def recipient(self, before: Data) -> Data:
        """The row with what the form says; its group or body stays."""
        given = self.cleaned_data
        kept: Data = {name: before[name] for name in ("group", "body") if name in before}
        days = {name: _iso(given[name]) for name in ("sent_on", "received_on", "came_back_on")}
        told = {"who": given["who"], "proof": given["proof"], **days}
        linked = {"linked_to_area": given["linked_to_area"] == "yes"} if given["linked_to_area"] else {}
        return {**kept, **{name: each for name, each in told.items() if each}, **linked}


class SentForm(Versioned):
    """One day of sending for everybody for whom none is recorded."""

    on = DayField(label=gettext_lazy("Day it was sent"))
    proof = forms.CharField(label=gettext_lazy("What shows that it was sent"), required=False, max_length=_MOST_TEXT)

    prefix = "sent"


class PeriodForm(Versioned):
    """The period for views."""

    first_day = DayField(label=gettext_lazy("First day for views"))
    last_day = DayField(
        label=gettext_lazy("Last day for views"),
        help_text=gettext_lazy(
            "The whole of this day still belongs to those who are asked. No shortest period is set."
        ),
    )
    stated = forms.BooleanField(label=gettext_lazy("Those who were asked were told this period"), required=False)

    prefix = "period"

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("first_day") and given.get("last_day") and given["last_day"] < given["first_day"]:
            self.add_error("last_day", _("The last day is before the first. Correct one of the two."))
        return given


class TimetableForm(forms.Form):
    """The weeks between each step and the next."""

    def __init__(self, labels: Mapping[Stage, str], *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for stage, label in labels.items():
            self.fields[stage.value] = forms.IntegerField(
                label=label,
                min_value=FEWEST_WEEKS,
                max_value=MOST_WEEKS,
                widget=forms.TextInput({"inputmode": "numeric", "class": "ds_input--fixed-2"}),
            )

    def weeks(self) -> dict[Stage, int]:
        """The weeks by step."""
        return {stage: self.cleaned_data[stage.value] for stage in Stage}


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""
