"""Recording facts: each action is permission, change and audit in one, and what cannot stand leaves nothing behind."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from comhla.web.access.actors import SYSTEM, Actor, NotAllowed
from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.audit.queries import verify_trail
from comhla.web.authorities import actions
from comhla.web.authorities.actions import (
    change_identity,
    change_public_details,
    forget_none,
    import_authority,
    record_row,
    remove_row,
    say_none,
    undo,
)
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded, Unacceptable
from comhla.web.authorities.facts import facts_of, plain_facts
from comhla.web.authorities.models import Authority, Collection, DelegatedFunction, PublicDetails
from comhla.web.authorities.tables import rows_of
from tests.lib.web import an_actor, recorded, small_facts

pytestmark = pytest.mark.django_db
NORTH = {"id": "north", "name": "North"}


@pytest.fixture
def authority() -> Authority:
    return recorded(small_facts())


@pytest.fixture
def clerk(authority: Authority) -> Actor:
    return an_actor(Role.CLERK, authority)


def now(authority: Authority) -> Authority:
    return Authority.objects.get(pk=authority.pk)


def everything(authority: Authority) -> tuple[Any, ...]:
    """All that an action could leave behind."""
    return plain_facts(now(authority)), now(authority).facts_stamp, Event.objects.count()


def last_event() -> Event:
    event = Event.objects.order_by("number").last()
    assert event is not None
    return event


def names(authority: Authority, collection: str) -> list[str]:
    return [row.key for row in rows_of(authority, collection)]


# ---------------------------------------------------------------- recording


def test_a_new_row_is_recorded_at_the_end_and_told(authority, clerk):
    stamp = authority.facts_stamp
    row = record_row(authority, "localities", NORTH, by=clerk, reason="It was agreed.")
    assert (row.key, row.version) == ("north", 1)
    assert names(authority, "localities") == ["east", "west", "north"]
    assert now(authority).facts_stamp != stamp
    assert [each.name for each in facts_of(now(authority)).localities] == ["East", "West", "North"]
    event = last_event()
    assert (event.action, event.kind, event.subject, event.authority) == (
        "row_recorded",
        "localities",
        "north",
        "glen-test",
    )
    assert (event.before, event.after, event.reason) == (None, NORTH, "It was agreed.")
    assert (event.by_id, event.by_name) == (clerk.id, clerk.name)


def test_a_row_is_changed_and_its_version_goes_up(authority, clerk):
    row = record_row(authority, "localities", {"id": "east", "name": "East Glen"}, by=clerk, key="east", version=1)
    assert row.version == 2
    assert names(authority, "localities") == ["east", "west"]
    event = last_event()
    assert event.action == "row_changed"
    assert (event.before, event.after) == ({"id": "east", "name": "East"}, {"id": "east", "name": "East Glen"})


def test_days_are_taken_as_days_too(authority, clerk):
    record_row(authority, "localities", {**NORTH, "first_day": date(2026, 4, 1)}, by=clerk)
    plan = {"id": "plan-1", "title": "First plan", "origin": "first", "finalised_on": date(2026, 4, 1)}
    record_row(authority, "plans", plan, by=clerk)
    found = facts_of(now(authority))
    assert found.localities[-1].first_day == date(2026, 4, 1)
    assert found.plans[0].finalised_on == date(2026, 4, 1)


def test_the_first_row_of_a_collection_says_that_it_is_recorded(authority, clerk):
    assert facts_of(authority).committees is None
    record_row(authority, "committees", {"id": "audit", "name": "Audit", "set_up_on": "2016-04-01"}, by=clerk)
    assert len(facts_of(now(authority)).committees) == 1


def test_a_collection_of_one_is_recorded_once(authority, clerk):
    data = {"established_on": "2015-08-01"}
    assert record_row(authority, "establishment", data, by=clerk).key == ""
    assert last_event().subject == ""
    with pytest.raises(ChangedMeanwhile) as changed:
        record_row(authority, "establishment", data, by=clerk)
    assert (changed.value.theirs, changed.value.version) == (data, 1)
    later = {"established_on": "2015-08-08"}
    record_row(authority, "establishment", later, by=clerk, key="", version=1)
    assert facts_of(now(authority)).establishment.established_on == date(2015, 8, 8)
    remove_row(authority, "establishment", "", by=clerk, version=2, reason="Not so.")
    assert facts_of(now(authority)).establishment is None


def test_a_function_is_recorded_under_its_scheme(authority, clerk):
    row = record_row(authority, "functions", {"id": "f2", "name": "Dentistry"}, by=clerk, scheme="scheme-1")
    assert [each.id for each in facts_of(now(authority)).schemes[0].functions] == ["nursing", "f2"]
    assert last_event().after == {"id": "f2", "name": "Dentistry", "scheme": "scheme-1"}
    record_row(authority, "functions", {"id": "f2", "name": "Teeth"}, by=clerk, key="f2", version=row.version)
    assert facts_of(now(authority)).schemes[0].functions[1].name == "Teeth"


def test_a_function_without_its_scheme_is_refused(authority, clerk):
    before = everything(authority)
    for scheme in (None, "scheme-9"):
        with pytest.raises(NotRecorded, match="under a scheme"):
            record_row(authority, "functions", {"id": "f2", "name": "Dentistry"}, by=clerk, scheme=scheme)
    assert everything(authority) == before


def test_a_changed_scheme_keeps_its_functions_and_that_there_are_none(authority, clerk):
    scheme = {"id": "scheme-1", "kind": "first", "model": "a", "health_board": "NHS Glen", "councils": ["Glen Council"]}
    record_row(authority, "schemes", scheme, by=clerk, key="scheme-1", version=1)
    assert [each.id for each in facts_of(now(authority)).schemes[0].functions] == ["nursing"]
    remove_row(authority, "functions", "nursing", by=clerk, version=1, reason="Not so.")
    assert facts_of(now(authority)).schemes[0].functions == ()
    record_row(authority, "schemes", {**scheme, "approved_on": "2015-06-25"}, by=clerk, key="scheme-1", version=2)
    assert facts_of(now(authority)).schemes[0].functions == ()


# what is recorded, where, the field that is wrong ("" for none of its own)
UNACCEPTABLE = [
    ("localities", {"id": "north"}, "name"),
    ("localities", {"id": "east", "name": "Another"}, "id"),
    ("localities", {**NORTH, "first_day": "2026-02-30"}, "first_day"),
    ("localities", {**NORTH, "nmae": "North"}, "nmae"),
    ("localities", {"id": "north", "name": "x" * 201}, "name"),
    ("localities", {"id": "x" * 121, "name": "North"}, "id"),
    ("officers", {"id": "cfo", "person": "nobody", "post": "finance_officer", "first_day": "2026-01-01"}, "person"),
    ("officers", {"id": "cfo", "person": "p1", "post": "gardener", "first_day": "2026-01-01"}, "post"),
]  # fmt: skip


@pytest.mark.parametrize(("collection", "data", "field"), UNACCEPTABLE)
def test_what_cannot_stand_is_refused_at_its_field_and_leaves_nothing(authority, clerk, collection, data, field):
    before = everything(authority)
    with pytest.raises(Unacceptable) as refused:
        record_row(authority, collection, data, by=clerk)
    assert list(refused.value.by_field) == [field]
    assert str(refused.value)
    assert everything(authority) == before


def test_what_others_refer_to_cannot_lose_its_name(authority, clerk):
    before = everything(authority)
    with pytest.raises(Unacceptable) as refused:
        record_row(authority, "people", {"id": "p9", "name": "Person One"}, by=clerk, key="p1", version=1)
    assert refused.value.by_field == {}
    assert [problem.place for problem in refused.value.general] == ["officers[1].person"]
    assert everything(authority) == before


def test_the_same_seat_twice_at_once_is_refused(authority, clerk):
    seat = {"id": "m2", "person": "p2", "body": "board", "seat": "council_nominee", "nominated_by": "Glen Council"}
    before = everything(authority)
    with pytest.raises(Unacceptable):
        record_row(authority, "members", {**seat, "first_day": "2025-01-01"}, by=clerk)
    assert everything(authority) == before


def test_a_bad_function_is_told_at_its_field(authority, clerk):
    with pytest.raises(Unacceptable) as refused:
        record_row(
            authority, "functions", {"id": "f2", "name": "Dentistry", "first_day": "soon"}, by=clerk, scheme="scheme-1"
        )
    assert list(refused.value.by_field) == ["first_day"]


# ---------------------------------------------------------------- who may


# the role, the collection, whether it may record it
MAY = [
    (Role.CLERK, "localities", True),
    (Role.ANALYST, "localities", True),
    (Role.ANALYST, "judgements", False),
    (Role.ADMINISTRATOR, "localities", False),
    (Role.ADMINISTRATOR, "evidence", False),
    (Role.INSPECTOR, "localities", False),
    (Role.BOARD_MEMBER, "localities", False),
]


@pytest.mark.parametrize(("role", "collection", "may"), MAY)
def test_who_may_record(authority, role, collection, may):
    actor = an_actor(role, authority)
    before = everything(authority)
    attempts = [
        lambda: record_row(authority, collection, NORTH, by=actor),
        lambda: remove_row(authority, collection, "x", by=actor, version=1, reason=""),
        lambda: say_none(authority, collection, by=actor),
        lambda: forget_none(authority, collection, by=actor),
    ]
    for attempt in attempts:
        if may:
            attempts[0]()
            return
        with pytest.raises(NotAllowed):
            attempt()
    assert everything(authority) == before


def test_who_records_in_another_authority_is_refused(authority):
    stranger = an_actor(Role.CHIEF_OFFICER, recorded(small_facts("Glen Other")))
    before = everything(authority)
    for attempt in (
        lambda: record_row(authority, "localities", NORTH, by=stranger),
        lambda: change_identity(authority, {}, by=stranger, stamp=authority.facts_stamp),
        lambda: change_public_details(authority, {}, by=stranger, version=1),
        lambda: import_authority(small_facts(), by=stranger),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert everything(authority) == before


# ---------------------------------------------------------------- two at once


def test_the_second_saver_is_told_what_the_first_wrote(authority, clerk):
    record_row(authority, "localities", {"id": "east", "name": "East Glen"}, by=clerk, key="east", version=1)
    before = everything(authority)
    for attempt in (
        lambda: record_row(authority, "localities", {"id": "east", "name": "Mine"}, by=clerk, key="east", version=1),
        lambda: remove_row(authority, "localities", "east", by=clerk, version=1, reason=""),
    ):
        with pytest.raises(ChangedMeanwhile) as changed:
            attempt()
        assert (changed.value.theirs, changed.value.version) == ({"id": "east", "name": "East Glen"}, 2)
    assert everything(authority) == before


def test_a_row_that_somebody_took_out_meanwhile(authority, clerk):
    with pytest.raises(ChangedMeanwhile) as changed:
        record_row(authority, "localities", NORTH, by=clerk, key="north", version=1)
    assert (changed.value.theirs, changed.value.version) == (None, 0)


# ---------------------------------------------------------------- taking out, none, and taking back


def test_a_row_is_taken_out_and_told(authority, clerk):
    remove_row(authority, "localities", "east", by=clerk, version=1, reason="It was never one.")
    assert names(authority, "localities") == ["west"]
    event = last_event()
    assert (event.action, event.subject, event.reason) == ("row_removed", "east", "It was never one.")
    assert (event.before, event.after) == ({"id": "east", "name": "East"}, None)


def test_a_row_that_others_refer_to_stays(authority, clerk):
    before = everything(authority)
    with pytest.raises(Unacceptable) as refused:
        remove_row(authority, "people", "p1", by=clerk, version=1, reason="")
    assert [problem.place for problem in refused.value.general] == ["officers[1].person"]
    with pytest.raises(NotRecorded, match="Functions are recorded under this scheme"):
        remove_row(authority, "schemes", "scheme-1", by=clerk, version=1, reason="")
    assert everything(authority) == before
    assert DelegatedFunction.objects.filter(authority=authority).count() == 1


def test_none_is_said_once_and_taken_back_once(authority, clerk):
    assert facts_of(authority).committees is None
    say_none(authority, "committees", by=clerk, reason="There never were any.")
    assert facts_of(now(authority)).committees == ()
    assert (last_event().action, last_event().kind) == ("none_recorded", "committees")
    before = everything(authority)
    say_none(authority, "committees", by=clerk)
    assert everything(authority) == before
    forget_none(authority, "committees", by=clerk, reason="We do not know.")
    assert facts_of(now(authority)).committees is None
    assert last_event().action == "none_taken_back"
    before = everything(authority)
    forget_none(authority, "committees", by=clerk)
    assert everything(authority) == before


def test_none_cannot_be_said_where_it_is_not_so(authority, clerk):
    before = everything(authority)
    for collection in ("localities", "establishment", "functions"):
        with pytest.raises(NotRecorded):
            say_none(authority, collection, by=clerk)
    for collection in ("localities", "functions"):
        with pytest.raises(NotRecorded):
            forget_none(authority, collection, by=clerk)
    assert everything(authority) == before


def test_every_change_can_be_taken_back_and_that_too(authority, clerk):
    begun = plain_facts(authority)
    record_row(authority, "localities", NORTH, by=clerk)
    undo(authority, last_event(), by=clerk, reason="A mistake.")
    assert plain_facts(now(authority)) == begun
    taken_back = last_event()
    assert (taken_back.action, taken_back.reason) == (
        "row_removed",
        f"Takes back change {taken_back.number - 1}. A mistake.",
    )
    undo(authority, taken_back, by=clerk, reason="")
    assert names(authority, "localities") == ["east", "west", "north"]

    record_row(authority, "localities", {"id": "south", "name": "South"}, by=clerk, key="north", version=1)
    undo(authority, last_event(), by=clerk, reason="")
    assert names(authority, "localities") == ["east", "west", "north"]
    assert last_event().after == NORTH
    assert verify_trail().is_whole


def test_a_function_taken_out_comes_back_under_its_scheme(authority, clerk):
    begun = plain_facts(authority)
    remove_row(authority, "functions", "nursing", by=clerk, version=1, reason="")
    undo(authority, last_event(), by=clerk, reason="")
    assert plain_facts(now(authority)) == begun
    undo(authority, last_event(), by=clerk, reason="")
    assert facts_of(now(authority)).schemes[0].functions == ()


def test_a_row_without_an_id_is_taken_back_by_its_key(authority, clerk):
    data = {"established_on": "2015-08-01"}
    record_row(authority, "establishment", data, by=clerk)
    undo(authority, last_event(), by=clerk, reason="")
    assert facts_of(now(authority)).establishment is None


def test_what_was_changed_again_is_not_taken_back(authority, clerk):
    record_row(authority, "localities", NORTH, by=clerk)
    first = last_event()
    record_row(authority, "localities", {"id": "north", "name": "Far North"}, by=clerk, key="north", version=1)
    before = everything(authority)
    with pytest.raises(ChangedMeanwhile) as changed:
        undo(authority, first, by=clerk, reason="")
    assert (changed.value.theirs, changed.value.version) == ({"id": "north", "name": "Far North"}, 2)
    remove_row(authority, "localities", "north", by=clerk, version=2, reason="")
    with pytest.raises(ChangedMeanwhile) as gone:
        undo(authority, first, by=clerk, reason="")
    assert (gone.value.theirs, gone.value.version) == (None, 0)
    assert before != everything(authority)


def test_only_changes_of_rows_here_are_taken_back(authority, clerk):
    imported = Event.objects.filter(action="authority_imported").get()
    other = recorded(small_facts("Glen Other"))
    record_row(other, "localities", NORTH, by=SYSTEM)
    elsewhere = last_event()
    say_none(authority, "committees", by=clerk)
    for event in (imported, elsewhere, last_event()):
        with pytest.raises(NotRecorded, match="Only changes of recorded rows of this authority"):
            undo(authority, event, by=clerk, reason="")


def test_taking_back_needs_the_permission_of_recording(authority, clerk):
    record_row(authority, "localities", NORTH, by=clerk)
    before = everything(authority)
    with pytest.raises(NotAllowed):
        undo(authority, last_event(), by=an_actor(Role.INSPECTOR, authority), reason="")
    assert plain_facts(now(authority)) == before[0]


# ---------------------------------------------------------------- identity and public details


def test_the_identity_changes_and_name_code_and_kind_stay(authority, clerk):
    identity = {"name": "Another", "code": "S37000016", "fictional": False, "inhabited_islands": True}
    change_identity(authority, identity, by=clerk, stamp=authority.facts_stamp, reason="Two islands.")
    found = facts_of(now(authority)).authority
    assert (found.name, found.code, found.fictional, found.inhabited_islands) == ("Glen Test", None, True, True)
    assert last_event().action == "identity_changed"
    assert last_event().before["councils"] == ["Glen Council"]


def test_an_identity_that_cannot_stand_or_that_somebody_else_changed(authority, clerk):
    before = everything(authority)
    with pytest.raises(Unacceptable) as refused:
        change_identity(authority, {"employees": "many"}, by=clerk, stamp=authority.facts_stamp)
    assert list(refused.value.by_field) == ["employees"]
    with pytest.raises(ChangedMeanwhile) as changed:
        change_identity(authority, {}, by=clerk, stamp="an earlier one")
    assert changed.value.theirs == authority.identity
    assert everything(authority) == before


def test_public_details_change_with_their_version(authority):
    chief = an_actor(Role.CHIEF_OFFICER, authority)
    details = change_public_details(authority, {"telephone": "01234 567890"}, by=chief, version=1, reason="New.")
    assert (details.telephone, details.version) == ("01234 567890", 2)
    assert last_event().before["telephone"] == ""
    assert last_event().after["telephone"] == "01234 567890"
    with pytest.raises(ChangedMeanwhile) as changed:
        change_public_details(authority, {"telephone": ""}, by=chief, version=1)
    assert (changed.value.theirs["telephone"], changed.value.version) == ("01234 567890", 2)


@pytest.mark.parametrize("values", [{"email": "no address"}, {"shown_duties": "some"}, {"telephone": "0" * 41}])
def test_public_details_that_cannot_stand_leave_nothing(authority, values):
    before = everything(authority)
    with pytest.raises((ValidationError, Unacceptable)):
        change_public_details(authority, values, by=an_actor(Role.CHIEF_OFFICER, authority), version=1)
    assert everything(authority)[:2] == before[:2]
    assert PublicDetails.objects.get(authority=authority).version == 1


def test_facts_are_kept_by_their_stamp_and_not_too_many(authority, monkeypatch):
    from comhla.web.authorities import facts

    assert facts_of(authority) is facts_of(now(authority))
    monkeypatch.setattr(facts, "_KEPT", 2)
    for number in range(4):
        facts_of(recorded(small_facts(f"Glen {number}")))
    assert len(facts._kept) == 2


def test_the_permission_for_each_collection():
    assert actions.permission_for("evidence").value == "evidence_attach"
    assert actions.permission_for("judgements").value == "judgement_record"
    assert actions.permission_for("members").value == "facts_record"
    assert Collection(name="members").__str__() == "members"
