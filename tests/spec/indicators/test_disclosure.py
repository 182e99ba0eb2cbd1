"""Which figures are hidden, what else is hidden for their sake, and what readers are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comhla.indicators.disclosure.protection import protect
from comhla.indicators.disclosure.report import Report
from comhla.indicators.disclosure.rules import Facts, Marks, Rules, RulesError, Zeros
from comhla.indicators.disclosure.system import Earlier, NotAdditive
from comhla.indicators.disclosure.tables import ALL, Breakdown, CellKey, Dimension, Kind, Table, split
from comhla.indicators.values import Missing, Suppressed, Why

REVEALS = Suppressed(Why.WOULD_REVEAL)
SMALL = Suppressed(Why.SMALL_NUMBER)
HIDDEN = Suppressed(Why.PUBLISHER)
YEAR = Dimension("year")


def row(cells, **more):
    """One row of areas with its total."""
    parts = [area for area in cells if area != ALL]
    table = {(area,): value for area, value in cells.items()}
    return Table(**{"name": "Falls", "counts": "falls", "dimensions": (split("area", parts),), "cells": table, **more})


def shown(protected, table=0):
    return {codes[0]: value for codes, value in protected.tables[table].cells.items()}


@pytest.mark.parametrize(
    ("rules", "facts", "reason"),
    [
        (Rules(), Facts(0), None),
        (Rules(), Facts(1), "It is fewer than 5."),
        (Rules(), Facts(4), "It is fewer than 5."),
        (Rules(), Facts(5), None),
        (Rules(smallest_count=10), Facts(9), "It is fewer than 10."),
        (Rules(zeros=Zeros.HIDDEN), Facts(0), "It is fewer than 5."),
        # nobody lives there: a nought tells of nobody
        (Rules(zeros=Zeros.HIDDEN), Facts(0, denominator=0), None),
        (Rules(), Facts(30, denominator=32), None),
        # of 32 people all but 2: the 2 are as few as a count of 2
        (
            Rules(),
            Facts(30, denominator=32, part_of_denominator=True),
            "All but fewer than 5 of the people are counted in it.",
        ),
        (Rules(), Facts(32, denominator=32, part_of_denominator=True), None),
        (Rules(), Facts(27, denominator=32, part_of_denominator=True), None),
        (Rules(), Facts(30, part_of_denominator=True), None),
        (Rules(smallest_denominator=50), Facts(30, denominator=49), "It is a rate of fewer than 50 people."),
        (Rules(smallest_denominator=50), Facts(30, denominator=50), None),
        (Rules(), Facts(3, Kind.AMOUNTS), None),
        (Rules(largest_share=0.75), Facts(1000, Kind.AMOUNTS, largest=750), None),
        (
            Rules(largest_share=0.75),
            Facts(1000, Kind.AMOUNTS, largest=751),
            "One contribution makes more than 75% of it.",
        ),
        (Rules(largest_share=0.75), Facts(1000, Kind.AMOUNTS), None),
    ],
)
def test_what_is_hidden_for_its_own_sake(rules, facts, reason):
    sensitive = rules.sensitive(facts)
    assert (sensitive and sensitive.reason) == reason


@pytest.mark.parametrize(
    ("rules", "facts", "between"),
    [
        (Rules(), Facts(3), (1, float("inf"))),
        (Rules(), Facts(3, denominator=20, part_of_denominator=True), (1, 19)),
        (Rules(marks=Marks.TOLD_APART), Facts(3), (1, 4)),
        (Rules(marks=Marks.TOLD_APART, zeros=Zeros.HIDDEN), Facts(3), (0, 4)),
        (Rules(marks=Marks.TOLD_APART), Facts(3, denominator=3, part_of_denominator=True), (1, 3)),
        (Rules(marks=Marks.TOLD_APART), Facts(30, denominator=32, part_of_denominator=True), (28, 31)),
        (Rules(marks=Marks.TOLD_APART, smallest_denominator=50), Facts(9, denominator=32), (0, float("inf"))),
    ],
)
def test_between_what_numbers_the_rule_alone_places_a_hidden_count(rules, facts, between):
    sensitive = rules.sensitive(facts)
    assert (sensitive.lower, sensitive.upper) == between


@pytest.mark.parametrize(
    "wrong",
    [
        {"smallest_count": 3, "marks": Marks.TOLD_APART},  # 1 or 2, nearer than 2 apart
        {"smallest_count": 2, "marks": Marks.TOLD_APART},  # hiding it would say that it is 1
        {"protection": 0},
        {"amount_protection": 0.0},
    ],
)
def test_rules_that_would_give_the_number_away_are_refused(wrong):
    with pytest.raises(RulesError):
        Rules(**wrong)


def test_a_table_without_small_counts_is_shown_whole():
    protected = protect([row({"A": 8.0, "B": 12.0, ALL: 20.0})])
    assert shown(protected) == {"A": 8, "B": 12, ALL: 20}
    assert protected.report.sentences() == ("All 3 figures are shown.",)
    assert protected.report.account() == ()


def test_the_smallest_other_part_is_hidden_with_a_small_count_and_the_total_stays():
    protected = protect([row({"A": 3.0, "B": 12.0, "C": 40.0, ALL: 55.0})])
    assert shown(protected) == {"A": REVEALS, "B": REVEALS, "C": 40, ALL: 55}


def test_a_nought_is_no_company_for_a_small_count():
    protected = protect([row({"A": 3.0, "B": 0.0, ALL: 3.0})])
    assert shown(protected) == {"A": REVEALS, "B": 0, ALL: REVEALS}


def test_marks_tell_small_counts_apart_where_that_is_wanted():
    protected = protect([row({"A": 3.0, "B": 12.0, ALL: 15.0})], Rules(marks=Marks.TOLD_APART))
    assert shown(protected) == {"A": SMALL, "B": REVEALS, ALL: 15}


def test_more_is_hidden_where_the_marks_themselves_would_narrow_a_count():
    """2 and 2 with a total of 4 would each be from 1 to 3; with 3 they would be 1 and 2, so the total goes too."""
    protected = protect([row({"A": 1.0, "B": 1.0, "C": 9.0, ALL: 11.0})], Rules(marks=Marks.TOLD_APART))
    assert shown(protected) == {"A": SMALL, "B": SMALL, "C": REVEALS, ALL: 11}


def test_a_part_that_is_in_no_table_is_guarded_too():
    """Total less A and B is 2 people of C, though C is nowhere printed."""
    table = row({"A": 8.0, "B": 12.0, ALL: 22.0}, dimensions=(split("area", ["A", "B", "C"]),))
    assert shown(protect([table])) == {"A": REVEALS, "B": 12, ALL: 22}


def test_figures_that_the_publisher_hid_stay_hidden_and_are_guarded():
    protected = protect([row({"A": HIDDEN, "B": 12.0, "C": 30.0, ALL: 51.0})])
    assert shown(protected) == {"A": HIDDEN, "B": REVEALS, "C": 30, ALL: 51}
    assert protected.report.hidden[0].why is Why.PUBLISHER


def test_figures_that_were_hidden_as_small_are_taken_to_be_small():
    assert shown(protect([row({"A": SMALL, "B": SMALL, "C": 30.0, ALL: 35.0})]))[ALL] == 35


def test_a_figure_that_was_not_collected_keeps_its_mark():
    protected = protect([row({"A": Missing.NOT_COLLECTED, "B": 12.0, ALL: 12.0})])
    assert shown(protected) == {"A": Missing.NOT_COLLECTED, "B": 12, ALL: 12}


def test_two_tables_share_their_totals():
    """Hidden by age, the locality total would come back by sex."""
    by_age = Table(
        name="By age",
        counts="falls",
        dimensions=(Dimension("area"), split("age", ["under 75", "75 plus"])),
        cells={("A", "under 75"): 2.0, ("A", "75 plus"): 0.0, ("A", ALL): 2.0},
    )
    by_sex = replace(
        by_age,
        name="By sex",
        dimensions=(Dimension("area"), split("sex", ["F", "M"])),
        cells={("A", "F"): 2.0, ("A", "M"): 0.0, ("A", ALL): 2.0},
    )
    ages, sexes = protect([by_age, by_sex]).tables
    assert ages.cells == {("A", "under 75"): REVEALS, ("A", "75 plus"): 0, ("A", ALL): REVEALS}
    assert sexes.cells == {("A", "F"): REVEALS, ("A", "M"): 0, ("A", ALL): REVEALS}


def test_two_breakdowns_of_a_total_that_is_nowhere_printed_are_set_against_each_other():
    """By sex there are 20, so by age there are too: the 3 of 75 and over need company though no total is shown."""
    by_age = Table(
        name="By age",
        counts="falls",
        dimensions=(split("age", ["under 65", "65-74", "75 plus"]),),
        cells={("under 65",): 10.0, ("65-74",): 7.0, ("75 plus",): 3.0},
    )
    by_sex = replace(by_age, name="By sex", dimensions=(split("sex", ["F", "M"]),), cells={("F",): 9.0, ("M",): 11.0})
    ages, _ = protect([by_age, by_sex]).tables
    assert [value == REVEALS for value in ages.cells.values()].count(True) >= 2
    (alone,) = protect([by_age]).tables
    assert list(alone.cells.values()) == [10, 7, REVEALS]


def test_years_that_add_to_three_years_together_are_guarded():
    years = Breakdown("2020-2022", ("2020", "2021", "2022"))
    table = row({"2020": 3.0, "2021": 9.0, "2022": 8.0, "2020-2022": 20.0}, dimensions=(Dimension("year", (years,)),))
    assert list(shown(protect([table])).values()) == [REVEALS, 9, REVEALS, 20]


def test_of_a_percentage_those_not_counted_are_guarded_too():
    table = row({"A": 30.0, "B": 40.0, ALL: 70.0}, denominators={("A",): 32.0, ("B",): 60.0}, part_of_denominator=True)
    assert shown(protect([table])) == {"A": REVEALS, "B": REVEALS, ALL: 70}


def test_an_amount_that_is_mostly_one_contribution_is_hidden_with_company():
    table = row(
        {"A": 1000.0, "B": 600.5, "C": 2000.0, ALL: 3600.5},
        kind=Kind.AMOUNTS,
        largest={("A",): 990.0, ("B",): 20.0},
    )
    protected = protect([table], Rules(largest_share=0.75))
    assert shown(protected) == {"A": REVEALS, "B": REVEALS, "C": 2000, ALL: 3600.5}
    assert protected.tables[0].largest == {}


class TestReleasesBefore:
    def test_a_count_that_an_earlier_release_shows_is_named_and_not_repeated(self):
        before = Earlier("the release of March", (row({"A": 3.0, "B": 12.0, ALL: 15.0}),))
        protected = protect([row({"A": 3.0, "B": 12.0, ALL: 15.0})], already_published=[before])
        assert shown(protected)["A"] == REVEALS
        assert not protected.report.is_safe
        assert str(protected.report.exposed[0]) == "falls (area A): An earlier release shows this very number."

    def test_a_figure_that_an_earlier_release_shows_cannot_be_company(self):
        before = Earlier("March", (row({"B": 12.0}),))
        protected = protect([row({"A": 3.0, "B": 12.0, "C": 40.0, ALL: 55.0})], already_published=[before])
        assert shown(protected) == {"A": REVEALS, "B": 12, "C": REVEALS, ALL: 55}

    def test_what_can_be_worked_out_whatever_is_hidden_is_named(self):
        before = Earlier("March", (row({"B": 12.0, ALL: 15.0}),))
        protected = protect([row({"A": 3.0, "B": 12.0, ALL: 15.0})], already_published=[before])
        assert shown(protected) == {"A": REVEALS, "B": 12, ALL: 15}
        assert protected.report.account() == (
            "falls (area A): It can be worked out from figures that are public already.",
            "falls (area A): It is fewer than 5.",
        )
        assert protected.report.sentences()[-1] == (
            "1 can be worked out all the same, because of what is known already."
        )

    def test_a_finer_split_is_set_against_an_earlier_coarser_one(self):
        """March showed 65 and over; now that 65 to 74 would be shown, 75 and over would follow."""
        ages = (Dimension("age", (Breakdown("65 plus", ("65-74", "75 plus")),)),)
        before = Earlier("March", (row({"65 plus": 12.0}, dimensions=ages),))
        protected = protect([row({"65-74": 9.0, "75 plus": 3.0}, dimensions=ages)], already_published=[before])
        assert shown(protected) == {"65-74": REVEALS, "75 plus": REVEALS}

    def test_a_revised_total_is_set_against_what_was_shown_before(self):
        """March hid A and C (3 and 9) of 24. The total is revised; B is shown as before, and C would now be shown."""
        before = Earlier("March", (row({"A": REVEALS, "B": 12.0, "C": REVEALS, ALL: 24.0}),))
        protected = protect([row({"A": 3.0, "B": 14.0, "C": 9.0, ALL: 26.0})], already_published=[before])
        assert shown(protected)["A"] == shown(protected)["C"] == REVEALS

    def test_a_sum_of_an_earlier_release_that_no_longer_holds_is_left_out(self):
        """Everything was revised: what March said of A does not place the A of today."""
        before = Earlier("March", (row({"A": REVEALS, "B": REVEALS, ALL: 40.0}),))
        protected = protect([row({"A": 3.0, "B": 12.0, "C": 9.0, ALL: 24.0})], already_published=[before])
        assert protected.report.is_safe

    def test_a_part_that_only_an_earlier_release_shows_is_set_against_a_new_total(self):
        ages = (Dimension("age", (Breakdown("65 plus", ("65-74", "75 plus")),)),)
        before = Earlier("March", (row({"65-74": 9.0, "75 plus": REVEALS}, dimensions=ages),))
        protected = protect([row({"65 plus": 12.0}, dimensions=ages)], already_published=[before])
        assert shown(protected) == {"65 plus": REVEALS}

    def test_sums_of_hidden_cells_before_that_contradict_today_are_left_out(self):
        """March had 30 in A and an unprinted rest; today's A is 50 and the rest cannot be less than nobody."""
        parts = (split("area", ["A", "rest"]),)
        before = Earlier("March", (row({ALL: 30.0}, dimensions=parts),))
        protected = protect([row({"A": 50.0}, dimensions=parts)], already_published=[before])
        assert shown(protected) == {"A": 50}

    def test_a_figure_hidden_as_small_before_and_left_out_now_is_guarded(self):
        before = Earlier("March", (row({"A": SMALL, "B": SMALL, "C": 20.0, ALL: 25.0}),))
        protected = protect(
            [row({"B": 7.0, "C": 20.0}, dimensions=before.tables[0].dimensions)], already_published=[before]
        )
        assert protected.report.is_safe


