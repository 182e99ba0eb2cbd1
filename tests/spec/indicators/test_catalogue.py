"""What the catalogue says of each indicator."""

import pytest

from comhla.indicators.catalogue import Measure, Polarity, State, Suite, catalogue, folded_key, indicator, suite
from comhla.indicators.entries import read_entry, write_entry
from comhla.indicators.errors import Unknown
from comhla.indicators.periods import PeriodKind
from comhla.reference import Verified, integration_indicators, national_outcomes

PROPORTION, RATE, STANDARDISED, MONEY = Measure.PROPORTION, Measure.RATE, Measure.STANDARDISED_RATE, Measure.MONEY
HIGHER, LOWER, NEITHER = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER, Polarity.NEITHER
REPORTED, NOT_SINCE, NEVER = State.REPORTED, State.NOT_SINCE, State.NEVER
SURVEY, FINANCIAL, CALENDAR = PeriodKind.SURVEY_YEAR, PeriodKind.FINANCIAL_YEAR, PeriodKind.CALENDAR_YEAR

CORE = [
    # key     label                         measure       multiplier  better   period     state     each case by itself
    ("NI-1", "Own health", PROPORTION, 100, HIGHER, SURVEY, REPORTED, True),
    ("NI-2", "Independence at home", PROPORTION, 100, HIGHER, SURVEY, REPORTED, True),
    ("NI-3", "Say in care", PROPORTION, 100, HIGHER, SURVEY, REPORTED, True),
    ("NI-4", "Co-ordination", PROPORTION, 100, HIGHER, SURVEY, REPORTED, True),
    ("NI-5", "Care rated good", PROPORTION, 100, HIGHER, SURVEY, REPORTED, True),
    ("NI-6", "GP experience", PROPORTION, 100, HIGHER, SURVEY, REPORTED, True),
    ("NI-7", "Quality of life", PROPORTION, 100, HIGHER, SURVEY, REPORTED, True),
    ("NI-8", "Carers supported", PROPORTION, 100, HIGHER, SURVEY, REPORTED, True),
    ("NI-9", "Feeling safe", PROPORTION, 100, HIGHER, SURVEY, REPORTED, True),
    ("NI-10", "Staff recommend", PROPORTION, 100, HIGHER, FINANCIAL, NEVER, True),
    ("NI-11", "Premature mortality", STANDARDISED, 100_000, LOWER, CALENDAR, REPORTED, True),
    ("NI-12", "Emergency admissions", RATE, 100_000, LOWER, FINANCIAL, REPORTED, True),
    ("NI-13", "Emergency bed days", RATE, 100_000, LOWER, FINANCIAL, REPORTED, False),
    ("NI-14", "Readmissions", RATE, 1_000, LOWER, FINANCIAL, REPORTED, True),
    ("NI-15", "Last six months", PROPORTION, 100, HIGHER, FINANCIAL, REPORTED, False),
    ("NI-16", "Falls", RATE, 1_000, LOWER, FINANCIAL, REPORTED, True),
    ("NI-17", "Care services graded good", PROPORTION, 100, HIGHER, FINANCIAL, REPORTED, True),
    ("NI-18", "Intensive needs at home", PROPORTION, 100, HIGHER, FINANCIAL, REPORTED, True),
    ("NI-19", "Days delayed", RATE, 1_000, LOWER, FINANCIAL, REPORTED, False),
    ("NI-20", "Emergency spend", PROPORTION, 100, LOWER, FINANCIAL, NOT_SINCE, False),
    ("NI-21", "Home to hospital to care home", PROPORTION, 100, LOWER, FINANCIAL, NEVER, True),
    ("NI-22", "Discharged in 72 hours", PROPORTION, 100, HIGHER, FINANCIAL, NEVER, True),
    ("NI-23", "End of life spend", MONEY, 1, NEITHER, FINANCIAL, NEVER, False),
]


def test_the_core_suite_has_its_twenty_three_indicators_in_order():
    assert [one.key for one in suite(Suite.CORE)] == [row.key for row in integration_indicators()]
    assert [key for key, *_ in CORE] == [one.key for one in suite(Suite.CORE)]


@pytest.mark.parametrize(("key", "label", "measure", "multiplier", "better", "period", "state", "alone"), CORE)
def test_a_core_indicator(key, label, measure, multiplier, better, period, state, alone):
    one = indicator(key)
    assert (one.label, one.measure, one.multiplier, one.polarity) == (label, measure, multiplier, better)
    assert (one.period_kind, one.state, one.independent_events) == (period, state, alone)


