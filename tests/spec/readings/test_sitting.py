"""A meeting as it sits: rolls, proxies, who presides, interests, and the order of questions, by the law of the day."""

import pytest

from comhla.law.facts import (
    Attendance,
    AuthorityFacts,
    CastVote,
    ChairPeriod,
    Choice,
    Committee,
    ConflictDecidedBy,
    Declaration,
    Proxy,
    Result,
    Vacancy,
    Vote,
)
from comhla.law.readings.sitting import BodyKind, Here, WhyNoVote, sitting_of
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from tests.lib.board import a_meeting, a_member, by_proxy, council_nominees, four_and_four, present, with_members
from tests.lib.law import COUNCIL, SECOND_COUNCIL, day

BEFORE, SINCE = "2026-08-31", "2026-09-01"
OLD_INTERESTS, NEW_INTERESTS = "2016-01-31", "2016-02-01"
PERIOD = ChairPeriod(id="c", body="board", first_day=day("2025-01-01"), chair="council-1", vice_chair="nhs-1")


def sits(held_on, *, members=None, **facts):
    given = {
        name: facts.pop(name)
        for name in list(facts)
        if name in ("model", "councils", "chair_periods", "vacancies", "committees")
    }
    meeting = a_meeting(held_on, **facts)
    return sitting_of(with_members(*(members or four_and_four()), meetings=(meeting,), **given), "m")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("board", BodyKind.BOARD),
        ("audit", BodyKind.COMMITTEE),
        ("monitoring_committee", BodyKind.MONITORING_COMMITTEE),
        ("planning_group", BodyKind.PLANNING_GROUP),
    ],
)
def test_each_body_has_its_own_rules(body, kind):
    sitting = sits(SINCE, body=body)
    assert sitting.body is kind
    # Only the two Orders set a quorum, and only for the board and for the monitoring committee.
    assert sitting.quorum is None


def test_a_meeting_that_nobody_recorded():
    with pytest.raises(KeyError):
        sitting_of(with_members(), "m")


def test_before_anybody_is_recorded_there_is_nobody():
    facts = AuthorityFacts(authority=with_members().authority, meetings=(a_meeting(SINCE),))
    assert sitting_of(facts, "m").members == ()


@pytest.mark.parametrize(
    ("row", "here"),
    [
        (Attendance(member="council-1", present=True), Here.PRESENT),
        (Attendance(member="council-1", present=True, remotely=True), Here.REMOTE),
        (by_proxy("council-1", is_councillor=True), Here.PROXY),
        (Attendance(member="council-1", present=False), Here.AWAY),
        (Attendance(member="nhs-1", present=True), Here.NOT_SAID),
    ],
)
def test_where_a_member_is(row, here):
    assert sits(SINCE, attendance=(row,)).called("council-1").here is here


@pytest.mark.parametrize(
    ("held", "seat", "row", "why"),
    [
        (BEFORE, "unpaid_carer", Attendance(member="unpaid_carer", present=True), WhyNoVote.SEAT),
        (SINCE, "unpaid_carer", Attendance(member="unpaid_carer", present=True), None),
        (SINCE, "staff", Attendance(member="staff", present=True), WhyNoVote.SEAT),
        (BEFORE, "unpaid_carer", by_proxy("unpaid_carer"), WhyNoVote.SEAT),
        (SINCE, "unpaid_carer", by_proxy("unpaid_carer"), None),
        (SINCE, "nurse", by_proxy("nurse"), WhyNoVote.SEAT),
        (SINCE, "council-1", by_proxy("council-1", is_councillor=True), None),
        (SINCE, "council-1", by_proxy("council-1", is_councillor=False), WhyNoVote.PROXY),
        (SINCE, "council-1", by_proxy("council-1", is_health_board_member=True), WhyNoVote.PROXY_NOT_KNOWN),
        (SINCE, "nhs-1", by_proxy("nhs-1", is_health_board_member=True), None),
        (SINCE, "nhs-1", Attendance(member="nhs-1", present=False), WhyNoVote.AWAY),
        (SINCE, "nhs-1", Attendance(member="nhs-2", present=True), WhyNoVote.AWAY),
    ],
)
def test_who_may_vote_on_a_joint_board(held, seat, row, why):
    assert sits(held, attendance=(row,)).called(seat).why_no_vote is why


@pytest.mark.parametrize(
    ("councils", "seat", "provision"),
    [
        ((COUNCIL,), "council-1", "SSI 2014/285 article 3(1)(a)"),
        ((COUNCIL, SECOND_COUNCIL), "council-1", "SSI 2014/285 article 5(2)(a)"),
        ((COUNCIL,), "unpaid_carer", "SSI 2014/285 article 3(7)(d)"),
    ],
)
def test_by_which_provision(councils, seat, provision):
    assert sits(SINCE, councils=councils).called(seat).provision == provision


