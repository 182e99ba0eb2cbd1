"""What the public sees of an authority's duties, and of the law itself."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from comhla.law import Outcome, check, duties
from comhla.law.book import FAMILIES
from comhla.law.readings.minuted_business import WITHOUT_TITLE
from comhla.web.site.presenters.duties_shown import duties_shown
from comhla.web.site.presenters.law_book import book_duty, duties_of_book, search_book
from tests.lib.web import demonstration_facts, small_facts

DAY = date(2026, 11, 22)


@cache
def findings():
    return check(demonstration_facts(), as_at=DAY)


def outcomes(shown):
    return {reason.outcome for family in shown.families for duty in family.duties for reason in duty.reasons}


def test_nothing_is_shown():
    shown = duties_shown(findings(), "nothing")
    assert (shown.families, shown.counts, shown.amount) == ((), (), 0)


def test_titles_that_are_kept_back_are_in_no_answer():
    title = "Commission breaks for unpaid carers for four years"
    assert title in repr(duties_shown(findings(), "everything"))
    kept = duties_shown(findings(), "everything", [title])
    assert title not in repr(kept)
    assert WITHOUT_TITLE in repr(kept)


def test_met_shows_only_what_is_wholly_met_or_in_time():
    shown = duties_shown(findings(), "met")
    assert outcomes(shown) == {"met", "not_yet_due"}
    wanting = {each.duty.id for each in findings() if each.outcome.needs_attention}
    listed = {duty.id for family in shown.families for duty in family.duties}
    assert wanting
    assert listed
    assert not wanting & listed, "a duty that is met in part would look as if it were met"


def test_everything_shows_every_answer_that_applies():
    shown = duties_shown(findings(), "everything")
    assert outcomes(shown) == {each.outcome.value for each in findings()} - {"not_applicable"}
    applies = {each.duty.id for each in findings() if each.outcome is not Outcome.NOT_APPLICABLE}
    assert shown.amount == len(applies) == sum(number for _, number in shown.counts)
    told = sum(1 + r.others for f in shown.families for d in f.duties for r in d.reasons)
    assert told == sum(each.outcome is not Outcome.NOT_APPLICABLE for each in findings())
    assert [family.title for family in shown.families] == [FAMILIES[family.key] for family in shown.families]


def test_what_most_needs_attention_speaks_for_a_duty():
    shown = duties_shown(findings(), "everything")
    broken = {each.duty.id for each in findings() if each.outcome is Outcome.NOT_MET}
    assert {duty.id for family in shown.families for duty in family.duties if duty.outcome == "not_met"} == broken
    assert sum(dict(family.counts).get("not_met", 0) for family in shown.families) == len(broken)


def test_nobody_is_accused_where_the_law_was_not_read():
    shown = duties_shown(findings(), "everything")
    reasons = [reason for family in shown.families for duty in family.duties for reason in duty.reasons]
    assert all(reason.is_firm for reason in reasons if reason.outcome == "not_met")
    assert not all(reason.is_firm for reason in reasons), "there are rules that were not read, and they are told apart"
    assert all(
        reason.because and reason.provision and reason.url.startswith(("https://", "http://")) for reason in reasons
    )


def test_a_day_is_told_only_of_what_is_not_yet_due():
    shown = duties_shown(findings(), "everything")
    reasons = [reason for family in shown.families for duty in family.duties for reason in duty.reasons]
    assert {reason.outcome for reason in reasons if reason.due} == {"not_yet_due"}


def test_little_recorded_accuses_nobody():
    shown = duties_shown(check(small_facts(), as_at=DAY), "met")
    assert "not_met" not in outcomes(shown)


def test_the_book_has_every_duty_in_our_words_with_its_place_in_the_law():
    assert [each.id for each in duties_of_book()] == [each.id for each in duties()]
    for each in duties_of_book():
        assert each.latest.words
        assert each.latest.url.startswith(("https://", "http://"))
        assert each.family_title
        assert str(each.latest.standing)
        assert all(part.requires and part.provision and str(part.kind) for part in each.parts)


def test_a_duty_of_the_book():
    found = book_duty("act-2014/s37")
    assert (found.title, found.family, found.is_unverified) == (
        "Review the strategic plan at least every three years",
        "F",
        False,
    )
    assert found.latest.is_law
    assert found.latest.is_verified
    assert book_duty("act-2014/nothing") is None


def test_the_version_of_the_day():
    changed = next(each for each in duties_of_book() if len(each.versions) > 1 and each.versions[1].first_day)
    second = changed.versions[1]
    before = changed.versions[0].last_day
    assert changed.on(second.first_day) == second
    assert changed.on(before) == changed.versions[0]
    assert changed.on(date(1900, 1, 1)) == changed.latest, "before it began, the last one is shown"


def test_a_duty_that_is_not_in_force_has_no_first_day():
    pending = [each for each in duties_of_book() if each.pending]
    assert pending
    assert all(each.on(DAY).first_day is None for each in pending)


@pytest.mark.parametrize(
    ("text", "family", "has"),
    [
        ("review strategic plan", "", "act-2014/s37"),
        ("section 37", "", "act-2014/s37"),
        ("REVIEW", "F", "act-2014/s37"),
        ("", "F", "act-2014/s37"),
    ],
)
def test_search_book(text, family, has):
    assert has in [duty.id for each in search_book(text=text, family=family) for duty in each.duties]


def test_search_finds_nothing_or_everything():
    assert search_book(text="zebra") == ()
    assert sum(len(each.duties) for each in search_book()) == len(duties_of_book())
    assert [each.key for each in search_book(family="A")] == ["A"]
