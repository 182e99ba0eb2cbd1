"""Which directions are in force on a day, what became of each, and which one speaks for a function."""

import pytest

from comhla.law.facts import ChangeKind
from comhla.law.readings.directions_over_time import (
    Force,
    begins_on,
    chain_of,
    ended_by,
    force_on,
    in_effect_on,
    in_force_on,
)
from tests.lib.directions import a_direction, a_line, revokes, varies, with_directions
from tests.lib.law import COUNCIL, HEALTH_BOARD, day


def ids(directions):
    return [each.id for each in directions]


@pytest.mark.parametrize(
    ("first_day", "last_day", "asked", "force"),
    [
        ("2026-04-01", None, "2026-03-15", None),
        ("2026-04-01", None, "2026-03-16", Force.COMING),
        ("2026-04-01", None, "2026-04-01", Force.IN_FORCE),
        ("2026-04-01", "2026-09-30", "2026-09-30", Force.IN_FORCE),
        ("2026-04-01", "2026-09-30", "2026-10-01", Force.ENDED),
        ("2026-01-01", None, "2026-03-15", None),
        ("2026-01-01", None, "2026-03-16", Force.IN_FORCE),
        (None, None, "2026-03-16", Force.IN_FORCE),
        ("2026-04-01", "2026-03-20", "2026-03-25", Force.ENDED),
    ],
)
def test_a_direction_has_effect_from_its_first_day_and_never_before_it_was_given(first_day, last_day, asked, force):
    """Given on 16 March 2026."""
    days = {"first_day": first_day and day(first_day), "last_day": last_day and day(last_day)}
    direction = a_direction("d", "2026-03-16").replace(**days)
    assert force_on(direction, day(asked)) is force
    assert begins_on(direction) >= day("2026-03-16")


CHANGED_TWICE = with_directions(
    a_direction("third", "2026-10-01", changes=("second",), change=ChangeKind.SUPERSEDES),
    a_direction("first", "2026-04-01", a_line("care"), a_line("wards")),
    varies("second", "2026-07-01", "first", a_line("care", 120), last_day=day("2026-09-30")),
    a_direction("other", "2026-05-01", a_line("care"), addressees=(HEALTH_BOARD,)),
)


@pytest.mark.parametrize(
    ("asked", "in_force", "for_care", "for_wards"),
    [
        ("2026-03-31", [], [], []),
        ("2026-04-30", ["first"], ["first"], ["first"]),
        ("2026-07-01", ["first", "other", "second"], ["second"], ["first"]),
        ("2026-10-01", ["first", "other", "third"], ["third"], ["first"]),
    ],
)
def test_the_last_word_for_a_function_is_that_of_the_direction_that_changed_it(asked, in_force, for_care, for_wards):
    effects = in_effect_on(CHANGED_TWICE, day(asked))
    assert ids(in_force_on(CHANGED_TWICE, day(asked))) == in_force
    assert [each.direction.id for each in effects.get(("care", COUNCIL), ())] == for_care
    assert [each.direction.id for each in effects.get(("wards", COUNCIL), ())] == for_wards


def test_once_a_variation_has_ended_what_it_varied_speaks_again():
    facts = with_directions(a_direction("first"), varies("second", "2026-07-01", "first", last_day=day("2026-09-30")))
    assert [each.direction.id for each in in_effect_on(facts, day("2026-10-01"))["care", COUNCIL]] == ["first"]


def test_two_directions_that_do_not_change_each_other_stand_side_by_side():
    facts = with_directions(a_direction("one"), a_direction("two", "2026-05-01"))
    assert [each.direction.id for each in in_effect_on(facts, day("2026-06-01"))["care", COUNCIL]] == ["one", "two"]


def test_two_that_change_each_other_by_mistake_both_stay_to_be_seen():
    facts = with_directions(a_direction("one", changes=("two",)), a_direction("two", changes=("one",)))
    assert [each.direction.id for each in in_effect_on(facts, day("2026-06-01"))["care", COUNCIL]] == ["one", "two"]


def test_a_line_goes_to_the_body_that_it_names_and_several_years_are_one_direction():
    lines = (
        a_line("care", carried_out_by=COUNCIL),
        a_line("care", 110, "2027-28", carried_out_by=COUNCIL),
        a_line("wards"),
    )
    facts = with_directions(a_direction("both", "2026-04-01", *lines, addressees=(COUNCIL, HEALTH_BOARD)))
    effects = in_effect_on(facts, day("2026-06-01"))
    assert set(effects) == {("care", COUNCIL), ("wards", COUNCIL), ("wards", HEALTH_BOARD)}
    assert [each.financial_year for each in effects["care", COUNCIL][0].lines] == ["2026-27", "2027-28"]


@pytest.mark.parametrize(
    ("key", "asked", "changes", "changed_by", "family"),
    [
        ("first", "2026-06-30", [], [], ["first"]),
        ("first", "2026-12-01", [], ["second"], ["first", "second", "third"]),
        ("second", "2026-12-01", ["first"], ["third"], ["first", "second", "third"]),
        ("third", "2026-12-01", ["second"], [], ["first", "second", "third"]),
        ("other", "2026-12-01", [], [], ["other"]),
    ],
)
def test_the_chain_names_what_a_direction_changes_and_what_changed_it_by_the_day(
    key, asked, changes, changed_by, family
):
    chain = chain_of(CHANGED_TWICE, CHANGED_TWICE.directions_by_id[key], day(asked))
    assert (ids(chain.changes), ids(chain.changed_by), ids(chain.family)) == (changes, changed_by, family)


def test_what_revokes_or_supersedes_ends_a_direction_and_what_varies_does_not():
    facts = with_directions(
        a_direction("one"),
        varies("varied", "2026-05-01", "one"),
        revokes("revoked", "2026-06-01", "one"),
        a_direction("itself", "2026-06-02", changes=("itself", "gone")),
    )
    assert ended_by(facts, "one", day("2026-05-31")) is None
    assert ended_by(facts, "one", day("2026-06-01")).id == "revoked"
    assert ended_by(facts, "itself", day("2026-12-01")) is None
    assert chain_of(facts, facts.directions_by_id["itself"], day("2026-12-01")).family == (facts.directions[-1],)
