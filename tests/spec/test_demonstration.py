"""The demonstration: a made-up authority that is lawful in most things, with a list of what is wrong in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from comhla.authority_file import read
from comhla.documents.plan import outdated_editions
from comhla.documents.plan_coverage import what_text_says
from comhla.law.engine import check
from comhla.law.facts import AuthorityFacts, MayBeShown
from comhla.law.findings import Finding
from comhla.law.registry import duty_called
from tools.demonstration.faults import AS_AT, FAULTS, GAPS, NOT_MET, Fault, Gap
from tools.demonstration.whole import demonstration, whole_life

LAST_DAY_OF_NOMINEES = date(2026, 8, 31)
FIRST_DAY_OF_MORE_VOTERS = date(2026, 9, 1)
IN_USE = date(2026, 9, 16)

Found = dict[tuple[str, str, str], Finding]


@pytest.fixture(scope="module")
def text(repository: Path) -> str:
    return (repository / "examples" / "demonstration.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def facts(text: str) -> AuthorityFacts:
    return read(text.encode(), file="demonstration.yaml")


@pytest.fixture(scope="module")
def found(facts: AuthorityFacts) -> dict[date, Found]:
    """The findings as at each day that the tests ask about."""
    days = {AS_AT, LAST_DAY_OF_NOMINEES, FIRST_DAY_OF_MORE_VOTERS, IN_USE, *(fault.as_at for fault in FAULTS)}
    return {day: {each.key: each for each in check(facts, as_at=day)} for day in days}


def test_the_file_is_what_the_builder_writes(text: str) -> None:
    assert text == demonstration(), "run: python -m tools.build_demonstration"


def test_reading_the_file_gives_the_facts_that_were_built(facts: AuthorityFacts) -> None:
    assert facts == whole_life()


def test_the_authority_is_plainly_made_up(facts: AuthorityFacts, text: str) -> None:
    assert facts.authority.fictional
    assert facts.authority.code is None
    assert all(person.name is None for person in facts.people or ())
    assert text.count("https://") == text.count("https://example.org/inverannoch/")


@pytest.mark.parametrize("fault", FAULTS, ids=[fault.id for fault in FAULTS])
def test_each_fault_causes_its_finding(fault: Fault, found: dict[date, Found]) -> None:
    finding = found[fault.as_at][fault.duty, fault.part, fault.subject]
    assert finding.outcome.value == fault.outcome, finding.because


def test_nothing_else_is_not_met(found: dict[date, Found]) -> None:
    expected = {
        (fault.duty, fault.part, fault.subject) for fault in FAULTS if fault.outcome == NOT_MET and fault.as_at == AS_AT
    }
    assert {key for key, each in found[AS_AT].items() if each.outcome.value == NOT_MET} == expected


def test_the_file_says_above_each_fault_what_was_done_and_what_it_causes(text: str) -> None:
    said = [(row, *comment) for row, comments in _comments_above_rows(text) for comment in comments]
    wanted = [(each.above[1], f"{each.kind}: {each.comment}", each.said) for each in (*FAULTS, *GAPS)]
    assert sorted(said) == sorted(wanted)


@pytest.mark.parametrize("gap", GAPS, ids=[gap.id for gap in GAPS])
def test_each_gap_would_be_found_if_the_plan_were_final_as_it_stands(gap: Gap, facts: AuthorityFacts) -> None:
    assert not [key for key in _asked_of(gap, facts) if key == (gap.duty, gap.part, gap.subject)]
    plans = tuple(each.replace(finalised_on=AS_AT) if each.id == gap.subject else each for each in facts.plans or ())
    found = _asked_of(gap, facts.replace(plans=plans))
    assert found[gap.duty, gap.part, gap.subject].outcome.value == gap.outcome


def _asked_of(gap: Gap, facts: AuthorityFacts) -> Found:
    return {each.key: each for each in check(facts, as_at=AS_AT, among=(duty_called(gap.duty),))}


def test_the_rows_of_plans_agree_with_their_texts_and_actions(facts: AuthorityFacts) -> None:
    for plan in ("plan-2024", "plan-2027"):
        row, said = facts.plan_called(plan), what_text_says(facts, plan)
        assert row is not None
        for field in ("outcomes_covered", "principles_covered"):
            assert tuple(said[field]) == getattr(row, field), (plan, field)
        assert said["housing_contribution"] is row.housing_contribution is True
        assert [each["locality"] for each in said["localities"]] == [each.locality for each in row.localities or ()]
        assert set(said["functions_covered"]) <= set(row.functions_covered or ())


def test_views_are_as_many_as_each_step_says_and_come_in_its_time(facts: AuthorityFacts) -> None:
    for plan in (facts.plan_called("plan-2024"), facts.plan_called("plan-2027")):
        assert plan is not None
        views = [each for each in facts.plan_views or () if each.plan == plan.id]
        days = {each.stage: each.on for each in plan.stages or ()}
        counts = Counter(each.stage for each in views)
        assert {each.stage: each.responses for each in plan.stages or () if each.responses is not None} == counts
        for view in views:
            assert view.received_on >= days[view.stage]
            assert view.considered_on is None or view.considered_on >= view.received_on
            assert plan.views_last_day is not None
            assert view.received_on <= plan.views_last_day
        results = {view.result is None for view in views}
        assert results == ({False} if plan.id == "plan-2024" else {True, False})


def test_no_name_is_kept_of_a_view_that_may_not_be_shown_with_it(facts: AuthorityFacts) -> None:
    hidden = [each for each in facts.plan_views or () if each.may_be_shown is not MayBeShown.WITH_NAME]
    assert hidden
    assert all(each.who is None for each in hidden)


def test_one_part_of_the_easy_read_edition_is_out_of_date(facts: AuthorityFacts) -> None:
    assert [each.section.id for each in outdated_editions(facts, "plan-2024")] == ["plan-2024-easy-coast"]


def _comments_above_rows(text: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The id of each row that has comments on faults above it, with each of them and what it causes."""
    above: list[str] = []
    for line in text.splitlines():
        if line.startswith("  # "):
            above.append(line.removeprefix("  # "))
        elif above:
            name = re.match(r"  - \{?id: ([^,]+)", line)
            assert name is not None, line
            yield name[1], list(zip(above[::2], above[1::2], strict=True))
            above = []


