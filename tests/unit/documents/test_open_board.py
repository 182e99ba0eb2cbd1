"""What of a board's record is open: everything of it that is public, and nothing that is not."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from comhla.authority_file import read_plain
from comhla.documents.board_calendar import meetings_calendar
from comhla.documents.open_board import OpenBoard, open_board, open_board_json, voting_spells
from comhla.documents.open_board_tables import TABLES, table_csv
from tests.lib.web import TODAY, demonstration_facts

SECRET = "SECRET"


def member(key, seat, body="board", **fields):
    return {"id": key, "person": f"p-{key}", "body": body, "seat": seat, "first_day": "2024-04-01", **fields}


def vote(key, question, **fields):
    cast = [{"member": "c1", "choice": "for"}, {"member": "n1", "choice": "against", "by_proxy": True}]
    return {"id": key, "question": question, "cast": cast, "result": "carried", **fields}


PLAIN = {
    "authority": {"name": "Glen Test", "fictional": True},
    "schemes": [
        {
            "id": "s",
            "kind": "first",
            "model": "a",
            "health_board": "NHS Glen",
            "councils": ["Glen Council"],
            "approved_on": "2015-06-24",
        }
    ],
    "people": [{"id": "p-c1", "name": "=cmd|Ailsa"}, {"id": "p-n1"}, {"id": "p-u1"}, {"id": "p-s1"}],
    "committees": [{"id": "audit", "name": "Audit", "set_up_on": "2020-01-01"}],
    "members": [
        member("c1", "council_nominee", nominated_by="Glen Council"),
        member(
            "n1",
            "health_board_nominee",
            nominated_by="NHS Glen",
            last_day="2026-10-31",
            left_because="removed for conduct",
            disqualifications=[{"ground": "insolvent", "first_day": "2027-01-01"}],
        ),
        member("u1", "unpaid_carer", last_day="2027-10-31", left_because="resigned"),
        member("s1", "staff"),
        member("a1", "council_nominee", "audit", person="p-c1"),
        member("later", "nurse", person="p-s1", first_day="2027-01-01"),
    ],
    "vacancies": [{"id": "v", "body": "board", "seat": "council_nominee", "first_day": "2026-01-01"}],
    "meetings": [
        {
            "id": "m1",
            "body": "board",
            "held_on": "2026-09-16",
            "starts_at": "10:00",
            "ends_at": "12:30",
            "place": "Town Hall",
            "votes": [
                vote("v1", "To agree", text="In full", moved_by="c1", item="i1"),
                vote("v2", "An amendment", amends="v1", cast_for_vacancies=[{"vacancy": "v", "choice": "for"}]),
                vote("v3", f"{SECRET} by id", item="kept"),
                vote("v4", f"{SECRET} by number", item="3"),
                vote("v5", f"{SECRET} amendment", amends="v3"),
                vote("v6", f"{SECRET} by paper", item="of-paper"),
                vote("v7", f"{SECRET} by decision"),
                vote("v8", f"{SECRET} amended", cast=[]),
                vote("v9", f"{SECRET} amending", amends="v8", item="kept"),
                {"id": "v10", "question": "Without a roll", "item": "i1"},
                vote("v11", f"{SECRET} of no item", text=f"{SECRET} text"),
            ],
        },
        {"id": "m2", "body": "audit", "held_on": "2026-12-01", "cancelled": True, "starts_at": "14:00"},
        {
            "id": "m3",
            "body": "board",
            "held_on": "2026-12-09",
            "votes": [vote("v1", f"{SECRET} still to come")],
        },
        {"id": "m4", "body": "planning_group", "held_on": "2026-10-01", "place": SECRET},
    ],
    "papers": [{"id": "paper", "title": f"{SECRET} paper", "exempt_because": "commercial"}],
    "agenda_items": [
        {"id": "i1", "meeting": "m1", "place": 1, "title": "Open"},
        {"id": "kept", "meeting": "m1", "place": 3, "title": f"{SECRET} item", "exempt_because": "a person's affairs"},
        {"id": "of-paper", "meeting": "m1", "place": 4, "title": f"{SECRET} item", "paper": "paper"},
    ],
    "decisions": [
        {"id": "d1", "title": "To agree", "decided_by": "board", "meeting": "m1", "decided_on": "2026-09-16",
         "item": "i1", "vote": "v1", "replaces": ["d2", "d0"], "in_plain_words": "+44", "effective_on": "2026-10-01"},
        {"id": "d0", "title": "Before", "decided_by": "NHS Glen", "decided_on": "2020-01-01"},
        {"id": "d2", "title": f"{SECRET} item", "decided_by": "board", "meeting": "m1", "decided_on": "2026-09-16",
         "item": "kept", "vote": "v7"},
        {"id": "d3", "title": f"{SECRET} vote", "decided_by": "board", "meeting": "m1", "decided_on": "2026-09-16",
         "vote": "v4"},
        {"id": "d5", "title": f"{SECRET} of no item", "decided_by": "board", "meeting": "m1",
         "decided_on": "2026-09-16"},
        {"id": "d4", "title": f"{SECRET} later", "decided_by": "board", "decided_on": "2027-01-01"},
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def facts():
    return read_plain(PLAIN, name="Glen Test")


@pytest.fixture(scope="module")
def board(facts):
    return OpenBoard(facts, under="glen", on=TODAY)


@pytest.fixture(scope="module")
def data(facts):
    return open_board(facts, under="glen", on=TODAY)


def everything(board):
    tables = [table_csv(table, board) for table in TABLES]
    return "\n".join([open_board_json(board.facts, under="glen", on=TODAY), meetings_calendar(board), *tables])


def test_nothing_from_which_the_public_was_kept_out_is_in_any_file(board):
    told = everything(board)
    assert "To agree" in told
    for word in (SECRET, "insolvent", "removed for conduct", "resigned", "commercial", "planning_group"):
        assert word not in told


def test_names_are_given_only_where_they_are_recorded(data):
    names = {each["id"]: each.get("name") for each in data["persons"]}
    assert names["glen/person/p-c1"] == "=cmd|Ailsa"
    assert names["glen/person/p-n1"] is None


def test_every_name_that_is_used_is_one_that_is_given(data):
    given = {each["id"] for kind in data.values() if isinstance(kind, list) for each in kind}
    assert len(given) == sum(len(kind) for kind in data.values() if isinstance(kind, list))

    def used(value):
        if isinstance(value, dict):
            for name, each in value.items():
                yield from [each] if name.endswith("_id") else each if name.endswith("_ids") else used(each)
        if isinstance(value, list):
            for each in value:
                yield from used(each)

    assert set(used(data)) <= given
    assert data["decisions"][0]["replaces_ids"] == ["glen/decision/d0"]


def test_votes_are_told_with_their_counts_and_who_cast_them(data):
    events = {each["id"]: each for each in data["vote_events"]}
    first = events["glen/vote-event/m1/v1"]
    assert {each["option"]: each["value"] for each in first["counts"]} == {"yes": 1, "no": 1, "abstain": 0}
    assert first["votes"][1] == {"voter_id": "glen/person/p-n1", "option": "no", "role": "proxy"}
    amended = events["glen/vote-event/m1/v2"]
    assert {each["option"]: each["value"] for each in amended["counts"]}["yes"] == 2
    assert "counts" not in events["glen/vote-event/m1/v10"]
    motion = next(each for each in data["motions"] if each["id"] == "glen/motion/m1/v2")
    assert (motion["amends_id"], motion["result"]) == ("glen/motion/m1/v1", "pass")


@pytest.mark.parametrize(
    ("key", "last_day", "spells"),
    [
        ("c1", None, [("2024-04-01", None, True)]),
        ("s1", None, [("2024-04-01", None, False)]),
        ("u1", None, [("2024-04-01", "2026-08-31", False), ("2026-09-01", None, True)]),
        ("u1", "2026-08-31", [("2024-04-01", "2026-08-31", False)]),
        ("u1", "2026-09-01", [("2024-04-01", "2026-08-31", False), ("2026-09-01", "2026-09-01", True)]),
        ("monitoring", None, [("2024-04-01", None, True)]),
    ],
)
def test_a_membership_says_from_which_day_it_carries_a_vote(facts, key, last_day, spells):
    found = facts.members_by_id.get(key) or facts.members_by_id["s1"].replace(body="monitoring_committee")
    got = voting_spells(found, last_day and date.fromisoformat(last_day))
    told = [(each.first_day.isoformat(), each.last_day and each.last_day.isoformat(), each.voting) for each in got]
    assert told == spells


def rows_of(board, file):
    table = next(each for each in TABLES if each.file == file)
    rows = list(csv.DictReader(io.StringIO(table_csv(table, board))))
    assert all(set(row) == {each.name for each in table.columns} for row in rows)
    return rows


def test_tables_have_a_row_for_each_thing_and_no_formula(board):
    members = {row["membership"]: row for row in rows_of(board, "members.csv")}
    assert members["glen/membership/c1"]["name"] == "'=cmd|Ailsa"
    assert members["glen/membership/u1"]["votes_since"] == "2026-09-01"
    assert [members[f"glen/membership/{key}"]["votes_now"] for key in ("c1", "n1", "s1")] == ["yes", "no", "no"]
    assert "glen/membership/later" not in members
    assert [row["status"] for row in rows_of(board, "meetings.csv")] == ["held", "cancelled", "planned"]
    assert [row["name"] for row in rows_of(board, "votes.csv") if row["name"].startswith("A vac")] == ["A vacant seat"]
    decided = {row["decision"]: row for row in rows_of(board, "decisions.csv")}
    assert decided["glen/decision/d1"]["in_plain_words"] == "'+44"
    assert decided["glen/decision/d0"]["decided_by"] == "NHS Glen"


def test_the_calendar_has_meetings_at_their_time_and_says_which_were_called_off(board):
    calendar = meetings_calendar(board)
    assert "DTSTART:20260916T090000Z" in calendar
    assert "DTEND:20260916T113000Z" in calendar
    assert "DTSTART:20261201T140000Z" in calendar
    assert "DTSTART;VALUE=DATE:20261209" in calendar
    assert calendar.count("STATUS:CANCELLED") == 1
    assert "(made up)" in calendar
    assert meetings_calendar(board) == calendar


def test_the_demonstration_is_open_and_says_that_it_is_made_up():
    told = json.loads(open_board_json(demonstration_facts(), under="demonstration", on=TODAY))
    assert told["fictional"] is True
    assert len(told["memberships"]) > 50
    assert all(each["date"] <= TODAY.isoformat() for each in told["decisions"])


def test_a_real_authority_without_meetings_has_an_empty_calendar(facts):
    bare = facts.replace(authority=facts.authority.replace(fictional=False), meetings=None, members=None)
    calendar = meetings_calendar(OpenBoard(bare, under="glen", on=TODAY))
    assert "made up" not in calendar
    assert "VEVENT" not in calendar
