"""What the figures of the demonstration tell: ten years of each indicator, shaped by hand. All of it is made up.

The first series of a pair is Inverannoch's, the second that of a country as made up as Inverannoch is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 2016, 2025
WAVES = (2017, 2019, 2021, 2023, 2025)
"""The years in which a survey began."""
CHANGED_IN = 2023
"""From this wave on the survey picks out the people who are supported at home by another question."""
COUNTRY = "Scotland (illustrative)"


class Place(NamedTuple):
    """An area that exists nowhere, with how many adults live there."""

    name: str
    kind: str
    adults: int
    more_each_year: int
    """How many more there are each year; fewer where below nought."""
    aged_65: float
    """The share of them who are 65 and over."""
    aged_75: float
    leaning: float = 0.0
    """How far from the country its figures are: 1 is clearly higher in everything, -1 clearly lower."""


HOME = Place("Inverannoch", "authority", 56_400, 250, 0.247, 0.114)
NATION = Place(COUNTRY, "country", 4_452_000, 11_800, 0.231, 0.105)
FAMILY = (
    Place("Kinlorran", "authority", 61_300, 180, 0.238, 0.109, 0.6),
    Place("Balvorrach", "authority", 48_700, -90, 0.262, 0.121, -0.4),
    Place("Dunfennick", "authority", 72_900, 310, 0.221, 0.099, 0.9),
    Place("Craigorrin", "authority", 55_200, 60, 0.244, 0.113, -0.8),
    Place("Aberfannoch", "authority", 93_400, 420, 0.216, 0.095, 0.2),
    Place("Ardmallich", "authority", 21_600, -40, 0.271, 0.127, -0.2),
    Place("Strathellick", "authority", 67_800, 150, 0.233, 0.106, -1.0),
)
"""The family group: seven authorities that are compared with Inverannoch."""


class Pair(NamedTuple):
    """What an indicator was in Inverannoch and in the made-up country, year by year or wave by wave."""

    ours: tuple[float, ...]
    country: tuple[float, ...]
    spread: float = 0.06
    """How far apart areas of the family group are, as a share of the country's figure."""


COUNTED: Mapping[str, Pair] = {
    "NI-12": Pair(
        (12_610, 12_540, 12_480, 12_390, 10_720, 11_640, 11_800, 11_510, 11_190, 10_900),
        (11_840, 11_790, 11_870, 12_010, 10_480, 11_150, 10_990, 11_230, 11_290, 11_310),
    ),
    "NI-13": Pair(
        (124_800, 122_900, 121_700, 119_800, 104_300, 112_600, 117_900, 114_800, 110_700, 107_200),
        (119_700, 118_400, 117_100, 116_200, 100_600, 109_300, 114_900, 114_100, 113_000, 112_400),
    ),
    "NI-14": Pair((98, 99, 101, 104, 116, 108, 107, 110, 112, 114), (97, 98, 99, 100, 113, 104, 101, 102, 101, 102)),
    "NI-15": Pair(
        (86.6, 87.0, 87.4, 87.7, 89.6, 88.9, 88.6, 89.0, 89.5, 89.9),
        (86.2, 86.6, 86.9, 87.3, 89.1, 88.4, 87.9, 88.1, 88.3, 88.4),
        0.012,
    ),
    "NI-16": Pair(
        (21.8, 22.1, 22.6, 23.0, 21.4, 22.1, 22.4, 23.3, 24.0, 24.6),
        (19.8, 20.2, 20.4, 20.7, 19.6, 20.5, 20.8, 21.0, 21.1, 21.2),
        0.09,
    ),
    "NI-17": Pair(
        (84.9, 83.8, 82.2, 81.1, 80.8, 77.0, 74.3, 75.7, 77.0, 78.4),
        (86.4, 86.9, 85.1, 84.2, 84.0, 80.3, 78.6, 79.4, 80.2, 80.9),
        0.04,
    ),
    "NI-18": Pair(
        (60.4, 61.0, 61.5, 61.9, 62.8, 63.6, 64.2, 64.9, 65.3, 65.6),
        (58.9, 59.4, 59.9, 60.3, 61.2, 61.7, 62.0, 62.3, 62.5, 62.7),
        0.03,
    ),
    "NI-19": Pair(
        (810, 745, 790, 840, 455, 610, 640, 585, 520, 470), (760, 735, 750, 770, 430, 650, 790, 805, 780, 765), 0.28
    ),
}
"""Indicators with a numerator and a denominator, for each financial year from 2016/17."""
DEATHS = Pair(
    (431, 428, 425, 421, 447, 452, 438, 430, 424, 420), (412, 410, 407, 405, 433, 440, 428, 421, 418, 416), 0.07
)
"""NI-11, for each calendar year from 2016. It is standardised, so it comes with an interval and without a count."""
COST = Pair((24.1, 24.4, 24.0, 23.8), (22.6, 22.9, 22.7, 22.4), 0.08)
"""NI-20, for the four years before the pandemic. Nobody has published it since."""


