"""The financial year of a day, April to March."""

from __future__ import annotations

import numpy as np

from comhla.stats.scotland.given import Given, Texts, days, labelled, parts


def extract_fin_year(date: Given) -> Texts:
    """The financial year of each day as `2019/20`, from 1 April to 31 March; None where the day is missing.

    Raises:
        BadInput: something is no date.

    Source: as extract_fin_year of phsmethods, see its documentation.
    """
    held = days(date, "date")
    years, months, _ = parts(held)
    missing = np.isnat(held)
    starts, places = np.unique(np.where(missing, 0, years - (months < 4)), return_inverse=True)
    return labelled([f"{year}/{(year + 1) % 100:02d}" for year in starts.tolist()], places, missing)
