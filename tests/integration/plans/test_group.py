"""The planning group: appointed, replaced, left and removed, by whom the law lets, and never lost to a second saver."""

from __future__ import annotations

from datetime import date

import pytest

from comhla.reference.groups import ConsulteeGroup
from comhla.web.access.actors import SYSTEM, NotAllowed
from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities.actions import undo
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.plans.actions import group as actions
from comhla.web.plans.actions.group import THE_AUTHORITY, THE_COUNCILS, Seated, Who, refusal_of_removal
from tests.lib.forms import day
from tests.lib.web import a_person, an_actor, client_for, recorded, small_facts

AT = "/work/glen-test/planning-group/"
MEMBERS = [
    {"id": "users", "person": "p1", "group": "health_care_users", "first_day": "2024-01-01"},
    {"id": "nhs", "person": "p2", "nominated_by": "NHS Glen", "first_day": "2024-01-01", "linked_to_area": True},
]
HOSTILE = "<script>alert(1)</script>"


def facts(**collections):
    return small_facts(planning_group={"established_on": "2015-08-26", "members": MEMBERS}, **collections)


@pytest.fixture
def authority(db) -> Authority:
    return recorded(facts())


@pytest.fixture
def officer(authority):
    return client_for(a_person(Role.PLANNING_OFFICER, authority))


def members_of(authority):
    authority = Authority.objects.get(pk=authority.pk)
    return {each.id: each for each in facts_of(authority).planning_group.members}


def appointed(client, **given):
    typed = {"version": 1, "person": "p2", "new_name": "", "linked_to_area": "yes", **day("first_day", "2026-12-1")}
    return client.post(f"{AT}new/", {**typed, **given})


def test_the_page_shows_who_speaks_for_whom_and_what_is_empty(officer, django_assert_max_num_queries):
    officer.get(AT)
    with django_assert_max_num_queries(25):
        response = officer.get(AT)
    page = response.content.decode()
    assert "Person One" in page
    assert "Vacant" in page
    assert "Nominated by Glen Council" in page
    assert "Appoint somebody" in page
    assert response.context["coverage"].groups_held == 1


def test_the_page_can_be_asked_of_another_day(officer):
    response = officer.get(AT, {"as_at": "2023-12-31"})
    assert response.context["coverage"].groups_held == 0
    assert "That day cannot be shown" in officer.get(AT, {"as_at": "rubbish"}).content.decode()


def test_an_authority_without_a_group_is_shown_so_and_its_first_member_makes_one(db):
    authority = recorded(small_facts())
    client = client_for(a_person(Role.CLERK, authority))
    assert "Nobody is recorded" in client.get(AT).content.decode()
    response = appointed(client, version=0, seat="group:third_sector_bodies")
    assert response.status_code == 303
    assert members_of(authority)["p2"].group is ConsulteeGroup.THIRD_SECTOR_BODIES


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"seat": "group:third_sector_bodies"}, {"group": ConsulteeGroup.THIRD_SECTOR_BODIES}),
        ({"seat": "body:Glen Council", "person": "new", "new_name": "Una New"}, {"nominated_by": "Glen Council"}),
        (
            {"seat": "locality", "person": "new", "new_name": "Una New", "localities": ["east", "west"]},
            {"localities": ("east", "west"), "chosen_by_authority": None},
        ),
        (
            {"seat": "locality", "person": "p1", "localities": ["east"], "chosen_by_authority": "yes"},
            {"localities": ("east",), "chosen_by_authority": True},
        ),
        ({"seat": "other", "person": "p1", "linked_to_area": ""}, {"linked_to_area": None}),
    ],
)
def test_a_member_is_appointed_for_something(officer, authority, given, said):
    response = appointed(officer, **given)
    assert response.status_code == 303, response.context["form"].errors
    new = members_of(authority)[response["Location"].rstrip("/").rpartition("/")[2]]
    assert {name: getattr(new, name) for name in said} == said
    assert new.first_day == date(2026, 12, 1)


def test_somebody_new_is_added_to_the_people_under_a_number(officer, authority):
    appointed(officer, seat="group:third_sector_bodies", person="new", new_name="Una New")
    people = facts_of(Authority.objects.get(pk=authority.pk)).people
    assert [(each.id, each.name) for each in people][-1] == ("person-2", "Una New") or people[-1].name == "Una New"
    assert "una" not in people[-1].id


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"seat": ""}, "seat"),
        ({"seat": "locality", "localities": []}, "localities"),
        ({"seat": "other", "person": ""}, "person"),
        ({"seat": "other", "person": "new"}, "new_name"),
        ({"seat": "other", "person": "p1", "new_name": "Both"}, "new_name"),
        ({"seat": "group:other_staff"}, "seat"),
        ({"seat": "other", "first_day_day": "40"}, "first_day"),
        ({"seat": "group:health_care_users", "person": "p1"}, "__all__"),
    ],
)
def test_what_cannot_be_recorded_is_said_at_its_field(officer, authority, given, field):
    response = appointed(officer, **given)
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert set(members_of(authority)) == {"users", "nhs"}


