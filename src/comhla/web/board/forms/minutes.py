"""Forms after a meeting: what the minute says, its agreement, decisions, actions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comhla.web.board.forms.rows import RowForm, YesOrNo, one_of, several_lines, text
from comhla.web.board.presenters.decisions import DIRECTIONS, GIVEN, STATES
from comhla.web.fields import DayField

LONGEST_NOTE = 20_000
_ALL = ("", _("All"))


class NoteForm(forms.Form):
    """What the minute says of one item."""

    seen = forms.CharField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("What the minute says"),
        help_text=_(
            "Lists and tables are written with marks, as in plans. The roll, votes, decisions and actions are added"
            " from the record: write what was said."
        ),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 12}),
    )


class AgreementForm(RowForm):
    """To which meeting the minute was put, and what came of it."""

    meeting = one_of(_("Which meeting was the minute put to?"), required=True)
    agreed = forms.ChoiceField(
        label=_("Was it agreed there?"),
        choices=[("yes", _("Yes, the minute was agreed")), ("no", _("No, it was put to the meeting and not agreed"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    changes = several_lines(_("What was changed when it was agreed"), _("Leave it empty if nothing was changed."))
    signed_by = one_of(
        _("Who signed it?"),
        _("The member who presided at the meeting that agreed it. Leave it open until it is signed."),
    )

    def said(self) -> dict[str, Any]:
        """What came of it, with agreement as yes or no."""
        return {**super().said(), "agreed": self.cleaned_data["agreed"] == "yes"}


class DecisionForm(RowForm):
    """A decision that was taken at a meeting."""

    title = text(
        _("What was decided"),
        _("In a few words, as it stands in the register."),
        required=True,
        error_messages={"required": _("Write what was decided.")},
    )
    in_plain_words = several_lines(_("In plain words"), _("For anybody: what changes, for whom and when."))
    reasons = several_lines(_("Why"))
    what_next = several_lines(_("What happens next"))
    direction_needed = one_of(
        _("Is a direction needed?"),
        choices=[("", _("Not recorded")), *((key.value, words) for key, words in DIRECTIONS.items())],
    )
    effective_on = DayField(label=_("Takes effect on"), required=False)
    vote = one_of(_("The vote that it was taken by"), _("Leave it open where all agreed without a vote."))
    replaces = one_of(_("Earlier decision that it replaces"))
    about_integration_functions = YesOrNo(label=_("Is it about integration functions?"))

    def said(self) -> dict[str, Any]:
        """The decision as an authority file has it."""
        told = super().said()
        return {**told, "replaces": [told["replaces"]] if told["replaces"] else None}


class ActionForm(RowForm):
    """What a meeting asked somebody to do."""

    what = several_lines(
        _("What is to be done"), rows=3, required=True, error_messages={"required": _("Write what is to be done.")}
    )
    owner = text(_("Who answers for it"), _("A post, as chief finance officer."))
    due_on = DayField(label=_("To be done by"), required=False)
    decision = one_of(_("The decision that it carries out"))


class ReportForm(ActionForm):
    """An action with what came of it."""

    done_on = DayField(label=_("Done on"), required=False)
    reported_to = one_of(_("Which meeting was told?"))
    report = several_lines(_("What was reported"))


class RegisterForm(forms.Form):
    """Which decisions to see. What is not known shows everything."""

    use_required_attribute = False

    words = forms.CharField(label=_("Words"), required=False, max_length=200)
    state = forms.ChoiceField(label=_("Status"), choices=[_ALL, *STATES.items()])
    given = forms.ChoiceField(label=_("Direction"), choices=[_ALL, *GIVEN.items()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = True  # so that nothing says "optional" beside a filter


class VerifyForm(forms.Form):
    """The data of a certificate, to be checked."""

    file = forms.FileField(label=_("The file of the certificate (JSON)"), required=False)
    text = forms.CharField(
        label=_("Or its text"),
        required=False,
        max_length=2_000_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )
