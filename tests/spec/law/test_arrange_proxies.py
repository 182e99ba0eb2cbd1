"""IJBO-P1 (and IJBO-P2, its second version): arrange proxies, and let only the right ones vote."""

import pytest

from comhla.law.facts import Attendance, CastVote, Choice, Evidence, Vote
from comhla.reference.models import Model
from tests.lib.board import a_meeting, by_proxy, four_and_four, present
from tests.lib.law import an_authority, day, finding, findings, outcome, outcome_of_the_whole, silent

DUTY = "IJBO-P1"
BEFORE, AFTER = "2026-08-31", "2026-09-01"


def met_on(held_on, *roll, evidence=None, **facts):
    meeting = a_meeting(held_on, attendance=roll, **facts)
    return an_authority(members=four_and_four(), meetings=(meeting,), evidence=evidence)


def away(member):
    return Attendance(member=member, present=False)


MINUTE = (
    Evidence(id="e", duty=DUTY, part="try_to_find_proxies_for_nominees", what="E-mail", dated_on=day("2026-08-20")),
)
# roll, evidence, outcome
TRIED = [
    ((away("council-1"),), None, "not_evidenced"),
    ((away("council-1"),), MINUTE, "met"),
    ((by_proxy("council-1"),), None, "met"),
    ((by_proxy("council-1"), away("nhs-1")), None, "not_evidenced"),
]


@pytest.mark.parametrize("held_on", [BEFORE, AFTER])
@pytest.mark.parametrize(("roll", "evidence", "expected"), TRIED)
def test_try_to_find_proxies_for_nominees(held_on, roll, evidence, expected):
    facts = met_on(held_on, *roll, evidence=evidence)
    assert outcome(DUTY, "try_to_find_proxies_for_nominees", facts, as_at="2026-11-22") == expected


@pytest.mark.parametrize("roll", [present("council-1"), (away("unpaid_carer"), away("not-a-member"))])
def test_no_proxy_has_to_be_found(roll):
    assert silent(DUTY, "try_to_find_proxies_for_nominees", met_on(AFTER, *roll), as_at="2026-11-22")


def test_attendance_not_recorded():
    facts = an_authority(members=four_and_four(), meetings=(a_meeting(AFTER),))
    assert [each.outcome for each in findings(DUTY, facts, as_at="2026-11-22")] == ["cannot_tell"]


# member, proxy is a councillor, proxy is on the health board, outcome
BODIES = [
    ("council-1", True, None, "met"),
    ("council-1", False, True, "not_met"),
    ("council-1", None, True, "cannot_tell"),
    ("nhs-1", None, True, "met"),
    ("nhs-1", True, False, "not_met"),
    ("nhs-1", True, None, "cannot_tell"),
]


@pytest.mark.parametrize("held_on", [BEFORE, AFTER])
@pytest.mark.parametrize(("member", "is_councillor", "is_on_board", "expected"), BODIES)
def test_send_councillors_or_board_members(held_on, member, is_councillor, is_on_board, expected):
    proxy = by_proxy(member, is_councillor=is_councillor, is_health_board_member=is_on_board)
    facts = met_on(held_on, proxy)
    assert outcome(DUTY, "send_councillors_or_board_members", facts, as_at="2026-11-22") == expected


def test_proxies_of_other_members_may_be_anybody():
    facts = met_on(AFTER, by_proxy("unpaid_carer"), by_proxy("staff"))
    assert silent(DUTY, "send_councillors_or_board_members", facts, as_at="2026-11-22")


@pytest.mark.parametrize(("judged", "expected"), [(True, "met"), (False, "not_met"), (None, "not_evidenced")])
@pytest.mark.parametrize("member", ["council-1", "unpaid_carer", "staff"])
def test_send_experienced_proxies(member, judged, expected):
    facts = met_on(AFTER, by_proxy(member, suitably_experienced=judged))
    assert outcome(DUTY, "send_experienced_proxies", facts, as_at="2026-11-22") == expected