def test_before_the_order_there_is_no_provision_to_name():
    early = a_member("early", Seat.COUNCIL_NOMINEE, first_day=day("2014-01-01"))
    found = sits("2014-05-01", members=(early,)).called("early")
    assert (found.provision, found.has_vote) == ("SSI 2014/285", False)


def test_who_left_is_no_member_and_shows_if_on_the_roll():
    gone = a_member("gone", Seat.COUNCIL_NOMINEE, last_day=day("2026-08-30"))
    sitting = sits(BEFORE, members=(*council_nominees(2), gone), attendance=present("gone", "council-1"))
    assert sitting.called("gone") is None
    assert sitting.not_in_office == ("gone",)


@pytest.mark.parametrize(("held", "of", "needed", "reached"), [(BEFORE, 8, 4, True), (SINCE, 11, 6, False)])
def test_the_quorum_of_the_same_people_in_the_room(held, of, needed, reached):
    quorum = sits(held, attendance=present("council-1", "council-2", "nhs-1", "nhs-2", "nurse")).quorum
    assert (quorum.of, quorum.needed, quorum.here, quorum.is_reached) == (of, needed, 4, reached)


def committee(*rows, held=SINCE, vote=None, **facts):
    seats = (Seat.COUNCIL_NOMINEE, Seat.HEALTH_BOARD_NOMINEE, Seat.STAFF, Seat.UNPAID_CARER)
    members = tuple(a_member(seat.value, seat, body="monitoring_committee") for seat in seats)
    return sits(held, members=members, body="monitoring_committee", model=Model.BOTH_LEAD, attendance=rows, **facts)


def test_in_the_monitoring_committee_everybody_votes_and_every_proxy():
    sitting = committee(
        *present("staff"), by_proxy("unpaid_carer"), Attendance(member="council_nominee", present=False)
    )
    assert {each.member.id: each.why_no_vote for each in sitting.members} == {
        "council_nominee": WhyNoVote.AWAY,
        "health_board_nominee": WhyNoVote.AWAY,
        "staff": None,
        "unpaid_carer": None,
    }
    assert sitting.voters_here == 2
    assert sitting.presiding.proxies_may is None
    assert sitting.presiding.may == ("staff",)
    assert (sitting.quorum.of, sitting.quorum.needed, sitting.quorum.is_reached) == (2, 1, False)


@pytest.mark.parametrize(
    ("rows", "may", "must_choose"),
    [
        (present("council-1", "nhs-1", "nurse"), ("council-1",), False),
        (present("council-2", "nhs-1"), ("nhs-1",), False),
        # A proxy of the chair never presides: the vice-chair does.
        ((by_proxy("council-1", is_councillor=True), *present("nhs-1")), ("nhs-1",), False),
        # With both away the voting members choose one of themselves, since September 2026 a carer as well.
        (present("council-2", "unpaid_carer", "nurse"), ("council-2", "unpaid_carer"), True),
    ],
)
def test_who_may_preside_on_a_joint_board(rows, may, must_choose):
    sitting = sits(SINCE, attendance=rows, chair_periods=(PERIOD,), presided_by="nhs-1")
    assert set(sitting.presiding.may) == set(may)
    assert {each.member.id for each in sitting.members if each.may_preside} == set(may)
    assert (sitting.presiding.must_choose, sitting.presiding.proxies_may) == (must_choose, False)
    assert (sitting.presiding.chair, sitting.presiding.recorded) == ("council-1", "nhs-1")


def test_without_a_chair_on_record_the_voting_members_choose():
    presiding = sits(SINCE, attendance=present("council-2")).presiding
    assert (presiding.chair, presiding.may, presiding.must_choose) == (None, ("council-2",), True)


def test_a_chair_appointed_again_sits_under_another_name():
    again = a_member("again", Seat.COUNCIL_NOMINEE, person="council-1")
    sitting = sits(
        SINCE,
        members=(*council_nominees(1, last_day=day(BEFORE)), again),
        attendance=present("again"),
        chair_periods=(PERIOD,),
    )
    assert sitting.presiding.may == ("again",)


@pytest.mark.parametrize(
    ("councils", "body", "seats"),
    [
        ((COUNCIL,), "board", (("v", ("council-1",)),)),
        ((COUNCIL, SECOND_COUNCIL), "board", ()),
        ((COUNCIL,), "audit", ()),
    ],
)
def test_the_other_nominees_of_the_same_body_use_a_vacant_seat(councils, body, seats):
    empty = Vacancy(id="v", body="board", seat=Seat.COUNCIL_NOMINEE, first_day=day("2026-01-01"))
    ended = Vacancy(
        id="w", body="board", seat=Seat.COUNCIL_NOMINEE, first_day=day("2026-01-01"), last_day=day("2026-02-01")
    )
    sitting = sits(
        SINCE, body=body, councils=councils, vacancies=(empty, ended), attendance=present("council-1", "nhs-1")
    )
    assert tuple(tuple(each) for each in sitting.vacant_seats) == seats


