"""What must, may and may not be delegated, as regulations list it (SSI 2014/344, SSI 2014/345)."""

from __future__ import annotations

from datetime import date

import pytest

from comhla.reference import (
    ChargingEffect,
    Extent,
    by_key,
    charging_functions,
    council_functions,
    health_board_enactments,
    health_services,
    in_force,
)


class TestHealthServices:
    def test_ten_hospital_services_and_sixteen_others(self) -> None:
        hospital = [f"H{number}" for number in range(1, 11)]
        other = [f"C{number}" for number in range(1, 17)]
        assert [row.key for row in health_services()] == hospital + other
        assert [row.key for row in health_services() if row.part == 2] == hospital

    def test_hospital_services_alone_are_candidates_for_set_aside(self) -> None:
        assert all(row.is_set_aside_candidate is (row.part == 2) for row in health_services())


class TestCouncilFunctions:
    @pytest.mark.parametrize(
        ("key", "day", "must_pass"),
        [
            # the first day of the Regulations
            ("swsa-1968/12A", date(2014, 11, 27), False),
            ("swsa-1968/12A", date(2014, 11, 28), True),
            # added for carers in 2017
            ("carers-2016/21", date(2017, 6, 15), False),
            ("carers-2016/21", date(2017, 6, 16), True),
            ("carers-2016/31", date(2017, 12, 12), False),
            ("carers-2016/31", date(2017, 12, 13), True),
            # dropped in 2018
            ("swsa-1968/12AA", date(2018, 3, 31), True),
            ("swsa-1968/12AA", date(2018, 4, 1), False),
            ("swsa-1968/12AB", date(2018, 4, 1), False),
            ("sds-2013/3", date(2018, 3, 31), True),
            ("sds-2013/3", date(2018, 4, 1), False),
        ],
    )
    def test_by_day(self, key: str, day: date, must_pass: bool) -> None:
        assert (key in by_key(in_force(council_functions(), on=day))) is must_pass

    @pytest.mark.parametrize("key", ["sds-2013/8", "carers-2016/12", "swsa-1968/87", "naa-1948/22"])
    def test_never_on_the_list(self, key: str) -> None:
        assert key not in by_key(council_functions())

    @pytest.mark.parametrize(
        ("enactment", "sections"),
        [
            ("naa-1948", "48"),
            ("dpe-1958", "3"),
            ("swsa-1968", "1 4 8 10 12A 12AZA 13ZA 59 12 13 13A 13B 14 29 28"),
            ("lgp-1982", "24(1)"),
            ("dp-1986", "2 3 7 8"),
            ("awi-2000", "10 12 37 39 41 42 43 44 45"),
            ("ha-2001", "92"),
            ("cch-2002", "5 14 4"),
            ("mh-2003", "17 25 26 27 33 34 228 259"),
            ("ha-2006", "71(1)(b)"),
            ("asp-2007", "4 5 6 11 14 18 22 40 42 43"),
            ("sds-2013", "5 6 7 9 11 12 13 16 19"),
            ("carers-2016", "21 6 24 25 31 34 35"),
        ],
    )
    def test_sections_today(self, enactment: str, sections: str) -> None:
        current = in_force(council_functions(), on=date(2026, 11, 22))
        found = [row.section for row in current if row.key.startswith(f"{enactment}/")]
        assert sorted(found) == sorted(sections.split())

    def test_tied_functions(self) -> None:
        tied = {row.key for row in council_functions() if row.is_tied}
        assert tied == {f"swsa-1968/{s}" for s in ("1", "4", "8", "10", "12A", "12AZA", "13ZA", "59")}
        assert all(row.limit for row in council_functions() if row.is_tied)


class TestHealthBoardEnactments:
    def test_public_health_may_pass_and_never_must(self) -> None:
        row = by_key(health_board_enactments())["ph-2008"]
        assert row.compulsory is Extent.NONE
        assert (row.permitted, row.permitted_sections) == (Extent.LISTED, ("2", "7"))

    @pytest.mark.parametrize("section", ["38", "38A", "39"])
    def test_maternity_and_school_health_may_pass_but_need_not(self, section: str) -> None:
        row = by_key(health_board_enactments())["nhs-1978"]
        assert section in row.compulsory_exceptions
        assert section not in row.permitted_exceptions

    def test_what_may_not_pass_need_not_pass(self) -> None:
        for row in health_board_enactments():
            assert set(row.permitted_exceptions) <= set(row.compulsory_exceptions)
            assert set(row.compulsory_sections) <= set(row.permitted_sections)

    def test_carers_row_is_a_report_and_not_a_reading(self) -> None:
        row = by_key(health_board_enactments())["carers-2016"]
        assert not row.verified.is_settled
        assert row.valid_from is None


def test_charging_cannot_be_delegated() -> None:
    barred = {row.key for row in charging_functions() if row.effect is ChargingEffect.BARRED}
    narrowed = {row.key: row.sections for row in charging_functions() if row.effect is ChargingEffect.NARROWED}
    assert barred == {"naa-1948/22", "naa-1948/26", "swsa-1968/87"}
    assert narrowed == {"lgp-1982": ("24(1)",), "ha-1987": ("5(1)", "5A(1)")}
    assert not barred & by_key(council_functions()).keys()
