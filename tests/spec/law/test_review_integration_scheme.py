"""act-2014/s44: reviewing the integration scheme at least every five years."""

import pytest

from comhla.law.facts import NOT_DONE, Evidence, ReviewResult, SchemeKind, SchemeReview
from tests.lib.law import COUNCIL, a_scheme, an_authority, day, finding, findings, outcome, silent

DUTY = "act-2014/s44"
IN_TIME, DECIDE, VIEWS, PERIOD = (
    "decide_review_in_time",
    "decide_whether_to_change",
    "take_account_of_views_in_review",
    "begin_a_new_period",
)
NO_CHANGES, CHANGES = ReviewResult.NO_CHANGES, ReviewResult.CHANGES


def a_review(decided=None, result=NO_CHANGES, **facts):
    on = day(decided) if isinstance(decided, str) else decided
    return SchemeReview(
        **{"id": f"review-{decided}", "scheme": "scheme-2015", "decided_on": on, "result": result, **facts}
    )


def a_revision(effect, approved="2019-06-01", **facts):
    return a_scheme(
        **{
            "id": "revised",
            "kind": SchemeKind.REVISED,
            "replaces": "scheme-2015",
            "approved_on": day(approved),
            "takes_effect_on": day(effect) if isinstance(effect, str) else effect,
            **facts,
        }
    )


def with_reviews(*reviews, approved="2015-05-27", later=(), **facts):
    return an_authority(schemes=(a_scheme(approved_on=day(approved)), *later), scheme_reviews=reviews, **facts)


# approved on, review decided on, as at, outcome for the first clock: the fifth anniversary is itself one day late
CLOCKS = [
    ("2015-05-27", NOT_DONE, "2020-05-26", "not_yet_due"),
    ("2015-05-27", NOT_DONE, "2020-05-27", "not_met"),
    ("2015-05-27", None, "2020-05-26", "not_yet_due"),
    ("2015-05-27", None, "2020-05-27", "cannot_tell"),
    ("2015-05-27", "2020-05-26", "2020-05-25", "not_yet_due"),
    ("2015-05-27", "2020-05-26", "2020-05-26", "met"),
    ("2015-05-27", "2020-05-27", "2020-05-27", "not_met"),
    ("2020-02-29", "2025-02-28", "2025-06-01", "met"),
    ("2020-02-29", "2025-03-01", "2025-06-01", "not_met"),
]


@pytest.mark.parametrize(("approved", "decided", "as_at", "expected"), CLOCKS)
def test_decide_review_in_time(approved, decided, as_at, expected):
    facts = with_reviews(a_review(decided), approved=approved)
    assert outcome(DUTY, IN_TIME, facts, as_at=as_at, subject=f"clock-{approved}") == expected


def test_one_day_late_says_so():
    found = finding(DUTY, IN_TIME, with_reviews(a_review("2020-05-27", CHANGES)), as_at="2020-06-01")
    assert found.because == (
        "Review of the integration scheme in the five years beginning with 27 May 2015:"
        " done on 27 May 2020, 1 day after the last day in time, 26 May 2020."
    )


def clocks(facts, *, as_at):
    return [each.subject.id for each in findings(DUTY, facts, as_at=as_at) if each.subject.id.startswith("clock")]


def test_a_decision_that_no_changes_are_needed_restarts_the_clock_on_its_day():
    facts = with_reviews(a_review("2019-06-15"))
    assert clocks(facts, as_at="2019-06-14") == ["clock-2015-05-27"]
    assert clocks(facts, as_at="2019-06-15") == ["clock-2015-05-27", "clock-2019-06-15"]
    found = finding(DUTY, IN_TIME, facts, as_at="2019-06-15", subject="clock-2019-06-15")
    # the decision that began the period does not count as the review of the same period
    assert (found.outcome.value, found.due) == ("not_yet_due", day("2024-06-14"))
    assert outcome(DUTY, IN_TIME, facts, as_at="2024-06-15", subject="clock-2019-06-15") == "not_met"