def a_vote(member, *, refused=()):
    cast = () if member is None else (CastVote(member=member, choice=Choice.FOR, by_proxy=True),)
    return (Vote(id="v", question="Agree the plan", cast=cast, refused=refused),)


PROXIES = (by_proxy("council-1", is_councillor=True), by_proxy("unpaid_carer"), by_proxy("staff"), by_proxy("nurse"))
# day, member whose proxy voted, outcome
VOTED = [
    (BEFORE, "council-1", "met"),
    (BEFORE, "unpaid_carer", "not_met"),
    (AFTER, "unpaid_carer", "met"),
    (AFTER, "staff", "not_met"),
    (AFTER, "nurse", "not_met"),
]


@pytest.mark.parametrize(("held_on", "member", "expected"), VOTED)
def test_count_voting_proxies_only(held_on, member, expected):
    facts = met_on(held_on, *PROXIES, votes=a_vote(member))
    assert outcome(DUTY, "count_voting_proxies_only", facts, as_at="2026-11-22") == expected


# day, member whose proxy is not on the roll of the meeting, outcome
NOT_ON_THE_ROLL = [
    (BEFORE, "council-1", "met"),
    (BEFORE, "unpaid_carer", "not_met"),
    (AFTER, "unpaid_carer", "met"),
    (AFTER, "staff", "not_met"),
    (AFTER, "not-a-member", "not_met"),
]


@pytest.mark.parametrize(("held_on", "member", "expected"), NOT_ON_THE_ROLL)
def test_a_vote_by_proxy_needs_a_member_with_a_vote_whether_or_not_the_proxy_is_recorded(held_on, member, expected):
    facts = met_on(held_on, *present("nhs-1"), votes=a_vote(member))
    assert outcome(DUTY, "count_voting_proxies_only", facts, as_at="2026-11-22") == expected


# day, member whose proxy was refused a vote, outcome
REFUSED = [
    (BEFORE, "council-1", "not_met"),
    (BEFORE, "unpaid_carer", "met"),
    (AFTER, "unpaid_carer", "not_met"),
    (AFTER, "staff", "met"),
]


@pytest.mark.parametrize(("held_on", "member", "expected"), REFUSED)
def test_count_every_voting_proxy(held_on, member, expected):
    facts = met_on(held_on, *PROXIES, votes=a_vote(None, refused=(member,)))
    assert outcome(DUTY, "count_every_voting_proxy", facts, as_at="2026-11-22") == expected


@pytest.mark.parametrize(("by_a_proxy", "expected"), [(True, "not_met"), (False, "met"), (None, "cannot_tell")])
@pytest.mark.parametrize("held_on", [BEFORE, AFTER])
def test_let_no_proxy_preside(held_on, by_a_proxy, expected):
    facts = met_on(held_on, *PROXIES, presided_by_proxy=by_a_proxy)
    assert outcome(DUTY, "let_no_proxy_preside", facts, as_at="2026-11-22") == expected


@pytest.mark.parametrize("part", ["send_experienced_proxies", "count_voting_proxies_only", "count_every_voting_proxy"])
def test_without_proxies_there_is_nothing_to_say(part):
    facts = met_on(AFTER, *present("council-1"), by_proxy("not-a-member"))
    assert silent(DUTY, part, facts, as_at="2026-11-22")
    assert silent(DUTY, "let_no_proxy_preside", facts, as_at="2026-11-22")


def test_the_day_of_the_meeting_selects_the_law():
    for held_on, version in ((BEFORE, 1), (AFTER, 2)):
        found = finding(DUTY, "send_experienced_proxies", met_on(held_on, *PROXIES), as_at="2026-11-22")
        assert found.version is not None
        assert found.version.number == version


def test_who_bears_it():
    lead = an_authority(model=Model.BOTH_LEAD, meetings=(), members=())
    assert outcome_of_the_whole(DUTY, lead, as_at="2026-08-31") == "not_applicable"
