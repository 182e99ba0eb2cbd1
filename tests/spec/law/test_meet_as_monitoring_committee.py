"""IJMC-S1: standing orders and meetings of the monitoring committee."""

import pytest

from comhla.law.facts import (
    NOT_DONE,
    Attendance,
    BoardEstablishment,
    CalledBy,
    ChairPeriod,
    ConflictDecidedBy,
    Declaration,
    Meeting,
    Member,
    Proxy,
    Requisition,
    StandingOrders,
    Vacancy,
)
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "IJMC-S1"
D = Model.BOTH_LEAD
OTHERS, MEMBER = ConflictDecidedBy.OTHER_MEMBERS, ConflictDecidedBy.THE_MEMBER
EVERY_HEAD = dict.fromkeys(("calling", "notice", "quorum", "conduct", "conflict", "records", "remote_attendance"), True)
SET_UP = BoardEstablishment(monitoring_committee_established_on=day("2015-01-05"))


def an_edition(first_day="2015-01-05", **facts):
    given = {**EVERY_HEAD, "body": "monitoring_committee", "first_day": day(first_day), **facts}
    return StandingOrders(id="edition", **given)


def with_orders(*editions):
    return an_authority(model=D, establishment=SET_UP, standing_orders=editions)


# what the edition says, outcome
HEADS = [
    ({}, "met"),
    ({"quorum": False}, "not_met"),
    ({"quorum": None}, "cannot_tell"),
    ({"quorum": False, "records": None}, "not_met"),
    ({"remote_attendance": False}, "not_met"),
    ({"first_day": day("2020-06-02")}, "not_met"),
    ({"last_day": day("2020-05-31")}, "not_met"),
    ({"body": "board"}, "not_met"),
]


@pytest.mark.parametrize(("facts", "expected"), HEADS)
def test_cover_every_head(facts, expected):
    edition = an_edition().replace(**facts)
    assert outcome(DUTY, "cover_every_head", with_orders(edition), as_at="2020-06-01") == expected


def test_what_is_left_out_is_named():
    facts = with_orders(an_edition(quorum=False, remote_attendance=False))
    assert finding(DUTY, "cover_every_head", facts, as_at="2020-06-01").because == (
        "The standing orders from 5 January 2015 leave out quorum and remote attendance."
    )


def test_the_latest_edition_counts():
    facts = with_orders(an_edition(quorum=False), an_edition("2019-01-01"))
    assert outcome(DUTY, "cover_every_head", facts, as_at="2018-12-31") == "not_met"
    assert outcome(DUTY, "cover_every_head", facts, as_at="2019-01-01") == "met"


@pytest.mark.parametrize(("number", "expected"), [(4, "not_met"), (5, "met"), (7, "met")])
def test_ask_for_five_clear_days(number, expected):
    facts = with_orders(an_edition(notice_clear_days=number))
    assert outcome(DUTY, "ask_for_five_clear_days", facts, as_at="2020-06-01") == expected


def test_days_of_notice_that_are_not_recorded_or_no_standing_orders_at_all():
    assert silent(DUTY, "ask_for_five_clear_days", with_orders(an_edition()), as_at="2020-06-01")
    for part in ("ask_for_five_clear_days", "leave_interests_to_the_member"):
        assert silent(DUTY, part, with_orders(), as_at="2020-06-01")


# who decides by the edition, its first day, as at, part, outcome. The rule changed on 1 February 2016.
DECIDERS = [
    (OTHERS, "2015-01-05", "2016-01-31", "leave_interests_to_the_others", "met"),
    (MEMBER, "2015-01-05", "2016-01-31", "leave_interests_to_the_others", "not_met"),
    (None, "2015-01-05", "2016-01-31", "leave_interests_to_the_others", "cannot_tell"),
    (OTHERS, "2015-01-05", "2016-02-01", "leave_interests_to_the_member", "for_a_person"),
    (OTHERS, "2016-01-31", "2016-02-01", "leave_interests_to_the_member", "for_a_person"),
    (OTHERS, "2016-02-01", "2016-02-01", "leave_interests_to_the_member", "not_met"),
    (MEMBER, "2016-02-01", "2016-02-01", "leave_interests_to_the_member", "met"),
    (None, "2016-02-01", "2016-02-01", "leave_interests_to_the_member", "cannot_tell"),
]


