"""The plan as a document: text in order, localities by themselves, tables made from facts, gaps said in sentences."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from comhla.documents.model import (
    Document,
    Figure,
    Layout,
    Link,
    Note,
    Paragraph,
    Picture,
    Table,
    paragraph,
    plain,
    walk,
)
from comhla.documents.plan import plan_document
from comhla.documents.plan_parts import NOT_WRITTEN
from comhla.law.events import NOT_DONE
from comhla.law.facts import (
    Ages,
    AuthorityFacts,
    DelegatedFunction,
    LinkedPlan,
    LinkedPlanKind,
    OtherPlan,
    PlanEdition,
    PlanPart,
    PlanStage,
    Stage,
)
from comhla.reference import national_outcomes, principles
from tests.lib.law import a_scheme
from tests.lib.plan_documents import (
    ON,
    PLAN,
    a_measure,
    a_plan,
    a_section,
    an_action,
    planning,
    rows_of,
    section_called,
    tables_in,
    text_of,
)

DOT = Picture(content=b"\x89PNG", media_type="image/png")
EASY, GAELIC = PlanEdition.EASY_READ, PlanEdition.GAELIC


def document(facts: AuthorityFacts, edition: PlanEdition = PlanEdition.FULL) -> Document:
    return plan_document(
        facts, PLAN, edition=edition, pictures={"dot": DOT}, issued_on=ON, identifier="urn:x", version="Second draft"
    )


def test_the_cover_says_which_plan_it_is_and_for_when() -> None:
    made = document(planning(a_plan(finalised_on=NOT_DONE)))
    assert (made.title, made.subtitle) == ("Strategic plan 2027 to 2030", "1 April 2027 to 31 March 2030")
    assert (made.publisher, made.identifier, made.version, made.issued_on) == (
        "Strathmore", "urn:x", "Second draft", ON,
    )  # fmt: skip
    assert len(made.marks) == 2
    assert document(planning(a_plan(period_first_day=None, period_last_day=None))).subtitle == ""


def test_the_text_comes_first_in_its_order_and_then_the_tables() -> None:
    rows = (
        a_section("needs", PlanPart.NEEDS, "Before.\n\n## Who lives here\n\n![A dot](figure:dot)"),
        a_section("vision", PlanPart.VISION),
    )
    made = document(planning(plan_sections=rows))
    assert [each.anchor for each in made.sections] == ["section-vision", "section-needs", "tables"]
    needs = made.sections[1]
    assert needs.blocks == (paragraph("Before."),)
    assert [each.heading for each in needs.sections] == ["Who lives here"]
    assert isinstance(needs.sections[0].blocks[0], Figure)
    assert made.opening == ()


def test_a_plan_without_text_says_so() -> None:
    assert [plain(block.inside) for block in document(planning()).opening if isinstance(block, Paragraph)] == [
        "Nothing is written of this plan yet. What follows is made from the facts recorded of it."
    ]


@pytest.mark.parametrize("text", [None, "", " \n"])
def test_a_section_without_text_says_that_it_is_not_written(text: str | None) -> None:
    made = document(planning(plan_sections=(a_section("vision", PlanPart.VISION, text),)))
    assert text_of(section_called(made, "section-vision")) == f"Vision\n{NOT_WRITTEN}"


def locality(key: str, place: str) -> object:
    return a_section(key, PlanPart.LOCALITY, locality=place)


def test_each_locality_stands_by_itself_with_its_actions() -> None:
    facts = planning(
        plan_sections=(locality("north", "north"), locality("coast", "coast"), locality("north-2", "north")),
        plan_actions=(an_action("a", localities=("coast",)), an_action("b"), an_action("c", localities=("north",))),
    )
    made = document(facts)
    assert [each.heading for each in made.sections] == ["North", "Coast", "The plan in tables"]
    north, coast, _ = made.sections
    assert [each.anchor for each in north.sections] == ["section-north", "section-north-2", "locality-north.actions"]
    assert "Do c" in text_of(north)
    assert text_of(coast.sections[-1]) == "Actions for Coast\n1 action is for this locality by name.\nDo a"
    assert "There is a gap" not in text_of(section_called(made, "localities"))


def test_a_locality_without_arrangements_is_a_gap_that_is_said() -> None:
    made = document(planning(plan_sections=(locality("north", "north"),)))
    localities = section_called(made, "localities")
    assert "There is a gap: nothing is set out separately for Coast." in text_of(localities)
    assert rows_of(localities) == [("North", "North", "0"), ("Coast", "Not set out yet", "0")]
    (table,) = (block for block in localities.blocks if isinstance(block, Table))
    (link,) = table.rows[0][1]
    assert isinstance(link, Link)
    assert link.address == "#section-north"


def test_no_localities_and_no_actions_are_said_too() -> None:
    made = document(planning(localities=None))
    for anchor, said in (
        ("localities", "No localities are recorded."),
        ("actions", "No actions are recorded for this plan yet."),
        ("outcomes", "No action is recorded as serving any of the nine national outcomes."),
        ("principles", "No action is recorded as serving any of the thirteen principles."),
        ("measures", "No measures are recorded for this plan yet."),
        ("functions", "Which functions this plan covers is not recorded yet."),
        ("preparation", "The steps of preparing this plan are not recorded."),
        ("other-plans", "No plan with a period that meets the period of this plan is recorded."),
    ):
        section = section_called(made, anchor)
        assert text_of(section).split("\n", 1)[1] == said
    assert tables_in(made) == []


def test_actions_stand_by_priority_with_owner_days_places_and_outcomes() -> None:
    facts = planning(
        plan_actions=(
            an_action("a", priority="Home", owner="Head of care", first_day=date(2027, 4, 1), outcomes=("O1", "O2")),
            an_action("b"),
            an_action("c", priority="Home", localities=("north", "coast"), last_day=date(2028, 3, 31)),
        )
    )
    made = document(facts)
    home, others = section_called(made, "actions").sections
    assert (home.heading, others.heading) == ("Home", "Other actions")
    assert rows_of(home) == [
        ("Do a", "Head of care", "from 1 April 2027", "Whole area", "O1, O2"),
        ("Do c", "Not recorded", "until 31 March 2028", "North and Coast", "None named"),
    ]
    assert rows_of(others) == [("Do b", "Not recorded", "Not recorded", "Whole area", "None named")]
    assert text_of(home).split("\n")[1] == "This table shows 2 actions under: Home."


ALL = tuple(row.key for row in national_outcomes())
# what the actions serve, and what is said of gaps
GAPS = [
    (ALL, "At least one action serves each of the nine national outcomes."),
    (ALL[:-1], "There is a gap: no action serves outcome O9 Effective and efficient resources."),
    (ALL[2:], "There is a gap: no action serves outcomes O1 Own health and O2 Independent living."),
]


@pytest.mark.parametrize(("served", "said"), GAPS)
def test_what_no_action_serves_is_said(served: tuple[str, ...], said: str) -> None:
    facts = planning(
        plan_actions=(an_action("a", outcomes=served), an_action("b", outcomes=served[-1:])),
        plan_measures=(a_measure("m", outcomes=served[-1:]),),
    )
    outcomes = section_called(document(facts), "outcomes")
    assert said in text_of(outcomes)
    rows = {row[0].split()[0]: row[1:] for row in rows_of(outcomes)}
    assert tuple(rows) == ALL
    assert {key for key, (actions, _) in rows.items() if actions != "None"} == set(served)
    assert rows[served[-1]] == ("Do a;\nDo b", "Count m")


def test_principles_are_matched_with_actions() -> None:
    keys = tuple(row.key for row in principles())
    made = document(planning(plan_actions=(an_action("a", principles=keys[1:]),)))
    section = section_called(made, "principles")
    assert "no action serves principle P0 Wellbeing." in text_of(section)
    assert [row[1] for row in rows_of(section)] == ["None", *["Do a"] * 12]


def test_measures_have_baseline_and_target() -> None:
    made = document(
        planning(
            plan_measures=(
                a_measure(
                    "a", unit="per cent", baseline=Decimal("71.5"), baseline_period="2025-26", target=Decimal(1200),
                    target_on=date(2030, 3, 31), source="Survey",
                ),
                a_measure("b", baseline=Decimal(1), target=Decimal(2)),
                a_measure("c"),
            )
        )
    )  # fmt: skip
    assert rows_of(section_called(made, "measures")) == [
        ("Count a, per cent", "71.5 (2025-26)", "1,200 by 31 March 2030", "Survey"),
        ("Count b", "1", "2", "Not recorded"),
        ("Count c", "Not recorded", "Not recorded", "Not recorded"),
    ]


def test_functions_stand_by_who_delegated_them() -> None:
    functions = (
        DelegatedFunction(id="a", name="Nursing", delegated_by="NHS Strathmore", ages=Ages.ALL),
        DelegatedFunction(id="b", name="Home care"),
        DelegatedFunction(id="c", name="Not covered", delegated_by="NHS Strathmore"),
    )
    facts = planning(a_plan(functions_covered=("a", "b")), schemes=(a_scheme(functions=functions),))
    section = section_called(document(facts), "functions")
    assert "This plan covers 2 functions that were delegated to Strathmore." in text_of(section)
    assert [(each.heading, rows_of(each)) for each in section.sections] == [
        ("NHS Strathmore", [("Nursing", "all")]),
        ("Functions whose delegation is not recorded", [("Home care", "Not recorded")]),
    ]


def test_the_steps_of_preparation_stand_with_their_days() -> None:
    stages = (
        PlanStage(stage=Stage.PROPOSALS, on=date(2026, 7, 15)),
        PlanStage(stage=Stage.GROUP_ON_PROPOSALS, on=date(2026, 8, 12), responses=2),
        PlanStage(stage=Stage.GROUP_ON_PROPOSALS, on=date(2026, 8, 5), responses=3),
    )
    rows = rows_of(section_called(document(planning(a_plan(stages=stages))), "preparation"))
    assert rows[:3] == [
        ("Writing proposals", "15 July 2026", "None asked for"),
        ("Asking the planning group about the proposals", "5 August 2026 and 12 August 2026", "5"),
        ("Writing the first draft", "Not taken yet", "None asked for"),
    ]
    assert rows[5] == ("Sending the second draft out for views", "Not taken yet", "Not recorded")
    assert len(rows) == len(Stage)


def linked(key: str, first: date | None, last: date | None = None) -> LinkedPlan:
    return LinkedPlan(
        id=key, kind=LinkedPlanKind.CARER_STRATEGY, title=f"Plan {key}", period_first_day=first, period_last_day=last
    )


def test_other_plans_stand_where_their_period_meets_that_of_the_plan() -> None:
    facts = planning(
        linked_plans=(
            linked("before", date(2020, 1, 1), date(2027, 3, 31)),
            linked("meets", date(2020, 1, 1), date(2027, 4, 1)),
            linked("open", date(2030, 3, 31)),
            linked("after", date(2030, 4, 1)),
            linked("undated", None),
        ),
        other_plans=(OtherPlan(id="glenmore", authority="Glenmore", period_first_day=date(2026, 4, 1)),),
    )
    section = section_called(document(facts), "other-plans")
    ours, theirs = (block for block in section.blocks if isinstance(block, Table))
    assert [tuple(map(plain, row)) for row in ours.rows] == [
        ("Plan meets", "carer strategy", "1 January 2020 to 1 April 2027", "Not recorded"),
        ("Plan open", "carer strategy", "from 31 March 2030", "Not recorded"),
    ]
    assert [tuple(map(plain, row)) for row in theirs.rows] == [("Glenmore", "from 1 April 2026", "Not recorded")]
    undated = document(planning(a_plan(period_first_day=None), linked_plans=(linked("open", date(2030, 3, 31)),)))
    assert "No plan with a period" in text_of(section_called(undated, "other-plans"))


def test_easy_read_is_its_own_text_with_pictures_and_nothing_else() -> None:
    rows = (
        a_section("vision", PlanPart.VISION),
        a_section("easy", PlanPart.VISION, "![A dot](figure:dot) We help.", edition=EASY, made_from="vision"),
        a_section("easy-north", PlanPart.LOCALITY, locality="north", edition=EASY),
    )
    made = document(planning(plan_sections=rows, plan_actions=(an_action("a", localities=("north",)),)), EASY)
    assert made.layout is Layout.EASY_READ
    assert made.subtitle.startswith("Easy read, ")
    assert [each.anchor for each in walk(made.sections)] == ["section-easy", "section-easy-north"]
    note = made.sections[0].blocks[0]
    assert isinstance(note, Note)
    assert note.label == "Out of date"
    assert not any(isinstance(block, Note) for block in made.sections[1].blocks)


def test_gaelic_marks_what_is_english_in_it() -> None:
    rows = (
        a_section("vision", PlanPart.VISION),
        a_section("gd", PlanPart.VISION, None, edition=GAELIC, made_from="vision", heading="C\u00f2mhla"),
    )
    made = document(planning(plan_sections=rows), GAELIC)
    assert made.language == "gd"
    text, tables = made.sections
    assert text.language is None
    assert tables.language == "en-GB"
    for block in text.blocks:
        inside = block.blocks[0] if isinstance(block, Note) else block
        assert isinstance(inside, Paragraph)
        assert [getattr(each, "language", "") for each in inside.inside] == ["en-GB"]


def test_a_sentence_that_names_the_table_stands_before_each_table(demonstration: AuthorityFacts) -> None:
    made = plan_document(demonstration, "plan-2024", pictures={}, issued_on=ON, identifier="urn:x")
    from_facts = [each for each in tables_in(made) if "section-" not in (each[0].anchor if each[0] else "")]
    assert len(from_facts) > 10
    for section, place, _ in from_facts:
        assert section is not None
        before = [plain(block.inside) for block in section.blocks[:place] if isinstance(block, Paragraph)]
        assert any("his table shows" in said for said in before), section.heading
