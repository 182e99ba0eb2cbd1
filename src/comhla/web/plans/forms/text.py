"""Forms for writing the text of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comhla.law import AuthorityFacts
from comhla.law.facts import PlanEdition, PlanPart
from comhla.web.fields import BaseField, MarkedTextField
from comhla.web.plans.presenters.text_words import PARTS

_MOST_REASON = 1_000
_MOST_WORDS = 4_000


class SectionForm(forms.Form):
    """A section: its heading, what it is about, and its text."""

    heading = forms.CharField(label=_("Heading"), max_length=300)
    part = forms.ChoiceField(label=_("What it is about"))
    locality = forms.ChoiceField(
        label=_("Locality"), help_text=_("For the arrangements for a locality: which one."), required=False
    )
    text = MarkedTextField(
        label=_("Text"),
        required=False,
        widget=forms.Textarea({"rows": 24, "class": "comhla-writing", "spellcheck": "true"}),
    )
    says_the_same = forms.BooleanField(label=_("It says what the full text says now"), required=False)
    base = BaseField(required=False)

    def __init__(self, facts: AuthorityFacts, *arguments: Any, edition: PlanEdition, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["part"].choices = [(part.value, words) for part, words in PARTS.items()]
        localities = [(each.id, each.name) for each in facts.localities or ()]
        self.fields["locality"].choices = [("", _("None")), *localities]
        if edition is PlanEdition.FULL:
            del self.fields["says_the_same"]
        if edition is PlanEdition.GAELIC:
            self.fields["text"].widget.attrs["lang"] = self.fields["heading"].widget.attrs["lang"] = "gd"

    def clean(self) -> dict[str, Any]:
        """A section about a locality says which; any other stands for the whole area."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("part") != PlanPart.LOCALITY.value:
            given["locality"] = ""
        elif not given.get("locality") and "locality" not in self.errors:
            self.add_error("locality", _("Choose the locality that this section is about."))
        return given

    def typed(self, *, stamp: str | None, original_stamp: str) -> dict[str, Any]:
        """What the section is to say.

        `stamp` is what it has of the full text, `original_stamp` what it would have now.
        """
        told = {name: self.cleaned_data[name] for name in ("heading", "part", "locality", "text")}
        return {**told, "made_from_stamp": original_stamp if self.cleaned_data.get("says_the_same") else stamp}


class RemoveForm(forms.Form):
    """Why a section is taken out of the plan."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why it is taken out"),
        help_text=_("It stays in the audit trail for good."),
        max_length=_MOST_REASON,
        widget=forms.Textarea({"rows": 3}),
    )


class PictureForm(forms.Form):
    """A picture for the text."""

    file = forms.FileField(
        label=_("Picture"),
        help_text=_("PNG or JPEG. It is made smaller where it is very large, and what the camera noted is taken out."),
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ".png,.jpg,.jpeg"}),
    )
    name = forms.CharField(
        label=_("Short name"), help_text=_("For example: bus stop. The text shows the picture by it."), max_length=60
    )


class WordForm(forms.Form):
    """A Word file whose text is taken over."""

    file = forms.FileField(
        label=_("Word file"),
        help_text=_("A .docx file without macros. Nothing is taken over before you have seen what was found."),
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ".docx"}),
    )


class DraftForm(forms.Form):
    """What a draft is called."""

    called = forms.CharField(
        label=_("What the draft is called"), help_text=_("For example: Draft for the meeting in May"), max_length=200
    )
    stage = forms.ChoiceField(
        label=_("Step that puts it before people"),
        help_text=_("Members read the last draft that was kept for a step. Leave out for a draft of your own."),
        required=False,
    )

    def __init__(self, stages: Sequence[tuple[str, Any]], *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["stage"].choices = [("", _("None")), *stages]


class CommentForm(forms.Form):
    """What somebody says beside a paragraph."""

    words = forms.CharField(
        label=_("What you want to say"),
        help_text=_("Do not write about your own health or anybody else's."),
        error_messages={"required": _("Write what you want to say.")},
        max_length=_MOST_WORDS,
        widget=forms.Textarea({"rows": 6}),
    )


class AnswerForm(forms.Form):
    """What came of a comment."""

    answer = forms.CharField(
        label=_("What came of it"),
        help_text=_("What was changed and why, or why nothing was. Whoever made the comment reads this."),
        max_length=_MOST_WORDS,
        widget=forms.Textarea({"rows": 4}),
    )


class CompareForm(forms.Form):
    """Two drafts to lay beside each other."""

    earlier = forms.ChoiceField(label=_("Earlier"))
    later = forms.ChoiceField(label=_("Later"))

    def __init__(self, choices: Sequence[tuple[str, Any]], *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name in ("earlier", "later"):
            self.fields[name].choices = choices
