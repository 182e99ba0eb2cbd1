"""Workbooks that somebody filled in or changed: what may be written how, and every mistake by sheet and cell."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from comhla.authority_file import Problem
from comhla.authority_file.shapes import shapes_of
from comhla.authority_file.workbook_values import LONGEST_TEXT, BadCell, value_of
from comhla.law.facts import NOT_DONE, GroupMember, InterestsNotice, Plan, Proxy, Requisition
from comhla.reference import ConsulteeGroup
from tests.lib.workbooks import AUTHORITY, CONTENTS, FILE, facts_in, problems_in

PEOPLE = {"people": [["id"], ["ann"], ["bea"]]}
MEMBERS = {
    **PEOPLE,
    "members": [["id", "person", "body", "seat", "first_day"], ["m1", "ann", "board", "nurse", date(2016, 4, 1)]],
}
MEETINGS = {**MEMBERS, "meetings": [["id", "body", "held_on", "attendance", "votes"], ["a", "board", date(2020, 5, 1)]]}
VOTES = {**MEETINGS, "meetings.votes": [["in meetings", "id", "question", "cast"], ["a", "v", "Q"]]}


def only(content) -> Problem:
    problems = problems_in(content)
    assert len(problems) == 1, [str(each) for each in problems]
    return problems[0]


def contents(**states):
    return {"Contents": [*CONTENTS, *([name, state] for name, state in states.items())]}


def plan(heading, cell):
    return {"plans": [["id", "title", heading], ["p", "Plan", cell]]}


# ---------------------------------------------------------------- what may be written how

# heading, cell, value
CELLS = [
    ("finalised_on", date(2026, 9, 1), date(2026, 9, 1)),
    ("finalised_on", datetime.combine(date(2026, 9, 1), time()), date(2026, 9, 1)),
    ("finalised_on", "2026-09-01", date(2026, 9, 1)),
    ("finalised_on", "not done", NOT_DONE),
    ("finalised_on", " Not done ", NOT_DONE),
    ("finalised_on", None, None),
    ("finalised_on", "   ", None),
    ("period_first_day", date(2026, 9, 1), date(2026, 9, 1)),
    ("names_start_day", "yes", True),
    ("names_start_day", "No", False),
    ("names_start_day", True, True),
    ("names_start_day", False, False),
    ("title", 2026, "2026"),
    ("title", 2.5, "2.5"),
    ("title", True, "TRUE"),
    ("title", date(2026, 9, 1), "2026-09-01"),
    ("title", "  spaces around are not meant ", "spaces around are not meant"),
    ("title", '" in quotes they are "', " in quotes they are "),
    ("title", '"', '"'),
    ("title", 'The "Plan"', 'The "Plan"'),
    ("title", '"A" and "B"', '"A" and "B"'),
    ("outcomes_covered", "O1; O2", ("O1", "O2")),
    ("outcomes_covered", "O1;\nO2 ;", ("O1", "O2")),
    ("outcomes_covered", "None", ()),
    ("housing_contents", '"a; b"; c', ("a; b", "c")),
    ("housing_contents", '"say ""yes"""; "none"', ('say "yes"', "none")),
    ("housing_contents", '"A" and B; c', ('"A" and B', "c")),
    ("housing_contents", '""', ("",)),
    ("housing_contents", 12, ("12",)),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "cell", "value"), CELLS)
def test_a_cell_is_read_for_what_it_says(heading, cell, value):
    rows = [["id", "title"], ["p", cell]] if heading == "title" else plan(heading, cell)["plans"]
    assert getattr(facts_in({"plans": rows}).plans[0], heading) == value


@pytest.mark.parametrize(
    ("cell", "value"),
    [(12, 12), (12.0, 12), ("12", 12), ("1,200", 1200)],
)
def test_whole_numbers(cell, value):
    assert (
        facts_in({"authority": [["name", "fictional", "employees"], ["S", "yes", cell]]}).authority.employees == value
    )


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (1234.5, "1234.5"),
        (0.1 + 0.2, "0.3"),
        (-5, "-5"),
        ("£1,234.50", "1234.5"),
        ("1234567890123456.78", "1234567890123456.78"),
    ],
)
def test_amounts(cell, value):
    facts = facts_in({"financial_statements": [["id", "total"], ["s", cell]]})
    assert facts.financial_statements[0].total == Decimal(value)


def test_silence_none_and_rows_are_three_things():
    facts = facts_in(
        {
            **contents(plans="none", people="not recorded", members="", localities="recorded"),
            "localities": [["id", "name"], ["e", "East"]],
        }
    )
    assert facts.plans == ()
    assert facts.people is None
    assert facts.members is None
    assert facts.committees is None
    assert len(facts.localities) == 1


