"""IJMC-C1: terms, chair, disqualification and removal in the monitoring committee."""

import pytest

from comhla.law.facts import (
    NOT_DONE,
    AbsenceReason,
    Attendance,
    BoardEstablishment,
    ChairPeriod,
    Disqualification,
    DisqualifyingGround,
    Leaving,
    Meeting,
    Member,
)
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from tests.lib.law import (
    COUNCIL,
    HEALTH_BOARD,
    SECOND_COUNCIL,
    an_authority,
    day,
    finding,
    findings,
    outcome,
    outcome_of_the_whole,
    silent,
)

DUTY = "IJMC-C1"
D = Model.BOTH_LEAD
BOTH = (HEALTH_BOARD, COUNCIL)


def days(**facts):
    """The same facts, with days in place of texts that look like one."""
    return {
        name: day(value) if isinstance(value, str) and value[:2] == "20" else value for name, value in facts.items()
    }


def a_member(name="m1", seat=Seat.SERVICE_USER, **facts):
    given = {"person": name, "body": "monitoring_committee", "first_day": "2016-04-01", **facts}
    return Member(id=name, seat=seat, **days(**given))


def with_member(*members, **facts):
    return an_authority(model=facts.pop("model", D), members=members or None, **facts)


# first day, last day of the term, outcome. The third anniversary is a day too long.
TERMS = [
    ("2016-04-01", "2019-03-31", "met"),
    ("2016-04-01", "2019-04-01", "not_met"),
    ("2016-04-01", "2017-03-31", "met"),
    ("2016-02-29", "2019-02-28", "met"),
    ("2016-02-29", "2019-03-01", "not_met"),
    ("2016-04-01", None, "cannot_tell"),
]


@pytest.mark.parametrize(("first_day", "term_last_day", "expected"), TERMS)
def test_set_a_term_of_three_years_at_most(first_day, term_last_day, expected):
    facts = with_member(a_member(first_day=first_day, term_last_day=term_last_day))
    assert outcome(DUTY, "set_a_term_of_three_years_at_most", facts, as_at="2016-05-01") == expected


# last day of the term, last day in the seat, re-appointed from, as at, outcome
ENDS = [
    ("2018-03-31", None, None, "2018-03-31", "not_yet_due"),
    ("2018-03-31", None, None, "2018-04-01", "not_met"),
    ("2018-03-31", "2018-03-31", None, "2018-03-31", "not_yet_due"),
    ("2018-03-31", "2018-03-31", None, "2018-04-01", "met"),
    ("2018-03-31", "2017-06-30", None, "2017-07-01", "met"),
    ("2018-03-31", "2018-04-01", None, "2018-04-02", "not_met"),
    ("2018-03-31", None, "2018-04-01", "2018-04-01", "met"),
    ("2018-03-31", None, "2018-04-01", "2018-03-31", "not_yet_due"),
    ("2018-03-31", None, "2018-04-02", "2018-04-02", "not_met"),
    (None, None, None, "2019-03-31", "not_yet_due"),
    (None, None, None, "2019-04-01", "not_met"),
]


@pytest.mark.parametrize(("term_last_day", "last_day", "again_from", "as_at", "expected"), ENDS)
def test_leave_or_renew_at_the_end_of_the_term(term_last_day, last_day, again_from, as_at, expected):
    first = a_member(term_last_day=term_last_day, last_day=last_day)
    again = [a_member("m2", person="m1", first_day=again_from)] if again_from else []
    facts = with_member(*again, first, a_member("other"))
    part = "leave_or_renew_at_the_end_of_the_term"
    assert outcome(DUTY, part, facts, as_at=as_at, subject="m1") == expected


@pytest.mark.parametrize("seat", [Seat.CHIEF_SOCIAL_WORK_OFFICER, Seat.FINANCE_OFFICER])
def test_members_by_office_stay_while_they_hold_the_office(seat):
    facts = with_member(a_member(seat=seat))
    assert silent(DUTY, "set_a_term_of_three_years_at_most", facts, as_at="2025-01-01")
    assert silent(DUTY, "leave_or_renew_at_the_end_of_the_term", facts, as_at="2025-01-01")


