"""Fields of forms that Django does not have: a day in three inputs, a marked text, and what it said before."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS, MONTHS_3
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from comhla.documents.marked_text import LONGEST_TEXT
from comhla.web.words import day as in_words

PARTS = ("day", "month", "year")


class DayWidget(forms.MultiWidget):
    """Three inputs: day, month, year. Reads a date written as 2026-09-01 under the bare name as well."""

    template_name = "site/widgets/day.html"
    use_fieldset = True

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        numeric = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__(
            {
                "day": forms.TextInput({**numeric, "class": "ds_input ds_input--fixed-2", "maxlength": "2"}),
                "month": forms.TextInput(
                    {"autocomplete": "off", "class": "ds_input ds_input--fixed-2", "maxlength": "12"}
                ),
                "year": forms.TextInput({**numeric, "class": "ds_input ds_input--fixed-4", "maxlength": "4"}),
            },
            attrs,
        )

    def decompress(self, value: date | None) -> list[str]:
        """The three texts of a date."""
        return [str(value.day), str(value.month), str(value.year)] if value else ["", "", ""]

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[str]:
        """What was typed into the three inputs, without the spaces round it."""
        typed = [str(each or "").strip() for each in super().value_from_datadict(data, files, name)]
        if not any(typed) and data.get(name):
            return _parts_of(str(data[name]).strip())
        return typed

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """Whether nothing at all was sent."""
        return name not in data and super().value_omitted_from_data(data, files, name)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The three inputs, each with its label and an id that says which it is, marked where something is wrong."""
        given = {key: each for key, each in (attrs or {}).items() if key != "class"}
        context: dict[str, Any] = super().get_context(name, value, given)
        labels = (gettext("Day"), gettext("Month"), gettext("Year"))
        for part, label, inner in zip(PARTS, labels, context["widget"]["subwidgets"], strict=True):
            inner["label"] = label
            inner["attrs"]["id"] = f"{given.get('id', 'id_' + name)}_{part}"
            if "aria-invalid" in given:
                inner["attrs"]["class"] += " ds_input--error"
        return context


class DayField(forms.Field):
    """A day. Gives a date, or None where nothing was typed and nothing has to be.

    `first` and `last` are the earliest and the latest day that is accepted.
    """

    widget = DayWidget
    default_error_messages = {
        "required": _("Enter a day, a month and a year."),
        "one_missing": _("Enter the %(first)s too."),
        "two_missing": _("Enter the %(first)s and the %(second)s too."),
        "month": _("Enter the month as a number from 1 to 12, or as a word such as September."),
        "day": _("Enter the day as a number from 1 to 31."),
        "year": _("Enter the year with four figures, such as 2026."),
        "unreal": _("There is no such day as %(day)s %(month)s %(year)s. Check the day and the month."),
        "early": _("Enter a day that is %(limit)s or later."),
        "late": _("Enter a day that is %(limit)s or earlier."),
    }

    def __init__(self, *, first: date | None = None, last: date | None = None, **options: Any) -> None:
        super().__init__(**options)
        self.first, self.last = first, last

    def to_python(self, value: Any) -> date | None:
        """The date that was typed.

        Raises:
            ValidationError: saying which part is missing or wrong.
        """
        if isinstance(value, date):
            return value
        typed = list(value or ["", "", ""])
        if not any(typed):
            return None
        self._must_be_complete(typed)
        return self._real(*typed)

    def validate(self, value: date | None) -> None:
        """Refuse a day outside the limits."""
        super().validate(value)
        if value is not None and self.first is not None and value < self.first:
            raise self._refusal("early", limit=in_words(self.first))
        if value is not None and self.last is not None and value > self.last:
            raise self._refusal("late", limit=in_words(self.last))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether what was typed is another day."""
        try:
            return bool(self.to_python(data) != (initial or None))
        except ValidationError:
            return True

    def _must_be_complete(self, typed: Sequence[str]) -> None:
        names = (gettext("day"), gettext("month"), gettext("year"))
        missing = [name for name, text in zip(names, typed, strict=True) if not text]
        if len(missing) == 1:
            raise self._refusal("one_missing", first=missing[0])
        if missing:
            raise self._refusal("two_missing", first=missing[0], second=missing[1])

    def _real(self, day: str, month: str, year: str) -> date:
        number = _month(month)
        if number is None:
            raise self._refusal("month")
        if not (_is_number(day) and 1 <= int(day) <= 31):
            raise self._refusal("day")
        if not (_is_number(year) and len(year) == 4 and int(year) > 0):
            raise self._refusal("year")
        try:
            return date(int(year), number, int(day))
        except ValueError:
            raise self._refusal("unreal", day=int(day), month=str(MONTHS[number]), year=year) from None

    def _refusal(self, code: str, **words: object) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code, params=words)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _month(text: str) -> int | None:
    """The number of a month written as a number or as a word, in the language of the page or in English."""
    if _is_number(text):
        return int(text) if 1 <= int(text) <= 12 else None
    word = text.casefold().rstrip(".")
    for number in range(1, 13):
        if len(word) >= 3 and any(name.startswith(word) for name in _names_of(number)):
            return number
    return None


def _parts_of(text: str) -> list[str]:
    """Day, month and year of 2026-09-01; a text that is not so is kept as it is, to be refused with words."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return [text, "", ""]
    return [str(found.day), str(found.month), str(found.year)]


def _names_of(number: int) -> set[str]:
    """What a month is called in the language of the page and in English; people write its beginning or the whole."""
    names = {str(MONTHS[number]), str(MONTHS_3[number])}
    with override("en-gb"):
        names.add(str(MONTHS[number]))
    return {name.casefold() for name in names}


class MarkedTextField(forms.CharField):
    """A marked text with one kind of line end, whatever the browser sends."""

    widget = forms.Textarea

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=LONGEST_TEXT, strip=False, **options)

    def to_python(self, value: Any) -> str:
        """The text with its lines ended in one way, before it is measured."""
        told = str(super().to_python(value))
        return told.replace("\r\n", "\n").replace("\r", "\n").rstrip()


class BaseField(forms.CharField):
    """What a section said when somebody began to type, as the page carries it."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Mapping[str, Any]:
        """What it said; nothing at all where the page carries none that can be read, so that nothing is overwritten."""
        try:
            told = json.loads(value or "{}")
        except ValueError:
            return {}
        return (
            {str(name): each for name, each in told.items() if isinstance(each, str)} if isinstance(told, dict) else {}
        )

    def prepare_value(self, value: Any) -> Any:
        """It as the page carries it."""
        return value if isinstance(value, str) else json.dumps(value or {}, ensure_ascii=False)
