"""The forms to begin a plan, to review one, and for what comes from outside: directions and significant decisions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.law.facts import PlanOrigin, PlanReviewResult
from comhla.web.fields import DayField
from comhla.web.plans.actions.steps_begin import Data, NewPlan, Said

_LONG, _SHORT = 2_000, 300
_CHOOSE = {"required": gettext_lazy("Choose one.")}
_YES_OR_NO = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")))


def _words(label: Any, *, required: bool = True, hint: Any = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=_LONG, widget=forms.Textarea({"rows": rows})
    )


class BeginForm(forms.Form):
    """What a plan begins with."""

    title = forms.CharField(
        label=gettext_lazy("Title of the plan"),
        max_length=_SHORT,
        error_messages={"required": gettext_lazy("Write the title of the plan.")},
    )
    origin = forms.ChoiceField(
        label=gettext_lazy("Why is it prepared?"),
        choices=(
            (PlanOrigin.REVIEW.value, gettext_lazy("A review decided to replace the plan")),
            (PlanOrigin.DIRECTION.value, gettext_lazy("The partner bodies directed it")),
            (PlanOrigin.FIRST.value, gettext_lazy("It is the first plan of the authority")),
        ),
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    directed_by = forms.ChoiceField(label=gettext_lazy("Which direction?"), required=False)
    began_on = DayField(label=gettext_lazy("Day preparation began"))
    first_day = DayField(
        label=gettext_lazy("First day of the plan's period"),
        help_text=gettext_lazy("After a review the plan itself names this day, and three years begin with it."),
        required=False,
    )
    last_day = DayField(label=gettext_lazy("Last day of the plan's period"), required=False)
    copied_from = forms.ChoiceField(
        label=gettext_lazy("Start with the text of"),
        help_text=gettext_lazy("Its sections, actions and measures are copied. The steps are taken anew."),
        required=False,
    )

    def __init__(
        self, plans: Mapping[str, str], directions: Mapping[str, str], *arguments: Any, today: date, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self.fields["began_on"].last = today
        self.fields["copied_from"].choices = [*plans.items(), ("", _("No earlier plan"))]
        if directions:
            self.fields["directed_by"].choices = [("", _("None of these")), *directions.items()]
        else:
            del self.fields["directed_by"]

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("first_day") and given.get("last_day") and given["last_day"] < given["first_day"]:
            self.add_error("last_day", _("The last day is before the first. Correct one of the two."))
        return given

    def plan(self) -> NewPlan:
        """The plan that is wanted."""
        given = self.cleaned_data
        origin = PlanOrigin(given["origin"])
        return NewPlan(
            title=given["title"],
            origin=origin,
            began_on=given["began_on"],
            first_day=given["first_day"],
            last_day=given["last_day"],
            directed_by=given.get("directed_by", "") if origin is PlanOrigin.DIRECTION else "",
            copied_from=given["copied_from"],
        )


# ----------------------------------------------------------------------------------------------------------- reviews


class StartReviewForm(forms.Form):
    """The first day of a review."""

    on = DayField(label=gettext_lazy("Day the review began"))
    because = _words(gettext_lazy("Why it is held"), required=False, rows=2)


class AskGroupForm(forms.Form):
    """The two questions to the planning group, with their days and what it answered."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    effectiveness_on = DayField(
        label=gettext_lazy("Day the planning group was asked how effective the arrangements are")
    )
    effectiveness = _words(gettext_lazy("What it answered"), required=False)
    replacement_on = DayField(label=gettext_lazy("Day it was asked whether to replace the plan"))
    replacement = _words(gettext_lazy("What it answered"), required=False)

    def told(self) -> Data:
        """What is recorded of the review."""
        given = self.cleaned_data
        return {
            "group_asked_on_effectiveness_on": given["effectiveness_on"].isoformat(),
            "group_asked_on_replacement_on": given["replacement_on"].isoformat(),
        }

    def said(self) -> list[Said]:
        """The group's answers, as evidence of each question."""
        given = self.cleaned_data
        found = []
        for name, part in (
            ("effectiveness", "ask_group_on_effectiveness"),
            ("replacement", "ask_group_on_replacement"),
        ):
            if given[name]:
                what = _("The planning group's answer: %(words)s") % {"words": given[name]}
                found.append(Said(part, what, given[f"{name}_on"]))
        return found


