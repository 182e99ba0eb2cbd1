"""What changed: over time for one record, and between two checks."""

import pytest

from comhla.law.answers import for_a_person, met, not_applicable
from comhla.law.changes import Difference, changes, differences
from comhla.law.duty import EVIDENCE as EVIDENCE_KIND
from comhla.law.engine import check
from comhla.law.facts import NOT_DONE, Evidence, Judged, Judgement, Locality, Plan
from tests.lib.law import an_authority, day, started
from tests.lib.small_duties import a_duty, a_version, always, asked_of_plans, publish_by

FIRST, LAST = day("2020-01-01"), day("2020-12-31")
PLAN = Plan(id="p", title="Plan A", finalised_on=day("2019-03-01"), published_on=NOT_DONE)


def a_duty_of_plans(*versions, due="2020-06-30", by_day_of_plan=True):
    duty = a_duty(*versions)
    publish_by(asked_of_plans(duty, by_day_of_plan=by_day_of_plan), day(due))
    return duty


def told(duty, *plans, first_day=FIRST, last_day=LAST, **facts):
    found = changes(an_authority(plans=plans, **facts), first_day=first_day, last_day=last_day, among=[duty])
    return [
        (
            each.day.isoformat(),
            each.before and each.before.outcome.value,
            each.after and each.after.outcome.value,
            each.cause,
        )
        for each in found
    ]


OVER = "The day before was the last for the earlier answer."
BEGUN = "From this day there is something to ask."
# the plan, what changed
ONE_PLAN = [
    (PLAN, [("2020-07-01", "not_yet_due", "not_met", OVER)]),
    (
        PLAN.replace(published_on=day("2020-05-01")),
        [("2020-05-01", "not_yet_due", "met", "Recorded for that day: plans[p].published_on.")],
    ),
    (
        PLAN.replace(finalised_on=day("2020-02-01"), published_on=day("2020-02-01")),
        [("2020-02-01", None, "met", "Recorded for that day: plans[p].published_on.")],
    ),
    (PLAN.replace(finalised_on=day("2020-07-01")), [("2020-07-01", None, "not_met", BEGUN)]),
    (PLAN.replace(published_on=day("2019-05-01")), []),
]


@pytest.mark.parametrize(("plan", "expected"), ONE_PLAN)
def test_a_change_names_its_day_both_answers_and_its_cause(plan, expected):
    assert told(a_duty_of_plans(), plan) == expected


QUESTION = for_a_person("Was it right?")
JUDGED = Judgement(
    id="j",
    duty="TEST-1",
    part="the_same",
    subject="p",
    answer=Judged.MET,
    reasons="It was.",
    judged_by="chief officer",
    judged_on=day("2020-05-01"),
)
BY_JUDGEMENT = "Recorded for that day: judgements[j].judged_on."
# the judgements, what changed
JUDGEMENTS = [
    ([JUDGED], [("2020-05-01", "for_a_person", "met", BY_JUDGEMENT)]),
    ([JUDGED.replace(subject=None)], [("2020-05-01", "for_a_person", "met", BY_JUDGEMENT)]),
    ([JUDGED.replace(subject="q")], []),
    (
        [JUDGED.replace(last_day=day("2020-06-30"))],
        [
            ("2020-05-01", "for_a_person", "met", BY_JUDGEMENT),
            ("2020-07-01", "met", "for_a_person", "The day before was the last for the earlier answer."),
        ],
    ),
    (
        [JUDGED.replace(id="i", judged_by="clerk"), JUDGED],
        [("2020-05-01", "for_a_person", "met", BY_JUDGEMENT)],
    ),
]


@pytest.mark.parametrize(("judgements", "expected"), JUDGEMENTS)
def test_a_judgement_that_changed_the_answer_is_its_cause(judgements, expected):
    duty = a_duty()
    always(asked_of_plans(duty), QUESTION)
    assert told(duty, PLAN, judgements=tuple(judgements)) == expected


# the evidence, what changed
SHOWN = Evidence(id="e", duty="TEST-1", what="Minute", dated_on=day("2020-05-01"))
EVIDENCE = [
    (SHOWN, [("2020-05-01", "not_evidenced", "met", "Recorded for that day: evidence[e].dated_on.")]),
    (SHOWN.replace(subject="q"), []),
    (
        SHOWN.replace(dated_on=day("2019-05-01"), period_last_day=day("2020-06-30")),
        [("2020-07-01", "met", "not_evidenced", "The day before was the last for the earlier answer.")],
    ),
]


@pytest.mark.parametrize(("piece", "expected"), EVIDENCE)
def test_evidence_that_changed_the_answer_is_its_cause(piece, expected):
    duty = a_duty()

    @asked_of_plans(duty, by_day_of_plan=False).part("s.1", EVIDENCE_KIND, uses=("plans", "evidence"))
    def show_it(asked, plan):
        return asked.evidence(of="thought", then="Record it.")

    assert told(duty, PLAN, evidence=(piece,)) == expected


