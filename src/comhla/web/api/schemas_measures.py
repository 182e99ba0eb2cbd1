"""What answers about figures hold."""

from __future__ import annotations

from datetime import date

from ninja import Field, Schema


class DefinitionOut(Schema):
    """How an indicator is counted over a stretch of time."""

    words: str
    first_period: str | None = Field(description="The first period it holds for; null from the beginning.")
    last_period: str | None = Field(description="The last period it holds for; null where it still does.")
    comparable_with_before: bool = Field(description="Whether figures may be drawn in one line with those before.")


class IndicatorInList(Schema):
    """An indicator, in a list."""

    id: str = Field(description="Its key, as NI-14. It never changes.")
    suite: str = Field(description="core, ministerial, benchmarking, or local for an authority's own.")
    label: str
    title: str
    unit: str = Field(description="What a figure is in.")
    polarity: str = Field(description="higher_is_better, lower_is_better or neither.")
    state: str = Field(description="reported, not_since (published once and no more) or never.")
    url: str


class IndicatorOut(IndicatorInList):
    """An indicator with everything that its figures are read by."""

    other_codes: list[str] = Field(description="What other publishers call the same figures.")
    measure: str = Field(description="proportion, rate, standardised_rate, count, mean, money or score.")
    multiplier: float = Field(description="What numerator divided by denominator is multiplied with.")
    decimals: int
    numerator: str
    denominator: str
    source: str
    source_url: str
    owner: str = Field(description="The post that answers for it; empty where none is named.")
    geographies: list[str]
    period_kind: str
    lag_days: int | None
    state_note: str
    definitions: list[DefinitionOut]
    caveats: list[str]
    outcomes: list[str] = Field(description="National outcomes it tells of, as O1.")
    review_on: date | None
    verified: str = Field(description="How far the entry was checked against a source.")


class MeasureOut(IndicatorInList):
    """An indicator that an authority has figures of."""

    figures: int = Field(description="How many figures there are, with those of areas it is compared with.")
    areas_url: str
    series_url: str
    csv_url: str = Field(description="All its figures as one CSV file.")


class AreaOut(Schema):
    """An area that there are figures of."""

    code: str = Field(description="The code in force today. A locality has its authority's code and its own key.")
    name: str
    kind: str = Field(description="scotland, authority, council, health_board, locality or other.")
    first_day: date = Field(description="The first day of the earliest period.")
    last_day: date = Field(description="The last day of the latest period.")
    figures: int
    series_url: str


class FigureOut(Schema):
    """One figure. A blank has no value and says why: it is never a zero."""

    id: str = Field(description="authority/indicator/area/kind of period/period/group; stays from release to release.")
    indicator: str
    area_code: str
    area_name: str
    area_kind: str
    period: str
    period_kind: str
    first_day: date
    last_day: date
    group: str = Field(description="The part of the population, as simd-1; empty for everybody.")
    value: float | None
    mark: str = Field(description="Why there is no value: suppressed with its reason, not_collected or not_yet.")
    numerator: float | None
    denominator: float | None
    lower: float | None
    upper: float | None
    note: str
    method: str = Field(description="as-published, or ratio where numerator and denominator make the very figure.")
    multiplier: float
    made_from: str = Field(description="SHA-256 of the file that it is from.")
