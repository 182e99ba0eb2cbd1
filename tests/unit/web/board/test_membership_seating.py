"""What may be done to the membership, case by case: the changes of the record, or the refusal and its provision."""

from __future__ import annotations

import pytest

from comhla.law.facts import (
    NOT_DONE,
    ChairPeriod,
    Committee,
    DisqualifyingGround,
    Leaving,
    Officer,
    OfficerPost,
    Person,
    Vacancy,
)
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from comhla.web.authorities.errors import NotRecorded
from comhla.web.board.seating import chair, committees, members, vacancies
from comhla.web.board.seating.lawful import Unlawful, changed
from tests.lib.board import a_member, board_nominees, council_nominees, four_and_four, with_members
from tests.lib.law import COUNCIL, HEALTH_BOARD, SECOND_COUNCIL, an_authority, day

MONITORING = "monitoring_committee"
AUDIT = Committee(id="audit", name="Audit", set_up_on=day("2020-01-01"), chair_decided_by_board=True)
PEOPLE = (Person(id="new", name="Una New"), *(Person(id=each.person) for each in four_and_four()))


def facts(*more, **collections):
    given = {"people": PEOPLE, "committees": (AUDIT,), **collections}
    seated = tuple(each.replace(disqualifications=()) for each in four_and_four())
    return with_members(*seated, *more, **given)


def an_appointment(seat=Seat.COUNCIL_NOMINEE, **given):
    nominated = {Seat.COUNCIL_NOMINEE: COUNCIL, Seat.HEALTH_BOARD_NOMINEE: HEALTH_BOARD}.get(seat)
    said = {
        "body": "board",
        "person": "new",
        "first_day": day("2026-12-01"),
        "term_last_day": day("2029-11-30"),
        "nominated_by": nominated,
        **given,
    }
    return members.Appointment(seat=seat, **said)


def a_departure(because, on, notice=None, **given):
    return members.Departure(because=because, on=day(on), notice_on=notice and day(notice), **given)


def rows(changes, collection="members"):
    return {dict(each.row.items())["id"]: each.row for each in changes if each.collection == collection}


# ----------------------------------------------------------------------------------------------------- appointments


def test_somebody_new_is_added_to_the_people_under_a_number():
    changes = members.appoint(facts(), an_appointment(person="", new_name=" Ada Told "))
    (person,) = rows(changes, "people").values()
    assert (person.name, "ada" in person.id) == ("Ada Told", False)
    (member,) = rows(changes).values()
    assert member.person == person.id


def test_a_reappointment_ends_the_earlier_term_the_day_before():
    changes = rows(members.appoint(facts(), an_appointment(person="council-1")))
    assert changes["council-1"].last_day == day("2026-11-30")
    assert len(changes) == 2


def test_an_appointment_ends_the_first_of_the_vacancies_that_are_open_for_the_seat():
    def vacancy(key, first, **given):
        said = {"body": "board", "seat": Seat.COUNCIL_NOMINEE, "side": COUNCIL, **given}
        return Vacancy(id=key, first_day=day(first), **said)

    others = (
        vacancy("later", "2026-06-01"),
        vacancy("first", "2026-03-01", side=None),
        vacancy("closed", "2026-01-01", last_day=day("2026-02-01")),
        vacancy("board", "2026-01-01", seat=Seat.HEALTH_BOARD_NOMINEE),
        vacancy("other-body", "2026-01-01", body=MONITORING),
        vacancy("other-side", "2026-01-01", side=SECOND_COUNCIL),
        vacancy("to-come", "2026-12-01"),
    )
    changes = members.appoint(facts(vacancies=others), an_appointment())
    assert {key: each.last_day for key, each in rows(changes, "vacancies").items()} == {"first": day("2026-11-30")}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"person": "", "new_name": " "}, "Choose a person"),
        ({"term_last_day": day("2026-11-30")}, "ends before it begins"),
        ({"term_last_day": None}, "SSI 2014/285 article 7"),
        ({"nominated_by": None}, "which body nominated"),
        ({"term_last_day": day("2029-12-01")}, "article 7|art 7"),
        ({"is_councillor": False}, r"art 3\(1\)\(a\)"),
        ({"seat": Seat.STAFF, "staff_of": "Elsewhere"}, "no constituent authority"),
        ({"seat": Seat.SERVICE_USER, "person": "council-1"}, r"arts 3\(7A\)"),
        ({"seat": Seat.SERVICE_USER, "meets_conditions_of_seat": False}, "link with the area"),
        ({"seat": Seat.ADDITIONAL, "is_councillor": True}, r"arts 3\(8\)"),
        ({"seat": Seat.NURSE, "nominated_by": COUNCIL}, r"art 3\(2\)"),
        ({"body": MONITORING, "term_last_day": None}, "SSI 2014/281 article 5"),
    ],
)
def test_an_appointment_that_cannot_be_is_refused(given, says):
    with pytest.raises(NotRecorded, match=says):
        members.appoint(facts(), an_appointment(**given))


