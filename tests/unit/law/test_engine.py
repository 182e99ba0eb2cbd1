"""Asking duties: what is asked of what, whom a version binds, and what judgements and unread words do to an answer."""

import pytest

from comhla.law.answers import for_a_person, met, not_applicable, not_met
from comhla.law.asked import Asked
from comhla.law.duty import BEGINNING, BOARD_ONLY, LEAD_AGENCY_ONLY, PERSON, Councils, Subject
from comhla.law.engine import ask, check, units
from comhla.law.errors import ConflictingVersions
from comhla.law.facts import NOT_DONE, AuthorityIdentity, Judged, Judgement, Plan
from comhla.law.sources import Standing, Verified
from comhla.reference.models import Model
from tests.lib.law import COUNCIL, SECOND_COUNCIL, a_scheme, an_authority, assert_fit_to_be_read, day
from tests.lib.small_duties import (
    A_BREACH,
    GUIDANCE,
    MET,
    a_citation,
    a_duty,
    a_version,
    always,
    asked_of_plans,
    publish_by,
)

TODAY = day("2026-11-22")
PLAN = Plan(id="p", title="Plan A", finalised_on=day("2020-01-01"))


def with_plan(**facts):
    return an_authority(**{"plans": (PLAN,), **facts})


def findings(duty, facts, as_at=TODAY):
    """What `check` says, which has to be what asking every unit by itself says."""
    together = check(facts, as_at=as_at, among=[duty])
    asked = Asked(facts, as_at)
    one_by_one = [found for unit in units(duty, facts, until=as_at) if (found := ask(unit, asked)) is not None]
    assert list(together) == one_by_one
    for each in together:
        assert_fit_to_be_read(each)
    return together


def outcomes(duty, facts, as_at=TODAY):
    return [each.outcome.value for each in findings(duty, facts, as_at)]


def a_duty_of_plans(answer=MET, *versions, as_kind=PERSON, by_day_of_plan=True, part=None, **told):
    duty = a_duty(*versions, **told)
    always(asked_of_plans(duty, by_day_of_plan=by_day_of_plan), answer, as_kind=as_kind, **(part or {}))
    return duty


def test_a_finding_names_duty_version_part_and_subject():
    duty = a_duty_of_plans()
    (found,) = findings(duty, with_plan())
    assert (found.duty, found.version, found.part) == (duty, duty.versions[0], duty.parts[0])
    assert (found.subject.id, found.subject.label, found.subject.of) == ("p", "Plan A", PLAN)
    assert (found.answer, found.holds_until) == (MET, None)


def test_every_part_is_asked_of_every_subject_in_order_of_writing():
    duty = a_duty()
    kind = asked_of_plans(duty)
    always(kind, MET)
    always(kind, not_applicable("Not here."))
    second = asked_of_plans(duty)
    always(second, A_BREACH)
    plans = (PLAN, PLAN.replace(id="q"))
    found = findings(duty, with_plan(plans=plans))
    assert [(each.subject.id, each.outcome.value) for each in found] == [
        ("p", "met"),
        ("p", "not_applicable"),
        ("q", "met"),
        ("q", "not_applicable"),
        ("p", "not_met"),
        ("q", "not_met"),
    ]
    asked_of = list(units(duty, with_plan(plans=plans), until=TODAY))
    assert [each.kind for each in asked_of] == [None, kind, kind, kind, kind, second, second]
    assert all(each.duty is duty for each in asked_of)


def test_every_duty_of_the_book_is_checked_where_none_is_named():
    everything = check(an_authority(), as_at=TODAY)
    assert {each.duty.id for each in everything} > {"act-2014/s42", "act-2014/s37"}


def test_a_part_that_has_nothing_to_say_leaves_no_finding():
    assert findings(a_duty_of_plans(None), with_plan()) == ()


# as at, asked about: the plan was finalised on 1 January 2020
OPEN = [("2019-12-31", []), ("2020-01-01", ["met"])]


