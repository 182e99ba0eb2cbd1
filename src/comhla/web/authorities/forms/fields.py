"""From the shape of a fact to a field of a form, and from what was typed to plain data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.authority_file.reader import read_text_value
from comhla.authority_file.shapes import Content, Shape
from comhla.law.facts.fields import Record
from comhla.web.authorities.labels import Names
from comhla.web.authorities.words import SUGGESTED, as_words, choice_words, field_label, form_choices, hint_beside
from comhla.web.fields import DayField, DayWidget

NOT_DONE = "-not_done"
COUNT = "-count"
NONE = "-none"
KEPT = "-kept"
_MOST_RADIOS = 5
_MOST_TEXT = 20_000
_LONG = frozenset(
    {
        "reasons",
        "limited_to",
        "use",
        "how",
        "text",
        "in_plain_words",
        "what_next",
        "report",
        "refusal_reason",
        "reason",
        "output",
        "response",
        "shared_services",
    }
)
_YES_OR_NO = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")))


class SuggestingInput(forms.TextInput):
    """A text for which words are offered; any other may be typed."""

    template_name = "authorities/widgets/suggesting.html"

    def __init__(self, offered: Sequence[str]) -> None:
        super().__init__({"autocomplete": "off"})
        self.offered = [(each, as_words(each)) for each in offered]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """With the list of words, which the input names."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        words = f"{context['widget']['attrs'].get('id', name)}_words"
        context["widget"]["attrs"]["list"] = words
        context["widget"].update(words=words, offered=self.offered)
        return context


class ReadField(forms.CharField):
    """A text that is read as an authority file reads it: a whole number or an amount."""

    def __init__(self, shape: Shape, **options: Any) -> None:
        super().__init__(max_length=60, **options)
        self.shape = shape

    def clean(self, value: Any) -> Any:
        """The value in plain data: a number, or an amount as text."""
        text = super().clean(value)
        if not text:
            return None
        try:
            read = read_text_value(text, self.shape)
        except ValueError as error:
            what, remedy = error.args
            raise ValidationError(f"{what} {remedy}") from None
        return read if self.shape.content is Content.WHOLE_NUMBER else format(read, "f")


class LinesField(forms.CharField):
    """A list of texts, one to a line; of days too."""

    def __init__(self, shape: Shape, **options: Any) -> None:
        super().__init__(max_length=_MOST_TEXT, widget=forms.Textarea({"rows": 3}), **options)
        self.shape = shape

    def clean(self, value: Any) -> list[str]:
        """The lines without empty ones; days as a file writes them."""
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        return [_day_in(line) for line in lines] if self.shape.content is Content.DAY else lines


def _day_in(line: str) -> str:
    """A day written as 2026-09-01 or as 1 September 2026."""
    parts = line.split()
    field = DayField(required=False)
    try:
        found = field.clean(parts if len(parts) == 3 else DayWidget().value_from_datadict({"x": line}, {}, "x"))
    except ValidationError:
        found = None
    if found is None:
        raise ValidationError(_("%(line)s is not a day. Write it as 1 September 2026.") % {"line": line})
    return str(found.isoformat())


def field_for(shape: Shape, kind: type[Record], names: Names, *, optional: bool | None = None) -> forms.Field:
    """The field of a form for a shape; not for rows within rows."""
    free = shape.spec.optional if optional is None else optional
    label = field_label(kind, shape.name)
    options: dict[str, Any] = {"label": label, "help_text": hint_beside(label, shape.spec), "required": not free}
    choices = _choices(shape, names)
    if not free:
        options["error_messages"] = {"required": required_words(shape, is_choice=choices is not None)}
    if choices is not None:
        return _choice_field(shape, choices, options)
    if shape.many:
        options["help_text"] = _after(options["help_text"], _("One to a line."))
        return LinesField(shape, **options)
    if shape.content in (Content.DAY, Content.EVENT):
        return DayField(**options)
    if shape.content is Content.YES_OR_NO:
        return _choice_field(shape, list(_YES_OR_NO), options)
    if shape.content in (Content.WHOLE_NUMBER, Content.AMOUNT):
        numeric = "numeric" if shape.content is Content.WHOLE_NUMBER else "decimal"
        widget = forms.TextInput({"inputmode": numeric, "class": "ds_input--fixed-10"})
        return ReadField(shape, widget=widget, **options)
    if (kind.__name__, shape.name) in SUGGESTED:
        offered = [*SUGGESTED[kind.__name__, shape.name], *names.of("parties")]
        return forms.CharField(max_length=_MOST_TEXT, widget=SuggestingInput(offered), **options)
    return _text_field(shape, options)


