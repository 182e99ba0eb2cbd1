"""Named reads of the trail."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from comhla.web.audit.chain import CHAINED
from comhla.web.audit.models import Event, Head
from comhla.web.audit.verify import End, Verdict, Walk

BATCH = 2_000
VIEWED = "viewed"
"""The action of an entry that says that an inspector saw a page."""
_COLUMNS = (*CHAINED, "previous_hash", "hash")


class Sought(NamedTuple):
    """What somebody looks for in the trail of an authority; what is empty does not narrow it."""

    person: str = ""
    action: str = ""
    kind: str = ""
    subject: str = ""
    first_day: date | None = None
    last_day: date | None = None
    words: str = ""
    duty: str = ""
    without_views: bool = False

    @property
    def narrows(self) -> bool:
        """Whether anything is looked for at all. Leaving out what was only looked at is the ordinary list."""
        return any(self._replace(without_views=False))


def events_of(authority: str, sought: Sought | None = None) -> QuerySet[Event]:
    """The events of an authority, named by its slug, newest first. Both days are inside."""
    found = Event.objects.filter(authority=authority).order_by("-number")
    if sought is None:
        return found
    if sought.person:
        # The actor's id is matched whole; what somebody types is part of a name.
        by_name = Q(by_name__icontains=sought.person) | Q(on_behalf_of__icontains=sought.person)
        found = found.filter(by_name | Q(by_id=sought.person))
    if sought.action:
        found = found.filter(action=sought.action)
    if sought.kind:
        found = found.filter(kind=sought.kind)
    if sought.without_views:
        found = found.exclude(action=VIEWED)
    if sought.subject:
        found = found.filter(subject=sought.subject)
    if sought.first_day:
        found = found.filter(at__gte=_midnight(sought.first_day))
    if sought.last_day:
        found = found.filter(at__lt=_midnight(sought.last_day + timedelta(days=1)))
    if sought.duty:
        # Evidence, judgements and owners say which duty they are for.
        found = found.filter(Q(after__duty=sought.duty) | Q(before__duty=sought.duty))
    for word in sought.words.split():
        found = found.filter(reason__icontains=word)
    return found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())


def counted(authority: str) -> tuple[int, int]:
    """How many entries concern an authority, and how many the whole trail has."""
    end = head()
    return Event.objects.filter(authority=authority).count(), 0 if end is None else end.number


def events_about(authority: str, kind: str, subject: str) -> QuerySet[Event]:
    """The history of one record, newest first."""
    return events_of(authority, Sought(kind=kind, subject=subject))


def event_numbered(authority: str, number: int) -> Event | None:
    """One event of an authority."""
    return Event.objects.filter(authority=authority, number=number).first()


def last_event_before(event: Event) -> Event | None:
    """The event before this one about the same record."""
    return events_about(event.authority, event.kind, event.subject).filter(number__lt=event.number).first()


def actions_and_kinds(authority: str) -> tuple[list[str], list[str]]:
    """What has been done in an authority and to what, for the lists to choose from."""
    rows = Event.objects.filter(authority=authority).order_by().values_list("action", "kind").distinct()
    found = list(rows)
    return sorted({action for action, _ in found}), sorted({kind for _, kind in found})


def head() -> End | None:
    """The end of the trail; None where nothing was ever written."""
    found = Head.objects.filter(id=1).values_list("number", "hash").first()
    return None if found is None else End(*found)


def verify_trail(*, noted: tuple[int, str] | None = None) -> Verdict:
    """Walk the whole trail, in batches. Rows that others append meanwhile are walked too."""
    walk = Walk(None if noted is None else End(*noted))
    after: Any = 0
    while True:
        # The head first: every row up to it is there to be seen, and what comes later comes with a later head.
        end = head()
        for row in rows_after(after):
            after = row["number"]
            walk.take(row)
        if end == head():
            return walk.finish(end)


def rows_after(number: Any) -> Iterator[dict[str, Any]]:
    """Rows as they are stored, in the order of their numbers, each read strictly.

    A row that was tampered with may hold what no part of the application would write. What cannot be read, or is
    written otherwise than the application writes it, is something that cannot be hashed.
    """
    is_strict = connection.vendor == "sqlite"
    names = ", ".join(connection.ops.quote_name(name) for name in _COLUMNS)
    if is_strict:
        # The text itself: as a column it would be read kindly before it comes here.
        names = names.replace('"at"', 'CAST("at" AS TEXT)')
    statement = f"SELECT {names} FROM audit_event WHERE number > %s ORDER BY number LIMIT {BATCH}"
    while True:
        with connection.cursor() as cursor:
            cursor.execute(statement, [number])
            rows = cursor.fetchall()
        for values in rows:
            row = dict(zip(_COLUMNS, values, strict=True))
            row["at"] = _instant(row["at"])
            row["before"] = _json(row["before"], is_strict=is_strict)
            row["after"] = _json(row["after"], is_strict=is_strict)
            yield row
        if len(rows) < BATCH:
            return
        number = rows[-1][0]


_UNREADABLE = object()
"""In place of what cannot be read. It cannot be hashed, so its row is told as changed."""


def _instant(value: Any) -> Any:
    if isinstance(value, datetime):
        return value
    try:
        read = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return _UNREADABLE
    return read.replace(tzinfo=UTC) if str(read) == value else _UNREADABLE


def _json(value: Any, *, is_strict: bool) -> Any:
    if value is None:
        return None
    try:
        read = json.loads(value)
    except (TypeError, ValueError):
        return _UNREADABLE
    # SQLite keeps the text itself, in which one space for another would else go unseen.
    if is_strict and json.dumps(read, cls=DjangoJSONEncoder) != value:
        return _UNREADABLE
    return read


class Stub(NamedTuple):
    """What of an entry is told where the entry itself is left out: enough to follow the chain past it."""

    number: int
    previous_hash: str
    hash: str


def with_stubs(events: QuerySet[Event], end: int) -> Iterator[Event | Stub]:
    """Every entry of the trail from the first to `end`: those asked for whole, the others as stubs."""
    last = 0
    while True:
        links = Event.objects.filter(number__gt=last, number__lte=end).order_by("number")
        stubs = [Stub(*each) for each in links.values_list("number", "previous_hash", "hash")[:BATCH]]
        if not stubs:
            return
        first, last = stubs[0].number, stubs[-1].number
        whole = {each.number: each for each in events.filter(number__gte=first, number__lte=last)}
        for stub in stubs:
            yield whole.get(stub.number, stub)


def in_batches(events: QuerySet[Event]) -> Iterator[Event]:
    """Events from the oldest, read in batches: a stream to a slow reader holds neither memory nor a transaction."""
    last = 0
    while batch := list(events.filter(number__gt=last)[:BATCH]):
        yield from batch
        last = batch[-1].number
