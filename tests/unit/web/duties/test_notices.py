"""What is told by e-mail, as values."""

from __future__ import annotations

from datetime import date

import pytest

from comhla.law.coming import coming
from comhla.web.duties.notices import Place, Wanted, assigned, due_now, falls_due
from tests.lib.web import TODAY, demonstration_facts
from tests.unit.web.duties.conftest import an_assignment

PLACE = Place("https://comhla.example.org", "help@example.org")
PETRA = Wanted("p@example.org", "Petra", True, "weekly", "https://comhla.example.org/off", has_account=True)
TEAM = PETRA._replace(address="team@example.org", name="Team", has_account=False)


@pytest.fixture(scope="module")
def due():
    return coming(demonstration_facts(), first_day=TODAY, last_day=date(2027, 2, 20))


def test_a_new_owner_is_told_what_and_where():
    notice = assigned("Inverannoch", "inverannoch", an_assignment("BIO-1", "Petra"), PETRA, PLACE)
    assert notice.to == "p@example.org"
    assert notice.subject == "You own a duty: Report on biodiversity at least every three years"
    assert "Dear Petra" in notice.body
    assert "from 5 January 2026" in notice.body
    assert "https://comhla.example.org/work/inverannoch/duties/BIO-1/" in notice.body
    assert "To stop these mails: https://comhla.example.org/off" in notice.body


def test_an_owner_without_an_account_gets_no_address_to_sign_in_at():
    notice = assigned("Inverannoch", "inverannoch", an_assignment("BIO-1", "Team"), TEAM, PLACE)
    assert "/work/" not in notice.body
    assert "help@example.org" in notice.body


# what was chosen, the day, how many of 25 November (three) and 12 December 2026 are told
NOW = [
    ("weekly", "2026-11-23", 4),
    ("weekly", "2026-11-22", 0),
    ("weekly", "2026-11-30", 1),
    ("before", "2026-11-18", 3),
    ("before", "2026-11-11", 3),
    ("before", "2026-10-26", 3),
    ("before", "2026-11-12", 1),
    ("before", "2026-11-28", 1),
    ("before", "2026-11-17", 0),
    ("off", "2026-11-23", 0),
]


@pytest.mark.parametrize(("chosen", "on", "number"), NOW)
def test_what_is_told_on_a_day(chosen, on, number, due):
    assert len(due_now(due, chosen, date.fromisoformat(on))) == number


def test_what_falls_due_is_told_with_its_day_and_next_step(due):
    notice = falls_due("Inverannoch", "inverannoch", due[:4], PETRA, PLACE, on=TODAY)
    assert notice.subject == "4 duties of yours fall due soon"
    assert "25 November 2026 (in 3 days)" in notice.body
    assert notice.body.count("https://comhla.example.org/work/inverannoch/answer/") == 4
    one = falls_due("Inverannoch", "inverannoch", [due[0]._replace(finding=due[0].finding)], TEAM, PLACE, on=TODAY)
    assert one.subject == "1 duty of yours falls due soon"
    assert "/work/" not in one.body


def test_no_line_breaks_reach_the_head_of_a_mail(due):
    for each in due:
        assert "\n" not in falls_due("A", "a", [each], PETRA, PLACE, on=TODAY).subject
