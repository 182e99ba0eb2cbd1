"""Forms to issue papers and to write a note beside one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from comhla.web.board.actions.notes import LONGEST


class IssueForm(forms.Form):
    """Why there is another version; nothing is asked for the first."""

    because = forms.CharField(
        label=_("Why is there another version?"),
        help_text=_("Members and the public read it at the head of the papers. Name nothing that is not for them."),
        max_length=500,
    )

    def __init__(self, *args: Any, is_later: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_later:
            del self.fields["because"]


class NoteForm(forms.Form):
    """A note for oneself."""

    text = forms.CharField(
        label=_("Your note"),
        help_text=_("Only you see it."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
