"""IJBO-S1: conduct meetings under standing orders: calling, notice, quorum, presiding and records."""

import pytest

from comhla.law.facts import (
    NOT_DONE,
    Attendance,
    CalledBy,
    ChairPeriod,
    Committee,
    Decision,
    Requisition,
    StandingOrders,
    Vacancy,
    Vote,
)
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from tests.lib.board import a_meeting, by_proxy, four_and_four, present
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "IJBO-S1"
BEFORE, AFTER, LATER = "2026-08-31", "2026-09-01", "2026-11-22"
MATTERS = ("dispute_mechanism", "remote_attendance", "calling", "notice", "quorum", "conduct", "conflict", "records")


def orders(**facts):
    edition = StandingOrders(**{"id": "so", "body": "board", "first_day": day("2020-01-01"), **facts})
    return an_authority(standing_orders=(edition,), meetings=(), members=four_and_four())


@pytest.mark.parametrize(("as_at", "expected"), [("2019-12-31", "not_met"), ("2020-01-01", "met")])
def test_make_standing_orders(as_at, expected):
    assert outcome(DUTY, "make_standing_orders", orders(), as_at=as_at) == expected
    assert outcome(DUTY, "make_standing_orders", orders(body="monitoring_committee"), as_at=as_at) == "not_met"