class ResolveForm(forms.Form):
    """What a review resolved."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    resolved_on = DayField(label=gettext_lazy("Day the authority received the review and resolved on it"))
    result = forms.ChoiceField(
        label=gettext_lazy("What did it resolve?"),
        choices=(
            (PlanReviewResult.REPLACE.value, gettext_lazy("Replace the plan")),
            (PlanReviewResult.KEEP.value, gettext_lazy("Keep the plan")),
        ),
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    decided_on = DayField(
        label=gettext_lazy("Where the plan is kept: day of that decision"),
        help_text=gettext_lazy("The next three years begin with this day."),
        required=False,
    )
    regard = _words(
        gettext_lazy("The paper or minute that shows how the group's views were considered"), required=False, rows=2
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the day of a decision to keep the plan."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("result") == PlanReviewResult.KEEP.value and not given.get("decided_on"):
            given["decided_on"] = given.get("resolved_on")
        return given

    def told(self) -> Data:
        """What is recorded of the review."""
        given = self.cleaned_data
        told = {"resolved_on": given["resolved_on"].isoformat(), "result": given["result"]}
        if given["result"] == PlanReviewResult.KEEP.value:
            told["decided_on"] = given["decided_on"].isoformat()
        return told

    def said(self) -> list[Said]:
        """Where the group's views were considered, as evidence."""
        given = self.cleaned_data
        if not given["regard"]:
            return []
        return [Said("have_regard_to_group_views", given["regard"], given["resolved_on"])]


class DirectionForm(forms.Form):
    """A direction of the constituent authorities to replace the plan."""

    given_by = forms.MultipleChoiceField(
        label=gettext_lazy("Who gave it?"),
        help_text=gettext_lazy("Only all the constituent authorities together can direct it."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one.")},
    )
    given_on = DayField(label=gettext_lazy("Day it was given"))
    in_writing = forms.BooleanField(label=gettext_lazy("It is in writing"), required=False)
    reasons_summarised = forms.BooleanField(label=gettext_lazy("It has a summary of reasons"), required=False)
    prepare_by = DayField(label=gettext_lazy("Day by which the plan is to be prepared"), required=False)
    period_begins_on = DayField(label=gettext_lazy("Day on which the plan's period is to begin"), required=False)

    def __init__(self, parties: Sequence[str], *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["given_by"].choices = [(each, each) for each in parties]

    def told(self) -> Data:
        """The row of the direction, without its id."""
        given = self.cleaned_data
        days = {name: given[name].isoformat() for name in ("prepare_by", "period_begins_on") if given[name]}
        return {
            "given_by": given["given_by"],
            "given_on": given["given_on"].isoformat(),
            "in_writing": given["in_writing"],
            "reasons_summarised": given["reasons_summarised"],
            "names_both_days": len(days) == 2,
            **days,
        }


# --------------------------------------------------------------------------------------------- significant decisions


class WhatForm(forms.Form):
    """What is to be decided and when."""

    prefix = "what"
    title = forms.CharField(
        label=gettext_lazy("What is to be decided, in a few words?"),
        max_length=_SHORT,
        error_messages={"required": gettext_lazy("Say what is to be decided.")},
    )
    decided_on = DayField(label=gettext_lazy("On which day is it or was it decided?"))


class WithinForm(forms.Form):
    """Whether it is in the plan."""

    prefix = "within"
    within_plan = forms.ChoiceField(
        label=gettext_lazy("Is it in the strategic plan, or does it take effect by replacing the plan?"),
        choices=_YES_OR_NO,
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )


class ViewForm(forms.Form):
    """What the authority considers that it might do to a service."""

    prefix = "view"
    significant = forms.ChoiceField(
        label=gettext_lazy("Does the authority consider that it might significantly affect a service?"),
        help_text=gettext_lazy("The law turns on what the authority itself considers."),
        choices=_YES_OR_NO,
        widget=forms.RadioSelect,
        error_messages=_CHOOSE,
    )
    recorded_on = DayField(label=gettext_lazy("On which day was that considered?"))
    recorded_by = forms.CharField(label=gettext_lazy("Which post gave the view?"), max_length=_SHORT)


class GroupForm(forms.Form):
    """Whether the planning group was asked."""

    prefix = "group"
    group_asked_on = DayField(
        label=gettext_lazy("On which day was the planning group asked for its views?"),
        help_text=gettext_lazy("Before the decision is taken. Leave it empty while it has not been asked."),
        required=False,
    )
    views = _words(
        gettext_lazy("Where is it shown what the group said and how that was considered?"),
        required=False,
        hint=gettext_lazy("The paper or minute."),
        rows=2,
    )


class UsersForm(forms.Form):
    """Whether users were involved."""

    prefix = "users"
    users_involved_on = DayField(
        label=gettext_lazy(
            "On which day were users of the service, and people who may use it, involved and consulted?"
        ),
        help_text=gettext_lazy("Leave it empty while they have not been."),
        required=False,
    )
    how = _words(gettext_lazy("How were they involved?"), required=False, rows=2)


class ReasonsForm(forms.Form):
    """Why, for the annual performance report."""

    prefix = "reasons"
    reasons = _words(
        gettext_lazy("Why is it decided outside the plan?"),
        hint=gettext_lazy("The performance report of the year gives the number of such decisions and the reasons."),
    )
