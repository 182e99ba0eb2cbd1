"""What the documents of a plan share: order of sections, stamps, anchors, problems of texts, words for days and names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.documents.plan_parts import (
    NoSuchPlan,
    counted,
    listed,
    localities_of,
    marks_of,
    outdated_editions,
    period_in_words,
    plan_called,
    section_anchor,
    sections_in_order,
    stamp_of,
    text_problems,
)
from comhla.law.events import NOT_DONE
from comhla.law.facts import AuthorityIdentity, Locality, PlanEdition, PlanPart, PlanStage, Stage
from tests.lib.plan_documents import ON, PLAN, a_plan, a_section, an_authority, planning

V, N, O = PlanPart.VISION, PlanPart.NEEDS, PlanPart.OTHER  # noqa: E741 - read as a table

# sections as name, part and place; and the order in which they are read
ORDERS = [
    ([("needs", N, None), ("vision", V, None)], ["vision", "needs"]),
    ([("first", N, None), ("second", N, None)], ["first", "second"]),
    ([("last", O, None), ("moved-up", O, 0), ("vision", V, None)], ["moved-up", "vision", "last"]),
    ([], []),
]


@pytest.mark.parametrize(("sections", "order"), ORDERS)
def test_sections_are_read_in_the_order_of_parts_unless_a_place_says_otherwise(
    sections: list[tuple[str, PlanPart, int | None]], order: list[str]
) -> None:
    rows = tuple(a_section(name, part, place=place) for name, part, place in sections)
    assert [each.id for each in sections_in_order(planning(plan_sections=rows), PLAN)] == order


def test_sections_of_other_plans_and_editions_are_left_out() -> None:
    rows = (
        a_section("own", V),
        a_section("easy", V, edition=PlanEdition.EASY_READ),
        a_section("other", V, plan="plan-2024"),
    )
    facts = planning(plan_sections=rows)
    assert [each.id for each in sections_in_order(facts, PLAN)] == ["own"]
    assert [each.id for each in sections_in_order(facts, PLAN, PlanEdition.EASY_READ)] == ["easy"]


def test_a_plan_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(NoSuchPlan, match=r"There is no plan called 'plan-1'\. The plans are: plan-2027\."):
        plan_called(planning(), "plan-1")
    with pytest.raises(NoSuchPlan, match="No plan is recorded"):
        plan_called(an_authority(), "plan-1")


# two texts, and whether they have one stamp
STAMPS = [
    ("One.\nTwo.", "One.\r\nTwo.", True),
    ("One. ", "One.\n\n", True),
    ("One.\n\n\n\nTwo.", "One.\n\nTwo.", True),
    ("Co\u0300mhla", "C\u00f2mhla", True),
    (None, "", True),
    ("One.", "one.", False),
    ("One.\nTwo.", "One.\n\nTwo.", False),
    ("- One", "  - One\n- Two", False),
]


@pytest.mark.parametrize(("one", "other", "same"), STAMPS)
def test_a_stamp_changes_with_the_words_and_not_with_spaces_at_line_ends(
    one: str | None, other: str, same: bool
) -> None:
    assert (stamp_of(one) == stamp_of(other)) is same
    assert len(stamp_of(one)) == 16


@given(st.text(), st.text())
def test_two_sections_never_share_an_anchor(one: str, other: str) -> None:
    assert (section_anchor(one) == section_anchor(other)) is (one == other)


# stamp of what it was made from, its original, and whether it is out of date
EDITIONS = [
    (stamp_of("Some words."), "vision", False),
    (stamp_of("Other words."), "vision", True),
    (None, "vision", True),
    (stamp_of("Some words."), "gone", True),
    (None, None, False),
]


@pytest.mark.parametrize(("stamp", "original", "outdated"), EDITIONS)
def test_an_edition_is_out_of_date_when_its_original_changed(
    stamp: str | None, original: str | None, outdated: bool
) -> None:
    easy = a_section("easy", V, edition=PlanEdition.EASY_READ, made_from=original, made_from_stamp=stamp)
    facts = planning(plan_sections=(a_section("vision", V), easy))
    assert [each.section.id for each in outdated_editions(facts, PLAN)] == (["easy"] if outdated else [])


def test_every_error_of_every_text_is_told_with_section_and_line() -> None:
    rows = (
        a_section("vision", V, "Fine.\n\n## A\n\n![](figure:none) text\n\n## Empty"),
        a_section("needs", N, "| a | b |\n| --- | --- |\n| 1 | 2 |"),
        a_section("empty", O, None),
    )
    told = [str(each) for each in text_problems(planning(plan_sections=rows), PLAN, pictures={})]
    assert [each.partition(":")[0] for each in told if "caption" in each] == ['Section "Needs", line 1']
    assert 'Section "Vision", line 5: There is no picture "none".' in "\n".join(told)
    assert 'Section "Vision", section "Empty": The section is empty.' in "\n".join(told)


def test_advice_is_no_problem() -> None:
    long_sentence = " ".join(["word"] * 60) + "."
    assert text_problems(planning(plan_sections=(a_section("a", V, long_sentence),)), PLAN, pictures={}) == ()


NOT_FINAL, UNKNOWN = "In preparation: this plan is not final.", "It is not recorded whether this plan is final."
# what is recorded of the plan, and the mark
MARKS = [
    ({"finalised_on": date(2026, 11, 22)}, None),
    ({"finalised_on": date(2026, 11, 23)}, NOT_FINAL),
    ({"finalised_on": NOT_DONE}, NOT_FINAL),
    ({"stages": (PlanStage(stage=Stage.PROPOSALS, on=date(2026, 7, 15)),)}, NOT_FINAL),
    ({"stages": (PlanStage(stage=Stage.FINALISED, on=date(2026, 7, 15)),)}, None),
    ({}, UNKNOWN),
]


@pytest.mark.parametrize(("fields", "mark"), MARKS)
def test_each_page_says_whether_the_plan_is_final_as_far_as_is_recorded(
    fields: dict[str, object], mark: str | None
) -> None:
    facts = planning(authority=AuthorityIdentity(name="Strathmore", fictional=False))
    assert marks_of(facts, a_plan(**fields), issued_on=ON) == ((mark,) if mark else ())


def test_a_made_up_authority_is_marked_as_such() -> None:
    marks = marks_of(planning(), a_plan(finalised_on=ON), issued_on=ON)
    assert marks == ("Illustrative: Strathmore is a made-up authority.",)


FIRST, LAST = date(2027, 4, 1), date(2030, 3, 31)
# first day, last day, and what is said
PERIODS = [
    (FIRST, LAST, "1 April 2027 to 31 March 2030"),
    (FIRST, None, "from 1 April 2027"),
    (None, LAST, "until 31 March 2030"),
    (None, None, ""),
]


@pytest.mark.parametrize(("first", "last", "said"), PERIODS)
def test_a_period_in_words(first: date | None, last: date | None, said: str) -> None:
    assert period_in_words(first, last) == said


def test_names_and_numbers_in_a_sentence() -> None:
    assert [listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert [counted(number, "view", "views") for number in (0, 1, 2)] == ["0 views", "1 view", "2 views"]


# first and last day of a locality, first day of the plan, and whether it is a locality of the plan
LOCALITIES = [
    (None, None, FIRST, True),
    (None, date(2027, 4, 1), FIRST, True),
    (None, date(2027, 3, 31), FIRST, False),
    (date(2027, 4, 1), None, FIRST, True),
    (date(2027, 4, 2), None, FIRST, False),
    (date(2027, 4, 2), None, None, True),
    (None, date(2027, 3, 31), None, False),
]


@pytest.mark.parametrize(("begins", "ends", "plan_begins", "counts"), LOCALITIES)
def test_localities_of_a_plan_are_those_of_its_first_day(
    begins: date | None, ends: date | None, plan_begins: date | None, counts: bool
) -> None:
    plan = a_plan(period_first_day=plan_begins)
    facts = planning(plan, localities=(Locality(id="north", name="North", first_day=begins, last_day=ends),))
    assert bool(localities_of(facts, plan)) is counts
