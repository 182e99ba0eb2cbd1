"""What the components need that a template cannot do by itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import template
from django.core.paginator import Page, Paginator
from django.forms import BaseForm, BoundField, CheckboxInput, FileInput, Select, SelectMultiple
from django.forms.widgets import CheckboxSelectMultiple, RadioSelect
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from comhla.law.answers import Outcome
from comhla.web.fields import DayWidget

register = template.Library()


class Fault(NamedTuple):
    """One line of an error summary."""

    words: str
    anchor: str


class Shown(NamedTuple):
    """How something is shown: its words, and a colour that is never the only sign."""

    words: str
    colour: str


class Notice(NamedTuple):
    """How a notification is shown."""

    words: str
    modifier: str
    icon: str


OUTCOMES = {
    Outcome.MET: (_("Met"), "green"),
    Outcome.NOT_MET: (_("Not met"), "red"),
    Outcome.NOT_YET_DUE: (_("Not yet due"), "blue"),
    Outcome.NOT_APPLICABLE: (_("Does not apply"), "grey"),
    Outcome.NOT_EVIDENCED: (_("No evidence recorded"), "orange"),
    Outcome.FOR_A_PERSON: (_("For a person to judge"), "purple"),
    Outcome.CANNOT_TELL: (_("Cannot tell"), "yellow"),
}
NOTICES = {
    "success": (_("Success"), "", "check_circle"),
    "information": (_("Information"), "info", "info"),
    "warning": (_("Warning"), "warning", "warning"),
    "problem": (_("Problem"), "error", "error"),
}
_NOTICE_CALLED = {"error": "problem", "info": "information", "debug": "information", "": "information"}
"""The words of messages, in ours."""


@register.simple_tag
def shown_outcome(outcome: str) -> Shown:
    """The words and the colour of one of the seven outcomes."""
    words, colour = OUTCOMES[Outcome(outcome)]
    return Shown(str(words), colour)


@register.simple_tag
def shown_notice(kind: str) -> Notice:
    """The words, the colour and the icon of a notification; kinds of messages are understood too."""
    words, modifier, icon = NOTICES[_NOTICE_CALLED.get(kind, kind)]
    return Notice(str(words), modifier, f"{static('vendor/icons.svg')}#{icon}")


@register.simple_tag
def faults_of(form: BaseForm | None) -> list[Fault]:
    """What is wrong with a form, in the order of the page, each with the place to mend it."""
    if form is None or not form.is_bound:
        return []
    faults = [Fault(str(words), "") for words in form.non_field_errors()]
    for field in form:
        anchor = "" if field.is_hidden else _first_input(field)
        faults += [
            Fault(gettext("%(label)s: %(fault)s") % {"label": field.label, "fault": words}, anchor)
            for words in field.errors
        ]
    return faults


@register.filter
def drawn(field: BoundField) -> SafeString:
    """The widget of a field in the classes of the design system."""
    widget = field.field.widget
    classes = [_class_of(widget), *str(widget.attrs.get("class", "")).split()]
    if field.errors and classes[0] in {"ds_input", "ds_select"}:
        classes.append(f"{classes[0]}--error")
    return field.as_widget(attrs={"class": " ".join(each for each in classes if each)})


@register.filter
def is_tick(field: BoundField) -> bool:
    """Whether a field is one box to tick, whose label stands behind it."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def anchor(word: str) -> str:
    """Where the glossary explains a word."""
    return slugify(word)


@register.filter
def shown_pages(paginator: Paginator[Any], page: Page[Any]) -> Iterator[int | None]:
    """The numbers of pages near this one, the first and the last; None stands for those left out."""
    for number in paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
        yield number if isinstance(number, int) else None


@register.simple_tag(takes_context=True)
def here_with_named(context: dict[str, Any], name: str, value: object) -> str:
    """The address of this page with one named answer changed."""
    asked = context["request"].GET.copy()
    asked[name] = str(value)
    return "?" + str(asked.urlencode())


@register.simple_tag(takes_context=True)
def asked_beside(context: dict[str, Any], name: str) -> list[tuple[str, str]]:
    """What was asked of this page beside a day, so that a form that changes the day keeps it."""
    parts = {name, *(f"{name}_{part}" for part in ("day", "month", "year")), "page"}
    return [(key, value) for key, values in context["request"].GET.lists() if key not in parts for value in values]


def _first_input(field: BoundField) -> str:
    """The id of the input to go to: a group of inputs has none of its own."""
    widget = field.field.widget
    if isinstance(widget, DayWidget):
        return f"{field.auto_id}_day"
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return f"{field.auto_id}_0"
    return str(field.id_for_label)


def _class_of(widget: object) -> str:
    if isinstance(widget, CheckboxInput):
        return "ds_checkbox__input"
    if isinstance(widget, DayWidget | RadioSelect | CheckboxSelectMultiple):
        return ""
    if isinstance(widget, Select) and not isinstance(widget, SelectMultiple):
        return "ds_select"
    if isinstance(widget, FileInput):
        return "ds_file-upload__input"
    return "ds_input"
