"""Membership on pages: every seat of a day, and what may be done to it, each refused where the law refuses."""

from __future__ import annotations

import pytest

from comhla.reference.seats import Seat
from comhla.web.access.actors import NotAllowed
from comhla.web.access.roles import Role
from comhla.web.authorities.errors import ChangedMeanwhile
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.board.actions.membership import carry_out
from comhla.web.board.seating import vacancies
from tests.lib.forms import day
from tests.lib.web import a_person, an_actor, client_for, recorded, small_facts

pytestmark = pytest.mark.django_db

AT = "/work/glen-test/board/"
PARTIES = {"health_board": "NHS Glen", "councils": ["Glen Council"]}
SCHEME = {
    "id": "scheme-1",
    "kind": "first",
    "model": "a",
    **PARTIES,
    "approved_on": "2015-06-24",
    "nominees_each_side": 3,
}
WITH_NOTICE = {"notice_on_day": "1", "notice_on_month": "11", "notice_on_year": "2026"}


def nominee(number, side, **fields):
    council = side == "council"
    return {
        "id": f"{side}-{number}",
        "person": f"{side}-{number}",
        "body": "board",
        "seat": "council_nominee" if council else "health_board_nominee",
        "nominated_by": "Glen Council" if council else "NHS Glen",
        "first_day": "2024-04-01",
        "term_last_day": "2027-03-31",
        "is_councillor": True if council else None,
        "is_non_executive_director": None if council else True,
        "disqualifications": [],
        **fields,
    }


def without_blanks(row):
    return {name: value for name, value in row.items() if value is not None}


def facts(**collections):
    members = [nominee(n, side) for side in ("council", "nhs") for n in (1, 2, 3)]
    cfo = {"id": "cfo", "person": "p1", "body": "board", "seat": "finance_officer", "first_day": "2020-04-01"}
    roll = [[{"member": each["id"], "present": each["id"] != "nhs-3"} for each in members] for _month in range(3)]
    given = {
        "schemes": [SCHEME],
        "people": [
            *({"id": each["person"], "name": each["id"].title()} for each in members),
            {"id": "p1", "name": "Person One"},
            {"id": "p2", "name": "<script>alert(1)</script>"},
        ],
        "members": [*(without_blanks(each) for each in members), cfo],
        "meetings": [
            {"id": f"b{n}", "body": "board", "held_on": f"2026-0{n + 6}-01", "attendance": rows}
            for n, rows in enumerate(roll)
        ],
        "chair_periods": [
            {
                "id": "chair-2024",
                "body": "board",
                "first_day": "2024-04-01",
                "appointed_by": "Glen Council",
                "chair": "council-1",
                "vice_chair": "nhs-1",
                "vice_chair_appointed_by": "NHS Glen",
            }
        ],
        "vacancies": [
            {
                "id": "v1",
                "body": "board",
                "seat": "council_nominee",
                "side": "Glen Council",
                "first_day": "2026-03-01",
                "letter_to_ministers_on": "not done",
            }
        ],
        "committees": [{"id": "audit", "name": "Audit", "set_up_on": "2020-01-01", "chair_decided_by_board": True}],
        **collections,
    }
    return small_facts(**given)


@pytest.fixture
def authority(db) -> Authority:
    return recorded(facts())


@pytest.fixture
def clerk(authority):
    return client_for(a_person(Role.CLERK, authority))


def now(authority):
    return facts_of(Authority.objects.get(pk=authority.pk))


def members_of(authority):
    return {each.id: each for each in now(authority).members}


def send(client, address, **given):
    return client.post(f"{AT}{address}", {"version": 1, **given})


def appointed(client, **given):
    typed = {
        "seat": "council_nominee:Glen Council",
        "person": "p2",
        "fits": "yes",
        **day("first_day", "2026-12-1"),
        **day("term_last_day", "2029-11-30"),
    }
    return send(client, "members/new/", **{**typed, **given})


def test_the_page_shows_seats_votes_gaps_and_what_is_coming(clerk, django_assert_max_num_queries):
    clerk.get(f"{AT}members/")
    with django_assert_max_num_queries(25):
        response = clerk.get(f"{AT}members/")
    page = response.content.decode()
    assert "Council-1" in page
    assert "Vacant for now" in page
    assert "Empty seat" in page
    assert "Record the letter" in page
    assert "has missed 3 meetings in a row" in page
    assert "it need not" in page
    assert response.context["held"].voters == 6
    before = clerk.get(f"{AT}members/", {"as_at": "2023-01-01"})
    assert before.context["held"].voters == 0
    assert "That day cannot be shown" in clerk.get(f"{AT}members/", {"as_at": "rubbish"}).content.decode()


