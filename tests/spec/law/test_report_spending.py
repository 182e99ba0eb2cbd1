"""APR-4: report spending by head, its shares, and the difference from what was planned."""

from decimal import Decimal

import pytest

from comhla.law.facts import NOT_DONE, PerformanceReport, SpendHead, SpendLine
from tests.lib.law import an_authority, day, finding, outcome, outcome_of_the_whole, silent, started

DUTY = "APR-4"
HEADS = tuple(each for each in SpendHead if each is not SpendHead.KEY_CARE_GROUP)
GROUP = SpendHead.KEY_CARE_GROUP


def line(head, **facts):
    return SpendLine(
        **{
            "head": head,
            "amount": Decimal("1000000"),
            "share_percent": Decimal("12.5"),
            "earlier_years_compared": 5,
            **facts,
        }
    )


FULL = tuple(line(head) for head in HEADS)


def with_spend(*spend, year="2024-25", **facts):
    published = day(f"20{year[-2:]}-07-20")
    given = {"id": "report", "reporting_year": year, "published_on": published, "spend": spend, **facts}
    return an_authority(establishment=started(), performance_reports=(PerformanceReport(**given),))


def said(part, facts, *, year="2024-25"):
    return outcome(DUTY, part, facts, as_at=f"20{year[-2:]}-07-20", subject=year)


# lines of spending, outcome: any of the five heads left blank is missing
BY_HEAD = [
    (FULL, "met"),
    (FULL[:-1], "not_met"),
    (FULL[1:], "not_met"),
    ((), "not_met"),
    ((*FULL[:-1], line(HEADS[-1], amount=None)), "cannot_tell"),
    ((*FULL, line(GROUP, care_group="Dementia", amount=None)), "met"),
]


@pytest.mark.parametrize(("spend", "expected"), BY_HEAD)
def test_give_spending_by_head(spend, expected):
    assert said("give_spending_by_head", with_spend(*spend)) == expected


def test_heads_left_out_are_named():
    found = finding(DUTY, "give_spending_by_head", with_spend(*FULL[:-2]), as_at="2025-07-20", subject="2024-25")
    assert found.because == (
        "The report for 2024-25 lacks the amount spent on support for unpaid carers and other social care."
    )


# care groups identified, lines, outcome
BY_GROUP = [
    (False, FULL, "not_applicable"),
    (None, FULL, "cannot_tell"),
    (True, FULL, "not_met"),
    (True, (*FULL, line(GROUP, care_group="Dementia")), "met"),
    (True, (*FULL, line(GROUP)), "met"),
    (True, (*FULL, line(GROUP, care_group="Dementia", amount=None)), "cannot_tell"),
]


@pytest.mark.parametrize(("identified", "spend", "expected"), BY_GROUP)
def test_give_spending_by_care_group(identified, spend, expected):
    facts = with_spend(*spend, key_care_groups_identified=identified)
    assert said("give_spending_by_care_group", facts) == expected


# lines, outcome: "not available" is no share
SHARES = [
    (FULL, "met"),
    ((*FULL, line(GROUP, share_percent=None, share_given=False)), "not_met"),
    ((*FULL, line(GROUP, share_percent=None, share_given=True)), "met"),
    ((*FULL, line(GROUP, share_percent=None)), "cannot_tell"),
]


@pytest.mark.parametrize(("spend", "expected"), SHARES)
def test_give_shares(spend, expected):
    assert said("give_shares", with_spend(*spend)) == expected


def test_give_shares_says_nothing_where_there_is_no_spending():
    assert silent(DUTY, "give_shares", with_spend(), as_at="2025-07-20")


@pytest.mark.parametrize(
    ("part", "field"),
    [("give_variance", "variance_given"), ("give_reasons_for_variance", "variance_reasons_given")],
)
@pytest.mark.parametrize(("recorded", "expected"), [(True, "met"), (False, "not_met"), (None, "cannot_tell")])
def test_variance_and_its_reasons(part, field, recorded, expected):
    assert said(part, with_spend(**{field: recorded})) == expected


# reporting year, years compared for a head, years compared for the variance, outcome
COMPARISONS = [
    ("2024-25", 5, 5, "met"),
    ("2024-25", 7, 5, "met"),
    ("2024-25", 3, 5, "not_met"),
    ("2024-25", 5, 4, "not_met"),
    ("2024-25", None, 5, "cannot_tell"),
    ("2024-25", 5, None, "cannot_tell"),
    ("2024-25", 3, None, "not_met"),
    ("2016-17", 0, 0, "not_applicable"),
    ("2017-18", 1, 1, "met"),
    ("2017-18", 0, 1, "not_met"),
]


@pytest.mark.parametrize(("year", "share_years", "variance_years", "expected"), COMPARISONS)
def test_compare_shares_and_variance(year, share_years, variance_years, expected):
    spend = [line(head, earlier_years_compared=share_years) for head in HEADS]
    facts = with_spend(*spend, year=year, variance_earlier_years_compared=variance_years)
    assert said("compare_shares_and_variance", facts, year=year) == expected


def test_one_earlier_year_is_put_in_words():
    spend = [line(HEADS[0], earlier_years_compared=0)]
    facts = with_spend(*spend, year="2017-18", variance_earlier_years_compared=1)
    found = finding(DUTY, "compare_shares_and_variance", facts, as_at="2018-07-20", subject="2017-18")
    assert found.because == ("The report for 2017-18 lacks a comparison of hospital inpatients with 1 earlier year.")


@pytest.mark.parametrize(
    "part", ["give_spending_by_head", "give_spending_by_care_group", "give_shares", "compare_shares_and_variance"]
)
def test_spending_not_recorded(part):
    assert said(part, with_spend(spend=None, key_care_groups_identified=True)) == "cannot_tell"


def test_judge_account_of_spending():
    assert said("judge_account_of_spending", with_spend(*FULL)) == "for_a_person"


@pytest.mark.parametrize(
    "part",
    [
        "give_spending_by_head",
        "give_spending_by_care_group",
        "give_shares",
        "give_variance",
        "give_reasons_for_variance",
        "compare_shares_and_variance",
        "judge_account_of_spending",
    ],
)
def test_nothing_is_said_before_publication(part):
    assert silent(DUTY, part, with_spend(*FULL, published_on=NOT_DONE), as_at="2025-07-20")


def test_reports_not_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2025-08-02") == "cannot_tell"