def _after(means: str, how: str) -> str:
    return f"{means} {how}".strip()


CHOOSE_ONE = gettext_lazy("Choose one.")
ENTER_DAY = gettext_lazy("Enter a day, a month and a year.")
_FORMS = {
    "address": gettext_lazy("Enter a web address, beginning with https://."),
    "financial_year": gettext_lazy("Enter a financial year, such as 2025-26."),
    "time": gettext_lazy("Enter hours and minutes, such as 09:30."),
}
_CONTENTS = {
    Content.DAY: ENTER_DAY,
    Content.EVENT: ENTER_DAY,
    Content.WHOLE_NUMBER: gettext_lazy("Enter a whole number."),
    Content.AMOUNT: gettext_lazy("Enter an amount in figures, such as 1200.50."),
    Content.YES_OR_NO: gettext_lazy("Choose yes or no."),
}


def required_words(shape: Shape, *, is_choice: bool) -> Any:
    """What to enter, for a field that was left empty."""
    if is_choice:
        return gettext_lazy("Choose at least one.") if shape.many else CHOOSE_ONE
    if shape.many:
        return gettext_lazy("Enter at least one, one to a line.")
    return _FORMS.get(shape.spec.form or "") or _CONTENTS.get(shape.content) or gettext_lazy("Enter it in words.")


def _text_field(shape: Shape, options: dict[str, Any]) -> forms.Field:
    if shape.name in _LONG:
        return forms.CharField(widget=forms.Textarea({"rows": 3}), max_length=_MOST_TEXT, **options)
    if shape.spec.form == "address":
        options["help_text"] = _after(options["help_text"], _("Write it in full, beginning with https://."))
        return forms.CharField(widget=forms.TextInput({"inputmode": "url"}), max_length=2_000, **options)
    if shape.spec.form == "financial_year":
        options["help_text"] = _after(options["help_text"], _("Write it as 2025-26."))
        widget = forms.TextInput({"class": "ds_input--fixed-10"})
        return forms.CharField(widget=widget, max_length=20, **options)
    return forms.CharField(max_length=_MOST_TEXT, **options)


def _choices(shape: Shape, names: Names) -> list[tuple[str, Any]] | None:
    if shape.choices is not None:
        return [(each.value, choice_words(shape.choices.__name__, each.value)) for each in shape.choices]
    if shape.spec.refers_to is not None:
        return list(names.of(shape.spec.refers_to).items())
    return form_choices(shape.spec.form)


def _choice_field(shape: Shape, choices: list[tuple[str, Any]], options: dict[str, Any]) -> forms.Field:
    if shape.many:
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **options)
    free = not options["required"]
    if len(choices) <= _MOST_RADIOS and shape.spec.refers_to in (None, "parties"):
        silent = [("", gettext_lazy("Not recorded"))] if free else []
        return forms.ChoiceField(choices=[*choices, *silent], widget=forms.RadioSelect, **options)
    silent = [("", gettext_lazy("Not recorded") if free else gettext_lazy("Choose one"))]
    return forms.ChoiceField(choices=[*silent, *choices], **options)


def not_done_field(label: Any) -> forms.Field:
    """The tick that says that something has not been done, which is more than not recording it."""
    return forms.BooleanField(label=_("Not done: %(label)s") % {"label": label}, required=False)


def none_field(label: Any) -> forms.Field:
    """The tick that says that there are none of a list, which is more than not recording it."""
    return forms.BooleanField(label=_("There are none: %(label)s") % {"label": label}, required=False)


def typed_from(shape: Shape, value: Any) -> Any:
    """What stands in the field when a recorded value is shown: the reverse of `told_by`."""
    if shape.content is Content.YES_OR_NO:
        return "yes" if value else "no"
    if not shape.many:
        return str(value)
    return [str(each) for each in value] if _is_ticked(shape) else "\n".join(str(each) for each in value)


def told_by(shape: Shape, cleaned: Any) -> Any:
    """What a cleaned value says in plain data; None where nothing was typed."""
    if cleaned in (None, "", []):
        return None
    if shape.content is Content.YES_OR_NO:
        return cleaned == "yes"
    if shape.content in (Content.DAY, Content.EVENT) and not shape.many:
        return cleaned.isoformat()
    return cleaned


def _is_ticked(shape: Shape) -> bool:
    return shape.choices is not None or shape.spec.refers_to is not None or form_choices(shape.spec.form) is not None