@pytest.mark.parametrize(
    "given", [{"first_day": day("2014-12-01"), "term_last_day": day("2017-11-30")}, {"first_day": day("2014-11-29")}]
)
def test_nobody_takes_a_seat_twice(given):
    with pytest.raises(NotRecorded, match="holds that seat already"):
        members.appoint(facts(), an_appointment(person="council-1", **given))


def test_a_seat_left_before_is_free_for_the_same_person_again():
    left = a_member("left", Seat.COUNCIL_NOMINEE, person="new", last_day=day("2020-01-01"))
    assert set(rows(members.appoint(facts(left), an_appointment()))) == {"new-board-council-nominee"}
    going = left.replace(last_day=day("2026-12-31"))
    with pytest.raises(NotRecorded, match="holds that seat already"):
        members.appoint(facts(going), an_appointment())


def test_what_was_wrong_before_does_not_stand_in_the_way_of_what_is_right():
    wrong = a_member("wrong", Seat.NURSE, nominated_by=COUNCIL, term_last_day=day("2030-01-01"))
    assert members.appoint(facts(wrong), an_appointment())


def test_without_a_scheme_no_law_can_be_asked():
    bare = facts(schemes=())
    assert members.appoint(bare, an_appointment(term_last_day=day("2039-11-30")))


# ---------------------------------------------------------------------------------------------------------- leaving


def test_a_resignation_says_whether_the_nominating_body_was_told():
    told = members.resign(facts(), "nhs-1", notice_on=day("2026-11-01"), last_day=day("2026-11-30"))
    assert rows(told)["nhs-1"].nominating_body_told_on is NOT_DONE
    nurse = members.resign(facts(), "nurse", notice_on=day("2026-11-01"), last_day=day("2026-11-30"))
    assert rows(nurse)["nurse"].nominating_body_told_on is None


@pytest.mark.parametrize(
    ("key", "days", "says"),
    [
        ("finance_officer", ("2026-11-01", "2026-11-30"), r"article 9\(3\)"),
        ("chief_social_work_officer", ("2026-11-01", "2026-11-30"), r"article 9\(3\)"),
        ("nurse", ("2026-12-02", "2026-11-30"), "dated after the last day"),
        ("nurse", ("2010-01-01", "2010-01-01"), "had not begun"),
        ("nobody", ("2026-11-01", "2026-11-30"), "not recorded any more"),
    ],
)
def test_a_resignation_that_cannot_be_is_refused(key, days, says):
    with pytest.raises(NotRecorded, match=says):
        members.resign(facts(), key, notice_on=day(days[0]), last_day=day(days[1]))


@pytest.mark.parametrize(
    ("key", "departure", "last_day"),
    [
        ("council-1", a_departure(Leaving.NO_LONGER_COUNCILLOR, "2026-11-10"), "2026-11-09"),
        ("nurse", a_departure(Leaving.DISQUALIFIED, "2026-11-10", ground=DisqualifyingGround.INSOLVENCY), "2026-11-09"),
        ("nurse", a_departure(Leaving.DISQUALIFIED, "2010-01-01", ground=DisqualifyingGround.DISMISSAL), "2014-12-01"),
        ("nhs-1", a_departure(Leaving.NOMINATION_WITHDRAWN, "2026-11-30", "2026-11-01"), "2026-11-30"),
        ("nurse", a_departure(Leaving.REMOVED_FOR_CONDUCT, "2026-11-30", "2026-11-30"), "2026-11-30"),
        ("chief_officer", a_departure(Leaving.LEFT_OFFICE, "2026-11-30"), "2026-11-30"),
        ("nurse", a_departure(Leaving.TERM_ENDED, "2026-11-30"), "2026-11-30"),
    ],
)
def test_who_leaves_on_a_ground_has_the_last_day_that_the_law_gives(key, departure, last_day):
    left = rows(members.leave(facts(), key, departure))[key]
    assert (left.last_day, left.left_because) == (day(last_day), departure.because)


