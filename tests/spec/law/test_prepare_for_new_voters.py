"""IJBO-X1: get ready for members who vote from 1 September 2026. An inference: it warns and never accuses."""

import pytest

from comhla.law.facts import NOT_DONE, Evidence, InterestsNotice, StandingOrders
from comhla.law.registry import duty_called
from comhla.law.sources import Standing
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from tests.lib.board import LIVED_EXPERIENCE, a_member, in_seats
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "IJBO-X1"


def ready(*members, editions=(), **facts):
    return an_authority(members=members, standing_orders=editions, **facts)


def orders(first_day, *, number=None, by_side=None):
    edition = StandingOrders(
        id="so", body="board", first_day=day(first_day), quorum_as_number=number, lists_voting_members_by_side=by_side
    )
    return ready(editions=(edition,))


# edition from, quorum as a number, lists voting members by side, as at, outcome
EDITIONS = [
    ("2020-01-01", 4, False, "2026-08-31", "not_yet_due"),
    ("2020-01-01", 4, False, "2026-09-01", "for_a_person"),
    ("2020-01-01", None, True, "2026-08-31", "not_yet_due"),
    ("2020-01-01", None, True, "2026-09-01", "for_a_person"),
    ("2020-01-01", 4, None, "2026-09-01", "for_a_person"),
    ("2020-01-01", None, False, "2026-09-01", "met"),
    ("2020-01-01", None, None, "2026-09-01", "cannot_tell"),
    ("2026-08-31", 6, False, "2026-09-01", "for_a_person"),
    ("2026-09-01", 6, False, "2026-09-01", "met"),
]


@pytest.mark.parametrize(("first_day", "number", "by_side", "as_at", "expected"), EDITIONS)
def test_revise_standing_orders(first_day, number, by_side, as_at, expected):
    facts = orders(first_day, number=number, by_side=by_side)
    assert outcome(DUTY, "revise_standing_orders", facts, as_at=as_at) == expected


def test_the_last_day_before_the_change_is_named():
    found = finding(DUTY, "revise_standing_orders", orders("2020-01-01", number=4), as_at="2026-08-01")
    assert found.due == found.holds_until == day("2026-08-31")


def test_without_standing_orders_nothing_is_said_of_them():
    assert silent(DUTY, "revise_standing_orders", ready(), as_at="2026-09-01")


@pytest.mark.parametrize(
    "part", ["look_through_committee_terms_and_scheme", "note_who_may_preside", "train_new_voters"]
)
def test_what_only_evidence_can_show(part):
    evidence = (Evidence(id="e", duty=DUTY, part=part, what="Report", dated_on=day("2026-08-01")),)
    assert outcome(DUTY, part, ready(evidence=evidence), as_at="2026-08-01") == "met"
    assert outcome(DUTY, part, ready(), as_at="2026-08-01") == "not_evidenced"


def test_record_seats_of_stakeholder_members():
    found = finding(
        DUTY, "record_seats_of_stakeholder_members", ready(*in_seats(*LIVED_EXPERIENCE)), as_at="2026-09-01"
    )
    assert found.outcome == "met"
    assert "3 members" in found.because
    none = ready(*in_seats(Seat.STAFF))
    assert outcome(DUTY, "record_seats_of_stakeholder_members", none, as_at="2026-09-01") == "not_evidenced"


# notice of interests, outcome on 1 September 2026
NOTICES = [
    (None, "not_evidenced"),
    (InterestsNotice(given_on=None), "not_evidenced"),
    (InterestsNotice(given_on=NOT_DONE), "not_evidenced"),
    (InterestsNotice(given_on=day("2026-09-02")), "not_evidenced"),
    (InterestsNotice(given_on=day("2026-09-01")), "met"),
]


@pytest.mark.parametrize(("notice", "expected"), NOTICES)
def test_have_interests_of_new_voters(notice, expected):
    facts = ready(*in_seats(Seat.UNPAID_CARER, interests=notice))
    assert outcome(DUTY, "have_interests_of_new_voters", facts, as_at="2026-09-01") == expected


# last day of an earlier seat, day of the notice given in it, outcome on 1 September 2026
EARLIER_SEATS = [
    ("2026-08-31", "2020-02-01", "met"),
    ("2026-08-30", "2020-02-01", "not_evidenced"),  # a day away: the notice of the earlier time does not stand
    ("2026-08-31", "2026-09-02", "not_evidenced"),
    ("2026-08-31", None, "not_evidenced"),
]


@pytest.mark.parametrize(("left", "given", "expected"), EARLIER_SEATS)
def test_a_notice_given_in_an_earlier_seat_without_a_break_stands(left, given, expected):
    notice = None if given is None else InterestsNotice(given_on=day(given))
    earlier = a_member("earlier", Seat.STAFF, person="p", last_day=day(left), interests=notice)
    now = a_member("now", Seat.SERVICE_USER, person="p", first_day=day("2026-09-01"))
    facts = ready(earlier, now)
    assert outcome(DUTY, "have_interests_of_new_voters", facts, as_at="2026-09-01") == expected


def test_without_new_voters_their_interests_are_not_asked_about():
    assert silent(DUTY, "have_interests_of_new_voters", ready(*in_seats(Seat.STAFF)), as_at="2026-09-01")


def test_it_is_an_inference_from_the_day_the_amending_order_was_made():
    (version,) = duty_called(DUTY).versions
    assert version.standing is Standing.INFERENCE
    assert findings(DUTY, ready(), as_at="2025-12-16") == []
    assert findings(DUTY, ready(), as_at="2025-12-17") != []


def test_who_bears_it():
    lead = an_authority(model=Model.BOTH_LEAD, members=(), standing_orders=())
    assert outcome_of_the_whole(DUTY, lead, as_at="2026-09-01") == "not_applicable"
