"""Labels in plain words, hints instead of placeholders, and names by which browsers fill fields in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple

from django import forms


class Words(NamedTuple):
    """What a field of a package's form is called here, its hint, and what browsers may fill in."""

    label: Any
    hint: Any = ""
    autocomplete: str = ""
    inputmode: str = ""


class Plainly(forms.Form):
    """A form of the sign-in package with our words. Placeholders go: they vanish when they are needed."""

    words: ClassVar[Mapping[str, Words]] = {}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
        for name, words in self.words.items():
            field = self.fields[name]
            field.label, field.help_text = words.label, words.hint
            given = {"autocomplete": words.autocomplete, "inputmode": words.inputmode}
            field.widget.attrs.update({key: value for key, value in given.items() if value})