def test_a_form_sent_twice_appoints_once(officer, authority):
    first = appointed(officer, seat="other", person="p1", form_number="n1")
    second = appointed(officer, seat="other", person="p1", form_number="n1")
    assert first["Location"] == second["Location"]
    assert len(members_of(authority)) == 3


def test_a_second_saver_sees_the_group_as_it_is_and_loses_nothing(officer, authority):
    appointed(officer, seat="group:third_sector_bodies")
    response = appointed(officer, seat="other", person="p1")
    page = response.content.decode()
    assert response.status_code == 409
    assert "Third sector bodies" in page
    assert 'name="version" value="2"' in page
    assert appointed(officer, seat="other", person="p1", version=2).status_code == 303
    assert len(members_of(authority)) == 4


def test_a_seat_to_fill_is_chosen_already_where_somebody_comes_from_it(officer):
    form = officer.get(f"{AT}new/", {"seat": "locality:east"}).context["form"]
    assert (form["seat"].value(), form["localities"].value()) == ("locality", ["east"])
    assert officer.get(f"{AT}new/", {"seat": "body:NHS Glen"}).context["form"]["seat"].value() == "body:NHS Glen"


def test_who_is_replaced_has_the_day_before_as_last_day(officer, authority):
    typed = {"version": 1, "person": "new", "new_name": "Una New", "linked_to_area": "no"}
    response = officer.post(f"{AT}members/users/replace/", {**typed, **day("from_day", "2026-12-1")})
    assert response.status_code == 303
    members = members_of(authority)
    new = members[response["Location"].rstrip("/").rpartition("/")[2]]
    assert members["users"].last_day == date(2026, 11, 30)
    assert (new.group, new.first_day, new.linked_to_area) == (
        ConsulteeGroup.HEALTH_CARE_USERS,
        date(2026, 12, 1),
        False,
    )


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"person": "p1"}, "same person"),
        ({"from": "2024-01-01"}, "had not begun"),
    ],
)
def test_a_replacement_that_cannot_be_is_refused(officer, authority, given, says):
    typed = {"version": 1, "person": "p2", "linked_to_area": "", **given}
    typed |= day("from_day", typed.pop("from", "2026-12-01"))
    response = officer.post(f"{AT}members/users/replace/", typed)
    assert response.status_code == 422
    assert says in response.content.decode()
    assert members_of(authority)["users"].last_day is None


def test_who_leaves_has_a_last_day_and_cannot_leave_after_it(officer, authority):
    url = f"{AT}members/users/leaves/"
    assert officer.post(url, {"version": 1, **day("last_day", "2026-11-30")}).status_code == 303
    assert members_of(authority)["users"].last_day == date(2026, 11, 30)
    again = officer.post(url, {"version": 2, **day("last_day", "2026-12-30")})
    assert (again.status_code, "had ended before" in again.content.decode()) == (422, True)


def test_what_two_people_recorded_of_one_member_stands_side_by_side(officer, authority):
    url = f"{AT}members/users/leaves/"
    officer.post(url, {"version": 1, **day("last_day", "2026-11-30")})
    response = officer.post(url, {"version": 1, **day("last_day", "2026-11-25")})
    page = response.content.decode()
    assert response.status_code == 409
    assert "30 November 2026" in page
    assert "25 November 2026" in page


@pytest.mark.parametrize(
    ("key", "removed_by", "status"),
    [
        ("users", THE_AUTHORITY, 303),
        ("users", "NHS Glen", 422),
        ("nhs", "NHS Glen", 303),
        ("nhs", "Glen Council", 422),
        ("nhs", THE_AUTHORITY, 422),
    ],
)
def test_only_whom_the_law_lets_removes_a_member(officer, authority, key, removed_by, status):
    typed = {"version": 1, "removed_by": removed_by, **day("last_day", "2026-11-22")}
    response = officer.post(f"{AT}members/{key}/remove/", typed)
    assert response.status_code == status
    assert members_of(authority)[key].removed_by == (removed_by if status == 303 else None)
    if status == 422:
        assert "2014 Act, s.32(" in str(response.context["form"].errors)


@pytest.mark.parametrize(
    ("model", "member", "removed_by", "may"),
    [
        ("a", {"nominated_by": "Glen Council", "nominated_by_councils_together": True}, THE_COUNCILS, True),
        ("a", {"nominated_by": "Glen Council", "nominated_by_councils_together": True}, "Glen Council", False),
        ("b", {"nominated_by": "Glen Council"}, "Glen Council", False),
        ("b", {"nominated_by": "Glen Council"}, THE_AUTHORITY, False),
        ("c", {"group": "third_sector_bodies"}, THE_AUTHORITY, True),
        ("d", {"nominated_by": "NHS Glen"}, "NHS Glen", False),
    ],
)
def test_who_may_remove_depends_on_the_model(model, member, removed_by, may):
    scheme = {"id": "s", "kind": "first", "model": model, "health_board": "NHS Glen", "approved_on": "2015-06-24"}
    known = small_facts(schemes=[{**scheme, "councils": ["Glen Council", "Ben Council"]}])
    refused = refusal_of_removal(known, member, removed_by=removed_by, on=date(2026, 11, 22))
    assert (refused == "") == may


