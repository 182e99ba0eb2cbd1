"""Any published number can be made again, and is the same; where it is not, it is seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from comhla.indicators.areas import SCOTLAND, Area, AreaKind
from comhla.indicators.catalogue import Indicator, Measure, Polarity, Suite, indicator
from comhla.indicators.errors import NotAFile
from comhla.indicators.lineage import Lineage, source_of
from comhla.indicators.observations import Observation
from comhla.indicators.package import About, read_package, write_package
from comhla.indicators.periods import PeriodKind, read_period
from comhla.indicators.readers.releases import read_release
from comhla.indicators.recomputation import Figure, Method, figures_in, figures_of, figures_table, recompute
from comhla.indicators.release import Release
from comhla.indicators.values import Missing, Suppressed, Why

YEAR = read_period("2022/23", PeriodKind.FINANCIAL_YEAR)
EAST = Area("S37000099/east", 'East, "new"', AreaKind.LOCALITY)
ABOUT = About(name="figures", title="Figures")
LINEAGE = Lineage(method="published-figures", method_version="1", code_version="0")
SHA = "ab" * 32


def of(value, numerator=None, denominator=None, lower=None, upper=None, area=EAST):
    return Observation("L-1", area, YEAR, value, numerator, denominator, lower, upper)


def packaged(*figures):
    return read_package(write_package([figures_table(figures)], LINEAGE, ABOUT))


def again(*figures, releases=()):
    return [
        (one.part, one.published, one.again and round(one.again, 4), one.agrees)
        for one in recompute(packaged(*figures), releases)
    ]


def release(*observations, sha256=SHA):
    return Release(layout="l", file="f", sha256=sha256, title="t", publisher="p", observations=observations)


@pytest.mark.parametrize(
    "one",
    [
        of(12.5),
        of(0.0, 0.0, 10.0),
        of(30.0, 3.0, 10.0, 10.8, 60.3),
        of(Suppressed(Why.WOULD_REVEAL), None, 10.0),
        of(Suppressed()),
        of(Missing.NOT_YET),
        of(1.0, area=SCOTLAND)._replace(group="simd-1", note="=made from two councils"),
    ],
)
def test_a_figure_and_its_blanks_come_back_as_they_were(one):
    figure = Figure(one, Method.AS_PUBLISHED, 100.0, (SHA, "cd" * 32))
    assert figures_in(packaged(figure).resource("figures")) == (figure,)


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        # the interval of 3 in 10 by Wilson's method is 10.7791 to 60.3222 per cent
        (
            Figure(of(30.0, 3.0, 10.0), Method.PROPORTION, 100.0),
            [("value", 30, 30, True), ("lower", None, 10.7791, False), ("upper", None, 60.3222, False)],
        ),
        (Figure(of(30.0, 3.0, 10.0), Method.RATIO, 100.0), [("value", 30, 30, True)]),
        (Figure(of(31.0, 3.0, 10.0), Method.RATIO, 100.0), [("value", 31, 30, False)]),
        (Figure(of(30.0, 3.0, 10.0, 1.0), Method.RATIO, 100.0), [("value", 30, 30, True), ("lower", 1, None, False)]),
        # exact limits of 3 events are 0.6187 and 8.7673
        (
            Figure(of(3.0, 3.0, 1000.0, 0.618672, 8.767273), Method.RATE, 1000.0),
            [("value", 3, 3, True), ("lower", 0.618672, 0.6187, False), ("upper", 8.767273, 8.7673, False)],
        ),
        (Figure(of(3.0, 3.0), Method.COUNT), [("value", 3, 3, True)]),
        (Figure(of(3.0), Method.COUNT), [("value", 3, None, False)]),
        (Figure(of(3.0, 3.0), Method.RATE), [("value", 3, None, False)]),
        (Figure(of(3.0, 3.0, 0.0), Method.RATE), [("value", 3, None, False)]),
        # 12 of 10 are no proportion
        (Figure(of(120.0, 12.0, 10.0), Method.PROPORTION, 100.0), [("value", 120, None, False)]),
        (Figure(of(Suppressed(), None, 10.0), Method.RATIO), []),
    ],
)
def test_a_figure_is_made_again_by_its_method(figure, expected):
    assert again(figure) == expected


class TestTakenOver:
    def test_it_is_looked_up_in_its_release(self):
        figure = Figure(of(12.5, lower=11.0), Method.AS_PUBLISHED, made_from=(SHA,))
        assert again(figure, releases=[release(of(12.5, lower=11.0))]) == [
            ("value", 12.5, 12.5, True),
            ("lower", 11.0, 11.0, True),
        ]

    def test_a_revision_is_seen(self):
        figure = Figure(of(12.5), Method.AS_PUBLISHED, made_from=(SHA,))
        assert again(figure, releases=[release(of(12.6))]) == [("value", 12.5, 12.6, False)]

    @pytest.mark.parametrize(
        ("held", "remark"),
        [
            ([], "The file that the figure was taken from is not at hand."),
            ([release(of(12.5), sha256="cd" * 32)], "The file that the figure was taken from is not at hand."),
            ([release(of(12.5, area=SCOTLAND))], "The file that the figure was taken from does not have it."),
        ],
    )
    def test_what_cannot_be_looked_up_says_why(self, held, remark):
        (one,) = recompute(packaged(Figure(of(12.5), Method.AS_PUBLISHED, made_from=(SHA,))), held)
        assert (one.again, one.agrees, one.remark) == (None, False, remark)


@pytest.mark.parametrize(
    ("measure", "one", "method"),
    [
        (Measure.PROPORTION, of(30.0, 3.0, 10.0), Method.RATIO),
        (Measure.PROPORTION, of(30.0, 3.0, 10.0, 10.778, 60.32), Method.AS_PUBLISHED),
        (Measure.RATE, of(30.1, 3.0, 10.0), Method.AS_PUBLISHED),
        (Measure.COUNT, of(3.0, 3.0), Method.COUNT),
        (Measure.MONEY, of(30.0, 3.0, 10.0), Method.RATIO),
        (Measure.SCORE, of(30.0), Method.AS_PUBLISHED),
        (Measure.RATE, of(Suppressed()), Method.AS_PUBLISHED),
    ],
)
def test_a_figure_has_the_method_by_which_it_can_be_made_again(measure, one, method):
    local = Indicator(
        key="L-1", suite=Suite.LOCAL, label="L", title="L", measure=measure, unit="per cent", multiplier=100,
        polarity=Polarity.NEITHER, source="s", period_kind=PeriodKind.FINANCIAL_YEAR,
    )  # fmt: skip
    (figure,) = figures_of([one], local, made_from=(SHA,))
    assert figure == Figure(one, method, 100, (SHA,))


class TestTablesThatAreNone:
    def test_other_columns(self):
        table = figures_table([])
        with pytest.raises(NotAFile, match="The table is not one of figures"):
            figures_in(replace(table, fields=table.fields[:-1]))

    def test_rows_that_are_no_figure_are_all_named(self):
        table = figures_table([Figure(of(float(value)), Method.RATIO) for value in range(3)])
        at = [field.name for field in table.fields]
        wrong_mark, wrong_kind, neither = map(list, table.rows)
        wrong_mark[at.index("mark")], wrong_kind[at.index("area_kind")] = "hidden", "parish"
        neither[at.index("value")] = None
        with pytest.raises(NotAFile) as refused:
            figures_in(replace(table, rows=tuple(map(tuple, (wrong_mark, wrong_kind, neither)))))
        assert [problem.line for problem in refused.value.problems] == [2, 3, 4]


@pytest.fixture(scope="module")
def core_suite(shared):
    name = "core_suite_hscp_tidy.csv.gz"
    return read_release((shared / "data/indicators" / name).read_bytes(), file=name, published_on=date(2024, 3, 1))


def test_every_published_figure_of_two_core_indicators_is_made_again(core_suite):
    """Readmissions come with numerator and denominator, the grades of services without."""
    figures = [
        figure
        for key in ("NI-14", "NI-17")
        for figure in figures_of(
            [one for one in core_suite.observations if one.indicator == key],
            indicator(key),
            made_from=(core_suite.sha256,),
        )
    ]
    lineage = replace(LINEAGE, sources=(source_of(core_suite),))
    package = read_package(write_package([figures_table(figures)], lineage, ABOUT))
    results = recompute(package, [core_suite])
    assert len(results) == len(figures) > 700
    assert all(result.agrees for result in results)
    assert {figure.method for figure in figures if figure.observation.indicator == "NI-17"} == {Method.AS_PUBLISHED}
    assert {figure.method for figure in figures if figure.observation.indicator == "NI-14"} >= {Method.RATIO}