def test_a_sheet_that_was_filled_in_is_recorded_although_the_contents_still_say_otherwise():
    assert len(facts_in({**contents(people="not recorded"), **PEOPLE}).people) == 2


def test_rows_find_the_row_that_they_belong_to_in_their_own_order():
    meetings = facts_in(
        {
            **MEETINGS,
            "meetings": [
                ["id", "body", "held_on", "votes"],
                ["a", "board", date(2020, 5, 1)],
                ["b", "board", date(2021, 5, 1)],
                ["c", "board", date(2022, 5, 1), "none"],
            ],
            "meetings.votes": [
                ["in meetings", "id", "question"],
                ["b", "v1", "Q1"],
                ["a", "v1", "Q2"],
                ["b", "v2", "Q3"],
            ],
            "meetings.votes.cast": [
                ["in meetings", "in votes", "member", "choice"],
                ["b", "v1", "m1", "for"],
                ["a", "v1", "m1", "against"],
            ],
        }
    ).meetings
    assert [[vote.question for vote in meeting.votes] for meeting in meetings] == [["Q2"], ["Q1", "Q3"], []]
    assert meetings[0].votes[0].cast[0].choice == "against"
    assert meetings[1].votes[0].cast[0].choice == "for"
    assert meetings[1].votes[1].cast is None


def test_rows_without_ids_are_told_apart_by_what_may_stand_only_once():
    facts = facts_in(
        {
            "localities": [["id", "name"], ["e", "East"], ["w", "West"]],
            "decisions": [["id", "title", "decided_by", "decided_on"], ["d", "D", "board", date(2020, 5, 1)]],
            "decisions.localities": [["in decisions", "locality"], ["d", "e"], ["d", "w"]],
            "decisions.localities.groups": [["in decisions", "in localities", "group"], ["d", "w", "residents"]],
        }
    )
    assert [each.groups and each.groups[0].group for each in facts.decisions[0].localities] == [None, "residents"]


def test_a_row_within_a_row_is_there_when_said_or_filled_in_or_when_rows_belong_to_it():
    def interests(*cells):
        head = [*MEMBERS["members"][0], "interests", "interests.categories_answered"]
        return {**MEMBERS, "members": [head, [*MEMBERS["members"][1], *cells]]}

    changes = {"members.interests.changes": [["in members", "changed_on"], ["m1", date(2020, 5, 1)]]}
    assert facts_in(interests()).members[0].interests is None
    assert facts_in(interests("recorded")).members[0].interests == InterestsNotice()
    assert facts_in(interests(None, 9)).members[0].interests == InterestsNotice(categories_answered=9)
    assert len(facts_in({**interests(), **changes}).members[0].interests.changes) == 1


def test_rows_within_rows_lie_flat():
    facts = facts_in(
        {
            **MEETINGS,
            "meetings": [
                ["id", "body", "held_on", "requisition.made_on", "requisition.signed_by"],
                ["a", "board", date(2020, 5, 1), date(2020, 4, 1), "m1"],
            ],
            "meetings.attendance": [
                ["in meetings", "member", "present", "proxy.arranged_by"],
                ["a", "m1", "no", "Ann"],
            ],
        }
    )
    assert facts.meetings[0].requisition == Requisition(made_on=date(2020, 4, 1), signed_by=("m1",))
    assert facts.meetings[0].attendance[0].proxy == Proxy(arranged_by="Ann")


def test_a_single_row_is_there_when_rows_belong_to_it_or_the_contents_say_so():
    members = [["id", "person", "group", "first_day"], ["g", "ann", "third_sector_bodies", date(2016, 4, 1)]]
    group = facts_in({**PEOPLE, "planning_group.members": members}).planning_group
    assert group.members == (
        GroupMember(id="g", person="ann", group=ConsulteeGroup.THIRD_SECTOR_BODIES, first_day=date(2016, 4, 1)),
    )
    assert facts_in(contents(planning_group="recorded")).planning_group.members is None
    assert facts_in({}).planning_group is None


def test_columns_and_sheets_may_stand_in_any_order_and_blank_rows_anywhere():
    facts = facts_in(
        {
            "people": [
                ["An explanation, above the headings"],
                [],
                ["name", None, "id"],
                [None, None],
                ["Ann", None, "ann"],
                [" ", "", ""],
                [None, " ", "bea"],
            ],
            "Contents": CONTENTS,
        }
    )
    assert [(each.id, each.name) for each in facts.people] == [("ann", "Ann"), ("bea", None)]


def test_an_empty_sheet_says_nothing():
    assert (
        facts_in({"people": [], "plans": [["id", "title"]], "Read me": [["Hello"]], "Choices": [["anything"]]}).people
        is None
    )


# ---------------------------------------------------------------- mistakes, by sheet and cell

