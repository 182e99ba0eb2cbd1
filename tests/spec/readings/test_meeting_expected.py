"""Who is expected at a meeting, by the law of its day."""

import pytest

from comhla.law.facts import StandingOrders
from comhla.law.readings.meeting_expected import Answer, counting_towards_quorum, expected_at, proxy_rule
from comhla.reference.seats import Seat
from tests.lib.board import a_meeting, a_member, four_and_four, with_members
from tests.lib.law import an_authority, day

BEFORE, AFTER = "2026-08-31", "2026-09-01"
BOARD = with_members(*four_and_four())
COMMITTEE = tuple(
    a_member(f"{seat.value}-{number}", seat, body="monitoring_committee")
    for seat, many in ((Seat.COUNCIL_NOMINEE, 3), (Seat.HEALTH_BOARD_NOMINEE, 3), (Seat.UNPAID_CARER, 1))
    for number in range(many)
)


@pytest.mark.parametrize(
    ("body", "seat", "on", "by_body", "councillor", "health_board", "has_vote"),
    [
        ("board", Seat.COUNCIL_NOMINEE, BEFORE, True, True, False, True),
        ("board", Seat.HEALTH_BOARD_NOMINEE, AFTER, True, False, True, True),
        ("board", Seat.UNPAID_CARER, BEFORE, False, False, False, False),
        ("board", Seat.UNPAID_CARER, AFTER, False, False, False, True),
        ("board", Seat.THIRD_SECTOR, AFTER, False, False, False, True),
        ("board", Seat.STAFF, AFTER, False, False, False, False),
        ("monitoring_committee", Seat.COUNCIL_NOMINEE, BEFORE, True, False, False, True),
        ("monitoring_committee", Seat.STAFF, BEFORE, False, False, False, True),
    ],
)
def test_who_may_send_whom(body, seat, on, by_body, councillor, health_board, has_vote):
    rule = proxy_rule(a_member("m", seat, body=body), day(on))
    assert rule == (by_body, councillor, health_board, has_vote)


def test_the_orders_say_nothing_of_proxies_in_committees_of_the_board():
    assert proxy_rule(a_member("m", Seat.STAFF, body="audit"), day(AFTER)) is None


@pytest.mark.parametrize(("on", "number"), [(BEFORE, 8), (AFTER, 11)])
def test_voting_members_of_the_day_count_towards_the_quorum_of_the_board(on, number):
    assert len(counting_towards_quorum(BOARD, "board", day(on))) == number


def test_nominated_members_count_towards_the_quorum_of_the_monitoring_committee():
    counting = counting_towards_quorum(an_authority(members=COMMITTEE), "monitoring_committee", day(AFTER))
    assert counting == {each.id for each in COMMITTEE if each.seat is not Seat.UNPAID_CARER}


@pytest.mark.parametrize("body", ["audit", "planning_group"])
def test_no_rule_sets_a_quorum_for_other_bodies(body):
    assert expected_at(BOARD, a_meeting("2026-09-16", body=body), {}) is None


IN_PERSON, REMOTELY, PROXY, NO = Answer
NOMINEES = [f"{side}-{number}" for side in ("council", "nhs") for number in range(1, 5)]


@pytest.mark.parametrize(
    ("held_on", "answers", "told", "silent", "is_reached", "can_be_reached"),
    [
        ("2026-09-16", {}, (6, 11, 0, 0, 0), 11, False, True),
        ("2026-08-26", {"council-1": IN_PERSON, "nhs-1": REMOTELY}, (4, 8, 2, 0, 0), 6, False, True),
        ("2026-08-26", {f"nhs-{each}": IN_PERSON for each in range(1, 5)}, (4, 8, 4, 0, 0), 4, True, True),
        ("2026-08-26", {"unpaid_carer": IN_PERSON, "council-1": PROXY}, (4, 8, 0, 1, 0), 7, False, True),
        ("2026-09-16", {"unpaid_carer": IN_PERSON, "nurse": IN_PERSON}, (6, 11, 1, 0, 0), 10, False, True),
        ("2026-09-16", dict.fromkeys(NOMINEES[:6], NO), (6, 11, 0, 0, 6), 5, False, False),
        ("2026-09-16", dict.fromkeys(NOMINEES[:5], NO), (6, 11, 0, 0, 5), 6, False, True),
    ],
)
def test_how_a_meeting_stands_towards_its_quorum(held_on, answers, told, silent, is_reached, can_be_reached):
    expected = expected_at(BOARD, a_meeting(held_on), answers)
    assert expected == told
    assert expected.silent == silent
    assert (expected.is_reached, expected.can_be_reached) == (is_reached, can_be_reached)


def test_standing_orders_may_ask_for_more_than_half_and_not_for_less():
    strict = StandingOrders(id="so", body="board", first_day=day("2016-04-01"), quorum_as_number=7)
    facts = with_members(*four_and_four(), standing_orders=(strict,))
    assert expected_at(facts, a_meeting("2026-09-16"), {}).needed == 7
    lax = with_members(*four_and_four(), standing_orders=(strict.replace(quorum_as_number=4),))
    assert expected_at(lax, a_meeting("2026-09-16"), {}).needed == 6


def test_half_of_the_nominated_members_are_needed_in_the_monitoring_committee():
    meeting = a_meeting("2026-09-16", body="monitoring_committee")
    answers = {"council_nominee-0": IN_PERSON, "unpaid_carer-0": IN_PERSON}
    assert expected_at(an_authority(members=COMMITTEE), meeting, answers) == (3, 6, 1, 0, 0)


def test_nothing_is_expected_where_nobody_is_on_record():
    assert expected_at(an_authority(), a_meeting("2026-09-16"), {}) is None