@pytest.mark.parametrize(("by", "first_day", "as_at", "part", "expected"), DECIDERS)
def test_who_decides_about_interests(by, first_day, as_at, part, expected):
    facts = with_orders(an_edition(first_day, conflict_decided_by=by))
    assert outcome(DUTY, part, facts, as_at=as_at) == expected


def test_the_rule_on_interests_changed_on_1_february_2016():
    facts = with_orders(an_edition(conflict_decided_by=OTHERS))
    assert silent(DUTY, "leave_interests_to_the_member", facts, as_at="2016-01-31")
    assert silent(DUTY, "leave_interests_to_the_others", facts, as_at="2016-02-01")


NOMINATED = ("c1", "c2", "c3", "h1", "h2", "h3", "h4")
OTHER_SEATS = {"nurse": Seat.NURSE, "user": Seat.SERVICE_USER}
MEMBERS = tuple(
    Member(
        id=name,
        person=name,
        body="monitoring_committee",
        seat=OTHER_SEATS.get(name, Seat.COUNCIL_NOMINEE if name[0] == "c" else Seat.HEALTH_BOARD_NOMINEE),
        first_day=day("2015-04-01"),
    )
    for name in (*NOMINATED, *OTHER_SEATS)
)
VACANT = Vacancy(id="v", body="monitoring_committee", seat=Seat.COUNCIL_NOMINEE, first_day=day("2024-01-01"))


def a_meeting(name="meeting", held_on="2024-09-18", **facts):
    return Meeting(id=name, body="monitoring_committee", held_on=day(held_on), **facts)


def with_meetings(*meetings, **facts):
    return an_authority(model=D, **{"members": MEMBERS, "meetings": meetings, **facts})


# notice available on, as at, outcome. The meeting is on Wednesday 18 September; five clear days end on the 12th.
NOTICES = [
    (None, "2024-09-12", "not_yet_due"),
    (NOT_DONE, "2024-09-12", "not_yet_due"),
    (NOT_DONE, "2024-09-13", "not_met"),
    (None, "2024-09-13", "cannot_tell"),
    (day("2024-09-12"), "2024-09-12", "met"),
    (day("2024-09-12"), "2024-09-11", "not_yet_due"),
    (day("2024-09-13"), "2024-09-13", "not_met"),
]


@pytest.mark.parametrize(("available_on", "as_at", "expected"), NOTICES)
def test_give_five_clear_days_of_notice(available_on, as_at, expected):
    facts = with_meetings(a_meeting(notice_available_on=available_on))
    assert outcome(DUTY, "give_five_clear_days_of_notice", facts, as_at=as_at) == expected


def test_the_day_for_notice_shows_four_weeks_before_it_comes():
    facts = with_meetings(a_meeting())
    assert findings(DUTY, facts, as_at="2024-08-14") != findings(DUTY, facts, as_at="2024-08-15")
    assert finding(DUTY, "give_five_clear_days_of_notice", facts, as_at="2024-08-15").due == day("2024-09-12")


# states time, place and business; signed; outcome
@pytest.mark.parametrize(
    ("states", "signed", "expected"),
    [
        (True, True, "met"),
        (False, None, "not_met"),
        (True, False, "not_met"),
        (None, True, "cannot_tell"),
        (True, None, "cannot_tell"),
    ],
)
def test_state_and_sign_the_notice(states, signed, expected):
    notice = {"notice_states_time_place_business": states, "notice_signed": signed}
    facts = with_meetings(a_meeting(notice_available_on=day("2024-09-10"), **notice))
    assert outcome(DUTY, "state_and_sign_the_notice", facts, as_at="2024-09-10") == expected
    assert silent(DUTY, "state_and_sign_the_notice", facts, as_at="2024-09-09")


def called_by_members(signed_by=NOMINATED[:6], *, states=True, refused_on=None, **facts):
    requisition = Requisition(
        made_on=day("2024-09-02"), signed_by=signed_by, states_business=states, refused_on=refused_on
    )
    return a_meeting(**{"called_by": CalledBy.REQUISITION, "requisition": requisition, **facts})


ALL = tuple(each.id for each in MEMBERS)

