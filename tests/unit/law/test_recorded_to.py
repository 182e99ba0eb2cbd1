"""A record that is kept up to a day answers for days it covers, and concludes nothing from silence about later ones."""

import pytest

from comhla.law.facts import NOT_DONE, AuthorityIdentity, Evidence, Judged, Judgement, Plan, PlanReview
from tests.lib.law import COUNCIL, HEALTH_BOARD, an_authority, day, finding, outcome, started

KEPT_TO = day("2018-12-31")


def kept_to(recorded_to=KEPT_TO, **facts):
    identity = AuthorityIdentity(
        name="Strathmore", fictional=True, health_board=HEALTH_BOARD, councils=(COUNCIL,), recorded_to=recorded_to
    )
    return an_authority(authority=identity, **facts)


# review resolved on, as at, outcome. The last day in time is 31 March 2019, after the record ends.
REVIEWS = [
    (NOT_DONE, "2018-12-31", "not_yet_due"),
    (NOT_DONE, "2019-01-01", "not_yet_due"),
    (NOT_DONE, "2019-04-01", "cannot_tell"),
    (day("2018-11-01"), "2019-04-01", "met"),
]


@pytest.mark.parametrize(("resolved_on", "as_at", "expected"), REVIEWS)
def test_silence_after_the_record_ends_is_no_breach(resolved_on, as_at, expected):
    facts = kept_to(establishment=started(), plan_reviews=(PlanReview(id="r", plan="p", resolved_on=resolved_on),))
    assert outcome("act-2014/s37", "resolve_review_in_time", facts, as_at=as_at) == expected


def test_what_has_to_be_recorded_is_named():
    facts = kept_to(establishment=started(), plan_reviews=())
    found = finding("act-2014/s37", "resolve_review_in_time", facts, as_at="2019-04-01")
    assert found.because == "The record is kept up to 31 December 2018 only, so what holds since then cannot be told."
    assert found.answer.missing == ("authority.recorded_to",)


def a_late_plan(finalised_on="2018-02-01"):
    return (Plan(id="p", title="P", finalised_on=day(finalised_on), published_on=day("2018-03-01")),)


def test_a_question_about_a_covered_day_stays_a_question():
    facts = kept_to(plans=a_late_plan())
    assert outcome("act-2014/s35", "publish_without_delay", facts, as_at="2026-11-22") == "for_a_person"


def test_a_judgement_made_while_the_record_was_kept_stays():
    answer = {"answer": Judged.MET, "reasons": "It was short.", "judged_by": "chief officer", "judged_on": KEPT_TO}
    judged = Judgement(id="j", duty="act-2014/s35", part="publish_without_delay", **answer)
    facts = kept_to(plans=a_late_plan(), judgements=(judged,))
    assert outcome("act-2014/s35", "publish_without_delay", facts, as_at="2026-11-22") == "met"


def test_what_concerns_a_later_day_cannot_be_told():
    facts = kept_to(plans=a_late_plan("2019-02-01"))
    assert outcome("act-2014/s35", "publish_without_delay", facts, as_at="2026-11-22") == "cannot_tell"


def test_what_does_not_apply_needs_no_record_of_later_days():
    facts = kept_to()
    alone = facts.replace(authority=facts.authority.replace(other_councils_of_health_board=()))
    assert outcome("act-2014/s22", "co_operate_over_resources", alone, as_at="2026-11-22") == "not_applicable"


# the last day that the evidence speaks for, as at, outcome
SPENT = [
    (None, "2026-11-22", "met"),
    (day("2020-03-31"), "2020-03-31", "met"),
    (day("2020-03-31"), "2020-04-01", "not_evidenced"),
]


@pytest.mark.parametrize(("last_day", "as_at", "expected"), SPENT)
def test_evidence_for_a_time_that_is_over_no_longer_shows_a_continuing_duty(last_day, as_at, expected):
    kept = Evidence(id="e", duty="act-2014/s22", what="Minute", dated_on=day("2019-04-01"), period_last_day=last_day)
    facts = an_authority(evidence=(kept,))
    shared = facts.replace(authority=facts.authority.replace(other_councils_of_health_board=("Glenmore Council",)))
    assert outcome("act-2014/s22", "co_operate_over_resources", shared, as_at=as_at) == expected


# the first day from which the record is kept, outcome: the plan was finalised on 1 February 2018
KEPT_FROM = [(day("2018-02-01"), "for_a_person"), (day("2018-02-02"), "cannot_tell"), (None, "for_a_person")]


@pytest.mark.parametrize(("recorded_from", "expected"), KEPT_FROM)
def test_nobody_is_accused_of_what_came_before_the_record(recorded_from, expected):
    facts = an_authority(plans=a_late_plan())
    facts = facts.replace(authority=facts.authority.replace(recorded_from=recorded_from))
    assert outcome("act-2014/s35", "publish_without_delay", facts, as_at="2026-11-22") == expected


def test_what_was_done_before_the_record_still_counts():
    plan = Plan(id="p", title="P", finalised_on=day("2018-02-01"), published_on=day("2018-02-01"))
    facts = an_authority(plans=(plan,))
    facts = facts.replace(authority=facts.authority.replace(recorded_from=day("2020-01-01")))
    assert outcome("act-2014/s35", "publish_without_delay", facts, as_at="2026-11-22") == "met"