def test_a_revised_scheme_restarts_the_clock_on_the_day_ministers_specify():
    facts = with_reviews(a_review("2019-03-01", CHANGES), later=(a_revision("2020-02-29"),))
    assert clocks(facts, as_at="2020-02-28") == ["clock-2015-05-27"]  # approval and publication restart nothing
    late = with_reviews(a_review("2019-03-01", CHANGES), a_review("2025-03-01"), later=(a_revision("2020-02-29"),))
    found = finding(DUTY, IN_TIME, late, as_at="2025-03-01", subject="clock-2020-02-29")
    assert (found.outcome.value, found.due) == ("not_met", day("2025-02-28"))


def test_a_new_scheme_starts_the_clock_on_its_approval():
    new = a_scheme(id="new", kind=SchemeKind.NEW, approved_on=day("2018-01-10"))
    assert clocks(with_reviews(later=(new,)), as_at="2018-01-10") == ["clock-2015-05-27", "clock-2018-01-10"]


# schemes, outcome
UNDATED = [
    ((a_scheme(),), None),
    ((a_scheme(approved_on=NOT_DONE),), None),
    ((a_scheme(approved_on=None),), "cannot_tell"),
    ((a_scheme(), a_revision("2020-02-29")), None),
    ((a_scheme(), a_revision(NOT_DONE)), None),
    ((a_scheme(), a_revision(None)), "cannot_tell"),
    ((a_scheme(), a_revision(None).replace(approved_on=NOT_DONE)), None),
]


@pytest.mark.parametrize(("schemes", "expected"), UNDATED)
def test_know_when_five_years_began(schemes, expected):
    facts = an_authority(schemes=schemes, scheme_reviews=())
    if expected is None:
        assert silent(DUTY, "know_when_five_years_began", facts, as_at="2021-01-01")
    else:
        assert outcome(DUTY, "know_when_five_years_began", facts, as_at="2021-01-01") == expected


# revised scheme takes effect on, as at, outcome for the first clock, with no review recorded
RESTARTS = [
    ("2020-05-26", "2020-05-25", "not_yet_due"),
    ("2020-05-26", "2020-05-26", "met"),
    ("2020-05-27", "2020-05-27", "not_met"),
    (NOT_DONE, "2020-05-27", "not_met"),
]


@pytest.mark.parametrize(("effect", "as_at", "expected"), RESTARTS)
def test_a_period_that_a_new_one_replaced_in_time_did_not_run_out(effect, as_at, expected):
    facts = with_reviews(later=(a_revision(effect),))
    assert outcome(DUTY, IN_TIME, facts, as_at=as_at, subject="clock-2015-05-27") == expected


# review that a council asked for decided on, as at, outcome for the first clock: a reading, so a question
ON_REQUEST = [
    ("2018-03-01", "2018-02-28", "not_yet_due"),
    ("2018-03-01", "2018-03-01", "for_a_person"),
    ("2018-03-01", "2020-05-27", "for_a_person"),
    ("2020-05-27", "2020-05-27", "not_met"),
]


@pytest.mark.parametrize(("decided", "as_at", "expected"), ON_REQUEST)
def test_whether_a_review_on_request_counts_is_a_question(decided, as_at, expected):
    facts = with_reviews(a_review(decided, requested_by=COUNCIL))
    assert outcome(DUTY, IN_TIME, facts, as_at=as_at, subject="clock-2015-05-27") == expected


def test_a_period_that_began_with_a_review_on_request_is_never_found_to_have_run_out():
    facts = with_reviews(a_review("2018-03-01", requested_by=COUNCIL), a_review("2020-05-20", CHANGES))
    clock = "clock-2018-03-01"
    assert outcome(DUTY, IN_TIME, facts, as_at="2018-03-01", subject=clock) == "not_yet_due"
    alone = with_reviews(a_review("2018-03-01", requested_by=COUNCIL))
    assert outcome(DUTY, IN_TIME, alone, as_at="2023-02-28", subject=clock) == "not_yet_due"
    found = finding(DUTY, IN_TIME, alone, as_at="2023-03-01", subject=clock)
    assert found.outcome.value == "for_a_person"
    assert found.because.endswith("Did that begin a new period?")