@pytest.mark.parametrize(
    ("key", "departure", "says"),
    [
        ("nhs-1", a_departure(Leaving.NOMINATION_WITHDRAWN, "2026-11-29", "2026-11-01"), "before a month was over"),
        ("nhs-1", a_departure(Leaving.NOMINATION_WITHDRAWN, "2026-11-30"), "notice in writing"),
        ("nurse", a_departure(Leaving.NOMINATION_WITHDRAWN, "2026-11-30", "2026-10-01"), r"article 10\(5\)"),
        ("nurse", a_departure(Leaving.NO_LONGER_COUNCILLOR, "2026-11-30"), r"article 10\(4\)"),
        ("nurse", a_departure(Leaving.LEFT_OFFICE, "2026-11-30"), r"article 7\(2\)"),
        ("nurse", a_departure(Leaving.REMOVED_FOR_ABSENCE, "2026-11-30", "2026-10-01"), "no three meetings in a row"),
        ("nurse", a_departure(Leaving.DISQUALIFIED, "2026-11-30"), "Choose the ground"),
        (
            "nurse",
            a_departure(Leaving.DISQUALIFIED, "2026-11-30", ground=DisqualifyingGround.SENTENCE),
            "for a person to judge",
        ),
    ],
)
def test_leaving_on_a_ground_that_is_not_there_is_refused(key, departure, says):
    with pytest.raises(NotRecorded, match=says):
        members.leave(facts(), key, departure)


def test_a_seat_that_was_left_is_not_left_later():
    left = a_member("left", Seat.NURSE, last_day=day("2020-01-01"))
    with pytest.raises(NotRecorded, match="had ended before"):
        members.leave(facts(left), "left", a_departure(Leaving.TERM_ENDED, "2026-11-30"))


def test_who_leaves_the_board_leaves_its_committees():
    on = a_member("on", Seat.COUNCIL_NOMINEE, person="council-1", body="audit")
    other = a_member("other", Seat.COUNCIL_NOMINEE, person="council-2", body="audit")
    changes = rows(members.leave(facts(on, other), "council-1", a_departure(Leaving.TERM_ENDED, "2026-11-30")))
    assert {key: each.last_day for key, each in changes.items()} == dict.fromkeys(
        ("council-1", "on"), day("2026-11-30")
    )
    alone = rows(members.leave(facts(on), "on", a_departure(Leaving.TERM_ENDED, "2026-11-30")))
    assert set(alone) == {"on"}


def test_removal_for_conduct_from_a_monitoring_committee_needs_both_sides():
    seated = (*council_nominees(3, body=MONITORING), *board_nominees(3, body=MONITORING))
    found = an_authority(model=Model.HEALTH_BOARD_LEADS, members=seated)
    alone = a_departure(Leaving.REMOVED_FOR_CONDUCT, "2026-11-30", "2026-11-01", agreed_by=(COUNCIL,))
    with pytest.raises(Unlawful, match="SSI 2014/281 article 10"):
        members.leave(found, "nhs-1", alone)
    both = a_departure(Leaving.REMOVED_FOR_CONDUCT, "2026-11-30", "2026-11-01", agreed_by=(COUNCIL, HEALTH_BOARD))
    assert rows(members.leave(found, "nhs-1", both))["nhs-1"].removal_agreed_by == (COUNCIL, HEALTH_BOARD)


# --------------------------------------------------------------------------------------------------------- replacing


@pytest.mark.parametrize(
    ("seat", "fields", "because"),
    [
        (Seat.NURSE, {"term_last_day": "2026-11-30"}, Leaving.TERM_ENDED),
        (Seat.FINANCE_OFFICER, {}, Leaving.LEFT_OFFICE),
        (Seat.NURSE, {"last_day": "2026-11-30"}, None),
    ],
)
def test_who_is_replaced_has_left(seat, fields, because):
    old = a_member("old", seat, **{name: day(value) for name, value in fields.items()})
    officers = (Officer(id="o", post=OfficerPost.FINANCE_OFFICER, person="new", first_day=day("2026-12-01")),)
    term = None if seat is Seat.FINANCE_OFFICER else day("2029-11-30")
    given = an_appointment(seat, term_last_day=term)
    changes = rows(members.replace(facts(old, officers=officers), "old", given))
    assert ("old" in changes) is (because is not None)
    if because:
        assert (changes["old"].last_day, changes["old"].left_because) == (day("2026-11-30"), because)


