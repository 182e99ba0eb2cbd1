"""What is coming in the membership of a body: on which day, for whom, and under which provision."""

from __future__ import annotations

import pytest

from comhla.law.facts import (
    AbsenceReason,
    Attendance,
    ChairPeriod,
    Committee,
    Disqualification,
    DisqualifyingGround,
    Leaving,
    Person,
    Vacancy,
)
from comhla.law.readings.membership_ahead import (
    Concern,
    absences_running,
    last_day_of_chair,
    membership_ahead,
    next_to_appoint,
)
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from tests.lib.board import a_meeting, a_member, board_nominees, council_nominees, four_and_four, with_members
from tests.lib.law import COUNCIL, HEALTH_BOARD, SECOND_COUNCIL, a_scheme, an_authority, day

TODAY, UNTIL = "2026-11-22", "2027-11-22"
CALM = {
    "schemes": (a_scheme(nominees_each_side=4),),
    "chair_periods": (
        ChairPeriod(id="now", body="board", first_day=day("2026-04-01"), appointed_by=COUNCIL),
        ChairPeriod(id="next", body="board", first_day=day("2029-04-01"), appointed_by=HEALTH_BOARD),
    ),
}


def with_one(member, **facts):
    """A full board, one of whose members is this one."""
    others = [each for each in four_and_four() if each.id != member.id]
    return with_members(member, *others, **{**CALM, **facts})


def ahead(facts, *, body="board", on=TODAY, until=UNTIL):
    return membership_ahead(facts, body, day(on), day(until))


def of(facts, concern, **options):
    return [each for each in ahead(facts, **options) if each.concern is concern]


def test_a_full_board_with_nothing_coming_is_told_nothing():
    assert ahead(with_members(*four_and_four(), **CALM)) == ()


# ------------------------------------------------------------------------------------------------------------- terms


@pytest.mark.parametrize(
    ("term", "concern", "is_there"),
    [
        ("2026-11-21", Concern.TERM_OVER, True),
        ("2026-11-22", Concern.TERM_ENDS, True),
        ("2027-11-22", Concern.TERM_ENDS, False),
        ("2027-11-23", None, False),
        (None, None, False),
    ],
)
def test_a_term_ends(term, concern, is_there):
    facts = with_one(a_member("nurse", Seat.NURSE, term_last_day=term and day(term)))
    found = ahead(facts)
    assert [(each.concern, each.about, each.is_there) for each in found] == (
        [] if concern is None else [(concern, "nurse", is_there)]
    )
    assert all(each.citation.provision == "article 7" for each in found)


@pytest.mark.parametrize("seat", [Seat.CHIEF_SOCIAL_WORK_OFFICER, Seat.FINANCE_OFFICER, Seat.CHIEF_OFFICER])
def test_whoever_sits_by_office_has_no_term(seat):
    assert ahead(with_one(a_member(seat.value, seat, term_last_day=day("2027-01-01")))) == ()


@pytest.mark.parametrize(
    ("last_day", "following", "told"),
    [
        (None, {}, True),
        ("2026-12-31", {"person": "nurse", "first_day": "2027-01-01"}, False),
        ("2026-12-31", {"person": "other", "first_day": "2027-01-01"}, False),
        ("2026-12-31", {"person": "other", "first_day": "2027-02-01"}, True),
        ("2026-12-30", {"person": "other", "first_day": "2026-12-31"}, False),
        (None, {"person": "nurse", "first_day": "2027-02-01"}, False),
    ],
)
def test_a_term_after_which_somebody_is_recorded_is_no_concern(last_day, following, told):
    nurse = a_member("nurse", Seat.NURSE, term_last_day=day("2026-12-31"), last_day=last_day and day(last_day))
    after = [
        a_member("after", Seat.NURSE, person=following["person"], first_day=day(following["first_day"]))
        for _ in [1]
        if following
    ]
    others = [each for each in four_and_four() if each.id != "nurse"]
    facts = with_members(nurse, *after, *others, **CALM)
    assert bool(of(facts, Concern.TERM_ENDS)) is told


# ------------------------------------------------------------------------------------------------------------- chair


def a_period(first, last=None, *, by=COUNCIL, body="board"):
    return ChairPeriod(
        id=f"chair-{first}", body=body, first_day=day(first), last_day=last and day(last), appointed_by=by
    )


