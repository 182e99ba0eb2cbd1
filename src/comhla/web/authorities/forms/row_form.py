"""The form of a row of any kind, made from the shapes of its fields."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext as _

from comhla.authority_file.shapes import Content, Shape, shapes_of
from comhla.law.facts.fields import Record
from comhla.web.authorities.forms.fields import NONE, NOT_DONE, field_for, none_field, not_done_field, told_by
from comhla.web.authorities.forms.posted import count_of, kept_row
from comhla.web.authorities.identifiers import proposed_id
from comhla.web.authorities.labels import Names, labelled


class Single(NamedTuple):
    """One field of a row. `tick` names the box that says "not done" or "there are none", where it has one."""

    name: str
    shape: Shape
    tick: str = ""


class Within(NamedTuple):
    """One row within a row, sent open with parts, or closed."""

    lead: str
    closed: dict[str, Any] | None
    parts: tuple[Single | Several, ...] = ()


class Several(NamedTuple):
    """Rows within a row."""

    name: str
    shape: Shape
    label: str
    rows: tuple[Within, ...]
    tick: str = ""


class RowForm(forms.Form):
    """What somebody typed about one row.

    It is always made from what a browser sends; a recorded row is first turned into that (`posted_from`). So there
    is one way from a form to a row, whether it is new, recorded, or comes back with steps or problems.
    """

    reason = forms.CharField(label="", required=False, max_length=1_000, widget=forms.Textarea({"rows": 2}), strip=True)

    def __init__(
        self, kind: type[Record], names: Names, data: QueryDict, *, left_out: Collection[str] = ("id",)
    ) -> None:
        super().__init__(data)
        self.kind, self.names = kind, names
        self.fields["reason"].label = _("Why")
        self.fields["reason"].help_text = _("For the audit trail, where it does not speak for itself.")
        self.parts = tuple(self._parts(kind, "", left_out))
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])

    def leave_unchecked(self) -> RowForm:
        """Show what was typed without a word about problems: nobody asked to save it yet."""
        leave_unchecked(self)
        return self

    def clean(self) -> dict[str, Any]:
        """Refuse a day together with "not done"."""
        for part in self._singles(self.parts):
            if part.tick and self.cleaned_data.get(part.tick) and self.cleaned_data.get(part.name):
                self.add_error(part.tick, self._both(part))
        return self.cleaned_data

    def plain(self) -> dict[str, Any]:
        """The row in plain data, as an authority file says it; only for a form without problems."""
        return self._plain(self.parts)

    def _both(self, part: Single) -> str:
        if part.shape.content is Content.EVENT:
            return _("Give the day or tick that it has not been done, not both.")
        return _("List them or tick that there are none, not both.")

    def _parts(self, kind: type[Record], lead: str, left_out: Collection[str]) -> Iterator[Single | Several]:
        for name, shape in shapes_of(kind).items():
            if name in left_out:
                continue
            label = labelled(kind, name)
            if shape.row is not None:
                yield self._several(shape, lead + name, label)
                continue
            field = field_for(shape, kind, self.names)
            if lead and name == "id":
                field = forms.CharField(required=False, widget=forms.HiddenInput)
            self.fields[lead + name] = field
            yield Single(lead + name, shape, self._tick(shape, lead + name, label))

    def _tick(self, shape: Shape, name: str, label: str) -> str:
        if shape.content is Content.EVENT:
            self.fields[name + NOT_DONE] = not_done_field(label)
            return name + NOT_DONE
        if shape.many and shape.spec.optional:
            self.fields[name + NONE] = none_field(label)
            return name + NONE
        return ""

    def _several(self, shape: Shape, name: str, label: str) -> Several:
        assert shape.row is not None
        number = count_of(self.data, name)
        rows = tuple(self._within(shape.row, f"{name}-{at}") for at in range(number if shape.many else min(number, 1)))
        tick = ""
        if not rows and shape.many and shape.spec.optional:
            self.fields[name + NONE] = none_field(label)
            tick = name + NONE
        return Several(name, shape, label, rows, tick)

    def _within(self, kind: type[Record], lead: str) -> Within:
        closed = kept_row(self.data, lead)
        if closed is not None:
            return Within(lead, closed)
        return Within(lead, None, tuple(self._parts(kind, f"{lead}-", ())))

    def _singles(self, parts: tuple[Single | Several, ...]) -> Iterator[Single]:
        for part in parts:
            if isinstance(part, Single):
                yield part
            else:
                for row in part.rows:
                    yield from self._singles(row.parts)

    def _plain(self, parts: tuple[Single | Several, ...]) -> dict[str, Any]:
        said: dict[str, Any] = {}
        for part in parts:
            value = self._rows(part) if isinstance(part, Several) else self._value(part)
            if value is not None:
                said[part.shape.name] = value
        return said

    def _value(self, part: Single) -> Any:
        if part.tick and self.cleaned_data.get(part.tick):
            return "not done" if part.shape.content is Content.EVENT else []
        return told_by(part.shape, self.cleaned_data.get(part.name))

    def _rows(self, part: Several) -> Any:
        rows = [self._plain(row.parts) if row.closed is None else row.closed for row in part.rows]
        assert part.shape.row is not None
        if "id" in part.shape.row.fields:
            _give_ids(part, rows)
        if part.shape.many:
            return rows or ([] if part.tick and self.cleaned_data.get(part.tick) else None)
        return rows[0] if rows else None


def leave_unchecked(form: forms.Form) -> None:
    """Show what was typed in a form without a word about problems."""
    form._errors = ErrorDict()
    form.cleaned_data = {}


def _give_ids(part: Several, rows: list[dict[str, Any]]) -> None:
    taken = {str(row["id"]) for row in rows if row.get("id")}
    for at, row in enumerate(rows):
        if not row.get("id"):
            given = proposed_id(part.shape.name, part.shape.name, row, taken)
            rows[at] = {"id": given, **row}
            taken.add(given)
