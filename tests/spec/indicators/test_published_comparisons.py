"""What publishers worked out themselves, worked out again from the figures beside it (read in place)."""

import csv
import gzip
from datetime import date

import pytest

from comhla.indicators.areas import Area, AreaKind
from comhla.indicators.catalogue import Measure, Polarity
from comhla.indicators.comparison import against_peers, against_scotland
from comhla.indicators.findings import Verdict
from comhla.indicators.gap import deprivation_gap
from comhla.indicators.periods import MeasuredPeriod, PeriodKind
from comhla.indicators.series import series_of
from tests.lib.figures import SCOTLAND, figure, indicator

READMISSIONS = indicator(unit="per 1,000 discharges", multiplier=1000.0, polarity=Polarity.LOWER_IS_BETTER)
HARM = indicator(
    measure=Measure.STANDARDISED_RATE,
    unit="per 100,000",
    polarity=Polarity.LOWER_IS_BETTER,
    period_kind=PeriodKind.YEARS,
)


def rows(path, wanted):
    with gzip.open(path, "rt", encoding="utf-8", newline="") as opened:
        return [row for row in csv.DictReader(opened) if wanted(row)]


@pytest.fixture(scope="module")
def readmissions(shared):
    """Emergency readmissions of the local government benchmarking framework (March 2024), 2022/23: one row a council."""
    path = shared / "data/indicators/lgbf_cash_mar2024_raw.csv.gz"
    return rows(path, lambda row: (row["IndicatorCode"], row["Year"]) == ("SW06", "2022-23"))


def council_series(row, side="LA", area=None):
    own = area or Area(row["LocalAuthority"], row["LocalAuthority"], AreaKind.COUNCIL)
    parts = {name: float(row[f"{name.title()}Cash_{side}"]) for name in ("numerator", "denominator")}
    (series,) = series_of([figure(own, 2022, float(row[f"IndicatorCash_{side}"]), **parts)], READMISSIONS)
    return series


def test_the_family_averages_that_were_printed_are_ours(readmissions):
    for group in {row["FamilyGroup"] for row in readmissions}:
        family = [row for row in readmissions if row["FamilyGroup"] == group]
        found = against_peers(council_series(family[0]), [council_series(row) for row in family])
        assert found.comparator.value == pytest.approx(float(family[0]["IndicatorCash_FG"]), rel=1e-6)
        assert len(found.comparator.areas) == 8


def test_the_councils_are_told_from_scotland(readmissions):
    scotland = council_series(readmissions[0], "Scotland", SCOTLAND)
    found = {one.area.name: one for one in against_scotland(map(council_series, readmissions), scotland)}
    assert len(found) == 32
    assert found["Falkirk"].verdict is Verdict.WORSE
    assert found["Falkirk"].sentence.startswith(
        "Falkirk was worse than Scotland in 2022/23: 142.2 against 101.7 per 1,000 discharges, which is 40.5 higher"
    )
    # Weighted by their discharges, the differences from Scotland come to nothing.
    weighted = [one.difference * one.point.denominator for one in found.values()]
    assert sum(weighted) == pytest.approx(0, abs=1e-4 * sum(map(abs, weighted)))


@pytest.fixture(scope="module")
def by_deprivation(shared):
    """Alcohol-specific deaths by deprivation fifth of Scotland (Public Health Scotland, ScotPHO, 2020 edition)."""
    path = shared / "data/deprivation/scotpho_inequality_by_simd_quintile.csv.gz"
    return rows(path, lambda row: (row["ind_id"], row["code"], row["quint_type"]) == ("20204", "S00000001", "sc_quin"))


@pytest.mark.parametrize("middle", [2010, 2014, 2017])
def test_the_published_gap_is_ours(by_deprivation, middle):
    published = [row for row in by_deprivation if row["year"] == str(middle) and row["quintile"] != "Total"]
    assert len(published) == 5
    period = MeasuredPeriod(str(middle), PeriodKind.YEARS, date(middle - 2, 1, 1), date(middle + 2, 12, 31))
    figures = [
        figure(
            SCOTLAND,
            period,
            float(row["measure"]),
            group=f"simd-{row['quintile'][0]}",
            denominator=float(row["denominator"]),
            lower=float(row["lowci"]),
            upper=float(row["upci"]),
        )
        for row in published
    ]
    found = deprivation_gap(series_of(figures, HARM))
    assert found.slope == pytest.approx(float(published[0]["sii"]), abs=0.1)
    # The rates are printed to one decimal: 0.05 more or less of about 8 in about 22 moves the risk by up to 0.3.
    assert found.attributable == pytest.approx(float(published[0]["par"]), abs=0.3)
    assert found.difference == pytest.approx(float(published[0]["abs_range"]), abs=0.15)
    assert found.ratio == pytest.approx(float(published[0]["rel_range"]), abs=0.15)
    assert found.verdict is Verdict.WORSE