@pytest.mark.parametrize(
    ("periods", "concern", "on"),
    [
        ((a_period("2024-08-01", "2027-07-31"),), Concern.CHAIR_TURN, "2027-07-31"),
        ((a_period("2024-08-01"),), Concern.CHAIR_TURN, "2027-07-31"),
        ((a_period("2024-08-01", "2028-07-31"),), Concern.CHAIR_TURN, "2027-07-31"),
        ((a_period("2024-08-01", "2027-07-31"), a_period("2027-08-01")), None, None),
        ((a_period("2023-08-01", "2026-07-31"),), Concern.NO_CHAIR, TODAY),
        ((a_period("2024-08-01", "2027-07-31", body="monitoring_committee"),), Concern.NO_CHAIR, TODAY),
        ((), Concern.NO_CHAIR, TODAY),
        (None, Concern.NO_CHAIR, TODAY),
    ],
)
def test_the_chair_passes_to_the_other_side_after_three_years_at_most(periods, concern, on):
    found = ahead(with_members(*four_and_four(), **{**CALM, "chair_periods": periods}))
    assert [(each.concern, each.day) for each in found] == ([] if concern is None else [(concern, day(on))])


@pytest.mark.parametrize(
    ("by", "councils", "nxt"),
    [
        (COUNCIL, (COUNCIL,), (HEALTH_BOARD,)),
        (HEALTH_BOARD, (COUNCIL,), (COUNCIL,)),
        (HEALTH_BOARD, (COUNCIL, SECOND_COUNCIL), (COUNCIL, SECOND_COUNCIL)),
        (SECOND_COUNCIL, (COUNCIL, SECOND_COUNCIL), (HEALTH_BOARD,)),
        (None, (COUNCIL,), ()),
    ],
)
def test_who_appoints_the_next_chair(by, councils, nxt):
    period = a_period("2024-08-01", "2027-07-31", by=by)
    facts = an_authority(councils=councils, members=four_and_four(), chair_periods=(period,))
    assert next_to_appoint(facts, period) == nxt
    (turn,) = of(facts, Concern.CHAIR_TURN)
    said = f"Then {' or '.join(nxt)} appoints" if nxt else "Which side appoints next is not recorded."
    assert said in turn.sentence


def test_without_a_health_board_in_the_scheme_nobody_is_named():
    period = a_period("2024-08-01")
    facts = an_authority(members=(), schemes=(a_scheme(health_board=None),), chair_periods=(period,))
    assert next_to_appoint(facts, period) == ()


# --------------------------------------------------------------------------------------------------------- vacancies


def a_vacancy(first="2026-06-01", last=None, **facts):
    given = {"id": "v", "body": "board", "seat": Seat.COUNCIL_NOMINEE, "side": COUNCIL, **facts}
    return Vacancy(first_day=day(first), last_day=last and day(last), **given)


@pytest.mark.parametrize(
    ("vacancy", "due"),
    [
        (a_vacancy("2026-06-01"), "2026-12-02"),
        (a_vacancy("2026-03-01"), "2026-09-02"),
        (a_vacancy("2026-03-01", side=None), "2026-09-02"),
        (a_vacancy("2026-06-01", "2026-12-01"), None),
        (a_vacancy("2026-06-01", "2026-12-02"), "2026-12-02"),
        (a_vacancy("2026-01-01", "2026-11-21"), None),
        (a_vacancy("2026-12-01"), None),
        (a_vacancy("2026-03-01", letter_to_ministers_on=day("2026-10-01")), None),
        (a_vacancy("2026-03-01", body="monitoring_committee"), None),
        (a_vacancy("2026-03-01", seat=Seat.NURSE), None),
    ],
)
def test_the_letter_to_ministers_is_due_once_a_vacancy_has_lasted_longer_than_six_months(vacancy, due):
    facts = with_members(*four_and_four(), **CALM, vacancies=(vacancy,))
    found = of(facts, Concern.LETTER)
    assert [each.day for each in found] == ([] if due is None else [day(due)])


def test_with_several_councils_no_letter_is_asked_for():
    facts = an_authority(councils=(COUNCIL, SECOND_COUNCIL), members=(), vacancies=(a_vacancy("2026-03-01"),))
    assert of(facts, Concern.LETTER) == []


