"""Forms to make a direction from a decision, and to revoke one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.dates import FinancialYear
from comhla.law import AuthorityFacts
from comhla.law.facts import ChangeKind, DelegatedFunction, Direction, DirectionLine
from comhla.reference.models import Model
from comhla.web.authorities.labels import Names
from comhla.web.directions.actions.giving import DRAFT
from comhla.web.fields import DayField

PAYMENT, METHOD, SET_ASIDE = "payment", "method", "set_aside"
MONEY = (
    (PAYMENT, gettext_lazy("A payment")),
    (METHOD, gettext_lazy("A method for working the payment out")),
    (SET_ASIDE, gettext_lazy("An amount set aside")),
)
NOT_SAID = "none"
BOARD = "board"
_MOST = 10_000


class Asked(NamedTuple):
    """What the form is about: the decision, bodies and functions that were chosen, and what it changes."""

    decision: str
    bodies: tuple[str, ...]
    functions: tuple[DelegatedFunction, ...]
    earlier: str
    change: ChangeKind | None


class ChooseForm(forms.Form):
    """From which decision, to whom, and for which functions."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Which decision does it carry out?"),
        required=False,
        help_text=gettext_lazy("The guidance asks for one direction for each decision that needs one."),
    )
    body = forms.MultipleChoiceField(
        label=gettext_lazy("Who is directed?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose the council, the health board or both.")},
    )
    function = forms.MultipleChoiceField(
        label=gettext_lazy("For which functions?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("The functions delegated today."),
        error_messages={"required": gettext_lazy("Choose at least one function.")},
    )
    earlier = forms.CharField(required=False, widget=forms.HiddenInput)
    change = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, facts: AuthorityFacts, functions: Sequence[DelegatedFunction], **kw: Any) -> None:
        super().__init__(*args, **kw)
        today = kw.get("initial", {})["today"]
        self.fields["decision"].choices = decision_choices(facts)
        parties = facts.setting_on(today).parties if facts.settings else ()
        self.fields["body"].choices = [(each, each) for each in parties]
        self.fields["function"].choices = [(each.id, each.name or each.id) for each in functions]


def decision_choices(facts: AuthorityFacts) -> list[tuple[str, str]]:
    """The decisions of the record, the latest first, and none."""
    taken = sorted(facts.decisions or (), key=lambda each: each.decided_on, reverse=True)
    return [("", _("No decision is recorded for it")), *((each.id, each.title) for each in taken)]


def _money_field(help_text: str = "") -> forms.DecimalField:
    return forms.DecimalField(
        label=_("Amount in pounds"),
        required=False,
        min_value=Decimal(0),
        max_digits=14,
        decimal_places=2,
        widget=forms.TextInput({"inputmode": "decimal", "class": "ds_input--fixed-10"}),
        help_text=help_text,
    )


class NeededText(forms.CharField):
    """A text that the law wants. Where it is left out, the check says so with the provision, and not this field."""

    def validate(self, value: str) -> None:
        """Let everything through."""


class LineFields(NamedTuple):
    """The fields of one function in the form, to be shown together under its name."""

    function: str
    fields: tuple[forms.BoundField, ...]


