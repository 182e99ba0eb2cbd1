"""Whether a meeting was lawful: every rule, by the law of its day, from the meeting's first day to the last."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import process_time

import pytest

from comhla.authority_file import read
from comhla.law.answers import Outcome
from comhla.law.engine import check
from comhla.law.facts import (
    Attendance,
    AuthorityFacts,
    CastVote,
    Choice,
    Decision,
    Meeting,
    Member,
    Proxy,
    Result,
    TieSettledBy,
    Vote,
)
from comhla.law.readings.lawful_meeting import (
    CALLED_OFF,
    NO_RULE,
    NOTHING_TO_ASK,
    VACANCIES_UNDO_NOTHING,
    NoSuchMeeting,
    Verdict,
    lawful_meeting,
)
from comhla.law.readings.meeting_rules import Step
from comhla.reference.models import Model
from comhla.reference.seats import Seat
from tests.lib.law import an_authority, day

TODAY = date(2026, 11, 22)
BROKEN, UNKNOWN, JUDGE = Verdict.BROKEN, Verdict.CANNOT_BE_TOLD, Verdict.FOR_A_PERSON
KEPT, SO_FAR = Verdict.KEPT, Verdict.KEPT_SO_FAR
ALL_KEPT = "Every rule that applies was kept."
ONE_BROKEN = "1 rule was not kept."


@pytest.fixture(scope="module")
def demonstration(repository: Path) -> AuthorityFacts:
    return read((repository / "examples" / "demonstration.yaml").read_bytes(), file="demonstration.yaml")


def part_of(rule):
    return rule.finding.part.key if rule.finding.part else ""


def broken(lawful):
    return [(each.step, part_of(each)) for each in lawful.with_outcome(Outcome.NOT_MET)]


@pytest.mark.parametrize(
    ("meeting", "said", "wrong"),
    [
        # either side of 1 February 2016, when deciding on taking part passed to the member concerned
        ("board-2015-12-09", ALL_KEPT, []),
        ("board-2016-02-10", ALL_KEPT, []),
        # minutes put to the meeting after the next, notice with four clear days, three of eight voters there
        ("board-2017-09-20", ONE_BROKEN, [(Step.MINUTES, "put_minutes_to_next_meeting")]),
        ("board-2018-11-28", ONE_BROKEN, [(Step.NOTICE, "give_five_clear_days")]),
        ("board-2020-04-15", ONE_BROKEN, [(Step.QUORUM, "reach_quorum")]),
        # the deputy of a third sector member had no vote in 2024; the tie of 2025 was settled as the orders say
        ("board-2024-06-26", ONE_BROKEN, [(Step.PROXIES, "count_voting_proxies_only")]),
        ("board-2025-06-25", ALL_KEPT, []),
        # either side of 1 September 2026, when third sector, service user and carer members gained a vote
        ("board-2026-06-24", ALL_KEPT, []),
        ("board-2026-09-16", ONE_BROKEN, [(Step.PROXIES, "count_voting_proxies_only")]),
        ("audit-2025-09-10", ALL_KEPT, []),
    ],
)
def test_the_demonstration_meetings_say_exactly_the_right_thing(demonstration, meeting, said, wrong):
    lawful = lawful_meeting(demonstration, meeting, TODAY)
    assert (lawful.headline, broken(lawful)) == (said, wrong)


@pytest.mark.parametrize(
    ("meeting", "who_decides", "come", "to_come"),
    [
        ("board-2015-12-09", "say_that_other_members_decide", 1, 2),
        ("board-2016-02-10", "let_the_member_decide", 2, 1),
        ("board-2026-09-16", "say_that_the_member_decides", 3, 0),
    ],
)
def test_asked_today_a_meeting_is_judged_by_the_law_of_its_day(demonstration, meeting, who_decides, come, to_come):
    lawful = lawful_meeting(demonstration, meeting, TODAY)
    decided = {part_of(each) for each in lawful.rules if each.finding.duty.id == "IJBO-S2"}
    assert who_decides in decided
    days = {(each.first_day, each.has_come) for each in lawful.editions}
    assert days == {
        (date(2015, 3, 20), come >= 1),
        (date(2016, 2, 1), come >= 2),
        (date(2026, 9, 1), to_come == 0),
    }


def test_the_law_of_the_day_in_a_sentence(demonstration):
    assert lawful_meeting(demonstration, "board-2015-12-09", TODAY).law_of_the_day == (
        "Judged by the law of 9 December 2015, with the change of 20 March 2015 in force and before the changes of"
        " 1 February 2016 and 1 September 2026."
    )
    assert lawful_meeting(demonstration, "audit-2026-09-09", TODAY).law_of_the_day == (
        "Judged by the law of 9 September 2026, with the changes of 1 February 2016 and 1 September 2026 in force."
    )


def test_an_inquorate_meeting_says_how_many_were_needed_and_shows_the_roll(demonstration):
    lawful = lawful_meeting(demonstration, "board-2020-04-15", TODAY)
    (rule,) = lawful.with_outcome(Outcome.NOT_MET)
    assert rule.finding.because.startswith("3 of the 8 members with a vote on 15 April 2020 took part, 4 were needed")
    assert rule.finding.citation.provision == "sch para 3"
    assert rule.requires.startswith("Take decisions of the board only with at least half")
    meetings = next(each for each in lawful.used(rule) if each.collection == "meetings")
    assert [each.name for each in meetings.rows] == ["board-2020-04-15"]


def test_a_vacancy_is_put_to_a_person_and_undoes_nothing(demonstration):
    lawful = lawful_meeting(demonstration, "board-2022-11-23", TODAY)
    asked = {each.finding.duty.id for each in lawful.with_outcome(Outcome.FOR_A_PERSON)}
    assert asked == {"IJBO-M1", "IJBO-TV1"}
    assert lawful.verdict is JUDGE
    assert lawful.headline == "No rule was broken as far as facts tell, and 2 questions are for a person to judge."
    assert lawful.groups[0].note == VACANCIES_UNDO_NOTHING


def test_every_answer_is_one_that_a_check_gives_too(demonstration):
    lawful = lawful_meeting(demonstration, "board-2024-06-26", TODAY)
    checked = {
        as_at: {each.key: each for each in check(demonstration, as_at=as_at)}
        for as_at in {each.as_at for each in lawful.rules}
    }
    assert len(lawful.rules) > 40
    assert len({each.finding.key for each in lawful.rules}) == len(lawful.rules)
    for each in lawful.rules:
        assert checked[each.as_at][each.finding.key].answer == each.finding.answer


def test_meetings_of_the_demonstration_are_asked_in_the_order_of_its_life(demonstration):
    for meeting in demonstration.meetings[::4]:
        lawful = lawful_meeting(demonstration, meeting.id, TODAY)
        assert [each.step for each in lawful.groups] == list(Step)
        assert all(each.step.heading.endswith("?") for each in lawful.groups)
        assert lawful.verdict is not Verdict.NO_RULE
        assert all(each.note or each.rules for each in lawful.groups)


def test_one_meeting_is_asked_quickly(demonstration):
    lawful_meeting(demonstration, "board-2026-06-24", TODAY)
    spent = []
    for _ in range(5):
        began = process_time()
        lawful_meeting(demonstration, "board-2026-06-24", TODAY)
        spent.append(process_time() - began)
    assert min(spent) < 0.06


def test_a_meeting_to_come_owes_what_is_not_yet_due():
    facts = an_authority(members=(), meetings=(Meeting(id="next", body="board", held_on=day("2027-02-10")),))
    lawful = lawful_meeting(facts, "next", TODAY)
    assert not [each for each in lawful.with_outcome(Outcome.MET) if each.step is not Step.MADE_UP]
    later = lawful_meeting(facts, "next", day("2027-03-01"))
    notice = [each.finding.outcome for each in later.rules if each.step is Step.NOTICE]
    assert Outcome.CANNOT_TELL in notice


def test_silence_is_told_once_and_is_no_breach():
    facts = an_authority(meetings=(Meeting(id="m", body="board", held_on=day("2024-02-14"), decisions_taken=True),))
    lawful = lawful_meeting(facts, "m", TODAY)
    assert lawful.verdict is UNKNOWN
    assert "it cannot be told whether they were kept" in lawful.headline
    missing = [each for each in lawful.rules if each.finding.part is None]
    assert len({(each.finding.duty.id, each.finding.subject.id) for each in missing}) == len(missing)
    assert {each.requires for each in missing} == {each.finding.duty.title for each in missing}
    assert any(each.step is Step.DECISIONS for each in missing)
    quiet = an_authority(meetings=(Meeting(id="m", body="board", held_on=day("2024-02-14"), decisions_taken=False),))
    assert not [each for each in lawful_meeting(quiet, "m", TODAY).rules if each.step is Step.DECISIONS]


def test_a_breach_is_told_before_what_cannot_be_told():
    meeting = Meeting(
        id="m", body="board", held_on=day("2024-02-14"), notice_available_on=day("2024-02-13"), decisions_taken=False
    )
    lawful = lawful_meeting(an_authority(meetings=(meeting,)), "m", TODAY)
    assert lawful.headline.startswith("1 rule was not kept, and of ")
    assert lawful.headline.endswith(" more it cannot be told whether they were kept.")


def test_a_meeting_called_off_or_of_the_planning_group_is_asked_nothing():
    called_off = Meeting(id="off", body="board", held_on=day("2024-02-14"), cancelled=True)
    group = Meeting(id="group", body="planning_group", held_on=day("2024-02-14"))
    facts = an_authority(meetings=(called_off, group))
    assert [lawful_meeting(facts, each, TODAY).headline for each in ("off", "group")] == [CALLED_OFF, NO_RULE]
    assert lawful_meeting(facts, "group", TODAY).law_of_the_day == "Judged by the law of 14 February 2024."
    with pytest.raises(NoSuchMeeting, match="There is no meeting nowhere"):
        lawful_meeting(facts, "nowhere", TODAY)


def test_a_decision_brings_its_own_rules_and_the_direction_it_needed(demonstration):
    decisions = {each.id for each in demonstration.decisions if each.meeting == "board-2024-06-26"}
    lawful = lawful_meeting(demonstration, "board-2024-06-26", TODAY)
    subjects = {each.finding.subject.id for each in lawful.rules if each.step is Step.DECISIONS}
    assert decisions
    assert all(any(name in subject for name in decisions) or subject in _directions(demonstration, decisions)
               for subject in subjects)  # fmt: skip


def _directions(facts, decisions):
    return {each.id for decision in decisions for each in facts.directions_under(decision)}


def test_a_decision_about_a_locality_is_asked_for_that_locality():
    decided = Decision(
        id="d", title="Close", decided_by="board", meeting="m", decided_on=day("2024-02-14"), localities=()
    )
    facts = an_authority(
        meetings=(Meeting(id="m", body="board", held_on=day("2024-02-14")),), decisions=(decided,), directions=()
    )
    found = {each.finding.duty.id for each in lawful_meeting(facts, "m", TODAY).rules if each.step is Step.DECISIONS}
    assert "act-2014/s40" in found


# ------------------------------------------------------------- a monitoring committee, as where a lead agency is

COMMITTEE_SEATS = {
    "councillor": Seat.COUNCIL_NOMINEE,
    "director": Seat.HEALTH_BOARD_NOMINEE,
    "carer": Seat.UNPAID_CARER,
    "user": Seat.SERVICE_USER,
}


def a_monitoring_committee(held_on: str, tie: TieSettledBy = TieSettledBy.CASTING_VOTE, away=()) -> AuthorityFacts:
    members = tuple(
        Member(id=name, person=name, body="monitoring_committee", seat=seat, first_day=day("2015-06-01"))
        for name, seat in COMMITTEE_SEATS.items()
    )
    cast = tuple(
        CastVote(member=name, choice=Choice.FOR if place % 2 else Choice.AGAINST, by_proxy=name in away or None)
        for place, name in enumerate(COMMITTEE_SEATS)
    )
    meeting = Meeting(
        id="m",
        body="monitoring_committee",
        held_on=day(held_on),
        notice_available_on=day(held_on).replace(day=1),
        attendance=tuple(
            Attendance(
                member=name, present=name not in away, proxy=Proxy(suitably_experienced=True) if name in away else None
            )
            for name in COMMITTEE_SEATS
        ),
        votes=(Vote(id="v", question="Report", cast=cast, tie_settled_by=tie, result=Result.CARRIED),),
    )
    return an_authority(model=Model.BOTH_LEAD, members=members, meetings=(meeting,))


@pytest.mark.parametrize(("held_on", "come"), [("2015-12-16", False), ("2016-02-17", True), ("2026-09-16", True)])
def test_a_monitoring_committee_has_rules_of_its_own(held_on, come):
    lawful = lawful_meeting(a_monitoring_committee(held_on), "m", TODAY)
    assert {each.finding.duty.id for each in lawful.rules if not each.finding.duty.id.startswith("act")} <= {
        "IJMC-M1", "IJMC-C1", "IJMC-S1", "IJMC-V1",
    }  # fmt: skip
    tie = next(each for each in lawful.rules if part_of(each) == "settle_ties_by_casting_vote")
    assert (tie.step, tie.finding.outcome) == (Step.VOTES, Outcome.MET)
    assert {each.has_come for each in lawful.editions if each.first_day == date(2016, 2, 1)} == {come}
    assert lawful.groups[0].note == ""
    assert next(each for each in lawful.groups if each.step is Step.REGISTER).note == NOTHING_TO_ASK


def test_in_a_monitoring_committee_every_proxy_may_vote_and_a_tie_needs_the_casting_vote():
    changed = a_monitoring_committee("2024-09-18", TieSettledBy.DISPUTE_MECHANISM, away=("carer",))
    lawful = lawful_meeting(changed, "m", TODAY)
    wrong = broken(lawful)
    tie = next(each for each in lawful.rules if part_of(each) == "settle_ties_by_casting_vote")
    assert tie.finding.outcome is Outcome.FOR_A_PERSON
    assert (Step.VOTES, "count_the_votes_of_members") not in wrong
