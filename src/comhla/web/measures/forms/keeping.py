"""Forms for who answers for an indicator and for targets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.indicators.catalogue import Indicator
from comhla.indicators.errors import Unknown
from comhla.indicators.periods import read_period
from comhla.web.accounts.models import User
from comhla.web.fields import DayField
from comhla.web.measures.actions.keeping import NewTarget

_NUMBER = {"inputmode": "decimal", "class": "ds_input--fixed-10"}


class KeeperForm(forms.Form):
    """The post that answers for an indicator, and the account that is asked."""

    use_required_attribute = False

    version = forms.IntegerField(widget=forms.HiddenInput)
    post = forms.CharField(
        label=gettext_lazy("Post that answers for it"),
        help_text=gettext_lazy("A post and not a person's name: posts stay when people move."),
        max_length=200,
        error_messages={"required": gettext_lazy("Name the post that answers for it.")},
    )
    account = forms.ChoiceField(label=gettext_lazy("Who is asked by e-mail when a figure is late?"), required=False)

    def __init__(self, *arguments: Any, people: Iterable[User], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.people = {str(each.pk): each for each in people}
        self.fields["account"].choices = [
            ("", _("Nobody")),
            *((key, each.name or each.email) for key, each in self.people.items()),
        ]

    def chosen(self) -> User | None:
        """The account that was chosen."""
        return self.people.get(self.cleaned_data["account"])


class TargetForm(forms.Form):
    """A figure to be reached by a day."""

    use_required_attribute = False

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    value = forms.FloatField(
        label=gettext_lazy("Figure to be reached"),
        widget=forms.TextInput(_NUMBER),
        error_messages={"required": gettext_lazy("Write the figure to be reached.")},
    )
    by = DayField(label=gettext_lazy("Day by which it is to be reached"))
    from_period = forms.CharField(
        label=gettext_lazy("Period from which the way to it is counted"),
        help_text=gettext_lazy("As 2023/24. The first period with a figure where nothing is said."),
        required=False,
        max_length=40,
    )
    from_value = forms.FloatField(
        label=gettext_lazy("Figure from which the way to it is counted"),
        help_text=gettext_lazy("Only where it is not the figure of that period."),
        required=False,
        widget=forms.TextInput(_NUMBER),
    )
    says = forms.CharField(
        label=gettext_lazy("Where the target comes from"),
        help_text=gettext_lazy("As the strategic plan, or a decision of the board with its day."),
        required=False,
        max_length=300,
    )

    def __init__(self, *arguments: Any, indicator: Indicator, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._indicator = indicator
        self.fields["value"].help_text = _("In %(unit)s.") % {"unit": indicator.unit}

    def clean_from_period(self) -> str:
        """The key of the period, however it was written."""
        typed: str = self.cleaned_data["from_period"].strip()
        if not typed:
            return ""
        try:
            return read_period(typed, self._indicator.period_kind).key
        except Unknown as unknown:
            raise forms.ValidationError(str(unknown)) from None

    def target(self) -> NewTarget:
        """What was typed."""
        given = self.cleaned_data
        return NewTarget(**{name: given[name] for name in ("value", "by", "from_value", "from_period", "says")})


class RemoveForm(forms.Form):
    """That a target is taken away."""

    version = forms.IntegerField(widget=forms.HiddenInput)
