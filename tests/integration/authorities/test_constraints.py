"""What the database itself refuses, whoever writes to it: rows put in by hand, past every action."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from comhla.web.authorities.models import (
    Appointment,
    Authority,
    Collection,
    Locality,
    PublicDetails,
    RecordedRow,
    Scheme,
)
from tests.lib.installation import IS_POSTGRESQL
from tests.lib.web import recorded, small_facts

pytestmark = pytest.mark.django_db


@pytest.fixture
def authority() -> Authority:
    return recorded(small_facts())


def put(table: str, **values: object) -> None:
    names, marks = ", ".join(values), ", ".join(["%s"] * len(values))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values.values()))


def seat(authority: Authority, key: str, first_day: str, last_day: str | None, **other: object) -> dict[str, object]:
    values = {"person": "p2", "body": "board", "seat": "council_nominee", **other}
    row = {"authority_id": authority.pk, "position": 9, "version": 1, "details": "{}", "key": key, **values}
    return {**row, "first_day": first_day, "last_day": last_day}


def test_days_in_the_wrong_order(authority):
    with pytest.raises(IntegrityError, match="authorities_appointment_days_in_order"):
        put("authorities_appointment", **seat(authority, "m9", "2010-02-02", "2010-02-01"))
    put("authorities_appointment", **seat(authority, "m9", "2010-02-01", "2010-02-01"))


@pytest.mark.parametrize("model", [Locality, Scheme, Appointment])
def test_a_key_stands_once(authority, model):
    row = model.objects.filter(authority=authority).first()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_a_model_of_integration_that_there_is_not(authority):
    scheme = Scheme.objects.get(authority=authority)
    scheme.model = "e"
    with pytest.raises(IntegrityError, match="authorities_scheme_model_known"), transaction.atomic():
        scheme.save()


def test_a_collection_is_recorded_once_and_so_is_a_key_in_it(authority):
    with pytest.raises(IntegrityError), transaction.atomic():
        Collection.objects.create(authority=authority, name="people")
    row = {"authority": authority, "collection": "plans", "key": "plan-1", "position": 0}
    RecordedRow.objects.create(**row)
    RecordedRow.objects.create(**{**row, "collection": "committees"})
    with pytest.raises(IntegrityError), transaction.atomic():
        RecordedRow.objects.create(**row)


def test_a_made_up_authority_has_no_code():
    with pytest.raises(IntegrityError, match="authorities_authority_fictional_without_code"), transaction.atomic():
        Authority.objects.create(slug="x", name="X", code="S37000016", is_fictional=True, identity={})


def test_what_is_shown_is_one_of_three(authority):
    with pytest.raises(IntegrityError, match="authorities_public_shown_duties_known"), transaction.atomic():
        PublicDetails.objects.filter(authority=authority).update(shown_duties="some")


# first day, last day, what else is different, whether it overlaps the seat held since 1 April 2024
SEATS = [
    ("2024-04-01", None, {}, True),
    ("2010-01-01", None, {}, True),
    ("2010-01-01", "2024-04-01", {}, True),
    ("2010-01-01", "2024-03-31", {}, False),
    ("2030-01-01", "2030-01-02", {}, True),
    ("2024-04-01", None, {"person": "p1"}, False),
    ("2024-04-01", None, {"body": "audit"}, False),
    ("2024-04-01", None, {"seat": "health_board_nominee"}, False),
]


@pytest.mark.parametrize(("first_day", "last_day", "other", "overlaps"), SEATS)
def test_the_same_seat_twice_at_once_is_refused_by_postgresql(authority, first_day, last_day, other, overlaps):
    values = seat(authority, "m9", first_day, last_day, **other)
    if overlaps and IS_POSTGRESQL:
        with pytest.raises(IntegrityError, match="one_seat_at_a_time"):
            put("authorities_appointment", **values)
    else:
        # SQLite has no such constraint; there the action is the guard, and its test stands with the actions.
        put("authorities_appointment", **values)
    assert Appointment.objects.filter(key="m9").exists() == (not overlaps or not IS_POSTGRESQL)


def test_the_same_seat_in_another_authority_is_another_seat(authority):
    other = recorded(small_facts("Glen Other"))
    put("authorities_appointment", **seat(other, "m9", "2010-01-01", "2010-12-31"))
    put("authorities_appointment", **seat(authority, "m9", "2010-01-01", "2010-12-31"))