@pytest.mark.parametrize("by_day_of_plan", [True, False])
@pytest.mark.parametrize(("as_at", "expected"), OPEN)
def test_a_subject_is_asked_about_from_the_day_it_opens(as_at, expected, by_day_of_plan):
    duty = a_duty_of_plans(by_day_of_plan=by_day_of_plan)
    assert outcomes(duty, with_plan(), day(as_at)) == expected


def test_the_same_facts_may_be_asked_about_again_and_as_at_other_days():
    duty, other, facts = a_duty_of_plans(), a_duty_of_plans(A_BREACH), with_plan()
    first = findings(duty, facts)
    assert findings(duty, facts) == first
    assert outcomes(duty, facts, day("2019-12-31")) == []
    assert outcomes(other, facts) == ["not_met"]
    assert findings(duty, facts) == first


def test_a_subject_that_is_closed_does_not_hide_those_after_it():
    plans = (PLAN.replace(finalised_on=day("2030-01-01")), PLAN.replace(id="q"))
    assert [each.subject.id for each in findings(a_duty_of_plans(), with_plan(plans=plans))] == ["q"]


def test_an_answer_holds_until_the_next_day_that_matters_to_it():
    duty = a_duty()
    publish_by(asked_of_plans(duty), day("2027-03-31"))
    (found,) = findings(duty, with_plan(plans=(PLAN.replace(published_on=NOT_DONE),)))
    assert (found.outcome, found.holds_until) == ("not_yet_due", day("2027-03-31"))


def test_days_compared_for_one_part_do_not_end_the_answer_of_another():
    duty = a_duty()
    kind = asked_of_plans(duty)
    publish_by(kind, day("2027-03-31"))
    always(kind, MET)
    assert [each.holds_until for each in findings(duty, with_plan())] == [day("2027-03-31"), None]


CHANGED = (a_version(1, last_day=day("2024-12-31")), a_version(2, day("2025-01-01")))
# the plan is finalised on, version: the law of the day of the act
BY_DAY_OF_THE_ACT = [("2014-12-31", None), ("2015-01-01", 1), ("2024-12-31", 1), ("2025-01-01", 2)]


@pytest.mark.parametrize(("finalised_on", "number"), BY_DAY_OF_THE_ACT)
def test_an_act_is_judged_by_the_law_of_its_day(finalised_on, number):
    duty = a_duty_of_plans(MET, *CHANGED)
    found = findings(duty, with_plan(plans=(PLAN.replace(finalised_on=day(finalised_on)),)))
    assert [each.version.number for each in found] == ([] if number is None else [number])


# as at, version: a continuing duty is judged by the law of the day asked about
BY_DAY_ASKED_ABOUT = [("2024-12-31", 1), ("2025-01-01", 2)]


@pytest.mark.parametrize(("as_at", "number"), BY_DAY_ASKED_ABOUT)
def test_a_continuing_duty_is_judged_by_the_law_of_the_day(as_at, number):
    duty = a_duty_of_plans(MET, *CHANGED, by_day_of_plan=False)
    (found,) = findings(duty, with_plan(), day(as_at))
    assert found.version.number == number
    assert found.holds_until == (day("2024-12-31") if number == 1 else None)


def test_a_part_of_a_later_version_is_not_asked_under_an_earlier_one():
    duty = a_duty_of_plans(MET, *CHANGED, part={"versions": (2,)})
    assert outcomes(duty, with_plan()) == []
    assert outcomes(duty, with_plan(plans=(PLAN.replace(finalised_on=day("2025-01-01")),))) == ["met"]


@pytest.mark.parametrize("by_day_of_plan", [True, False])
def test_two_versions_for_one_day_are_refused(by_day_of_plan):
    duty = a_duty_of_plans(MET, a_version(3), a_version(7), by_day_of_plan=by_day_of_plan)
    with pytest.raises(ConflictingVersions, match=r"Versions \[3, 7\] of TEST-1"):
        check(with_plan(), as_at=TODAY, among=[duty])


