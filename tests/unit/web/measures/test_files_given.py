"""Files as they are given: sealed, glimpsed at, and shown as differences."""

from __future__ import annotations

from datetime import date

import pytest

from comhla.indicators.errors import Problem
from comhla.indicators.mapping import ColumnMap
from comhla.indicators.revisions import difference
from comhla.indicators.values import Missing, Suppressed
from comhla.web.measures.files import Details, details_from, glimpse, is_unknown, plain_details
from comhla.web.measures.presenters.releases import MOST_SHOWN, as_table, changed, in_words, problems_shown
from comhla.web.measures.sealing import opened, seal
from tests.lib.figures import FALKIRK, FIFE, figure, indicator


def test_only_the_key_opens_what_is_sealed():
    sealed = seal(b"NI-14,East,3" * 50)
    assert b"NI-14" not in sealed.content
    assert opened(sealed.content, sealed.key) == b"NI-14,East,3" * 50
    for key in (seal(b"").key, "", "no key", "ü"):
        assert opened(sealed.content, key) is None


def test_details_are_the_same_after_they_were_kept():
    details = Details(retrieved_on=date(2026, 11, 20), published_on=None, title="Count", edition="May")
    assert details_from(plain_details(details)) == details
    later = Details(retrieved_on=date(2026, 11, 20), published_on=date(2026, 11, 1))
    assert details_from(plain_details(later)) == later


def test_the_fullest_of_the_first_rows_are_the_headings():
    seen = glimpse(b"Our count,,\nmade by us,,\nplace,year,figure\nEast,2023/24,3\nWest,2023/24\n", file="a.csv")
    assert seen.headings == ("place", "year", "figure")
    assert seen.rows == (("East", "2023/24", "3"), ("West", "2023/24", ""))
    assert seen.has(ColumnMap(value=" FIGURE", area="place", period="Year"))
    assert not seen.has(ColumnMap(value="figure", area="place", period="year", group="sex"))


def test_a_file_is_known_by_its_headings():
    assert is_unknown(b"place,year,figure\n", file="a.csv")
    assert not is_unknown(
        b"indicator,hscp,year,year_type,value,numerator,denominator,unit,source,basis\n", file="a.csv"
    )


WORDS = [
    (12.0, "12"),
    (1234.5, "1,234.5"),
    (0.0, "0"),
    (-0.5, "\N{MINUS SIGN}0.5"),
    (0.12345, "0.123"),
    (Suppressed(), "hidden"),
    (Missing.NOT_YET, "not yet published"),
    (Missing.NOT_COLLECTED, "not collected"),
]


@pytest.mark.parametrize(("value", "said"), WORDS)
def test_a_figure_is_written_as_it_was_given_or_why_there_is_none(value, said):
    assert in_words(value) == said


def _with(value, area=FALKIRK, **more):
    return figure(area, 2023, value)._replace(**more)


def test_a_numerator_that_changed_is_shown_where_the_figure_did_not():
    old, new = _with(50.0, numerator=1.0, denominator=2.0), _with(50.0, numerator=2.0, denominator=None)
    (part,) = changed(difference([old], [new]), 0, [indicator()]).parts
    (row,) = part.rows
    assert (row.old, row.new, row.change) == ("50 (1 of 2)", "50 (2 of ?)", "")
    assert row.measure == "people at home (NI-00)"


def test_more_than_can_be_shown_is_counted_and_in_the_table():
    new = [_with(float(number), group=f"group {number}") for number in range(MOST_SHOWN + 5)]
    found = difference([], new)
    told = changed(found, 0, [])
    assert told.sentence == "205 figures are new."
    assert (len(told.parts[0].rows), told.parts[0].left_out) == (MOST_SHOWN, 5)
    assert told.parts[0].rows[0].measure == "NI-00"
    assert len(as_table(found, [])) == 1 + 205


def test_a_cell_that_a_spreadsheet_would_take_for_a_formula_is_made_safe():
    found = difference([], [_with(1.0, area=FIFE._replace(name="=HYPERLINK(1)"))])
    assert as_table(found, [])[1][2] == "'=HYPERLINK(1)"


def test_columns_that_no_problem_fills_are_left_out():
    plain = problems_shown([Problem("It is wrong.", "Put it right.")])
    assert (plain.has_sheets, plain.has_places) == (False, False)
    placed = problems_shown([Problem("It is wrong.", "Put it right.", "a.xlsx", "Data", 3, "year")])
    assert (placed.has_sheets, placed.has_places) == (True, True)
