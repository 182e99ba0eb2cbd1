"""A file of figures as it was read: which figures, from whom, and how it can be told to be that file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from comhla.indicators.errors import Problem
from comhla.indicators.observations import Observation


class PublishedIndicator(NamedTuple):
    """An indicator of the publisher's own that the catalogue does not hold."""

    key: str
    title: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What one file holds."""

    layout: str
    """The key of the layout that it was read as, as lgbf-cash."""
    file: str
    sha256: str
    """Of the bytes of the file as given, before anything was unpacked."""
    title: str
    publisher: str
    licence: str = ""
    edition: str = ""
    """What tells it from other releases of the same series, as March 2024."""
    published_on: date | None = None
    observations: tuple[Observation, ...] = ()
    remarks: tuple[Problem, ...] = ()
    """What was put right or left out while reading, and what a person should look at; nothing here stops an import."""
    indicators: tuple[PublishedIndicator, ...] = ()
    """What the file has figures of beside the indicators of the catalogue."""
