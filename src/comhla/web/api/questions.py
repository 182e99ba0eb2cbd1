"""What may be asked in an address: days, pages, forms and choices, each with what is told of a mistake."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import BeforeValidator, ValidationError, ValidationInfo, WithJsonSchema, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from comhla.dates import BadDay, parse_iso_day
from comhla.law import Outcome

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
MOST_ROWS = 500
ROWS = 100


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        day = parse_iso_day(str(value))
    except BadDay as error:
        raise ValueError(f"{error} Write a day as 2026-09-01.") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"Ask for a day from {FIRST_DAY.isoformat()} to {LAST_DAY.isoformat()}.")
    return day


Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": "^20[0-9]{2}-[01][0-9]-[0-3][0-9]$"}),
]


class Form(StrEnum):
    """The form of a list."""

    JSON = "json"
    CSV = "csv"


class Question(Schema):
    """What is asked. A name that is not known is a mistake: `as-at` must not be taken for no day at all."""

    @model_validator(mode="wrap")
    @classmethod
    def refuse_unknown_names(cls, given: Any, read: Callable[[Any], Question], info: ValidationInfo) -> Question:
        """Tell unknown names together with every other mistake."""
        request = (info.context or {}).get("request")
        unknown = [] if request is None else [name for name in request.GET if name not in cls.model_fields]
        faults = [_unknown(name, list(cls.model_fields)) for name in unknown]
        try:
            made = read(given)
        except ValidationError as error:
            faults += [_again(each) for each in error.errors(include_url=False)]
        if faults:
            raise ValidationError.from_exception_data(cls.__name__, faults)
        return made


def _unknown(name: str, known: list[str]) -> InitErrorDetails:
    told = PydanticCustomError("unknown_name", "It is not known here. Ask by {known}.", {"known": ", ".join(known)})
    return InitErrorDetails(type=told, loc=(name,), input=None)


def _again(fault: Any) -> InitErrorDetails:
    message = fault["msg"].replace("{", "(").replace("}", ")")
    return InitErrorDetails(type=PydanticCustomError(fault["type"], message), loc=fault["loc"], input=None)


class AsAt(Question):
    """A question as at a day."""

    as_at: Day | None = Field(
        None, description="The day on which the question is asked, as 2026-09-01. Today where left out."
    )


class Listed(Question):
    """A question that a list answers."""

    limit: int = Field(ROWS, ge=1, le=MOST_ROWS, description="The most rows of one answer.")
    offset: int = Field(0, ge=0, le=1_000_000, description="How many rows to leave out from the beginning.")
    format: Form = Field(Form.JSON, description="The form of the list: json, or csv with the same rows.")


class ListedAuthorities(Listed):
    """Authorities."""

    q: str | None = Field(None, max_length=100, description="Only authorities with this in their name, or this code.")


class ListedAsAt(Listed, AsAt):
    """A list as at a day."""


class ListedRows(Listed):
    """Rows of what is recorded."""

    as_at: Day | None = Field(
        None, description="Only rows that hold on this day, by their first and last day. Every row where left out."
    )


class ListedFindings(ListedAsAt):
    """Findings."""

    outcome: Outcome | None = Field(None, description="Only findings with this outcome.")
    duty: str | None = Field(None, max_length=120, description="Only findings of this duty, by id or name.")


class ListedComing(ListedAsAt):
    """What falls due."""

    days: int = Field(365, ge=1, le=5 * 366, description="How many days to look ahead.")


class ListedDuties(Listed):
    """Duties of the law book."""

    family: str | None = Field(None, max_length=2, description="Only duties of this part of the law, by its letter.")


class ListedEvents(Listed):
    """Events of the audit trail."""

    kind: str | None = Field(None, max_length=60, description="Only events about this kind of thing.")
    subject: str | None = Field(None, max_length=200, description="Only events about the thing with this name.")
    after: int | None = Field(None, ge=0, le=10**15, description="Only events with a higher number.")


class ListedIndicators(Listed):
    """Indicators."""

    suite: str | None = Field(None, max_length=20, description="Only those of core, ministerial or benchmarking.")
    outcome: str | None = Field(None, max_length=3, description="Only those that tell of this outcome, as O1.")


class ListedFigures(Listed):
    """Figures."""

    area: str | None = Field(None, max_length=80, description="Only figures of the area with this code.")
    kind: str | None = Field(None, max_length=20, description="Only figures of this kind of area, as locality.")
    period: str | None = Field(None, max_length=40, description="Only figures of this period, as 2022/23.")
    group: str | None = Field(None, max_length=80, description="Only figures of this group; empty for everybody.")


class Sought(Listed):
    """A place to find."""

    q: str = Field(
        ..., min_length=1, max_length=100, description="A postcode, or words of a place, council, area or authority."
    )
