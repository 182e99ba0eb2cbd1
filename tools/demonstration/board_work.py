"""The forward plan of the board, and what its meetings asked somebody to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from comhla.law.facts import ForwardItem, MeetingAction, Purpose

from .board_forms import CARERS, CHIEF, CLERK, FINANCE, LOCALITIES, MIND, NURSE, PEOPLE
from .names import AUDIT, day

DECISION, INFORMATION = Purpose.DECISION, Purpose.INFORMATION


class Ahead(NamedTuple):
    """Business that is expected: what, when it has to be settled, the meeting it is planned for, and why it comes."""

    name: str
    title: str
    wanted: str | None
    meeting: str | None
    purpose: Purpose
    owner: str
    because: str
    months: int | None = None
    body: str = "board"


AHEAD = (
    Ahead("out-of-hours", "Out of hours medical services on one site", "2027-03-01", "board-2026-11-25", DECISION,
          NURSE, "The change is meant to begin on 1 March 2027."),
    Ahead("money", "Money in the last quarter, with a forecast", None, "board-2026-11-25", INFORMATION, FINANCE,
          "The scheme asks for a report in each quarter.", 3),
    Ahead("biodiversity", "Report on biodiversity", "2026-12-12", None, DECISION, CHIEF,
          "Duty BIO-1: a report is due within three years of the last one, of 13 December 2023."),
    Ahead("carer-criteria", "Who can get support as a carer: review of the criteria", "2027-01-30", None, DECISION,
          CARERS, "Duty CARE-3: the criteria were last reviewed on 31 January 2024. The council decides on them."),
    Ahead("budget", "The budget for 2027-28", "2027-03-31", "board-2027-02-10", DECISION, FINANCE,
          "A financial statement has to be published each year (duty act-2014/s39).", 12),
    Ahead("breaks", "Breaks for unpaid carers: the first year", None, "board-2027-02-10", INFORMATION, CARERS,
          "The board asked for it on 24 June 2026."),
    Ahead("plan", "The strategic plan for 2027 to 2030", "2027-03-31", "board-2027-02-10", DECISION, CHIEF,
          "The board decided on 24 June 2026 to replace the plan. The new one has to begin on 1 April 2027."),
    Ahead("directions", "Directions for 2027-28", "2027-03-31", "board-2027-02-10", DECISION, CHIEF,
          "Each delegated function needs a direction in force from 1 April 2027.", 12),
    Ahead("young-minds", "Young people who wait for help with their mental health", None, "board-2027-04-21",
          INFORMATION, MIND, "A request of the member for people who use services."),
    Ahead("staff", "How we keep people in their posts", None, "board-2027-04-21", Purpose.DISCUSSION, PEOPLE,
          "No action of the draft plan serves people who work in the services."),
    Ahead("accounts", "Unaudited accounts and review of internal control, 2026-27", "2027-06-30", None, DECISION,
          FINANCE, "Duties ACC-1 and ACC-5: both are due by 30 June 2027.", 12, AUDIT),
    Ahead("performance", "The annual performance report for 2026-27", "2027-07-31", None, DECISION, CHIEF,
          "Duty act-2014/s42: it has to be published by 31 July 2027.", 12),
    Ahead("scheme", "Review of the integration scheme", "2027-09-30", None, INFORMATION, CLERK,
          "Duty act-2014/s44: the council and NHS Annoch have to decide on a review by 30 September 2027."),
    Ahead("day-services", "The day centre at Glenmore: the first two years", None, None, INFORMATION, LOCALITIES,
          "The board asked for it on 25 June 2025."),
)  # fmt: skip


class Task(NamedTuple):
    """Something that a meeting asked for; `told` is the meeting that heard that it was done."""

    name: str
    on: str
    place: int
    what: str
    owner: str
    due: str
    done: str | None = None
    told: str | None = None
    report: str | None = None
    decision: str | None = None


TASKS = (
    Task("providers", "2020-04-15", 6, "Put the payments to providers to a meeting with a quorum.", CLERK, "2020-06-24",
         "2020-06-24", "2020-06-24", "The board of 24 June 2020 agreed to the payments.", "decision-2020"),
    Task("ward", "2024-06-26", 6, "Write to every household on the coast about where to go instead of the ward.",
         LOCALITIES, "2024-09-01", "2024-08-26", "2024-09-18", "The letter went to 4,120 households.", "decision-2024"),
    Task("bus", "2025-06-25", 6, "Agree with the council on a bus to the day centre.", LOCALITIES, "2025-09-17",
         "2025-09-10", "2025-09-17", "The bus runs on three days a week.", "decision-2025"),
    Task("publish-report", "2026-06-24", 5, "Publish the annual performance report.", CHIEF, "2026-07-31", "2026-07-26",
         "2026-09-16", "It was published on 26 July, with an easy-read edition."),
    Task("first-draft", "2026-06-24", 6, "Bring the first draft of the new strategic plan.", CHIEF, "2026-09-16",
         "2026-09-09", "2026-09-16", "The draft came as a late paper.", "decision-2026-plan"),
    Task("young-carers", "2026-06-24", 7, "Give figures on breaks for young carers.", CARERS, "2026-10-30"),
    Task("new-voters", "2026-09-16", 5, "Hold a morning for each of the three new voters.", CLERK, "2026-10-31"),
    Task("orders", "2026-09-16", 6, "Publish the standing orders on the website.", CLERK, "2026-09-30", "2026-09-21",
         None, "They were published on 21 September.", "decision-2026-orders"),
    Task("winter-direction", "2026-09-16", 7, "Give NHS Annoch the direction on the winter team.", CHIEF, "2026-09-23",
         "2026-09-23", None, "The direction was given. NHS Annoch has not said yet that it has it.",
         "decision-2026-winter"),
    Task("forecast", "2026-09-16", 8, "Bring a forecast for the whole year.", FINANCE, "2026-11-25"),
    Task("coast", "2026-09-16", 9, "Write the part of the draft plan on the coast.", LOCALITIES, "2027-01-15"),
)  # fmt: skip


def forward_plan() -> Iterator[ForwardItem]:
    """The forward plan."""
    for each in AHEAD:
        yield ForwardItem(
            id=f"forward-{each.name}",
            title=each.title,
            body=each.body,
            wanted_by=None if each.wanted is None else day(each.wanted),
            meeting=each.meeting,
            purpose=each.purpose,
            owner=each.owner,
            because=each.because,
            every_months=each.months,
        )


def meeting_actions() -> Iterator[MeetingAction]:
    """What meetings asked somebody to do."""
    for each in TASKS:
        yield MeetingAction(
            id=f"action-{each.on}-{each.name}",
            meeting=f"board-{each.on}",
            item=f"board-{each.on}-{each.place}",
            decision=each.decision,
            what=each.what,
            owner=each.owner,
            due_on=day(each.due),
            done_on=None if each.done is None else day(each.done),
            reported_to=None if each.told is None else f"board-{each.told}",
            report=each.report,
        )