# sheets, place, what it says, remedy
ONE_PROBLEM = [
    (plan("finalised_on", "2025-02-30"), "plans!C2", "February 2025 has 28 days.", "`not done`"),
    (plan("finalised_on", "01/09/2026"), "plans!C2", "01/09/2026", "2026-09-01"),
    (plan("finalised_on", 46266), "plans!C2", "46266", "2026-09-01"),
    (plan("finalised_on", datetime.combine(date(2026, 9, 1), time(13, 30))), "plans!C2", "2026-09-01 13:30 has a time of day.", "Keep the day"),
    (plan("finalised_on", time(13, 30)), "plans!C2", "13:30", "2026-09-01"),
    (plan("finalised_on", timedelta(hours=30)), "plans!C2", "6:00", "2026-09-01"),
    (plan("period_first_day", "not done"), "plans!C2", "not done", "Write a day"),
    (plan("names_start_day", "perhaps"), "plans!C2", "neither yes nor no", "Write yes or no."),
    (plan("names_start_day", 1), "plans!C2", "'1' is neither yes nor no", "Write yes or no."),
    (plan("origin", "frist"), "plans!C2", "'frist' is not a word for origin", "Did you mean first?"),
    (plan("outcomes_covered", "O1; O10"), "plans!C2", "O10 is not the key", "Did you mean O1"),
    (plan("outcomes_covered", "O1;; O2"), "plans!C2", "An entry of outcomes_covered is empty.", "Put one ;"),
    (plan("statement_covers", "sent; snet"), "plans!C2", "'snet' is not a word", "Did you mean sent?"),
    (plan("reference", "x"), "plans!C1", "There is no column reference", "Take the column out."),
    (plan("finalized_on", date(2026, 9, 1)), "plans!C1", "There is no column finalized_on", "Did you mean finalised_on"),
    (plan("title", "Another"), "plans!C1", "The column title stands twice.", "Keep one."),
    (plan(None, "stray"), "plans!C2", "under no heading", "Give the column a heading"),
    (plan("directed_by", "d9"), "plans!C2", "refers to d9", "Add it under plan_directions"),
    ({"plans": [["id", "title"], ["p", "A"], ["p", "B"]]}, "plans!A3", "The id p stands twice; the first is at plans!A2.", "its own id"),
    ({"plans": [["id", "title"], ["p", None]]}, "plans!B2", "title is missing.", "Give it:"),
    ({"plans": [["title"], ["A"], ["B"]]}, "plans!A1", "The column id is missing.", "Add it. Give it:"),
    ({"plans": [["title", "id"], [None, "p"]]}, "plans!A2", "title is missing.", "Give it:"),
    ({"plans": [["hello"], ["there"]]}, "plans!A1", "No headings were found.", "beginning with id"),
    ({"plans": [["id", "title", "period_first_day", "period_last_day"], ["p", "P", date(2020, 4, 2), date(2020, 4, 1)]]}, "plans!A2", "period_last_day (2020-04-01) is before", "Correct one"),
    ({"financial_statements": [["id", "total"], ["s", "lots"]]}, "financial_statements!B2", "'lots' is not an amount.", "1234.50"),
    ({"financial_statements": [["id", "total"], ["s", True]]}, "financial_statements!B2", "'TRUE' is not an amount.", "1234.50"),
    ({"financial_statements": [["id", "financial_year"], ["s", "2025-27"]]}, "financial_statements!B2", "2025-27", "2025-26"),
    ({"authority": [["name", "fictional", "employees"], ["S", "yes", 2.5]]}, "authority!C2", "'2.5' is not a whole number.", "as 12"),
    ({"authority": [*AUTHORITY, ["Another"]]}, "authority!A3", "one row only", "in the first row"),
    ({"authority": [["name", "fictional"], [None, "yes"]]}, "authority!A2", "name is missing.", "Give it:"),
    ({**MEMBERS, "members": [*MEMBERS["members"], ["m2", "bee", "board", "nurse", date(2016, 4, 1)]]}, "members!B3", "refers to bee", "Did you mean bea"),
    ({**MEMBERS, "members": [*MEMBERS["members"], ["m2", "ann", "board", "nurse", date(2017, 4, 1)]]}, "members!A3", "while m1 runs until", "End the earlier one first"),
    ({"meetings.votes": [["in meetings", "id", "question"], ["a", "v", "Q"]]}, "meetings.votes!A2", "The sheet meetings has no row a.", "Add it to the sheet meetings"),
    ({**VOTES, "meetings.votes.cast": [["in meetings", "in votes", "member", "choice"], ["a", "v1", "m1", "for"]]}, "meetings.votes.cast!B2", "The sheet meetings.votes has no row v1.", "Did you mean v?"),
    ({**VOTES, "meetings.votes.cast": [["in meetings", "in votes", "member", "choice"], ["b", "v", "m1", "for"]]}, "meetings.votes.cast!A2", "The sheet meetings has no row b.", "It can be a."),
    ({**VOTES, "meetings.votes.cast": [["in meetings", "in votes", "member", "choice"], ["a", None, "m1", "for"]]}, "meetings.votes.cast!B2", "in votes is missing.", "row of the sheet meetings.votes"),
    ({**VOTES, "meetings.votes.cast": [["in votes", "member", "choice"], ["v", "m1", "for"]]}, "meetings.votes.cast!A1", "The column in meetings is missing.", "row of the sheet meetings"),
    ({**VOTES, "meetings.votes": [*VOTES["meetings.votes"][:1], ["a", "v", "Q", "recorded"]]}, "meetings.votes!D2", "No row of the sheet meetings.votes.cast stands for this.", "write none"),
    ({**VOTES, "meetings": [MEETINGS["meetings"][0], ["a", "board", date(2020, 5, 1), None, "none"]]}, "meetings!E2", "the sheet meetings.votes has rows for this", "write recorded"),
    ({**VOTES, "meetings": [MEETINGS["meetings"][0], ["a", "board", date(2020, 5, 1), None, "some"]]}, "meetings!E2", "'some' does not say whether votes is recorded", "recorded or none"),
    ({**MEETINGS, "meetings": [["id", "body", "held_on", "requisition"], ["a", "board", date(2020, 5, 1), "none"]]}, "meetings!D2", "'none' does not say", "Write recorded, or leave it empty."),
    ({**MEETINGS, "meetings": [["id", "body", "held_on", "requisition", "requisition.made_on"], ["a", "board", date(2020, 5, 1), "recorded"]]}, "meetings!E2", "requisition.made_on is missing.", "Give it:"),
    ({"member": [["id"], ["m"]]}, "member!A1", "There is no kind of fact called member.", "Did you mean members"),
    ({"my own notes": [["hello"]]}, "my own notes!A1", "There is no kind of fact called my own notes.", "Take the sheet out"),
    (contents(plans="recorded"), "Contents!B3", "No row of the sheet plans stands for this.", "write none"),
    (contents(plans="maybe"), "Contents!B3", "'maybe' does not say whether plans is recorded.", "recorded or none or not recorded"),
    (contents(planning_group="none"), "Contents!B3", "'none' does not say whether planning_group", "Write recorded or not recorded."),
    ({**contents(**{"meetings.votes": "none"})}, "Contents!B3", "'none' does not say whether meetings.votes", "Write see meetings."),
    (contents(plan="none"), "Contents!A3", "no kind of fact called 'plan'", "Did you mean plans"),
    (contents(zzzzzz="none"), "Contents!A3", "no kind of fact called 'zzzzzz'", "Take the row out."),
    ({"Contents": [*CONTENTS, ["plans", "none"], ["plans", "none"]]}, "Contents!B4", "The sheet plans stands twice", "Keep one."),
    ({**contents(people="none"), **PEOPLE}, "Contents!B3", "the sheet people has rows for this", "Take the rows out"),
    ({"Contents": [["schema", "comhla-authority/0"]]}, "Contents!B1", "follows the schema comhla-authority/0", "make a new workbook"),
    ({"Contents": [["hello", "there"]]}, "", "was not made by Còmhla", "comhla authority to-xlsx"),
    ({"people": [["id", "name"], ["ann", "=1/0"]]}, "people!B2", "The formula has no result.", "let it calculate"),
    ({"people": [["id", "name"], ["ann", "#N/A"]]}, "people!B2", "The cell holds an error.", "Put its formula right"),
]  # fmt: skip


