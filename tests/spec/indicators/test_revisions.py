"""What a new release changes in an old one is told cell by cell, before anything is kept."""

from itertools import pairwise

import pytest

from comhla.indicators.areas import area_for
from comhla.indicators.observations import Observation
from comhla.indicators.periods import read_period
from comhla.indicators.revisions import difference
from comhla.indicators.values import Missing, Suppressed, Why

EDITIONS = "indicators/lgbf_core_suite_by_edition.csv.gz"


def figure(value, *, indicator="NI-14", area="Fife", year="2022/23", group="", numerator=None, denominator=None):
    return Observation(
        indicator,
        area_for(area),
        read_period(year),
        value,
        numerator=numerator,
        denominator=denominator,
        group=group,
    )


CASES = [
    # what happens                       old                    new                                    where it is told
    ("the same figure", 87.5, 87.5, "unchanged"),
    ("another way of writing it", 78.12, 0.7812 * 100, "unchanged"),
    ("another figure", 93.75, 87.5, "revised"),
    ("a zero is a figure", 3.0, 0.0, "revised"),
    ("a figure is hidden", 3.0, Suppressed(), "blank_changed"),
    ("a figure comes", Missing.NOT_YET, 3.0, "blank_changed"),
    ("a zero is no blank", Missing.NOT_COLLECTED, 0.0, "blank_changed"),
    ("a blank has another reason", Suppressed(), Suppressed(Why.SMALL_NUMBER), "blank_changed"),
    ("a blank stays", Suppressed(), Suppressed(), "unchanged"),
]


@pytest.mark.parametrize(("what", "before", "after", "told"), CASES)
def test_a_cell_in_both_releases(what, before, after, told):
    found = difference([figure(before)], [figure(after)])
    pairs = {"revised": found.revised, "blank_changed": found.blank_changed}
    assert {name for name, pair in pairs.items() if pair} == {told} - {"unchanged"}, what
    assert found.unchanged == (told == "unchanged")
    assert found.changes_nothing == (told == "unchanged")


def test_a_revision_says_by_how_much():
    pair = difference([figure(93.75)], [figure(87.5)]).revised[0]
    assert (pair.old.value, pair.new.value, pair.change) == (93.75, 87.5, -6.25)


def test_a_blank_has_no_change():
    assert difference([figure(1.0)], [figure(Suppressed())]).blank_changed[0].change is None


PARTS = [
    # old parts     new parts       revised
    ((5, 100), (5, 100), False),
    ((5, 100), (6, 120), True),
    ((5, 100), (5, 101), True),
    ((None, None), (5, 100), False),
]


@pytest.mark.parametrize(("old", "new", "is_revised"), PARTS)
def test_what_a_figure_was_made_from_may_be_revised_although_it_is_the_same(old, new, is_revised):
    before, after = (figure(50.0, numerator=part[0], denominator=part[1]) for part in (old, new))
    assert bool(difference([before], [after]).revised) is is_revised


def test_a_new_cell_is_added():
    new = [figure(1.0), figure(2.0, year="2023/24"), figure(3.0, area="Moray"), figure(4.0, group="simd-1")]
    assert difference(new[:1], new).added == tuple(new[1:])


def test_a_cell_that_went_is_withdrawn_only_where_the_new_release_is_about_its_period():
    old = [figure(1.0), figure(2.0, area="Moray"), figure(3.0, year="2010/11"), figure(4.0, indicator="NI-17")]
    found = difference(old, [figure(1.0)])
    assert found.withdrawn == (old[1],)
    assert found.not_covered == 2


def test_figures_may_be_apart_by_the_rounding_of_the_older_edition():
    old, new = [figure(78.1)], [figure(78.12)]
    assert difference(old, new).revised
    assert not difference(old, new, within=0.05).revised


def test_real_prices_of_two_editions_are_never_compared():
    old, new = figure(26.2, indicator="SW01-real"), figure(28.0, indicator="SW01-real")
    found = difference([old], [new])
    assert (found.revised, found.withdrawn, found.not_comparable) == ((), (), (new,))


def test_a_release_with_a_cell_twice_cannot_be_compared():
    with pytest.raises(ValueError, match="two figures of NI-14, S37000032, 2022/23"):
        difference([], [figure(1.0), figure(2.0)])


# ------------------------------------------------------------------ editions that were published


@pytest.fixture(scope="module")
def changes(published):
    editions = published(EDITIONS)
    return {new.edition: difference(old.observations, new.observations, within=1e-5) for old, new in pairwise(editions)}


def revised(found, indicator):
    pairs = [pair for pair in found.revised if pair.new.indicator == indicator]
    return {(pair.new.area.name, pair.new.period.key): (pair.old.value, pair.new.value) for pair in pairs}


def test_one_figure_was_corrected_between_november_2019_and_july_2020(changes):
    assert revised(changes["2020-07"], "SW03a") == {("East Renfrewshire", "2018/19"): (53.085642, 57.394844)}
    assert len(changes["2020-07"].revised) == 1


def test_gradings_of_care_services_were_revised_for_nearly_every_council_in_january_2022(changes):
    found = revised(changes["2022-01"], "NI-17")
    assert found["Clackmannanshire", "2014/15"] == (93.75, 87.5)
    assert len({area for area, _ in found}) == 33


def test_readmissions_of_2016_to_2022_were_revised_by_january_2024(changes):
    years = {year for _, year in revised(changes["2024-01"], "NI-14")}
    assert years == {"2016/17", "2017/18", "2018/19", "2019/20", "2020/21"}


def test_the_edition_of_march_2024_changed_two_figures(changes):
    assert {area for area, _ in revised(changes["2024-03"], "SW03a")} == {"Aberdeen City", "Scotland"}
    assert len(changes["2024-03"].revised) == 2


def test_no_figure_was_withdrawn(changes):
    assert not any(found.withdrawn for found in changes.values())
    assert changes["2024-01"].not_covered == 264