class DetailsForm(forms.Form):
    """What the direction says: for each function how, with which money and for what, and from when."""

    title = forms.CharField(
        label=gettext_lazy("What it is about, in a few words"),
        max_length=200,
        error_messages={"required": gettext_lazy("Say in a few words what it is about.")},
    )
    given_on = DayField(label=gettext_lazy("Day on which it is given"))
    first_day = DayField(label=gettext_lazy("First day on which it has effect"))
    last_day = DayField(
        label=gettext_lazy("Last day"),
        required=False,
        help_text=gettext_lazy("Only where it says so. Otherwise it lasts until it is varied, revoked or superseded."),
    )
    review_on = DayField(label=gettext_lazy("Day for reviewing it"), required=False)
    plan_action = forms.ChoiceField(label=gettext_lazy("Action of the strategic plan that it serves"), required=False)
    plan_outcome = forms.CharField(
        label=gettext_lazy("Outcome that it serves"), required=False, max_length=400, help_text=gettext_lazy("As O2.")
    )
    sets_charges = forms.BooleanField(
        label=gettext_lazy("It says what people are charged"),
        required=False,
        help_text=gettext_lazy("Charging is never delegated, so it cannot be directed."),
    )
    beside = forms.BooleanField(
        label=gettext_lazy("It stands beside other directions for the same function and body"),
        required=False,
        help_text=gettext_lazy("Choose this only where both are to hold and neither changes the other."),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, facts: AuthorityFacts, asked: Asked, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.facts, self.asked = facts, asked
        actions = Names(facts).of("plan_actions")
        self.fields["plan_action"].choices = [("", _("None")), *actions.items()]
        for number, function in enumerate(asked.functions):
            self._add_line(number, function)

    def _add_line(self, number: int, function: DelegatedFunction) -> None:
        if len(self.asked.bodies) > 1:
            bodies = [("", _("All of them together")), *((each, each) for each in self.asked.bodies)]
            self.fields[f"by_{number}"] = forms.ChoiceField(label=_("Carried out by"), choices=bodies, required=False)
        self.fields[f"how_{number}"] = forms.CharField(
            label=_("How it is to be carried out"),
            required=False,
            max_length=_MOST,
            widget=forms.Textarea({"rows": 3}),
        )
        self.fields[f"kind_{number}"] = forms.ChoiceField(
            label=_("Money"),
            choices=MONEY,
            initial=SET_ASIDE if function.set_aside else PAYMENT,
            widget=forms.RadioSelect,
            help_text=_("The scheme sets an amount aside for it.") if function.set_aside else "",
        )
        self.fields[f"amount_{number}"] = _money_field()
        self.fields[f"method_{number}"] = forms.CharField(label=_("Method"), required=False, max_length=_MOST)
        self.fields[f"use_{number}"] = NeededText(label=_("How the money is to be used"), max_length=_MOST)
        self.fields[f"year_{number}"] = forms.ChoiceField(
            label=_("Financial year of the amount"), choices=self._years(), required=False
        )

    def _years(self) -> list[tuple[str, str]]:
        year = FinancialYear.containing(self.initial["given_on"])
        shown = [year.previous, year, year.next, year.next.next]
        return [("", _("Every year")), *((each.label, each.label) for each in shown)]

    @property
    def lines(self) -> list[LineFields]:
        """The fields of each function."""
        return [
            LineFields(function.name or function.id, tuple(self[name] for name in self._names(number)))
            for number, function in enumerate(self.asked.functions)
        ]

    def _names(self, number: int) -> list[str]:
        return [
            f"{name}_{number}"
            for name in ("by", "how", "kind", "amount", "method", "use", "year")
            if f"{name}_{number}" in self.fields
        ]

    @property
    def about_whole(self) -> list[forms.BoundField]:
        """The fields about the direction as a whole."""
        return [self[name] for name in self.base_fields if name != "version"]

    def direction(self) -> Direction:
        """The direction as it was typed."""
        given = self.cleaned_data
        lines = tuple(self._line(number, each) for number, each in enumerate(self.asked.functions))
        said: dict[str, Any] = {
            "id": DRAFT,
            "title": given["title"],
            "given_by": giver(self.facts, given["given_on"], self.asked.bodies),
            "given_on": given["given_on"],
            "addressees": self.asked.bodies,
            "decision": self.asked.decision or None,
            "lines": lines,
            "first_day": given["first_day"],
            "last_day": given["last_day"],
            "change": self.asked.change,
            "plan_action": given["plan_action"] or None,
            "plan_outcome": given["plan_outcome"] or None,
            "review_on": given["review_on"],
        }
        return Direction(**said)

    def _line(self, number: int, function: DelegatedFunction) -> DirectionLine:
        """What was typed for a function. What it does not say is recorded as not said, and not as unknown."""
        given = {name: self.cleaned_data.get(f"{name}_{number}") for name in ("by", "how", "kind", "use", "year")}
        amount, method = self.cleaned_data.get(f"amount_{number}"), self.cleaned_data.get(f"method_{number}")
        kind = given["kind"]
        stated = bool(method) if kind == METHOD else amount is not None
        said: dict[str, Any] = {
            "function": function.id,
            "carried_out_by": given["by"] or None,
            "how": given["how"] or None,
            "set_aside_amount": amount if kind == SET_ASIDE else None,
            "payment": amount if kind == PAYMENT else None,
            "payment_method": (method or None) if kind == METHOD else None,
            "amount_stated": None if stated else False,
            "use": given["use"] or NOT_SAID,
            "financial_year": given["year"] or None,
            "charges_set": True if self.cleaned_data["sets_charges"] else None,
        }
        return DirectionLine(**said)


def giver(facts: AuthorityFacts, day: date, bodies: Sequence[str]) -> str:
    """Who gives a direction: the board; in a lead agency area the body that leads, and is not itself directed."""
    setting = facts.setting_on(day)
    if setting.model is Model.BODY_CORPORATE:
        return BOARD
    leading = setting.councils if setting.model is Model.COUNCIL_LEADS else setting.parties
    return next((each for each in leading if each not in bodies), leading[0])


def as_typed(direction: Direction, functions: Sequence[DelegatedFunction]) -> Mapping[str, Any]:
    """What an earlier direction says, to begin a change of it with."""
    by_function = {line.function: line for line in direction.lines or ()}
    typed: dict[str, Any] = {
        "title": direction.title or "",
        "plan_action": direction.plan_action or "",
        "plan_outcome": direction.plan_outcome or "",
    }
    for number, function in enumerate(functions):
        line = by_function.get(function.id)
        if line is not None:
            method = None if line.payment_method == NOT_SAID else line.payment_method
            kind = SET_ASIDE if line.set_aside_amount is not None else METHOD if method else PAYMENT
            typed |= {
                f"by_{number}": line.carried_out_by or "",
                f"how_{number}": line.how or "",
                f"kind_{number}": kind,
                f"amount_{number}": line.set_aside_amount if line.set_aside_amount is not None else line.payment,
                f"method_{number}": method or "",
                f"use_{number}": "" if line.use == NOT_SAID else line.use or "",
                f"year_{number}": line.financial_year or "",
            }
    return typed


class RevokeForm(forms.Form):
    """From when a direction no longer holds, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(
        label=gettext_lazy("What the revocation is called"),
        max_length=200,
        error_messages={"required": gettext_lazy("Say in a few words what is revoked.")},
    )
    given_on = DayField(label=gettext_lazy("Day on which the revocation is given"))
    first_day = DayField(label=gettext_lazy("First day on which the direction no longer holds"))
    decision = forms.ChoiceField(label=gettext_lazy("Which decision does it carry out?"), required=False)
    reason = forms.CharField(label=gettext_lazy("Reason, for the trail"), required=False, max_length=1000)

    def __init__(self, *args: Any, facts: AuthorityFacts, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.fields["decision"].choices = decision_choices(facts)
