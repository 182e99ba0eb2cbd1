"""The small forms: end, replace, reason, none, public details."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.authority_file.shapes import shapes_of
from comhla.law.facts.fields import Record
from comhla.web.authorities.forms.fields import CHOOSE_ONE, field_for
from comhla.web.authorities.labels import Names
from comhla.web.authorities.models import PublicDetails
from comhla.web.authorities.models.public_details import ShownDuties
from comhla.web.fields import DayField

_MOST_REASON = 1_000


class ReasonForm(forms.Form):
    """Why something is taken out or taken back: it has to be said."""

    reason = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("It stays in the audit trail for good."),
        max_length=_MOST_REASON,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Say why, so that whoever reads the trail understands it.")},
    )


class EndForm(forms.Form):
    """The last day of a row, and for a seat why it was left."""

    last_day = DayField(label=gettext_lazy("Last day"), help_text=gettext_lazy("The last day on which it still holds."))
    reason = forms.CharField(
        label=gettext_lazy("Why"), required=False, max_length=_MOST_REASON, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, kind: type[Record], names: Names, data: Any = None) -> None:
        super().__init__(data)
        self.left_because = "left_because" in kind.fields
        if self.left_because:
            self.fields["left_because"] = field_for(shapes_of(kind)["left_because"], kind, names)
            self.order_fields(["last_day", "left_because", "reason"])

    def also(self) -> dict[str, Any]:
        """What is recorded beside the last day."""
        because = self.cleaned_data.get("left_because")
        return {"left_because": because} if because else {}


class FromDayForm(forms.Form):
    """The day from which another row takes the place of the present one."""

    from_day = DayField(
        label=gettext_lazy("From which day?"),
        help_text=gettext_lazy("The present one ends on the day before. The new one begins on this day."),
    )

    def __init__(self, kind: type[Record], names: Names, data: Any = None) -> None:
        super().__init__(data)
        if "left_because" in kind.fields:
            because = field_for(shapes_of(kind)["left_because"], kind, names)
            because.label, because.help_text = _("Why did the present one leave?"), ""
            self.fields["present_left_because"] = because

    def also(self) -> dict[str, Any]:
        """What is recorded of the present one beside its last day."""
        because = self.cleaned_data.get("present_left_because")
        return {"left_because": because} if because else {}


class NewFunctionForm(forms.Form):
    """The scheme that began a delegated function."""

    scheme = forms.ChoiceField(
        label=gettext_lazy("Scheme that delegates it"),
        help_text=gettext_lazy(
            "The scheme that began the delegation. It stays there when a later scheme carries it on."
        ),
        error_messages={"required": CHOOSE_ONE},
    )

    def __init__(self, names: Names, data: Any = None) -> None:
        super().__init__(data)
        self.fields["scheme"].choices = list(names.of("schemes").items())[::-1]


class PublicDetailsForm(forms.ModelForm):
    """What the public is told and shown."""

    website = forms.URLField(
        label=gettext_lazy("Website"),
        help_text=gettext_lazy("In full, beginning with https://."),
        required=False,
        assume_scheme="https",
    )
    reason = forms.CharField(
        label=gettext_lazy("Why"), required=False, max_length=_MOST_REASON, widget=forms.Textarea({"rows": 2})
    )

    class Meta:
        """The fields, in the order of the page."""

        model = PublicDetails
        fields = (
            "gaelic_name",
            "telephone",
            "email",
            "postal_address",
            "website",
            "how_to_take_part",
            "shown_duties",
        )
        labels = {
            "gaelic_name": gettext_lazy("Name in Gaelic"),
            "telephone": gettext_lazy("Telephone"),
            "email": gettext_lazy("E-mail address"),
            "postal_address": gettext_lazy("Postal address"),
            "how_to_take_part": gettext_lazy("How to take part"),
            "shown_duties": gettext_lazy("What the public sees of the duties of the authority"),
        }
        help_texts = {
            "telephone": gettext_lazy("The number that the public can ring, as people dial it."),
            "email": gettext_lazy("An address that somebody reads on every working day."),
            "how_to_take_part": gettext_lazy(
                "How people can give their views, come to meetings, or join a group. Leave an empty line between "
                "paragraphs."
            ),
            "shown_duties": gettext_lazy("It shows at once on the public page of the authority."),
        }
        widgets = {
            "telephone": forms.TextInput({"autocomplete": "off", "inputmode": "tel", "class": "ds_input--fixed-20"}),
            "email": forms.EmailInput({"autocomplete": "off"}),
            "postal_address": forms.Textarea({"rows": 4}),
            "how_to_take_part": forms.Textarea({"rows": 6}),
        }

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["shown_duties"] = forms.ChoiceField(
            label=self.Meta.labels["shown_duties"],
            help_text=self.Meta.help_texts["shown_duties"],
            choices=[(value, _(str(words))) for value, words in ShownDuties.choices],
            widget=forms.RadioSelect,
            error_messages={"required": CHOOSE_ONE},
        )
        self.order_fields([*self.Meta.fields, "reason"])