def test_a_judgement_that_changed_nothing_is_no_cause():
    judged = JUDGED.replace(part="publish", judged_on=day("2020-07-01"))
    assert told(a_duty_of_plans(), PLAN, judgements=(judged,)) == [("2020-07-01", "not_yet_due", "not_met", OVER)]


def test_a_day_on_which_the_outcome_stays_is_no_change():
    assert told(a_duty_of_plans(), PLAN.replace(published_on=day("2020-07-02"))) == [
        ("2020-07-01", "not_yet_due", "not_met", OVER)
    ]


def test_changes_come_in_order_of_day_whatever_the_order_of_the_book():
    plans = (
        PLAN,
        PLAN.replace(id="q", published_on=day("2020-02-01")),
        PLAN.replace(id="r", published_on=day("2020-05-01")),
    )
    assert [each[0] for each in told(a_duty_of_plans(), *plans)] == ["2020-02-01", "2020-05-01", "2020-07-01"]


def test_two_plans_in_a_row_are_not_taken_for_one():
    plans = (PLAN.replace(published_on=day("2019-05-01")), PLAN.replace(id="q", finalised_on=FIRST))
    assert told(a_duty_of_plans(due="2021-06-30"), *plans) == []


def test_the_law_may_be_what_changed():
    first, second = a_version(1, last_day=day("2020-08-31")), a_version(2, day("2020-09-01"))
    duty = a_duty(first, second)
    kind = asked_of_plans(duty, by_day_of_plan=False)
    always(kind, met("Done."), versions=(1,))
    always(kind, not_applicable("Not any more."), versions=(2,))
    assert told(duty, PLAN) == [
        ("2020-09-01", "met", None, OVER),
        ("2020-09-01", None, "not_applicable", BEGUN),
    ]
    same = a_duty(first, second)

    @asked_of_plans(same, by_day_of_plan=False).part("s.1", duty.parts[0].kind, uses=("plans",))
    def by_law(asked, plan):
        return met("Done.") if asked.reached(day("2020-09-01")) else not_applicable("Not yet.")

    assert told(same, PLAN) == [("2020-09-01", "not_applicable", "met", "The law changed.")]


def test_a_fact_that_the_part_does_not_use_is_no_cause():
    localities = (Locality(id="l", name="North", first_day=day("2020-07-01")),)
    assert told(a_duty_of_plans(), PLAN, localities=localities) == [("2020-07-01", "not_yet_due", "not_met", OVER)]


def test_the_duty_as_a_whole_changes_too():
    duty = a_duty(pending="no order has begun it.")
    assert told(duty, PLAN) == []
    late = a_duty_of_plans(a_version(1, day("2020-07-01")))
    facts = an_authority()
    (change,) = changes(facts, first_day=FIRST, last_day=LAST, among=[late])
    assert (change.unit.part, change.before, change.after.outcome, change.cause) == (None, None, "cannot_tell", BEGUN)


def test_changes_of_the_whole_book():
    facts = an_authority(establishment=started(), performance_reports=())
    found = changes(facts, first_day=day("2026-07-31"), last_day=day("2026-08-01"))
    assert {"act-2014/s42"} <= {each.unit.duty.id for each in found}
    assert {each.day for each in found} == {day("2026-08-01")}


def compare(one, other, as_at="2020-07-01", later=None, duty=None):
    duty = duty or a_duty_of_plans()
    return differences(
        check(an_authority(plans=one), as_at=day(as_at), among=[duty]),
        check(an_authority(plans=other), as_at=day(later or as_at), among=[duty]),
    )


def test_what_is_the_same_is_no_difference():
    assert compare((PLAN,), (PLAN,)) == []


def test_another_outcome_or_reason_is_a_difference():
    (outcome,) = compare((PLAN,), (PLAN.replace(published_on=day("2020-06-01")),))
    assert (outcome.before.outcome, outcome.after.outcome, outcome.law_changed) == ("not_met", "met", False)
    assert outcome.shown is outcome.after
    (reason,) = compare((PLAN,), (PLAN.replace(title="Plan B"),))
    assert (reason.before.outcome, reason.after.outcome) == ("not_met", "not_met")


def test_what_is_there_on_one_side_only_is_a_difference_in_the_order_of_the_book():
    found = compare((PLAN, PLAN.replace(id="q")), (PLAN.replace(id="r"), PLAN.replace(id="q")))
    assert [each.shown.subject.id for each in found] == ["p", "r"]
    assert [each.after is None for each in found] == [True, False]
    assert [each.before is None for each in found] == [False, True]
    assert [each.law_changed for each in found] == [False, False]


def test_the_same_answer_under_another_law_is_a_difference():
    duty = a_duty_of_plans(
        a_version(1, last_day=day("2020-08-31")), a_version(2, day("2020-09-01")), by_day_of_plan=False
    )
    published = (PLAN.replace(published_on=day("2019-05-01")),)
    (found,) = compare(published, published, "2020-08-31", "2020-09-01", duty)
    assert found.before.because == found.after.because
    assert found.law_changed


def test_a_difference_without_either_side_cannot_be_shown():
    with pytest.raises(AssertionError):
        _ = Difference(None, None).shown
