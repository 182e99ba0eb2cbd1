"""Age bands of the rows of a data frame: which a group has twice, and which it lacks."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any, NamedTuple

import narwhals as nw
import numpy as np

from comhla.stats.errors import Problems, StatsWarning
from comhla.stats.estimates import Codes, Flags, Groups
from comhla.stats.frames.grouping import Grouped, grouped, none_missing
from comhla.stats.standard_populations import StandardPopulation

_GROUPS_NAMED = 5


class Bands(NamedTuple):
    """The age bands of the rows."""

    labels: tuple[Any, ...]
    """Every band of the data, sorted."""
    first_row: Codes
    """For each row the first row of the same group and band."""
    is_repeated: Flags
    """Whether its group had the band in a row before."""
    is_present: Flags
    """Which group has which band: groups by bands."""


def bands_of(frame: nw.DataFrame[Any], name: str, groups: Groups, problems: Problems) -> Bands:
    """The bands of the rows by the named column; `problems` is told where it is missing."""
    none_missing(frame, name, problems=problems)
    by = grouped(frame, name)
    pairs = groups.codes * by.groups.number + by.groups.codes
    found, first, place = np.unique(pairs, return_index=True, return_inverse=True)
    first_row = first[place]
    is_present = np.zeros(groups.number * by.groups.number, dtype=bool)
    is_present[found] = True
    return Bands(
        tuple(by.keys.get_column(name).to_list()),
        first_row,
        first_row != np.arange(len(frame)),
        is_present.reshape(groups.number, by.groups.number),
    )


def warn_of_lacking(bands: Bands | None, by: Grouped, standard: object, *, stacklevel: int = 3) -> None:
    """Warn of groups without a band that others have, and of bands of a standard population that no group has."""
    if bands is None:
        return
    for sentence in (*_lacking_in_groups(bands, by), *_lacking_everywhere(bands, standard)):
        warnings.warn(sentence, StatsWarning, stacklevel=stacklevel)


def _lacking_in_groups(bands: Bands, by: Grouped) -> Iterator[str]:
    short = np.flatnonzero(~bands.is_present.all(axis=1))
    if short.size:
        named = by.keys[short[:_GROUPS_NAMED]].rows()
        keys = "; ".join(", ".join(map(str, key)) for key in named)
        more = f" and {short.size - len(named)} more" if short.size > len(named) else ""
        yield f"{short.size} of {by.groups.number} groups lack an age band that others have: {keys}{more}."


def _lacking_everywhere(bands: Bands, standard: object) -> Iterator[str]:
    if isinstance(standard, StandardPopulation):
        absent = standard.bands_not_in(bands.labels)
        if absent:
            yield f"No group has these age bands of the {standard.name}: {', '.join(absent)}."