class TestWholeNumbers:
    """A reader knows that people come in whole numbers.

    Three overlapping areas each hold X and two of A, B and C, which are in no table. Where X is one more, A, B and C
    are each half a person fewer: so X is even, and from 1 to 4 it is 2 or 4.
    """

    AREAS = (
        Dimension(
            "area", (Breakdown("1", ("X", "A", "B")), Breakdown("2", ("X", "B", "C")), Breakdown("3", ("X", "A", "C")))
        ),
    )
    RULES = Rules(marks=Marks.TOLD_APART, protection=3)

    def test_more_is_hidden_where_fractions_would_do_and_whole_numbers_do_not(self):
        protected = protect([row({"X": 4.0, "1": 16.0, "2": 16.0, "3": 16.0}, dimensions=self.AREAS)], self.RULES)
        assert list(shown(protected).values()).count(REVEALS) == 1
        assert protected.report.is_safe

    def test_it_is_told_where_nothing_more_may_be_hidden(self):
        before = Earlier("March", (row({"1": 16.0, "2": 16.0, "3": 16.0}, dimensions=self.AREAS),))
        table = row({"X": 4.0, "1": 16.0, "2": 16.0, "3": 16.0}, dimensions=self.AREAS)
        protected = protect([table], self.RULES, already_published=[before])
        assert shown(protected) == {"X": SMALL, "1": 16, "2": 16, "3": 16}
        assert [cell.key for cell in protected.report.exposed] == [table.key(("X",))]


