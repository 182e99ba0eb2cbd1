"""Real and made-up plans as documents: the structure of a real plan can be held, and every form can carry it."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from comhla.authority_file import read
from comhla.documents.checks import check_document, errors_in, reading_age_of_document
from comhla.documents.consultation_statement import statement_document
from comhla.documents.formats import Format, render
from comhla.documents.model import Document, walk
from comhla.documents.plan import plan_document, text_problems
from comhla.law.facts import AuthorityFacts, MayBeShown, PlanEdition, PlanPart
from tests.lib.plan_documents import section_called, tables_in, text_of, texts_in

EXAMPLES = Path(__file__).resolve().parent.parent.parent.parent / "examples"
MADE_UP, REAL = "demonstration", "east-ayrshire-2018"
TODAY, REPORTED_ON = date(2026, 11, 22), date(2018, 6, 13)
FULL, EASY = PlanEdition.FULL, PlanEdition.EASY_READ


@cache
def _facts(name: str) -> AuthorityFacts:
    return read((EXAMPLES / f"{name}.yaml").read_bytes(), file=f"{name}.yaml")


@cache
def _plan(name: str, plan: str, edition: PlanEdition, on: date) -> Document:
    return plan_document(_facts(name), plan, edition=edition, pictures={}, issued_on=on, identifier=f"urn:{plan}")


# file, plan, edition, and the day asked about
PLANS = [
    (MADE_UP, "plan-2019", FULL, TODAY),
    (MADE_UP, "plan-2024", FULL, TODAY),
    (MADE_UP, "plan-2024", EASY, TODAY),
    (MADE_UP, "plan-2027", FULL, TODAY),
    (REAL, "plan-2018", FULL, REPORTED_ON),
]


@pytest.mark.parametrize(("name", "plan", "edition", "on"), PLANS)
def test_nothing_in_a_plan_keeps_anybody_from_reading_it(name: str, plan: str, edition: PlanEdition, on: date) -> None:
    assert [str(each) for each in text_problems(_facts(name), plan, edition=edition, pictures={})] == []
    assert errors_in(check_document(_plan(name, plan, edition, on))) == ()


@pytest.mark.parametrize(("name", "plan", "edition", "on"), PLANS[:-1])
def test_the_made_up_plans_are_in_plain_english(name: str, plan: str, edition: PlanEdition, on: date) -> None:
    age = reading_age_of_document(_plan(name, plan, edition, on))
    assert age is not None
    assert age.grade < 7


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize(("name", "plan", "edition", "on"), [PLANS[2], PLANS[4]])
def test_every_form_carries_an_easy_read_plan_and_a_real_one(
    name: str, plan: str, edition: PlanEdition, on: date, form: Format
) -> None:
    assert len(render(_plan(name, plan, edition, on), form)) > 2_000


@pytest.mark.parametrize("form", list(Format))
def test_every_form_carries_the_whole_plan_in_force(form: Format) -> None:
    assert len(render(_plan(MADE_UP, "plan-2024", FULL, TODAY), form)) > 10_000


def test_the_plan_in_force_has_every_part_and_each_locality() -> None:
    sections = [each for each in _facts(MADE_UP).plan_sections or () if each.plan == "plan-2024"]
    full = [each for each in sections if each.edition is None]
    assert {each.part for each in full} == set(PlanPart)
    assert [each.locality for each in full if each.locality] == ["north", "glens", "coast"]
    assert len([each for each in _facts(MADE_UP).plan_actions or () if each.plan == "plan-2024"]) == 12
    assert len([each for each in _facts(MADE_UP).plan_measures or () if each.plan == "plan-2024"]) == 8
    assert "There is a gap" not in "\n".join(texts_in(_plan(MADE_UP, "plan-2024", FULL, TODAY)))


def test_the_plan_half_way_says_its_two_gaps() -> None:
    made = _plan(MADE_UP, "plan-2027", FULL, TODAY)
    assert [text for text in texts_in(made) if text.startswith("There is a gap")] == [
        "There is a gap: nothing is set out separately for Coast locality.",
        "There is a gap: no action serves outcome O8 Engaged workforce.",
    ]
    assert made.marks == (
        "Illustrative: Inverannoch is a made-up authority.",
        "In preparation: this plan is not final.",
    )


def test_the_easy_read_edition_tells_which_part_is_out_of_date() -> None:
    made = _plan(MADE_UP, "plan-2024", EASY, TODAY)
    assert [each.anchor for each in walk(made.sections) if "Out of date" in text_of(each)] == [
        "section-plan-2024-easy-coast"
    ]


def test_a_real_plan_shows_its_structure_and_what_is_not_recorded() -> None:
    made = _plan(REAL, "plan-2018", FULL, REPORTED_ON)
    assert [each.heading for each in made.sections] == [
        "Themes",
        "Shared priorities",
        "Wellbeing",
        "The plan in tables",
    ]
    assert made.marks == ("It is not recorded whether this plan is final.",)
    assert "Four priorities are shared" in text_of(made.sections[1])
    assert tables_in(made) == []
    assert "No actions are recorded" in text_of(section_called(made, "actions"))


def test_the_statement_of_a_real_plan_makes_nothing_up() -> None:
    made = statement_document(_facts(REAL), "plan-2018", issued_on=REPORTED_ON, identifier="urn:s")
    assert "No views are recorded." in texts_in(made)
    assert tables_in(made) == []


def test_the_statement_of_the_plan_in_force_leaves_nothing_open() -> None:
    made = statement_document(_facts(MADE_UP), "plan-2024", issued_on=TODAY, identifier="urn:s")
    said = "\n".join(texts_in(made))
    assert "25 views are recorded: 20 led to a change, 5 led to none, and 0 are still open." in said
    views = [each for each in _facts(MADE_UP).plan_views or () if each.plan == "plan-2024"]
    hidden = [each.words for each in views if each.may_be_shown is MayBeShown.NOT_AT_ALL]
    assert len(hidden) == 4
    assert [words for words in hidden if words in said] == []
