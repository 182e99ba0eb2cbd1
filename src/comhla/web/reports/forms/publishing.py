"""Forms to ask for the publication of a report, to answer, and to record its copies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comhla.web.fields import DayField

_MOST = 2_000


class AskForm(forms.Form):
    """What changed since the edition before, and why. A first edition needs neither."""

    says = forms.CharField(
        label=_("What changed"),
        help_text=_("Readers see it. For example: The spending on care homes was £12 million, and is £12.4 million."),
        max_length=_MOST,
        error_messages={"required": _("Say what changed, for those who read the report.")},
        widget=forms.Textarea({"rows": 4}),
    )
    because = forms.CharField(
        label=_("Why"),
        help_text=_("Readers see it. For example: The audited accounts gave another figure."),
        max_length=_MOST,
        error_messages={"required": _("Say why.")},
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *arguments: Any, is_later: bool, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if not is_later:
            del self.fields["says"], self.fields["because"]


class AnswerForm(forms.Form):
    """Yes or no to what was asked for; a no has a reason."""

    AGREE, REFUSE = "agree", "refuse"
    answer = forms.ChoiceField(choices=[(AGREE, AGREE), (REFUSE, REFUSE)], widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Why not"), max_length=_MOST, required=False, widget=forms.Textarea({"rows": 3}))

    def clean(self) -> dict[str, Any]:
        """A no without a reason helps nobody."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("answer") == self.REFUSE and not given.get("reason"):
            self.add_error("reason", _("Say why, so that it can be put right."))
        return given


class CopiesForm(forms.Form):
    """To whom copies were sent on a day."""

    recipient = forms.MultipleChoiceField(
        label=_("To whom was a copy sent?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose whom the copy was sent to.")},
    )
    on = DayField(label=_("Day on which it was sent"))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, recipients: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["recipient"].choices = list(recipients)
