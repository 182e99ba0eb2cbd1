"""The form of a row as its page draws it: what is usual first, the rest one step away."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from django.forms import BaseForm, BoundField
from django.utils.translation import gettext as _

from comhla.reference.seats import Seat
from comhla.web.authorities.forms.fields import COUNT, KEPT
from comhla.web.authorities.forms.posted import MOST_ROWS
from comhla.web.authorities.forms.row_form import RowForm, Several, Single, Within
from comhla.web.authorities.labels import Names
from comhla.web.authorities.words import hint_beside

_FEW = 7
"""A form with no more parts than this is shown whole."""


class Field(NamedTuple):
    """One field, with the tick that says "not done" or "there are none"."""

    bound: BoundField
    tick: BoundField | None
    is_list: bool = False


class InnerRow(NamedTuple):
    """A row within the row: closed, with what it says in words and as it is sent; or open, with its own entries."""

    lead: str
    number: int
    words: str
    kept_name: str
    kept: str
    entries: tuple[Field | Inner, ...]
    hidden: tuple[BoundField, ...]

    @property
    def is_open(self) -> bool:
        """Whether its fields are shown."""
        return not self.kept


class Inner(NamedTuple):
    """Rows within the row."""

    name: str
    label: str
    means: str
    count_name: str
    number_of_rows: int
    rows: tuple[InnerRow, ...]
    tick: BoundField | None
    can_add: bool
    is_list: bool = True


class Layout(NamedTuple):
    """The entries to show at once, and those that open on request."""

    usual: tuple[Field | Inner, ...]
    further: tuple[Field | Inner, ...]
    further_is_open: bool


class Summary(NamedTuple):
    """What is wrong with everything on a page, for the one summary above it, in the order of the page."""

    form: RowForm
    layout: Layout
    also: BaseForm | None = None

    @property
    def is_bound(self) -> bool:
        """Whether anything was sent."""
        return self.form.is_bound

    def non_field_errors(self) -> list[Any]:
        """What is wrong with no field in particular."""
        first = [] if self.also is None else list(self.also.non_field_errors())
        return [*first, *self.form.non_field_errors()]

    def __iter__(self) -> Iterator[BoundField]:
        """Every field as the page shows them."""
        yield from self.also or ()
        yield from _bound_in((*self.layout.usual, *self.layout.further))
        yield self.form["reason"]


def _bound_in(entries: tuple[Field | Inner, ...]) -> Iterator[BoundField]:
    for entry in entries:
        if isinstance(entry, Inner):
            for row in entry.rows:
                yield from row.hidden
                yield from _bound_in(row.entries)
        else:
            yield entry.bound
        if entry.tick is not None:
            yield entry.tick


def layout_of(form: RowForm, *, wanted: Collection[str] = ()) -> Layout:
    """How a form is laid out. `wanted` are fields that somebody came for, which are shown among the usual ones."""
    parts = [(part, _entry(form, part)) for part in form.parts]
    if len(parts) <= _FEW:
        return Layout(tuple(entry for _part, entry in parts), (), False)
    usual = [entry for part, entry in parts if _is_usual(form, part, wanted)]
    further = [entry for part, entry in parts if not _is_usual(form, part, wanted)]
    return Layout(tuple(usual), tuple(further), any(_has_errors(entry) for entry in further))


def _is_usual(form: RowForm, part: Single | Several, wanted: Collection[str]) -> bool:
    if part.name in wanted or not part.shape.spec.optional or part.shape.name in _ALWAYS:
        return True
    if part.name == _CONDITIONS and form.data.get("seat", "") in _WITH_CONDITIONS:
        return True
    if isinstance(part, Several):
        return bool(part.rows)
    return bool(form.data.get(part.name) or (part.tick and form.data.get(part.tick)))


_ALWAYS = frozenset(
    {
        "name",
        "title",
        "first_day",
        "last_day",
        "term_last_day",
        "nominated_by",
        "person",
        "published_on",
        "address",
        "amount",
    }
)
_CONDITIONS = "meets_conditions_of_seat"
_WITH_CONDITIONS = frozenset(
    {"", Seat.GENERAL_PRACTITIONER, Seat.NURSE, Seat.OTHER_DOCTOR, Seat.SERVICE_USER, Seat.UNPAID_CARER}
)
"""Clinical and lay seats, and a seat that is not chosen yet: the holder has to meet conditions."""


def _entry(form: RowForm, part: Single | Several) -> Field | Inner:
    if isinstance(part, Single):
        tick = form[part.tick] if part.tick else None
        return Field(form[part.name], tick)
    return Inner(
        name=part.name,
        label=part.label,
        means=hint_beside(part.label, part.shape.spec),
        count_name=part.name + COUNT,
        number_of_rows=len(part.rows),
        rows=tuple(_inner_row(form, part, row, number) for number, row in enumerate(part.rows, start=1)),
        tick=form[part.tick] if part.tick else None,
        can_add=len(part.rows) < (MOST_ROWS if part.shape.many else 1),
    )


def _inner_row(form: RowForm, part: Several, row: Within, number: int) -> InnerRow:
    entries = [_entry(form, each) for each in row.parts]
    return InnerRow(
        lead=row.lead,
        number=number,
        words=closed_words(form.names, part, row),
        kept_name=row.lead + KEPT,
        kept="" if row.closed is None else json.dumps(row.closed, ensure_ascii=False),
        entries=tuple(each for each in entries if not _is_hidden(each)),
        hidden=tuple(each.bound for each in entries if isinstance(each, Field) and each.bound.is_hidden),
    )


def closed_words(names: Names, part: Several, row: Within) -> str:
    """What a closed row says, in words."""
    if row.closed is None:
        return ""
    return names.in_words(part.shape._replace(many=False), row.closed) or _("Nothing is recorded in it yet.")


def _is_hidden(entry: Field | Inner) -> bool:
    return isinstance(entry, Field) and entry.bound.is_hidden


def _has_errors(entry: Any) -> bool:
    if isinstance(entry, Field):
        return bool(entry.bound.errors or (entry.tick is not None and entry.tick.errors))
    return any(_has_errors(each) for row in entry.rows for each in row.entries)
