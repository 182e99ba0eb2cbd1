"""Events and verdicts in words: pure shapes for pages, exports and the command."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple, Protocol

from django.utils.translation import gettext as _

from comhla.web.audit.chain import CHAINED, as_hashed
from comhla.web.audit.verify import Fault, Kind, Verdict
from comhla.web.words import day as day_words


class Happened(Protocol):
    """An event, as far as it is shown."""

    number: int
    at: datetime
    by_id: str
    by_name: str
    on_behalf_of: str
    action: str
    authority: str
    kind: str
    subject: str
    before: Any
    after: Any
    reason: str
    previous_hash: str
    hash: str


class Field(NamedTuple):
    """What became of one field: `was` and `became` are text, empty where there was or is nothing."""

    name: str
    was: str
    became: str


class Change(NamedTuple):
    """One event as a page shows it."""

    number: int
    at: datetime
    who: str
    on_behalf_of: str
    what: str
    kind: str
    subject: str
    reason: str
    fields: tuple[Field, ...]

    @property
    def day(self) -> date:
        """The day on which it happened."""
        return self.at.date()


class Labels:
    """How the names in an event are said. This room knows no other, so it can only spell them out.

    A view that knows what the records are called gives labels of its own, made from this class.
    """

    def action(self, name: str) -> str:
        """What was done."""
        return in_words(name)

    def kind(self, name: str) -> str:
        """The kind of record."""
        return in_words(name)

    def subject(self, kind: str, subject: str) -> str:
        """What a record is called."""
        return subject

    def field(self, kind: str, name: str) -> str:
        """What a field of a kind of record is called."""
        return in_words(name)

    def value(self, kind: str, name: str, value: Any) -> str:
        """A value of a field."""
        return shown(value)


PLAIN = Labels()


def changes_of(events: Iterable[Happened], words: Labels = PLAIN) -> list[Change]:
    """Events as readable changes, in the order given."""
    return [change_of(event, words) for event in events]


def change_of(event: Happened, words: Labels = PLAIN) -> Change:
    """One event as a readable change."""
    called = words.subject(event.kind, event.subject)
    return Change(
        number=event.number,
        at=event.at,
        who=event.by_name,
        on_behalf_of=event.on_behalf_of,
        what=words.action(event.action),
        kind=words.kind(event.kind),
        subject=called if called == event.subject else f"{called} ({event.subject})",
        reason=event.reason,
        fields=differences(event.before, event.after, kind=event.kind, words=words),
    )


def differences(
    before: Mapping[str, Any] | None, after: Mapping[str, Any] | None, *, kind: str = "", words: Labels = PLAIN
) -> tuple[Field, ...]:
    """Field by field, what is not the same before and after, in the order in which the fields stand."""
    was, became = before or {}, after or {}
    names = [*was, *(name for name in became if name not in was)]
    found = []
    for name in names:
        if name not in was or name not in became or was[name] != became[name]:
            texts = (words.value(kind, name, each.get(name)) for each in (was, became))
            found.append(Field(words.field(kind, name), *texts))
    return tuple(found)


def stood_after(event: Happened, words: Labels = PLAIN) -> tuple[Field, ...]:
    """The record as it stood after an event, field by field; nothing where it was taken out."""
    kind = event.kind
    return tuple(
        Field(words.field(kind, name), "", words.value(kind, name, value))
        for name, value in (event.after or {}).items()
    )


def shown(value: Any) -> str:
    """A value of an event as people read it."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, Mapping):
        return "; ".join(f"{in_words(str(name))}: {shown(each)}" for name, each in value.items())
    if isinstance(value, list | tuple):
        if not value:
            return _("None")
        mark = "\n" if any(isinstance(each, Mapping) for each in value) else ", "
        return mark.join(shown(each) for each in value)
    return _day_or_text(str(value))


def _day_or_text(text: str) -> str:
    """A day as people write it; any other text as it is."""
    if _DAY.fullmatch(text) is None:
        return text
    try:
        return day_words(date.fromisoformat(text))
    except ValueError:
        return text


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def in_words(name: str) -> str:
    """The name of an action, kind or field as words: `term_last_day` is `Term last day`."""
    words = name.replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def told_verdict(verdict: Verdict) -> list[str]:
    """A verdict in sentences. The first says whether the trail is whole."""
    if verdict.is_whole:
        return [
            _("The audit trail is whole: %(rows)d rows, each as it was written and in its place.")
            % {"rows": verdict.rows},
            _("Its end is %(number)d:%(hash)s.") % verdict.end._asdict(),
        ]
    first = verdict.first
    assert first is not None
    lines = [
        _("The audit trail is broken. The first fault is at row %(number)d; %(rows)d rows were read.")
        % {"number": first.number, "rows": verdict.rows}
    ]
    return [*lines, *(told_fault(fault) for fault in verdict.faults)]


def told_fault(fault: Fault) -> str:
    """What one fault means, in a sentence."""
    first = _SAID[fault.kind]() % {"number": fault.number, "rows": fault.rows, "detail": fault.detail}
    if fault.rows == 1 or fault.kind in _COUNTED:
        return first
    return first + " " + _("It is the first of %(rows)d such rows.") % {"rows": fault.rows}


_COUNTED = frozenset({Kind.ROWS_MISSING, Kind.END_MISSING})
_SAID = {
    Kind.ROW_CHANGED: lambda: _("Row %(number)d was changed after it was written."),
    Kind.ROW_MOVED: lambda: _("Row %(number)d is out of order: its place and its number do not agree (%(detail)s)."),
    Kind.ROWS_MISSING: lambda: _("Rows are missing between others, the first of them row %(number)d: %(rows)d in all."),
    Kind.LINK_BROKEN: lambda: _("Row %(number)d does not follow from the row before it: one of the two was replaced."),
    Kind.END_MISSING: lambda: _("Rows are missing from the end, from row %(number)d on: %(rows)d in all."),
    Kind.HEAD_DISAGREES: lambda: _(
        "The end that is kept apart (row %(detail)s) is not the last row, which is row %(number)d."
    ),
    Kind.NOTED_DISAGREES: lambda: _(
        "Row %(number)d is not as it was noted: the trail was written anew from there or earlier."
    ),
}


COLUMNS = (*CHAINED, "previous_hash", "hash")
"""The columns of an export, in this order."""


def as_line(event: Happened) -> str:
    """An event as a line of JSON, with everything that its hash is worked out from."""
    return json.dumps(as_values(event), ensure_ascii=False)


def as_stub(number: int, previous_hash: str, seal: str) -> str:
    """A line of JSON in place of an event that is left out: its links of the chain and nothing of what it says."""
    return json.dumps({"number": number, "previous_hash": previous_hash, "hash": seal})


def as_values(event: Happened) -> dict[str, Any]:
    """An event as plain values. The instant is written as it is hashed."""
    return {name: as_hashed(getattr(event, name)) for name in COLUMNS}


def as_cells(event: Happened) -> list[str]:
    """An event as cells of a table that no spreadsheet takes for formulas."""
    return [safe_cell(_cell(value)) for value in as_values(event).values()]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)


_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def safe_cell(text: str) -> str:
    """Text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_BEGINS_A_FORMULA) else text
