"""Pages to read: what they show, as at which day, to whom, and with how many queries."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from comhla.dates import in_words
from comhla.law import check
from comhla.web.access.roles import Role
from comhla.web.duties.facts import Kept, coming_of, findings_of
from comhla.web.duties.links import Links
from tests.lib.web import TODAY, a_person, client_for, demonstration_facts, recorded, small_facts

HOME = "/work/inverannoch/"
ANSWER = f"{HOME}answer/?duty=act-2014/s42&part=publish_in_time&subject=2019-20"
# address, words on it
PAGES = [
    (HOME, ["What needs attention", "Not met and still open", "Due in the next 90 days", "Done, but late", "nobody yet"]),
    (f"{HOME}duties/", ["121 duties, 2596 answers", "page 1 of 5", "Filter and sort", "Download these answers"]),
    (f"{HOME}duties/?outcome=not_met&sort=worst", ["15 duties, 18 answers", "Shown: <strong>Not met</strong>"]),
    (f"{HOME}duties/?q=no+such+words", ["No duty matches", "clear all filters"]),
    (f"{HOME}duties/?page=nonsense", ["page 1 of 5"]),
    (f"{HOME}duties/act-2014/s42/", ["In our own words: a paraphrase", "Read the official text: section 42", "How the answers changed", "Nobody owns this duty yet"]),
    (f"{HOME}duties/IJBO-P1/", ["2 versions of the law", "(the law of the day shown)"]),
    (f"{HOME}duties/ENG-1/", ["never says that a duty is broken"]),
    (f"{HOME}duties/IJBO-S1/?part=reach_quorum", ["Met"]),
    (f"{HOME}duties/IJBO-S1/?part=no_such_part", ["What it asks"]),
    (f"{HOME}duties/IJBO-M3/", ["Does not apply"]),
    (ANSWER, ["For a person to judge", "Facts it rests on", "How it was answered before", "Record a judgement"]),
    (f"{HOME}calendar/", ["November 2026", "25 November 2026", "Put it into your own calendar"]),
    (f"{HOME}calendar/?past=yes", ["What was due", "October 2026"]),
    (f"{HOME}owners/", ["Nobody owns anything yet"]),
]  # fmt: skip


def test_pages_show_what_they_should_with_few_queries(whole, subtests, django_assert_max_num_queries):
    client = client_for(a_person(Role.PLANNING_OFFICER, whole))
    for address, words in PAGES:
        with subtests.test(address=address):
            with django_assert_max_num_queries(25):
                response = client.get(address)
            text = re.sub(r"\s+", " ", response.content.decode())
            assert response.status_code == 200
            assert [each for each in words if each not in text] == []
            assert text.count("<h1") == 1
            assert "style=" not in text


def test_findings_of_the_database_are_those_of_the_file(whole):
    assert findings_of(whole, TODAY) == check(demonstration_facts(), as_at=TODAY)
    past = date(2019, 6, 1)
    assert findings_of(whole, past) == check(demonstration_facts(), as_at=past)


def test_findings_are_worked_out_once_for_the_same_facts_and_day(authority):
    assert findings_of(authority, TODAY) is findings_of(authority, TODAY)


def test_what_is_kept_is_the_latest():
    kept: Kept[int] = Kept(2)
    made: list[str] = []

    def work(name):
        made.append(name)
        return len(made)

    for name in ("a", "b", "a", "c", "a", "b"):
        kept.get(name, lambda name=name: work(name))
    assert made == ["a", "b", "c", "b"]


def test_a_past_day_is_said_and_kept_in_links(client):
    text = client.get(f"{HOME}?as_at=2020-02-01").content.decode()
    assert "Asked as at 1 February 2020" in text
    assert "from what is recorded now. What was recorded later counts too" in text
    assert "how it stood" not in text
    assert "/work/inverannoch/duties/?as_at=2020-02-01" in text
    assert "answer/?duty=" in text
    assert "&amp;as_at=2020-02-01" in text


def test_a_future_day_is_the_record_as_it_will_stand(client):
    text = client.get(f"{HOME}duties/?as_at_day=1&as_at_month=3&as_at_year=2028").content.decode()
    assert "Asked as at 1 March 2028" in text
    assert "That day is still to come." in text


def test_a_day_that_is_none_is_told_and_today_is_shown(client):
    text = client.get(f"{HOME}?as_at=2026-02-31").content.decode()
    assert "That day cannot be shown" in text
    assert "Asked as at" not in text
    assert "<title>Error: " in text


TYPED = [
    ("as_at=2026-02-31", ("31", "02", "2026")),
    ("as_at_day=31&as_at_month=feb&as_at_year=26", ("31", "feb", "26")),
    ("as_at=soon", ("soon", "", "")),
]


@pytest.mark.parametrize(("asked", "typed"), TYPED)
def test_a_wrong_day_is_shown_again_as_it_was_typed(asked, typed, client):
    text = client.get(f"{HOME}duties/?q=plan&{asked}").content.decode()
    assert '<details class="ds_details comhla-day-switch__change" open>' in text
    for name, value in zip(("day", "month", "year"), typed, strict=True):
        assert re.search(rf'name="as_at_{name}"[^>]* value="{value}"', text), name
    assert '<input type="hidden" name="q" value="plan">' in text
    assert text.count('class="comhla-day-switch"') == 1


def test_everything_on_the_list_of_ninety_days_opens(whole):
    client = client_for(a_person(Role.PLANNING_OFFICER, whole))
    asked = {each.key for each in findings_of(whole, TODAY)}
    due = coming_of(whole, TODAY, TODAY + timedelta(days=90))
    later = [each for each in due if each.finding.key not in asked]
    assert later
    links = Links(whole.slug, None)
    for each in later:
        response = client.get(links.finding(each.finding.key))
        assert response.status_code == 200
        text = re.sub(r"\s+", " ", response.content.decode())
        assert "Not asked yet" in text
        assert "This begins to be asked on" in text
        assert f"falls due on {in_words(each.due)}" in text
        assert "/judgement/new/" not in text
        assert client.get(links.attach(each.finding.key)).status_code == 200
    minutes = next(each.finding.key for each in later if each.finding.key[1] == "put_minutes_to_next_meeting")
    assert "This begins to be asked on 25 November 2026" in client.get(links.finding(minutes)).content.decode()
    assert "Not asked yet" not in client.get(ANSWER).content.decode()


def test_a_page_of_a_past_day_offers_nothing_to_record(client):
    for address in (HOME, ANSWER, f"{HOME}duties/act-2014/s42/"):
        between = "&" if "?" in address else "?"
        text = client.get(f"{address}{between}as_at=2026-11-01").content.decode()
        for act in ("/judgement/new/", "/evidence/new/", "/owners/new/", "Record what was done"):
            assert act not in text, (address, act)
    assert "/judgement/new/" in client.get(ANSWER).content.decode()


def test_a_duty_says_first_how_it_stands_and_its_long_tables_come_last(whole):
    client = client_for(a_person(Role.PLANNING_OFFICER, whole))
    text = client.get(f"{HOME}duties/act-2014/s42/").content.decode()
    places = [text.index(each) for each in ("comhla-reason", 'id="law"', 'id="owner"', 'id="evidence"', 'id="answers"')]
    assert places == sorted(places)
    assert "earlier answers that ask for nothing" in text


def test_what_falls_due_stands_first_at_home(whole):
    client = client_for(a_person(Role.PLANNING_OFFICER, whole))
    text = client.get(HOME).content.decode()
    assert text.index('<h2 id="due">') < text.index('<h2 id="open">')


# address that only takes what is sent, the page it belongs to
ONLY_SENT = [("calendar/address/", "calendar/")]


@pytest.mark.parametrize(("address", "page"), ONLY_SENT)
def test_who_opens_an_address_to_send_to_is_led_to_its_page(address, page, client):
    response = client.get(HOME + address)
    assert (response.status_code, response["Location"]) == (302, HOME + page)


def test_a_spreadsheet_of_what_is_shown(client):
    response = client.get(f"{HOME}duties/?outcome=not_met&format=csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="inverannoch-duties-2026-11-22.csv"'
    assert response.content.decode("utf-8-sig").startswith("duty,title,part of the law,")


NOT_THERE = [
    "duties/no-such-duty/",
    "duties/review_strategic_plan/",
    "duties/ACT-2014/S42/",
    "answer/",
    "answer/?duty=act-2014/s42&part=publish_in_time&subject=1999-00",
    "evidence/no-such-evidence/",
    "evidence/file/1/",
    "calendar/no-such-token.ics",
    "owners/1/",
]


def test_what_is_not_there(client):
    for address in NOT_THERE:
        assert client.get(HOME + address).status_code == 404, address


def test_an_authority_with_little_recorded_is_told_where_to_begin(db):
    authority = recorded(small_facts(schemes=[]))
    client = client_for(a_person(Role.PLANNING_OFFICER, authority))
    text = client.get(f"/work/{authority.slug}/").content.decode()
    assert "Gaps in the record" in text
    assert "Nothing is recorded yet" in text


READING = [
    "", "duties/", "duties/act-2014/s42/", "calendar/", "owners/", "duties/?format=csv",
    "answer/?duty=act-2014/s42&part=publish_in_time&subject=2019-20",
]  # fmt: skip
RECORDING = [
    "evidence/new/?duty=act-2014/s42",
    "judgement/new/?duty=act-2014/s42&part=publish_in_time&subject=2019-20",
    "owners/new/?duty=act-2014/s42",
]


def test_an_inspector_reads_everything_and_records_nothing(inspector):
    for address in READING:
        response = inspector.get(HOME + address)
        assert response.status_code == 200, address
        text = response.content.decode()
        assert "/evidence/new/" not in text
        assert "/judgement/new/" not in text
        assert "/owners/new/" not in text
    for address in RECORDING:
        assert inspector.get(HOME + address).status_code == 403
        assert inspector.post(HOME + address).status_code == 403
    assert inspector.post(f"{HOME}calendar/address/", {"only_mine": "no"}).status_code == 403


def test_a_lay_member_does_not_see_the_workspace(authority):
    member = client_for(a_person(Role.BOARD_MEMBER, authority))
    assert {member.get(HOME + address).status_code for address in READING} == {403}


def test_somebody_of_elsewhere_is_not_told_that_it_is_there(authority):
    other = client_for(a_person(Role.PLANNING_OFFICER, recorded(small_facts())))
    for address in READING + RECORDING:
        assert other.get(HOME + address).status_code == 404


def test_nobody_reads_without_signing_in(authority):
    for address in READING + RECORDING:
        assert Client().get(HOME + address).status_code == 302