# models of the duty, models of the version, model of the scheme, is bound
MODELS = [
    (BOARD_ONLY, None, Model.BODY_CORPORATE, True),
    (BOARD_ONLY, None, Model.COUNCIL_LEADS, False),
    (LEAD_AGENCY_ONLY, None, Model.BODY_CORPORATE, False),
    (LEAD_AGENCY_ONLY, None, Model.BOTH_LEAD, True),
    (BOARD_ONLY, LEAD_AGENCY_ONLY, Model.BODY_CORPORATE, False),
    (BOARD_ONLY, LEAD_AGENCY_ONLY, Model.COUNCIL_LEADS, True),
]


@pytest.mark.parametrize("by_day_of_plan", [True, False])
@pytest.mark.parametrize(("of_duty", "of_version", "model", "bound"), MODELS)
def test_a_version_binds_its_models_or_those_of_the_duty(of_duty, of_version, model, bound, by_day_of_plan):
    version = a_version(models=of_version)
    duty = a_duty_of_plans(MET, version, models=of_duty, elsewhere="See TEST-2.", by_day_of_plan=by_day_of_plan)
    assert outcomes(duty, with_plan(model=model)) == (["met"] if bound else ["not_applicable"])


# councils of the duty, councils of the scheme, is bound
COUNCILS = [
    (Councils.ANY, (COUNCIL,), True),
    (Councils.ANY, (COUNCIL, SECOND_COUNCIL), True),
    (Councils.ONE, (COUNCIL,), True),
    (Councils.ONE, (COUNCIL, SECOND_COUNCIL), False),
    (Councils.SEVERAL, (COUNCIL,), False),
    (Councils.SEVERAL, (COUNCIL, SECOND_COUNCIL), True),
]


@pytest.mark.parametrize(("of_duty", "councils", "bound"), COUNCILS)
def test_a_duty_may_bind_only_one_council_or_only_several(of_duty, councils, bound):
    duty = a_duty_of_plans(councils=of_duty, elsewhere="See TEST-2.")
    assert outcomes(duty, with_plan(councils=councils)) == (["met"] if bound else ["not_applicable"])


# model, councils, reason
ELSEWHERE = [
    (Model.COUNCIL_LEADS, (COUNCIL,), "(c), {title} with one council"),
    (Model.COUNCIL_LEADS, (COUNCIL, SECOND_COUNCIL), "(c), {title} with several councils"),
]


@pytest.mark.parametrize(("model", "councils", "here"), ELSEWHERE)
def test_who_is_bound_instead_is_said_of_the_duty_as_a_whole(model, councils, here):
    duty = a_duty_of_plans(models=BOARD_ONLY, bearer="the board", elsewhere="See TEST-2.")
    (found,) = findings(duty, with_plan(model=model, councils=councils))
    assert (found.outcome, found.part, found.version) == ("not_applicable", None, duty.versions[0])
    assert found.subject.id == "authority"
    assert found.subject.label == "Strathmore"
    said = here.format(title=model.title)
    assert found.because == f"This binds the board; here the model of integration is {said}. See TEST-2."


def test_what_does_not_bind_here_is_said_from_the_day_it_is_law():
    duty = a_duty_of_plans(MET, a_version(1, day("2025-01-01")), models=LEAD_AGENCY_ONLY, elsewhere="See TEST-2.")
    assert outcomes(duty, with_plan(), day("2024-12-31")) == []
    assert outcomes(duty, with_plan(), day("2025-01-01")) == ["not_applicable"]


def test_the_law_that_ended_is_still_the_latest():
    ended = (a_version(1, last_day=day("2024-12-31")),)
    (found,) = findings(a_duty_of_plans(MET, *ended, models=LEAD_AGENCY_ONLY, elsewhere="See TEST-2."), with_plan())
    assert found.version is ended[0]


