"""Places in a league and how sure they are."""

import pytest

from comhla.indicators.catalogue import Polarity
from comhla.indicators.errors import IndicatorsError, Unknown
from comhla.indicators.ranking import ranked
from comhla.indicators.series import series_of
from comhla.indicators.values import Missing, Suppressed
from tests.lib.figures import FALKIRK, FIFE, MORAY, ORKNEY, SCOTLAND, figure, indicator, year


def league(*figures, period=None, **changes):
    return ranked(series_of(figures, indicator(**changes)), period=period)


def places(found):
    return [(one.area.name, one.rank, one.rank_lower, one.rank_upper) for one in found]


# (polarity, order of the areas)
ORDERS = [
    (Polarity.HIGHER_IS_BETTER, ["Fife", "Falkirk", "Moray"], "best"),
    (Polarity.LOWER_IS_BETTER, ["Moray", "Falkirk", "Fife"], "best"),
    (Polarity.NEITHER, ["Fife", "Falkirk", "Moray"], "highest"),
]


@pytest.mark.parametrize(("polarity", "order", "first"), ORDERS)
def test_the_best_area_is_first(polarity, order, first):
    found = league(figure(FALKIRK, 2022, 50.0), figure(FIFE, 2022, 60.0), figure(MORAY, 2022, 40.0), polarity=polarity)
    assert [one.area.name for one in found] == order
    assert [one.rank for one in found] == [1, 2, 3]
    assert found[1].sentence == (
        f"Falkirk was 2nd of 3 in 2022/23, where 1st is {first}. "
        "How sure that place is cannot be told, because not all intervals are known."
    )


def test_areas_with_the_same_figure_share_a_place():
    found = league(
        figure(FALKIRK, 2022, 50.0), figure(FIFE, 2022, 60.0), figure(MORAY, 2022, 50.0), figure(ORKNEY, 2022, 40.0)
    )
    assert [(one.area.name, one.rank, one.tied) for one in found] == [
        ("Fife", 1, False),
        ("Falkirk", 2, True),
        ("Moray", 2, True),
        ("Orkney Islands", 4, False),
    ]
    assert found[1].sentence.startswith("Falkirk shared 2nd place of 4 in 2022/23, where 1st is best.")


def test_a_blank_has_no_place_and_comes_last():
    found = league(figure(FALKIRK, 2022, Suppressed()), figure(FIFE, 2022, 60.0), figure(MORAY, 2022, Missing.NOT_YET))
    assert places(found) == [("Fife", 1, None, None), ("Falkirk", None, None, None), ("Moray", None, None, None)]
    assert [one.of for one in found] == [1, 1, 1]
    assert (
        found[1].sentence
        == "Falkirk has no place in 2022/23. The figure of Falkirk for 2022/23 is hidden by the publisher."
    )


def test_the_period_is_the_last_with_a_figure_unless_chosen():
    figures = [figure(FALKIRK, 2020, 1.0), figure(FALKIRK, 2021, 2.0), figure(FIFE, 2022, Missing.NOT_YET)]
    assert league(*figures)[0].point.period == year(2021)
    assert league(*figures, period="2020/21")[0].point.value == 1.0
    assert league(*figures, period="2022/23")[0].rank is None
    assert league(figure(FIFE, 2022, Suppressed()))[0].point.period == year(2022)


def test_a_series_made_of_other_periods_is_a_blank():
    (falkirk,) = series_of([figure(FALKIRK, 2022, 50.0)], indicator())
    (fife,) = series_of([figure(FIFE, 2021, 60.0)], indicator())
    assert places(ranked([fife, falkirk])) == [("Falkirk", 1, None, None), ("Fife", None, None, None)]


def test_what_cannot_be_ranked_says_what_there_is():
    with pytest.raises(Unknown, match=r"no period '1999/00'\. There are figures for: 2021/22 and 2022/23\."):
        league(figure(FALKIRK, 2021, 50.0), figure(FALKIRK, 2022, 50.0), period="1999/00")
    with pytest.raises(Unknown, match="There are figures for: none"):
        ranked([])
    other = series_of([figure(FIFE, 2022, 1.0, indicator="NI-99")], indicator(key="NI-99"))
    with pytest.raises(IndicatorsError, match="series of NI-00 and NI-99"):
        ranked([*series_of([figure(FIFE, 2022, 1.0)], indicator()), *other])


# How sure a place is


def surveyed(*figures, reach=2.0, **changes):
    areas = [FALKIRK._replace(code=f"S{n}", name=f"Area {n}") for n in range(len(figures))]
    rows = [
        figure(area, 2022, value, lower=value - reach, upper=value + reach)
        for area, value in zip(areas, figures, strict=True)
    ]
    return league(*rows, **changes)


def test_areas_that_are_clearly_apart_have_sure_places():
    found = surveyed(50.0, 70.0, 90.0)
    assert places(found) == [("Area 2", 1, 1, 1), ("Area 1", 2, 2, 2), ("Area 0", 3, 3, 3)]
    assert found[0].sentence == "Area 2 was 1st of 3 in 2022/23, where 1st is best, and chance would not move it."


@pytest.mark.parametrize("polarity", list(Polarity))
def test_areas_that_chance_could_exchange_say_so(polarity):
    found = surveyed(70.0, 70.5, 90.0, polarity=polarity)
    limits = {one.area.name: (one.rank_lower, one.rank_upper) for one in found}
    if polarity is Polarity.LOWER_IS_BETTER:
        assert limits == {"Area 0": (1, 2), "Area 1": (1, 2), "Area 2": (3, 3)}
        assert found[0].sentence.endswith("where 1st is best, and by chance it could stand anywhere from 1st to 2nd.")
    else:
        assert limits == {"Area 0": (2, 3), "Area 1": (2, 3), "Area 2": (1, 1)}


def test_a_blank_takes_no_place_from_the_others():
    areas = [
        figure(FALKIRK, 2022, 70.0, lower=69.0, upper=71.0),
        figure(FIFE, 2022, Suppressed()),
        figure(MORAY, 2022, 50.0, lower=40.0, upper=60.0),
    ]
    assert places(league(*areas)) == [("Falkirk", 1, 1, 1), ("Moray", 2, 2, 2), ("Fife", None, None, None)]


def test_one_interval_that_is_not_known_leaves_no_place_sure():
    found = league(figure(FALKIRK, 2022, 70.0, lower=69.0, upper=71.0), figure(FIFE, 2022, 50.0))
    assert places(found) == [("Falkirk", 1, None, None), ("Fife", 2, None, None)]


def test_scotland_has_no_place_among_its_areas():
    assert places(league(figure(FALKIRK, 2022, 70.0), figure(SCOTLAND, 2022, 50.0))) == [("Falkirk", 1, None, None)]
