"""One answer in a list: its words, its owner, its evidence, and the one thing to do."""

from __future__ import annotations

from datetime import date

import pytest

from comhla.law.facts import Evidence
from comhla.law.sources import Citation, Standing, Verified
from comhla.web.access.roles import Permission
from comhla.web.duties.links import Fact, missing_fact
from comhla.web.duties.owners import Owners
from comhla.web.duties.presenters.items import evidence_state, item
from comhla.web.duties.presenters.words import how_long, plain, verified_words
from tests.lib.web import TODAY
from tests.unit.web.duties.conftest import an_assignment

# day, how far away it is from 22 November 2026
FAR = [
    ("2026-11-22", "today"),
    ("2026-11-23", "in 1 day"),
    ("2026-12-22", "in 30 days"),
    ("2026-11-21", "1 day ago"),
    ("2026-08-14", "100 days ago"),
    ("2027-03-03", "in 3 months"),
    ("2026-08-13", "3 months ago"),
    ("2028-11-22", "in 2 years"),
    ("2020-07-31", "6 years ago"),
]


@pytest.mark.parametrize(("day", "expected"), FAR)
def test_how_far_away_a_day_is(day, expected):
    assert how_long(date.fromisoformat(day), TODAY) == expected


# label, in plain words
LABELS = [
    ("the five years beginning with 2022-10-01", "The five years beginning with 1 October 2022"),
    ("the financial year 2026-27", "The financial year 2026-27"),
    ("voted in: vote-2026-09-16.", "Voted in: vote-2026-09-16."),
    ("on 2026-02-31", "On 2026-02-31"),
    ("", ""),
]


@pytest.mark.parametrize(("label", "expected"), LABELS)
def test_labels_say_days_in_words_and_leave_ids_alone(label, expected):
    assert plain(label) == expected


def a_citation(verified: Verified) -> Citation:
    return Citation(title="An Act", provision="s.1", url="https://example.org", verified=verified)


def test_law_that_was_read_says_no_more():
    assert "were read" in verified_words(a_citation(Verified.TEXT_SEEN), Standing.LAW)


@pytest.mark.parametrize("standing", list(Standing))
@pytest.mark.parametrize("verified", list(Verified))
def test_what_is_not_law_or_was_not_read_never_accuses(standing, verified):
    words = verified_words(a_citation(verified), standing)
    is_firm = standing is Standing.LAW and verified is Verified.TEXT_SEEN
    assert ("never says that a duty is broken" in words) is not is_firm