# ---------------------------------------------------------------------------------------------------------- absences

GONE, ILL, THERE = Attendance(member="nurse", present=False), "ill", Attendance(member="nurse", present=True)
SICK = Attendance(member="nurse", present=False, absent_because=AbsenceReason.ILLNESS)
OTHER = Attendance(member="gp", present=True)


@pytest.mark.parametrize(
    ("rolls", "run", "concern"),
    [
        ([GONE, GONE, GONE], 3, Concern.THREE_ABSENCES),
        ([GONE, GONE], 2, Concern.TWO_ABSENCES),
        ([THERE, GONE, GONE], 2, Concern.TWO_ABSENCES),
        ([GONE, GONE, GONE, GONE], 4, Concern.THREE_ABSENCES),
        ([GONE, GONE, THERE], 0, None),
        ([GONE, GONE, SICK], 0, None),
        ([GONE, SICK, GONE], 1, None),
        ([GONE, GONE, OTHER], 0, None),
        ([], 0, None),
    ],
)
def test_absences_in_a_row_let_a_member_be_removed_and_never_make_it_a_duty(rolls, run, concern):
    meetings = tuple(
        a_meeting(f"2026-0{number}-01", id=f"m{number}", attendance=(row,)) for number, row in enumerate(rolls, 1)
    )
    coming = a_meeting("2027-02-01", id="coming")
    nurse = a_member("nurse", Seat.NURSE)
    facts = with_one(nurse, meetings=(*meetings, a_meeting("2026-01-15", id="no-roll"), coming))
    assert absences_running(facts, nurse, day(TODAY)) == run
    found = [each for each in ahead(facts) if each.about == "nurse"]
    assert [each.concern for each in found] == ([] if concern is None else [concern])
    if concern is Concern.THREE_ABSENCES:
        assert "may remove the member" in found[0].sentence
        assert "it need not" in found[0].sentence
    if concern is Concern.TWO_ABSENCES:
        assert (found[0].day, found[0].is_there) == (day("2027-02-01"), False)


def test_two_absences_without_a_meeting_to_come_are_shown_today():
    meetings = tuple(a_meeting(f"2026-0{n}-01", id=f"m{n}", attendance=(GONE,)) for n in (1, 2))
    (found,) = of(with_one(a_member("nurse", Seat.NURSE), meetings=meetings), Concern.TWO_ABSENCES)
    assert found.day == day(TODAY)


# ----------------------------------------------------------------------------------------------------------- leaving


@pytest.mark.parametrize(
    ("because", "says", "article"),
    [
        (Leaving.RESIGNED, "The resignation of", "article 9"),
        (Leaving.REMOVED_FOR_ABSENCE, "it may from 20 December 2026", "article 10"),
        (Leaving.NOMINATION_WITHDRAWN, "it may from 20 December 2026", "article 10"),
        (Leaving.REMOVED_FOR_CONDUCT, "The removal for conduct of", "article 10"),
    ],
)
def test_a_notice_runs(because, says, article):
    leaving = {"left_because": because, "notice_on": day("2026-11-20"), "last_day": day("2026-12-19")}
    facts = with_one(a_member("nurse", Seat.NURSE, **leaving))
    (found,) = of(facts, Concern.NOTICE_ENDS)
    assert (found.day, found.citation.provision) == (day("2026-12-19"), article)
    assert says in found.sentence
    (empty,) = of(facts, Concern.EMPTY_SEAT)
    assert (empty.day, empty.seat, empty.about) == (day("2026-12-20"), Seat.NURSE, "")


def test_a_term_that_ends_as_recorded_is_no_notice_and_a_removal_without_a_last_day_not_either():
    over = a_member("nurse", Seat.NURSE, left_because=Leaving.TERM_ENDED, last_day=day("2026-12-19"))
    open_ended = a_member("nurse", Seat.NURSE, left_because=Leaving.RESIGNED)
    assert of(with_one(over), Concern.NOTICE_ENDS) == of(with_one(open_ended), Concern.NOTICE_ENDS) == []


