"""IJBO-D1: exclude people who are disqualified from membership."""

import pytest

from comhla.law.facts import Disqualification, DisqualifyingGround
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from tests.lib.board import a_member, with_members
from tests.lib.law import an_authority, day, finding, outcome, outcome_of_the_whole, silent

DUTY = "IJBO-D1"
PARTS = {
    "nobody_recently_sentenced": DisqualifyingGround.SENTENCE,
    "nobody_dismissed": DisqualifyingGround.DISMISSAL,
    "nobody_insolvent": DisqualifyingGround.INSOLVENCY,
    "nobody_struck_off": DisqualifyingGround.STRUCK_OFF,
    "nobody_under_sanction": DisqualifyingGround.STANDARDS_SANCTION,
}


def with_ground(ground, first_day, last_day=None, *, appointed="2024-04-01", left=None):
    last = None if last_day is None else day(last_day)
    recorded = Disqualification(ground=ground, first_day=day(first_day), last_day=last)
    left_on = None if left is None else day(left)
    member = a_member(
        "carer", Seat.UNPAID_CARER, first_day=day(appointed), last_day=left_on, disqualifications=(recorded,)
    )
    return with_members(member)


@pytest.mark.parametrize("part", PARTS)
def test_no_ground_and_no_record_are_different(part):
    none = with_members(a_member("carer", Seat.UNPAID_CARER, disqualifications=()))
    unrecorded = with_members(a_member("carer", Seat.UNPAID_CARER))
    assert outcome(DUTY, part, none, as_at="2024-06-01") == "met"
    assert outcome(DUTY, part, unrecorded, as_at="2024-06-01") == "cannot_tell"
    assert silent(DUTY, part, with_members(), as_at="2024-06-01")


# first day of the ground, its last day, the member's last day, as at, outcome
GROUNDS = [
    ("2024-05-01", None, None, "2024-04-30", "met"),
    ("2024-05-01", None, None, "2024-05-01", "not_met"),
    ("2020-01-01", None, None, "2024-05-01", "not_met"),
    ("2020-01-01", "2024-03-31", None, "2024-05-01", "met"),
    ("2024-05-01", "2024-05-31", None, "2024-05-31", "not_met"),
    ("2024-05-01", "2024-05-31", None, "2024-06-01", "met"),
    ("2024-05-01", None, "2024-05-01", "2024-05-01", "not_met"),
]


@pytest.mark.parametrize("part", [part for part in PARTS if part != "nobody_recently_sentenced"])
@pytest.mark.parametrize(("first_day", "last_day", "left", "as_at", "expected"), GROUNDS)
def test_grounds_bar_from_their_first_day(part, first_day, last_day, left, as_at, expected):
    facts = with_ground(PARTS[part], first_day, last_day, left=left)
    assert outcome(DUTY, part, facts, as_at=as_at) == expected


def test_a_member_who_has_left_is_not_asked_about():
    facts = with_ground(DisqualifyingGround.INSOLVENCY, "2024-05-01", left="2024-05-01")
    assert silent(DUTY, "nobody_insolvent", facts, as_at="2024-05-02")


# end of the time for appeal, appointment, outcome
SENTENCES = [
    ("2019-04-02", "2024-04-01", "not_met"),
    ("2024-03-31", "2024-04-01", "not_met"),
    ("2019-04-01", "2024-04-01", "for_a_person"),  # five years to the day
    ("2019-03-31", "2024-04-01", "met"),
    ("2024-04-01", "2024-04-01", "for_a_person"),
    ("2024-05-01", "2024-04-01", "for_a_person"),  # after the appointment
]


@pytest.mark.parametrize(("sentenced", "appointed", "expected"), SENTENCES)
def test_nobody_recently_sentenced(sentenced, appointed, expected):
    facts = with_ground(DisqualifyingGround.SENTENCE, sentenced, appointed=appointed)
    assert outcome(DUTY, "nobody_recently_sentenced", facts, as_at="2024-06-01") == expected


def test_members_are_named_by_id_and_ground():
    found = finding(
        DUTY, "nobody_insolvent", with_ground(DisqualifyingGround.INSOLVENCY, "2024-05-01"), as_at="2024-05-01"
    )
    assert found.because == (
        "A ground of disqualification (insolvent) is recorded for these members, who are recorded as sitting: carer."
    )


def test_who_bears_it():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2024-06-01") == "cannot_tell"
    lead = an_authority(model=Model.BOTH_LEAD, members=())
    assert outcome_of_the_whole(DUTY, lead, as_at="2024-06-01") == "not_applicable"