def test_without_a_scheme_a_nominee_is_removed_by_who_nominated_them():
    known = small_facts(schemes=[])
    on = date(2026, 11, 22)
    assert refusal_of_removal(known, {"nominated_by": "NHS Glen"}, removed_by="NHS Glen", on=on) == ""


def test_several_councils_may_nominate_together(db):
    scheme = {"id": "s", "kind": "first", "model": "a", "health_board": "NHS Glen", "approved_on": "2015-06-24"}
    authority = recorded(facts(schemes=[{**scheme, "councils": ["Glen Council", "Ben Council"]}]))
    client = client_for(a_person(Role.PLANNING_OFFICER, authority))
    assert appointed(client, seat="together", person="p1").status_code == 303
    assert members_of(authority)["p1"].nominated_by_councils_together is True
    page = client.get(f"{AT}members/p1/remove/").content.decode()
    assert "The councils together" in page


def test_every_change_can_be_taken_back(officer, authority):
    actor = an_actor(Role.CHIEF_OFFICER, authority)
    officer.post(f"{AT}members/users/leaves/", {"version": 1, **day("last_day", "2026-11-30")})
    event = Event.objects.filter(authority=authority.slug, kind="planning_group").latest("number")
    undo(authority, event, by=actor, reason="A mistake.")
    assert members_of(authority)["users"].last_day is None


def test_actions_ask_for_permission_and_refuse_what_no_form_lets_through(authority):
    reader, writer = an_actor(Role.ADMINISTRATOR, authority), an_actor(Role.CLERK, authority)
    on = date(2026, 12, 1)
    with pytest.raises(NotAllowed):
        actions.resign(authority, "users", last_day=on, by=reader, version=1)
    with pytest.raises(ChangedMeanwhile):
        actions.resign(authority, "users", last_day=on, by=writer, version=7)
    with pytest.raises(NotRecorded):
        actions.resign(authority, "nobody", last_day=on, by=writer, version=1)
    with pytest.raises(NotRecorded):
        actions.appoint(authority, Who(), Seated(), first_day=on, by=writer, version=1)
    seated = Seated(group=ConsulteeGroup.OTHER_STAFF)
    with pytest.raises(NotRecorded):
        actions.appoint(authority, Who(person="p2"), seated, first_day=on, by=SYSTEM, version=1)


def test_the_page_of_a_member_tells_the_story_of_the_seat(officer, authority, django_assert_max_num_queries):
    officer.post(f"{AT}members/users/leaves/", {"version": 1, **day("last_day", "2026-11-21")})
    with django_assert_max_num_queries(25):
        page = officer.get(f"{AT}members/users/").content.decode()
    assert "Users of health care" in page
    assert "1 January 2024 to 21 November 2026" in page
    assert "Replace" not in page
    assert "Replace" in officer.get(f"{AT}members/nhs/").content.decode()
    assert officer.get(f"{AT}members/nobody/").status_code == 404


def test_hostile_names_are_escaped(db):
    authority = recorded(facts(people=[{"id": "p1", "name": HOSTILE}, {"id": "p2", "name": "Two"}]))
    client = client_for(a_person(Role.PLANNING_OFFICER, authority))
    for url in (AT, f"{AT}members/users/", f"{AT}new/", f"{AT}members/users/leaves/"):
        page = client.get(url).content.decode()
        assert HOSTILE not in page
        assert "&lt;script&gt;" in page


PAGES = ("new/", "members/users/replace/", "members/users/leaves/", "members/users/remove/")


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.ADMINISTRATOR, Role.PLANNING_GROUP_MEMBER])
def test_who_may_only_read_changes_nothing(authority, role):
    client = client_for(a_person(role, authority))
    sees = role is not Role.PLANNING_GROUP_MEMBER
    assert client.get(AT).status_code == (200 if sees else 403)
    for page in PAGES:
        assert client.get(f"{AT}{page}").status_code == 403
        assert client.post(f"{AT}{page}", {"version": 1}).status_code == 403
    if sees:
        assert "Appoint" not in client.get(AT).content.decode()


def test_nobody_of_another_authority_learns_that_there_is_a_group(authority):
    other = recorded(small_facts("Strath Other"))
    client = client_for(a_person(Role.CHIEF_OFFICER, other))
    for page in ("", "members/users/", *PAGES):
        assert client.get(f"{AT}{page}").status_code == 404
