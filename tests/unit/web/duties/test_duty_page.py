"""The page of a duty and of one answer, shaped."""

from __future__ import annotations

from datetime import date

import pytest

from comhla.law import check, duties, duty_called
from comhla.law.changes import changes
from comhla.law.facts import Evidence, Judged, Judgement
from comhla.law.sources import Verified
from comhla.web.duties.presenters.duty import (
    MOST_ANSWERS,
    MOST_CALM,
    MOST_CHANGES,
    MOST_FOLDED,
    duty_page,
    part_shown,
)
from comhla.web.duties.presenters.evidence import period_words
from comhla.web.duties.presenters.finding import Trace, finding_page
from comhla.web.duties.presenters.used import used_shown
from tests.lib.web import TODAY

NOTHING = Trace((), (), ())


def a_page(name, shown, as_at=TODAY):
    duty = duty_called(name)
    found = check(shown.facts, as_at=as_at, among=[duty])
    changed = changes(shown.facts, first_day=date(as_at.year - 10, 1, 1), last_day=as_at, among=[duty])
    return duty_page(duty, found, changed, shown._replace(as_at=as_at))


@pytest.mark.parametrize("name", [duty.id for duty in duties()])
def test_every_duty_has_a_page(name, shown):
    page = a_page(name, shown)
    assert page.title
    assert page.law.words
    assert page.law.url.startswith("http")
    assert len([each for each in page.versions if each.is_of_the_day]) <= 1
    assert len(page.changes) <= MOST_CHANGES


def test_the_law_of_the_day_is_the_one_shown(shown):
    before, after = a_page("IJBO-P1", shown, date(2026, 8, 31)), a_page("IJBO-P1", shown, date(2026, 9, 1))
    assert (before.law.number, after.law.number) == (1, 2)
    assert before.law.days == "from 28 November 2014 to 31 August 2026"


def test_a_duty_that_cannot_accuse_says_so(shown):
    assert not a_page("ENG-1", shown).may_accuse
    assert a_page("act-2014/s42", shown).may_accuse


def test_what_needs_attention_stands_first_and_long_lists_are_cut(findings, shown):
    page = a_page("IJBO-S1", shown)
    part = next(each for each in page.parts if each.key == "reach_quorum")
    assert part.answers[0].outcome == "not_met"
    assert len(part.answers) < MOST_ANSWERS + MOST_CALM < part.total
    assert part.is_cut
    assert part.all_url == "/work/inverannoch/duties/IJBO-S1/?part=reach_quorum"
    duty = duty_called("IJBO-S1")
    of_part = [each for each in findings if each.key[:2] == ("IJBO-S1", "reach_quorum")]
    whole = part_shown(duty.part("reach_quorum"), of_part, shown, most=None)
    assert len(whole.answers) == whole.total == part.total
    assert (len(whole.folded), whole.is_cut) == (0, False)


def test_answers_that_ask_for_nothing_are_folded_away_beyond_the_latest_five(shown):
    part = next(each for each in a_page("IJBO-S1", shown).parts if each.key == "reach_quorum")
    calm = [each for each in part.answers if each.outcome in ("met", "not_applicable")]
    assert len(calm) == MOST_CALM
    assert len(part.folded) == MOST_FOLDED
    assert {each.outcome for each in part.folded} <= {"met", "not_applicable"}
    assert not {each.finding_url for each in calm} & {each.finding_url for each in part.folded}


# duty, what is said first of it: the latest thing asked about and its worst answer
LATEST = [
    ("act-2014/s42", ("The report for 2025-26", "met")),
    ("act-2014/s35", ("Strategic plan 2024 to 2027", "met")),
    ("MTFP-1", None),
]


@pytest.mark.parametrize(("name", "expected"), LATEST)
def test_a_duty_begins_with_how_its_latest_period_stands(name, expected, shown):
    latest = a_page(name, shown).latest
    assert (None if latest is None else tuple(latest)) == expected


def test_requirements_that_need_attention_stand_first(shown):
    worst = [part.tallies[0].outcome for part in a_page("IJBO-P1", shown).parts]
    assert worst[0] == "not_met"
    assert set(worst[1:]) == {"met"}


def test_a_part_that_was_not_read_is_marked(shown):
    unread = next(
        duty for duty in duties() if any(part.verified not in (None, Verified.TEXT_SEEN) for part in duty.parts)
    )
    assert [part for part in a_page(unread.id, shown).parts if part.unread]


def test_evidence_shows_its_own_day_its_period_and_what_it_is_about(shown):
    rows = (
        Evidence(id="a", duty="ENG-1", what="Whole", dated_on=date(2026, 1, 1)),
        Evidence(id="b", duty="ENG-1", part="give_feedback", subject="decision-2026-november", what="News",
                 dated_on=date(2026, 5, 1), period_first_day=date(2026, 4, 1), period_last_day=date(2026, 6, 30),
                 address="https://example.org/news"),
        Evidence(id="c", duty="ENG-1", what="Later", dated_on=date(2026, 11, 23)),
        Evidence(id="d", duty="BIO-1", what="Another duty", dated_on=date(2026, 1, 1)),
        Evidence(id="e", duty="ENG-1", part="gone", subject="gone-too", what="Odd", dated_on=date(2025, 1, 1)),
    )  # fmt: skip
    page = a_page("ENG-1", shown._replace(facts=shown.facts.replace(evidence=rows)))
    assert [each.key for each in page.evidence] == ["b", "a", "e"]
    first = page.evidence[0]
    assert first.period == "1 April 2026 to 30 June 2026"
    assert first.about.endswith("– Move out of hours medical services to one site")
    assert page.evidence[1].about == "The whole duty"
    assert page.evidence[2].about == "gone – gone-too"