# who signed, whether the business is stated, vacancies, outcome. Two thirds of all nine members are six.
REQUISITIONS = [
    (ALL[:6], True, (), "met"),
    (ALL[:5], True, (), "not_met"),
    (ALL[3:], True, (), "met"),
    ((*ALL[:5], "a guest"), True, (), "not_met"),
    (ALL[:6], False, (), "not_met"),
    (ALL[:6], None, (), "cannot_tell"),
    (None, True, (), "cannot_tell"),
    (ALL[:6], True, (VACANT,), "for_a_person"),
    (ALL[:7], True, (VACANT,), "met"),
]


@pytest.mark.parametrize(("signed_by", "states", "vacancies", "expected"), REQUISITIONS)
def test_call_on_requisition_of_two_thirds(signed_by, states, vacancies, expected):
    facts = with_meetings(called_by_members(signed_by, states=states), vacancies=vacancies)
    assert outcome(DUTY, "call_on_requisition_of_two_thirds", facts, as_at="2024-09-18") == expected


def test_a_requisition_that_is_not_recorded_or_not_needed():
    part = "call_on_requisition_of_two_thirds"
    assert outcome(DUTY, part, with_meetings(called_by_members(requisition=None)), as_at="2024-09-18") == "cannot_tell"
    without_members = with_meetings(called_by_members(), members=())
    assert outcome(DUTY, part, without_members, as_at="2024-09-18") == "cannot_tell"
    by_chair = with_meetings(a_meeting(called_by=CalledBy.CHAIR, notice_available_on=day("2024-09-02")))
    for name in (part, "leave_the_chair_seven_days", "keep_to_requisitioned_business"):
        assert silent(DUTY, name, by_chair, as_at="2024-09-18")
        assert silent(DUTY, name, with_meetings(called_by_members()), as_at="2024-09-17")
    unrecorded = with_meetings(called_by_members(requisition=None))
    assert silent(DUTY, "leave_the_chair_seven_days", unrecorded, as_at="2024-09-18")


# refused on, called by notice on, outcome. A requisition of 2 September lets the members call from the 10th.
SELF_CALLS = [
    (None, "2024-09-09", "not_met"),
    (None, "2024-09-10", "met"),
    ("2024-09-05", "2024-09-04", "not_met"),
    ("2024-09-05", "2024-09-05", "met"),
    ("2024-09-11", "2024-09-10", "met"),
    (None, None, "cannot_tell"),
]


@pytest.mark.parametrize(("refused_on", "called_on", "expected"), SELF_CALLS)
def test_leave_the_chair_seven_days(refused_on, called_on, expected):
    refused, called = refused_on and day(refused_on), called_on and day(called_on)
    facts = with_meetings(called_by_members(refused_on=refused, notice_available_on=called))
    assert outcome(DUTY, "leave_the_chair_seven_days", facts, as_at="2024-09-18") == expected


