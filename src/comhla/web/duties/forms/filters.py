"""The form to filter the list of duties. It never refuses: what is not known shows everything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from comhla.law.book import FAMILIES
from comhla.web.duties.presenters.listing import NOBODY, WORST_FIRST, Chosen, sort_choices


class FilterForm(forms.Form):
    """What to see, shown filled in with what was chosen."""

    use_required_attribute = False

    q = forms.CharField(label=_("Words in it"), max_length=200)
    outcome = forms.MultipleChoiceField(
        label=_("Answer"),
        choices=[(outcome.value, outcome.heading) for outcome in WORST_FIRST],
        widget=forms.CheckboxSelectMultiple,
    )
    family = forms.ChoiceField(label=_("Part of the law"))
    owner = forms.ChoiceField(label=_("Owner"))
    locality = forms.ChoiceField(label=_("Locality"))
    sort = forms.ChoiceField(label=_("Order"))

    def __init__(
        self, what: Chosen, *, owners: Sequence[str], localities: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        shown = {
            "q": what.text,
            "outcome": [outcome.value for outcome in what.outcomes],
            "family": what.family,
            "owner": what.owner,
            "locality": what.locality,
            "sort": what.sort,
        }
        super().__init__(initial=shown, **kwargs)
        everything = ("", gettext("All"))
        self.fields["family"].choices = [everything, *FAMILIES.items()]
        nobody = (NOBODY, gettext("Nobody yet"))
        self.fields["owner"].choices = [everything, nobody, *((name, name) for name in owners)]
        self.fields["locality"].choices = [everything, *localities]
        self.fields["sort"].choices = sort_choices()
