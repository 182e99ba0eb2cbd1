"""Forms for notices of interests, training, and accounts of members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.law.facts import InterestCategory
from comhla.web.accounts.models import User
from comhla.web.board.actions.registers import Noticed
from comhla.web.board.actions.training import Held
from comhla.web.board.models import TrainingKind
from comhla.web.board.presenters.registers import CATEGORY_WORDS
from comhla.web.fields import DayField

_HINTS = {
    InterestCategory.REMUNERATION: gettext_lazy(
        "A job, a business of your own, a directorship: who pays, and for what."
    ),
    InterestCategory.RELATED_UNDERTAKINGS: gettext_lazy("For example, a directorship without pay in a linked company."),
    InterestCategory.CONTRACTS: gettext_lazy("Goods, services or works that you or your business supply."),
    InterestCategory.ELECTION_EXPENSES: gettext_lazy("For those who stood for election: who helped to pay."),
    InterestCategory.PROPERTY: gettext_lazy("Say what it is and roughly where. Do not write your address."),
    InterestCategory.SHARES: gettext_lazy("Name the company."),
    InterestCategory.GIFTS: gettext_lazy("What it was, who gave it, and when."),
    InterestCategory.NON_FINANCIAL: gettext_lazy(
        "For example, membership of a charity or club that the board deals with."
    ),
}
_WORDS_FIRST = "category_"


def _key(category: InterestCategory) -> str:
    return f"{_WORDS_FIRST}{category.name.lower()}"


class NoticeForm(forms.Form):
    """A notice of interests. What stands in the register is there to be changed."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    received_on = DayField(label=gettext_lazy("Day on which the notice came"))
    changed_on = DayField(label=gettext_lazy("When did it change?"))
    asked_by_member = forms.BooleanField(
        label=gettext_lazy("The member told me this, as by telephone: put both names into the record of changes"),
        required=False,
    )
    nothing_else = forms.BooleanField(
        label=gettext_lazy("In every category that is left empty there is nothing to declare"),
        error_messages={"required": gettext_lazy("Tick this to say that there is nothing in the empty categories.")},
    )

    def __init__(
        self,
        *args: Any,
        today: date,
        own: bool,
        is_first: bool,
        words: Mapping[InterestCategory, str],
        may_help: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._today, self._is_first = today, is_first
        for category, label in CATEGORY_WORDS.items():
            self.fields[_key(category)] = _category_field(category, label, words.get(category, ""))
        for name, shown in (
            ("received_on", not own),
            ("changed_on", not is_first),
            ("asked_by_member", may_help and not own),
        ):
            if not shown:
                del self.fields[name]
        if own:
            self.fields["nothing_else"].label = _("Where I wrote nothing, I have nothing to declare")
        self.order_fields(["received_on", "changed_on", *map(_key, CATEGORY_WORDS), "nothing_else", "asked_by_member"])

    def clean(self) -> dict[str, Any]:
        """A notice comes no later than today, and not before the change that it is about."""
        cleaned = super().clean() or self.cleaned_data
        received = cleaned.get("received_on", self._today if "received_on" not in self.fields else None)
        changed = cleaned.get("changed_on")
        if received is not None and received > self._today:
            self.add_error("received_on", _("Give a day that has come."))
        if received is not None and changed is not None and changed > received:
            self.add_error("changed_on", _("Give a day before the notice came."))
        return cleaned

    def noticed(self) -> Noticed:
        """The notice that was typed."""
        given = self.cleaned_data
        words = {each: given[_key(each)] for each in CATEGORY_WORDS}
        return Noticed(given.get("received_on") or self._today, given.get("changed_on"), words)

    @property
    def categories(self) -> list[forms.BoundField]:
        """The fields of the eight categories."""
        return [self[_key(each)] for each in CATEGORY_WORDS]


def _category_field(category: InterestCategory, label: Any, words: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=_HINTS[category],
        required=False,
        max_length=2000,
        initial=words,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class TrainingForm(forms.Form):
    """Something that one or several members took part in."""

    kind = forms.ChoiceField(label=gettext_lazy("What was it?"), widget=forms.RadioSelect)
    title = forms.CharField(
        label=gettext_lazy("In a few words"),
        help_text=gettext_lazy("For example: Morning with the clerk for new voters"),
        max_length=200,
    )
    held_on = DayField(label=gettext_lazy("Day on which it was held"))
    people = forms.MultipleChoiceField(
        label=gettext_lazy("Who took part?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one member.")},
    )

    def __init__(self, *args: Any, today: date, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today
        self.fields["kind"].choices = TrainingKind.choices
        self.fields["people"].choices = list(people)

    def clean_held_on(self) -> date:
        """A day that has come."""
        held_on: date = self.cleaned_data["held_on"]
        if held_on > self._today:
            raise forms.ValidationError(_("Give a day that has come. Record it after it was held."))
        return held_on

    def held(self) -> Held:
        """What was held."""
        given = self.cleaned_data
        return Held(TrainingKind(given["kind"]), given["title"], given["held_on"])


class LinkForm(forms.Form):
    """Which account belongs to which member."""

    person = forms.ChoiceField(label=gettext_lazy("Member"))
    account = forms.ChoiceField(
        label=gettext_lazy("Account"),
        help_text=gettext_lazy("Accounts with the role of board member that belong to nobody yet."),
    )

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], accounts: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._accounts = {str(each.pk): each for each in accounts}
        choose = [("", _("Choose"))]
        self.fields["person"].choices = [*choose, *people]
        called = [(key, f"{each.name} ({each.email})") for key, each in self._accounts.items()]
        self.fields["account"].choices = [*choose, *called]

    def chosen(self) -> tuple[str, User]:
        """The member's id and the account."""
        return self.cleaned_data["person"], self._accounts[self.cleaned_data["account"]]