@pytest.mark.parametrize(("sheets", "place", "what", "remedy"), ONE_PROBLEM)
def test_one_problem_is_told_with_its_cell_and_remedy(sheets, place, what, remedy):
    problem = only(sheets)
    assert (problem.file, problem.line, problem.place) == (FILE, None, place)
    assert what in problem.what
    assert remedy in problem.remedy


def test_every_problem_is_told_at_once_in_the_order_of_the_sheets():
    many = [["id", "title", "origin"], *(["p", "P", "frist"] for _ in range(10))]
    problems = problems_in({"plans": many, "people": [["name"], ["Ann"]], "zzzzzz": [["x"]]})
    places = [each.place for each in problems]
    assert places[:3] == ["people!A1", "plans!C2", "plans!A3"]
    assert places[-2:] == ["plans!C11", "zzzzzz!A1"]
    assert len(places) == 21


def test_a_workbook_without_the_authority_is_told_what_it_lacks():
    problems = problems_in({"authority": []})
    assert {each.place for each in problems} == {"authority!A1"}
    assert problems[0].what == "The column name is missing."


def test_text_longer_than_a_cell_can_be():
    with pytest.raises(BadCell, match="32,768 characters"):
        value_of("x" * (LONGEST_TEXT + 1), shapes_of(Plan)["title"])