def test_a_release_of_another_year_does_not_matter():
    areas = (Dimension("year"), split("area", ["A", "B"]))
    now = Table(
        name="Falls", counts="falls", dimensions=areas, cells={("2", "A"): 3.0, ("2", "B"): 9.0, ("2", ALL): 12.0}
    )
    before = replace(now, cells={("1", "A"): 8.0, ("1", "B"): 9.0, ("1", ALL): 17.0})
    (published,) = protect([now], already_published=[Earlier("the year before", (before,))]).tables
    assert list(published.cells.values()) == [REVEALS, REVEALS, 12]


def test_figures_that_others_publish_are_shown_as_they_are_and_guarded_against():
    areas = (split("area", ["A", "B", "C"]),)
    council = row({ALL: 15.0, "B": 2.0}, public=True, dimensions=areas)
    protected = protect([row({"A": 3.0, "C": 10.0}, dimensions=areas), council])
    assert shown(protected) == {"A": REVEALS, "C": REVEALS}
    assert shown(protected, 1) == {ALL: 15, "B": 2}
    assert protected.report.is_safe


class TestTablesThatAreWrong:
    def test_parts_that_do_not_make_the_total(self):
        with pytest.raises(NotAdditive, match=r"The parts of falls \(the whole\) make 20 and the total is 21\."):
            protect([row({"A": 8.0, "B": 12.0, ALL: 21.0})])

    def test_a_wrong_total_of_one_area_is_named(self):
        table = row({}, dimensions=(Dimension("area"), split("sex", ["F", "M"])))
        with pytest.raises(NotAdditive, match=r"falls \(area A\)"):
            protect([replace(table, cells={("A", "F"): 8.0, ("A", "M"): 8.0, ("A", ALL): 21.0})])

    def test_two_tables_that_say_different_things(self):
        with pytest.raises(NotAdditive, match="Two tables say different things of falls at A"):
            protect([row({"A": 8.0}), row({"A": 9.0})])

    @pytest.mark.parametrize("count", [2.5, -1.0])
    def test_what_is_no_count(self, count):
        with pytest.raises(NotAdditive, match=r"falls at A is no count"):
            protect([row({"A": count})])

    def test_blanks_that_no_numbers_could_fill(self):
        with pytest.raises(NotAdditive, match="No numbers in the cells"):
            protect([row({"A": HIDDEN, "B": 12.0, ALL: 10.0})])