LATER = a_scheme(Model.COUNCIL_LEADS, id="later", approved_on=day("2022-01-01"))


def test_a_past_act_is_asked_about_under_the_model_of_its_day():
    duty = a_duty_of_plans(models=BOARD_ONLY, elsewhere="See TEST-2.")
    facts = with_plan(schemes=(a_scheme(), LATER))
    assert outcomes(duty, facts) == ["not_applicable", "met"]
    assert outcomes(duty, facts.replace(plans=(PLAN.replace(finalised_on=day("2022-01-01")),))) == ["not_applicable"]


def test_a_continuing_duty_ends_with_the_model():
    duty = a_duty_of_plans(models=BOARD_ONLY, elsewhere="See TEST-2.", by_day_of_plan=False)
    facts = with_plan(schemes=(a_scheme(), LATER))
    (found,) = findings(duty, facts, day("2021-12-31"))
    assert (found.outcome, found.holds_until) == ("met", day("2021-12-31"))
    assert outcomes(duty, facts, day("2022-01-01")) == ["not_applicable"]


def test_where_the_model_is_not_recorded_nothing_but_that_is_said():
    facts = with_plan(schemes=None)
    (found,) = findings(a_duty_of_plans(), facts)
    assert (found.outcome, found.part, found.version) == ("cannot_tell", None, found.duty.versions[0])
    assert found.answer.missing == ("schemes.model", "authority.code")
    assert next(iter(units(found.duty, facts, until=TODAY))).subject == Subject(
        "authority", "Strathmore", BEGINNING, None, None
    )


def test_a_duty_that_is_pending_says_why():
    (found,) = findings(a_duty(pending="no order has begun it."), with_plan())
    assert found.outcome == "not_applicable"
    assert found.because == "This is not in force as seen: no order has begun it."


# plans recorded, outcome, missing
RECORDED = [(None, ["cannot_tell"], ("plans",)), ((), [], None), ((PLAN,), ["met"], ())]


@pytest.mark.parametrize(("plans", "expected", "missing"), RECORDED)
def test_a_collection_that_is_not_recorded_is_named_once(plans, expected, missing):
    found = findings(a_duty_of_plans(), with_plan(plans=plans))
    assert [each.outcome.value for each in found] == expected
    assert [each.answer.missing for each in found] == ([] if missing is None else [missing])


def test_only_the_kind_of_subject_that_lacks_its_collection_cannot_be_told():
    duty = a_duty()

    @duty.each("meetings", "plans", "members")
    def meeting(facts, until):
        yield from ()

    always(meeting, MET)
    always(asked_of_plans(duty), MET)
    found = findings(duty, with_plan())
    assert [each.outcome.value for each in found] == ["cannot_tell", "met"]
    assert found[0].subject == Subject("meeting", "Strathmore", BEGINNING, None, None)
    assert found[0].key == ("TEST-1", "", "meeting")
    assert found[0].answer.missing == ("meetings", "members")
    assert found[0].because == "Nothing is recorded under meetings and members, so this cannot be told."
    assert found[0].next_step == (
        "Record meetings and members in the authority file; an empty list says that there are none."
    )


def test_a_missing_collection_is_not_asked_for_before_the_law_began_nor_of_those_it_does_not_bind():
    late = a_duty_of_plans(MET, a_version(1, day("2025-01-01")))
    assert outcomes(late, with_plan(plans=None), day("2024-12-31")) == []
    assert outcomes(late, with_plan(plans=None), day("2025-01-01")) == ["cannot_tell"]
    facts = with_plan(plans=None, schemes=(a_scheme(), LATER))
    other = a_duty_of_plans(models=BOARD_ONLY, elsewhere="See TEST-2.")
    assert outcomes(other, facts, day("2021-12-31")) == ["cannot_tell"]
    assert outcomes(other, facts) == ["not_applicable"]