OTHERS = [
    # key       suite               multiplier  decimals  unit             better   period             each case by itself
    ("SW01", Suite.BENCHMARKING, 1_000, 2, "pounds an hour", LOWER, FINANCIAL, False),
    ("SW02", Suite.BENCHMARKING, 100, 1, "per cent", HIGHER, FINANCIAL, False),
    ("SW03a", Suite.BENCHMARKING, 100, 1, "per cent", HIGHER, FINANCIAL, True),
    ("SW05", Suite.BENCHMARKING, 1_000 / 52, 2, "pounds a week", LOWER, FINANCIAL, False),
    ("MSG-1a", Suite.MINISTERIAL, 1, 0, "admissions", LOWER, PeriodKind.MONTH, True),
    ("MSG-1b", Suite.MINISTERIAL, 1, 0, "admissions", LOWER, PeriodKind.MONTH, True),
    ("MSG-2a", Suite.MINISTERIAL, 1, 0, "bed days", LOWER, PeriodKind.MONTH, False),
    ("MSG-2b", Suite.MINISTERIAL, 1, 0, "bed days", LOWER, PeriodKind.MONTH, False),
    ("MSG-2c", Suite.MINISTERIAL, 1, 0, "bed days", LOWER, PeriodKind.MONTH, False),
    ("MSG-3", Suite.MINISTERIAL, 1, 0, "attendances", LOWER, PeriodKind.MONTH, True),
    ("MSG-3-4h", Suite.MINISTERIAL, 100, 1, "per cent", HIGHER, PeriodKind.MONTH, True),
    ("MSG-4", Suite.MINISTERIAL, 1, 0, "bed days", LOWER, PeriodKind.MONTH, False),
    ("MSG-5", Suite.MINISTERIAL, 100, 1, "per cent", HIGHER, FINANCIAL, False),
    ("MSG-6", Suite.MINISTERIAL, 100, 1, "per cent", HIGHER, FINANCIAL, False),
]


@pytest.mark.parametrize(("key", "which", "multiplier", "decimals", "unit", "better", "period", "alone"), OTHERS)
def test_another_indicator(key, which, multiplier, decimals, unit, better, period, alone):
    one = indicator(key)
    assert (one.suite, one.multiplier, one.decimals, one.unit) == (which, pytest.approx(multiplier), decimals, unit)
    assert (one.polarity, one.period_kind, one.independent_events) == (better, period, alone)


def test_nothing_is_in_the_catalogue_that_no_table_here_names():
    assert [one.key for one in catalogue()] == [row[0] for row in CORE] + [
        key for which in (Suite.MINISTERIAL, Suite.BENCHMARKING) for key, own, *_ in OTHERS if own is which
    ]
    assert suite(Suite.LOCAL) == ()


CODES = [
    # of a publisher  key
    ("NI-02", "NI-2"),
    ("ni-2", "NI-2"),
    (" NI-20 ", "NI-20"),
    ("NI-18-65plus", "SW03a"),
    ("SW3a", "SW03a"),
    ("SW04a", "NI-5"),
    ("SW4a", "NI-5"),
    ("SW04b", "NI-7"),
    ("SW04c", "NI-2"),
    ("SW04d", "NI-3"),
    ("SW04e", "NI-8"),
    ("SW06", "NI-14"),
    ("SW07", "NI-17"),
    ("SW08", "NI-19"),
    ("SW8", "NI-19"),
]


@pytest.mark.parametrize(("code", "key"), CODES)
def test_the_codes_of_other_publishers_find_the_indicator(code, key):
    assert indicator(code).key == key


def test_no_code_stands_for_two_indicators():
    codes = [
        folded_key(code) for one in catalogue() for code in {folded_key(own) for own in (one.key, *one.other_codes)}
    ]
    assert sorted(set(codes)) == sorted(codes)


@pytest.mark.parametrize(("key", "message"), [("NI-24", "Did you mean: NI-4"), ("beds", "no indicator with the key")])
def test_an_unknown_key_is_refused(key, message):
    with pytest.raises(Unknown, match=message):
        indicator(key)


def test_local_indicators_are_found_beside_the_shipped_ones():
    own = read_entry(write_entry(indicator("NI-16")) | {"key": "falls-at-home", "suite": "local", "other_codes": []})
    assert indicator("Falls-at-Home", local=[own]) == own
    assert indicator("NI-16", local=[own]).suite is Suite.CORE


SUPPORTED_AT_HOME = ("NI-2", "NI-3", "NI-4", "NI-5", "NI-7", "NI-9")


def test_the_question_on_support_at_home_changed_in_2023():
    changed = {
        one.key: definition.first_period
        for one in catalogue()
        for definition in one.definitions
        if not definition.comparable_with_before
    }
    assert changed == dict.fromkeys(SUPPORTED_AT_HOME, "2023/24 survey")


@pytest.mark.parametrize("one", catalogue(), ids=lambda one: one.key)
def test_every_entry_says_where_it_comes_from_and_how_far_that_was_read(one):
    assert one.verified in set(Verified)
    assert one.source
    assert one.definition_source
    assert one.numerator
    assert one.outcomes_source
    assert one.outcomes
    assert set(one.outcomes) <= {outcome.key for outcome in national_outcomes()}
    assert (one.state is State.REPORTED) == (not one.state_note)


@pytest.mark.parametrize("one", catalogue(), ids=lambda one: one.key)
def test_every_entry_that_is_a_share_or_a_rate_says_of_what(one):
    assert bool(one.denominator) == (one.measure is not Measure.COUNT and one.key != "NI-23")


@pytest.mark.parametrize("one", catalogue(), ids=lambda one: one.key)
def test_every_entry_reads_back_from_its_record(one):
    assert read_entry(write_entry(one)) == one


@pytest.mark.parametrize("outcome", [row.key for row in national_outcomes()])
def test_every_national_outcome_has_a_core_indicator(outcome):
    assert any(outcome in one.outcomes for one in suite(Suite.CORE))
