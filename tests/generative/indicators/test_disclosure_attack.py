"""An independent solver tries to recover hidden cells, and must fail; against small numbers alone it succeeds."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comhla.indicators.disclosure.protection import protect
from comhla.indicators.disclosure.rules import Marks, Rules, Zeros
from comhla.indicators.disclosure.system import Earlier
from comhla.indicators.disclosure.tables import ALL, Breakdown, Dimension, Table
from comhla.indicators.values import Suppressed, Why, number
from tests.lib.attacker import attack, search

PROTECTION = 2


def summed(inner, sums):
    """Every cell of a cross-tabulation with all its totals."""
    cells = dict(inner)
    for at, made_of in enumerate(sums):
        for whole, parts in made_of.items():
            others = {(*place[:at], *place[at + 1 :]) for place in cells if place[at] in parts}
            for rest in others:
                cells[(*rest[:at], whole, *rest[at:])] = sum(cells[(*rest[:at], part, *rest[at:])] for part in parts)
    return cells


def table(cells, sums, name="People"):
    dimensions = tuple(
        Dimension(f"d{at}", tuple(Breakdown(whole, tuple(parts)) for whole, parts in made_of.items()))
        for at, made_of in enumerate(sums)
    )
    return Table(name=name, counts="people", dimensions=dimensions, cells={at: float(n) for at, n in cells.items()})


def as_printed(*tables):
    """What a newspaper could print: numbers and blanks."""
    printed = {}
    for one in tables:
        for codes, value in one.cells.items():
            figure = number(value)
            printed[codes] = None if figure is None else int(figure)
    return printed


def flat(parts):
    return {ALL: [f"p{n}" for n in range(parts)]}


NESTED = {"65 plus": ["65-74", "75 plus"], ALL: ["under 65", "65 plus"]}

SHAPES = {
    "areas by age": [flat(4), flat(3)],
    "areas by nested ages": [flat(3), NESTED],
    "areas by age by sex": [flat(3), flat(2), flat(2)],
    "one row": [flat(5)],
}


@st.composite
def tables_of(draw, sums, most=14):
    leaves = [[p for parts in made_of.values() for p in parts if p not in made_of] for made_of in sums]
    places = list(product(*leaves))
    counts = draw(st.lists(st.integers(0, most), min_size=len(places), max_size=len(places)))
    return summed(dict(zip(places, counts, strict=True)), sums)


def nearest(intervals):
    return min((interval.width for interval in intervals.values()), default=PROTECTION)


@pytest.mark.parametrize("zeros", Zeros)
@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=8)
@given(data=st.data())
def test_no_hidden_cell_of_a_table_with_totals_is_recovered(shape, zeros, data):
    sums = SHAPES[shape]
    cells = data.draw(tables_of(sums))
    protected = protect([table(cells, sums)], Rules(zeros=zeros, protection=PROTECTION))
    printed = as_printed(*protected.tables)
    assert protected.report.is_safe
    assert not any(value in range(1, 5) for value in printed.values())
    assert nearest(attack(printed, sums, least=1 if zeros is Zeros.SHOWN else 0)) >= PROTECTION


@settings(max_examples=15)
@given(tables_of([flat(3), flat(2)], most=7))
def test_no_hidden_cell_is_recovered_by_trying_every_whole_number(cells):
    sums = [flat(3), flat(2)]
    printed = as_printed(*protect([table(cells, sums)]).tables)
    assert nearest(search(printed, sums, least=1, most=60)) >= PROTECTION


@settings(max_examples=15)
@given(tables_of([flat(4), flat(3)], most=30))
def test_no_hidden_cell_is_recovered_where_marks_tell_small_numbers_apart(cells):
    sums = [flat(4), flat(3)]
    protected = protect([table(cells, sums)], Rules(marks=Marks.TOLD_APART))
    (published,) = protected.tables
    small = {at for at, value in published.cells.items() if value == Suppressed(Why.SMALL_NUMBER)}
    assert all(1 <= cells[at] <= 4 for at in small)
    # What the marks tell is given to the reader as one more sum: a small number and the room above it make 4.
    printed, room = as_printed(published), {}
    for at in small:
        room[("4", *at)], room[("n", *at)], room[("room", *at)] = 4, None, None
    found = attack({("n", *at): value for at, value in printed.items()} | room, [{"4": ["n", "room"]}, *sums], least=0)
    exposed = {tuple(code for _, code in cell.key.at) for cell in protected.report.exposed}
    for at, value in printed.items():
        if value is None and tuple(code for code in at if code != ALL) not in exposed:
            assert found[("n", *at)].width >= PROTECTION


@settings(max_examples=15)
@given(tables_of([flat(3), flat(3), flat(2)]))
def test_no_hidden_cell_is_recovered_from_two_tables_that_share_their_totals(cells):
    """By area and age, and by area and sex, without the table of all three."""
    sums = [flat(3), flat(3), flat(2)]
    by_age = {at[:2]: n for at, n in cells.items() if at[2] == ALL}
    by_sex = {(at[0], at[2]): n for at, n in cells.items() if at[1] == ALL}
    tables = [table(by_age, sums[:2], "By age"), table(by_sex, sums[:2], "By sex")]
    sex = (tables[1].dimensions[0], Dimension("sex", (Breakdown(ALL, tuple(flat(2)[ALL])),)))
    tables[1] = Table(name="By sex", counts="people", dimensions=sex, cells=tables[1].cells)
    ages, sexes = protect(tables).tables
    printed = {(*at, ALL): value for at, value in as_printed(ages).items()}
    printed |= {(area, ALL, s): value for (area, s), value in as_printed(sexes).items()}
    assert nearest(attack(printed, sums, least=1)) >= PROTECTION


FINER = {**NESTED, ALL: ["under 65", "65-74", "75 plus"]}


@settings(max_examples=15)
@given(tables_of([flat(3), NESTED], most=20))
def test_no_hidden_cell_is_recovered_by_setting_a_release_against_the_one_before(cells):
    """The first release has 65 and over together; the second has the two parts of it, and not the two together."""
    coarse = {at: n for at, n in cells.items() if at[1] in {ALL, *NESTED[ALL]}}
    fine = {at: n for at, n in cells.items() if at[1] != "65 plus"}
    (first,) = protect([table(coarse, [flat(3), {ALL: NESTED[ALL]}])]).tables
    protected = protect([table(fine, [flat(3), FINER])], already_published=[Earlier("the first release", (first,))])
    before = as_printed(first)
    together = before | as_printed(*protected.tables) | {at: n for at, n in before.items() if n is not None}
    exposed = {cell.key for cell in protected.report.exposed}
    for at, interval in attack(together, [flat(3), NESTED], least=1).items():
        assert interval.width >= PROTECTION or first.key(at) in exposed


def test_the_attack_succeeds_where_only_small_numbers_are_hidden():
    """Were it too weak to find these, the tests above would show nothing."""
    sums = [flat(3), flat(2)]
    cells = summed(
        {("p0", "p0"): 3, ("p0", "p1"): 20, ("p1", "p0"): 11, ("p1", "p1"): 9, ("p2", "p0"): 7, ("p2", "p1"): 6}, sums
    )
    naive = {at: None if 1 <= n <= 4 else n for at, n in cells.items()}
    assert attack(naive, sums, least=1) == {("p0", "p0"): (3, 3)}
    assert search(naive, sums, least=1, most=4) == {("p0", "p0"): (3, 3)}


@settings(max_examples=15)
@given(tables_of([flat(4), flat(3)]))
def test_the_attack_finds_whatever_stands_alone_in_its_row(cells):
    sums = [flat(4), flat(3)]
    naive = {at: None if 1 <= n <= 4 else n for at, n in cells.items()}
    found = attack(naive, sums, least=1)
    for area, _ in naive:
        alone = [at for at in naive if at[0] == area and naive[at] is None]
        if len(alone) == 1:
            assert found[alone[0]] == (cells[alone[0]], cells[alone[0]])


def test_the_attack_finds_a_cell_that_only_two_releases_together_give_away():
    sums = [{**flat(2), "p0 and p2": ["p0", "p2"]}]
    cells = {(ALL,): 30, ("p0",): 12, ("p1",): 18, ("p0 and p2",): 15, ("p2",): 3}
    second = {at: n for at, n in cells.items() if at != ("p2",)} | {("p2",): None}
    assert attack(second, sums, least=1) == {("p2",): (3, 3)}
    (protected,) = protect([table(cells, sums)]).tables
    assert nearest(attack(as_printed(protected), sums, least=1)) >= PROTECTION