# first day, last day, words
PERIODS = [
    (None, None, ""),
    (date(2026, 4, 1), None, "from 1 April 2026"),
    (None, date(2027, 3, 31), "up to 31 March 2027"),
    (date(2026, 4, 1), date(2027, 3, 31), "1 April 2026 to 31 March 2027"),
]


@pytest.mark.parametrize(("first", "last", "expected"), PERIODS)
def test_the_period_of_evidence(first, last, expected):
    assert period_words(first, last) == expected


def test_changes_stand_the_latest_first(shown):
    page = a_page("act-2014/s42", shown)
    days = [each.day for each in page.changes]
    assert days == sorted(days, reverse=True)
    assert all(each.cause for each in page.changes)
    assert page.more_changes > 0


def test_a_question_offers_to_be_answered(finding, shown):
    one = finding(outcome="for_a_person", duty="act-2014/s42")
    page = finding_page(one, NOTHING, shown, may_judge=True)
    assert page.judge_url.startswith("/work/inverannoch/judgement/new/")
    assert page.attach_url.startswith("/work/inverannoch/evidence/new/")
    reader = finding_page(one, NOTHING, shown._replace(permissions=frozenset()), may_judge=True)
    assert (reader.judge_url, reader.attach_url) == ("", "")
    assert finding_page(one, NOTHING, shown, may_judge=False).judge_url == ""


def test_a_page_of_another_day_offers_nothing_to_record(finding, shown):
    one = finding(outcome="for_a_person", duty="act-2014/s42")
    past = shown._replace(as_at=date(2020, 1, 1), links=shown.links._replace(as_at=date(2020, 1, 1)))
    page = finding_page(one, NOTHING, past, may_judge=True)
    assert (page.judge_url, page.attach_url, page.answer.assign_url, page.answer.doing) == ("", "", "", None)
    assert finding_page(one, NOTHING, shown, may_judge=True).answer.doing is not None


def test_a_page_says_on_which_day_it_is_asked_again(finding, shown):
    one = finding(duty="BIO-1", outcome="not_yet_due")
    assert one.holds_until is not None
    again = finding_page(one, NOTHING, shown, may_judge=False).asked_again_on
    assert again is not None
    assert (again - one.holds_until).days == 1
    for_good = finding_page(one._replace(holds_until=None), NOTHING, shown, may_judge=False)
    assert for_good.asked_again_on is None


def test_a_judgement_is_shown_with_who_when_and_why(finding, shown):
    one = finding(outcome="for_a_person", duty="act-2014/s42")
    judged = Judgement(id="j", duty=one.key[0], part=one.key[1], subject=one.key[2], answer=Judged.MET,
                       reasons="In time", judged_by="chief officer", judged_on=date(2026, 1, 1))  # fmt: skip
    facts = shown.facts.replace(judgements=(judged,))
    (told,) = finding_page(one, NOTHING, shown._replace(facts=facts), may_judge=True).judgements
    assert (told.answer, told.reasons, told.judged_by, told.last_day) == ("met", "In time", "chief officer", None)
    assert a_page("act-2014/s42", shown._replace(facts=facts)).judgements == [told]


def test_an_answer_about_the_whole_duty_takes_no_evidence(findings, shown):
    whole = next(each for each in findings if each.part is None)
    page = finding_page(whole, NOTHING, shown, may_judge=False)
    assert (page.title, page.attach_url, page.evidence) == (whole.duty.title, "", [])


def test_the_facts_behind_an_answer_are_named_in_plain_words(finding, shown):
    used = used_shown(finding(duty="CLIM-1", outcome="not_met"), shown.facts, TODAY, shown.links)
    names = [each.name for each in used]
    assert "Other publications" in names
    publications = used[names.index("Other publications")]
    assert "Published on" in publications.columns
    assert "9 December 2022" in publications.rows[0].values
    assert "Climate report" in publications.rows[0].values
    missing = used_shown(finding(outcome="cannot_tell"), shown.facts.replace(payments=None), TODAY, shown.links)
    assert any(not each.is_recorded for each in missing)


def test_each_fact_leads_to_its_record_under_a_name_that_people_know(finding, shown):
    one = finding(duty="IJBO-P1", part="count_voting_proxies_only", subject="board-2026-09-16")
    used = {each.name: each for each in used_shown(one, shown.facts, TODAY, shown.links)}
    (meeting,) = [each for each in used["Meetings"].rows if each.url.endswith("/board-2026-09-16/")]
    assert meeting.url == "/work/inverannoch/records/meetings/row/board-2026-09-16/"
    assert "16 September 2026" in meeting.label
    assert "board-" not in meeting.label
    assert all("_" not in column and "." not in column for each in used.values() for column in each.columns)
    scheme = finding(duty="IS-0", subject="scheme-2015:IS-24-2")
    terms = {each.name: each for each in used_shown(scheme, shown.facts, TODAY, shown.links)}["Integration schemes"]
    assert terms.columns[0].endswith(": due on")


def test_every_answer_of_the_demonstration_can_say_what_it_rests_on(findings, shown):
    by_part = {each.key[:2]: each for each in findings}
    for one in by_part.values():
        for used in used_shown(one, shown.facts, TODAY, shown.links):
            assert used.name
            assert all(row.label for row in used.rows), one.key
