"""The minute as the clerk works on it: pure, from facts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from comhla.law.facts import AuthorityFacts, Decision, Meeting, MeetingAction
from comhla.law.readings.minuted_business import Agreed, Business, agreed, business_of, minute_of
from comhla.web.words import day as day_words

Url = Callable[..., str]


class RecommendationShown(NamedTuple):
    """A recommendation of the item's paper, with the address at which a decision is recorded from it."""

    text: str
    url: str


class DecisionShown(NamedTuple):
    """A decision of the item."""

    title: str
    url: str


class ActionShown(NamedTuple):
    """What somebody is to do."""

    what: str
    owner: str
    due: str
    url: str


class ItemShown(NamedTuple):
    """One item of the minute on the clerk's page."""

    number: int
    title: str
    is_exempt: bool
    ground: str
    is_written: bool
    note_url: str
    recommendations: tuple[RecommendationShown, ...]
    decisions: tuple[DecisionShown, ...]
    actions: tuple[ActionShown, ...]
    decision_url: str
    action_url: str


class MinuteShown(NamedTuple):
    """Where the minute stands."""

    has_begun: bool
    agreed: Agreed | None
    state: str
    colour: str
    written: int
    items: tuple[ItemShown, ...]

    @property
    def to_write(self) -> int:
        """How many items are written: what is recorded without an item has no text of its own."""
        return sum(bool(each.note_url) for each in self.items)


def minute_shown(facts: AuthorityFacts, meeting: Meeting, url: Url, today: date) -> MinuteShown:
    """The minute item by item. `url` names a page of the authority."""
    begun, found = minute_of(facts, meeting.id) is not None, agreed(facts, meeting, today)
    items = tuple(_item(facts, meeting, each, url) for each in business_of(facts, meeting))
    state = _("Not begun") if not begun else _("Draft")
    if found is not None:
        state = _("Agreed on %(day)s") % {"day": day_words(found.on)}
    colour = "green" if found is not None else "yellow" if begun else "grey"
    return MinuteShown(begun, found, state, colour, sum(each.is_written for each in items), items)


def _item(facts: AuthorityFacts, meeting: Meeting, business: Business, url: Url) -> ItemShown:
    item = business.item.id if business.item is not None else ""
    about = f"?item={item}" if item else ""
    new_decision = f"{url('work-decision-new', meeting.id)}{about}"
    asked = (business.paper.recommendations if business.paper is not None else None) or ()
    return ItemShown(
        number=business.number,
        title=business.item.title if business.item is not None else _("Recorded without an item"),
        is_exempt=bool(business.ground),
        ground=business.ground if business.item is not None else "",
        is_written=bool(business.note),
        note_url=url("work-minute-note", meeting.id, item) if item else "",
        recommendations=tuple(RecommendationShown(each.text, f"{new_decision}&from={each.id}") for each in asked),
        decisions=tuple(_decision(each, url) for each in business.decisions),
        actions=tuple(_action(each, url) for each in business.actions),
        decision_url=new_decision,
        action_url=f"{url('work-action-new', meeting.id)}{about}",
    )


def _decision(decision: Decision, url: Url) -> DecisionShown:
    return DecisionShown(decision.title, url("work-decision", decision.id))


def _action(action: MeetingAction, url: Url) -> ActionShown:
    due = day_words(action.due_on) if action.due_on is not None else ""
    return ActionShown(action.what, action.owner or "", due, url("work-action", action.id))