def test_one_membership_and_one_committee_have_pages_and_what_is_not_there_has_none(clerk):
    assert "Council-1" in clerk.get(f"{AT}members/council-1/").content.decode()
    committee = clerk.get(f"{AT}committees/audit/").content.decode()
    assert "of the council side" in committee
    for missing in ("members/none/", "committees/none/", "chair/none/", "vacancies/none/end/"):
        assert clerk.get(f"{AT}{missing}").status_code == 404
    for form in (
        "members/new/?seat=nurse",
        "members/new/?seat=council_nominee",
        "members/new/?again=nhs-1",
        "members/nhs-1/replace/",
        "members/nhs-1/resign/",
        "members/nhs-1/remove/",
        "chair/new/",
        "chair/chair-2024/",
        "vacancies/new/",
        "vacancies/v1/end/",
        "vacancies/v1/letter/",
        "committees/new/",
        "committees/audit/members/",
        "committees/audit/end/",
    ):
        assert clerk.get(f"{AT}{form}").status_code == 200, form


def test_who_only_reads_is_offered_nothing_and_may_do_nothing(authority):
    reader = client_for(a_person(Role.INSPECTOR, authority))
    assert "Appoint a member" not in reader.get(f"{AT}members/").content.decode()
    assert reader.get(f"{AT}members/new/").status_code == 403
    actor = an_actor(Role.INSPECTOR, authority, name="Another inspector")
    with pytest.raises(NotAllowed):
        carry_out(authority, lambda found: vacancies.end_vacancy(found, "v1", last_day=None), by=actor)


def test_an_appointment_ends_the_vacancy_and_is_escaped(clerk, authority):
    response = appointed(clerk)
    assert response.status_code == 303, response.context["form"].errors
    new = members_of(authority)[response["Location"].rstrip("/").rpartition("/")[2]]
    assert (new.seat, new.nominated_by, new.is_councillor) == (Seat.COUNCIL_NOMINEE, "Glen Council", True)
    (vacancy,) = now(authority).vacancies
    assert vacancy.last_day.isoformat() == "2026-11-30"
    assert "<script>alert" not in clerk.get(response["Location"]).content.decode()


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (day("term_last_day", "2029-12-1"), "longer than three years"),
        ({"fits": "no"}, "art 3(1)(a)"),
        ({"person": "new"}, "Write the name"),
        ({"person": "p1", "new_name": "Both"}, "Take out the name"),
    ],
)
def test_an_unlawful_appointment_is_refused_with_its_reason(clerk, authority, given, says):
    before = members_of(authority)
    response = appointed(clerk, **given)
    assert response.status_code == 422
    assert says in str(response.context["form"].errors)
    assert members_of(authority) == before


def test_a_resignation_is_recorded_and_a_seat_by_office_is_not_resigned(clerk, authority):
    days = {**day("notice_on", "2026-11-20"), **day("last_day", "2026-12-20")}
    assert send(clerk, "members/nhs-2/resign/", **days).status_code == 303
    left = members_of(authority)["nhs-2"]
    assert (left.left_because.value, left.last_day.isoformat()) == ("resigned", "2026-12-20")
    refused = send(clerk, "members/cfo/resign/", **days)
    assert refused.status_code == 422
    assert "article 9(3)" in str(refused.context["form"].errors)


@pytest.mark.parametrize(
    ("member", "given", "says"),
    [
        ("nhs-3", {"because": "removed for absence", **day("on", "2026-11-30"), **WITH_NOTICE}, ""),
        ("nhs-3", {"because": "removed for absence", **day("on", "2026-11-29"), **WITH_NOTICE}, "before a month"),
        ("council-2", {"because": "disqualified", "ground": "insolvent", **day("on", "2026-11-10")}, ""),
        ("council-2", {"because": "disqualified", **day("on", "2026-11-10")}, "Choose the ground"),
    ],
)
def test_a_removal_needs_its_ground_and_its_notice(clerk, authority, member, given, says):
    before = members_of(authority)
    response = send(clerk, f"members/{member}/remove/", **given)
    if says:
        assert response.status_code == 422
        assert says in str(response.context["form"].errors)
        assert members_of(authority) == before
    else:
        assert response.status_code == 303, response.context["form"].errors
        assert members_of(authority)[member].left_because.value == given["because"]


def test_who_is_replaced_has_to_have_left(clerk, authority):
    typed = {"person": "p2", "fits": "yes", **day("from_day", "2027-4-1"), **day("term_last_day", "2030-3-31")}
    early = {**typed, **day("from_day", "2027-3-1"), **day("term_last_day", "2030-2-28")}
    refused = send(clerk, "members/council-2/replace/", **early)
    assert "Record first how it is left" in str(refused.context["form"].errors)
    response = send(clerk, "members/council-2/replace/", **typed)
    assert response.status_code == 303, response.context["form"].errors
    assert members_of(authority)["council-2"].last_day.isoformat() == "2027-03-31"


