"""Which delegated functions have a direction in force, and where directions stand side by side (act-2014/s26)."""

import pytest

from comhla.law.readings.direction_coverage import coverage_on
from comhla.reference import Model
from tests.lib.directions import CARE, WARDS, a_direction, a_line, varies, with_directions
from tests.lib.law import COUNCIL, HEALTH_BOARD, a_scheme, an_authority, day


def names(rows):
    return [each.function.id for each in rows]


FACTS = with_directions(
    a_direction("one", "2026-04-01", a_line("care"), last_day=day("2026-10-31")),
    varies("two", "2026-05-01", "one", a_line("care", 120), last_day=day("2026-10-31")),
    a_direction("three", "2026-06-01", a_line("care"), last_day=day("2026-06-30")),
    a_direction("four", "2026-07-01", a_line("wards"), addressees=(HEALTH_BOARD,)),
)


@pytest.mark.parametrize(
    ("asked", "covered", "without", "overlapping"),
    [
        ("2016-03-31", [], [], []),
        ("2026-03-31", [], ["care", "wards"], []),
        ("2026-04-01", ["care"], ["wards"], []),
        ("2026-05-01", ["care"], ["wards"], []),
        ("2026-06-01", ["care"], ["wards"], ["care"]),
        ("2026-07-01", ["care", "wards"], [], []),
        ("2026-11-01", ["wards"], ["care"], []),
    ],
)
def test_each_delegated_function_is_covered_or_not_and_a_variation_is_no_overlap(asked, covered, without, overlapping):
    coverage = coverage_on(FACTS, day(asked))
    assert coverage.must
    assert coverage.bodies == (HEALTH_BOARD, COUNCIL)
    assert names(coverage.covered) == covered
    assert names(coverage.without) == without
    assert names(coverage.overlapping) == overlapping


def test_days_without_a_direction_are_named_up_to_the_day_and_not_after_it():
    first, later = coverage_on(FACTS, day("2026-04-01")), coverage_on(FACTS, day("2026-11-01"))
    assert [gap.first_day for gap in first.functions[0].gaps] == [day("2016-04-01")]
    assert [gap.first_day for gap in later.functions[0].gaps] == [day("2016-04-01"), day("2026-11-01")]
    assert [each.ever_directed for each in first.functions] == [True, False]


def test_a_direction_to_a_body_that_is_no_party_covers_nothing():
    facts = with_directions(a_direction("one", addressees=("Another Council",)))
    assert names(coverage_on(facts, day("2026-06-01")).without) == ["care", "wards"]


def test_a_function_that_is_no_longer_delegated_is_not_asked_about():
    ended = CARE.replace(last_day=day("2026-05-31"))
    facts = an_authority(schemes=(a_scheme(functions=(ended, WARDS)),), directions=())
    assert names(coverage_on(facts, day("2026-05-31")).functions) == ["care", "wards"]
    assert names(coverage_on(facts, day("2026-06-01")).functions) == ["wards"]


def test_a_lead_agency_may_direct_and_need_not():
    assert not coverage_on(with_directions(model=Model.HEALTH_BOARD_LEADS), day("2026-06-01")).must


@pytest.mark.parametrize("facts", [an_authority(), an_authority(schemes=None)])
def test_where_functions_are_not_recorded_nothing_is_said(facts):
    assert coverage_on(facts, day("2026-06-01")) is None