# verified of the version, verified of the part, standing, what is said of a breach
FIRM = [
    (Verified.TEXT_SEEN, None, Standing.LAW, "not_met"),
    (Verified.PART_SEEN, Verified.TEXT_SEEN, Standing.LAW, "not_met"),
    (Verified.TEXT_SEEN, Verified.PART_SEEN, Standing.LAW, "for_a_person"),
    (Verified.PART_SEEN, None, Standing.LAW, "for_a_person"),
    (Verified.SEED_ONLY, None, Standing.LAW, "for_a_person"),
    (Verified.TEXT_SEEN, None, GUIDANCE, "for_a_person"),
    (Verified.TEXT_SEEN, None, Standing.POLICY, "for_a_person"),
]


@pytest.mark.parametrize(("of_version", "of_part", "standing", "expected"), FIRM)
def test_only_law_whose_words_were_read_can_be_breached(of_version, of_part, standing, expected):
    version = a_version(citation=a_citation(of_version), standing=standing)
    answer = not_met("{plan} was not published.", then="Publish it.", plan="Plan A", due=day("2020-02-01"))
    duty = a_duty_of_plans(answer, version, part={"verified": of_part})
    (found,) = findings(duty, with_plan())
    assert found.outcome == expected
    assert (found.due, found.next_step) == (day("2020-02-01"), "Publish it.")
    softened = " This rule is guidance, or its words were not all read, so this is a question and no breach."
    assert found.because == "Plan A was not published." + (softened if expected == "for_a_person" else "")


QUESTION = for_a_person("Was it in time?", due=day("2020-02-01"), then="Decide.")


def judged(answer, on="2021-01-01", **more):
    given = {"id": f"j-{on}", "duty": "TEST-1", "part": "the_same", "subject": "p", **more}
    return Judgement(answer=answer, reasons="It was short.", judged_by="chair", judged_on=day(on), **given)


# judgement, outcome
JUDGEMENTS = [
    (judged(Judged.MET), "met"),
    (judged(Judged.NOT_MET), "not_met"),
    (judged(Judged.NOT_APPLICABLE), "not_applicable"),
    (judged(Judged.MET, subject=None), "met"),
    (judged(Judged.MET, subject="another"), "for_a_person"),
    (judged(Judged.MET, part="another"), "for_a_person"),
    (judged(Judged.MET, duty="TEST-2"), "for_a_person"),
    (judged(Judged.MET, on="2026-11-22"), "met"),
    (judged(Judged.MET, on="2026-11-23"), "for_a_person"),
    (judged(Judged.MET, last_day=TODAY), "met"),
    (judged(Judged.MET, last_day=day("2026-11-21")), "for_a_person"),
]


@pytest.mark.parametrize(("judgement", "expected"), JUDGEMENTS)
def test_a_judgement_that_stands_answers_a_question(judgement, expected):
    assert outcomes(a_duty_of_plans(QUESTION), with_plan(judgements=(judgement,))) == [expected]


def test_a_judgement_says_who_judged_when_and_why_and_keeps_the_day_it_was_due():
    (found,) = findings(a_duty_of_plans(QUESTION), with_plan(judgements=(judged(Judged.MET),)))
    assert found.because == "Judged by the chair on 1 January 2021: It was short."
    assert (found.due, found.next_step) == (day("2020-02-01"), None)
    (breach,) = findings(a_duty_of_plans(QUESTION), with_plan(judgements=(judged(Judged.NOT_MET),)))
    assert breach.next_step == "Put right what the judgement found, and record a new judgement."


def test_the_last_judgement_that_stands_counts():
    earlier, later = judged(Judged.NOT_MET), judged(Judged.MET, on="2022-01-01")
    for both in [(earlier, later), (later, earlier)]:
        assert outcomes(a_duty_of_plans(QUESTION), with_plan(judgements=both)) == ["met"]


