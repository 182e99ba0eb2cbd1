"""The money of a performance report: shares and variance beside five earlier years. SSI 2014/326 regs 4 and 6."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.dates import ReportingYear
from comhla.law.facts import SpendHead, Spending, SpendingAbout
from comhla.law.readings.report_money import total_of, years_money
from tests.lib.reports import YEARS, money
from tests.lib.web import small_facts

Y = ReportingYear.from_label("2025-26")
HOSPITAL = SpendHead.HOSPITAL_INPATIENTS


def of(*rows, localities=("east",), year=Y, **collections):
    return years_money(small_facts(spending=list(rows), **collections), year, localities)


def an_amount(year="2025-26", **said):
    return {"id": f"x-{year}-{len(said)}", "financial_year": year, "about": "head", "head": HOSPITAL.value, **said}


def a_total(year="2025-26", **said):
    return {"id": f"total-{year}", "financial_year": year, "about": "total", **said}


def a_report(year, **said):
    return {"id": f"r-{year}", "reporting_year": year, **said}


class TestRegulation4HeadsAndShares:
    def test_each_head_is_given_as_a_share_of_all_that_was_paid_or_set_aside(self):
        found = of(*money())
        assert {str(each.head): each.this_year.share for each in found.heads} == {
            "hospital_inpatients": 20,
            "other_health_care": 30,
            "care_home_or_adult_placement": 25,
            "support_for_unpaid_carers": 5,
            "other_social_care": 15,
        }

    @pytest.mark.parametrize(
        ("recorded", "compared"),
        [(YEARS, 5), (YEARS[:4], 3), (YEARS[:1], 0), ((YEARS[0], *YEARS[2:]), 0)],
        ids=["all", "three", "none", "the year before is missing"],
    )
    def test_shares_are_compared_with_earlier_years_counted_without_a_gap(self, recorded, compared):
        assert of(*money(recorded)).heads[0].earlier_compared == compared

    def test_the_first_reports_have_fewer_years_to_compare_with(self):
        assert of(year=ReportingYear.from_label("2018-19")).years_compared == 2
        assert of(year=ReportingYear.from_label("2016-17")).years_compared == 0

    def test_without_the_total_there_is_an_amount_and_no_share(self):
        first = of(an_amount(amount="5")).heads[0].this_year
        assert (first.amount, first.share) == (5, None)

    def test_a_key_care_group_is_given_beside_the_heads(self):
        row = {"head": "key_care_group", "care_group": "Older people", "amount": "40"}
        found = of(a_total(amount="100"), an_amount(**row), an_amount("2019-20", **row))
        assert [(each.care_group, each.this_year.share) for each in found.care_groups] == [("Older people", 40)]

    def test_a_head_without_a_year_of_its_own_is_what_that_years_report_gave(self):
        line = {"head": HOSPITAL.value, "amount": "7", "share_percent": "21.5"}
        other = {"head": "other_health_care", "amount": "1"}
        found = of(performance_reports=[a_report("2024-25", spend=[other, line])]).heads[0].years[1]
        assert (found.amount, found.share, found.from_report) == (7, Decimal("21.5"), True)

    def test_what_is_recorded_counts_before_what_the_report_gave(self):
        line = {"head": HOSPITAL.value, "share_percent": "21.5"}
        rows = (a_total("2024-25", amount="10"), an_amount("2024-25", amount="5"))
        found = of(*rows, performance_reports=[a_report("2024-25", spend=[line])]).heads[0].years[1]
        assert (found.share, found.from_report) == (50, False)


class TestAllThatWasPaidOrSetAside:
    def payments(self, *amounts):
        said = {"function": "nursing", "made_by": "NHS Glen", "financial_year": "2025-26", "kind": "payment"}
        return [{"id": f"p{place}", **said, "amount": each} for place, each in enumerate(amounts)]

    @pytest.mark.parametrize(
        ("rows", "amounts", "total"),
        [
            ([a_total(amount="9")], ["1", "2"], 9),
            ([a_total()], ["1", "2"], 3),
            ([], ["1", "2"], 3),
            ([], ["1", None], None),
            ([], [], None),
        ],
        ids=["said", "said without an amount", "payments together", "one is not known", "nothing"],
    )
    def test_it_is_what_is_said_or_all_payments_together(self, rows, amounts, total):
        payments = [{k: v for k, v in each.items() if v is not None} for each in self.payments(*amounts)]
        assert total_of(small_facts(spending=rows, payments=payments), "2025-26") == total


class TestRegulation4Variance:
    def test_it_is_what_was_spent_on_all_heads_less_what_was_planned(self):
        first = of(*money()).variances[0]
        assert (first.planned, first.spent, first.difference) == (96_000, 95_000, -1_000)
        assert first.reason == "Posts stood empty."

    def test_it_is_compared_with_five_earlier_years(self):
        assert of(*money()).variance_earlier_compared == 5
        assert of(*money(YEARS[:2])).variance_earlier_compared == 1

    def test_what_was_planned_is_in_the_financial_statement_where_the_total_does_not_say(self):
        statement = {"id": "f", "financial_year": "2025-26", "total": "90000"}
        rows = [{key: value for key, value in each.items() if key != "planned"} for each in money()]
        assert of(*rows, financial_statements=[statement]).variances[0].difference == 5_000

    def test_with_one_head_missing_nothing_is_known_of_it(self):
        rows = [each for each in money() if each.get("head") != HOSPITAL.value]
        first = of(*rows).variances[0]
        assert (first.spent, first.difference) == (None, None)


class TestRegulation6Localities:
    def test_each_locality_has_its_share_beside_earlier_years(self):
        (east,) = of(*money()).localities
        assert (east.locality, east.this_year.share, east.earlier_compared) == ("east", 60, 5)

    def test_an_earlier_year_without_a_row_is_what_that_years_report_gave(self):
        lines = [{"locality": "west", "share_percent": "30"}, {"locality": "east", "share_percent": "55"}]
        (east,) = of(performance_reports=[a_report("2024-25", localities=lines)]).localities
        assert (east.years[1].share, east.years[1].from_report) == (55, True)
        assert east.years[1].amount is None

    def test_a_report_that_says_nothing_of_it_leaves_it_open(self):
        (east,) = of(performance_reports=[a_report("2024-25", localities=[{"locality": "west"}])]).localities
        assert east.years[1].share is None


@given(st.lists(st.integers(1, 10**9), min_size=5, max_size=5), st.integers(0, 10**9))
def test_the_shares_of_all_heads_are_what_was_spent_of_all(amounts, rest):
    said = [a_total(amount=str(sum(amounts) + rest))]
    heads = [each.value for each in SpendHead if each is not SpendHead.KEY_CARE_GROUP]
    said += [
        {"id": head, "financial_year": "2025-26", "about": "head", "head": head, "amount": str(amount)}
        for head, amount in zip(heads, amounts, strict=True)
    ]
    shares = [each.this_year.share or 0 for each in of(*said).heads]
    assert abs(sum(shares) - Decimal(sum(amounts) * 100) / (sum(amounts) + rest)) < Decimal("1e-20")


def test_rows_of_other_kinds_stay_out():
    row = Spending(id="x", financial_year="2025-26", about=SpendingAbout.TOTAL)
    assert row.amount is None