DISMISSED, SENTENCE = DisqualifyingGround.DISMISSAL, DisqualifyingGround.SENTENCE

# ground, first day, last day, last day in the seat, as at, outcome; the seat was taken on 1 April 2016
GROUNDS = [
    (DISMISSED, "2016-04-01", None, None, "2016-04-01", "not_met"),
    (DISMISSED, "2010-01-01", None, None, "2016-04-01", "not_met"),
    (DISMISSED, "2010-01-01", "2016-03-31", None, "2016-04-01", "met"),
    (DISMISSED, "2010-01-01", "2016-04-01", None, "2016-04-01", "not_met"),
    (DISMISSED, "2017-06-01", None, None, "2017-05-31", "met"),
    (DISMISSED, "2017-06-01", None, None, "2017-06-01", "not_met"),
    (DISMISSED, "2017-06-01", None, "2017-06-01", "2017-06-01", "met"),
    (DISMISSED, "2017-06-01", None, "2017-06-02", "2017-07-01", "not_met"),
    (DISMISSED, "2017-06-01", "2018-01-01", None, "2019-01-01", "not_met"),
    (SENTENCE, "2011-03-31", None, None, "2016-04-01", "met"),
    (SENTENCE, "2011-04-01", None, None, "2016-04-01", "for_a_person"),
    (SENTENCE, "2011-04-02", None, None, "2016-04-01", "not_met"),
    (SENTENCE, "2017-06-01", None, None, "2017-06-01", "for_a_person"),
]


@pytest.mark.parametrize(("ground", "first_day", "ends", "last_day", "as_at", "expected"), GROUNDS)
def test_be_free_of_disqualification(ground, first_day, ends, last_day, as_at, expected):
    recorded = Disqualification(ground=ground, **days(first_day=first_day, last_day=ends))
    facts = with_member(a_member(last_day=last_day, disqualifications=(recorded,)))
    assert outcome(DUTY, "be_free_of_disqualification", facts, as_at=as_at) == expected


def test_no_declaration_is_no_breach():
    assert outcome(DUTY, "be_free_of_disqualification", with_member(a_member()), as_at="2017-01-01") == "cannot_tell"
    none = with_member(a_member(disqualifications=()))
    assert outcome(DUTY, "be_free_of_disqualification", none, as_at="2017-01-01") == "met"


def leaving(because, *, last_day="2018-06-30", seat=Seat.SERVICE_USER, **facts):
    return a_member(seat=seat, left_because=because, last_day=last_day, **facts)


# notice, seat, outcome
RESIGNATIONS = [
    ("2018-06-01", Seat.SERVICE_USER, "met"),
    (None, Seat.SERVICE_USER, "cannot_tell"),
    (NOT_DONE, Seat.SERVICE_USER, "not_met"),
    ("2018-06-01", Seat.FINANCE_OFFICER, "for_a_person"),
]


@pytest.mark.parametrize(("notice", "seat", "expected"), RESIGNATIONS)
def test_resign_in_writing(notice, seat, expected):
    facts = with_member(leaving(Leaving.RESIGNED, seat=seat, notice_on=notice))
    assert outcome(DUTY, "resign_in_writing", facts, as_at="2018-07-01") == expected
    assert silent(DUTY, "resign_in_writing", facts, as_at="2018-06-30")


# the nominating body told, seat, as at, outcome
TOLD = [
    ("2018-07-05", Seat.COUNCIL_NOMINEE, "2018-07-05", "met"),
    ("2018-07-05", Seat.COUNCIL_NOMINEE, "2018-07-04", "not_met"),
    (NOT_DONE, Seat.HEALTH_BOARD_NOMINEE, "2018-07-05", "not_met"),
    (None, Seat.HEALTH_BOARD_NOMINEE, "2018-07-05", "cannot_tell"),
]


