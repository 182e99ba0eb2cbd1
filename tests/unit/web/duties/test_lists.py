"""The home page, the list of duties and the calendar, shaped."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from comhla.law import Outcome, check
from comhla.law.coming import coming
from comhla.law.groups import is_over
from comhla.web.access.roles import Permission
from comhla.web.duties.owners import Owners
from comhla.web.duties.presenters import calendar, listing
from comhla.web.duties.presenters.home import MOST_IN_A_SECTION, collection_words, home
from comhla.web.duties.presenters.listing import Chosen, choose, chosen
from comhla.web.duties.presenters.owned import owned
from tests.lib.web import TODAY, small_facts
from tests.unit.web.duties.conftest import an_assignment


@pytest.fixture
def due(shown):
    return coming(shown.facts, first_day=TODAY, last_day=date(2027, 2, 20))


@pytest.fixture
def page(findings, due, shown):
    return home(findings, due, shown)


def test_what_is_over_is_not_among_what_is_open(page, findings):
    not_met = [each for each in findings if each.outcome is Outcome.NOT_MET]
    assert page.still_open.total + page.over.total == len(not_met)
    assert page.over.total == sum(map(is_over, not_met)) > 0
    assert not any(each.is_over for each in page.still_open.items)
    assert all(each.is_over and each.doing is None for each in page.over.items)


def test_what_is_due_comes_by_day_and_within_ninety_days(page):
    days = [each.due for each in page.due.items]
    assert days == sorted(days)
    assert all(TODAY <= day <= date(2027, 2, 20) for day in days)
    assert all(each.how_long.startswith("in ") for each in page.due.items)


def test_what_has_nothing_left_to_do_is_no_question(findings, page):
    questions = [each for each in findings if each.outcome is Outcome.FOR_A_PERSON]
    settled = [each for each in questions if "nothing is left to do" in (each.next_step or "")]
    assert settled
    assert page.judgement.total == len(questions) - len(settled)
    assert not any("nothing is left to do" in each.next_step for each in page.judgement.items)


def test_what_falls_due_is_counted_first_and_no_section_is_long(page):
    assert page.counts[0].anchor == "#due"
    sections = (page.due, page.still_open, page.evidence, page.judgement, page.over)
    assert all(len(each.items) <= 5 for each in sections)
    assert page.due.is_cut
    assert page.due.all_url == "/work/inverannoch/calendar/"
    assert page.judgement.all_url == "/work/inverannoch/duties/?outcome=for_a_person"


def test_the_summary_counts_what_is_listed(page):
    assert [count.number for count in page.counts] == [
        page.due.total, page.still_open.total, page.evidence.total, page.judgement.total, len(page.gaps),
    ]  # fmt: skip
    assert not page.is_calm


def test_gaps_are_grouped_by_what_is_not_recorded(page):
    (gap,) = page.gaps
    assert (gap.name, gap.questions, gap.more) == ("Payments and sums set aside", "8 questions cannot be answered", 0)
    assert gap.url.startswith("/work/inverannoch/records/payments/?next=")


def test_somebody_who_only_reads_gets_no_link_to_record(findings, due, shown):
    reader = home(findings, due, shown._replace(permissions=frozenset({Permission.WORKSPACE_SEE})))
    assert {each.doing for section in (reader.still_open, reader.due, reader.evidence) for each in section.items} == {
        None
    }
    assert [gap.url for gap in reader.gaps] == [""]
    assert reader.gaps[0].read_url.endswith("?outcome=cannot_tell")


def test_a_long_list_is_cut_and_says_so(shown):
    facts = small_facts()
    page = home(check(facts, as_at=TODAY), [], shown._replace(facts=facts))
    assert page.gaps[0].more > 0
    assert len(page.gaps) > 5
    assert not page.evidence.is_cut or len(page.evidence.items) == MOST_IN_A_SECTION


def test_nothing_to_do_is_calm(shown):
    assert home([], [], shown).is_calm


def test_a_collection_without_a_name_gets_its_words():
    assert collection_words("some_new_rows") == "Some new rows"


# what the address says, what was chosen
CHOSEN = [
    ({}, [], Chosen()),
    (
        {"q": "  report ", "sort": "due"},
        ["met", "met", "nonsense"],
        Chosen(outcomes=(Outcome.MET,), text="report", sort="due"),
    ),
    ({"family": "G", "owner": "-", "locality": "east"}, [], Chosen(family="G", owner="-", locality="east")),
    ({"family": "ZZ", "sort": "'; drop"}, [], Chosen()),
]


@pytest.mark.parametrize(("asked", "outcomes", "expected"), CHOSEN)
def test_what_an_address_chooses(asked, outcomes, expected):
    assert chosen(asked, outcomes) == expected
    assert expected.is_everything == (expected == Chosen(sort=expected.sort))


def test_each_filter_leaves_only_what_it_names(findings, shown):
    def left(**what):
        return choose(findings, Chosen(**what), shown.owners)

    assert {each.outcome for each in left(outcomes=(Outcome.NOT_MET,))} == {Outcome.NOT_MET}
    assert {each.duty.family for each in left(family="G")} == {"G"}
    assert {each.duty.id for each in left(owner="Petra")} == {"BIO-1"}
    assert "BIO-1" not in {each.duty.id for each in left(owner="-")}
    assert all(
        "quorum" in f"{each.part.requires} {each.because} {each.duty.title} {each.duty.versions[-1].words}".lower()
        for each in left(text="QUORUM")
        if each.part
    )
    assert left(text="no such words anywhere") == []
    assert len(choose(findings, Chosen(), shown.owners)) == len(findings)
    locality = shown.facts.localities[0].id
    assert 0 < len(left(locality=locality)) < len(findings)


def test_what_was_chosen_is_told():
    what = Chosen(outcomes=(Outcome.MET,), family="G", owner="-", locality="east", text="x")
    assert listing.in_words(what, {"east": "East"}) == "Met · The annual performance report · no owner · East · “x”"
    assert listing.in_words(Chosen(owner="Petra", locality="gone"), {}) == "Petra · gone"
    assert listing.in_words(Chosen(), {}) == ""


@pytest.mark.parametrize("sort", listing.SORTS)
def test_duties_are_sorted_as_asked(findings, shown, sort):
    rows = listing.rows(findings, shown.owners, shown.links, TODAY, sort)
    ranks = [listing.WORST_FIRST.index(Outcome(row.worst)) for row in rows]
    assert len(rows) == len({each.duty.id for each in findings})
    assert sum(tally.number for row in rows for tally in row.tallies) == len(findings)
    if sort == "worst":
        assert ranks == sorted(ranks)
    if sort == "due":
        assert [row.due or date.max for row in rows] == sorted(row.due or date.max for row in rows)
    if sort == "title":
        assert [row.title.casefold() for row in rows] == sorted(row.title.casefold() for row in rows)


def test_each_duty_is_known_by_its_worst_answer(findings, shown):
    by_id = {row.id: row for row in listing.rows(findings, shown.owners, shown.links, TODAY, "book")}
    assert by_id["act-2014/s42"].worst == "not_met"
    assert by_id["BIO-1"].owners == ["Petra"]
    assert by_id["BIO-1"].due == date(2026, 12, 12)
    assert by_id["ENG-1"].is_unread
    assert not by_id["act-2014/s42"].is_unread


def test_a_spreadsheet_gets_every_answer_and_no_formula(findings, shown):
    owners = Owners([an_assignment("BIO-1", "=cmd|' /C calc'!A0")])
    some = [each for each in findings if each.duty.id in ("BIO-1", "act-2014/s42")]
    rows = list(csv.reader(io.StringIO(listing.as_csv(some, owners))))
    assert tuple(rows[0]) == listing.COLUMNS
    assert len(rows) == len(some) + 1
    assert {row[9] for row in rows[1:] if row[0] == "BIO-1"} == {"'=cmd|' /C calc'!A0"}
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


def test_months_have_their_days_in_order(shown):
    months = calendar.months_ahead(coming(shown.facts, first_day=TODAY, last_day=date(2028, 11, 30)), shown)
    firsts = [month.first_day for month in months]
    assert firsts == sorted(set(firsts))
    assert all(each.due.replace(day=1) == month.first_day for month in months for each in month.items)
    assert months[0].anchor == "month-2026-11"


def test_what_was_due_stands_the_latest_first(findings, shown):
    months = calendar.months_back(findings, date(2025, 11, 1), shown)
    days = [each.due for month in months for each in month.items]
    assert days == sorted(days, reverse=True)
    assert days
    assert all(date(2025, 11, 1) <= day < TODAY for day in days)


# day, months, the last day of the month so many months on
MONTHS = [
    ("2026-11-22", 0, "2026-11-30"),
    ("2026-11-22", 1, "2026-12-31"),
    ("2026-11-22", 2, "2027-01-31"),
    ("2026-11-22", 24, "2028-11-30"),
    ("2026-11-22", -12, "2025-11-30"),
    ("2026-01-31", 1, "2026-02-28"),
    ("2027-12-31", 2, "2028-02-29"),
]


@pytest.mark.parametrize(("day", "months", "expected"), MONTHS)
def test_the_last_day_of_a_month(day, months, expected):
    assert calendar.months_on(date.fromisoformat(day), months) == date.fromisoformat(expected)


def test_a_calendar_of_ones_own_has_only_that(due, shown):
    mine = shown._replace(owners=Owners([an_assignment("BIO-1", "Petra", account=7)]))
    everything = calendar.due_days(due, mine, address="https://x.example", key="k", only=None)
    own = calendar.due_days(due, mine, address="https://x.example", key="k", only=7)
    assert len(everything) == len(due)
    assert [each.coming.finding.duty.id for each in own] == ["BIO-1"]
    assert own[0].link.startswith("https://x.example/work/inverannoch/answer/?duty=BIO-1")
    assert calendar.due_days(due, mine, address="", key="k", only=8) == []


def test_owners_are_listed_with_how_it_stands(findings, shown):
    assignments = [
        an_assignment("BIO-1", "Petra", account=7),
        an_assignment("act-2014/s42", "Petra", part="publish_in_time", pk=2),
        an_assignment("ENG-1", "Anna", subject="decision-2026-november", pk=3),
    ]
    people = owned(assignments, findings, shown._replace(owners=Owners(assignments)))
    assert [(each.name, each.has_account, len(each.owns)) for each in people] == [
        ("Anna", False, 1),
        ("Petra", True, 2),
    ]
    assert people[0].owns[0].about == "decision-2026-november"
    assert people[1].owns[1].about.startswith("Publish the report by 31 July")
    assert people[1].owns[0].tallies
    assert people[1].owns[0].change_url == "/work/inverannoch/owners/1/"
    reader = shown._replace(owners=Owners(assignments), permissions=frozenset())
    assert owned(assignments, findings, reader)[0].owns[0].change_url == ""