@pytest.mark.parametrize(("kept", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_keep_to_requisitioned_business(kept, expected):
    facts = with_meetings(called_by_members(only_requisitioned_business=kept))
    assert outcome(DUTY, "keep_to_requisitioned_business", facts, as_at="2024-09-18") == expected


def a_roll(present, proxies=()):
    there = [Attendance(member=name, present=True) for name in present]
    return (*there, *(Attendance(member=name, present=False, proxy=Proxy()) for name in proxies))


BOTH_OTHERS = tuple(OTHER_SEATS)

# present, by proxy, decisions taken, vacancies, outcome. Seven are nominated: half is four.
QUORUMS = [
    (NOMINATED[:4], (), True, (), "met"),
    (NOMINATED[:3], (), True, (), "not_met"),
    ((*NOMINATED[:3], *BOTH_OTHERS), (), True, (), "not_met"),
    (NOMINATED[:3], (), False, (), "met"),
    (NOMINATED[:3], (), None, (), "cannot_tell"),
    (NOMINATED[:3], NOMINATED[3:4], True, (), "for_a_person"),
    (NOMINATED[:3], BOTH_OTHERS, True, (), "not_met"),
    (NOMINATED[:4], (), True, (VACANT,), "met"),
    (NOMINATED[:4], (), True, (VACANT, VACANT), "for_a_person"),
    (NOMINATED[:4], (), True, (VACANT, VACANT.replace(last_day=day("2024-09-17"))), "met"),
    (NOMINATED[:4], (), True, (VACANT, VACANT.replace(first_day=day("2024-09-19"))), "met"),
]


@pytest.mark.parametrize(("present", "proxies", "decided", "vacancies", "expected"), QUORUMS)
def test_have_half_of_the_nominated_members(present, proxies, decided, vacancies, expected):
    meeting = a_meeting(attendance=a_roll(present, proxies), decisions_taken=decided)
    facts = with_meetings(meeting, vacancies=vacancies)
    assert outcome(DUTY, "have_half_of_the_nominated_members", facts, as_at="2024-09-18") == expected
    assert silent(DUTY, "have_half_of_the_nominated_members", facts, as_at="2024-09-17")


def test_the_quorum_is_counted_on_nominated_members_and_not_on_all():
    meeting = a_meeting(attendance=a_roll((*NOMINATED[:3], *BOTH_OTHERS)), decisions_taken=True)
    found = finding(DUTY, "have_half_of_the_nominated_members", with_meetings(meeting), as_at="2024-09-18")
    assert found.because == "Decisions were taken on 18 September 2024 with 3 of 7 nominated members; 4 are needed."


def test_a_roll_or_nominated_members_that_are_not_recorded():
    part = "have_half_of_the_nominated_members"
    assert outcome(DUTY, part, with_meetings(a_meeting()), as_at="2024-09-18") == "cannot_tell"
    without = with_meetings(a_meeting(attendance=a_roll(NOMINATED)), members=MEMBERS[-2:])
    assert outcome(DUTY, part, without, as_at="2024-09-18") == "cannot_tell"


CHAIR = ChairPeriod(id="period", body="monitoring_committee", first_day=day("2024-01-01"), chair="c1", vice_chair="h1")

# presided by, present, chosen by the committee, outcome
PRESIDING = [
    ("c1", ("c1",), None, "met"),
    (None, ("c1",), None, "cannot_tell"),
    ("h1", ("c1", "h1"), None, "for_a_person"),
    ("h1", ("h1",), None, "met"),
    ("c2", ("c2",), True, "met"),
    ("user", ("user",), True, "met"),
    ("c2", ("c2",), False, "not_met"),
    ("c2", ("c2",), None, "cannot_tell"),
    ("c2", ("c1", "c2"), True, "for_a_person"),
]


@pytest.mark.parametrize(("presided_by", "present", "chosen", "expected"), PRESIDING)
def test_have_the_chair_preside(presided_by, present, chosen, expected):
    meeting = a_meeting(presided_by=presided_by, attendance=a_roll(present), chosen_to_preside_by_voting_members=chosen)
    facts = with_meetings(meeting, chair_periods=(CHAIR,))
    assert outcome(DUTY, "have_the_chair_preside", facts, as_at="2024-09-18") == expected
    assert silent(DUTY, "have_the_chair_preside", facts, as_at="2024-09-17")


def test_who_chairs_is_what_is_recorded_for_the_day_of_the_meeting():
    meeting = a_meeting(presided_by="c1")
    part = "have_the_chair_preside"
    assert outcome(DUTY, part, with_meetings(meeting), as_at="2024-09-18") == "cannot_tell"
    for wrong in (
        CHAIR.replace(first_day=day("2024-09-19")),
        CHAIR.replace(last_day=day("2024-09-17")),
        CHAIR.replace(body="board"),
        CHAIR.replace(chair=None),
    ):
        facts = with_meetings(meeting, chair_periods=(wrong,))
        assert outcome(DUTY, part, facts, as_at="2024-09-18") == "cannot_tell"
    ending = with_meetings(meeting, chair_periods=(CHAIR.replace(last_day=day("2024-09-18")),))
    assert outcome(DUTY, part, ending, as_at="2024-09-18") == "met"


def declared(**facts):
    return Declaration(member="c1", item="4", **facts)


RIGHT = declared(decided_by_member=True, decided_by_others=False)

# declarations, outcome
INTERESTS = [
    ((RIGHT,), "met"),
    ((RIGHT, declared(decided_by_member=False)), "not_met"),
    ((RIGHT, declared()), "cannot_tell"),
    (None, "cannot_tell"),
]


@pytest.mark.parametrize(("declarations", "expected"), INTERESTS)
def test_let_the_member_decide(declarations, expected):
    facts = with_meetings(a_meeting(declarations=declarations))
    assert outcome(DUTY, "let_the_member_decide", facts, as_at="2024-09-18") == expected
    assert silent(DUTY, "let_the_member_decide", facts, as_at="2024-09-17")


def test_nothing_declared_is_nothing_to_decide():
    assert silent(DUTY, "let_the_member_decide", with_meetings(a_meeting(declarations=())), as_at="2024-09-18")


def test_let_the_others_decide_until_31_january_2016():
    by_others = (declared(decided_by_member=False, decided_by_others=True),)
    before = with_meetings(a_meeting(held_on="2016-01-31", declarations=by_others))
    assert outcome(DUTY, "let_the_others_decide", before, as_at="2016-03-01") == "met"
    assert silent(DUTY, "let_the_member_decide", before, as_at="2016-03-01")
    after = with_meetings(a_meeting(held_on="2016-02-01", declarations=by_others))
    assert outcome(DUTY, "let_the_member_decide", after, as_at="2016-03-01") == "not_met"
    assert silent(DUTY, "let_the_others_decide", after, as_at="2016-03-01")


@pytest.mark.parametrize(("recorded", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_record_who_attended(recorded, expected):
    facts = with_meetings(a_meeting(names_recorded=recorded))
    assert outcome(DUTY, "record_who_attended", facts, as_at="2024-09-18") == expected
    assert silent(DUTY, "record_who_attended", facts, as_at="2024-09-17")


# minutes put on, as at, outcome; the next meeting is on 20 November
MINUTES = [
    (None, "2024-09-18", "not_yet_due"),
    (None, "2024-11-20", "not_yet_due"),
    (NOT_DONE, "2024-11-21", "not_met"),
    (None, "2024-11-21", "cannot_tell"),
    (day("2024-11-20"), "2024-11-20", "met"),
    (day("2025-01-22"), "2025-01-22", "not_met"),
]


@pytest.mark.parametrize(("submitted_on", "as_at", "expected"), MINUTES)
def test_put_minutes_to_the_next_meeting(submitted_on, as_at, expected):
    facts = with_meetings(
        a_meeting("later", "2025-01-22"), a_meeting(minutes_submitted_on=submitted_on), a_meeting("next", "2024-11-20")
    )
    part = "put_minutes_to_the_next_meeting"
    assert outcome(DUTY, part, facts, as_at=as_at, subject="meeting") == expected


@pytest.mark.parametrize(
    ("submitted_on", "expected"), [(None, "not_yet_due"), (NOT_DONE, "not_yet_due"), (day("2024-11-20"), "met")]
)
def test_minutes_of_the_last_meeting_on_record(submitted_on, expected):
    facts = with_meetings(a_meeting(minutes_submitted_on=submitted_on))
    assert outcome(DUTY, "put_minutes_to_the_next_meeting", facts, as_at="2025-01-01") == expected
    assert silent(DUTY, "put_minutes_to_the_next_meeting", facts, as_at="2024-09-17")


@pytest.mark.parametrize(("signed", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_sign_the_minutes(signed, expected):
    facts = with_meetings(a_meeting(minutes_submitted_on=day("2024-11-20"), minutes_signed=signed))
    assert outcome(DUTY, "sign_the_minutes", facts, as_at="2024-11-20") == expected
    assert silent(DUTY, "sign_the_minutes", facts, as_at="2024-11-19")


def test_a_meeting_that_was_called_off_is_not_asked_about():
    assert findings(DUTY, with_meetings(a_meeting(cancelled=True), standing_orders=()), as_at="2014-12-01") == []


def test_nothing_recorded():
    facts = an_authority(model=D, members=MEMBERS)
    found = {each.answer.missing: each.outcome.value for each in findings(DUTY, facts, as_at="2024-09-18")}
    assert found == {("standing_orders",): "cannot_tell", ("meetings",): "cannot_tell"}


def test_a_joint_board_area_has_no_such_committee():
    facts = an_authority(meetings=(), members=(), standing_orders=())
    assert outcome_of_the_whole(DUTY, facts, as_at="2024-09-10") == "not_applicable"
