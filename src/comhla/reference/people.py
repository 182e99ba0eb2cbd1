"""Who is consulted, who counts as a professional, and whose equality is weighed."""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from comhla.reference.groups import ConsulteeGroup
from comhla.reference.loading import load_rows, read_day, read_yes
from comhla.reference.rows import Row, common, plain_row


class ProfessionKind(StrEnum):
    """The two kinds of professional that the Act tells apart."""

    HEALTH = "health"
    SOCIAL_CARE = "social care"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow(Row):
    """A group of consultees. ``planning_group_from`` is None for the one without a seat there."""

    group: ConsulteeGroup
    planning_group_from: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profession(Row):
    """A register, or another way, by which somebody counts as a health or social care professional."""

    kind: ProfessionKind
    is_register: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Characteristic(Row):
    """A protected characteristic; one of them counts for the first need and in employment only."""

    is_employment_only: bool


@cache
def consultee_groups() -> tuple[GroupRow, ...]:
    """Return the thirteen groups consulted on schemes, plans and locality decisions."""
    return load_rows("consultee_groups", _group)


@cache
def planning_group_groups() -> tuple[GroupRow, ...]:
    """Return the twelve groups that are represented on a strategic planning group."""
    return tuple(
        dataclasses.replace(row, source="SSI 2014/308", valid_from=row.planning_group_from)
        for row in consultee_groups()
        if row.planning_group_from is not None
    )


@cache
def registered_professions() -> tuple[Profession, ...]:
    """Return the registers and other ways of counting as a health or social care professional."""
    return load_rows("registered_professions", _profession)


@cache
def protected_characteristics() -> tuple[Characteristic, ...]:
    """Return the nine protected characteristics."""
    return load_rows("protected_characteristics", _characteristic)


@cache
def equality_needs() -> tuple[Row, ...]:
    """Return the three needs to which public bodies have due regard."""
    return load_rows("equality_needs", plain_row)


def _group(record: dict[str, str]) -> GroupRow:
    return GroupRow(
        **common(record),
        group=ConsulteeGroup(record["group"]),
        planning_group_from=read_day(record["planning_group_from"]),
    )


def _profession(record: dict[str, str]) -> Profession:
    return Profession(
        **common(record),
        kind=ProfessionKind(record["kind"]),
        is_register=read_yes(record["is_register"]),
    )


def _characteristic(record: dict[str, str]) -> Characteristic:
    return Characteristic(**common(record), is_employment_only=read_yes(record["is_employment_only"]))