def test_faults_are_of_many_families_and_have_an_id_of_their_own(found: dict[date, Found]) -> None:
    families = {found[fault.as_at][fault.duty, fault.part, fault.subject].duty.family for fault in FAULTS}
    assert families == set("ABCEFGIKLM")
    assert len({fault.id for fault in FAULTS}) == len(FAULTS)


# collection that is too little recorded, and the duties that cannot be answered for it
CANNOT_BE_TOLD = {("act-2014/s14", "payments")}


def test_what_cannot_be_told_is_about_payments_before_this_record(found: dict[date, Found]) -> None:
    silent = [each for each in found[AS_AT].values() if each.outcome.value == "cannot_tell"]
    assert {(each.duty.id, *each.answer.missing) for each in silent} == CANNOT_BE_TOLD
    assert {each.subject.id for each in silent} == {f"{year}-{year - 1999}" for year in range(2016, 2024)}


def test_few_questions_are_left_to_people(found: dict[date, Found]) -> None:
    outcomes = Counter(each.outcome.value for each in found[AS_AT].values())
    assert outcomes["for_a_person"] + outcomes["not_evidenced"] <= 20


# meeting, members with a vote, and words of the finding on its quorum
QUORUMS = [
    ("board-2026-06-24", "8 of the 8 members with a vote on 24 June 2026 took part, and 4 were needed."),
    ("board-2026-09-16", "11 of the 11 members with a vote on 16 September 2026 took part, and 6 were needed."),
]


@pytest.mark.parametrize(("meeting", "words"), QUORUMS)
def test_three_kinds_of_member_count_for_the_quorum_from_september(
    meeting: str, words: str, found: dict[date, Found]
) -> None:
    assert found[AS_AT]["IJBO-S1", "reach_quorum", meeting].because == words


# day, and the outcome of the question whether the quorum of the standing orders is half of the voters
STANDING_ORDERS = [
    (LAST_DAY_OF_NOMINEES, "met"),
    (FIRST_DAY_OF_MORE_VOTERS, "not_met"),
    (IN_USE, None),
]


@pytest.mark.parametrize(("day", "outcome"), STANDING_ORDERS)
def test_a_quorum_of_four_was_half_until_three_more_had_a_vote(
    day: date, outcome: str | None, found: dict[date, Found]
) -> None:
    finding = found[day].get(("IJBO-S1", "set_quorum_of_half", "board"))
    assert (finding.outcome.value if finding else None) == outcome


def test_the_change_of_september_changes_what_is_said_of_votes_and_no_more(found: dict[date, Found]) -> None:
    before, after = (_outcomes(found[day]) for day in (LAST_DAY_OF_NOMINEES, FIRST_DAY_OF_MORE_VOTERS))
    changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    about_notice = {key for key in changed if key[2] == "audit-2026-09-09"}
    assert {key[:2] for key in changed - about_notice} == {
        ("IJBO-S1", "set_quorum_of_half"),
        ("IJBO-X1", "revise_standing_orders"),
    }


def _outcomes(found: Found) -> dict[tuple[str, str, str], str]:
    return {key: each.outcome.value for key, each in found.items()}