@pytest.mark.parametrize(("told", "seat", "as_at", "expected"), TOLD)
def test_tell_the_nominating_body(told, seat, as_at, expected):
    facts = with_member(leaving(Leaving.RESIGNED, seat=seat, **days(nominating_body_told_on=told)))
    assert outcome(DUTY, "tell_the_nominating_body", facts, as_at=as_at) == expected


def test_nobody_nominated_a_service_user():
    assert silent(DUTY, "tell_the_nominating_body", with_member(leaving(Leaving.RESIGNED)), as_at="2018-07-05")
    ended = with_member(leaving(Leaving.TERM_ENDED, seat=Seat.COUNCIL_NOMINEE))
    assert silent(DUTY, "tell_the_nominating_body", ended, as_at="2018-07-05")


# why, notice, last day in the seat, outcome. With notice on 31 May the first day out may be 30 June.
NOTICES = [
    (Leaving.REMOVED_FOR_ABSENCE, "2018-05-31", "2018-06-29", "met"),
    (Leaving.REMOVED_FOR_ABSENCE, "2018-05-31", "2018-06-28", "not_met"),
    (Leaving.NOMINATION_WITHDRAWN, "2018-05-15", "2018-06-14", "met"),
    (Leaving.NOMINATION_WITHDRAWN, "2018-05-15", "2018-06-13", "not_met"),
    (Leaving.NOMINATION_WITHDRAWN, "2018-06-15", "2018-06-14", "not_met"),
    (Leaving.NOMINATION_WITHDRAWN, NOT_DONE, "2018-06-14", "not_met"),
    (Leaving.NOMINATION_WITHDRAWN, None, "2018-06-14", "cannot_tell"),
]


@pytest.mark.parametrize(("because", "notice", "last_day", "expected"), NOTICES)
def test_give_a_months_notice_of_removal(because, notice, last_day, expected):
    facts = with_member(leaving(because, last_day=last_day, notice_on=notice, seat=Seat.COUNCIL_NOMINEE))
    assert outcome(DUTY, "give_a_months_notice_of_removal", facts, as_at="2018-07-01") == expected


def test_other_ways_of_leaving_need_no_months_notice():
    facts = with_member(leaving(Leaving.DISQUALIFIED), meetings=())
    assert silent(DUTY, "give_a_months_notice_of_removal", facts, as_at="2018-07-01")
    assert silent(DUTY, "remove_for_absence_only_after_three_meetings", facts, as_at="2018-07-01")
    assert silent(DUTY, "agree_removal_for_conduct", facts, as_at="2018-07-01")
    assert silent(DUTY, "resign_in_writing", facts, as_at="2018-07-01")


AWAY, ILL, UNSAID = AbsenceReason.NO_REASON, AbsenceReason.ILLNESS, "not said"
ROLLS = {
    "there": Attendance(member="m1", present=True),
    AWAY: Attendance(member="m1", present=False, absent_because=AWAY),
    ILL: Attendance(member="m1", present=False, absent_because=ILL),
    UNSAID: Attendance(member="m1", present=False),
}

# what the rolls of the meetings say of the member, notice of removal, outcome
ABSENCES = [
    ((AWAY, AWAY, AWAY), None, "met"),
    (("there", AWAY, AWAY, AWAY), "2018-05-20", "met"),
    ((AWAY, AWAY, AWAY), "2018-02-20", "not_met"),
    ((AWAY, AWAY, "there", AWAY), None, "not_met"),
    ((AWAY, ILL, AWAY, AWAY), None, "not_met"),
    ((AWAY, UNSAID, AWAY), None, "cannot_tell"),
    ((AWAY, AWAY, "no roll"), None, "cannot_tell"),
    ((), None, "not_met"),
]