def test_the_chair_passes_to_the_other_side(clerk, authority):
    turn = {"chair": "nhs-1", "vice_chair": "council-1", **day("first_day", "2027-1-1")}
    again = send(clerk, "chair/new/", appointed_by="Glen Council", vice_chair_appointed_by="NHS Glen", **turn)
    assert "the turn was the other side" in str(again.context["form"].errors)
    response = send(clerk, "chair/new/", appointed_by="NHS Glen", vice_chair_appointed_by="Glen Council", **turn)
    assert response.status_code == 303, response.context["form"].errors
    first, second = now(authority).chair_periods
    assert (first.last_day.isoformat(), second.appointed_by) == ("2026-12-31", "NHS Glen")
    assert send(clerk, f"chair/{second.id}/", chair="nhs-2", vice_chair="council-2").status_code == 303
    assert now(authority).chair_periods[1].chair == "nhs-2"


def test_vacancies_and_committees_are_recorded(clerk, authority):
    new = {"seat": "health_board_nominee:NHS Glen", **day("first_day", "2026-11-1")}
    assert send(clerk, "vacancies/new/", **new).status_code == 303
    assert send(clerk, "vacancies/v1/letter/", **day("sent_on", "2026-11-2")).status_code == 303
    assert send(clerk, "vacancies/v1/end/", version=2, **day("last_day", "2026-11-3")).status_code == 303
    assert now(authority).vacancies[0].letter_to_ministers_on.isoformat() == "2026-11-02"
    made = send(
        clerk, "committees/new/", name="Care Group", **day("set_up_on", "2026-11-1"), chair_decided_by_board="yes"
    )
    at = made["Location"].removeprefix(AT)
    chosen = {"members": ["council-1", "nhs-1"], **day("first_day", "2026-11-2")}
    assert send(clerk, f"{at}members/", **chosen).status_code == 303
    page = clerk.get(f"{AT}members/")
    assert [each.is_equal for each in page.context["committees"]] == [False, True]
    assert send(clerk, f"{at}end/", **day("last_day", "2026-11-20")).status_code == 303
    assert "sat from" in clerk.get(f"{AT}{at}").content.decode()


def test_a_second_saver_sees_what_the_first_saved_and_a_form_sent_twice_acts_once(clerk, authority):
    days = {**day("notice_on", "2026-11-20"), **day("last_day", "2026-12-20"), "form_number": "n1"}
    assert send(clerk, "members/nhs-2/resign/", **days).status_code == 303
    assert send(clerk, "members/nhs-2/resign/", **days).status_code == 303
    late = send(clerk, "members/nhs-2/resign/", **{**days, "form_number": "n2"})
    assert late.status_code == 409
    assert "What they saved" in late.content.decode()
    actor = an_actor(Role.CLERK, authority, name="Another clerk")
    with pytest.raises(ChangedMeanwhile):
        carry_out(authority, lambda _facts: (), by=actor, seen=("members", "gone"), version=1)


def test_a_monitoring_committee_has_a_chair_that_both_sides_agree(db):
    at = {"body": "monitoring_committee"}
    authority = recorded(
        facts(
            schemes=[{**SCHEME, "model": "b"}],
            members=[without_blanks(nominee(n, side, **at)) for side in ("council", "nhs") for n in (1, 2, 3)],
            chair_periods=[],
            vacancies=[],
            meetings=[],
            committees=[],
        )
    )
    clerk = client_for(a_person(Role.CLERK, authority))
    page = clerk.get(f"{AT}members/").content.decode()
    assert "Every member of the committee has a vote." in page
    assert "Set up a committee" not in page
    typed = {"chair": "nhs-1", "vice_chair": "council-1", **day("first_day", "2026-12-1")}
    alone = send(clerk, "chair/new/", agreed_by=["NHS Glen"], **typed)
    assert "without the agreement of Glen Council" in str(alone.context["form"].errors)
    assert send(clerk, "chair/new/", agreed_by=["NHS Glen", "Glen Council"], **typed).status_code == 303
    removal = {"because": "removed for conduct", **day("on", "2026-12-1"), **WITH_NOTICE}
    refused = send(clerk, "members/nhs-2/remove/", **removal, agreed_by=["NHS Glen"])
    assert "both have to agree" in str(refused.context["form"].errors)
    agreed = send(clerk, "members/nhs-2/remove/", **removal, agreed_by=["NHS Glen", "Glen Council"])
    assert agreed.status_code == 303, agreed.context["form"].errors
    assert clerk.post(f"{AT}committees/new/", {"name": "X", **day("set_up_on", "2026-12-1")}).status_code == 422


def test_without_a_scheme_the_page_says_what_to_record(db):
    authority = recorded(facts(schemes=[], members=[], chair_periods=[], vacancies=[], meetings=[], committees=[]))
    clerk = client_for(a_person(Role.CLERK, authority))
    assert "No scheme is recorded" in clerk.get(f"{AT}members/").content.decode()
    assert clerk.get(f"{AT}chair/new/").status_code == 404
