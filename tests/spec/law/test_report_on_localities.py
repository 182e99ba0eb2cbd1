"""APR-6: report on involvement and spending in each locality."""

from decimal import Decimal

import pytest

from comhla.law.facts import NOT_DONE, Locality, LocalitySpend, PerformanceReport
from tests.lib.law import an_authority, day, finding, outcome, outcome_of_the_whole, silent, started

DUTY = "APR-6"
NORTH = Locality(id="north", name="North")
SOUTH = Locality(id="south", name="South")


def spend(locality, **facts):
    return LocalitySpend(
        **{
            "locality": locality,
            "share_percent": Decimal("48.2"),
            "earlier_years_compared": 5,
            "involvement_described": True,
            **facts,
        }
    )


def with_localities(*on_report, localities=(NORTH, SOUTH), year="2024-25", earlier=(), **facts):
    published = day(f"20{year[-2:]}-07-20")
    given = {"id": "report", "reporting_year": year, "published_on": published, "localities": on_report, **facts}
    return an_authority(
        establishment=started(), performance_reports=(*earlier, PerformanceReport(**given)), localities=localities
    )


def said(part, facts, *, year="2024-25"):
    return outcome(DUTY, part, facts, as_at=f"20{year[-2:]}-07-20", subject=year)


@pytest.mark.parametrize(("recorded", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_describe_arrangements(recorded, expected):
    assert said("describe_arrangements", with_localities(locality_arrangements_described=recorded)) == expected


def locality(first_day=None, last_day=None):
    return Locality(
        id="east",
        name="East",
        first_day=None if first_day is None else day(first_day),
        last_day=None if last_day is None else day(last_day),
    )


# localities of the area, localities in the report, outcome for 2024-25
COVERED = [
    ((NORTH, SOUTH), ("north", "south"), "met"),
    ((NORTH, SOUTH), ("north",), "not_met"),
    ((NORTH, SOUTH), (), "not_met"),
    (None, ("north",), "cannot_tell"),
    ((), (), "not_applicable"),
    # One that began or ended: in the list at the end of the year, within the year, or not at all.
    ((NORTH, locality(first_day="2025-03-31")), ("north",), "not_met"),
    ((NORTH, locality(first_day="2025-04-01")), ("north",), "met"),
    ((NORTH, locality(last_day="2025-03-31")), ("north",), "not_met"),
    ((NORTH, locality(last_day="2025-03-30")), ("north",), "for_a_person"),
    ((NORTH, locality(last_day="2024-04-01")), ("north",), "for_a_person"),
    ((NORTH, locality(last_day="2024-03-31")), ("north",), "met"),
]


@pytest.mark.parametrize(("localities", "covered", "expected"), COVERED)
def test_cover_every_locality(localities, covered, expected):
    facts = with_localities(*(spend(each) for each in covered), localities=localities)
    assert said("cover_every_locality", facts) == expected


def test_a_locality_left_out_is_named():
    facts = with_localities(spend("north"))
    found = finding(DUTY, "cover_every_locality", facts, as_at="2025-07-20", subject="2024-25")
    assert found.because == "The report for 2024-25 lacks an account of South."


@pytest.mark.parametrize(("described", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_assess_involvement_in_each(described, expected):
    facts = with_localities(spend("north"), spend("south", involvement_described=described))
    assert said("assess_involvement_in_each", facts) == expected


# share, whether given, outcome: "not available" is no share
SHARES = [
    (Decimal("48.2"), None, "met"),
    (None, True, "met"),
    (None, False, "not_met"),
    (None, None, "cannot_tell"),
]


@pytest.mark.parametrize(("share", "given", "expected"), SHARES)
def test_give_locality_shares(share, given, expected):
    facts = with_localities(spend("north"), spend("south", share_percent=share, share_given=given))
    assert said("give_locality_shares", facts) == expected


# reporting year, earlier years compared, outcome
COMPARISONS = [
    ("2024-25", 5, "met"),
    ("2024-25", 4, "not_met"),
    ("2024-25", None, "cannot_tell"),
    ("2016-17", 0, "not_applicable"),
    ("2018-19", 2, "met"),
    ("2018-19", 1, "not_met"),
]


@pytest.mark.parametrize(("year", "compared", "expected"), COMPARISONS)
def test_compare_locality_shares(year, compared, expected):
    facts = with_localities(spend("north", earlier_years_compared=compared), year=year)
    assert said("compare_locality_shares", facts, year=year) == expected


def earlier_report(year):
    return PerformanceReport(id=f"report-{year}", reporting_year=year, localities_redrawn_since_last=True)


# report that says localities were redrawn, outcome for 2024-25, which compares with 2019-20 to 2023-24
REDRAWN = [("2019-20", "not_met"), ("2020-21", "for_a_person"), ("2023-24", "for_a_person")]


@pytest.mark.parametrize(("redrawn_in", "expected"), REDRAWN)
def test_a_comparison_may_begin_again_when_localities_are_redrawn(redrawn_in, expected):
    facts = with_localities(spend("north", earlier_years_compared=1), earlier=(earlier_report(redrawn_in),))
    assert said("compare_locality_shares", facts) == expected


def test_redrawn_since_the_report_before():
    facts = with_localities(spend("north", earlier_years_compared=0), localities_redrawn_since_last=True)
    assert said("compare_locality_shares", facts) == "for_a_person"
    facts = with_localities(spend("north", earlier_years_compared=5), localities_redrawn_since_last=True)
    assert said("compare_locality_shares", facts) == "met"


# first day of a locality, outcome for 2024-25
NEW_LOCALITIES = [
    ("2019-04-01", "not_met"),
    ("2019-04-02", "for_a_person"),
    ("2025-03-31", "for_a_person"),
    ("2025-04-01", "not_met"),
]


@pytest.mark.parametrize(("first_day", "expected"), NEW_LOCALITIES)
def test_a_new_locality_shows_that_they_were_redrawn(first_day, expected):
    facts = with_localities(spend("east", earlier_years_compared=1), localities=(locality(first_day=first_day),))
    assert said("compare_locality_shares", facts) == expected


def test_a_locality_that_is_not_listed_is_named_by_its_id():
    facts = with_localities(spend("west", earlier_years_compared=1), localities=None)
    found = finding(DUTY, "compare_locality_shares", facts, as_at="2025-07-20", subject="2024-25")
    assert found.because == "The report for 2024-25 lacks a comparison of west with 5 earlier years."


OF_EACH = ["assess_involvement_in_each", "give_locality_shares", "compare_locality_shares"]


@pytest.mark.parametrize("part", ["cover_every_locality", *OF_EACH])
def test_localities_in_the_report_not_recorded(part):
    assert (
        said(
            part,
            with_localities(localities=(NORTH,), year="2024-25").replace(
                performance_reports=(
                    PerformanceReport(id="report", reporting_year="2024-25", published_on=day("2025-07-20")),
                )
            ),
        )
        == "cannot_tell"
    )


@pytest.mark.parametrize("part", OF_EACH)
def test_nothing_is_said_of_each_where_the_report_has_none(part):
    assert silent(DUTY, part, with_localities(), as_at="2025-07-20")


def test_judge_effect_of_involvement():
    assert said("judge_effect_of_involvement", with_localities(spend("north"))) == "for_a_person"


@pytest.mark.parametrize(
    "part", ["describe_arrangements", "cover_every_locality", *OF_EACH, "judge_effect_of_involvement"]
)
def test_nothing_is_said_before_publication(part):
    assert silent(DUTY, part, with_localities(spend("north"), published_on=NOT_DONE), as_at="2025-07-20")


def test_reports_not_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(localities=(NORTH,)), as_at="2025-08-02") == "cannot_tell"
