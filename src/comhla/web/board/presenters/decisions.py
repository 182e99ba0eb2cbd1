"""The registers of decisions and of actions: pure, from facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.law.facts import AuthorityFacts, Decision, DirectionNeeded, MeetingAction
from comhla.law.readings.minuted_business import replaced_by
from comhla.web.audit.presenters import safe_cell
from comhla.web.authorities.labels import Names
from comhla.web.words import day as day_words

Url = Callable[..., str]
DIRECTIONS = {
    DirectionNeeded.NONE: gettext_lazy("None"),
    DirectionNeeded.COUNCIL: gettext_lazy("To the council"),
    DirectionNeeded.HEALTH_BOARD: gettext_lazy("To the health board"),
    DirectionNeeded.BOTH: gettext_lazy("To the council and to the health board"),
}
STATES = {
    "in_force": gettext_lazy("In force"),
    "to_come": gettext_lazy("Not yet in effect"),
    "replaced": gettext_lazy("Replaced"),
}
_COLOURS = {"in_force": "green", "to_come": "blue", "replaced": "grey"}
GIVEN = {
    "given": gettext_lazy("Given"),
    "missing": gettext_lazy("Needed, and not given yet"),
    "not_needed": gettext_lazy("Not needed"),
    "not_said": gettext_lazy("Not recorded"),
}
_GIVEN_COLOURS = {"given": "green", "missing": "orange", "not_needed": "grey", "not_said": "grey"}


class DecisionRow(NamedTuple):
    """A decision in the register."""

    key: str
    title: str
    url: str
    decided_on: date
    body: str
    meeting: str
    meeting_url: str
    state: str
    state_words: str
    state_colour: str
    replaced_by: str
    in_plain_words: str
    reasons: str
    what_next: str
    needed: str
    given: str
    given_words: str
    given_colour: str
    directions: tuple[str, ...]
    direction_urls: tuple[tuple[str, str], ...]
    give_url: str
    is_to_come: bool


class Chosen(NamedTuple):
    """Which decisions are asked for. What is empty leaves nothing out."""

    words: str = ""
    body: str = ""
    state: str = ""
    given: str = ""


EVERYTHING = Chosen()


def decision_rows(facts: AuthorityFacts, url: Url, today: date, chosen: Chosen = EVERYTHING) -> list[DecisionRow]:
    """The decisions that were asked for, the latest first."""
    names = Names(facts)
    taken = sorted(facts.decisions or (), key=lambda each: (each.decided_on, each.id), reverse=True)
    rows = [_row(facts, names, each, url, today) for each in taken]
    return [each for each in rows if _is_chosen(each, chosen)]


def _is_chosen(row: DecisionRow, chosen: Chosen) -> bool:
    text = " ".join((row.key, row.title, row.in_plain_words, row.reasons, row.meeting)).casefold()
    return (
        all(word in text for word in chosen.words.casefold().split())
        and chosen.body in ("", row.body)
        and chosen.state in ("", row.state)
        and chosen.given in ("", row.given)
    )


def _row(facts: AuthorityFacts, names: Names, decision: Decision, url: Url, today: date) -> DecisionRow:
    later = replaced_by(facts, decision, today)
    given = tuple(each.id for each in facts.directions_under(decision.id) if each.given_on <= today)
    starts = decision.effective_on or decision.decided_on
    state = "replaced" if later is not None else "to_come" if starts > today else "in_force"
    told = _given(decision, given)
    return DecisionRow(
        key=decision.id,
        title=decision.title,
        url=url("work-decision", decision.id),
        decided_on=decision.decided_on,
        body=names.called("bodies", decision.decided_by),
        meeting=names.called("meetings", decision.meeting) if decision.meeting else "",
        meeting_url=url("work-meeting-minute", decision.meeting) if decision.meeting else "",
        state=state,
        state_words=_("Not decided yet") if decision.decided_on > today else str(STATES[state]),
        state_colour=_COLOURS[state],
        replaced_by=later.title if later is not None else "",
        in_plain_words=decision.in_plain_words or "",
        reasons=decision.reasons or "",
        what_next=decision.what_next or "",
        needed=str(DIRECTIONS[decision.direction_needed]) if decision.direction_needed is not None else "",
        given=told,
        given_words=str(GIVEN[told]),
        given_colour=_GIVEN_COLOURS[told],
        directions=given,
        direction_urls=tuple((names.called("directions", each), url("work-direction", each)) for each in given),
        give_url=f"{url('work-direction-new')}?decision={decision.id}" if told == "missing" else "",
        is_to_come=decision.decided_on > today,
    )


def _given(decision: Decision, given: Sequence[str]) -> str:
    if given:
        return "given"
    if decision.direction_needed is None:
        return "not_said"
    return "not_needed" if decision.direction_needed is DirectionNeeded.NONE else "missing"


def csv_lines(rows: Iterable[DecisionRow]) -> list[list[str]]:
    """The register as cells that no spreadsheet takes for formulas, its header first."""
    header = [
        _("Reference"),
        _("Decision"),
        _("Decided on"),
        _("Decided by"),
        _("Meeting"),
        _("Status"),
        _("In plain words"),
        _("Why"),
        _("What happens next"),
        _("Direction needed"),
        _("Direction"),
        _("Directions given"),
    ]
    return [header, *([safe_cell(cell) for cell in _cells(each)] for each in rows)]


def _cells(row: DecisionRow) -> list[str]:
    return [
        row.key,
        row.title,
        row.decided_on.isoformat(),
        row.body,
        row.meeting,
        row.state_words,
        row.in_plain_words,
        row.reasons,
        row.what_next,
        row.needed,
        row.given_words,
        " ".join(row.directions),
    ]


class ActionRow(NamedTuple):
    """Something that somebody is to do."""

    what: str
    url: str
    owner: str
    due_on: date | None
    done_on: date | None
    state: str
    colour: str
    meeting: str
    meeting_url: str
    reported_to: str
    report: str


class ActionsShown(NamedTuple):
    """Actions that are open, overdue ones first, and those that are done."""

    overdue: tuple[ActionRow, ...]
    open: tuple[ActionRow, ...]
    done: tuple[ActionRow, ...]


def actions_shown(facts: AuthorityFacts, url: Url, today: date) -> ActionsShown:
    """The register of actions: overdue, then open by their last day, then done with the latest first."""
    names = Names(facts)
    rows = [_action(names, each, url, today) for each in facts.meeting_actions or ()]
    pending = sorted((each for each in rows if each.done_on is None), key=lambda each: each.due_on or date.max)
    return ActionsShown(
        tuple(each for each in pending if _is_overdue(each, today)),
        tuple(each for each in pending if not _is_overdue(each, today)),
        tuple(
            sorted(
                (each for each in rows if each.done_on is not None),
                key=lambda each: each.done_on or date.min,
                reverse=True,
            )
        ),
    )


def _is_overdue(row: ActionRow, today: date) -> bool:
    return row.due_on is not None and row.due_on < today


def _action(names: Names, action: MeetingAction, url: Url, today: date) -> ActionRow:
    done = action.done_on if isinstance(action.done_on, date) and action.done_on <= today else None
    is_late = done is None and action.due_on is not None and action.due_on < today
    state = _("Done on %(day)s") % {"day": day_words(done)} if done is not None else _("Open")
    return ActionRow(
        what=action.what,
        url=url("work-action", action.id),
        owner=action.owner or "",
        due_on=action.due_on,
        done_on=done,
        state=_("Overdue") if is_late else state,
        colour="red" if is_late else "green" if done is not None else "yellow",
        meeting=names.called("meetings", action.meeting),
        meeting_url=url("work-meeting-minute", action.meeting),
        reported_to=names.called("meetings", action.reported_to) if action.reported_to else "",
        report=action.report or "",
    )
