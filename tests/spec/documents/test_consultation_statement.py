"""The statement of how a plan was prepared: every step, counts that agree with the record, and permission honoured.

Public Bodies (Joint Working) (Scotland) Act 2014 section 35(2).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comhla.documents.consultation_statement import KINDS, OPEN, UnknownStep, statement_document, tally
from comhla.documents.model import Document, Section, Table, plain
from comhla.documents.plan_parts import NoSuchPlan
from comhla.documents.plan_tables import ASKING, STEPS
from comhla.law.events import NOT_DONE
from comhla.law.facts import (
    GroupMember,
    MayBeShown,
    PlanningGroup,
    PlanPart,
    PlanStage,
    PlanView,
    Recipient,
    Stage,
    ViewFrom,
    ViewResult,
)
from comhla.reference import ConsulteeGroup
from tests.lib.law import COUNCIL, HEALTH_BOARD
from tests.lib.plan_documents import (
    ON,
    PLAN,
    a_plan,
    a_section,
    planning,
    rows_of,
    section_called,
    tables_in,
    text_of,
    texts_in,
)

SENT, PROPOSALS = Stage.SENT, Stage.GROUP_ON_PROPOSALS
NAMED, UNNAMED, HIDDEN = MayBeShown.WITH_NAME, MayBeShown.WITHOUT_NAME, MayBeShown.NOT_AT_ALL
CHANGED, NOT_CHANGED = ViewResult.CHANGED, ViewResult.NOT_CHANGED


def a_view(key: str, **fields: Any) -> PlanView:
    known = {"plan": PLAN, "stage": SENT, "given_by": ViewFrom.PUBLIC, "received_on": date(2026, 11, 20)}
    return PlanView(**{"id": key, **known, "words": f"said-{key}", "may_be_shown": UNNAMED, **fields})


def taken(stage: Stage, day: str, **fields: Any) -> PlanStage:
    return PlanStage(stage=stage, on=date.fromisoformat(day), **fields)


def statement(*views: PlanView, narrative: dict[str, str] | None = None, **facts: Any) -> Document:
    plan = a_plan(**{key: facts.pop(key) for key in list(facts) if key in {"stages", "recipients", *PLAN_FIELDS}})
    made = planning(plan, plan_views=views, **facts)
    return statement_document(made, PLAN, narrative=narrative, issued_on=ON, identifier="urn:x")


PLAN_FIELDS = ("finalised_on", "published_on", "views_first_day", "views_last_day")


def of_step(document: Document, stage: Stage) -> Section:
    return section_called(document, f"step-{stage.value}")


def table_called(section: Section, beginning: str) -> list[tuple[str, ...]]:
    (table,) = (each for each in section.blocks if isinstance(each, Table) and each.caption.startswith(beginning))
    return [tuple(plain(cell) for cell in row) for row in table.rows]


# ------------------------------------------------------------------ every step


def test_there_is_a_section_for_each_step_of_the_law_in_its_order() -> None:
    made = statement()
    assert [each.anchor for each in made.sections] == [*(f"step-{stage.value}" for stage in Stage), "open"]
    assert [each.heading for each in made.sections[:-1]] == [STEPS[stage] for stage in Stage]
    assert made.title == "How the strategic plan 2027 to 2030 was prepared"
    assert all("This is not recorded as done yet." in text_of(each) for each in made.sections[:-1])


# what is recorded of a step, and a sentence that follows
STEPS_TOLD = [
    (taken(Stage.PROPOSALS, "2026-07-15"), "This was done on 15 July 2026."),
    (taken(Stage.PROPOSALS, "2026-07-15", document="Minute 4"), "It is shown by: Minute 4."),
    (taken(Stage.SENT, "2026-11-11", out_of_order_because="A mistake."), "It was not done in its order: A mistake."),
    (
        taken(Stage.SENT, "2026-11-11", went_on_because="One group was silent.", decided_by="chief officer"),
        "The reason recorded by the chief officer: One group was silent.",
    ),
    (taken(Stage.SENT, "2026-11-11", went_on_because="Time."), "The reason recorded: Time."),
]


@pytest.mark.parametrize(("step", "said"), STEPS_TOLD)
def test_each_step_says_when_it_was_taken_and_what_was_unusual(step: PlanStage, said: str) -> None:
    assert said in text_of(of_step(statement(stages=(step,)), step.stage))


# what is recorded of the end, and what the last step says
ENDS = [
    ({}, "This is not recorded as done yet."),
    ({"finalised_on": NOT_DONE}, "This is not recorded as done yet."),
    ({"finalised_on": date(2027, 3, 1)}, "This was done on 1 March 2027."),
    ({"stages": (taken(Stage.FINALISED, "2027-03-02"),)}, "This was done on 2 March 2027."),
    (
        {"finalised_on": date(2027, 3, 1), "published_on": date(2027, 3, 5)},
        "The plan was published on 5 March 2027.",
    ),
    ({"finalised_on": date(2027, 3, 1)}, "Its publication is not recorded yet."),
]


@pytest.mark.parametrize(("fields", "said"), ENDS)
def test_the_last_step_says_when_the_plan_was_final_and_published(fields: dict[str, Any], said: str) -> None:
    assert said in text_of(of_step(statement(**fields), Stage.FINALISED))


def test_what_the_authority_says_itself_stands_at_its_step() -> None:
    made = statement(
        narrative={"opening": "We began early.\n\n## Why\n\nBecause.", "sent": "By post.\n\n## How\n\nSo."}
    )
    assert "We began early." in texts_in(made)
    assert made.sections[0].heading == "Why"
    assert [each.heading for each in of_step(made, SENT).sections] == ["How"]
    assert "By post." in text_of(of_step(made, SENT))
    with pytest.raises(UnknownStep, match="There is no step called second_thoughts"):
        statement(narrative={"second_thoughts": "No."})


def test_a_plan_that_is_not_there_has_no_statement() -> None:
    with pytest.raises(NoSuchPlan):
        statement_document(planning(), "plan-1", issued_on=ON, identifier="urn:x")


# ------------------------------------------------------------------ whom it asked


def member(key: str, **fields: Any) -> GroupMember:
    return GroupMember(**{"id": key, "person": key, "first_day": date(2026, 1, 1), **fields})


GROUP = PlanningGroup(
    members=(
        member("a", group=ConsulteeGroup.OTHER_STAFF),
        member("b", group=ConsulteeGroup.OTHER_STAFF),
        member("c", localities=("north", "coast")),
        member("d", nominated_by=COUNCIL),
        member("e"),
        member("left", last_day=date(2026, 8, 4)),
        member("later", first_day=date(2026, 8, 6)),
    )
)


def test_the_planning_group_is_that_of_the_day_on_which_it_was_asked() -> None:
    made = statement(stages=(taken(PROPOSALS, "2026-08-05"),), planning_group=GROUP)
    step = of_step(made, PROPOSALS)
    assert "It had 5 members on that day" in text_of(step)
    assert table_called(step, "The planning group on 5 August 2026") == [
        ("Other staff", "2"),
        ("North and Coast", "1"),
        (f"Nominated by {COUNCIL}", "1"),
        ("Other members", "1"),
    ]


@pytest.mark.parametrize("group", [None, PlanningGroup(), PlanningGroup(members=())])
def test_a_group_that_is_not_recorded_is_not_made_up(group: PlanningGroup | None) -> None:
    made = statement(stages=(taken(PROPOSALS, "2026-08-05"),), planning_group=group)
    assert "Who was on the planning group on that day is not recorded." in text_of(of_step(made, PROPOSALS))


# the day of the second asking, and how the group is told
SECOND_ASKINGS = [
    ("2026-08-07", "It had 6 members on that day, and this table shows for whom they speak."),
    ("2026-08-05", "It had the same 5 members as when it was asked about the proposals."),
]


@pytest.mark.parametrize(("day", "said"), SECOND_ASKINGS)
def test_a_group_that_stayed_the_same_is_not_listed_twice(day: str, said: str) -> None:
    stages = (taken(PROPOSALS, "2026-08-05"), taken(Stage.GROUP_ON_FIRST_DRAFT, day))
    made = statement(stages=stages, planning_group=GROUP)
    assert said in text_of(of_step(made, Stage.GROUP_ON_FIRST_DRAFT))
    alone = statement(stages=stages[1:], planning_group=GROUP)
    assert "on that day, and this table shows" in text_of(of_step(alone, Stage.GROUP_ON_FIRST_DRAFT))


def test_a_plan_that_is_not_final_is_not_said_to_be_published() -> None:
    assert "publi" not in text_of(of_step(statement(), Stage.FINALISED))


def test_recipients_stand_with_day_and_what_is_known_of_the_arrival() -> None:
    sent = date(2026, 11, 11)
    recipients = (
        Recipient(group=ConsulteeGroup.OTHER_STAFF, who="Staff forum", sent_on=sent, proof="List 3"),
        Recipient(body=HEALTH_BOARD, sent_on=sent, received_on=date(2026, 11, 12)),
        Recipient(body=COUNCIL, sent_on=sent, received_on=sent, came_back_on=date(2026, 11, 14)),
        Recipient(),
    )
    days = {"views_first_day": sent, "views_last_day": date(2027, 1, 29)}
    step = of_step(statement(recipients=recipients, **days), SENT)
    assert rows_of(step) == [
        ("Other staff: Staff forum", "11 November 2026", "List 3"),
        (HEALTH_BOARD, "11 November 2026", "Received on 12 November 2026"),
        (COUNCIL, "11 November 2026", "Came back on 14 November 2026"),
        ("Not named", "Not sent", "Nothing recorded"),
    ]
    assert "the second draft was sent to 3 of them" in text_of(step)
    assert "Views could be given from 11 November 2026 to 29 January 2027." in text_of(step)
    assert "Views could be given" not in text_of(of_step(statement(recipients=recipients), SENT))
    assert "To whom the second draft was sent is not recorded." in text_of(of_step(statement(), SENT))


# ------------------------------------------------------------------ what came of it

# how the step counted them, how many are recorded, and what is said
COUNTS = [
    (None, 0, "No views are recorded at this step."),
    (0, 0, "0 views came. They are not recorded one by one."),
    (38, 0, "38 views came. They are not recorded one by one."),
    (2, 2, "2 views are recorded one by one. This table counts them by who gave them."),
    (None, 1, "1 view is recorded one by one. This table counts them by who gave them."),
    (38, 1, "38 views came, as the minute of the step says. 1 view is recorded one by one."),
]


@pytest.mark.parametrize(("counted", "recorded", "said"), COUNTS)
def test_the_number_of_views_is_said_as_counted_and_as_recorded(counted: int | None, recorded: int, said: str) -> None:
    views = [a_view(str(number)) for number in range(recorded)]
    made = statement(*views, stages=(taken(SENT, "2026-11-11", responses=counted),))
    assert said in text_of(of_step(made, SENT))


# a view, and what the statement says of who gave it and of what came of it
VIEWS: list[tuple[dict[str, Any], str, str]] = [
    ({}, "Member of the public", OPEN),
    ({"who": "A. Person", "may_be_shown": NAMED}, "Member of the public: A. Person", OPEN),
    ({"who": "A. Person"}, "Member of the public", OPEN),
    (
        {"given_by": ViewFrom.CONSULTEE, "group": ConsulteeGroup.OTHER_STAFF, "result": CHANGED, "change": "More."},
        "Consulted: Other staff",
        "Changed: More.",
    ),
    (
        {"given_by": ViewFrom.LOCALITY, "locality": "north", "result": CHANGED, "changed_section": "vision"},
        "For a locality: North",
        'Changed, in "Vision".',
    ),
    (
        {
            "given_by": ViewFrom.PARTNER,
            "body": COUNCIL,
            "may_be_shown": NAMED,
            "result": NOT_CHANGED,
            "reason": "Cost.",
        },
        f"Partner body: {COUNCIL}",
        "Not changed.\nWhy: Cost.",
    ),
    ({"given_by": ViewFrom.PARTNER, "body": COUNCIL, "result": NOT_CHANGED}, "Partner body", "Not changed."),
]


@pytest.mark.parametrize(("fields", "giver", "result"), VIEWS)
def test_a_view_stands_with_what_came_of_it(fields: dict[str, Any], giver: str, result: str) -> None:
    made = statement(a_view("1", **fields), plan_sections=(a_section("vision", PlanPart.VISION),))
    assert table_called(of_step(made, SENT), "What was said") == [(giver, "said-1", result)]


def test_what_is_open_is_listed_as_open() -> None:
    views = (
        a_view("1"),
        a_view("2", considered_on=date(2026, 11, 21)),
        a_view("3", stage=PROPOSALS, result=CHANGED),
        a_view("4", stage=PROPOSALS, result=NOT_CHANGED),
    )
    made = statement(*views)
    section = section_called(made, "open")
    assert (
        "2 views are open: nothing is recorded of what came of them. 1 has been considered, without a result."
        in text_of(section)
    )
    assert rows_of(section) == [(STEPS[SENT], "2", "1")]
    nobody = statement(views[0])
    assert "Nobody has considered anything of this yet" in text_of(section_called(nobody, "open"))
    assert "something came of every view" in text_of(section_called(statement(*views[2:]), "open"))
    assert text_of(section_called(statement(), "open")).endswith("Nothing is open.")


def test_all_views_are_counted_at_the_start() -> None:
    made = statement(a_view("1"), a_view("2", stage=PROPOSALS, result=CHANGED), a_view("3", result=NOT_CHANGED))
    ((_, _, table), *_) = tables_in(made)
    assert [tuple(map(plain, row)) for row in table.rows] == [
        (STEPS[PROPOSALS], "1", "1", "0", "0"),
        (STEPS[SENT], "2", "0", "1", "1"),
        ("All steps", "3", "1", "1", "1"),
    ]
    assert any(
        "3 views are recorded: 1 led to a change, 1 led to none, and 1 is still open." in t for t in texts_in(made)
    )
    assert "No views are recorded." in texts_in(statement())


def test_views_on_other_plans_are_left_out() -> None:
    assert "said-1" not in "\n".join(texts_in(statement(a_view("1", plan="plan-2024"))))


# ------------------------------------------------------------------ properties


@st.composite
def _views(draw: st.DrawFn) -> list[PlanView]:
    """Views of every kind; each of their texts is a word that stands nowhere else."""
    made = []
    for number in range(draw(st.integers(0, 12))):
        result = draw(st.sampled_from([None, *ViewResult]))
        made.append(
            a_view(
                f"v{number}",
                stage=draw(st.sampled_from(Stage)),
                given_by=draw(st.sampled_from(ViewFrom)),
                group=draw(st.sampled_from([None, *ConsulteeGroup])),
                locality=draw(st.sampled_from([None, "north"])),
                body=draw(st.sampled_from([None, f"body{number}x"])),
                who=draw(st.sampled_from([None, f"name{number}x"])),
                channel=f"channel{number}x",
                may_be_shown=draw(st.sampled_from([None, *MayBeShown])),
                words=f"words{number}x",
                result=result,
                change=f"change{number}x" if result is CHANGED else None,
                reason=draw(st.sampled_from([None, f"reason{number}x"])),
                considered_on=draw(st.sampled_from([None, ON])),
                considered_by=f"post{number}x",
            )
        )
    return made


def _of(view: PlanView, *fields: str) -> list[str]:
    return [value for field in fields if (value := getattr(view, field)) is not None]


@settings(max_examples=40, deadline=None)
@given(_views())
def test_nobody_is_shown_further_than_they_allow(views: Sequence[PlanView]) -> None:
    said = "\n".join(texts_in(statement(*views)))
    for view in views:
        shown = view.may_be_shown in (NAMED, UNNAMED)
        for text in _of(view, "words", "change"):
            assert (text in said) is shown, text
        for text in _of(view, "reason"):
            assert (text in said) is (shown and view.result is not None), text
        for text in _of(view, "who", "body"):
            assert (text in said) is (view.may_be_shown is NAMED), text
        for text in _of(view, "channel", "considered_by"):
            assert text not in said


@settings(max_examples=40, deadline=None)
@given(_views())
def test_the_sums_of_every_table_agree_with_the_views(views: Sequence[PlanView]) -> None:
    made = statement(*views)
    tables = {table.caption: [tuple(map(plain, row)) for row in table.rows] for _, _, table in tables_in(made)}
    if views:
        *steps, whole = tables["Views by step"]
        assert whole[1:] == tuple(map(str, tally(views)))
        assert _sums(steps) == tuple(tally(views))
    by_kind = [row for caption, rows in tables.items() if caption.startswith("Views by who") for row in rows]
    assert _sums(by_kind) == tuple(tally(views))
    assert {row[0] for row in by_kind} == {KINDS[each.given_by] for each in views}
    listed = sum(len(rows) for caption, rows in tables.items() if caption.startswith("What was said"))
    assert listed == sum(each.may_be_shown in (NAMED, UNNAMED) for each in views)
    pending = sum(int(row[1]) for row in tables.get("Views that are still open", ()))
    assert pending == tally(views).open


def _sums(rows: Sequence[tuple[str, ...]]) -> tuple[int, ...]:
    return tuple(sum(int(row[column]) for row in rows) for column in range(1, 5))


@given(_views())
@settings(max_examples=20, deadline=None)
def test_a_tally_is_whole(views: Sequence[PlanView]) -> None:
    count = tally(views)
    assert count.all == len(views) == count.changed + count.not_changed + count.open


def test_the_steps_that_ask_are_those_of_the_act() -> None:
    assert {PROPOSALS, Stage.GROUP_ON_FIRST_DRAFT, SENT} == ASKING