@pytest.mark.parametrize(
    ("held", "decides"),
    [(OLD_INTERESTS, ConflictDecidedBy.OTHER_MEMBERS), (NEW_INTERESTS, ConflictDecidedBy.THE_MEMBER)],
)
def test_who_decides_on_taking_part(held, decides):
    declared = Declaration(member="nhs-1", item="3", took_part=True)
    (interest,) = sits(held, declarations=(declared,)).interests
    assert (interest.decided_by, interest.keeps_out) == (decides, False)


@pytest.mark.parametrize(
    ("took_part", "item", "why"),
    [(False, "3", WhyNoVote.INTEREST), (False, "4", None), (True, "3", None), (None, "3", None)],
)
def test_whoever_takes_no_part_does_not_vote_on_that_item(took_part, item, why):
    cast = CastVote(member="nhs-2", choice=Choice.FOR)
    vote = Vote(id="q", question="Agree?", item=item, cast=(cast,))
    declared = Declaration(member="nhs-1", item="3", took_part=took_part)
    sitting = sits(SINCE, attendance=present("nhs-1", "nhs-2"), declarations=(declared,), votes=(vote,))
    ballots = {each.at.member.id: each for each in sitting.ballots(vote)}
    assert (ballots["nhs-1"].why_not, ballots["nhs-1"].may) == (why, why is None)
    assert (ballots["nhs-2"].cast, ballots["nhs-2"].may) == (cast, True)
    assert ballots["nurse"].why_not is WhyNoVote.SEAT


def a_question(name, amends=None, *, result=None, text=None):
    return Vote(id=name, question=f"Agree {name}?", amends=amends, result=result, text=text)


@pytest.mark.parametrize(
    ("votes", "order"),
    [
        ((a_question("motion"), a_question("one", "motion"), a_question("two", "motion")), "one two motion"),
        ((a_question("motion"), a_question("one", "motion"), a_question("of-one", "one")), "of-one one motion"),
        ((a_question("a"), a_question("b")), "a b"),
        # A record that makes no sense is put in some order all the same.
        ((a_question("a", "b"), a_question("b", "a"), a_question("c", "c")), "b a c"),
    ],
)
def test_amendments_are_put_before_the_motion(votes, order):
    assert " ".join(each.vote.id for each in sits(SINCE, votes=votes).questions) == order


@pytest.mark.parametrize(
    ("amendments", "waits_for", "wording"),
    [
        ((), (), "Close it."),
        ((a_question("one", "motion", text="Close it in May."),), ("one",), "Close it."),
        ((a_question("one", "motion", text="Close it in May.", result=Result.LOST),), (), "Close it."),
        ((a_question("one", "motion", text="Close it in May.", result=Result.CARRIED),), (), "Close it in May."),
        ((a_question("one", "motion", result=Result.CARRIED),), (), "Close it."),
    ],
)
def test_a_motion_waits_for_its_amendments_and_takes_their_words(amendments, waits_for, wording):
    sitting = sits(SINCE, votes=(a_question("motion", text="Close it."), *amendments))
    motion = sitting.question("motion")
    assert (motion.waits_for, motion.wording) == (waits_for, wording)
    assert sitting.question("nothing") is None


def test_a_motion_without_text_has_the_words_of_its_question():
    assert sits(SINCE, votes=(a_question("motion"),)).question("motion").wording == "Agree motion?"


def test_a_committee_of_the_board_has_a_chair_of_the_boards_choice_and_any_voting_member_else():
    audit = tuple(
        each for each in (a_member("x", Seat.COUNCIL_NOMINEE, body="audit"), a_member("y", Seat.NURSE, body="audit"))
    )
    sitting = sits(
        SINCE, members=audit, body="audit", attendance=present("x", "y"),
        committees=(Committee(id="audit", name="Audit", set_up_on=day("2016-01-01")),),
    )  # fmt: skip
    assert (sitting.presiding.may, sitting.presiding.proxies_may) == (("x",), None)


def test_the_votes_of_a_monitoring_committee_are_counted_by_its_own_rule():
    vote = Vote(id="q", question="Agree?", cast=(CastVote(member="staff", choice=Choice.FOR),))
    assert committee(*present("staff"), votes=(vote,)).question("q").counted.result is Result.CARRIED
    assert sits(SINCE, body="planning_group", votes=(vote,)).question("q").counted.result is Result.CARRIED


def test_proxy_recorded_for_a_member_who_came_is_no_proxy():
    row = Attendance(member="council-1", present=True, proxy=Proxy(is_councillor=False))
    assert sits(SINCE, attendance=(row,)).called("council-1").votes_now is True
