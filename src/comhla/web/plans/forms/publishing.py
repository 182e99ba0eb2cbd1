"""Forms to get a plan ready for publication, to ask for it, and to answer."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from comhla.web.duties.uploads import Refused, Upload, examine
from comhla.web.plans.bundle import FileKind

KINDS = {
    FileKind.STATEMENT: _("Statement of how the plan was prepared"),
    FileKind.FINANCE: _("Financial statement"),
    FileKind.EQUALITY: _("Equality impact assessment"),
    FileKind.FAIRER_SCOTLAND: _("Fairer Scotland assessment"),
    FileKind.CONSUMER: _("Consumer impact assessment"),
    FileKind.CHILDREN_RIGHTS: _("Children's rights impact assessment"),
    FileKind.ISLAND: _("Island communities impact assessment"),
    FileKind.ISLAND_REASONS: _("Reasons for making no island assessment"),
    FileKind.EASY_READ: _("Easy-read edition"),
    FileKind.OTHER_VERSION: _("The plan in another language or form"),
    FileKind.OTHER: _("Something else"),
}
LANGUAGES = (
    ("en-GB", _("English")),
    ("gd", _("Gaelic")),
    ("sco", _("Scots")),
    ("ar", _("Arabic")),
    ("pa", _("Punjabi")),
    ("pl", _("Polish")),
    ("ro", _("Romanian")),
    ("uk", _("Ukrainian")),
    ("ur", _("Urdu")),
    ("zh", _("Chinese")),
)
ENDINGS = ("pdf", "docx", "odt", "xlsx", "ods")
_ACCEPTED = ",".join(f".{each}" for each in ENDINGS)


class FileForm(forms.Form):
    """A document that goes with the plan."""

    kind = forms.ChoiceField(label=_("What it is"), choices=[(each.value, words) for each, words in KINDS.items()])
    title = forms.CharField(
        label=_("Title"),
        help_text=_("Readers see it as the words of the link. For example: Financial statement 2027-28"),
        max_length=200,
    )
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES, initial="en-GB")
    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, Word, Excel or OpenDocument, without macros, up to 20 MB. A PDF should be a tagged PDF."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": _ACCEPTED}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.upload: Upload | None = None

    def clean_file(self) -> Any:
        """Examine the file, and keep what it is."""
        sent = self.cleaned_data["file"]
        most = settings.MOST_UPLOADED_BYTES
        if sent.name.rpartition(".")[2].casefold() not in ENDINGS:
            raise forms.ValidationError(_("Choose a PDF, Word, Excel or OpenDocument file. Save any other as PDF."))
        try:
            self.upload = examine(sent.name, sent.read(most + 1), most_bytes=most)
        except Refused as refused:
            raise forms.ValidationError(str(refused)) from None
        return sent

    def clean(self) -> dict[str, Any]:
        """Say that the file has to be chosen again."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors and self.files:
            self.add_error(None, _("Browsers forget a chosen file when a form comes back: choose it again."))
        return given


class SetAsideForm(forms.Form):
    """Why guidance is not followed."""

    reason = forms.CharField(
        label=_("Why it is left out"),
        help_text=_("It is kept, and shown to whoever agrees to the publication."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AskForm(forms.Form):
    """What changed since the version before, and why. A first publication needs neither."""

    says = forms.CharField(
        label=_("What changed"),
        help_text=_("Readers see it. For example: The target for waiting times was 20 days, and is 12."),
        max_length=2000,
        error_messages={"required": _("Say what changed, for those who read the plan.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    because = forms.CharField(
        label=_("Why"),
        help_text=_("Readers see it. For example: The wrong table was used."),
        max_length=2000,
        error_messages={"required": _("Say why.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, is_later: bool, is_withdrawal: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_later:
            del self.fields["says"], self.fields["because"]
        elif is_withdrawal:
            self.fields["says"].label = _("What is withdrawn")
            self.fields["says"].help_text = _("Readers see it in the place of the plan.")
            self.fields["says"].error_messages["required"] = _("Say what is withdrawn.")


class AnswerForm(forms.Form):
    """Yes or no to what was asked for; a no has a reason."""

    AGREE, REFUSE = "agree", "refuse"
    answer = forms.ChoiceField(choices=[(AGREE, AGREE), (REFUSE, REFUSE)], widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Why not"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def clean(self) -> dict[str, Any]:
        """A no without a reason helps nobody."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("answer") == self.REFUSE and not given.get("reason"):
            self.add_error("reason", _("Say why, so that it can be put right."))
        return given
