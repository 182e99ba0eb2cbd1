"""The board as open data in tables: memberships, meetings, votes and decisions, for spreadsheets."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from comhla.documents.open_board import OpenBoard, option_of, result_of, status_of, voting_spells

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

Rows = Iterator[tuple[object, ...]]


class Column(NamedTuple):
    """A column of a table, and what it says."""

    name: str
    means: str


class Table(NamedTuple):
    """A table: the name of its file, what a row of it is, its columns, and how its rows are found."""

    file: str
    a_row_is: str
    columns: tuple[Column, ...]
    rows: Callable[[OpenBoard], Rows]


def _members(board: OpenBoard) -> Rows:
    for each in board.members:
        last = board.last_day(each)
        spells = voting_spells(each, last)
        now = last is None and any(spell.voting and spell.first_day <= board.on for spell in spells)
        since = next((spell.first_day for spell in spells if spell.voting), None)
        yield (
            board.name("membership", each.id),
            board.name("person", each.person),
            board.person_name(each.person),
            board.body_name(each.body),
            each.seat.value,
            each.nominated_by,
            each.first_day,
            last,
            "yes" if now else "no",
            since,
        )


def _meetings(board: OpenBoard) -> Rows:
    for each in board.meetings:
        yield (
            board.name("event", each.id),
            board.body_name(each.body),
            each.held_on,
            each.starts_at,
            each.place,
            status_of(each, board.on),
        )


def _votes(board: OpenBoard) -> Rows:
    for meeting, vote in board.votes:
        told = (
            board.name("vote-event", f"{meeting.id}/{vote.id}"),
            meeting.held_on,
            board.body_name(meeting.body),
            vote.question,
            result_of(vote),
        )
        for each in vote.cast or ():
            person = board.holder(each.member)
            if person is not None:
                named = (board.name("person", person), board.person_name(person))
                yield (*told, *named, option_of(each.choice), "yes" if each.by_proxy else "no")
        for used in vote.cast_for_vacancies or ():
            yield (*told, None, "A vacant seat", option_of(used.choice), "no")


def _decisions(board: OpenBoard) -> Rows:
    for each in board.decisions:
        yield (
            board.name("decision", each.id),
            each.decided_on,
            board.body_name(each.decided_by),
            each.title,
            each.in_plain_words,
            each.effective_on,
            board.name("event", each.meeting) if each.meeting else None,
        )


TABLES = (
    Table(
        "members.csv",
        "one person's time in one seat",
        (
            Column("membership", "The lasting name of the membership."),
            Column("person", "The lasting name of the person."),
            Column("name", "The person's name, where one is recorded."),
            Column("body", "The board, the monitoring committee or a committee."),
            Column("seat", "The kind of seat, as council_nominee."),
            Column("nominated_by", "The council or health board that nominated the person."),
            Column("first_day", "The first day in the seat."),
            Column("last_day", "The last day in the seat, where it has come."),
            Column("votes_now", "Whether the seat carries a vote on the day of the file."),
            Column("votes_since", "The first day of this membership on which it carries a vote, where it does."),
        ),
        _members,
    ),
    Table(
        "meetings.csv",
        "one meeting, held or planned",
        (
            Column("meeting", "The lasting name of the meeting."),
            Column("body", "The body that meets."),
            Column("day", "The day of the meeting."),
            Column("starts_at", "When it begins."),
            Column("place", "Where it is held."),
            Column("status", "held, planned or cancelled."),
        ),
        _meetings,
    ),
    Table(
        "votes.csv",
        "one member's vote on one question",
        (
            Column("vote", "The lasting name of the vote."),
            Column("day", "The day of the meeting."),
            Column("body", "The body that voted."),
            Column("question", "What was put."),
            Column("result", "pass, fail or undecided."),
            Column("person", "The lasting name of the person whose vote it is."),
            Column("name", "The person's name, where one is recorded."),
            Column("choice", "yes, no or abstain."),
            Column("by_proxy", "Whether a proxy cast it."),
        ),
        _votes,
    ),
    Table(
        "decisions.csv",
        "one decision",
        (
            Column("decision", "The lasting name of the decision."),
            Column("day", "The day it was taken."),
            Column("decided_by", "Who took it."),
            Column("title", "What was decided, in a few words."),
            Column("in_plain_words", "What was decided, for anybody."),
            Column("effective_on", "The day it takes effect."),
            Column("meeting", "The meeting that took it."),
        ),
        _decisions,
    ),
)
"""The tables, in the order in which they are shown."""


def table_csv(table: Table, board: OpenBoard) -> str:
    """A table as CSV. Text that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([each.name for each in table.columns])
    writer.writerows(_cells(row) for row in table.rows(board))
    return out.getvalue()


def _cells(row: Iterable[object]) -> list[str]:
    return [_harmless("" if each is None else str(each)) for each in row]


def _harmless(text: str) -> str:
    return f"'{text}" if text.lstrip(" ").startswith(_BEGINS_A_FORMULA) else text
