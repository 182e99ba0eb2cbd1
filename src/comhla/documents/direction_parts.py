"""What the documents about directions share: the direction itself, and its facts in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from comhla.dates import in_words
from comhla.documents.errors import DocumentError
from comhla.documents.plan_parts import listed
from comhla.law.facts import AuthorityFacts, ChangeKind, Direction, DirectionLine
from comhla.law.readings.directions_over_time import begins_on
from comhla.reference.models import Model

BOARD = "board"
NO_YEAR = "No year named"
NOT_SAID = "none"
CHANGES = {ChangeKind.VARIES: "varies", ChangeKind.REVOKES: "revokes", ChangeKind.SUPERSEDES: "supersedes"}


class NoSuchDirection(DocumentError):
    """No direction has the name that was asked for, or there is none at all."""


def direction_called(facts: AuthorityFacts, direction_id: str) -> Direction:
    """The direction with an id.

    Raises:
        NoSuchDirection: where there is none.
    """
    found = facts.directions_by_id.get(direction_id)
    if found is None:
        raise NoSuchDirection(f"There is no direction called {direction_id!r}.")
    return found


def title_of(direction: Direction) -> str:
    """What a direction is about; where nobody said, its number."""
    return direction.title or f"Direction {direction.id}"


def pounds(amount: Decimal) -> str:
    """An amount as people write it: pence only where there are any."""
    whole = amount == amount.to_integral_value()
    figures = f"{abs(amount):,.0f}" if whole else f"{abs(amount):,.2f}"
    return f"{'-' if amount < 0 else ''}£{figures}"


def made_up_mark(facts: AuthorityFacts) -> tuple[str, ...]:
    """What stands on every page where the authority is made up."""
    return (f"Illustrative: {facts.authority.name} is a made-up authority.",) if facts.authority.fictional else ()


def giver_of(facts: AuthorityFacts, direction: Direction) -> str:
    """Who gave a direction, in words."""
    if direction.given_by not in (None, BOARD):
        return str(direction.given_by)
    is_joint = not facts.settings or facts.setting_on(direction.given_on).model is Model.BODY_CORPORATE
    return f"The integration joint board of {facts.authority.name}" if is_joint else facts.authority.name


def function_names(facts: AuthorityFacts) -> Mapping[str, str]:
    """The names of delegated functions by id."""
    return {each.id: each.name or each.id for each in facts.functions or ()}


def money_words(line: DirectionLine) -> str:
    """The money that a direction gives for a function."""
    told = []
    if line.set_aside_amount is not None:
        told.append(f"{pounds(line.set_aside_amount)} set aside")
    if line.payment is not None:
        told.append(f"{pounds(line.payment)} paid")
    if line.payment_method not in (None, NOT_SAID):
        told.append(f"Worked out so: {line.payment_method}")
    year = f" ({line.financial_year})" if told and line.financial_year else ""
    return "; ".join(told) + year


def use_words(line: DirectionLine) -> str:
    """How the money is to be used."""
    return "It does not say" if line.use == NOT_SAID else line.use or ""


def changes_words(facts: AuthorityFacts, direction: Direction) -> str:
    """What a direction does to earlier ones, in a sentence."""
    if not direction.changes:
        return "It changes no earlier direction." if direction.changes is not None else ""
    names = listed([_named(facts, key) for key in direction.changes])
    return f"It {CHANGES[direction.change] if direction.change else 'changes'} {names}."


def _named(facts: AuthorityFacts, key: str) -> str:
    found = facts.directions_by_id.get(key)
    return key if found is None or found.title is None else f"{key} ({found.title})"


def effect_words(direction: Direction) -> str:
    """From when to when a direction has effect."""
    until = (
        f" until {in_words(direction.last_day)}"
        if direction.last_day
        else ", until it is varied, revoked or superseded"
    )
    return f"From {in_words(begins_on(direction))}{until}"


def meeting_words(facts: AuthorityFacts, key: str | None) -> str:
    """A meeting by its day; empty where none is recorded."""
    held: date | None = next((each.held_on for each in facts.meetings or () if each.id == key), None)
    return "" if held is None else f"Meeting of {in_words(held)}"
