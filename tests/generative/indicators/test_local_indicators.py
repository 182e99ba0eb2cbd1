"""What holds for every local indicator, and for every file that claims to be one."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from comhla.indicators.areas import AreaKind
from comhla.indicators.catalogue import Definition, Indicator, Measure, Polarity, State, Suite
from comhla.indicators.entries import read_entry, write_entry
from comhla.indicators.errors import NotAFile, Problem
from comhla.indicators.local import read_local, write_local
from comhla.indicators.periods import PeriodKind

SIGNS = "aZ9\"\\#='[]{},.%\u00f9\u2019\U0001f3e0"
texts = st.text(alphabet=SIGNS, min_size=1, max_size=8) | st.just("two words")
keys = st.from_regex(r"own-[a-z0-9]{1,20}", fullmatch=True)
definitions = st.sampled_from(
    [
        (),
        (Definition(words="All of them"),),
        (
            Definition(words="Old", last_period="2019/20"),
            Definition(words="New", first_period="2020/21", comparable_with_before=False),
        ),
    ]
)
indicators = st.builds(
    Indicator,
    key=keys,
    other_codes=st.lists(texts, max_size=2, unique=True).map(tuple),
    suite=st.just(Suite.LOCAL),
    label=texts,
    title=texts,
    measure=st.sampled_from([measure for measure in Measure if measure is not Measure.PROPORTION]),
    unit=texts,
    multiplier=st.floats(min_value=1e-6, max_value=1e9),
    decimals=st.integers(0, 6),
    polarity=st.sampled_from(Polarity),
    numerator=texts,
    denominator=texts,
    source=texts,
    source_url=st.just("") | texts,
    owner=texts,
    geographies=st.lists(st.sampled_from(AreaKind), unique=True).map(tuple),
    period_kind=st.just(PeriodKind.FINANCIAL_YEAR),
    years_between=st.integers(1, 20),
    lag_days=st.none() | st.integers(0, 3660),
    state=st.sampled_from(State),
    definitions=definitions,
    caveats=st.lists(texts, max_size=3, unique=True).map(tuple),
    outcomes=st.lists(st.sampled_from([f"O{n}" for n in range(1, 10)]), unique=True).map(tuple),
    review_on=st.dates(min_value=date(2000, 1, 1)),
    smallest_count=st.integers(0, 100),
    independent_events=st.booleans(),
)


def found_or_problems(read):
    """What was read, or every problem of it."""
    try:
        return read()
    except NotAFile as refused:
        return refused.problems


@given(indicators)
def test_a_record_reads_back_as_its_indicator(one):
    assert read_entry(write_entry(one)) == one


@given(st.lists(indicators, min_size=1, max_size=3, unique_by=lambda one: one.key))
def test_a_file_reads_back_as_its_indicators(several):
    assert read_local(write_local(several)) == tuple(several)


@given(st.binary(max_size=200) | st.text(alphabet='[]{}"=:,\nkey1. ', max_size=60).map(str.encode))
def test_any_bytes_are_refused_with_problems_or_read(content):
    found = found_or_problems(lambda: read_local(content, "own.toml"))
    assert found
    assert all(isinstance(one, Indicator) or (one.what and one.remedy and one.file == "own.toml") for one in found)


@given(
    st.dictionaries(
        st.sampled_from(["key", "label", "measure", "definitions", "outcomes", "multiplier", "review_on", "else"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
            max_leaves=5,
        ),
    )
)
def test_any_record_is_refused_with_problems_or_read(record):
    found = found_or_problems(lambda: (read_entry(record),))
    assert found
    assert all(isinstance(one, Problem) for one in found)  # no record of these few fields is whole