def test_what_a_machine_decides_is_not_judged():
    assert outcomes(a_duty_of_plans(met("Done.")), with_plan(judgements=(judged(Judged.NOT_MET),))) == ["met"]


def test_a_judgement_of_a_rule_whose_words_were_not_read_is_a_question_still():
    version = a_version(citation=a_citation(Verified.PART_SEEN))
    facts = with_plan(judgements=(judged(Judged.NOT_MET),))
    assert outcomes(a_duty_of_plans(QUESTION, version), facts) == ["for_a_person"]


@pytest.mark.parametrize(("answer", "expected"), [(Judged.MET, "met"), (Judged.NOT_MET, "for_a_person")])
def test_what_would_be_a_breach_but_was_not_all_read_is_a_person_s_to_judge(answer, expected):
    version = a_version(citation=a_citation(Verified.PART_SEEN))
    facts = with_plan(judgements=(judged(answer),))
    assert outcomes(a_duty_of_plans(A_BREACH, version), facts) == [expected]


def kept_to(recorded_to, **facts):
    return with_plan(
        authority=AuthorityIdentity(
            name="Strathmore", fictional=True, councils=(COUNCIL,), recorded_to=day(recorded_to)
        ),
        **facts,
    )


PUBLISHED = PLAN.replace(published_on=day("2020-05-01"))
# record kept to, published on, as at, outcome: the last day in time is 31 March 2021
KEPT = [
    ("2021-03-31", NOT_DONE, "2021-03-31", "not_yet_due"),
    ("2021-03-30", NOT_DONE, "2021-03-31", "not_yet_due"),
    ("2021-03-30", NOT_DONE, "2021-04-01", "cannot_tell"),
    ("2021-03-31", NOT_DONE, "2021-04-01", "cannot_tell"),
    ("2021-04-01", NOT_DONE, "2021-04-02", "not_met"),
    ("2020-05-01", day("2020-05-01"), "2026-11-22", "met"),
    ("2020-04-30", day("2020-05-01"), "2026-11-22", "cannot_tell"),
    ("2020-01-01", NOT_DONE, "2020-06-01", "not_yet_due"),
    ("2019-12-31", NOT_DONE, "2020-06-01", "cannot_tell"),
]


@pytest.mark.parametrize(("recorded_to", "published_on", "as_at", "expected"), KEPT)
def test_after_the_record_ends_only_what_was_so_already_is_said(recorded_to, published_on, as_at, expected):
    duty = a_duty()
    publish_by(asked_of_plans(duty), day("2021-03-31"))
    facts = kept_to(recorded_to, plans=(PLAN.replace(published_on=published_on),))
    assert outcomes(duty, facts, day(as_at)) == [expected]


def test_a_continuing_duty_cannot_be_told_after_the_record_ends():
    duty = a_duty_of_plans(by_day_of_plan=False)
    (found,) = findings(duty, kept_to("2021-03-31"))
    assert found.outcome == "cannot_tell"
    assert found.because == "The record is kept up to 31 March 2021 only, so what holds since then cannot be told."
    assert found.answer.missing == ("authority.recorded_to",)
    assert found.next_step == "Bring the record up to date, and then the day up to which it is kept."
    assert outcomes(duty, kept_to("2021-03-31"), day("2021-03-31")) == ["met"]


def test_what_does_not_apply_stays_so_after_the_record_ends():
    assert outcomes(a_duty_of_plans(not_applicable("Not here."), by_day_of_plan=False), kept_to("2021-03-31")) == [
        "not_applicable"
    ]


def test_a_judgement_of_a_day_that_is_recorded_stays_after_the_record_ends():
    facts = kept_to("2021-03-31", judgements=(judged(Judged.MET),))
    assert outcomes(a_duty_of_plans(QUESTION), facts) == ["met"]
    later = kept_to("2020-12-31", judgements=(judged(Judged.MET),))
    assert outcomes(a_duty_of_plans(QUESTION), later) == ["cannot_tell"]