@pytest.mark.parametrize(
    ("fields", "person", "says"),
    [
        ({}, "new", "Record first how it is left"),
        ({"term_last_day": "2027-01-01"}, "new", "articles? 9 and 10"),
        ({"last_day": "2026-12-31"}, "new", "Record first how it is left"),
        ({"last_day": "2026-11-30"}, "old", "own place"),
    ],
)
def test_a_seat_that_is_held_is_not_given_away(fields, person, says):
    old = a_member("old", Seat.NURSE, **{name: day(value) for name, value in fields.items()})
    with pytest.raises(NotRecorded, match=says):
        members.replace(facts(old), "old", an_appointment(Seat.NURSE, person=person))


# ------------------------------------------------------------------------------------------------------------- chair


def a_period(**given):
    return ChairPeriod(
        **{
            "id": "chair-1",
            "body": "board",
            "first_day": day("2024-04-01"),
            "appointed_by": COUNCIL,
            "chair": "council-1",
            "vice_chair": "nhs-1",
            "vice_chair_appointed_by": HEALTH_BOARD,
            **given,
        }
    )


def a_new_period(**given):
    said = {
        "body": "board",
        "first_day": day("2026-12-01"),
        "appointed_by": HEALTH_BOARD,
        "chair": "nhs-1",
        "vice_chair_appointed_by": COUNCIL,
        "vice_chair": "council-1",
        **given,
    }
    return chair.NewPeriod(**said)


@pytest.mark.parametrize("last", [None, "2027-03-31", "2026-11-30"])
def test_a_new_period_ends_the_one_that_runs(last):
    before = facts(chair_periods=(a_period(last_day=last and day(last)),))
    changes = rows(chair.begin_period(before, a_new_period()), "chair_periods")
    ends = [each.last_day for key, each in changes.items() if key == "chair-1"]
    assert ends == ([] if last == "2026-11-30" else [day("2026-11-30")])


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"appointed_by": COUNCIL, "chair": "council-1"}, r"art 4\(2\)"),
        ({"vice_chair_appointed_by": HEALTH_BOARD, "vice_chair": "nhs-2"}, r"art 4\(3\)"),
        ({"last_day": day("2029-12-01")}, "longer than three years"),
        ({"last_day": day("2026-11-01")}, "ends before it begins"),
        ({"chair": "council-2"}, r"art 4\(5\), \(6\)"),
        ({"chair": "service_user"}, "non-executive director"),
        ({"first_day": day("2024-04-01")}, "recorded already"),
    ],
)
def test_a_period_out_of_turn_is_refused(given, says):
    with pytest.raises(NotRecorded, match=says):
        chair.begin_period(facts(chair_periods=(a_period(),)), a_new_period(**given))


def test_a_side_may_change_its_appointee_within_its_period():
    before = facts(chair_periods=(a_period(),))
    changes = chair.change_appointees(before, "chair-1", chair="council-2", vice_chair="nhs-2", on=day("2026-11-22"))
    assert changed(before, changes).chair_periods[0].chair == "council-2"
    with pytest.raises(Unlawful, match="only a councillor"):
        chair.change_appointees(before, "chair-1", chair="nhs-2", vice_chair="", on=day("2026-11-22"))
    with pytest.raises(NotRecorded, match="not recorded any more"):
        chair.change_appointees(before, "none", chair="nhs-2", vice_chair="", on=day("2026-11-22"))


def test_the_chair_of_a_monitoring_committee_is_agreed_and_notice_of_a_change_is_noted():
    seated = (*council_nominees(3, body=MONITORING), *board_nominees(3, body=MONITORING), *four_and_four()[8:])
    found = an_authority(model=Model.COUNCIL_LEADS, members=seated)
    given = {"body": MONITORING, "appointed_by": None, "vice_chair_appointed_by": None, "vice_chair": None}
    with pytest.raises(Unlawful, match="without the agreement"):
        chair.begin_period(found, a_new_period(**given, agreed_by=(COUNCIL,)))
    agreed = {**given, "agreed_by": (COUNCIL, HEALTH_BOARD)}
    first = chair.begin_period(found, a_new_period(**agreed, first_day=day("2026-01-01")))
    after = changed(found, first)
    assert after.chair_periods[0].notice_of_change_on is None
    second = chair.begin_period(after, a_new_period(**agreed))
    assert second[0].row.notice_of_change_on is NOT_DONE


