"""Periods that figures are about, whatever way a publisher wrote them.

A spelling that could mean two periods is read one way only, which is stated, and otherwise refused: a figure in the
wrong year is worse than one that a person has to look at.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from math import ceil
from typing import NamedTuple, TypeAlias

from comhla.indicators.errors import Unknown


class PeriodKind(StrEnum):
    """What kind of period a figure is about."""

    FINANCIAL_YEAR = "financial_year"
    CALENDAR_YEAR = "calendar_year"
    SURVEY_YEAR = "survey_year"
    SCHOOL_YEAR = "school_year"
    """1 August to 31 July (general knowledge)."""
    YEARS = "years"
    """Several years together."""
    QUARTER = "quarter"
    """Three months of a calendar year, the first from January."""
    MONTH = "month"
    WEEK = "week"
    """Seven days, known by the last."""
    DAY = "day"
    """A count on one day."""


class MeasuredPeriod(NamedTuple):
    """A period by its first and last day."""

    key: str
    """Sorts within a kind and never changes: 2022/23, 2022, 2021/22 survey, 2014/15 school, 2018-2020,
    2018/19-2020/21, 2022-Q1, 2022-04, week to 2022-05-01, 2022-04-30."""
    kind: PeriodKind
    first_day: date
    last_day: date

    @property
    def label(self) -> str:
        """As a reader sees it; the key itself unless told otherwise."""
        return self.key


# The centuries that figures are of. Anything else in the place of a year is a slip or another number.
_YEAR = r"((?:19|20|21)\d\d)"
_SPLIT = _YEAR + r"[-/](\d\d|\d{4})"
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH_NUMBERS = {name[:letters]: at for at, name in enumerate(_MONTHS, 1) for letters in (3, len(name))} | {"sept": 9}
_MONTH = f"({'|'.join(sorted(_MONTH_NUMBERS, key=len, reverse=True))})"

_AGGREGATE = re.compile(r"\b(\d+)[- ]year (?:aggregates?|average)\b")
_POOLED = re.compile(r"\bpooled\b")
_YEAR_WORD = re.compile(r"\b(?:combined )?(calendar|financial|survey|school)( years?)?\b")
_YEAR_KINDS = {
    "calendar": PeriodKind.CALENDAR_YEAR,
    "financial": PeriodKind.FINANCIAL_YEAR,
    "survey": PeriodKind.SURVEY_YEAR,
    "school": PeriodKind.SCHOOL_YEAR,
}
_SUFFIXES = {PeriodKind.SURVEY_YEAR: " survey", PeriodKind.SCHOOL_YEAR: " school"}
_FIRST_MONTHS = {PeriodKind.FINANCIAL_YEAR: 4, PeriodKind.SURVEY_YEAR: 4, PeriodKind.SCHOOL_YEAR: 8}


class _Words(NamedTuple):
    """What a spelling says, besides the years or days themselves."""

    text: str
    kind: PeriodKind | None
    """What the caller knows of the kind."""
    named: PeriodKind | None
    """The kind of year that the words name, as in "2017 calendar year"."""
    plural: bool
    together: int | None
    """How many years are said to be taken together."""

    def year_kind(self, usual: PeriodKind) -> PeriodKind:
        """The kind of a single year: as the words say, as the caller knows, or the usual one."""
        return self.named or (self.kind if self.kind in _YEAR_KINDS.values() else None) or usual

    def part_kind(self, usual: PeriodKind) -> PeriodKind:
        """The kind of each of several years."""
        return self.named or usual


def read_period(text: str, kind: PeriodKind | None = None) -> MeasuredPeriod:
    """The period that a publisher wrote.

    Without a `kind`, a plain year is a calendar year, 2010-11 is a financial year and not November, 201011 is November
    2010, and a date is a day. With one, a date may also be the first day of a month, quarter or year, or the last day
    of a week, and every key of a period reads back as that period. Quarters are of the calendar year unless they stand
    with a financial year. A mid-year estimate is of 30 June.

    Raises:
        Unknown: where the text is no period, could be several, or is not one of the kind asked for.
    """
    return _read(text, kind)


def financial_year(start_year: int) -> MeasuredPeriod:
    """The financial year that begins on 1 April of a year."""
    return _split_year(start_year, PeriodKind.FINANCIAL_YEAR)


def calendar_year(year: int) -> MeasuredPeriod:
    """The year from 1 January to 31 December."""
    return _whole_year(year, PeriodKind.CALENDAR_YEAR)


def month(year: int, number: int) -> MeasuredPeriod:
    """A month, January being 1."""
    key = f"{year:04d}-{number:02d}"
    return MeasuredPeriod(key, PeriodKind.MONTH, date(year, number, 1), _last_day(year, number))


def quarter(year: int, number: int) -> MeasuredPeriod:
    """Three months of a calendar year, January to March being 1."""
    first = 3 * number - 2
    return MeasuredPeriod(f"{year:04d}-Q{number}", PeriodKind.QUARTER, date(year, first, 1), _last_day(year, first + 2))


def week_to(last_day: date) -> MeasuredPeriod:
    """The seven days that end with a day."""
    return MeasuredPeriod(f"week to {last_day}", PeriodKind.WEEK, last_day - timedelta(days=6), last_day)


def on_day(day: date) -> MeasuredPeriod:
    """One day, for a count made on it."""
    return MeasuredPeriod(day.isoformat(), PeriodKind.DAY, day, day)


def years_before(period: MeasuredPeriod, years: int) -> MeasuredPeriod:
    """The period of the same kind that lies this many years earlier; later, for a number below zero.

    29 February becomes 28 February where the year has none. A week becomes the one whose last day is nearest to the
    same date, on the same day of the week.

    Raises:
        Unknown: before the year 1900 and after 2199.
    """
    if period.kind is PeriodKind.DAY:
        return on_day(_same_date(period.last_day, years))
    if period.kind is PeriodKind.WEEK:
        there = _same_date(period.last_day, years)
        to_weekday = (period.last_day - there).days % 7
        return week_to(there + timedelta(days=to_weekday if to_weekday <= 3 else to_weekday - 7))
    return _read(re.sub(r"(\d{4})(?:/(\d\d))?", lambda found: _earlier(found, years), period.key), period.kind)


def next_period(period: MeasuredPeriod) -> MeasuredPeriod:
    """The period that follows: the next month, quarter or week, and otherwise the same a year later.

    Several years together move on by one year, as rolling averages do. A count on a day is taken to be made once a
    year. A survey is not held every year: the catalogue says how often.

    Raises:
        Unknown: after the year 2199.
    """
    after = period.last_day + timedelta(days=1)
    if period.kind is PeriodKind.MONTH:
        return _within(month(after.year, after.month))
    if period.kind is PeriodKind.QUARTER:
        return _within(quarter(after.year, (after.month + 2) // 3))
    if period.kind is PeriodKind.WEEK:
        return _within(week_to(period.last_day + timedelta(days=7)))
    return years_before(period, -1)


def _same_date(day: date, years: int) -> date:
    year = _year(day.year - years)
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def _earlier(found: re.Match[str], years: int) -> str:
    year = _year(int(found[1]) - years)
    return f"{year}/{(year + 1) % 100:02d}" if found[2] else str(year)


def _year(year: int) -> int:
    if not 1900 <= year <= 2199:
        raise Unknown(f"There are no figures of the year {year}: only the years 1900 to 2199 are known here.")
    return year


def _within(period: MeasuredPeriod) -> MeasuredPeriod:
    _year(period.first_day.year)
    return period


def _last_day(year: int, number: int) -> date:
    return date(year, number, monthrange(year, number)[1])


@lru_cache(maxsize=8192)
def _read(text: str, kind: PeriodKind | None) -> MeasuredPeriod:
    words = _words(text, kind)
    for built in _built(words):
        if built is not None:
            return _checked(text, words, built)
    raise Unknown(
        f'"{text[:80]}" is not a period that can be read, or could be several. '
        "Write it as 2022/23, 2022, 2018 to 2020, 2018/19 to 2020/21, 2022-04 or 2022-04-30."
    )


def _built(words: _Words) -> Iterator[MeasuredPeriod | None]:
    for pattern, build in _BY_THE_WORDS:
        if match := pattern.fullmatch(words.text):
            yield build(words, *match.groups())
    for pattern, build in _BY_THEMSELVES:
        if match := pattern.fullmatch(words.text):
            yield build(*match.groups())


def _words(text: str, kind: PeriodKind | None) -> _Words:
    """Take the words that tell about years off a spelling, so that the years themselves are left."""
    plain = " ".join(text.casefold().replace("–", "-").translate(_TO_SPACES).split())
    plain = re.sub(r" ?([-/]) ?", r"\1", plain)
    aggregate = _AGGREGATE.search(plain)
    named = _YEAR_WORD.search(plain)
    pooled = _POOLED.search(plain)
    for taken in (_AGGREGATE, _YEAR_WORD, _POOLED):
        plain = taken.sub(" ", plain)
    together = int(aggregate[1]) if aggregate else 2 if pooled else None
    plural = named is not None and named[2] == " years"
    return _Words(" ".join(plain.split()), kind, _YEAR_KINDS[named[1]] if named else None, plural, together)


_TO_SPACES = str.maketrans("();,", "    ")


def _checked(text: str, words: _Words, found: MeasuredPeriod) -> MeasuredPeriod:
    if words.kind not in (None, found.kind):
        raise Unknown(f'"{text[:80]}" is a {_plain(found.kind)}, where a {_plain(words.kind)} was expected.')
    if words.named and found.kind not in (words.named, PeriodKind.YEARS):
        raise Unknown(f'"{text[:80]}" is said to be a {_plain(words.named)} and is a {_plain(found.kind)}.')
    if words.together is not None and words.together != _years_in(found):
        raise Unknown(
            f'"{text[:80]}" is said to take {words.together} years together and names {_years_in(found)}. '
            "Write the first and the last year that are meant."
        )
    return found


def _plain(kind: PeriodKind) -> str:
    return "stretch of years" if kind is PeriodKind.YEARS else kind.replace("_", " ")


def _years_in(period: MeasuredPeriod) -> int:
    """How many years a period has to do with: three for snapshots of March 2010, 2011 and 2012."""
    return ceil(((period.last_day - period.first_day).days + 1) / 366)


def _whole_year(year: int, kind: PeriodKind) -> MeasuredPeriod:
    return MeasuredPeriod(f"{year}{_SUFFIXES.get(kind, '')}", kind, date(year, 1, 1), date(year, 12, 31))


def _split_year(start: int, kind: PeriodKind) -> MeasuredPeriod:
    first = _FIRST_MONTHS[kind]
    key = f"{start}/{(start + 1) % 100:02d}{_SUFFIXES.get(kind, '')}"
    return MeasuredPeriod(key, kind, date(start, first, 1), _last_day(start + 1, first - 1))


def _together(first: MeasuredPeriod, last: MeasuredPeriod) -> MeasuredPeriod | None:
    """Several years as one period; nothing where the last is not after the first."""
    if last.first_day <= first.first_day:
        return None
    suffix = _SUFFIXES.get(first.kind, "")
    key = f"{first.key.removesuffix(suffix)}-{last.key}"
    return MeasuredPeriod(key, PeriodKind.YEARS, first.first_day, last.last_day)


def _follows(first: str, second: str) -> bool:
    """Whether the second part of 2022/23 or 2022/2023 is the year after the first."""
    return f"{int(first) + 1}".endswith(second)


def _plain_year(words: _Words, year: str) -> MeasuredPeriod | None:
    kind = words.year_kind(PeriodKind.CALENDAR_YEAR)
    if words.kind is PeriodKind.YEARS or kind in (PeriodKind.FINANCIAL_YEAR, PeriodKind.SCHOOL_YEAR):
        return None  # the middle, first or last year of it: nothing says which
    return _whole_year(int(year), kind)


def _year_in_two(words: _Words, first: str, second: str) -> MeasuredPeriod | None:
    """2022/23, 2022-23, 2022/2023; two years together where the words say so, as survey years pooled."""
    if not _follows(first, second) or words.kind is PeriodKind.MONTH:
        return None
    if len(second) == 4 and (words.plural or words.together == 2 or words.kind is PeriodKind.YEARS):
        return _range_of_years(words, first, second)
    if words.named is PeriodKind.CALENDAR_YEAR:
        return None
    kind = words.year_kind(PeriodKind.FINANCIAL_YEAR)
    return _split_year(int(first), kind if kind in _FIRST_MONTHS else PeriodKind.FINANCIAL_YEAR)


def _two_years_or_one(words: _Words, first: str, second: str) -> MeasuredPeriod | None:
    """2019-2020: a year in two where something says so, and otherwise refused, since it may be two years."""
    if not _follows(first, second) or words.plural or words.together or words.kind is PeriodKind.YEARS:
        return _range_of_years(words, first, second)
    return _year_in_two(words, first, second) if words.named or words.kind else None


def _range_of_years(words: _Words, first: str, last: str) -> MeasuredPeriod | None:
    kind = words.part_kind(PeriodKind.CALENDAR_YEAR)
    if kind in (PeriodKind.FINANCIAL_YEAR, PeriodKind.SCHOOL_YEAR):
        return None  # 2018 to 2020 financial years: three or two
    return _together(_whole_year(int(first), kind), _whole_year(int(last), kind))


def _range_of_split_years(words: _Words, *parts: str) -> MeasuredPeriod | None:
    first, first_second, last, last_second = parts
    kind = words.part_kind(PeriodKind.FINANCIAL_YEAR)
    if kind not in _FIRST_MONTHS or not _follows(first, first_second) or not _follows(last, last_second):
        return None
    return _together(_split_year(int(first), kind), _split_year(int(last), kind))


def _day(words: _Words, year: str, number: str, day: str) -> MeasuredPeriod | None:
    """A date, or the period that begins on it (for a week: ends on it) where the kind says so."""
    found = _date(year, number, day)
    if found is None:
        return None
    if words.kind is PeriodKind.WEEK:
        return week_to(found)
    begun = {
        PeriodKind.MONTH: month(found.year, found.month),
        PeriodKind.QUARTER: quarter(found.year, (found.month + 2) // 3),
        PeriodKind.CALENDAR_YEAR: calendar_year(found.year),
        PeriodKind.FINANCIAL_YEAR: financial_year(found.year),
    }
    period = begun.get(words.kind) if words.kind else None
    return period if period and period.first_day == found else on_day(found)


def _day_in_words(words: _Words, day: str, name: str, year: str) -> MeasuredPeriod | None:
    return _day(words, year, str(_MONTH_NUMBERS[name]), day)


def _week(year: str, number: str, day: str) -> MeasuredPeriod | None:
    found = _date(year, number, day)
    return week_to(found) if found else None


def _date(year: str, number: str, day: str) -> date | None:
    try:
        return date(int(year), int(number), int(day))
    except ValueError:
        return None


def _mid_year(year: str) -> MeasuredPeriod:
    return on_day(date(int(year), 6, 30))


def _month(year: str, number: str) -> MeasuredPeriod | None:
    return month(int(year), int(number)) if 1 <= int(number) <= 12 else None


def _run_together(words: _Words, year: str, number: str) -> MeasuredPeriod | None:
    """201011: November 2010, or 2010/11 where a year of that kind is asked for."""
    if words.kind in _FIRST_MONTHS:
        return _year_in_two(words, year, number)
    return _month(year, number)


def _month_in_words(name: str, year: str) -> MeasuredPeriod:
    return month(int(year), _MONTH_NUMBERS[name])


def _month_after_year(year: str, name: str) -> MeasuredPeriod:
    return _month_in_words(name, year)


def _month_of_short_year(name: str, year: str) -> MeasuredPeriod:
    return _month_in_words(name, f"20{year}")


def _quarter(year: str, number: str) -> MeasuredPeriod:
    return quarter(int(year), int(number))


def _quarter_before_year(number: str, year: str) -> MeasuredPeriod:
    return quarter(int(year), int(number))


def _financial_quarter(start: str, second: str, number: str) -> MeasuredPeriod | None:
    if not _follows(start, second):
        return None
    return quarter(int(start) + 1, 1) if number == "4" else quarter(int(start), int(number) + 1)


def _financial_quarter_first(number: str, start: str, second: str) -> MeasuredPeriod | None:
    return _financial_quarter(start, second, number)


def _months(first: str, last: str, year: str) -> MeasuredPeriod | None:
    """Jan-Mar 2018: only the four quarters are known."""
    begins, ends = _MONTH_NUMBERS[first], _MONTH_NUMBERS[last]
    return quarter(int(year), ends // 3) if ends % 3 == 0 and begins == ends - 2 else None


def _snapshots(first: str, last: str, name: str) -> MeasuredPeriod | None:
    """Counts of one month in several years, taken together."""
    number = _MONTH_NUMBERS[name]
    if int(last) <= int(first):
        return None
    from_month, to_month = month(int(first), number), month(int(last), number)
    key = f"{from_month.key} to {to_month.key}"
    return MeasuredPeriod(key, PeriodKind.YEARS, from_month.first_day, to_month.last_day)


def _snapshot_months(first: str, number: str, last: str, again: str) -> MeasuredPeriod | None:
    if number != again or not 1 <= int(number) <= 12:
        return None
    return _snapshots(first, last, _MONTHS[int(number) - 1])


_Build: TypeAlias = Callable[..., MeasuredPeriod | None]


def _compiled(*spellings: tuple[str, _Build]) -> tuple[tuple[re.Pattern[str], _Build], ...]:
    return tuple((re.compile(pattern), build) for pattern, build in spellings)


# What these mean depends on the words around them and on the kind that is expected.
_BY_THE_WORDS = _compiled(
    (_YEAR, _plain_year),
    (rf"(?:fy )?{_YEAR}[-/](\d\d)", _year_in_two),
    (rf"(?:fy )?{_YEAR}/(\d{{4}})", _year_in_two),
    (rf"{_YEAR}-(\d{{4}})", _two_years_or_one),
    (rf"{_YEAR} to {_YEAR}", _range_of_years),
    (rf"{_SPLIT}(?: to |-){_SPLIT}", _range_of_split_years),
    (rf"{_YEAR}-(\d\d)-(\d\d)", _day),
    (rf"{_YEAR}(\d\d)(\d\d)", _day),
    (rf"(\d{{1,2}})(?:st|nd|rd|th)? {_MONTH} {_YEAR}(?: snapshot)?", _day_in_words),
    (rf"{_YEAR}(\d\d)", _run_together),
)
_BY_THEMSELVES = _compiled(
    (rf"week (?:to|ending) {_YEAR}-?(\d\d)-?(\d\d)", _week),
    (rf"{_YEAR} mid-?year(?: estimate)?", _mid_year),
    (rf"mid-?(?:year)? ?{_YEAR}", _mid_year),
    (rf"{_YEAR}-(\d\d)", _month),
    (rf"{_MONTH}[ -]{_YEAR}(?: snapshot)?", _month_in_words),
    (rf"{_YEAR} {_MONTH}(?: snapshot)?", _month_after_year),
    (rf"{_MONTH}[ -](\d\d)", _month_of_short_year),
    (rf"{_YEAR}[- ]?q([1-4])", _quarter),
    (rf"q([1-4]) {_YEAR}", _quarter_before_year),
    (rf"{_SPLIT} q([1-4])", _financial_quarter),
    (rf"q([1-4]) {_SPLIT}", _financial_quarter_first),
    (rf"{_MONTH}(?:-| to ){_MONTH} {_YEAR}", _months),
    (rf"{_YEAR} to {_YEAR} {_MONTH} snapshot", _snapshots),
    (rf"{_YEAR}-(\d\d) to {_YEAR}-(\d\d)", _snapshot_months),
)
