"""Forms made from the shapes of facts: what is recorded can be shown in a form and comes back unchanged."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from django.http import QueryDict

from comhla.authority_file import to_data
from comhla.authority_file.shapes import Content, shapes_of
from comhla.law.facts import Decision, Meeting, Member, Scheme, StandingOrders, Transfer
from comhla.web.authorities.forms.fields import KEPT
from comhla.web.authorities.forms.posted import (
    count_of,
    open_on_the_way,
    open_row,
    posted_from,
    shape_at,
    stepped,
)
from comhla.web.authorities.forms.row_form import RowForm
from comhla.web.authorities.labels import Names
from comhla.web.authorities.tables import FUNCTIONS, collections
from comhla.web.authorities.words import COLLECTIONS, CORE, GROUPS, hint_beside
from tests.lib.web import demonstration_facts, small_facts

SAMPLE = 12
"""Of a long collection its oldest and its newest rows, so many of each."""


@cache
def demonstration_names() -> Names:
    return Names(demonstration_facts())


def as_json(value: Any) -> Any:
    """Plain data as the database keeps them."""
    if isinstance(value, dict):
        return {name: as_json(each) for name, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


@cache
def demonstration() -> dict[str, Any]:
    return as_json(to_data(demonstration_facts()))


def rows_of(collection: str) -> list[dict[str, Any]]:
    if collection == FUNCTIONS:
        return [each for scheme in demonstration()["schemes"] for each in scheme[FUNCTIONS]]
    found = demonstration().get(collection, [])
    rows = found if isinstance(found, list) else [found]
    if collection == "schemes":
        return [{name: value for name, value in row.items() if name != FUNCTIONS} for row in rows]
    return rows


def open_everything(data: QueryDict, kind: Any) -> None:
    while closed := [name for name in data if name.endswith(KEPT)]:
        for name in closed:
            lead = name.removesuffix(KEPT)
            shape = shape_at(kind, lead)
            assert shape is not None
            open_row(data, shape.row, lead)


def said(kind: Any, names: Names, data: QueryDict, left_out: tuple[str, ...] = ("id",)) -> dict[str, Any]:
    form = RowForm(kind, names, data, left_out=left_out)
    assert form.is_valid(), form.errors
    return form.plain()


@pytest.mark.parametrize("collection", list(collections()))
def test_a_recorded_row_comes_back_from_its_form_unchanged(collection: str) -> None:
    kind = collections()[collection].row
    left_out = ("id", FUNCTIONS) if collection == "schemes" else ("id",)
    rows = rows_of(collection)
    for row in rows if len(rows) <= 2 * SAMPLE else [*rows[:SAMPLE], *rows[-SAMPLE:]]:
        expected = {name: value for name, value in row.items() if name != "id"}
        closed = posted_from(kind, row)
        assert said(kind, demonstration_names(), closed, left_out) == expected
        opened = posted_from(kind, row)
        open_everything(opened, kind)
        assert said(kind, demonstration_names(), opened, left_out) == expected


@pytest.mark.parametrize("collection", list(collections()))
def test_every_collection_has_a_form_with_a_label_and_a_hint_for_each_field(collection: str) -> None:
    kind = collections()[collection].row
    form = RowForm(kind, demonstration_names(), QueryDict())
    for name, shape in shapes_of(kind).items():
        if name != "id" and shape.content is not Content.ROW:
            assert form.fields[name].label
            assert hint_beside(form.fields[name].label, shape.spec) in str(form.fields[name].help_text)
            assert form.fields[name].required is not shape.spec.optional


def test_every_collection_has_a_name_and_stands_in_one_part_of_the_overview() -> None:
    placed = [name for _title, names in GROUPS for name in names]
    assert sorted(placed) == sorted(collections()) == sorted(COLLECTIONS)
    assert set(CORE) <= set(GROUPS[0][1])


def meeting(**more: Any) -> dict[str, Any]:
    return {
        "body": "board",
        "held_on": "2026-02-04",
        "attendance": [{"member": "m1", "present": True}, {"member": "m2", "present": False}],
        **more,
    }


@pytest.fixture
def names() -> Names:
    return Names(small_facts())


def test_an_event_is_a_day_or_not_done_or_not_recorded(names: Names) -> None:
    one = {"body": "board", "held_on": "2026-02-04"}
    assert said(Meeting, names, posted_from(Meeting, {**one, "notice_available_on": "2026-01-28"})) == {
        **one,
        "notice_available_on": "2026-01-28",
    }
    assert said(Meeting, names, posted_from(Meeting, {**one, "notice_available_on": "not done"})) == {
        **one,
        "notice_available_on": "not done",
    }
    assert said(Meeting, names, posted_from(Meeting, one)) == one


def test_a_day_together_with_not_done_is_refused_at_the_field(names: Names) -> None:
    data = posted_from(Meeting, {"body": "board", "held_on": "2026-02-04", "notice_available_on": "2026-01-28"})
    data["notice_available_on-not_done"] = "on"
    form = RowForm(Meeting, names, data)
    assert list(form.errors) == ["notice_available_on-not_done"]
    assert "not both" in str(form.errors)


def test_a_list_together_with_there_are_none_is_refused_at_the_field(names: Names) -> None:
    data = posted_from(Decision, {"title": "t", "decided_by": "board", "decided_on": "2026-02-04", "outcomes": ["O1"]})
    data["outcomes-none"] = "on"
    form = RowForm(Decision, names, data)
    assert list(form.errors) == ["outcomes-none"]
    assert "there are none, not both" in str(form.errors)


@pytest.mark.parametrize("value", [[], ["O1", "O3"]])
def test_an_empty_list_is_something_else_than_no_list(names: Names, value: list[str]) -> None:
    one = {"title": "t", "decided_by": "board", "decided_on": "2026-02-04"}
    assert said(Decision, names, posted_from(Decision, {**one, "outcomes": value}))["outcomes"] == value
    assert "outcomes" not in said(Decision, names, posted_from(Decision, one))


def test_what_is_needed_is_asked_for_all_at_once(names: Names) -> None:
    form = RowForm(Member, names, QueryDict())
    assert set(form.errors) == {"person", "body", "seat", "first_day"}
    assert "Choose one." in str(form.errors["person"])
    assert "Enter a day, a month and a year." in str(form.errors["first_day"])


@pytest.mark.parametrize(
    ("typed", "problem"), [("twelve", "not a whole number"), ("1.5", "not a whole number"), ("1,200", "")]
)
def test_numbers_are_read_as_in_a_file(names: Names, typed: str, problem: str) -> None:
    data = posted_from(StandingOrders, {"body": "board", "first_day": "2026-01-01"})
    data["notice_clear_days"] = typed
    form = RowForm(StandingOrders, names, data)
    assert form.is_valid() is not bool(problem)
    assert problem in str(form.errors)
    if not problem:
        assert form.plain()["notice_clear_days"] == 1200


def test_a_list_of_days_is_read_from_lines(names: Names) -> None:
    kind = collections()["publication_schemes"].row
    data = QueryDict(mutable=True)
    data["reviewed_on"] = "2025-03-01\n\n 1 March 2026 \r\n"
    assert said(kind, names, data) == {"reviewed_on": ["2025-03-01", "2026-03-01"]}
    data["reviewed_on"] = "2025-03-01\nlast week"
    assert "last week is not a day" in str(RowForm(kind, names, data).errors["reviewed_on"])


def test_several_choices_are_ticked(names: Names) -> None:
    row = {"of": ["staff", "property"], "from_bodies": ["NHS Glen"], "to_body": "board", "transfer_on": "2026-04-01"}
    assert said(Transfer, names, posted_from(Transfer, row)) == row


# Rows within rows


def test_rows_within_a_row_are_sent_closed(names: Names) -> None:
    data = posted_from(Meeting, meeting())
    assert data["attendance-count"] == "2"
    assert "attendance-0-member" not in data


def test_adding_a_row_opens_an_empty_one(names: Names) -> None:
    data = stepped(posted_from(Meeting, meeting()), Meeting, "add:attendance")
    form = RowForm(Meeting, names, data)
    assert data["attendance-count"] == "3"
    assert "attendance-2-member" in form.fields
    assert form.leave_unchecked().errors == {}


def test_adding_takes_back_that_there_are_none() -> None:
    data = stepped(posted_from(Meeting, {"votes": []}), Meeting, "add:votes")
    assert "votes-none" not in data
    assert data["votes-count"] == "1"


def test_opening_a_row_keeps_what_it_says() -> None:
    data = stepped(posted_from(Meeting, meeting()), Meeting, "open:attendance-1")
    assert data["attendance-1-member"] == "m2"
    assert data["attendance-1-present"] == "no"
    assert "attendance-1-kept" not in data
    assert "attendance-0-kept" in data


def test_removing_a_row_moves_those_after_it_up() -> None:
    begun = stepped(posted_from(Meeting, meeting()), Meeting, "open:attendance-1")
    data = stepped(begun, Meeting, "remove:attendance-0")
    assert data["attendance-count"] == "1"
    assert data["attendance-0-member"] == "m2"
    assert not [name for name in data if name.startswith("attendance-1")]


@pytest.mark.parametrize(
    "step",
    [
        "",
        "add:",
        "add:nothing",
        "add:body",
        "open:attendance-9",
        "remove:attendance-9",
        "remove:attendance",
        "grow:votes",
    ],
)
def test_a_step_that_leads_nowhere_changes_nothing(step: str) -> None:
    data = posted_from(Meeting, meeting())
    assert stepped(data, Meeting, step).dict() == data.dict()


def test_rows_within_rows_within_rows() -> None:
    vote = {"id": "v1", "question": "Agree?", "cast": [{"member": "m1", "choice": "for"}]}
    data = posted_from(Meeting, meeting(votes=[vote]))
    open_on_the_way(data, Meeting, "votes-0-cast-0-member")
    assert data["votes-0-question"] == "Agree?"
    assert data["votes-0-cast-0-member"] == "m1"
    assert "attendance-0-kept" in data


def test_a_row_of_which_there_is_one(names: Names) -> None:
    row = meeting(requisition={"made_on": "2026-01-02", "signed_by": ["m1"]})
    data = posted_from(Meeting, row)
    assert data["requisition-count"] == "1"
    open_row(data, shape_at(Meeting, "requisition").row, "requisition-0")
    assert said(Meeting, names, data)["requisition"] == row["requisition"]
    emptied = stepped(data, Meeting, "remove:requisition-0")
    assert "requisition" not in said(Meeting, names, emptied)


def test_rows_within_rows_are_given_ids_that_are_free(names: Names) -> None:
    data = posted_from(Scheme, {"terms": [{"id": "is-1", "matter": "IS-1"}]})
    for number in ("1", "2"):
        data = stepped(data, Scheme, "add:terms")
        data[f"terms-{number}-matter"] = "IS-1"
    data.update({"kind": "first", "model": "a", "health_board": "NHS Glen", "councils": "Glen Council"})
    terms = said(Scheme, names, data, ("id", FUNCTIONS))["terms"]
    assert [each["id"] for each in terms] == ["is-1", "is-1-2", "is-1-3"]


@pytest.mark.parametrize("count", ["", "many", "-1", "²"])
def test_a_count_that_is_no_number_counts_as_none(count: str) -> None:
    data = QueryDict(mutable=True)
    data["votes-count"] = count
    assert count_of(data, "votes") == 0


def test_nobody_can_ask_for_more_rows_than_a_page_can_show() -> None:
    data = QueryDict(mutable=True)
    data["votes-count"] = "999999999"
    assert count_of(data, "votes") == 500


@pytest.mark.parametrize("kept", ["{", "[1]", "7", '"text"', "null"])
def test_a_closed_row_that_is_no_row_is_shown_open_and_empty(names: Names, kept: str) -> None:
    data = posted_from(Meeting, meeting())
    data["attendance-0-kept"] = kept
    form = RowForm(Meeting, names, data)
    assert "attendance-0-member" in form.errors
