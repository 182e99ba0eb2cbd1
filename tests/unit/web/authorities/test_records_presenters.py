"""What pages of the record say, from facts and plain data alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from comhla.authority_file import Problem
from comhla.authority_file.shapes import shapes_of
from comhla.law.facts import Meeting, Member, Payment, PerformanceReport, Plan
from comhla.web.authorities.errors import Unacceptable
from comhla.web.authorities.identifiers import proposed_id
from comhla.web.authorities.labels import Names, as_day, spelt_out
from comhla.web.authorities.presenters.changes import beside, changed, history
from comhla.web.authorities.presenters.core import days_in_words, people_on, scheme_on
from comhla.web.authorities.presenters.overview import kept_of, parts_of_record
from comhla.web.authorities.presenters.problems import at_fields, elsewhere, label_at
from comhla.web.authorities.presenters.tables import columns_of, held_on, listed
from comhla.web.authorities.tables import collections
from comhla.web.authorities.words import choice_words, field_hint
from tests.lib.web import demonstration_facts, small_facts

DAY = date(2026, 11, 22)


@pytest.fixture
def names() -> Names:
    return Names(small_facts(complaints=[], interests_register={"open_to_inspection_free": True}))


@pytest.mark.parametrize(
    ("collection", "row", "label"),
    [
        ("people", {"id": "p1", "name": "Person One"}, "Person One"),
        ("people", {"id": "council-nominee-1"}, "Council nominee 1"),
        ("schemes", {"id": "s", "kind": "new", "approved_on": "2015-06-24"}, "New scheme, 24 June 2015"),
        (
            "members",
            {"id": "m", "person": "p2", "body": "board", "seat": "nurse", "first_day": "2024-04-01"},
            "Person Two, Nurse, from 1 April 2024",
        ),
        (
            "members",
            {
                "id": "m",
                "person": "p2",
                "body": "audit",
                "seat": "nurse",
                "first_day": "2024-04-01",
                "last_day": "2025-03-31",
            },
            "Person Two, Nurse, Audit, 1 April 2024 to 31 March 2025",
        ),
        (
            "officers",
            {"id": "o", "post": "chief_officer", "first_day": "2016-04-01"},
            "Chief officer, from 1 April 2016",
        ),
        ("officers", {"id": "o", "post": "chief_officer"}, "Chief officer"),
        ("meetings", {"id": "b", "body": "board", "held_on": "2026-02-04"}, "Integration joint board, 4 February 2026"),
        (
            "directions",
            {"id": "d", "given_on": "2026-02-04", "addressees": ["NHS Glen"]},
            "4 February 2026 to NHS Glen",
        ),
        ("plans", {"id": "p", "title": "Strategic plan"}, "Strategic plan"),
        ("complaints", {"id": "c-1", "received_on": "2026-02-04"}, "4 February 2026"),
        ("publication_schemes", {"id": "model-scheme"}, "Model scheme"),
        ("interests_register", {}, "Register of interests"),
    ],
)
def test_rows_have_readable_names(names: Names, collection: str, row: dict[str, Any], label: str) -> None:
    assert names.row(collection, row) == label


@pytest.mark.parametrize("collection", list(collections()))
def test_every_row_of_the_demonstration_has_a_name_and_cells(collection: str) -> None:
    names = Names(demonstration_facts())
    for key, label in (names.of(collection) if "id" in collections()[collection].row.fields else {}).items():
        assert label, key
        assert "None" not in label
    assert columns_of(collection)


def test_references_are_told_by_name(names: Names) -> None:
    shape = shapes_of(Member)["person"]
    assert names.in_words(shape, "p2") == "Person Two"
    assert names.in_words(shape, "nobody-known") == "Nobody known"
    assert names.in_words(shapes_of(Meeting)["presided_by"], "m1") == "Person Two (Council nominee)"
    assert names.called("duties", "act-2014/s37").endswith(" (act-2014/s37)")


@pytest.mark.parametrize(
    ("kind", "field", "value", "words"),
    [
        (Payment, "amount", "1092000", "£1,092,000"),
        (Payment, "amount", "1092000.5", "£1,092,000.50"),
        (PerformanceReport, "decisions_outside_plan_reported", 1200, "1,200"),
        (Member, "is_councillor", False, "No"),
        (Member, "notice_on", "not done", "Not done"),
        (Member, "notice_on", "2026-02-04", "4 February 2026"),
        (Member, "notice_on", None, ""),
        (Plan, "outcomes_covered", [], "There are none"),
        (Plan, "outcomes_covered", ["O1"], "O1 – Own health"),
    ],
)
def test_values_are_told_as_people_write_them(names: Names, kind: Any, field: str, value: Any, words: str) -> None:
    assert names.in_words(shapes_of(kind)[field], value) == words


def test_percentages_are_not_money(names: Names) -> None:
    spend = shapes_of(PerformanceReport)["spend"]
    assert names.in_words(spend, [{"head": "other_health_care", "share_percent": "21.4"}]).endswith("21.4%")


def test_a_cell_is_short(names: Names) -> None:
    shape = shapes_of(Plan)["outcomes_covered"]
    assert names.in_brief(shape, ["O1", "O2", "O3", "O4", "O5"]).endswith("and 2 more")
    assert not names.in_brief(shape, ["O1", "O2"]).endswith("more")
    assert names.in_brief(shapes_of(Meeting)["votes"], [{"id": "v", "question": "?"}]) == "1"
    assert names.in_brief(shapes_of(Member)["interests"], {"given_on": "2026-02-04"}) == "Recorded"
    assert names.in_brief(shapes_of(Member)["interests"], None) == ""


@pytest.mark.parametrize(
    ("key", "words"),
    [("council-nominee-1", "Council nominee 1"), ("nhs-1", "NHS 1"), ("swsa-1968/12A", "swsa-1968/12A"), ("O1", "O1")],
)
def test_ids_are_spelt_out(key: str, words: str) -> None:
    assert spelt_out(key) == words


@pytest.mark.parametrize(("value", "day"), [("not done", None), ("2026-02-04", date(2026, 2, 4)), (7, None)])
def test_days_of_plain_data(value: Any, day: date | None) -> None:
    assert as_day(value) == day


def test_models_are_told_with_who_leads() -> None:
    assert choice_words("Model", "a") == "A: body corporate (integration joint board)"


def test_hints_speak_to_somebody_at_a_form() -> None:
    hint = str(field_hint(shapes_of(Member)["disqualifications"].spec))
    assert "an empty list" not in hint
    assert "tick" in hint


# The overview


def test_not_recorded_and_none_and_rows_are_three_things(names: Names) -> None:
    facts = names.facts
    assert kept_of(facts, "plans").state == "silent"
    assert kept_of(facts, "complaints").state == "none"
    assert kept_of(facts, "localities").words == "2 recorded"
    assert kept_of(facts, "functions").words == "1 recorded"
    assert kept_of(facts, "interests_register").words == "Recorded"
    parts = parts_of_record(facts, {"localities": datetime(2026, 1, 1, tzinfo=UTC)})
    assert parts[0].title == "Start here"
    assert [each.changed_at for each in parts[0].kept if each.name == "localities"] == [
        datetime(2026, 1, 1, tzinfo=UTC)
    ]


# Days


@pytest.mark.parametrize(
    ("collection", "row", "held"),
    [
        ("members", {"first_day": "2026-11-22", "last_day": "2026-11-22"}, True),
        ("members", {"first_day": "2026-11-23"}, False),
        ("members", {"first_day": "2026-01-01", "last_day": "2026-11-21"}, False),
        ("localities", {}, True),
        ("committees", {"set_up_on": "2026-11-23"}, False),
        ("committees", {"set_up_on": "2026-11-22"}, True),
        ("schemes", {"approved_on": "2015-01-01", "takes_effect_on": "2027-01-01"}, False),
        ("schemes", {"approved_on": "2015-01-01", "takes_effect_on": "not done"}, True),
        ("schemes", {"approved_on": "2015-01-01", "ended_on": "2026-11-21"}, False),
    ],
)
def test_what_held_on_a_day(collection: str, row: dict[str, Any], held: bool) -> None:
    assert held_on(collection, row, DAY) is held


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (DAY, DAY, "22 November 2026 to 22 November 2026"),
        (DAY, None, "since 22 November 2026"),
        (None, DAY, "until 22 November 2026"),
        (None, None, "Days not recorded"),
    ],
)
def test_days_in_words(first: date | None, last: date | None, words: str) -> None:
    assert days_in_words(first, last) == words


def test_people_are_told_with_what_is_past_present_and_coming(names: Names) -> None:
    seats = [
        {
            "id": "a",
            "person": "p2",
            "body": "board",
            "seat": "nurse",
            "first_day": "2020-01-01",
            "last_day": "2026-11-21",
        },
        {"id": "b", "person": "p2", "body": "board", "seat": "staff", "first_day": "2026-11-22"},
        {"id": "c", "person": "p2", "body": "board", "seat": "additional", "first_day": "2026-11-23"},
    ]
    facts = small_facts(members=seats, officers=[{"id": "o", "post": "chief_officer", "first_day": "2020-01-01"}])
    one, two = people_on(facts, Names(facts), DAY)
    assert one.places == ()
    assert [each.state for each in two.places] == ["coming", "present", "past"]
    only = people_on(facts, Names(facts), DAY, only_on_day=True)
    assert [(each.key, len(each.places)) for each in only] == [("p2", 1)]


def test_an_interim_post_says_so() -> None:
    post = {"id": "o", "person": "p1", "post": "chief_officer", "interim": True, "first_day": "2020-01-01"}
    facts = small_facts(officers=[post])
    assert people_on(facts, Names(facts), DAY)[0].places[0].what == "Chief officer (interim)"


def test_the_scheme_tells_the_scope_of_each_function() -> None:
    function = {
        "id": "f",
        "name": "Emergency care",
        "ages": "18 and over",
        "limited_to": "the glen",
        "in_hospital": True,
        "set_aside": True,
    }
    scheme = {
        "id": "s",
        "kind": "first",
        "model": "a",
        "health_board": "NHS Glen",
        "councils": ["Glen Council"],
        "approved_on": "2015-06-24",
        "functions": [function],
    }
    facts = small_facts(schemes=[scheme])
    shown = scheme_on(facts, Names(facts), DAY)
    assert shown is not None
    assert shown.sides[0].name == "Side not recorded"
    assert shown.sides[0].functions[0].scope == "Adults (18 and over), the glen, in hospital, set aside"
    assert scheme_on(facts, Names(facts), date(2015, 6, 23)) is None


# Changes


def test_of_a_changed_list_only_what_differs_is_told(names: Names) -> None:
    before = {"attendance": [{"member": "m1", "present": True}, {"member": "m2", "present": True}], "id": "b"}
    after = {"attendance": [{"member": "m1", "present": True}], "id": "c", "cancelled": False}
    found = {each.label: each for each in changed(Meeting, before, after, names)}
    assert set(found) == {"Attendance", "Cancelled"}
    assert len(found["Attendance"].was) == 1
    assert found["Attendance"].now == ()
    assert (found["Cancelled"].was, found["Cancelled"].now) == ((), ("No",))


def test_both_texts_stand_side_by_side_with_what_differs_first(names: Names) -> None:
    mine = {"id": "x", "person": "p1", "seat": "nurse"}
    theirs = {"id": "y", "person": "p2", "seat": "nurse", "is_councillor": True}
    found = beside(Member, mine, theirs, names)
    assert [(each.label, each.is_same) for each in found] == [
        ("Person", False),
        ("Is a councillor", False),
        ("Seat", True),
    ]


def test_only_the_newest_change_can_be_taken_back(names: Names) -> None:
    def event(number: int, action: str) -> SimpleNamespace:
        at = datetime(2026, 1, number, tzinfo=UTC)
        shown = {"by_name": "A", "on_behalf_of": "", "reason": "", "before": None, "after": {"person": "p1"}}
        return SimpleNamespace(number=number, at=at, action=action, **shown)

    events = [event(2, "row_changed"), event(1, "row_recorded")]
    assert [each.can_be_undone for each in history(events, Member, names, may_undo=True)] == [True, False]
    assert [each.can_be_undone for each in history(events, Member, names, may_undo=False)] == [False, False]


# Problems


def problem(place: str, what: str, remedy: str = "Mend it.") -> Problem:
    return Problem("Glen", what, remedy, place)


@pytest.mark.parametrize(
    ("place", "field", "path"),
    [
        ("meetings[2].body", "body", "body"),
        ("meetings[2].attendance[3].member", "attendance", "attendance-2-member"),
        ("meetings[2].attendance[3].proxy.person", "attendance", "attendance-2-proxy-0-person"),
        ("meetings[2].votes[1].cast[2].choice", "votes", "votes-0-cast-1-choice"),
        ("meetings[2].votes[1].refused[2]", "votes", "votes-0-refused"),
        ("meetings[2].nothing", "nothing", "nothing"),
    ],
)
def test_a_problem_is_told_at_its_field(names: Names, place: str, field: str, path: str) -> None:
    found = at_fields(Unacceptable({field: [problem(place, "Wrong.")]}, []), Meeting, names, "meetings")
    assert [(each.path, each.words) for each in found] == [(path, "Wrong. Mend it.")]


def test_problems_of_the_whole_row_are_told_at_its_days(names: Names) -> None:
    both = [
        problem("members[1]", "last_day (2020-01-01) is before first_day (2021-01-01)."),
        problem("members[1]", "x"),
    ]
    found = at_fields(Unacceptable({"id": both}, []), Member, names, "members")
    assert [each.path for each in found] == ["last_day", "first_day"]


def test_an_overlap_names_the_other_row_and_its_days(names: Names) -> None:
    ended = problem("members[1]", "It begins on 2025-01-01, while m1 runs until 2025-06-30.")
    (found,) = at_fields(Unacceptable({"id": [ended]}, []), Member, names, "members")
    assert (
        "It begins on 1 January 2025, and “Person Two, Council nominee, from 1 April 2024” runs until 30 June 2025."
        in (found.words)
    )


def test_problems_elsewhere_name_the_row(names: Names) -> None:
    refers = problem("members[1].person", "person refers to p2, and there is no such entry under people.")
    function = problem("schemes[1].functions[1].delegated_by", "delegated_by refers to NHS Glen, and there is no.")
    scheme = problem("schemes[1].first_chair_from", "first_chair_from refers to NHS Other, and there is no.")
    unknown = problem("", "Something else.")
    wrong = problem("localities[2]", "Wrong in the localities.")
    found = elsewhere(Unacceptable({}, [refers, function, scheme, unknown, wrong]), names)
    assert [(each.collection, each.number) for each in found] == [
        ("members", 1),
        ("functions", 1),
        ("schemes", 1),
        ("", None),
        ("localities", 2),
    ]
    assert found[0].words == "It is named there under “Person”. Change that first."
    assert found[3].words == "Something else. Mend it."
    assert label_at(found[1], names) == ("", "Delegated functions")
    assert label_at(found[0], names) == ("m1", "Person Two, Council nominee, from 1 April 2024")
    assert label_at(found[4], names) == ("west", "West")
    assert label_at(found[4], names, {"localities": "east"}) == ("", "Localities")


# Ids


@pytest.mark.parametrize(
    ("collection", "row", "taken", "proposed"),
    [
        ("people", {"name": "Person One"}, {"person-1"}, "person-2"),
        ("localities", {"name": "Gleann Mòr"}, set(), "gleann-mor"),
        ("localities", {"name": "East"}, {"east", "east-2"}, "east-3"),
        ("members", {"person": "p1", "body": "board", "seat": "staff"}, set(), "p1-board-staff"),
        ("directions", {"given_on": "2026-01-01", "addressees": ["NHS Glen"]}, set(), "2026-01-01-nhs-glen"),
        ("evidence", {"duty": "act-2014/s30", "dated_on": "2026-01-01"}, set(), "act-2014-s30-2026-01-01"),
        ("inspections", {"title": "…"}, set(), "thing-1"),
        ("grants", {"council": "Glen"}, set(), "thing-1"),
    ],
)
def test_ids_are_proposed(collection: str, row: dict[str, Any], taken: set[str], proposed: str) -> None:
    one = "person" if collection == "people" else "thing"
    assert proposed_id(collection, one, row, taken) == proposed


def test_listed_rows_are_named(names: Names) -> None:
    row = {"name": "East"}
    (found,) = listed("localities", [("east", row)], names)
    assert (found.key, found.label, found.cells) == ("east", "East", ("East", "", ""))
