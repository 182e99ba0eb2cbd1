"""Forms for what bodies say of directions, for issuing them, and for filters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.dates import FinancialYear
from comhla.law import AuthorityFacts
from comhla.law.facts import Acknowledgement, ComplianceReport, Direction, DirectionStatus
from comhla.web.authorities.labels import Names
from comhla.web.directions.presenters.register import FORCES, STATUSES, Chosen
from comhla.web.fields import DayField

_YES, _NO = "yes", "no"
_ANSWERS = (("", gettext_lazy("I do not know yet")), (_YES, gettext_lazy("Yes")), (_NO, gettext_lazy("No")))


class FilterForm(forms.Form):
    """Which directions to see. What is not known shows everything."""

    use_required_attribute = False

    body = forms.ChoiceField(label=gettext_lazy("Given to"))
    function = forms.ChoiceField(label=gettext_lazy("Function"))
    force = forms.ChoiceField(label=gettext_lazy("In force"))
    status = forms.ChoiceField(label=gettext_lazy("How far it has come"))
    action = forms.ChoiceField(label=gettext_lazy("Action of the plan"))

    def __init__(self, chosen: Chosen, facts: AuthorityFacts) -> None:
        super().__init__(initial=chosen._asdict())
        everything, names = ("", _("All")), Names(facts)
        bodies = dict.fromkeys(body for each in facts.directions or () for body in each.addressees)
        self.fields["body"].choices = [everything, *((each, each) for each in bodies)]
        self.fields["function"].choices = [everything, *names.of("functions").items()]
        self.fields["force"].choices = [everything, *((key.name.lower(), words) for key, words in FORCES.items())]
        self.fields["status"].choices = [everything, *((key.value, words) for key, words in STATUSES.items())]
        self.fields["action"].choices = [everything, *names.of("plan_actions").items()]
        for field in self.fields.values():
            field.required = True  # so that nothing says "optional" beside a filter


class AcknowledgeForm(forms.Form):
    """That a body has a direction. An officer of the body presses the button; the clerk says who told them and when."""

    remarks = forms.CharField(
        label=gettext_lazy("Anything you want to say with it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )

    def said(self, body: str, on: date) -> Acknowledgement:
        """What was said."""
        told: dict[str, Any] = {"body": body, "acknowledged_on": on, "remarks": self.cleaned_data["remarks"] or None}
        return Acknowledgement(**told)


class ClerkAcknowledgeForm(AcknowledgeForm):
    """The same as the clerk records it after a call or letter."""

    body = forms.ChoiceField(label=gettext_lazy("Which body?"))
    on = DayField(label=gettext_lazy("Day on which they said so"))
    by_post = forms.CharField(label=gettext_lazy("Post of whoever said so"), max_length=200)
    who = forms.CharField(
        label=gettext_lazy("Name of whoever said so"),
        max_length=200,
        help_text=gettext_lazy("Kept in the audit trail beside your own name, and nowhere else."),
    )
    field_order = ("body", "on", "by_post", "who", "remarks")

    def __init__(self, *args: Any, direction: Direction, today: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["body"].choices = [(each, each) for each in direction.addressees]
        self.fields["on"].first, self.fields["on"].last = direction.given_on, today

    def acknowledged(self) -> Acknowledgement:
        """What was said, with the post."""
        given = self.cleaned_data
        return self.said(given["body"], given["on"]).replace(by_post=given["by_post"])


class ReportForm(forms.Form):
    """How far a direction has been carried out, and what was spent."""

    body = forms.ChoiceField(label=gettext_lazy("Which body?"))
    on = DayField(label=gettext_lazy("Day of the report"))
    status = forms.ChoiceField(
        label=gettext_lazy("How far has it come?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose how far it has come.")},
    )
    complied = forms.ChoiceField(
        label=gettext_lazy("Is it done as directed?"), choices=_ANSWERS, required=False, widget=forms.RadioSelect
    )
    spent = forms.DecimalField(
        label=gettext_lazy("Spent so far in the year, in pounds"),
        required=False,
        min_value=Decimal(0),
        max_digits=14,
        decimal_places=2,
        widget=forms.TextInput({"inputmode": "decimal", "class": "ds_input--fixed-10"}),
    )
    year = forms.ChoiceField(label=gettext_lazy("Financial year"))
    what = forms.CharField(
        label=gettext_lazy("What was done, and what came of it"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *args: Any, direction: Direction, bodies: Sequence[str], today: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["body"].choices = [(each, each) for each in bodies]
        self.fields["on"].first, self.fields["on"].last = direction.given_on, today
        self.fields["status"].choices = [(key.value, words) for key, words in STATUSES.items()]
        named = {line.financial_year for line in direction.lines or () if line.financial_year}
        labels = sorted({FinancialYear.containing(today).label, *named}, reverse=True)
        self.fields["year"].choices = [(each, each) for each in labels]

    def said(self) -> ComplianceReport:
        """What was reported."""
        given = self.cleaned_data
        told: dict[str, Any] = {
            "reported_on": given["on"],
            "body": given["body"],
            "status": DirectionStatus(given["status"]),
            "spent": given["spent"],
            "financial_year": given["year"] if given["spent"] is not None else None,
            "complied": {_YES: True, _NO: False}.get(given["complied"]),
            "what": given["what"] or None,
        }
        return ComplianceReport(**told)


class IssueForm(forms.Form):
    """Why a direction is issued again."""

    because = forms.CharField(
        label=gettext_lazy("Why is it issued again?"),
        max_length=2000,
        error_messages={"required": gettext_lazy("Say why it is issued again.")},
    )


class TellForm(forms.Form):
    """Which meeting was told of the reports."""

    meeting = forms.ChoiceField(
        label=gettext_lazy("Which meeting was told of them?"),
        error_messages={"required": gettext_lazy("Choose a meeting.")},
    )

    def __init__(self, *args: Any, facts: AuthorityFacts, today: date, **kw: Any) -> None:
        super().__init__(*args, **kw)
        held = sorted(facts.meetings or (), key=lambda each: each.held_on, reverse=True)
        names = Names(facts)
        choices = [(each.id, names.called("meetings", each.id)) for each in held if each.held_on <= today]
        self.fields["meeting"].choices = [("", _("Choose a meeting")), *choices]


class PeriodForm(forms.Form):
    """The period of a report to the board."""

    use_required_attribute = False

    first = DayField(label=gettext_lazy("First day"))
    last = DayField(label=gettext_lazy("Last day"))

    def clean(self) -> dict[str, Any]:
        """Refuse days out of order."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("first") and given.get("last") and given["last"] < given["first"]:
            self.add_error("last", _("The last day cannot be before the first day."))
        return given
