"""`comhla calendar`: what falls due as text, as data, and for a calendar program."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.lib.command import FACTS, Comhla

TIME = ("--from", "2018-04-02", "--to", "2018-12-31")
DEMONSTRATION = ("examples/demonstration.yaml", "--from", "2026-11-22", "--to", "2027-11-22")


def events(text: str) -> list[Any]:
    """The events of a calendar."""
    return list(Calendar.from_ical(text).walk("VEVENT"))


def test_text_gives_the_day_first(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("calendar", strathmore, *TIME)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "Strathmore, due from 2 April 2018 to 31 December 2018"
    assert "31 July 2018       Publish a performance report for each year and give copies" in lines


def test_the_days_are_in_order_and_in_the_time_asked_about(comhla: Comhla) -> None:
    data = comhla("calendar", *DEMONSTRATION, "--format", "json").data
    days = [each["due"] for each in data["authorities"][0]["due"]]
    assert len(days) > 10
    assert days == sorted(days)
    assert "2026-11-22" <= days[0] <= days[-1] <= "2027-11-22"


def test_json_has_these_keys(comhla: Comhla, strathmore: Path) -> None:
    data = comhla("calendar", strathmore, *TIME, "--format", "json").data
    assert (data["from"], data["to"]) == ("2018-04-02", "2018-12-31")
    (authority,) = data["authorities"]
    assert list(authority) == ["authority", "file", "due"]
    assert all(list(each) == ["due", "duty", "title", "subject", "next_step", "url"] for each in authority["due"])
    assert ("2018-07-31", "act-2014/s42", "2017-18") in {
        (each["due"], each["duty"], each["subject"]) for each in authority["due"]
    }


# the day asked from, whether the report due on 31 July 2018 is still to come
BOUNDARIES = [("2018-07-30", True), ("2018-07-31", True), ("2018-08-01", False)]


@pytest.mark.parametrize(("first_day", "listed"), BOUNDARIES)
def test_the_last_day_in_time_is_the_last_day_listed(
    comhla: Comhla, strathmore: Path, first_day: str, listed: bool
) -> None:
    data = comhla("calendar", strathmore, "--from", first_day, "--to", "2018-08-01", "--format", "json").data
    found = [each for each in data["authorities"][0]["due"] if each["duty"] == "act-2014/s42"]
    assert bool(found) is listed


def test_what_is_to_come_does_not_end_with_the_record(comhla: Comhla, strathmore: Path) -> None:
    arguments = ("calendar", strathmore, *TIME, "--format", "json")
    before = comhla(*arguments).data["authorities"][0]["due"]
    text = strathmore.read_text(encoding="utf-8")
    strathmore.write_text(text.replace("  fictional: yes\n", "  fictional: yes\n  recorded_to: 2018-04-02\n"), "utf-8")
    assert comhla(*arguments).data["authorities"][0]["due"] == before != []


def test_nothing_due_is_said(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("calendar", strathmore, "--from", "2018-08-03", "--to", "2018-08-04")
    assert "Nothing that is recorded falls due in this time." in ran.out
    assert "`comhla check`" in ran.out


def test_a_year_from_today_where_no_days_are_given(
    comhla: Comhla, strathmore: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comhla.cli.files.today", lambda: date(2016, 2, 29))
    data = comhla("calendar", strathmore, "--format", "json").data
    assert (data["from"], data["to"]) == ("2016-02-29", "2017-03-01")


def test_an_event_is_a_whole_day_with_two_warnings_and_an_address(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("calendar", strathmore, *TIME, "--format", "ics")
    event = next(each for each in events(ran.out) if each["summary"].startswith("Publish a performance report"))
    assert event["dtstart"].dt == date(2018, 7, 31)
    assert not isinstance(event["dtstart"].dt, datetime)
    assert "DTSTART;VALUE=DATE:20180731\r\n" in ran.out
    assert event["url"].startswith("https://www.legislation.gov.uk/asp/2014/9")
    assert event["transp"] == "TRANSPARENT"
    assert [each.to_ical().decode() for each in event["categories"].cats] == ["Strathmore"]
    alarms = event.walk("VALARM")
    assert [each["trigger"].dt for each in alarms] == [timedelta(days=-28), timedelta(days=-7)]
    assert {each["action"] for each in alarms} == {"DISPLAY"}
    assert all("31 July 2018" in each["description"] for each in alarms)


def test_the_calendar_is_the_list_in_another_form(comhla: Comhla) -> None:
    listed = comhla("calendar", *DEMONSTRATION, "--format", "json").data["authorities"][0]["due"]
    found = events(comhla("calendar", *DEMONSTRATION, "--format", "ics").out)
    assert [each["dtstart"].dt.isoformat() for each in found] == [each["due"] for each in listed]
    assert [str(each["url"]) for each in found] == [each["url"] for each in listed]


def test_names_of_events_are_their_own_and_stay_the_same(comhla: Comhla) -> None:
    first = comhla("calendar", *DEMONSTRATION, "--format", "ics").out
    again = comhla("calendar", *DEMONSTRATION, "--format", "ics").out
    later = comhla("calendar", DEMONSTRATION[0], "--from", "2026-12-25", "--to", "2027-11-22", "--format", "ics").out
    names = [str(each["uid"]) for each in events(first)]
    assert first == again
    assert len(set(names)) == len(names)
    assert {str(each["uid"]) for each in events(later)} < set(names)
    assert all(name.endswith("@comhla") and name.isascii() and " " not in name for name in names)


def test_every_line_of_a_calendar_ends_as_the_standard_asks(comhla: Comhla) -> None:
    out = comhla("calendar", *DEMONSTRATION, "--format", "ics").out
    assert out.startswith("BEGIN:VCALENDAR\r\n")
    assert out.endswith("END:VCALENDAR\r\n")
    assert out.count("\n") == out.count("\r\n")
    assert max(len(line.encode()) for line in out.split("\r\n")) <= 75


def test_several_files_share_one_calendar(comhla: Comhla, strathmore: Path, tmp_path: Path) -> None:
    other = tmp_path / "glenmore.yaml"
    other.write_text(FACTS.replace("name: Strathmore\n", "name: Glenmore\n"), encoding="utf-8")
    text = comhla("calendar", strathmore, other, *TIME)
    assert "Strathmore, due from" in text.out
    assert "Glenmore, due from" in text.out
    names = [str(each["uid"]) for each in events(comhla("calendar", strathmore, other, *TIME, "--format", "ics").out)]
    assert len(set(names)) == len(names)
    assert {name.split("/")[0] for name in names} == {"Strathmore", "Glenmore"}


# word, from, to, what is said
REVERSED = [
    ("calendar", "2018-04-02", "2018-04-01", "from 2 April 2018 to 1 April 2018."),
    ("history", "2018-04-02", "2018-04-01", "from 2 April 2018 to 1 April 2018."),
    ("calendar", None, "2018-04-01", "from 2 May 2018 (today) to 1 April 2018."),
    ("history", "2018-05-03", None, "from 3 May 2018 to 2 May 2018 (today)."),
]


@pytest.mark.parametrize(("word", "first_day", "last_day", "said"), REVERSED)
def test_a_time_that_ends_before_it_begins_is_told(
    comhla: Comhla,
    strathmore: Path,
    monkeypatch: pytest.MonkeyPatch,
    word: str,
    first_day: str | None,
    last_day: str | None,
    said: str,
) -> None:
    monkeypatch.setattr("comhla.cli.files.today", lambda: date(2018, 5, 2))
    first, last = ["--from", first_day] if first_day else [], ["--to", last_day] if last_day else []
    ran = comhla(word, strathmore, *first, *last)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"The time ends before it begins: {said} Give the earlier day as --from and the later one as --to.\n"
    )


def test_a_time_of_one_day(comhla: Comhla, strathmore: Path) -> None:
    data = comhla("calendar", strathmore, "--from", "2018-07-31", "--to", "2018-07-31", "--format", "json").data
    assert {each["due"] for each in data["authorities"][0]["due"]} == {"2018-07-31"}
