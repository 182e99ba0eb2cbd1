"""Any sequence of what may be done to a board's membership keeps the law, and what is refused changes nothing.

The rules of the law that the machine checks are counted here anew, from the rows, beside what the duties say.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from comhla.law import Outcome, check, duty_called
from comhla.law.facts import AbsenceReason, Attendance, DisqualifyingGround, Leaving, Person
from comhla.law.readings.membership_ahead import Concern, membership_ahead
from comhla.law.readings.seats_held import in_seats_on, seats_held
from comhla.reference.seats import Seat
from comhla.web.authorities.errors import NotRecorded
from comhla.web.board.seating import chair, members, vacancies
from comhla.web.board.seating.lawful import changed
from tests.lib.board import a_meeting, four_and_four, with_members
from tests.lib.law import COUNCIL, HEALTH_BOARD, a_scheme

START = date(2026, 3, 1)
CONTROLLED = {
    "IJBO-T1": {"fix_terms_within_three_years"},
    "IJBO-C1": None,
    "IJBO-R1": None,
    "IJBO-R0": {"resign_in_writing"},
    "IJBO-D1": None,
    "IJBO-M2": {"seat_nobody_twice"},
}
DUTIES = tuple(duty_called(each) for each in CONTROLLED)
BY_OFFICE = {Seat.CHIEF_SOCIAL_WORK_OFFICER, Seat.FINANCE_OFFICER, Seat.CHIEF_OFFICER}
FIRST_PARAGRAPH = {Seat.COUNCIL_NOMINEE, Seat.HEALTH_BOARD_NOMINEE, Seat.GENERAL_PRACTITIONER, Seat.NURSE}
GROUPS = {Seat.STAFF, Seat.THIRD_SECTOR, Seat.SERVICE_USER, Seat.UNPAID_CARER}
SIDES = {Seat.COUNCIL_NOMINEE: COUNCIL, Seat.HEALTH_BOARD_NOMINEE: HEALTH_BOARD}

near = st.integers(-40, 420).map(lambda days: START + timedelta(days=days))
terms = st.sampled_from([365, 1094, 1095, 1096, 1500])
seats = st.sampled_from([*SIDES, *GROUPS, Seat.NURSE, Seat.FINANCE_OFFICER])
picked = st.integers(0, 30)


def board():
    """Four and four, whose terms run until the end of 2026, with a meeting each month that some miss."""
    seated = tuple(
        each.replace(
            first_day=date(2024, 1, 1),
            term_last_day=None if each.seat in BY_OFFICE else date(2026, 12, 31),
            disqualifications=(),
        )
        for each in four_and_four()
    )
    rolls = [
        tuple(
            Attendance(
                member=each.id,
                present=(number + month) % 5 > 2,
                absent_because=AbsenceReason.ILLNESS if number % 4 == 0 else AbsenceReason.NO_REASON,
            )
            for number, each in enumerate(seated)
        )
        for month in range(1, 7)
    ]
    meetings = tuple(
        a_meeting(f"2026-0{month}-15", id=f"m{month}", attendance=roll) for month, roll in enumerate(rolls, 1)
    )
    people = tuple(Person(id=each.person) for each in seated) + tuple(Person(id=f"new-{n}") for n in range(6))
    return with_members(*seated, people=people, meetings=meetings, schemes=(a_scheme(nominees_each_side=4),))


class MembershipLife(RuleBasedStateMachine):
    """A clerk who tries everything, lawful or not."""

    @initialize()
    def begin(self):
        self.facts = board()

    def attempt(self, work):
        before = self.facts
        told = repr(before.members), repr(before.chair_periods), repr(before.vacancies)
        with suppress(NotRecorded):
            self.facts = changed(before, work(before))
            return
        assert (repr(before.members), repr(before.chair_periods), repr(before.vacancies)) == told
        assert self.facts is before

    def somebody(self, number):
        return self.facts.members[number % len(self.facts.members)]

    def given(self, number, seat, first_day, term, *, fit):
        person = self.facts.people[number % len(self.facts.people)].id
        return members.Appointment(
            body="board",
            seat=seat,
            person=person,
            first_day=first_day,
            term_last_day=None if seat in BY_OFFICE else first_day + timedelta(days=term - 1),
            nominated_by=SIDES.get(seat, HEALTH_BOARD if seat is Seat.NURSE else None),
            staff_of=COUNCIL if seat is Seat.STAFF else None,
            is_councillor=fit,
            is_non_executive_director=fit,
            is_health_board_member=fit,
            meets_conditions_of_seat=fit,
        )

    @rule(number=picked, seat=seats, first_day=near, term=terms, fit=st.booleans())
    def appoint(self, number, seat, first_day, term, fit):
        given = self.given(number, seat, first_day, term, fit=fit)
        self.attempt(lambda facts: members.appoint(facts, given))

    @rule(which=picked, number=picked, first_day=near, term=terms)
    def replace(self, which, number, first_day, term):
        old = self.somebody(which)
        given = self.given(number, old.seat, first_day, term, fit=True)
        self.attempt(lambda facts: members.replace(facts, old.id, given))

    @rule(which=picked, notice=near, days=st.integers(-2, 40))
    def resign(self, which, notice, days):
        key, last = self.somebody(which).id, notice + timedelta(days=days)
        self.attempt(lambda facts: members.resign(facts, key, notice_on=notice, last_day=last, told_on=notice))

    @rule(
        which=picked,
        because=st.sampled_from(list(Leaving)),
        on=near,
        days=st.one_of(st.none(), st.integers(-2, 40)),
        ground=st.sampled_from([None, *DisqualifyingGround]),
    )
    def leave(self, which, because, on, days, ground):
        if because in (Leaving.OTHER, Leaving.RESIGNED):
            return
        notice = None if days is None else on - timedelta(days=days)
        given = members.Departure(because=because, on=on, notice_on=notice, ground=ground)
        key = self.somebody(which).id
        self.attempt(lambda facts: members.leave(facts, key, given))

    @rule(first=near, length=terms, by=st.sampled_from([COUNCIL, HEALTH_BOARD]), one=picked, two=picked)
    def new_period(self, first, length, by, one, two):
        other = COUNCIL if by == HEALTH_BOARD else HEALTH_BOARD
        given = chair.NewPeriod(
            body="board",
            first_day=first,
            last_day=first + timedelta(days=length - 1),
            chair=self.somebody(one).id,
            vice_chair=self.somebody(two).id,
            appointed_by=by,
            vice_chair_appointed_by=other,
        )
        self.attempt(lambda facts: chair.begin_period(facts, given))

    @rule(seat=seats, first=near, days=st.integers(-1, 100))
    def vacancy(self, seat, first, days):
        side = SIDES.get(seat, COUNCIL)
        self.attempt(lambda facts: vacancies.begin_vacancy(facts, body="board", seat=seat, side=side, first_day=first))
        rows = self.facts.vacancies or ()
        if rows:
            key, last = rows[-1].id, rows[-1].first_day + timedelta(days=days)
            self.attempt(lambda facts: vacancies.end_vacancy(facts, key, last_day=last))

    @invariant()
    def the_duties_are_not_broken(self):
        day = START + timedelta(days=600)
        for each in check(self.facts, as_at=day, among=DUTIES):
            parts = CONTROLLED[each.duty.id]
            if each.part is not None and (parts is None or each.part.key in parts):
                assert each.outcome is not Outcome.NOT_MET, each.because

    @invariant()
    def nobody_counts_for_a_group_and_holds_another_seat(self):
        for day in (START, date(2026, 9, 1), date(2027, 2, 1)):
            seated = in_seats_on(self.facts, "board", day)
            for_groups = {each.person for each in seated if each.seat in GROUPS}
            assert not for_groups & {each.person for each in seated if each.seat in FIRST_PARAGRAPH}

    @invariant()
    def sides_are_equal_or_the_gap_is_shown(self):
        for day in (date(2026, 8, 31), date(2026, 9, 1), date(2027, 2, 1)):
            held = seats_held(self.facts, "board", day)
            seated = in_seats_on(self.facts, "board", day)
            counted = [sum(each.seat is seat for each in seated) for seat in SIDES]
            shown = {each.concern for each in membership_ahead(self.facts, "board", day, day)}
            if counted[0] != counted[1]:
                assert Concern.UNEQUAL_SIDES in shown or any(each.vacancies for each in held.kinds)
            voters = {each.person for each in seated if each.seat in self.voting(day)}
            assert held.voters == len(voters)

    @staticmethod
    def voting(day):
        return {*SIDES} if day < date(2026, 9, 1) else {*SIDES, *GROUPS} - {Seat.STAFF}


TestMembershipLife = MembershipLife.TestCase
TestMembershipLife.settings = settings(
    max_examples=12, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
)
