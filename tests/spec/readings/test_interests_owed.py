"""Who owes a notice of interests on a day, and which entries may leave the register (SSI 2003/135)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.law.events import NOT_DONE
from comhla.law.facts import (
    AuthorityFacts,
    AuthorityIdentity,
    CodeOfConduct,
    InterestCategory,
    InterestEntry,
    InterestsChange,
    InterestsNotice,
    Member,
)
from comhla.law.readings.interests_owed import CATEGORIES, Standing, kept_until, notices_on, old_entries
from comhla.reference.seats import Seat

day = date.fromisoformat
TODAY = day("2026-11-22")


def a_member(first: str, *, name: str = "one", last: str | None = None, **notice: Any) -> Member:
    return Member(
        id=f"m-{name}-{first}",
        person=name,
        body="board",
        seat=Seat.COUNCIL_NOMINEE,
        first_day=day(first),
        last_day=None if last is None else day(last),
        interests=InterestsNotice(**notice) if notice else None,
    )


def a_board(*members: Member, code_from: str | None = None) -> AuthorityFacts:
    codes = () if code_from is None else (CodeOfConduct(id="code", first_day=day(code_from)),)
    return AuthorityFacts(
        authority=AuthorityIdentity(name="Glen Test", fictional=True), members=members, codes_of_conduct=codes
    )


def test_there_are_eight_categories() -> None:
    assert CATEGORIES == 8


FIRST_NOTICES = [
    # appointed, code in force from, given, due, how it stands on 22 November 2026
    ("2026-10-22", None, None, "2026-11-22", Standing.WANTED),
    ("2026-10-21", None, None, "2026-11-21", Standing.OVERDUE),
    ("2026-10-21", None, NOT_DONE, "2026-11-21", Standing.OVERDUE),
    ("2026-10-21", None, "2026-11-21", "2026-11-21", Standing.GIVEN),
    ("2026-10-21", None, "2026-11-22", "2026-11-21", Standing.GIVEN_LATE),
    ("2026-10-31", None, None, "2026-11-30", Standing.WANTED),
    ("2026-08-01", "2026-11-01", None, "2026-12-01", Standing.WANTED),
    ("2026-08-01", "2016-06-22", None, "2026-09-01", Standing.OVERDUE),
]


@pytest.mark.parametrize(("appointed", "code", "given_on", "due", "stands"), FIRST_NOTICES)
def test_the_first_notice_is_due_a_month_after_the_appointment_or_the_code(
    appointed: str, code: str | None, given_on: Any, due: str, stands: Standing
) -> None:
    on = day(given_on) if isinstance(given_on, str) else given_on
    notices = notices_on(a_board(a_member(appointed, given_on=on, categories_answered=8), code_from=code), TODAY)
    first = notices[0].first
    assert (first.due, first.standing) == (day(due), stands)
    assert first.is_open is (stands in {Standing.WANTED, Standing.OVERDUE})


def test_changes_are_due_a_month_after_them_and_come_before_what_is_settled() -> None:
    changed = InterestsChange(changed_on=day("2026-11-02"))
    told = InterestsChange(changed_on=day("2020-01-10"), notified_on=day("2020-01-20"))
    settled = a_member("2015-08-01", name="settled", given_on=day("2015-08-10"))
    waiting = a_member("2018-08-01", name="waiting", given_on=day("2018-08-10"), changes=(told, changed))
    new = a_member("2026-11-20", name="new")
    found = notices_on(a_board(settled, new, waiting), TODAY)
    assert [each.spell.seats[0].person for each in found] == ["waiting", "new", "settled"]
    assert [each.due for each in found[0].open_notices] == [day("2026-12-02")]
    assert [each.standing for each in found[0].changes] == [Standing.GIVEN, Standing.WANTED]


def test_categories_that_a_notice_leaves_blank_are_named_where_its_words_are_recorded() -> None:
    entries = tuple(InterestEntry(category=each) for each in InterestCategory if each is not InterestCategory.SHARES)
    blank = a_member("2015-08-01", name="blank", given_on=day("2015-08-10"), entries=entries)
    silent = a_member("2015-08-01", name="silent", given_on=day("2015-08-10"))
    found = {each.spell.seats[0].person: each for each in notices_on(a_board(blank, silent), TODAY)}
    assert found["blank"].unanswered == (InterestCategory.SHARES,)
    assert (found["silent"].unanswered, found["silent"].entries_recorded) == ((), False)


def test_who_goes_on_in_another_seat_owes_nothing_new_and_keeps_the_latest_words() -> None:
    entry = InterestEntry(category=InterestCategory.GIFTS, words="A book")
    first = a_member("2015-08-01", last="2018-07-31", given_on=day("2015-08-10"))
    second = a_member("2018-08-01", entries=(entry,))
    (only,) = notices_on(a_board(first, second), TODAY)
    assert only.first.standing is Standing.GIVEN
    assert only.spell.notice.entries == (entry,)


ENTRIES = [
    # left, removed from the register, whether it may be taken out on 22 November 2026
    ("2021-11-22", None, True),
    ("2021-11-23", None, False),
    ("2020-01-01", "2025-01-02", False),
    ("2020-01-01", NOT_DONE, True),
    (None, None, False),
]


@pytest.mark.parametrize(("left", "removed", "may_go"), ENTRIES)
def test_an_entry_may_be_taken_out_five_years_after_somebody_left(left: Any, removed: Any, may_go: bool) -> None:
    on = day(removed) if isinstance(removed, str) else removed
    facts = a_board(a_member("2015-08-01", last=left, given_on=day("2015-08-10"), removed_from_register_on=on))
    assert bool(old_entries(facts, TODAY)) is may_go
    assert bool(notices_on(facts, TODAY)) is (left is None)


@given(st.dates(min_value=day("2015-01-01"), max_value=day("2030-12-31")))
def test_an_entry_is_kept_for_five_whole_years(left: date) -> None:
    assert kept_until(left).year == left.year + 5
