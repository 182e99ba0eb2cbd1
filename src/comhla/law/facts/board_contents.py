"""What a board's meetings are made of: forward plan, agenda, papers, minutes, and the actions that come of them.

Duties read the meeting's own row; the agenda, the pack, the minute and the certificate are made from these.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from comhla.law.events import Event
from comhla.law.facts.decisions import DirectionNeeded
from comhla.law.facts.fields import Record, fact, maybe


class Purpose(StrEnum):
    """What a meeting is asked to do with an item."""

    DECISION = "decision"
    DISCUSSION = "discussion"
    INFORMATION = "information"


class ForwardItem(Record):
    """Business that is expected to come to a meeting."""

    id: str = fact("A short name for the item.")
    title: str = fact("What it will be about.")
    body: str = fact("board, monitoring_committee, or the id of a committee.", refers_to="bodies")
    wanted_by: date | None = maybe("The day by which it has to be settled.")
    meeting: str | None = maybe("The meeting that it is planned for.", refers_to="meetings")
    purpose: Purpose | None = maybe("What the meeting will be asked to do.")
    owner: str | None = maybe("The post that brings it.")
    because: str | None = maybe("Why it comes, as a duty that falls due or a request of the board.")
    every_months: int | None = maybe("For business that comes back: after how many months.")


class AgendaKind(StrEnum):
    """Kinds of business on an agenda."""

    WELCOME = "welcome"
    DECLARATIONS = "declarations"
    MINUTES = "minutes"
    MATTERS_ARISING = "matters_arising"
    REPORT = "report"
    PRESENTATION = "presentation"
    OTHER_BUSINESS = "other_business"
    NEXT_MEETING = "next_meeting"


class AgendaItem(Record):
    """One item of business of a meeting."""

    id: str = fact("A short name for the item, as board-2026-12-09-3.")
    meeting: str = fact("The meeting.", refers_to="meetings")
    place: int = fact("Its place on the agenda, from 1.")
    title: str = fact("What it is about.")
    kind: AgendaKind | None = maybe("What kind of business it is; a report where left out.")
    purpose: Purpose | None = maybe("What the meeting is asked to do.")
    paper: str | None = maybe("The paper for it.", refers_to="papers")
    led_by: str | None = maybe("The post or member that speaks to it.")
    minutes_allowed: int | None = maybe("How many minutes it is given.")
    exempt_because: str | None = maybe("Where the public is kept out: the ground, as the standing orders have it.")
    from_forward_plan: str | None = maybe("The item of the forward plan that it comes from.", refers_to="forward_plan")


class PaperPart(StrEnum):
    """The parts of a paper in the house format, in their order."""

    PURPOSE = "purpose"
    BACKGROUND = "background"
    MAIN_REPORT = "main_report"
    PEOPLE_AND_CARERS = "people_and_carers"
    FINANCE = "finance"
    WORKFORCE = "workforce"
    LEGAL = "legal"
    COMMUNITY_PLANNING = "community_planning"
    EQUALITY = "equality"
    RISK = "risk"
    APPENDIX = "appendix"


class PaperSection(Record):
    """One part of a paper."""

    part: PaperPart = fact("Which part it is.")
    heading: str | None = maybe("Its heading, where it is not the usual one.")
    text: str | None = maybe("Its text, with the marks for headings, lists and tables.")


class PaperRecommendation(Record):
    """One thing that a paper asks the meeting to do."""

    id: str = fact("A short name within the paper, as i.")
    text: str = fact("What the meeting is asked to do.")


class Paper(Record):
    """A paper for a meeting."""

    id: str = fact("A short name for the paper.")
    title: str = fact("Its title.")
    reference: str | None = maybe("The number that the authority gives it.")
    author: str | None = maybe("The post that wrote it.")
    brought_by: str | None = maybe("The post in whose name it comes.")
    dated_on: date | None = maybe("The day written on it.")
    due_on: date | None = maybe("The day by which it has to be with the clerk.")
    sections: tuple[PaperSection, ...] | None = maybe("Its parts.")
    direction_needed: DirectionNeeded | None = maybe("Whom what it recommends needs to direct.")
    recommendations: tuple[PaperRecommendation, ...] | None = maybe("What it asks the meeting to do.")
    signed_off_on: Event = maybe("The day it was signed off.")
    signed_off_by: str | None = maybe("The post that signed it off.")
    exempt_because: str | None = maybe("Where it is kept from the public: the ground, as the standing orders have it.")
    public_summary: str | None = maybe("Where it is kept from the public: what may be said of it.")
    late_because: str | None = maybe("Where it came after the others: why.")


class MinutedItem(Record):
    """What the minute says of one item of business."""

    item: str = fact("The item.", refers_to="agenda_items")
    text: str | None = maybe("What was said and done, with the marks for lists and tables.")


class Minute(Record):
    """The minute of a meeting. When it was agreed is said of the meeting."""

    id: str = fact("A short name for the minute.")
    meeting: str = fact("The meeting.", refers_to="meetings")
    notes: tuple[MinutedItem, ...] | None = maybe("What it says of each item.")
    others_present: tuple[str, ...] | None = maybe("Others who were there, by post.")
    agreed_at: str | None = maybe("The meeting that agreed it.", refers_to="meetings")
    changes_when_agreed: str | None = maybe("What was changed when it was agreed.")
    signed_by: str | None = maybe("The member who signed it, presiding at that meeting.", refers_to="members")


class MeetingAction(Record):
    """Something that a meeting asked somebody to do."""

    id: str = fact("A short name for the action.")
    meeting: str = fact("The meeting.", refers_to="meetings")
    item: str | None = maybe("The item of business.", refers_to="agenda_items")
    decision: str | None = maybe("The decision that it carries out.", refers_to="decisions")
    what: str = fact("What is to be done.")
    owner: str | None = maybe("The post that answers for it.")
    due_on: date | None = maybe("The day by which it is to be done.")
    done_on: Event = maybe("The day it was done.")
    reported_to: str | None = maybe("The meeting that was told.", refers_to="meetings")
    report: str | None = maybe("What was reported.")
