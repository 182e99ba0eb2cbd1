"""The business of seven meetings of the board, and what the minutes of the past ones say of each item."""

from __future__ import annotations

from collections.abc import Mapping

from comhla.law.facts import AgendaKind, Purpose

from .board_forms import (
    CARERS,
    CHIEF,
    CLERK,
    FINANCE,
    HOME_CARE,
    LOCALITIES,
    NURSE,
    Business,
    closing,
    opening,
)
from .board_papers_november import GROUND

DECISION, INFORMATION, DISCUSSION = Purpose.DECISION, Purpose.INFORMATION, Purpose.DISCUSSION
REPORT, PRESENTATION = AgendaKind.REPORT, AgendaKind.PRESENTATION
NO_INTEREST = "Nobody declared an interest."
NOTHING_ELSE = "There was no other business."


def _report(
    title: str,
    note: str | None,
    purpose: Purpose,
    *,
    paper: str | None = None,
    by: str = CHIEF,
    allowed: int = 15,
    forward: str | None = None,
) -> Business:
    return Business(title, note, REPORT, purpose, paper, by, allowed, None, forward)


APRIL_2020 = (
    *opening(
        away="The chair welcomed everybody to the first meeting held by video alone. Five voting members had sent"
        " apologies, because they were needed elsewhere in the emergency.",
        interests=NO_INTEREST,
        minutes_of="12 February 2020",
        matters="There were none.",
    ),
    _report(
        "The epidemic: what has changed in services",
        "The chief officer told the board which services had stopped and which went on by telephone.",
        INFORMATION,
    ),
    _report(
        "Payments to providers of care during the emergency",
        "Three of the eight voting members were there. The board agreed to pay providers in advance for what they"
        " usually give. The clerk said afterwards that four were needed for a quorum. The matter was put to the next"
        " meeting again.",
        DECISION,
        by=FINANCE,
    ),
    *closing(other=NOTHING_ELSE, following="24 June 2020"),
)

JUNE_2024 = (
    *opening(
        away="The member for the third sector sent apologies; a deputy came in that member's place.",
        interests=NO_INTEREST,
        minutes_of="17 April 2024",
        matters="The accounts of the last year are with the auditor.",
    ),
    _report(
        "Visits of members to services",
        "Members told the board what they saw at Annoch Lodge and in the harbour clinic.",
        DISCUSSION,
        by=LOCALITIES,
    ),
    _report(
        "The inpatient ward at Annoch Cottage Hospital",
        "The board heard that two of twelve beds were in use on most nights, and that people of the coast fear a longer"
        " way. It was moved to close the ward from 1 October 2024 and to use its money for nursing at home. On a vote"
        " the motion was carried by seven to two. The vote of the third sector's deputy was counted among the seven.",
        DECISION,
        allowed=40,
    ),
    *closing(other=NOTHING_ELSE, following="18 September 2024"),
)

JUNE_2025 = (
    *opening(
        away="Everybody was there.",
        interests=NO_INTEREST,
        minutes_of="16 April 2025",
        matters="The second link worker began on 2 June.",
    ),
    _report(
        "The annual performance report in draft",
        "The board commented on the draft and asked for a page on waiting times.",
        DISCUSSION,
    ),
    _report(
        "Day services in the glens",
        "It was moved to bring the three day services in the glens together in one centre at Glenmore. Four voted for"
        " the motion and four against it. The chair has no casting vote. The meeting was adjourned so that both sides"
        " could talk, as the way of settling a tie in the standing orders has it. When it went on, members agreed that"
        " the motion should carry, on condition that a bus is paid for.",
        DECISION,
        by=LOCALITIES,
        allowed=40,
    ),
    *closing(other=NOTHING_ELSE, following="17 September 2025"),
)

