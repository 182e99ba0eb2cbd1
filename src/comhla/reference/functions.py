"""Which functions must, may and may not be delegated (SSI 2014/344 and SSI 2014/345).

"Must" means for people aged 18 or over; anything beyond is a local choice and is never a fault.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from comhla.reference.loading import load_rows, read_list, read_yes
from comhla.reference.rows import Row, common


class Extent(StrEnum):
    """How much of an enactment a list takes in."""

    ALL = "all"
    ALL_BUT = "all but"
    LISTED = "listed"
    NONE = "none"


class ChargingEffect(StrEnum):
    """Whether a charging function is barred from delegation, or an entry narrowed to leave it out."""

    BARRED = "barred"
    NARROWED = "narrowed"


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthService(Row):
    """A health service to which compulsory delegation applies. ``part`` is that of the Schedule.

    A candidate for set-aside is one only where it is carried out in a hospital of the health board's
    area and provided for two or more council areas.
    """

    part: int
    is_set_aside_candidate: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilFunction(Row):
    """A function that a council must delegate, by its enactment and section.

    ``limit`` says how far, and is blank where the whole function passes. A tied function passes only
    so far as it can be exercised in relation to another integration function.
    """

    enactment: str
    section: str
    limit: str
    is_tied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthBoardEnactment(Row):
    """An enactment whose functions a health board must pass (compulsory) or may pass (permitted)."""

    enactment: str
    compulsory: Extent
    compulsory_sections: tuple[str, ...]
    compulsory_exceptions: tuple[str, ...]
    permitted: Extent
    permitted_sections: tuple[str, ...]
    permitted_exceptions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargingFunction(Row):
    """A function of charging that cannot be delegated.

    Where the effect is "barred" the sections are the barred ones; where it is "narrowed" they are the
    only ones of the enactment that may be delegated.
    """

    enactment: str
    sections: tuple[str, ...]
    effect: ChargingEffect


@cache
def health_services() -> tuple[HealthService, ...]:
    """Return the health services behind compulsory delegation: hospital H1 to H10, others C1 to C16."""
    return load_rows("health_services", _health_service)


@cache
def council_functions() -> tuple[CouncilFunction, ...]:
    """Return the functions that councils must delegate, those that came and went included.

    Keys are an abbreviation of the enactment with its year, and the section: "swsa-1968/12A".
    """
    return load_rows("council_functions", _council_function)


@cache
def health_board_enactments() -> tuple[HealthBoardEnactment, ...]:
    """Return the enactments whose functions health boards must or may pass."""
    return load_rows("health_board_enactments", _health_board_enactment)


@cache
def charging_functions() -> tuple[ChargingFunction, ...]:
    """Return the charging functions that regulation 3 of SSI 2014/345 keeps from being delegated."""
    return load_rows("charging_functions", _charging_function)


def _health_service(record: dict[str, str]) -> HealthService:
    return HealthService(
        **common(record),
        part=int(record["part"]),
        is_set_aside_candidate=read_yes(record["is_set_aside_candidate"]),
    )


def _council_function(record: dict[str, str]) -> CouncilFunction:
    return CouncilFunction(
        **common(record),
        enactment=record["enactment"],
        section=record["section"],
        limit=record["limit"],
        is_tied=read_yes(record["is_tied"]),
    )


def _health_board_enactment(record: dict[str, str]) -> HealthBoardEnactment:
    return HealthBoardEnactment(
        **common(record),
        enactment=record["enactment"],
        compulsory=Extent(record["compulsory"]),
        compulsory_sections=read_list(record["compulsory_sections"]),
        compulsory_exceptions=read_list(record["compulsory_exceptions"]),
        permitted=Extent(record["permitted"]),
        permitted_sections=read_list(record["permitted_sections"]),
        permitted_exceptions=read_list(record["permitted_exceptions"]),
    )


def _charging_function(record: dict[str, str]) -> ChargingFunction:
    return ChargingFunction(
        **common(record),
        enactment=record["enactment"],
        sections=read_list(record["sections"]),
        effect=ChargingEffect(record["effect"]),
    )
