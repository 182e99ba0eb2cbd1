"""Due days as a calendar that calendar programs read."""

from __future__ import annotations

from datetime import date

from icalendar import Calendar

from comhla.documents.calendar import DueDay, calendar_of
from comhla.law.coming import coming
from tests.lib.web import demonstration_facts

TODAY = date(2026, 11, 22)


def made(**options: object) -> Calendar:
    due = coming(demonstration_facts(), first_day=TODAY, last_day=date(2026, 12, 31))
    days = [DueDay("Inverannoch", "inverannoch", each, f"https://example.org/{each.name}", **options) for each in due]
    assert days
    return Calendar.from_ical(calendar_of(days, called="Duties", stamped_on=TODAY))


def test_an_event_leads_to_where_the_work_is_done_and_names_the_owner():
    for event in made(owner="Planning team").walk("VEVENT"):
        assert event["url"].startswith("https://example.org/")
        assert event["description"].endswith("Owner: Planning team")
        assert event["uid"].startswith("inverannoch/")
        assert event["dtstart"].dt >= TODAY


def test_without_an_owner_nothing_is_said_of_one():
    assert all("Owner" not in event["description"] for event in made().walk("VEVENT"))


def test_a_calendar_says_what_it_is():
    assert made()["x-wr-calname"] == "Duties"