@pytest.mark.parametrize(("rolls", "notice", "expected"), ABSENCES)
def test_remove_for_absence_only_after_three_meetings(rolls, notice, expected):
    held = tuple(
        Meeting(
            id=f"meeting-{number}",
            body="monitoring_committee",
            held_on=day(f"2018-0{number}-10"),
            attendance=(Attendance(member="m2", present=True), ROLLS[roll]) if roll in ROLLS else None,
        )
        for number, roll in enumerate(rolls, start=1)
    )
    facts = with_member(leaving(Leaving.REMOVED_FOR_ABSENCE, notice_on=notice), meetings=held)
    assert outcome(DUTY, "remove_for_absence_only_after_three_meetings", facts, as_at="2018-07-01") == expected


def test_removal_for_absence_without_any_record_of_meetings():
    facts = with_member(leaving(Leaving.REMOVED_FOR_ABSENCE))
    part = "remove_for_absence_only_after_three_meetings"
    assert outcome(DUTY, part, facts, as_at="2018-07-01") == "cannot_tell"


@pytest.mark.parametrize(
    ("agreed", "expected"), [(None, "cannot_tell"), ((), "not_met"), ((HEALTH_BOARD,), "not_met"), (BOTH, "met")]
)
def test_agree_removal_for_conduct(agreed, expected):
    facts = with_member(leaving(Leaving.REMOVED_FOR_CONDUCT, removal_agreed_by=agreed))
    assert outcome(DUTY, "agree_removal_for_conduct", facts, as_at="2018-07-01") == expected


# stopped being a councillor, last day in the seat, as at, outcome
FORMER = [
    ("2017-05-04", "2017-05-04", "2017-05-04", "met"),
    ("2017-05-04", "2017-05-03", "2017-05-04", "met"),
    ("2017-05-04", "2017-05-05", "2017-05-06", "not_met"),
    ("2017-05-04", None, "2017-05-04", "not_met"),
]


@pytest.mark.parametrize(("ceased", "last_day", "as_at", "expected"), FORMER)
def test_leave_with_the_office_of_councillor(ceased, last_day, as_at, expected):
    nominee = a_member(seat=Seat.COUNCIL_NOMINEE, ceased_to_be_councillor_on=ceased, last_day=last_day)
    assert outcome(DUTY, "leave_with_the_office_of_councillor", with_member(nominee), as_at=as_at) == expected


def test_only_a_councils_nominee_leaves_with_the_office_of_councillor():
    for member in (
        a_member(ceased_to_be_councillor_on="2017-05-04"),
        a_member(seat=Seat.COUNCIL_NOMINEE, ceased_to_be_councillor_on="2017-05-05"),
        a_member(seat=Seat.COUNCIL_NOMINEE),
    ):
        assert silent(DUTY, "leave_with_the_office_of_councillor", with_member(member), as_at="2017-05-04")


def a_chair(name="first", first_day="2016-04-01", **facts):
    return ChairPeriod(id=name, body="monitoring_committee", **days(first_day=first_day, **facts))


def with_chairs(*chairs, **facts):
    return an_authority(model=D, members=(), chair_periods=chairs, **facts)


@pytest.mark.parametrize(
    ("agreed", "expected"),
    [(None, "cannot_tell"), ((HEALTH_BOARD,), "not_met"), ((COUNCIL,), "not_met"), (BOTH, "met")],
)
def test_appoint_the_chair_jointly(agreed, expected):
    assert outcome(DUTY, "appoint_the_chair_jointly", with_chairs(a_chair(agreed_by=agreed)), as_at="2016-04-01") == (
        expected
    )


def test_every_council_agrees_the_chair():
    facts = with_chairs(a_chair(agreed_by=BOTH))
    facts = facts.replace(schemes=tuple(each.replace(councils=(COUNCIL, SECOND_COUNCIL)) for each in facts.schemes))
    found = finding(DUTY, "appoint_the_chair_jointly", facts, as_at="2016-04-01")
    assert found.because == "The chair from 1 April 2016 was appointed without the agreement of Glenmore Council."


