"""Figures that are taken over instead of worked out: from a release, and from the report of an earlier year."""

from __future__ import annotations

import pytest

from comhla.indicators.values import Suppressed, Why
from comhla.web.authorities.models import Authority
from comhla.web.measures.models import Figure
from comhla.web.measures.places import area_of
from comhla.web.reports.freezing import frozen, key_of
from comhla.web.reports.making import made
from comhla.web.reports.models import FrozenFigure, ReportEdition
from comhla.web.reports.presenters.published import again_shown, number_of
from comhla.web.reports.recomputing import worked_out_again
from tests.integration.reports.test_publishing import Y, published
from tests.lib.measures import a_release, rate
from tests.lib.reports import REPORT, YEARS, money, whole_facts
from tests.lib.web import recorded

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("quick")]
SHARE = "money-share-hospital_inpatients.LOCAL-glen-test.2020-21"
EAST = "money-share-locality.LOCAL-glen-test.east.2020-21"
OLDER = "money-share-older-people.LOCAL-glen-test.2020-21"


@pytest.fixture
def authority(db: None) -> Authority:
    """Money of 2020-21 is known from the report of that year alone; one figure has no counts, and one is hidden."""
    group = {"about": "head", "head": "key_care_group", "care_group": "Older people", "amount": "40000"}
    spend = [
        {"head": "hospital_inpatients", "amount": "7", "share_percent": "21.5"},
        {"head": "other_health_care"},
        {"head": "key_care_group", "care_group": "Older people", "share_percent": "33.3"},
    ]
    former = {"id": "report-2020-21", "reporting_year": "2020-21", "spend": spend}
    former["localities"] = [{"locality": "west"}, {"locality": "east", "share_percent": "58"}]
    made_up = recorded(
        whole_facts(
            performance_reports=[{"id": REPORT, "reporting_year": "2025-26"}, former],
            spending=[*money(YEARS[:5]), {**group, "id": "older", "financial_year": "2025-26"}],
        )
    )
    own = area_of(made_up)
    plain = {"numerator": None, "denominator": None, "lower": 101.0, "upper": 119.0}
    hidden = rate(own, 2024, 1, value=Suppressed(Why.PUBLISHER), numerator=None, denominator=None)
    a_release(made_up, [rate(own, 2025, 110, 1_000, **plain), hidden, rate(own, 2023, 9, 100)])
    return made_up


def figure(edition: ReportEdition, key: str) -> FrozenFigure:
    return edition.figures.get(key=key)


def test_a_figure_without_counts_is_looked_up_in_its_release(authority):
    edition = published(authority)
    taken = figure(edition, "NI-14.LOCAL-glen-test.2025-26")
    again = worked_out_again(taken)
    assert (taken.lineage["method"], again.agrees) == ("as-published", True)
    assert again.parts == (("lower", 101.0, 101.0), ("upper", 119.0, 119.0))
    Figure.objects.filter(period_key="2025/26").update(value=3.0)
    assert again_shown(taken, worked_out_again(taken)).title == "It is another figure"
    Figure.objects.all().delete()
    assert "does not have it" in worked_out_again(taken).remark


def test_a_hidden_figure_stays_hidden(authority):
    hidden = figure(published(authority), "NI-14.LOCAL-glen-test.2024-25")
    assert (hidden.value, worked_out_again(hidden).agrees) == (None, True)
    assert "no number to work out" in worked_out_again(hidden).how
    assert number_of(hidden)


@pytest.mark.parametrize(("key", "value"), [(SHARE, 21.5), (EAST, 58.0), (OLDER, 33.3)])
def test_a_share_of_an_earlier_report_is_looked_up_there(authority, key, value):
    share = figure(published(authority), key)
    again = worked_out_again(share)
    assert (share.value, again.value, again.agrees) == (value, value, True)
    assert share.lineage["parameters"]["report"] == "2020-21"


def test_one_that_the_earlier_report_does_not_have_any_more_is_not_worked_out(authority):
    share = figure(published(authority), SHARE)
    share.lineage["parameters"]["report"] = "2019-20"
    again = again_shown(share, worked_out_again(share))
    assert (again.title, again.kind) == ("It could not be worked out again", "problem")


def test_one_that_the_data_do_not_have_is_not_worked_out(authority):
    share = figure(published(authority), "money-total.LOCAL-glen-test.2025-26")
    share.key = "money-total.elsewhere.2025-26"
    assert "do not have this figure" in worked_out_again(share).remark


def test_each_key_stands_for_one_figure_and_fits_an_address(authority):
    rows = frozen(authority, made(authority, Y), address="https://example.org/").figures
    keys = [each["key"] for each in rows]
    assert len(keys) == len(set(keys))
    assert not any("/" in key or " " in key for key in keys)
    seen = rate(area_of(authority), 2025, 1, group="simd-1")
    assert key_of(seen) == "NI-14.LOCAL-glen-test.2025-26.simd-1"


def test_what_ends_after_the_reporting_year_is_no_figure_of_it(authority):
    a_release(authority, [rate(area_of(authority), 2026, 500, 1_000)])
    assert {each.period.key for each in made(authority, Y).observations} == {"2023/24", "2024/25", "2025/26"}