def test_readers_are_told_how_many_figures_are_hidden_and_how_safely():
    protected = protect([row({"A": 3.0, "B": 12.0, ALL: 15.0})])
    assert protected.report.sentences() == (
        "2 of 3 figures are hidden.",
        "They rest on few people, or would let a figure that does be worked out. Their marks are alike.",
        "By adding and subtracting within and across these tables and earlier releases, no hidden count can be placed"
        " nearer than between two numbers that are 2 apart.",
    )
    assert protected.report.account() == (
        "falls (area A): It is fewer than 5.",
        "falls (area B): With it, a figure that is hidden could be worked out or placed too near.",
    )


def test_readers_are_told_why_where_marks_tell_it():
    report: Report = protect([row({"A": 3.0, "B": 12.0, ALL: 15.0})], Rules(marks=Marks.TOLD_APART)).report
    assert report.sentences()[1:3] == (
        "1: the figure rests on few people.",
        "1: the figure would let a hidden one be worked out.",
    )


def test_a_cell_is_the_same_wherever_it_stands():
    assert row({}).key((ALL,)) == CellKey("falls", ())
    assert row({}).key(("A",)).moved("area", "B") == row({}).key(("B",))


def test_no_cells_at_all():
    assert protect([row({})]).report.sentences() == ("All 0 figures are shown.",)
