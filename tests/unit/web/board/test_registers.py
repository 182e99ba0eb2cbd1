"""The registers of members and of interests, and who waits for induction: pure, from facts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from comhla.law.facts import InterestCategory
from comhla.web.board.models import Training, TrainingKind
from comhla.web.board.presenters.registers import (
    CATEGORY_WORDS,
    body_on,
    own_spell,
    register_of_interests,
    register_of_members,
    who_owes,
)
from comhla.web.board.presenters.training import learners
from tests.lib.web import TODAY, demonstration_facts, small_facts

LAST_DAY_OF_EIGHT = date(2026, 8, 31)
FIRST_DAY_OF_ELEVEN = date(2026, 9, 1)


def a_seat(key: str, person: str, seat: str, **more: Any) -> dict[str, Any]:
    return {"id": key, "person": person, "body": "board", "seat": seat, "first_day": "2024-04-01", **more}


def test_every_category_has_plain_words() -> None:
    assert set(CATEGORY_WORDS) == set(InterestCategory)


VOTERS = [(LAST_DAY_OF_EIGHT, 8, 4), (FIRST_DAY_OF_ELEVEN, 11, 6)]


@pytest.mark.parametrize(("day", "voting", "quorum"), VOTERS)
def test_the_register_of_members_follows_the_law_of_the_day(day: date, voting: int, quorum: int) -> None:
    register = register_of_members(demonstration_facts(), day)
    assert (len(register.members), register.voting, register.quorum) == (19, voting, quorum)
    assert [each.votes for each in register.members] == [True] * voting + [False] * (19 - voting)


def test_a_lead_agency_has_a_committee_in_which_everybody_votes() -> None:
    facts = small_facts(
        schemes=[
            {
                "id": "s",
                "kind": "first",
                "model": "c",
                "health_board": "NHS Glen",
                "councils": ["Glen Council"],
                "approved_on": "2015-06-24",
            }
        ],
        members=[a_seat("carer", "p1", "unpaid_carer", body="monitoring_committee")],
    )
    assert body_on(facts, TODAY) == "monitoring_committee"
    register = register_of_members(facts, TODAY)
    assert (register.is_board, register.voting) == (False, 1)
    (learner,) = learners(facts, (), TODAY)
    assert learner.votes_since == date(2024, 4, 1)


def test_without_a_scheme_nothing_is_said_of_seats_that_ought_to_be_filled() -> None:
    facts = small_facts(schemes=[], members=[a_seat("m1", "p1", "staff", staff_of="NHS Glen")])
    register = register_of_members(facts.replace(schemes=None), TODAY)
    assert (register.quorum, register.empty) == (None, ())
    assert register.members[0].chosen_by == "NHS Glen"


def test_seats_that_nobody_is_recorded_in_are_counted() -> None:
    facts = small_facts(members=[a_seat("m1", "p1", "council_nominee", nominated_by="Glen Council")])
    assert ("unpaid carer", 1) in [(seat.lower(), number) for seat, number in register_of_members(facts, TODAY).empty]


def test_the_public_reads_what_is_recorded_and_no_name_that_is_not() -> None:
    entries = register_of_interests(demonstration_facts(), TODAY)
    assert {each.name for each in entries} == {""}
    words = [said.words for each in entries for said in each.said if said.words]
    assert "A croft in the glens" in words
    assert [each.left_on is None for each in entries] == sorted(
        (each.left_on is None for each in entries), reverse=True
    )
    changed = [each.changed_on for each in entries if each.changed_on is not None]
    assert changed == [date(2023, 2, 20)]


def test_somebody_to_come_is_not_on_the_register_yet() -> None:
    facts = small_facts(members=[a_seat("m1", "p1", "nurse", first_day="2027-01-01")])
    assert register_of_interests(facts, TODAY) == ()
    assert own_spell(facts, "p1", TODAY) is None


def test_in_the_demonstration_nobody_owes_a_notice_and_the_late_one_shows() -> None:
    shown = {each.key: each for each in who_owes(demonstration_facts(), TODAY)}
    assert not any(each.owes for each in shown.values())
    assert shown["nhs-7-2024"].notices[0].words == "Given late"


def test_a_category_that_is_left_blank_is_named() -> None:
    entries = [{"category": each.value} for each in InterestCategory if each is not InterestCategory.GIFTS]
    notice = {"given_on": "2024-04-10", "entries": entries}
    facts = small_facts(members=[a_seat("m1", "p1", "nurse", interests=notice)])
    assert who_owes(facts, TODAY)[0].blank == ("Gifts and hospitality",)
    said = {each.category: each.words for each in register_of_interests(facts, TODAY)[0].said}
    assert (said["Gifts and hospitality"], said["Paid work"]) == (None, "")


def test_new_voters_without_induction_come_first_and_the_inducted_last() -> None:
    held = Training(person="unpaid-carer-2", kind=TrainingKind.INDUCTION, title="Morning", held_on=date(2026, 9, 8))
    other = Training(person="third-sector-2", kind=TrainingKind.BRIEFING, title="Money", held_on=date(2026, 9, 8))
    shown = learners(demonstration_facts(), [held, other], TODAY)
    assert [each.person for each in shown[:2]] == ["service-user-2", "third-sector-2"]
    assert shown[-1].person == "unpaid-carer-2"
    assert shown[-1].votes_since == FIRST_DAY_OF_ELEVEN
    assert shown[1].learned[0].title == "Money"
    assert {each.votes_since for each in shown if each.person == "nurse-2"} == {None}
    before = {each.person: each for each in learners(demonstration_facts(), [], LAST_DAY_OF_EIGHT)}
    assert before["unpaid-carer-2"].votes_since is None
