"""Values of the register: integration authorities, councils, health boards, and their codes."""

import datetime as dt
from dataclasses import dataclass

from comhla.reference.codes import AuthorityCode, CouncilCode, HealthBoardCode, PartnershipCode
from comhla.reference.models import Model
from comhla.reference.rows import Verified


@dataclass(frozen=True, slots=True, kw_only=True)
class OldCode:
    """A code that published data once used for an area, and the code that replaced it.

    ``valid_from`` and ``valid_to`` are the first and last days in the data, None where not seen.
    """

    code: str
    kind: str
    current_code: str
    valid_from: dt.date | None
    valid_to: dt.date | None
    source: str
    verified: Verified
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthBoard:
    """A territorial health board."""

    code: HealthBoardCode
    name: str
    old_codes: tuple[OldCode, ...]
    source: str
    verified: Verified
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Council:
    """A council, the name of its area in national statistics, and where it belongs."""

    code: CouncilCode
    name: str
    area_name: str
    authority_code: AuthorityCode
    health_board_code: HealthBoardCode
    old_codes: tuple[OldCode, ...]
    source: str
    verified: Verified
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedModel:
    """The model of integration of an authority from a first day to a last, both inclusive."""

    authority_code: AuthorityCode
    model: Model
    valid_from: dt.date
    valid_to: dt.date | None
    source: str
    verified: Verified
    note: str

    def in_force_on(self, day: dt.date) -> bool:
        """Return whether the authority is known to have had this model on the day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameAlias:
    """Another name under which an authority is met."""

    authority_code: AuthorityCode
    name: str
    source: str
    verified: Verified
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """An integration authority as the register records it. Facts that differ in how far they were

    verified carry a mark each: the area and its codes (``verified``), the count of localities, the
    website and the day of establishment. ``website`` and ``established_on`` are None where not seen.
    ``councils_in_health_board_area`` names every council of the health board's area, its own included.
    """

    code: AuthorityCode
    name: str
    partnership_name: str
    aliases: tuple[str, ...]
    old_codes: tuple[OldCode, ...]
    models: tuple[DatedModel, ...]
    councils: tuple[Council, ...]
    health_board: HealthBoard
    councils_in_health_board_area: tuple[str, ...]
    localities: int
    localities_edition: str
    localities_verified: Verified
    localities_note: str
    drug_partnership_codes: tuple[PartnershipCode, ...]
    website: str | None
    website_verified: Verified
    established_on: dt.date | None
    established_verified: Verified
    established_note: str
    has_islands: bool
    source: str
    verified: Verified
    note: str

    def model_on(self, day: dt.date) -> Model | None:
        """Return the model on the day, or None where the register does not know it.

        None does not mean that there was no authority: the first day is recorded only where it was
        seen, and otherwise the model is held from 1 April 2016, when all functions had to be delegated.
        """
        return next((row.model for row in self.models if row.in_force_on(day)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrugPartnership:
    """An alcohol and drug partnership and the authorities whose areas it covers."""

    code: PartnershipCode
    authorities: tuple[str, ...]
    source: str
    verified: Verified
