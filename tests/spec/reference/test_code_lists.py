"""The code lists of law and guidance, each counted and checked where a mistake would matter."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from comhla.reference import (
    PLANNING_GROUP_GROUPS,
    AppliesTo,
    ConsulteeGroup,
    EditionStatus,
    IndicatorBasis,
    ProfessionKind,
    Seat,
    board_seats,
    by_key,
    childrens_plan_periods,
    consultee_groups,
    council_elections,
    entry,
    guidance_editions,
    health_inequality_actions,
    integration_indicators,
    list_names,
    named_list,
    national_documents,
    place_standard_themes,
    planning_group_groups,
    principles,
    protected_characteristics,
    reference_list,
    registered_professions,
    scheme_contents,
    spending_heads,
)
from comhla.reference.errors import UnknownEntry


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("board-seats", 14),  # thirteen seats, one of them moved to another article in 2015
        ("charging-functions", 5),
        ("childrens-plan-periods", 5),
        ("connected-communities-themes", 8),
        ("consultee-groups", 13),
        ("council-elections", 3),
        ("engagement-cycle", 6),
        ("engagement-standards", 7),
        ("equality-needs", 3),
        ("good-practice-statements", 11),
        ("health-board-enactments", 9),
        ("health-inequality-actions", 45),
        ("health-inequality-themes", 6),
        ("health-services", 26),
        ("integration-indicators", 23),
        ("locality-inputs", 5),
        ("national-outcomes", 9),
        ("panel-principles", 5),
        ("place-standard-themes", 14),
        ("plan-checklist", 18),
        ("planning-group-groups", 12),
        ("prevention-levels", 3),
        ("principles", 13),
        ("protected-characteristics", 9),
        ("renewal-principles", 5),
        ("scheme-contents", 26),
        ("spending-heads", 6),
    ],
)
def test_number_of_rows(name: str, number: int) -> None:
    assert len(reference_list(name)) == number


@pytest.mark.parametrize("name", list_names())
class TestEveryList:
    def test_every_row_says_where_it_comes_from_and_how_far_it_was_verified(self, name: str) -> None:
        assert all(row.source.strip() and row.verified.meaning for row in reference_list(name))

    def test_keys_are_unique(self, name: str) -> None:
        rows = reference_list(name)
        assert len(by_key(rows)) == len(rows)

    def test_every_row_has_a_label_and_words_that_end_without_a_full_stop(self, name: str) -> None:
        assert all(row.label and row.words and not row.words.endswith(".") for row in reference_list(name))

    def test_every_note_is_a_sentence(self, name: str) -> None:
        assert all(row.note.endswith(".") for row in reference_list(name) if row.note)

    def test_last_day_is_not_before_the_first(self, name: str) -> None:
        for row in reference_list(name):
            if row.valid_to is not None:
                assert row.valid_from is not None
                assert row.valid_from <= row.valid_to

    def test_list_is_found_by_its_name_in_either_spelling(self, name: str) -> None:
        found = named_list(name.upper().replace("-", "_"))
        assert found.name == name
        assert found.title
        assert found.rows() is reference_list(name)

    def test_row_is_found_by_its_key(self, name: str) -> None:
        assert all(entry(name, row.key) is row for row in reference_list(name))


def test_list_names_are_in_alphabetical_order() -> None:
    assert list(list_names()) == sorted(list_names())


def test_unknown_list_offers_names_to_try() -> None:
    with pytest.raises(UnknownEntry, match=r"Did you mean: board-seats\?"):
        reference_list("bord-seats")


def test_unknown_key_offers_keys_to_try() -> None:
    with pytest.raises(UnknownEntry, match='no entry of council-functions called "swsa-1968/12a"') as caught:
        entry("council_functions", "swsa-1968/12a")
    assert "swsa-1968/12A" in caught.value.close_matches


class TestGroups:
    def test_thirteen_are_consulted_and_twelve_sit_on_the_planning_group(self) -> None:
        assert [row.group for row in consultee_groups()] == list(ConsulteeGroup)
        assert [row.group for row in planning_group_groups()] == list(PLANNING_GROUP_GROUPS)
        assert set(ConsulteeGroup) - set(PLANNING_GROUP_GROUPS) == {ConsulteeGroup.OTHER_STAFF}

    def test_each_list_has_its_own_instrument_and_first_day(self) -> None:
        consulted = {(row.source, row.valid_from) for row in consultee_groups()}
        seated = {(row.source, row.valid_from) for row in planning_group_groups()}
        assert consulted == {("SSI 2014/283", date(2014, 11, 28))}
        assert seated == {("SSI 2014/308", date(2014, 12, 12))}


def test_every_seat_is_in_the_table() -> None:
    assert {row.seat for row in board_seats()} == set(Seat)


def test_one_main_aim_and_twelve_principles_that_serve_it() -> None:
    assert [row.key for row in principles()] == [f"P{number}" for number in range(13)]
    assert [row.key for row in principles() if row.is_main_aim] == ["P0"]


def test_outcomes_are_in_order() -> None:
    assert [row.key for row in reference_list("national-outcomes")] == [f"O{n}" for n in range(1, 10)]


def test_health_inequality_actions_by_theme() -> None:
    counted = Counter(row.theme_key for row in health_inequality_actions())
    assert counted == {"HI-1": 11, "HI-2": 5, "HI-3": 6, "HI-4": 10, "HI-5": 6, "HI-6": 7}
    assert all(row.key.startswith(f"{row.theme_key}.") for row in health_inequality_actions())
    assert by_key(health_inequality_actions())["HI-5.2"].who_can_help == (
        "chief officer",
        "heads of planning and commissioning",
        "procurement leads",
        "commissioning leads",
    )


def test_ten_indicators_come_from_surveys_and_thirteen_from_data() -> None:
    counted = Counter(row.basis for row in integration_indicators())
    assert counted == {IndicatorBasis.SURVEY: 10, IndicatorBasis.ORGANISATIONAL_DATA: 13}
    unpublished = [row.key for row in integration_indicators() if not row.has_been_published]
    assert unpublished == ["NI-10", "NI-21", "NI-22", "NI-23"]


def test_spending_heads_a_to_f_the_last_per_care_group() -> None:
    assert [row.key for row in spending_heads()] == list("abcdef")
    assert [row.key for row in spending_heads() if row.is_per_care_group] == ["f"]


def test_marriage_and_civil_partnership_counts_in_employment_only() -> None:
    special = [row.key for row in protected_characteristics() if row.is_employment_only]
    assert special == ["marriage_and_civil_partnership"]


def test_nine_registers_and_two_other_ways_to_be_a_professional() -> None:
    registers = Counter(row.kind for row in registered_professions() if row.is_register)
    assert registers == {ProfessionKind.HEALTH: 8, ProfessionKind.SOCIAL_CARE: 1}
    others = {row.kind for row in registered_professions() if not row.is_register}
    assert others == {ProfessionKind.SOCIAL_CARE}


class TestSchemeContents:
    def test_keys(self) -> None:
        assert [row.key for row in scheme_contents()] == [*(f"IS-{n}" for n in range(1, 26)), "IS-A"]

    def test_nine_timescales_in_seven_matters(self) -> None:
        timescales = {row.key: row.timescale_count for row in scheme_contents() if row.has_timescale}
        assert timescales == {
            "IS-8": 1,
            "IS-9": 1,
            "IS-12": 1,
            "IS-15": 1,
            "IS-20": 1,
            "IS-21": 2,
            "IS-24": 2,
        }

    def test_matters_of_one_model_only(self) -> None:
        board = [row.key for row in scheme_contents() if row.applies_to is AppliesTo.JOINT_BOARD]
        committee = [row.key for row in scheme_contents() if row.applies_to is AppliesTo.MONITORING_COMMITTEE]
        assert board == ["IS-1", "IS-2", "IS-5", "IS-11", "IS-14"]
        assert committee == ["IS-3", "IS-4"]


def test_later_wording_of_the_place_standard_is_blank_where_none_was_seen() -> None:
    later = {row.label: row.later_wording for row in place_standard_themes() if row.later_wording}
    assert later["Facilities and amenities"] == "Facilities and services"
    assert len(later) == 4


class TestOutsideDays:
    def test_elections_are_on_thursdays_five_years_apart_and_unconfirmed(self) -> None:
        days = [row.valid_from for row in council_elections()]
        assert days == [date(2017, 5, 4), date(2022, 5, 5), date(2027, 5, 6)]
        assert {day.isoweekday() for day in days if day} == {4}
        assert not any(row.verified.is_settled for row in council_elections())

    def test_childrens_plan_periods_follow_each_other(self) -> None:
        periods = childrens_plan_periods()
        for earlier, later in pairwise(periods):
            assert earlier.valid_to is not None
            assert later.valid_from is not None
            assert (later.valid_from - earlier.valid_to).days == 1

    def test_sign_language_plan_has_a_month_and_no_made_up_day(self) -> None:
        plan = by_key(national_documents())["bsl-national-plan-2023"]
        assert (plan.published_from, plan.published_to) == (date(2023, 11, 1), date(2023, 11, 30))
        assert plan.published_on is None
        assert plan.starts_clock_for == "BSL-1"

    def test_a_day_that_was_seen_is_given(self) -> None:
        framework = by_key(national_documents())["community-justice-performance-framework-2023"]
        assert framework.published_on == date(2023, 3, 31)

    def test_a_document_without_a_day_has_none(self) -> None:
        strategy = by_key(national_documents())["community-justice-national-strategy"]
        assert (strategy.published_from, strategy.published_to, strategy.published_on) == (None, None, None)

    def test_second_edition_of_the_plan_guidance_is_current_and_its_draft_is_not(self) -> None:
        editions = by_key(guidance_editions())
        assert editions["strategic-plans-2"].status is EditionStatus.CURRENT
        assert editions["strategic-plans-2"].published_on is None
        assert editions["strategic-plans-2-draft"].status is EditionStatus.DRAFT
        assert editions["strategic-plans-1"].status is EditionStatus.SUPERSEDED

    def test_each_document_is_dated_by_day_month_or_year_or_not_at_all(self) -> None:
        for row in (*guidance_editions(), *national_documents()):
            first, last = row.published_from, row.published_to
            assert (first is None) is (last is None)
            if first and last and first != last:
                assert first.day == 1
                assert last.month in (first.month, 12)
                assert re.fullmatch(r"(0[1-9]|1[0-2])-(28|29|30|31)", last.strftime("%m-%d"))
