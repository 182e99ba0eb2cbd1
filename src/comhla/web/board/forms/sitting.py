"""Forms used while a meeting sits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comhla.law.facts import AbsenceReason, Choice
from comhla.law.readings.sitting import Here

_NOT_KNOWN = [("", _("Not known")), ("yes", _("Yes")), ("no", _("No"))]
_YES_NO = [("yes", _("Yes")), ("no", _("No"))]
_MEANS = {"yes": True, "no": False, "": None}
_CHOOSE, _WRITE = _("Choose one."), _("Write it in a few words.")
Choices = Sequence[tuple[str, str]]
_TIME = r"([01]\d|2[0-3]):[0-5]\d"
CHOICES = [(Choice.FOR.value, _("For")), (Choice.AGAINST.value, _("Against")), (Choice.ABSTAINED.value, _("Abstain"))]


class SittingForm(forms.Form):
    """What the page showed, and whether something happened that the law does not allow.

    `is_by_law` is False once the law stood against what was sent, `is_late` True once somebody else was first.
    """

    is_by_law = True
    is_late = False

    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    even_so = forms.BooleanField(
        label=_("It happened all the same"),
        help_text=_("Tick this to record the truth. The findings will then say what was not by law."),
        required=False,
    )

    def full_clean(self) -> None:
        """Check what was sent; what is missing is asked for in words that say what to do."""
        for field in self.fields.values():
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = _CHOOSE if isinstance(field, forms.ChoiceField) else _WRITE
        super().full_clean()

    def meaning(self, name: str) -> bool | None:
        """A yes or no that was chosen; None for not known."""
        return _MEANS[self.cleaned_data[name]]


class MarkForm(SittingForm):
    """Where a member is, with all that may be said of it."""

    here = forms.ChoiceField(
        label=_("Where is the member?"),
        choices=[
            (Here.PRESENT.value, _("Here")),
            (Here.REMOTE.value, _("Here remotely")),
            (Here.PROXY.value, _("A proxy is here")),
            (Here.AWAY.value, _("Apologies, or away")),
            (Here.NOT_SAID.value, _("Not called yet")),
        ],
        widget=forms.RadioSelect,
    )
    because = forms.ChoiceField(
        label=_("Why the member is away"),
        required=False,
        choices=[
            ("", _("Not said")),
            (AbsenceReason.ILLNESS.value, _("Illness")),
            (AbsenceReason.OTHER_REASONABLE_CAUSE.value, _("Another reasonable cause")),
            (AbsenceReason.NO_REASON.value, _("No reason given")),
        ],
    )
    person = forms.ChoiceField(label=_("Who is the proxy?"), required=False)
    is_councillor = forms.ChoiceField(label=_("Is the proxy a councillor?"), choices=_NOT_KNOWN, required=False)
    is_health_board_member = forms.ChoiceField(
        label=_("Is the proxy a member of the health board?"), choices=_NOT_KNOWN, required=False
    )
    suitably_experienced = forms.ChoiceField(
        label=_("Is the proxy suitably experienced?"), choices=_NOT_KNOWN, required=False
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = [("", _("Not recorded")), *people]

    def proxy(self) -> dict[str, Any]:
        """The proxy as plain data."""
        told: dict[str, Any] = {"person": self.cleaned_data["person"] or None}
        for name in ("is_councillor", "is_health_board_member", "suitably_experienced"):
            told[name] = self.meaning(name)
        return {name: value for name, value in told.items() if value is not None}


class PresideForm(SittingForm):
    """Who presides."""

    presided_by = forms.ChoiceField(label=_("Who presides?"))
    by_proxy = forms.BooleanField(label=_("A proxy presides for this member"), required=False)
    chosen = forms.ChoiceField(
        label=_("With chair and vice-chair away: did the members who may choose do so?"),
        help_text=_("On a joint board the voting members choose; on a monitoring committee the committee does."),
        choices=[("", _("Does not apply")), *_YES_NO],
        required=False,
    )

    def __init__(self, *args: Any, members: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["presided_by"].choices = [("", _("Choose")), *members]

    def told(self) -> dict[str, Any]:
        """What is said, as plain data."""
        return {
            "presided_by": self.cleaned_data["presided_by"],
            "presided_by_proxy": self.cleaned_data["by_proxy"],
            "chosen_to_preside_by_voting_members": self.meaning("chosen"),
        }


class DeclareForm(SittingForm):
    """An interest in an item: three plain questions."""

    item = forms.CharField(label=_("Which item is it about?"), max_length=120)
    direct = forms.ChoiceField(
        label=_("Is the interest direct?"),
        help_text=_("Direct is your own. Indirect is that of somebody close to you, or of a body that you belong to."),
        choices=[("yes", _("Yes, direct")), ("no", _("No, indirect"))],
        widget=forms.RadioSelect,
    )
    interest = forms.CharField(
        label=_("What is it?"), help_text=_("A few words are enough."), max_length=500, required=False
    )
    took_part = forms.ChoiceField(
        label=_("Does the member take part in the item?"), choices=_YES_NO, widget=forms.RadioSelect
    )

    def __init__(
        self, *args: Any, items: dict[str, str], members: list[tuple[str, str]] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if items:
            label = self.fields["item"].label
            self.fields["item"] = forms.ChoiceField(label=label, choices=[("", _("Choose")), *items.items()])
        if members is not None:
            who = forms.ChoiceField(label=_("Who declares it?"), choices=[("", _("Choose")), *members])
            self.fields["member"] = who
            self.order_fields(["member"])

    def told(self, member: str, *, by_member: bool) -> dict[str, Any]:
        """The declaration as plain data. `by_member` is whether the law leaves taking part to the member."""
        return {
            "member": member,
            "item": self.cleaned_data["item"],
            "direct": self.meaning("direct"),
            "interest": self.cleaned_data["interest"].strip(),
            "took_part": self.meaning("took_part"),
            "decided_by_member": by_member,
            "decided_by_others": not by_member,
        }


class QuestionForm(SittingForm):
    """A motion, or an amendment of one."""

    question = forms.CharField(label=_("The question, in a few words"), max_length=300)
    text = forms.CharField(
        label=_("The motion in full"),
        help_text=_("For an amendment: the whole motion as it would then read."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5_000,
        required=False,
    )
    item = forms.ChoiceField(label=_("Item of business"), required=False)
    moved_by = forms.ChoiceField(label=_("Moved by"), required=False)
    seconded_by = forms.ChoiceField(label=_("Seconded by"), required=False)
    amends = forms.ChoiceField(label=_("Does it amend a motion?"), required=False)
    about_integration_functions = forms.ChoiceField(
        label=_("Is it about integration functions or the 2014 Act?"), choices=_NOT_KNOWN, required=False
    )

    def __init__(
        self,
        *args: Any,
        items: dict[str, str],
        members: list[tuple[str, str]],
        motions: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["item"].choices = [("", _("None")), *items.items()]
        self.fields["amends"].choices = [("", _("No, it is a motion")), *motions]
        for name in ("moved_by", "seconded_by"):
            self.fields[name].choices = [("", _("Not said")), *members]

    def told(self) -> dict[str, Any]:
        """The question as plain data."""
        names = ("question", "text", "item", "moved_by", "seconded_by", "amends")
        given = {name: self.cleaned_data[name].strip() for name in names}
        return {**given, "about_integration_functions": self.meaning("about_integration_functions")}


class IrregularForm(SittingForm):
    """A vote of somebody who may not vote, as it was cast."""

    member = forms.ChoiceField(label=_("Whose vote?"))
    choice = forms.ChoiceField(label=_("How was it cast?"), choices=CHOICES, widget=forms.RadioSelect)

    def __init__(self, *args: Any, members: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].choices = [("", _("Choose")), *members]


class CloseForm(SittingForm):
    """How a vote came out."""

    way = forms.ChoiceField(
        label=_("How did it come out?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say how it came out.")},
    )
    otherwise = forms.ChoiceField(label=_("How did it come out, otherwise than by law?"), required=False)
    refused = forms.MultipleChoiceField(
        label=_("Whose vote was offered and not counted?"),
        help_text=_("Choose nobody where every vote that was offered was counted."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, ways: Choices, others: Choices, members: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer(ways, others)
        self.fields["refused"].choices = members

    def offer(self, ways: Choices, others: Choices) -> None:
        """Offer the ways by law, and the others apart from them."""
        self.fields["way"].choices = list(ways)
        self.fields["otherwise"].choices = [("", _("It did not")), *others]

    def clean(self) -> dict[str, Any]:
        """One way: the other one where it is given."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        given["chosen"] = given.get("otherwise") or given.get("way")
        if given.get("otherwise"):
            self.errors.pop("way", None)
        return given


class ReopenForm(SittingForm):
    """Why a vote is opened again."""

    reason = forms.CharField(label=_("Why is it opened again?"), max_length=500)


def _time(label: Any) -> forms.RegexField:
    told = _("Write hours and minutes, as 09:30 or 14:05.")
    return forms.RegexField(_TIME, label=label, help_text=told, error_messages={"invalid": told, "required": told})


class AdjournForm(SittingForm):
    """When and why the meeting stands still, and where it goes on if on another day."""

    at = _time(_("When was it adjourned?"))
    because = forms.CharField(label=_("Why?"), max_length=300, required=False)
    to_meeting = forms.ChoiceField(label=_("Does it go on at another meeting?"), required=False)

    def __init__(self, *args: Any, meetings: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_meeting"].choices = [("", _("No, it goes on today")), *meetings]


class ResumeForm(SittingForm):
    """When the meeting goes on."""

    at = _time(_("When did it go on?"))


class EndForm(SittingForm):
    """When the meeting ended, and whether anything was decided."""

    at = _time(_("When did the meeting end?"))
    decisions_taken = forms.ChoiceField(label=_("Was anything decided?"), choices=_YES_NO, widget=forms.RadioSelect)