# outcome, duty, part, words of the link, where it leads; None for no link
ACTS = [
    ("for_a_person", "act-2014/s42", "", "Record a judgement", "/work/inverannoch/judgement/new/?duty=act-2014%2Fs42&part=publish_in_time&subject=2019-20"),
    ("not_evidenced", "ENG-1", "give_feedback", "Attach evidence", "/work/inverannoch/evidence/new/?duty=ENG-1&part=give_feedback&subject=decision-2026-november"),
    ("not_yet_due", "IJBO-S1", "put_minutes_to_next_meeting", "Record what was done", "/work/inverannoch/records/meetings/row/"),
    ("not_met", "APR-7", "", "Record what was done", "/work/inverannoch/records/performance_reports/row/report-2022-23/?next="),
    ("not_yet_due", "act-2014/s44", "", "Record what was done", "/work/inverannoch/records/scheme_reviews/?next="),
    ("not_yet_due", "PSED-4", "publish_outcomes_in_time", "Record what was done", "/work/inverannoch/records/publications/new/?kind=equality_outcomes&next="),
    ("not_yet_due", "BIO-1", "", "Record what was done", "/work/inverannoch/records/publications/?next="),
    ("cannot_tell", "act-2014/s14", "", "Record what is missing", "/work/inverannoch/records/payments/"),
    ("not_met", "CLIM-1", "", None, None),
    ("met", "act-2014/s42", "", None, None),
    ("not_applicable", "", "", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("outcome", "duty", "part", "label", "begins"), ACTS)
def test_there_is_one_link_to_act_where_something_is_to_be_done(outcome, duty, part, label, begins, finding, shown):
    told = item(finding(outcome=outcome, duty=duty, part=part), shown).doing
    assert (told and told.label) == label
    if told is not None:
        assert told.url.startswith(begins)


@pytest.mark.parametrize(
    ("outcome", "needed"),
    [
        ("for_a_person", Permission.JUDGEMENT_RECORD),
        ("cannot_tell", Permission.FACTS_RECORD),
        ("not_evidenced", Permission.EVIDENCE_ATTACH),
    ],
)
def test_the_link_is_for_those_who_may(outcome, needed, finding, shown):
    one = finding(outcome=outcome, duty="ENG-1" if outcome == "not_evidenced" else "")
    assert item(one, shown).doing is not None
    assert item(one, shown._replace(permissions=shown.permissions - {needed})).doing is None
    assert item(one, shown._replace(permissions=frozenset())).assign_url == ""


def test_owner_due_day_and_law_are_told(finding, shown):
    told = item(finding(duty="BIO-1", outcome="not_yet_due"), shown)
    assert told.owner == "Petra"
    assert (told.due, told.how_long, told.is_past) == (date(2026, 12, 12), "in 20 days", False)
    assert told.section == "s.2A, Nature Conservation (Scotland) Act 2004"
    assert told.subject == "The biodiversity report after that of 13 December 2023"


def test_done_but_late_is_over_and_asks_for_nothing(finding, shown):
    told = item(finding(duty="CLIM-1", outcome="not_met"), shown)
    assert (told.is_over, told.is_past, told.doing) == (True, True, None)


def test_evidence_counts_when_its_own_day_has_come(finding, shown):
    one = finding(duty="ENG-1", part="give_feedback")
    evidence = Evidence(id="e", duty="ENG-1", what="Newsletter", dated_on=date(2026, 11, 20))
    facts = shown.facts.replace(evidence=(evidence,))
    assert evidence_state(one, facts, TODAY).words == "1 piece, 20 November 2026"
    assert evidence_state(one, facts, date(2026, 11, 19)).words == "None recorded"
    two = facts.replace(evidence=(evidence, evidence.replace(id="f", dated_on=date(2026, 11, 21))))
    assert evidence_state(one, two, TODAY).words == "2 pieces, the latest of 21 November 2026"
    assert evidence_state(finding(duty="CLIM-1", outcome="met"), facts, TODAY).words == "Rests on recorded facts"


def test_an_answer_that_is_met_without_evidence_rests_on_facts(findings, shown):
    asking = [each for each in findings if each.part and "evidence" in each.part.uses and each.outcome.value == "met"]
    by_facts = [each for each in asking if not shown.facts.evidence_on(*each.key)]
    assert by_facts
    assert {evidence_state(each, shown.facts, TODAY).words for each in by_facts} == {"Rests on recorded facts"}


def test_an_owner_is_named_or_changed_and_both_come_back_to_the_answer(finding, shown):
    owned, free = item(finding(duty="BIO-1"), shown), item(finding(duty="CLIM-1"), shown)
    assert (owned.assign_words, free.assign_words) == ("Change the owner", "Name an owner")
    assert owned.assign_url.startswith("/work/inverannoch/owners/1/?next=%2Fwork%2Finverannoch%2Fanswer%2F")
    assert free.assign_url.startswith("/work/inverannoch/owners/new/?duty=CLIM-1&")
    assert "&next=%2Fwork%2Finverannoch%2Fanswer%2F" in free.assign_url


def test_the_fact_to_record_is_that_of_the_subject_itself(finding):
    one = finding(duty="IJBO-S1", part="put_minutes_to_next_meeting", outcome="not_yet_due")
    found = missing_fact(one)
    assert found is not None
    assert found == Fact("meetings", one.subject.id)


def test_no_field_is_gone_to_that_the_answer_does_not_name(findings):
    for one in findings:
        fact = missing_fact(one)
        if fact is not None and fact.field:
            places = [place for place in one.answer.missing if place.startswith(f"{fact.collection}.{fact.field}")]
            assert places, one.key


def test_a_field_that_the_answer_names_is_gone_to_in_the_row_of_the_subject(finding):
    one = finding(duty="IJBO-S1", part="put_minutes_to_next_meeting", outcome="not_yet_due")
    named = one._replace(answer=one.answer._replace(missing=("meetings.minutes_submitted_on",)))
    assert missing_fact(named) == Fact("meetings", one.subject.id, "minutes_submitted_on")
    assert missing_fact(one._replace(answer=one.answer._replace(missing=("payments.paid_on",)))) == Fact(
        "payments", field="paid_on"
    )


def test_a_fact_about_the_authority_itself_has_a_page_of_its_own(shown):
    links = shown.links._replace(as_at=date(2020, 1, 1))
    url = links.record(Fact("authority", field="recorded_to"), back_to="/work/inverannoch/")
    assert url == "/work/inverannoch/records/authority/?field=recorded_to&next=%2Fwork%2Finverannoch%2F"


def test_links_to_read_keep_the_day_and_links_to_record_do_not(shown):
    links = shown.links._replace(as_at=date(2020, 1, 1))
    assert links.duty("BIO-1") == "/work/inverannoch/duties/BIO-1/?as_at=2020-01-01"
    assert links.attach(("BIO-1", "", "")) == "/work/inverannoch/evidence/new/?duty=BIO-1"


# what is owned; who owns the part `p` for the subject `s`
CLOSEST = [
    ([("", "", "Whole")], "Whole"),
    ([("", "", "Whole"), ("", "s", "Subject")], "Subject"),
    ([("", "", "Whole"), ("", "s", "Subject"), ("p", "", "Part")], "Part"),
    ([("p", "", "Part"), ("p", "s", "Just that")], "Just that"),
    ([("q", "", "Other part"), ("", "t", "Other subject")], None),
]


@pytest.mark.parametrize(("owned", "expected"), CLOSEST)
def test_the_closest_assignment_wins(owned, expected):
    owners = Owners(an_assignment("D", name, part=part, subject=subject) for part, subject, name in owned)
    found = owners.of(("D", "p", "s"))
    assert (found and found.name) == expected


def test_owners_are_named_in_order():
    assert Owners([an_assignment("D", "zoe"), an_assignment("E", "Anna"), an_assignment("F", "zoe")]).names == [
        "Anna",
        "zoe",
    ]