@pytest.mark.parametrize("matter", MATTERS)
@pytest.mark.parametrize(("covered", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_cover_every_matter(matter, covered, expected):
    facts = orders(**{**dict.fromkeys(MATTERS, True), matter: covered})
    assert outcome(DUTY, "cover_every_matter", facts, as_at=LATER) == expected


@pytest.mark.parametrize(("number", "expected"), [(4, "not_met"), (5, "met"), (7, "met"), (None, "cannot_tell")])
def test_ask_for_five_clear_days(number, expected):
    assert outcome(DUTY, "ask_for_five_clear_days", orders(notice_clear_days=number), as_at=LATER) == expected


# quorum in the standing orders, as at, outcome: half of 8 is 4, from 1 September 2026 half of 11 is 6
FIGURES = [(4, BEFORE, "met"), (3, BEFORE, "not_met"), (4, AFTER, "not_met"), (5, AFTER, "not_met"), (6, AFTER, "met")]


@pytest.mark.parametrize(("number", "as_at", "expected"), FIGURES)
def test_set_quorum_of_half(number, as_at, expected):
    facts = orders(quorum_as_number=number)
    assert outcome(DUTY, "set_quorum_of_half", facts, as_at=as_at) == expected


def test_the_answer_holds_until_the_law_changes():
    assert finding(DUTY, "set_quorum_of_half", orders(quorum_as_number=4), as_at=BEFORE).holds_until == day(BEFORE)


def test_quorum_without_members_or_without_a_number():
    unrecorded = orders(quorum_as_number=4).replace(members=None)
    assert outcome(DUTY, "set_quorum_of_half", unrecorded, as_at=BEFORE) == "cannot_tell"
    assert silent(DUTY, "set_quorum_of_half", orders(), as_at=BEFORE)


@pytest.mark.parametrize("part", ["cover_every_matter", "ask_for_five_clear_days", "set_quorum_of_half"])
def test_without_standing_orders_nothing_is_said_of_them(part):
    assert silent(DUTY, part, orders(), as_at="2019-12-31")


def meeting(held_on, **facts):
    given = {"members": four_and_four()}
    of_authority = ("members", "vacancies", "decisions", "chair_periods")
    given |= {name: facts.pop(name) for name in of_authority if name in facts}
    return an_authority(meetings=(a_meeting(held_on, **facts),), **given)


EIGHT = ("council-1", "council-2", "council-3", "council-4", "nhs-1", "nhs-2", "nhs-3", "nhs-4")

# made on, who signed, outcome: 6 of 8 until 31 August 2026, 8 of 11 from 1 September
SIGNED = [
    (BEFORE, EIGHT[:6], "met"),
    (BEFORE, EIGHT[:5], "not_met"),
    (BEFORE, (*EIGHT[:5], "unpaid_carer"), "not_met"),
    (BEFORE, (*EIGHT[:5], "council-1"), "not_met"),  # one person signs once
    (AFTER, EIGHT[:7], "not_met"),
    (AFTER, EIGHT, "met"),
    (AFTER, (*EIGHT[:7], "unpaid_carer"), "met"),
    (AFTER, (*EIGHT[:7], "staff"), "not_met"),
    (AFTER, (*EIGHT[:7], "not-a-member"), "not_met"),
    (AFTER, None, "cannot_tell"),
]


@pytest.mark.parametrize("called_by", [CalledBy.REQUISITION, None])
@pytest.mark.parametrize(("made_on", "signed_by", "expected"), SIGNED)
def test_requisition_by_two_thirds(made_on, signed_by, expected, called_by):
    required = Requisition(made_on=day(made_on), signed_by=signed_by)
    facts = meeting("2026-09-16", requisition=required, called_by=called_by)
    assert outcome(DUTY, "requisition_by_two_thirds", facts, as_at="2026-09-16") == expected


def test_a_requisition_without_its_facts_cannot_be_told():
    required = Requisition(made_on=day(AFTER), signed_by=EIGHT)
    nobody = meeting("2026-09-16", requisition=required, members=None)
    assert outcome(DUTY, "requisition_by_two_thirds", nobody, as_at="2026-09-16") == "cannot_tell"
    nothing = meeting("2026-09-16", called_by=CalledBy.REQUISITION)
    assert outcome(DUTY, "requisition_by_two_thirds", nothing, as_at="2026-09-16") == "cannot_tell"


@pytest.mark.parametrize(("stated", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_requisition_states_business(stated, expected):
    facts = meeting("2026-09-16", requisition=Requisition(made_on=day(AFTER), states_business=stated))
    assert outcome(DUTY, "requisition_states_business", facts, as_at=AFTER) == expected
    assert silent(DUTY, "requisition_states_business", facts, as_at=BEFORE)


# refused on, notice available on, outcome of a requisition made on 1 September: from the eighth day after, the 9th
WAITED = [
    (None, day("2026-09-08"), "not_met"),
    (None, day("2026-09-09"), "met"),
    ("2026-09-03", day("2026-09-02"), "not_met"),
    ("2026-09-03", day("2026-09-03"), "met"),
    ("2026-09-12", day("2026-09-09"), "met"),
    (None, None, "cannot_tell"),
]


@pytest.mark.parametrize(("refused_on", "called_on", "expected"), WAITED)
def test_give_the_chair_seven_days(refused_on, called_on, expected):
    refused = None if refused_on is None else day(refused_on)
    facts = meeting(
        "2026-09-16",
        requisition=Requisition(made_on=day(AFTER), refused_on=refused),
        called_by=CalledBy.REQUISITION,
        notice_available_on=called_on,
    )
    assert outcome(DUTY, "give_the_chair_seven_days", facts, as_at="2026-09-16") == expected


def test_nothing_is_said_of_calling_before_the_meeting_is_called():
    required = {"requisition": Requisition(made_on=day(AFTER)), "called_by": CalledBy.REQUISITION}
    facts = meeting("2026-09-16", notice_available_on=day("2026-09-09"), **required)
    assert silent(DUTY, "give_the_chair_seven_days", facts, as_at="2026-09-08")
    unknown = meeting("2026-09-16", requisition=Requisition(made_on=day(AFTER)), notice_available_on=day(AFTER))
    assert outcome(DUTY, "give_the_chair_seven_days", unknown, as_at=AFTER) == "cannot_tell"


REQUISITION_PARTS = ("requisition_by_two_thirds", "requisition_states_business", "give_the_chair_seven_days")


@pytest.mark.parametrize("part", REQUISITION_PARTS)
def test_the_chair_may_always_call_a_meeting(part):
    required = Requisition(made_on=day(AFTER), signed_by=("council-1",))
    for facts in (meeting("2026-09-16", requisition=required, called_by=CalledBy.CHAIR), meeting("2026-09-16")):
        assert silent(DUTY, part, facts, as_at="2026-09-16")


@pytest.mark.parametrize(("kept", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_keep_to_business_required(kept, expected):
    facts = meeting("2026-09-16", called_by=CalledBy.REQUISITION, only_requisitioned_business=kept)
    assert outcome(DUTY, "keep_to_business_required", facts, as_at="2026-09-16") == expected
    assert silent(DUTY, "keep_to_business_required", facts, as_at="2026-09-15")
    assert silent(DUTY, "keep_to_business_required", meeting("2026-09-16"), as_at="2026-09-16")


# notice available on, as at, outcome for a meeting on Wednesday 16 September 2026: due on Thursday 10 September
NOTICES = [
    (day("2026-09-10"), "2026-09-10", "met"),
    (day("2026-09-11"), "2026-09-10", "not_yet_due"),
    (day("2026-09-11"), "2026-09-11", "not_met"),
    (NOT_DONE, "2026-09-10", "not_yet_due"),
    (NOT_DONE, "2026-09-11", "not_met"),
    (None, "2026-09-10", "not_yet_due"),
    (None, "2026-09-11", "cannot_tell"),
]


@pytest.mark.parametrize("body", ["board", "audit"])
@pytest.mark.parametrize(("available_on", "as_at", "expected"), NOTICES)
def test_give_five_clear_days(body, available_on, as_at, expected):
    committees = (Committee(id="audit", name="Audit", set_up_on=day("2016-06-01")),)
    facts = meeting("2026-09-16", body=body, notice_available_on=available_on).replace(committees=committees)
    assert outcome(DUTY, "give_five_clear_days", facts, as_at=as_at) == expected


def test_short_notice_is_reported_and_undoes_nothing():
    facts = meeting("2026-09-16", notice_available_on=day("2026-09-11"))
    found = finding(DUTY, "give_five_clear_days", facts, as_at="2026-09-16")
    assert found.because == (
        "Notice of the meeting on 16 September 2026 was available on 11 September 2026, 4 clear days ahead;"
        " the last day in time was 10 September 2026."
    )
    assert found.next_step == "Say so openly. Short notice does not undo the meeting or what it decided."


def test_a_planned_meeting_shows_28_days_before_its_notice_is_due():
    facts = meeting("2026-12-16").replace(standing_orders=())
    assert all(each.subject.id == "board" for each in findings(DUTY, facts, as_at="2026-11-11"))
    found = finding(DUTY, "give_five_clear_days", facts, as_at="2026-11-12")
    assert found.due == day("2026-12-10")
    assert found.because == (
        "Notice of the meeting on 16 December 2026 has to be available by 10 December 2026, five clear days ahead."
    )


def test_a_meeting_called_off_is_not_asked_about():
    assert silent(DUTY, "give_five_clear_days", meeting("2026-12-16", cancelled=True), as_at="2026-12-16")


@pytest.mark.parametrize(("said", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_state_time_place_and_business(said, expected):
    facts = meeting("2026-09-16", notice_available_on=day("2026-09-10"), notice_states_time_place_business=said)
    assert outcome(DUTY, "state_time_place_and_business", facts, as_at="2026-09-10") == expected
    assert silent(DUTY, "state_time_place_and_business", facts, as_at="2026-09-09")


@pytest.mark.parametrize(("signed", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_sign_the_notice(signed, expected):
    facts = meeting("2026-09-16", notice_available_on=day("2026-09-10"), notice_signed=signed)
    assert outcome(DUTY, "sign_the_notice", facts, as_at="2026-09-10") == expected


# The worked example: four nominees of each side, three members who vote from 1 September 2026, and others who do not.
# day, who was present, outcome (decisions were taken)
QUORUMS = [
    (BEFORE, EIGHT[:4], "met"),
    (BEFORE, EIGHT[:3], "not_met"),
    (BEFORE, (*EIGHT[:3], "unpaid_carer", "staff", "nurse"), "not_met"),
    (AFTER, EIGHT[:4], "not_met"),
    (AFTER, EIGHT[:5], "not_met"),
    (AFTER, EIGHT[:6], "met"),
    (AFTER, (*EIGHT[:3], "third_sector", "service_user", "unpaid_carer"), "met"),
    (AFTER, (*EIGHT[:5], "staff"), "not_met"),
    (AFTER, (*EIGHT[:5], "council-1"), "not_met"),
]


@pytest.mark.parametrize(("held_on", "here", "expected"), QUORUMS)
def test_reach_quorum(held_on, here, expected):
    facts = meeting(held_on, attendance=present(*here), decisions_taken=True)
    assert outcome(DUTY, "reach_quorum", facts, as_at=LATER) == expected


def test_quorum_tells_how_many_came_and_were_needed():
    facts = meeting("2026-09-02", attendance=present(*EIGHT[:4]), decisions_taken=True)
    found = finding(DUTY, "reach_quorum", facts, as_at="2026-09-02")
    assert found.because == (
        "4 of the 11 members with a vote on 2 September 2026 took part, 6 were needed, and decisions were taken."
    )


# decisions taken, votes, decision recorded elsewhere, outcome where too few came
TOO_FEW = [
    (True, None, False, "not_met"),
    (False, None, False, "met"),
    (None, None, False, "cannot_tell"),
    (None, (Vote(id="v", question="Agree the plan"),), False, "not_met"),
    (False, None, True, "not_met"),
    (None, (), False, "cannot_tell"),
]


@pytest.mark.parametrize(("taken", "votes", "elsewhere", "expected"), TOO_FEW)
def test_without_a_quorum_no_decision_may_be_taken(taken, votes, elsewhere, expected):
    taken_at = "m" if elsewhere else "another"
    decision = Decision(id="d", title="Agree", decided_by="board", decided_on=day(BEFORE), meeting=taken_at)
    facts = meeting(BEFORE, attendance=present("council-1"), decisions_taken=taken, votes=votes, decisions=(decision,))
    assert outcome(DUTY, "reach_quorum", facts, as_at=BEFORE) == expected


# day, member, proxy is a councillor, outcome where three nominees came and a fourth vote is needed
PROXIES = [
    (BEFORE, "council-4", True, "met"),
    (BEFORE, "council-4", False, "not_met"),
    (BEFORE, "council-4", None, "cannot_tell"),
    (BEFORE, "unpaid_carer", None, "not_met"),
]


@pytest.mark.parametrize(("held_on", "member", "is_councillor", "expected"), PROXIES)
def test_a_proxy_with_a_vote_counts(held_on, member, is_councillor, expected):
    roll = (*present(*EIGHT[:3]), by_proxy(member, is_councillor=is_councillor))
    facts = meeting(held_on, attendance=roll, decisions_taken=True)
    assert outcome(DUTY, "reach_quorum", facts, as_at=LATER) == expected


@pytest.mark.parametrize(("held_on", "expected"), [(BEFORE, "not_met"), (AFTER, "met")])
def test_from_1_september_2026_a_carer_s_proxy_counts(held_on, expected):
    roll = (*present(*EIGHT[:3], "third_sector", "service_user"), by_proxy("unpaid_carer"))
    facts = meeting(held_on, attendance=roll, decisions_taken=True)
    assert outcome(DUTY, "reach_quorum", facts, as_at=LATER) == expected


def test_a_member_without_proxy_is_away():
    roll = (*present(*EIGHT[:3]), Attendance(member="council-4", present=False))
    facts = meeting(BEFORE, attendance=roll, decisions_taken=True)
    assert outcome(DUTY, "reach_quorum", facts, as_at=BEFORE) == "not_met"


# seat that is vacant, last day of the vacancy, outcome with 4 of 8 persons in office present
SEATS = [
    (Seat.COUNCIL_NOMINEE, None, "for_a_person"),
    (Seat.COUNCIL_NOMINEE, BEFORE, "for_a_person"),
    (Seat.COUNCIL_NOMINEE, "2026-08-30", "met"),
    (Seat.UNPAID_CARER, None, "met"),
]


@pytest.mark.parametrize(("seat", "last_day", "expected"), SEATS)
def test_where_seats_would_give_another_answer_a_person_is_asked(seat, last_day, expected):
    last = None if last_day is None else day(last_day)
    vacancy = Vacancy(id="v", body="board", seat=seat, first_day=day("2026-06-01"), last_day=last)
    facts = meeting(BEFORE, attendance=present(*EIGHT[:4]), vacancies=(vacancy,))
    assert outcome(DUTY, "reach_quorum", facts, as_at=BEFORE) == expected


@pytest.mark.parametrize(
    "facts", [{"attendance": None}, {"attendance": (), "members": None}, {"attendance": (), "members": ()}]
)
def test_quorum_without_roll_or_members_cannot_be_told(facts):
    assert outcome(DUTY, "reach_quorum", meeting(BEFORE, **facts), as_at=BEFORE) == "cannot_tell"


PARTS_OF_THE_DAY = ("reach_quorum", "let_the_right_person_preside", "record_names", "put_minutes_to_next_meeting")


@pytest.mark.parametrize("part", PARTS_OF_THE_DAY)
def test_nothing_is_said_of_a_meeting_before_its_day(part):
    assert silent(DUTY, part, meeting("2026-12-16", attendance=()), as_at="2026-12-15")


@pytest.mark.parametrize("part", PARTS_OF_THE_DAY[:3])
def test_committees_set_their_own_quorum_and_order(part):
    committees = (Committee(id="audit", name="Audit", set_up_on=day("2016-06-01")),)
    facts = meeting(BEFORE, body="audit", attendance=()).replace(committees=committees)
    assert silent(DUTY, part, facts, as_at=BEFORE)


PERIOD = ChairPeriod(id="p", body="board", first_day=day("2024-09-01"), chair="council-1", vice_chair="nhs-1")


def presided(by, *here, held_on=AFTER, period=PERIOD, **facts):
    periods = None if period is None else (period,)
    return meeting(held_on, presided_by=by, attendance=present(*here), chair_periods=periods, **facts)


# day, who presided, who was present, whether the voting members chose, outcome
PRESIDING = [
    (AFTER, "council-1", ("council-1", "nhs-1"), None, "met"),
    (AFTER, "nhs-1", ("nhs-1", "nhs-2"), None, "met"),
    (AFTER, "nhs-1", ("council-1", "nhs-1"), None, "not_met"),
    (AFTER, "nhs-2", ("nhs-1", "nhs-2"), True, "not_met"),
    (AFTER, "nhs-2", ("nhs-2", "council-2"), True, "met"),
    (AFTER, "nhs-2", ("nhs-2", "council-2"), False, "not_met"),
    (AFTER, "nhs-2", ("nhs-2", "council-2"), None, "cannot_tell"),
    (AFTER, "unpaid_carer", ("unpaid_carer", "council-2"), True, "met"),
    (BEFORE, "unpaid_carer", ("unpaid_carer", "council-2"), True, "not_met"),
    (AFTER, "staff", ("staff", "council-2"), True, "not_met"),
    (AFTER, None, ("council-1",), None, "cannot_tell"),
    (AFTER, "not-a-member", ("council-1",), None, "cannot_tell"),
]


@pytest.mark.parametrize(("held_on", "by", "here", "chosen", "expected"), PRESIDING)
def test_let_the_right_person_preside(held_on, by, here, chosen, expected):
    facts = presided(by, *here, held_on=held_on, chosen_to_preside_by_voting_members=chosen)
    assert outcome(DUTY, "let_the_right_person_preside", facts, as_at=LATER) == expected


# appointing period, outcome where nhs-2 presided
PERIODS = [
    (None, "cannot_tell"),
    (PERIOD.replace(chair=None), "cannot_tell"),
    (PERIOD.replace(vice_chair=None), "cannot_tell"),
    (PERIOD.replace(last_day=day(BEFORE)), "cannot_tell"),
    (PERIOD.replace(first_day=day("2026-09-02")), "cannot_tell"),
    (PERIOD.replace(body="monitoring_committee"), "cannot_tell"),
    (PERIOD.replace(last_day=day(AFTER)), "met"),
]


@pytest.mark.parametrize(("period", "expected"), PERIODS)
def test_the_appointing_period_says_who_is_chair(period, expected):
    facts = presided("nhs-2", "nhs-2", period=period, chosen_to_preside_by_voting_members=True)
    assert outcome(DUTY, "let_the_right_person_preside", facts, as_at=LATER) == expected


def test_presiding_by_a_proxy_is_asked_about_elsewhere():
    facts = presided("nhs-2", "nhs-2", presided_by_proxy=True)
    assert silent(DUTY, "let_the_right_person_preside", facts, as_at=LATER)


def test_who_presided_without_a_roll_cannot_be_told():
    facts = meeting(AFTER, presided_by="nhs-2", chair_periods=(PERIOD,))
    assert outcome(DUTY, "let_the_right_person_preside", facts, as_at=LATER) == "cannot_tell"


# names recorded, roll, outcome
NAMES = [
    (True, None, "met"),
    (False, present("council-1"), "not_met"),
    (None, present("council-1"), "met"),
    (None, None, "cannot_tell"),
]


@pytest.mark.parametrize(("recorded", "roll", "expected"), NAMES)
def test_record_names(recorded, roll, expected):
    facts = meeting(AFTER, names_recorded=recorded, attendance=roll)
    assert outcome(DUTY, "record_names", facts, as_at=AFTER) == expected


def two_meetings(**facts):
    """A meeting on 1 September, one called off on 23 September, and the next on 7 October 2026."""
    meetings = (
        a_meeting("2026-10-07", id="next"),
        a_meeting("2026-09-23", id="off", cancelled=True),
        a_meeting("2026-09-16", id="audit-meeting", body="audit"),
        a_meeting(AFTER, **facts),
    )
    committees = (Committee(id="audit", name="Audit", set_up_on=day("2016-06-01")),)
    return an_authority(meetings=meetings, committees=committees, members=())


# minutes put to, as at, outcome
MINUTES = [
    (day("2026-10-07"), "2026-10-07", "met"),
    (day("2026-10-07"), "2026-10-06", "not_yet_due"),
    (day("2026-11-18"), "2026-11-18", "not_met"),
    (day("2026-11-18"), "2026-10-07", "not_met"),
    (NOT_DONE, "2026-10-06", "not_yet_due"),
    (NOT_DONE, "2026-10-07", "not_met"),
    (None, "2026-10-06", "not_yet_due"),
    (None, "2026-10-07", "cannot_tell"),
]


@pytest.mark.parametrize(("put_on", "as_at", "expected"), MINUTES)
def test_put_minutes_to_next_meeting(put_on, as_at, expected):
    facts = two_meetings(minutes_submitted_on=put_on)
    found = finding(DUTY, "put_minutes_to_next_meeting", facts, as_at=as_at, subject="m")
    assert found.outcome == expected
    assert found.due in (None, day("2026-10-07"))


def test_minutes_of_a_committee_go_to_the_committee():
    facts = two_meetings()
    found = finding(DUTY, "put_minutes_to_next_meeting", facts, as_at="2026-11-22", subject="audit-meeting")
    assert found.outcome == "not_yet_due"
    assert found.due is None


# minutes put to, as at, outcome where no later meeting is recorded than that of 1 September 2026
NO_LATER_MEETING = [
    (NOT_DONE, "2026-09-01", "not_yet_due"),
    (NOT_DONE, "2027-09-01", "not_yet_due"),
    (NOT_DONE, "2027-09-02", "cannot_tell"),
    (None, "2027-09-01", "not_yet_due"),
    (None, "2027-09-02", "cannot_tell"),
    (day("2027-09-03"), "2027-09-02", "cannot_tell"),
    (day("2027-09-03"), "2027-09-03", "met"),
]


@pytest.mark.parametrize(("put_on", "as_at", "expected"), NO_LATER_MEETING)
def test_without_a_later_meeting_the_minutes_wait_a_year(put_on, as_at, expected):
    facts = meeting(AFTER, minutes_submitted_on=put_on)
    assert outcome(DUTY, "put_minutes_to_next_meeting", facts, as_at=as_at) == expected


def test_that_no_later_meeting_is_recorded_is_said():
    found = finding(DUTY, "put_minutes_to_next_meeting", meeting(AFTER), as_at="2027-09-02")
    assert found.because == (
        "No meeting of the same body is recorded after that on 1 September 2026, so whether its minutes were put to"
        " the next one cannot be told."
    )


def test_minutes_put_to_a_meeting_that_is_not_recorded():
    facts = meeting(AFTER, minutes_submitted_on=day("2026-10-07"))
    assert outcome(DUTY, "put_minutes_to_next_meeting", facts, as_at=LATER) == "met"


@pytest.mark.parametrize(("signed", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_sign_the_minutes(signed, expected):
    facts = meeting(AFTER, minutes_submitted_on=day("2026-10-07"), minutes_signed=signed)
    assert outcome(DUTY, "sign_the_minutes", facts, as_at="2026-10-07") == expected
    assert silent(DUTY, "sign_the_minutes", facts, as_at="2026-10-06")


def test_who_bears_it():
    lead = an_authority(model=Model.BOTH_LEAD, meetings=(a_meeting(AFTER),), standing_orders=())
    assert outcome_of_the_whole(DUTY, lead, as_at=LATER) == "not_applicable"