# decided on, result, requested by, outcome as at 1 May 2020; the review began on 6 January 2020
DECISIONS = [
    ("2020-05-01", CHANGES, None, "met"),
    ("2020-05-01", None, None, "cannot_tell"),
    ("2020-05-02", CHANGES, None, "not_yet_due"),
    (NOT_DONE, None, None, "not_yet_due"),
    (None, None, None, "cannot_tell"),
    ("2020-05-01", CHANGES, COUNCIL, None),
]


@pytest.mark.parametrize(("decided", "result", "by", "expected"), DECISIONS)
def test_decide_whether_to_change(decided, result, by, expected):
    facts = with_reviews(a_review(decided, result, started_on=day("2020-01-06"), requested_by=by))
    if expected is None:
        assert silent(DUTY, DECIDE, facts, as_at="2020-05-01")
    else:
        assert outcome(DUTY, DECIDE, facts, as_at="2020-05-01") == expected


def test_a_review_with_no_day_is_not_asked_about():
    assert silent(DUTY, DECIDE, with_reviews(a_review(None)), as_at="2020-05-01")


@pytest.mark.parametrize(
    ("dated", "expected"), [("2020-05-01", "met"), ("2020-05-02", "not_evidenced"), (None, "not_evidenced")]
)
def test_take_account_of_views_in_review(dated, expected):
    evidence = () if dated is None else (Evidence(id="e", duty=DUTY, what="Report on views", dated_on=day(dated)),)
    facts = with_reviews(a_review("2020-05-01", started_on=day("2020-01-06")), evidence=evidence)
    assert outcome(DUTY, VIEWS, facts, as_at="2020-06-01") == expected
    assert silent(DUTY, VIEWS, facts, as_at="2020-04-30")
    asked_for = with_reviews(a_review("2020-05-01", requested_by=COUNCIL), evidence=evidence)
    assert silent(DUTY, VIEWS, asked_for, as_at="2020-06-01")


# result, requested by, revised scheme named, its day, as at, outcome; decided on 1 June 2019
PERIODS = [
    (NO_CHANGES, None, None, None, "2019-06-01", "met"),
    (NO_CHANGES, COUNCIL, None, None, "2019-06-01", "for_a_person"),
    (CHANGES, None, None, None, "2025-06-01", "for_a_person"),
    (CHANGES, None, "revised", "2020-02-29", "2020-02-28", "for_a_person"),
    (CHANGES, None, "revised", "2020-02-29", "2020-02-29", "met"),
    (CHANGES, COUNCIL, "revised", "2020-02-29", "2020-02-29", "met"),
    (CHANGES, None, None, "2020-02-29", "2020-02-29", "met"),
    (None, None, None, None, "2019-06-01", None),
]


@pytest.mark.parametrize(("result", "by", "named", "effect", "as_at", "expected"), PERIODS)
def test_begin_a_new_period(result, by, named, effect, as_at, expected):
    later = () if effect is None else (a_revision(effect),)
    facts = with_reviews(a_review("2019-06-01", result, requested_by=by, revised_scheme=named), later=later)
    if expected is None:
        assert silent(DUTY, PERIOD, facts, as_at=as_at)
    else:
        assert outcome(DUTY, PERIOD, facts, as_at=as_at) == expected


def test_after_changes_without_a_revised_scheme_the_clock_is_undefined():
    found = finding(DUTY, PERIOD, with_reviews(a_review("2019-06-01", CHANGES)), as_at="2019-06-01")
    assert "the clock is undefined" in found.because


def test_no_new_period_before_the_decision():
    facts = with_reviews(a_review("2019-06-01", started_on=day("2019-01-10")))
    assert silent(DUTY, PERIOD, facts, as_at="2019-05-31")


def test_reviews_not_recorded():
    facts = an_authority()
    assert {each.outcome.value for each in findings(DUTY, facts, as_at="2016-01-01")} == {"cannot_tell"}
    assert outcome(DUTY, IN_TIME, an_authority(scheme_reviews=()), as_at="2020-05-27") == "not_met"