# the seat of the member who chairs, outcome
CHAIRS = [
    (a_member("chair", Seat.COUNCIL_NOMINEE), "met"),
    (a_member("chair", Seat.HEALTH_BOARD_NOMINEE), "met"),
    (a_member("chair", Seat.UNPAID_CARER), "not_met"),
    (a_member("chair", Seat.COUNCIL_NOMINEE, body="board"), "not_met"),
    (a_member("somebody else", Seat.COUNCIL_NOMINEE), "cannot_tell"),
]


@pytest.mark.parametrize(("member", "expected"), CHAIRS)
def test_choose_the_chair_from_nominated_members(member, expected):
    facts = with_chairs(a_chair(chair="chair")).replace(members=(member,))
    assert outcome(DUTY, "choose_the_chair_from_nominated_members", facts, as_at="2016-04-01") == expected


def test_a_chair_who_is_not_recorded():
    found = finding(DUTY, "choose_the_chair_from_nominated_members", with_chairs(a_chair()), as_at="2016-04-01")
    assert found.answer.missing == ("chair_periods.chair",)


# notice of the change on 1 April 2018, outcome
CHANGES = [
    (None, "cannot_tell"),
    (NOT_DONE, "for_a_person"),
    ("2018-03-01", "met"),
    ("2018-03-02", "for_a_person"),
    ("2018-04-02", "for_a_person"),
]


@pytest.mark.parametrize(("notice", "expected"), CHANGES)
def test_give_a_months_notice_of_a_new_chair(notice, expected):
    before = a_chair(chair="m1")
    facts = with_chairs(a_chair("second", "2018-04-01", chair="m2", notice_of_change_on=notice), before)
    part = "give_a_months_notice_of_a_new_chair"
    assert outcome(DUTY, part, facts, as_at="2018-04-02", subject="chair-second") == expected


def test_a_chair_who_stays_needs_no_notice():
    facts = with_chairs(a_chair(chair="m1"), a_chair("second", "2018-04-01", chair="m1"))
    assert silent(DUTY, "give_a_months_notice_of_a_new_chair", facts, as_at="2018-04-02")


# chairs, as at, outcome
HELD = [
    ((a_chair(last_day="2018-03-31"),), "2018-03-31", "met"),
    ((a_chair(last_day="2018-03-31"),), "2018-04-01", "for_a_person"),
    ((a_chair(last_day="2018-03-31"), a_chair("second", "2018-04-01")), "2018-04-01", "met"),
    ((), "2018-04-01", "for_a_person"),
    ((a_chair().replace(body="board"),), "2018-04-01", "for_a_person"),
]


@pytest.mark.parametrize(("chairs", "as_at", "expected"), HELD)
def test_have_a_chair(chairs, as_at, expected):
    facts = with_chairs(
        *chairs, establishment=BoardEstablishment(monitoring_committee_established_on=day("2016-04-01"))
    )
    assert outcome(DUTY, "have_a_chair", facts, as_at=as_at) == expected


def test_a_chair_is_not_asked_about_where_none_is_recorded_and_the_other_parts_say_so():
    facts = with_member(a_member())
    assert silent(DUTY, "have_a_chair", facts, as_at="2017-01-01")
    assert ("chair_periods",) in {each.answer.missing for each in findings(DUTY, facts, as_at="2017-01-01")}


def test_terms_before_the_order_are_not_asked_about():
    early = with_member(a_member(first_day="2014-11-27"))
    assert silent(DUTY, "set_a_term_of_three_years_at_most", early, as_at="2020-01-01")
    in_force = with_member(a_member(first_day="2014-11-28"))
    assert not silent(DUTY, "set_a_term_of_three_years_at_most", in_force, as_at="2020-01-01")


def test_a_joint_board_area_has_no_such_committee():
    facts = with_member(a_member(), model=Model.BODY_CORPORATE)
    assert outcome_of_the_whole(DUTY, facts, as_at="2017-01-01") == "not_applicable"