class Asked(NamedTuple):
    """A question of the survey, and how many of a hundred adults answer it."""

    pair: Pair
    of_adults: float


SURVEYED: Mapping[str, Asked] = {
    "NI-1": Asked(Pair((92.8, 92.6, 90.9, 91.2, 91.8), (91.6, 91.5, 89.8, 89.9, 90.4), 0.012), 1.9),
    "NI-2": Asked(Pair((80.2, 80.9, 78.1, 74.6, 77.2), (79.4, 79.0, 76.9, 73.5, 74.0), 0.05), 0.42),
    "NI-3": Asked(Pair((73.8, 74.6, 69.2, 62.0, 66.4), (74.1, 73.2, 68.9, 61.2, 62.0), 0.06), 0.42),
    "NI-4": Asked(Pair((72.1, 71.4, 64.0, 55.1, 55.8), (73.0, 72.1, 65.5, 61.8, 62.9), 0.06), 0.42),
    "NI-5": Asked(Pair((79.2, 79.4, 74.2, 70.9, 75.1), (78.6, 78.4, 73.6, 70.8, 71.7), 0.05), 0.45),
    "NI-6": Asked(Pair((84.3, 81.0, 70.2, 72.6, 75.9), (81.4, 77.8, 68.1, 69.5, 70.8), 0.06), 1.7),
    "NI-7": Asked(Pair((79.0, 78.8, 77.1, 70.4, 73.2), (78.5, 78.0, 76.2, 70.9, 71.8), 0.05), 0.42),
    "NI-8": Asked(Pair((35.4, 33.1, 34.0, 37.2, 41.0), (36.1, 33.4, 30.2, 31.6, 32.3), 0.11), 0.35),
    "NI-9": Asked(Pair((82.3, 82.0, 79.1, 73.5, 74.6), (82.0, 81.6, 78.4, 74.0, 74.8), 0.04), 0.42),
}
"""Shares in per cent, for each wave."""
NEVER = ("NI-10", "NI-21", "NI-22", "NI-23")
"""Nobody ever published these."""


class Part(NamedTuple):
    """A part of Inverannoch: how many of its people live there, and how its figures are beside those of all."""

    name: str
    people: float
    beside: float


LOCALITIES = (
    Part("North locality", 0.41, 0.95),
    Part("Glens locality", 0.22, 0.88),
    Part("Coast locality", 0.37, 1.13),
)
IN_LOCALITIES = ("NI-12", "NI-14", "NI-16")
FIFTHS: Mapping[str, tuple[Part, ...]] = {
    "NI-12": (
        Part("simd-1", 0.14, 1.34),
        Part("simd-2", 0.19, 1.15),
        Part("simd-3", 0.27, 0.98),
        Part("simd-4", 0.24, 0.86),
        Part("simd-5", 0.16, 0.77),
    ),
    "NI-14": (
        Part("simd-1", 0.16, 1.14),
        Part("simd-2", 0.20, 1.05),
        Part("simd-3", 0.27, 0.99),
        Part("simd-4", 0.22, 0.95),
        Part("simd-5", 0.15, 0.90),
    ),
    "NI-16": (
        Part("simd-1", 0.13, 1.16),
        Part("simd-2", 0.18, 1.07),
        Part("simd-3", 0.28, 1.00),
        Part("simd-4", 0.25, 0.94),
        Part("simd-5", 0.16, 0.89),
    ),
}
"""Fifths of the population by deprivation, from the most to the least deprived. They differ in size here."""
WAITING: Mapping[str, tuple[int, ...]] = {
    "North locality": (25, 28, 31, 34, 24, 36, 39, 42, 43, 44),
    "Glens locality": (3, 4, 6, 7, 2, 8, 9, 4, 7, 8),
    "Coast locality": (22, 24, 27, 30, 21, 33, 37, 40, 42, 44),
}
"""The authority's own indicator by locality. In the glens there are so few that some numbers must be hidden."""

MARKS: Mapping[tuple[str, str, int], str] = {
    ("NI-17", "Ardmallich", 2018): "*",
    ("NI-8", "Ardmallich", 2021): "*",
    ("NI-19", "Dunfennick", 2020): "not collected",
    ("NI-6", "Strathellick", 2017): "not collected",
}
"""Cells of single areas for which the publisher gives a mark and no number."""
STILL_TO_COME = (("NI-11", 2025), ("NI-18", 2025))
"""Figures that are late for everybody."""

FIRST_EDITION = {"NI-12": 0.985, "NI-13": 0.972, "NI-14": 0.991, "NI-15": 1.002, "NI-16": 0.978, "NI-19": 1.0}
"""The release of 2025 had its newest year from records that were not complete: so much of what it was in the end."""
LAST_IN_FIRST_EDITION = 2024
REVISED_LATER = ("NI-14", 2023, 1.013)
"""A figure of a year before, which was put right a year later as well."""