JUNE_2026 = (
    *opening(
        away="Everybody was there.",
        interests="One member declared an indirect interest in item 7 and decided to take part.",
        minutes_of="15 April 2026",
        matters="The clerk reported that nothing was left to do from the last meeting.",
    ),
    _report(
        "How we did in 2025-26: the annual performance report",
        "Members asked that the gap in length of life be the first thing that readers see. The chief officer was asked"
        " to publish the report by 31 July.",
        DECISION,
        paper="paper-2026-06-performance",
        allowed=20,
    ),
    _report(
        "Review of the strategic plan: keep it, change it or replace it",
        "It was moved to replace the plan. An amendment, to keep the plan for one more year, was lost by one vote to"
        " seven. The motion was then carried by seven to one.",
        DECISION,
        paper="paper-2026-06-plan",
        allowed=30,
    ),
    _report(
        "Breaks for unpaid carers: the first months",
        "The board noted the report and asked for another in February 2027, with figures on young carers.",
        INFORMATION,
        paper="paper-2026-06-breaks",
        by=CARERS,
    ),
    _report(
        "Directions in force",
        "The board noted the directions in force.",
        INFORMATION,
        paper="paper-2026-06-directions",
        allowed=10,
    ),
    *closing(other=NOTHING_ELSE, following="16 September 2026"),
)

SEPTEMBER_2026 = (
    *opening(
        away="One member of staff sent apologies; a deputy came in that member's place. The chair welcomed the three"
        " members who have a vote since 1 September.",
        interests=NO_INTEREST,
        minutes_of="24 June 2026",
        matters="The performance report was published on 26 July. Figures on young carers are still to come.",
    ),
    _report(
        "Three more members with a vote",
        "The board noted who votes now. Each new voter chose a partner.",
        INFORMATION,
        paper="paper-2026-09-voters",
        by=CLERK,
    ),
    _report(
        "New standing orders",
        "It was moved to adopt the new standing orders. Twelve votes for the motion were counted and none against it."
        " One of them was that of a deputy of a member of staff.",
        DECISION,
        paper="paper-2026-09-orders",
        by=CLERK,
    ),
    _report(
        "The winter team north of the pass: one more winter",
        "All who vote agreed to keep the team until 31 March 2027 and to give NHS Annoch a direction.",
        DECISION,
        paper="paper-2026-09-winter",
        by=NURSE,
        allowed=20,
    ),
    _report(
        "Money to the end of July 2026",
        "The board noted the report and asked for a forecast in November.",
        INFORMATION,
        paper="paper-2026-09-money",
        by=FINANCE,
    ),
    _report(
        "The first draft of the strategic plan for 2027 to 2030",
        "The paper came late; the chair gave the reason. Members asked for a part on the coast and one on staff before"
        " the plan is finished.",
        DISCUSSION,
        paper="paper-2026-09-plan",
        allowed=30,
    ),
    *closing(other=NOTHING_ELSE, following="25 November 2026"),
)

NOVEMBER_2026 = (
    *opening(away=None, interests=None, minutes_of="16 September 2026", matters=None),
    _report(
        "Out of hours medical services on one site",
        None,
        DECISION,
        paper="paper-2026-11-out-of-hours",
        by=NURSE,
        allowed=30,
        forward="forward-out-of-hours",
    ),
    _report(
        "Money to the end of September 2026 and a forecast for the year",
        None,
        INFORMATION,
        paper="paper-2026-11-forecast",
        by=FINANCE,
        forward="forward-money",
    ),
    _report("How ready we are for winter", None, INFORMATION, paper="paper-2026-11-winter", by=NURSE),
    Business("The second draft of the strategic plan: views so far", None, PRESENTATION, DISCUSSION, None, CHIEF, 20),
    Business(
        "The price of care at home in the glens",
        None,
        REPORT,
        DECISION,
        "paper-2026-11-contract",
        HOME_CARE,
        20,
        GROUND,
    ),
    *closing(other=None, following="10 February 2027"),
)

FEBRUARY_2027 = (
    *opening(away=None, interests=None, minutes_of="25 November 2026", matters=None),
    _report("The budget for 2027-28", None, DECISION, by=FINANCE, allowed=40, forward="forward-budget"),
    _report("Breaks for unpaid carers: the first year", None, INFORMATION, by=CARERS, forward="forward-breaks"),
    *closing(other=None, following="21 April 2027"),
)

AGENDAS: Mapping[str, tuple[Business, ...]] = {
    "2020-04-15": APRIL_2020,
    "2024-06-26": JUNE_2024,
    "2025-06-25": JUNE_2025,
    "2026-06-24": JUNE_2026,
    "2026-09-16": SEPTEMBER_2026,
    "2026-11-25": NOVEMBER_2026,
    "2027-02-10": FEBRUARY_2027,
}
"""What each meeting has on its agenda, by its day. Other meetings were not carried into this part of the record."""