@pytest.mark.parametrize(
    ("ceased", "last_day", "told"),
    [
        ("2026-10-01", None, True),
        ("2027-05-06", None, True),
        ("2026-10-01", "2026-12-31", True),
        ("2027-05-06", "2027-05-05", False),
        (None, None, False),
    ],
)
def test_a_former_councillor_is_off_at_once(ceased, last_day, told):
    fields = {"nominated_by": COUNCIL, "ceased_to_be_councillor_on": ceased and day(ceased)}
    facts = with_one(
        a_member("council-1", Seat.COUNCIL_NOMINEE, last_day=last_day and day(last_day), **fields),
        people=(Person(id="council-1", name="Ailsa Made-Up"),),
    )
    found = of(facts, Concern.NO_LONGER_COUNCILLOR)
    assert bool(found) is told
    assert all("Ailsa Made-Up" in each.sentence for each in found)


@pytest.mark.parametrize(
    ("ground", "first", "told"),
    [
        (DisqualifyingGround.INSOLVENCY, "2026-10-01", True),
        (DisqualifyingGround.SENTENCE, "2026-10-01", False),
        (DisqualifyingGround.STRUCK_OFF, "2028-01-01", False),
    ],
)
def test_a_ground_of_disqualification_that_bars_is_shown(ground, first, told):
    grounds = (Disqualification(ground=ground, first_day=day(first)),)
    found = of(with_one(a_member("nurse", Seat.NURSE, disqualifications=grounds)), Concern.DISQUALIFIED)
    assert bool(found) is told


def test_a_ground_after_the_last_day_is_nobodys_concern():
    grounds = (Disqualification(ground=DisqualifyingGround.INSOLVENCY, first_day=day("2027-01-01")),)
    nurse = a_member("nurse", Seat.NURSE, disqualifications=grounds, last_day=day("2026-12-01"))
    assert of(with_one(nurse), Concern.DISQUALIFIED) == []


# ------------------------------------------------------------------------------------------------------------- sides


def test_sides_that_are_not_equal_and_seats_that_become_empty_are_shown_from_their_day():
    leaves = a_member("council-4", Seat.COUNCIL_NOMINEE, last_day=day("2026-12-31"))
    facts = with_one(leaves)
    (unequal,) = of(facts, Concern.UNEQUAL_SIDES)
    assert (unequal.day, unequal.is_there) == (day("2027-01-01"), False)
    vacancy = Vacancy(id="v", body="board", seat=Seat.COUNCIL_NOMINEE, side=COUNCIL, first_day=day("2027-01-01"))
    explained = with_one(leaves, vacancies=(vacancy.replace(last_day=day("2027-06-30")),))
    assert [each.day for each in of(explained, Concern.UNEQUAL_SIDES)] == [day("2027-07-01")]
    assert of(with_one(leaves, vacancies=(vacancy,)), Concern.UNEQUAL_SIDES) == []


def test_a_committee_is_looked_at_for_its_sides_only():
    at = {"body": "audit", "term_last_day": day("2026-12-01")}
    facts = with_members(
        *council_nominees(2, **at),
        *board_nominees(1, **at),
        committees=(Committee(id="audit", name="Audit", set_up_on=day("2020-01-01")),),
    )
    assert {each.concern for each in ahead(facts, body="audit")} == {Concern.UNEQUAL_SIDES, Concern.EMPTY_SEAT}


# --------------------------------------------------------------------------------------------- monitoring committee


def test_a_monitoring_committee_has_its_own_order_no_turns_and_no_letter():
    at = {"body": "monitoring_committee"}
    chair = a_period("2020-08-01", by=None, **at)
    facts = an_authority(
        model=Model.HEALTH_BOARD_LEADS,
        members=(*council_nominees(2, **at), a_member("nurse", Seat.NURSE, term_last_day=day("2026-12-01"), **at)),
        chair_periods=(chair,),
        vacancies=(a_vacancy("2026-01-01", **at),),
    )
    found = ahead(facts, body="monitoring_committee")
    assert last_day_of_chair("monitoring_committee", chair) is None
    assert {each.concern for each in found} == {Concern.TERM_ENDS, Concern.EMPTY_SEAT}
    (term,) = of(facts, Concern.TERM_ENDS, **at)
    assert (term.citation.provision, "Monitoring" in term.citation.title) == ("article 5", True)
    ends = facts.replace(chair_periods=(chair.replace(last_day=day("2027-01-31")),))
    (turn,) = of(ends, Concern.CHAIR_TURN, **at)
    assert "agree the next chair together" in turn.sentence