# ---------------------------------------------------------------------------------------------- vacancies, committees


def test_a_vacancy_begins_lasts_and_ends():
    begun = vacancies.begin_vacancy(
        facts(), body="board", seat=Seat.COUNCIL_NOMINEE, side=COUNCIL, first_day=day("2026-03-01")
    )
    with_one = changed(facts(), begun)
    key = with_one.vacancies[0].id
    wrote = changed(with_one, vacancies.letter_sent(with_one, key, sent_on=day("2026-10-01")))
    assert wrote.vacancies[0].letter_to_ministers_on == day("2026-10-01")
    ended = changed(wrote, vacancies.end_vacancy(wrote, key, last_day=day("2026-10-31")))
    assert ended.vacancies[0].last_day == day("2026-10-31")
    elsewhere = vacancies.begin_vacancy(
        facts(), body=MONITORING, seat=Seat.COUNCIL_NOMINEE, side=COUNCIL, first_day=day("2026-03-01")
    )
    assert elsewhere[0].row.letter_to_ministers_on is None


def test_what_cannot_be_said_of_a_vacancy_is_refused():
    row = Vacancy(id="v", body="board", seat=Seat.COUNCIL_NOMINEE, side=COUNCIL, first_day=day("2026-03-01"))
    found = facts(vacancies=(row,))
    with pytest.raises(Unlawful, match="nominates for"):
        vacancies.begin_vacancy(found, body="board", seat=Seat.NURSE, side=COUNCIL, first_day=day("2026-03-01"))
    for work in (vacancies.end_vacancy, vacancies.letter_sent):
        name = "last_day" if work is vacancies.end_vacancy else "sent_on"
        with pytest.raises(NotRecorded, match="had not begun"):
            work(found, "v", **{name: day("2026-02-28")})
        with pytest.raises(NotRecorded, match="not recorded any more"):
            work(found, "none", **{name: day("2026-03-28")})
    several = an_authority(councils=(COUNCIL, SECOND_COUNCIL), vacancies=(row,))
    with pytest.raises(NotRecorded, match="joint board of one council"):
        vacancies.letter_sent(several, "v", sent_on=day("2026-10-01"))


def test_a_committee_is_set_up_filled_in_equal_numbers_and_ended():
    made = changed(
        facts(),
        committees.set_up(
            facts(),
            name="Care Group",
            on=day("2026-11-01"),
            chair_decided_by_board=True,
            decides_on_integration_functions=None,
        ),
    )
    key = made.committees[-1].id
    on = changed(
        made, committees.put_on(made, key, members=("council-1", "nhs-1", "nurse"), first_day=day("2026-11-02"))
    )
    assert committees.sides_of(on, key, day("2026-11-02")) == (1, 1)
    ended = changed(on, committees.end(on, key, last_day=day("2026-11-30")))
    assert {each.last_day for each in ended.members_of(key)} == {day("2026-11-30")}
    assert ended.committees[-1].ended_on == day("2026-11-30")


def test_what_cannot_be_said_of_a_committee_is_refused():
    said = {"on": day("2026-11-01"), "decides_on_integration_functions": None}
    with pytest.raises(Unlawful, match="did not decide who chairs"):
        committees.set_up(facts(), name="X", chair_decided_by_board=False, **said)
    led = an_authority(model=Model.COUNCIL_LEADS)
    with pytest.raises(Unlawful, match="Only a joint board"):
        committees.set_up(led, name="X", chair_decided_by_board=True, **said)
    with pytest.raises(NotRecorded, match="not been set up"):
        committees.end(facts(), "audit", last_day=day("2019-12-31"))
    with pytest.raises(NotRecorded, match="not recorded any more"):
        committees.end(facts(), "none", last_day=day("2026-12-31"))
    with pytest.raises(NotRecorded, match="at least one"):
        committees.put_on(facts(), "audit", members=(), first_day=day("2026-12-31"))
