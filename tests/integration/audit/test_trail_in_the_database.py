"""The trail in the database: what is appended is chained, nothing else can be done to it, and tampering is found."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from comhla.web.access.actors import SYSTEM
from comhla.web.audit import queries
from comhla.web.audit.actions import Told, append, record_export
from comhla.web.audit.models import Event, Head
from comhla.web.audit.queries import Sought, events_about, events_of, verify_trail
from comhla.web.audit.verify import Kind
from tests.lib.installation import IS_POSTGRESQL

pytestmark = pytest.mark.django_db
TRIGGERS = ("audit_event_stays", "audit_event_is_kept", "audit_head_goes_on", "audit_head_is_kept")


def told(count: int = 8, **options: Any) -> list[Event]:
    """Some events."""
    return [
        append("row_changed", Told("people", f"p{number}", "glen-test"), by=SYSTEM, **{"reason": "Why not?", **options})
        for number in range(1, count + 1)
    ]


@contextmanager
def unguarded():
    """Without the triggers, as somebody who owns the database could have it."""
    if IS_POSTGRESQL:
        run("ALTER TABLE audit_event DISABLE TRIGGER USER")
        run("ALTER TABLE audit_head DISABLE TRIGGER USER")
    else:
        for name in TRIGGERS:
            run(f"DROP TRIGGER {name}")
        run("PRAGMA ignore_check_constraints = ON")
    yield
    if not IS_POSTGRESQL:
        run("PRAGMA ignore_check_constraints = OFF")


def run(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_events_are_chained_from_one_and_the_head_follows():
    before = Head.objects.filter(id=1).values_list("number", flat=True).first() or 0
    made = told(3)
    assert [event.number for event in made] == [before + 1, before + 2, before + 3]
    assert [event.previous_hash for event in made[1:]] == [event.hash for event in made[:-1]]
    head = Head.objects.get()
    assert (head.number, head.hash) == (made[-1].number, made[-1].hash)
    assert verify_trail().is_whole


def test_what_the_database_gives_back_has_the_same_hash():
    after = {
        "day": date(2026, 9, 1),
        "at": datetime(2026, 9, 1, 12, 30, 0, 123456, tzinfo=UTC),
        "amount": Decimal("10.50"),
        "rate": 1e16,
        "share": 0.1,
        "number": 10**15,
        "words": 'Ùrnaigh \'ś "quoted" \\ / \u2028 \U0001f600',
        "nested": [{"b": 1, "a": [None, True, {}]}, []],
        "long": timedelta(hours=1),
    }
    append("row_changed", Told("people", "p1", "glen-test"), by=SYSTEM, before={}, after=after, reason="ć")
    assert verify_trail().is_whole


def test_an_event_outside_a_transaction_is_refused(installation):
    said = installation.python(
        "from comhla.web.access.actors import SYSTEM\n"
        "from comhla.web.audit.actions import Told, append\n"
        "from comhla.web.audit.models import Event, Head\n"
        "from django.db.transaction import TransactionManagementError\n"
        "try:\n    append('x', Told('y', 'z'), by=SYSTEM)\n"
        "except TransactionManagementError as error:\n    print(error)\n"
        "print(Event.objects.count(), Head.objects.count())"
    )
    assert said == "The audit trail is written inside the transaction it tells of.\n0 0\n"


def test_what_is_rolled_back_leaves_no_row():
    told(1)
    count = Event.objects.count()
    with transaction.atomic():
        told(2)
        transaction.set_rollback(True)
    assert Event.objects.count() == count
    assert verify_trail().is_whole


REFUSED = [
    "UPDATE audit_event SET reason = 'Another'",
    "UPDATE audit_event SET number = number + 1000",
    "DELETE FROM audit_event",
    "DELETE FROM audit_event WHERE number = 3",
    "DELETE FROM audit_head",
    "UPDATE audit_head SET number = number - 1",
    "UPDATE audit_head SET number = number + 2",
    "UPDATE audit_head SET hash = 'x'",
    "INSERT INTO audit_head (id, number, hash) VALUES (1, 0, '')",
    "INSERT INTO audit_head (id, number, hash) VALUES (2, 0, '')",
]
if IS_POSTGRESQL:
    REFUSED += [
        "TRUNCATE audit_event",
        "TRUNCATE audit_head",
        "TRUNCATE audit_event, audit_head CASCADE",
        "INSERT INTO audit_head VALUES (1, 9, '') ON CONFLICT (id) DO UPDATE SET number = 0",
    ]
else:
    REFUSED += [
        "INSERT OR REPLACE INTO audit_event SELECT * FROM audit_event WHERE id = 3",
        "INSERT OR REPLACE INTO audit_head (id, number, hash) VALUES (1, 0, '')",
        "UPDATE OR REPLACE audit_event SET number = 1 WHERE number = 2",
    ]


@pytest.mark.parametrize("statement", REFUSED)
def test_the_database_itself_refuses(statement):
    told()
    rows = list(Event.objects.values_list())
    with pytest.raises((DatabaseError, IntegrityError)), transaction.atomic():
        run(statement)
    assert list(Event.objects.values_list()) == rows
    assert verify_trail().is_whole


def test_django_is_refused_too():
    (event,) = told(1)
    event.reason = "Another."
    for attempt in (event.save, event.delete, Event.objects.all().delete, Head.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()


# what somebody who owns the database does, what is found and where
TAMPERED = [
    ("UPDATE audit_event SET reason = 'Why not!' WHERE number = {3}", Kind.ROW_CHANGED, 3),
    ("UPDATE audit_event SET by_name = 'Somebody' WHERE number = {1}", Kind.ROW_CHANGED, 1),
    ("UPDATE audit_event SET hash = previous_hash WHERE number = {4}", Kind.ROW_CHANGED, 4),
    ("DELETE FROM audit_event WHERE number = {4}", Kind.ROWS_MISSING, 4),
    ("DELETE FROM audit_event WHERE number >= {7}", Kind.END_MISSING, 7),
    ("UPDATE audit_head SET hash = 'x'", Kind.HEAD_DISAGREES, 8),
    ("DELETE FROM audit_head", Kind.HEAD_DISAGREES, 8),
    ("UPDATE audit_event SET after = '{{}}' WHERE number = {2}", Kind.ROW_CHANGED, 2),
]
if not IS_POSTGRESQL:
    TAMPERED += [
        ("UPDATE audit_event SET after = '{{' WHERE number = {2}", Kind.ROW_CHANGED, 2),
        ("UPDATE audit_event SET after = x'ff' WHERE number = {2}", Kind.ROW_CHANGED, 2),
        ("UPDATE audit_event SET after = replace(after, ': ', ':  ') WHERE number = {2}", Kind.ROW_CHANGED, 2),
        ("UPDATE audit_event SET at = replace(at, ' ', 'T') WHERE number = {2}", Kind.ROW_CHANGED, 2),
        ("UPDATE audit_event SET at = 'soon' WHERE number = {2}", Kind.ROW_CHANGED, 2),
    ]


@pytest.mark.parametrize(("statement", "kind", "row"), TAMPERED)
def test_tampering_is_found(statement, kind, row):
    made = told(after={"name": "A name"})
    numbers = [0, *(event.number for event in made)]
    with unguarded():
        run(statement.format(*numbers))
    verdict = verify_trail()
    assert verdict.first is not None
    assert (verdict.first.kind, verdict.first.number) == (kind, numbers[row])


def test_two_exchanged_rows_are_found():
    made = told()
    third, fourth = made[2].number, made[3].number
    with unguarded():
        for was, becomes in ((third, 0), (fourth, third), (0, fourth)):
            run("UPDATE audit_event SET number = %s WHERE number = %s", becomes, was)
    verdict = verify_trail()
    assert [(fault.kind, fault.number, fault.rows) for fault in verdict.faults] == [(Kind.ROW_MOVED, third, 2)]


def test_the_walk_is_the_same_in_small_steps(monkeypatch):
    told(7)
    whole = verify_trail()
    monkeypatch.setattr(queries, "BATCH", 2)
    assert verify_trail() == whole


def test_rows_appended_during_the_walk_are_walked_too(monkeypatch):
    told(3)
    heads = queries.head
    late = iter([lambda: told(2), lambda: None])

    def head_then_more():
        found = heads()
        next(late, lambda: None)()
        return found

    monkeypatch.setattr(queries, "head", head_then_more)
    verdict = verify_trail()
    assert verdict.is_whole
    assert verdict.end == heads()


def test_what_was_noted_is_looked_for():
    made = told(3)
    assert verify_trail(noted=(made[1].number, made[1].hash)).is_whole
    assert not verify_trail(noted=(made[1].number, made[0].hash)).is_whole


# what is sought, the numbers among eight that are found
SOUGHT = [
    ({}, [8, 7, 6, 5, 4, 3, 2, 1]),
    ({"person": "còm"}, [8, 7, 6, 5, 4, 3, 2, 1]),
    ({"person": "system"}, [8, 7, 6, 5, 4, 3, 2, 1]),
    ({"person": "Ailsa"}, [8]),
    ({"action": "row_removed"}, [7]),
    ({"kind": "localities"}, [6]),
    ({"subject": "p2"}, [2]),
    ({"kind": "people", "subject": "p2"}, [2]),
    ({"kind": "localities", "subject": "p2"}, []),
    ({"words": "letter board"}, [5]),
    ({"words": "letter nobody"}, []),
    ({"first_day": date(2000, 1, 1)}, [8, 7, 6, 5, 4, 3, 2, 1]),
    ({"first_day": date(2200, 1, 1)}, []),
    ({"last_day": date(2000, 1, 1)}, []),
    ({"last_day": date(2200, 1, 1)}, [8, 7, 6, 5, 4, 3, 2, 1]),
]


@pytest.mark.parametrize(("sought", "found"), SOUGHT)
def test_what_is_sought_is_found_newest_first(sought, found):
    told(4)
    append("row_changed", Told("people", "p5", "glen-test"), by=SYSTEM, reason="A letter of the board says so.")
    append("row_changed", Told("localities", "east", "glen-test"), by=SYSTEM)
    append("row_removed", Told("people", "p7", "glen-test"), by=SYSTEM)
    append("row_changed", Told("people", "p8", "glen-test"), by=SYSTEM.asked_by("Ailsa Crombie"))
    append("row_changed", Told("people", "p2", "another"), by=SYSTEM, reason="letter board")
    first = Event.objects.filter(subject="p1").get().number
    assert [event.number - first + 1 for event in events_of("glen-test", Sought(**sought))] == found
    assert Sought(**sought).narrows == bool(sought)


def test_days_are_days_in_scotland(monkeypatch):
    # Half past eleven in the evening of 30 June, by universal time, is 1 July in Scotland.
    instant = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    monkeypatch.setattr("comhla.web.clock.now", lambda: instant)
    told(1)
    assert not events_of("glen-test", Sought(last_day=date(2026, 6, 30))).exists()
    assert events_of("glen-test", Sought(first_day=date(2026, 7, 1), last_day=date(2026, 7, 1))).exists()
    assert verify_trail().is_whole


def test_the_history_of_a_record():
    made = told(3)
    again = append("row_changed", Told("people", "p2", "glen-test"), by=SYSTEM)
    assert list(events_about("glen-test", "people", "p2")) == [again, made[1]]
    assert queries.last_event_before(again) == made[1]
    assert queries.last_event_before(made[1]) is None
    assert queries.event_numbered("glen-test", made[0].number) == made[0]
    assert queries.event_numbered("another", made[0].number) is None
    assert queries.actions_and_kinds("glen-test") == (["row_changed"], ["people"])


def test_taking_the_trail_away_is_recorded():
    event = record_export("glen-test", "csv", 12, by=SYSTEM)
    assert (event.action, event.subject, event.after) == ("trail_exported", "csv", {"rows": 12})
