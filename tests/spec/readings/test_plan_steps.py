"""Taking the steps of a plan one by one: what speaks against each, and that the duty (act-2014/s33) agrees."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comhla.law.facts import (
    NOT_DONE,
    GroupMember,
    MayBeShown,
    Plan,
    PlanningGroup,
    PlanStage,
    PlanView,
    Recipient,
    Setting,
    Stage,
    ViewFrom,
    ViewResult,
)
from comhla.law.readings.plan_steps import (
    Fault,
    first_day_for,
    missing_recipients,
    next_step,
    objections,
    partners_to_ask,
    steps_out_of_order,
    unexplained_faults,
    vacant_seats,
    with_step,
)
from comhla.reference import ConsulteeGroup, Model
from comhla.reference.groups import PLANNING_GROUP_GROUPS
from tests.lib.law import COUNCIL, HEALTH_BOARD, an_authority, day, finding

S = Stage
TODAY = day("2027-03-01")
DAYS = {
    S.PROPOSALS: "2026-07-01",
    S.GROUP_ON_PROPOSALS: "2026-07-15",
    S.FIRST_DRAFT: "2026-09-01",
    S.GROUP_ON_FIRST_DRAFT: "2026-09-15",
    S.SECOND_DRAFT: "2026-11-02",
    S.SENT: "2026-11-06",
    S.FINALISED: "2027-02-10",
}
ORDER_PARTS = (
    "write_proposals",
    "ask_group_on_proposals",
    "write_first_draft",
    "ask_group_on_first_draft",
    "write_second_draft",
    "send_second_draft",
    "finalise_after_views",
)


def a_step(stage, on, **facts):
    return PlanStage(stage=stage, on=day(on) if isinstance(on, str) else on, **facts)


def steps_to(last):
    """Every step up to one, each on its day."""
    stages = list(Stage)
    return tuple(a_step(each, DAYS[each]) for each in stages[: stages.index(last) + 1]) if last else ()


def a_plan(*stages, **facts):
    given = {"views_first_day": day("2026-11-06"), "views_last_day": day("2027-01-29"), "views_period_stated": True}
    sent = {"recipients": everybody(), "preparation_began_on": day("2026-06-01")}
    return Plan(**{"id": "plan-2027", "title": "Plan 2027", "stages": stages, **given, **sent, **facts})


def everybody(**facts):
    told = {"sent_on": day("2026-11-06"), "proof": "List of 6 November", **facts}
    groups = [Recipient(group=each, **told) for each in ConsulteeGroup]
    return (*groups, Recipient(body=HEALTH_BOARD, **told), Recipient(body=COUNCIL, **told))


def a_full_group():
    members = [
        GroupMember(id=each.value, person=each.value, group=each, first_day=day("2016-04-01"))
        for each in PLANNING_GROUP_GROUPS
    ]
    return PlanningGroup(established_on=day("2016-01-01"), members=tuple(members))


def against(plan, stage, on, *, today=TODAY, instead_of=None, guidance=(), **facts):
    authority = an_authority(**{"plans": (plan,), "planning_group": a_full_group(), **facts})
    return objections(authority, plan, stage, day(on), today=today, instead_of=instead_of, guidance=guidance)


# ------------------------------------------------------------------------------------------------------ the next step


@pytest.mark.parametrize("taken", [None, *Stage])
def test_the_next_step_is_the_one_after_the_last(taken):
    stages = list(Stage)
    following = stages[0] if taken is None else dict(zip(stages, [*stages[1:], None], strict=True))[taken]
    assert next_step(a_plan(*steps_to(taken))) is following


def test_a_plan_that_is_final_has_no_next_step_whatever_is_recorded_of_its_steps():
    assert next_step(a_plan(finalised_on=day("2027-02-10"))) is None


# ----------------------------------------------------------------------------------------------------- firm objections


@pytest.mark.parametrize("stage", list(Stage))
def test_the_next_step_on_its_day_has_nothing_against_it(stage):
    before = list(Stage)[: list(Stage).index(stage)]
    assert against(a_plan(*steps_to(before[-1] if before else None)), stage, DAYS[stage]) == ()


@pytest.mark.parametrize(
    ("last", "stage", "on", "provision", "words"),
    [
        (None, S.FIRST_DRAFT, "2026-09-01", "section 33(3)(a)", "leaves out writing proposals"),
        (S.PROPOSALS, S.FIRST_DRAFT, "2026-09-01", "section 33(3)(a)", "leaves out asking the planning group about"),
        (S.PROPOSALS, S.GROUP_ON_PROPOSALS, "2026-06-30", "section 33(2)(b)", "is before writing proposals on 1 July"),
        (S.FIRST_DRAFT, S.SENT, "2026-11-06", "section 33(4)(b)", "leaves out writing the second draft"),
        (S.FIRST_DRAFT, S.GROUP_ON_FIRST_DRAFT, "2026-08-31", "section 33(3)(b)", "before writing the first draft"),
        (S.SENT, S.FINALISED, "2027-01-29", "section 33(4)(c) and (7)", "views may be given up to the end of 29 Jan"),
        (S.SENT, S.FINALISED, "2026-11-05", "section 33(4)(c) and (7)", "before sending the second draft"),
        (S.SENT, S.FINALISED, "2027-03-02", "section 33(4)(c) and (7)", "2 March 2027 is still to come"),
        (None, S.PROPOSALS, "2026-05-31", "section 33(2)(a)", "before preparation of the plan began, on 1 June 2026"),
    ],
)
def test_a_step_out_of_its_order_is_refused_with_the_reason(last, stage, on, provision, words):
    found = [each for each in against(a_plan(*steps_to(last)), stage, on) if each.is_firm]
    assert words in " ".join(each.because for each in found)
    assert {each.citation.provision for each in found} == {provision}
    assert all(each.how_to_fix.endswith(".") for each in found)


def test_the_two_questions_to_the_group_are_two_occasions():
    same = day("2026-07-15")
    plan = a_plan(*steps_to(S.GROUP_ON_PROPOSALS), a_step(S.FIRST_DRAFT, same))
    (firm,) = [each for each in against(plan, S.GROUP_ON_FIRST_DRAFT, "2026-07-15") if each.is_firm]
    assert "one occasion in place of two" in firm.because
    assert against(plan, S.GROUP_ON_FIRST_DRAFT, "2026-07-16") == ()


def test_the_day_after_the_last_day_for_views_is_free():
    assert against(a_plan(*steps_to(S.SENT)), S.FINALISED, "2027-01-30") == ()


@pytest.mark.parametrize(
    ("on", "is_refused"),
    [("2026-07-01", False), ("2026-07-15", False), ("2026-09-01", False), ("2026-09-02", True), ("2026-06-30", True)],
)
def test_a_correction_keeps_to_the_same_rule(on, is_refused):
    plan = a_plan(*steps_to(S.FIRST_DRAFT))
    found = against(plan, S.GROUP_ON_PROPOSALS, on, instead_of=plan.stages[1])
    assert any(each.is_firm for each in found) == is_refused


def test_a_correction_of_the_last_step_moves_the_day_on_which_the_plan_was_final():
    plan = a_plan(*steps_to(S.FINALISED), finalised_on=day(DAYS[S.FINALISED]))
    changed = with_step(plan, a_step(S.FINALISED, "2027-02-12"), instead_of=plan.stages[-1])
    assert changed.finalised_on == day("2027-02-12")
    assert with_step(plan, a_step(S.SENT, "2026-11-07"), instead_of=plan.stages[-2]).finalised_on == plan.finalised_on


# ----------------------------------------------------------------------------- what the chief officer may set aside


def without(group):
    return tuple(each for each in everybody() if each.group is not group)


def a_view(stage, **facts):
    return PlanView(
        id="v", plan="plan-2027", stage=stage, given_by=ViewFrom.PUBLIC, received_on=day("2026-08-01"),
        may_be_shown=MayBeShown.NOT_AT_ALL, words="More buses.", **facts,
    )  # fmt: skip


CONSIDERED = {"considered_on": day("2026-08-20"), "result": ViewResult.NOT_CHANGED}
OPEN = [
    (S.SECOND_DRAFT, S.SENT, {"recipients": without(ConsulteeGroup.OTHER_STAFF)}, {}, "not recorded as sent to other"),
    (S.SECOND_DRAFT, S.SENT, {"recipients": everybody()[:-1]}, {}, f"not recorded as sent to {COUNCIL}"),
    (S.SECOND_DRAFT, S.SENT, {"recipients": everybody(sent_on=NOT_DONE)}, {}, "not recorded as sent to"),
    (S.SECOND_DRAFT, S.SENT, {"recipients": everybody(came_back_on=TODAY)}, {}, "not recorded as sent to"),
    (S.SECOND_DRAFT, S.SENT, {"recipients": None}, {}, "not recorded as sent to"),
    (S.SECOND_DRAFT, S.SENT, {"recipients": everybody(proof=None)}, {}, "Nothing is recorded that shows"),
    (S.SECOND_DRAFT, S.SENT, {"views_first_day": None}, {}, "No period for giving views"),
    (S.SECOND_DRAFT, S.SENT, {"views_last_day": None}, {}, "No period for giving views"),
    (S.SECOND_DRAFT, S.SENT, {"views_period_stated": False}, {}, "No period for giving views"),
    (S.SENT, S.FINALISED, {"views_first_day": None}, {}, "No period for giving views"),
    (S.SENT, S.FINALISED, {"recipients": everybody()[1:]}, {}, "not recorded as sent to health professionals"),
    (S.GROUP_ON_PROPOSALS, S.FIRST_DRAFT, {}, {"plan_views": (a_view(S.GROUP_ON_PROPOSALS),)}, "1 view is not"),
    (S.SENT, S.FINALISED, {}, {"plan_views": (a_view(S.SENT), a_view(S.SENT))}, "2 views are not considered"),
]


@pytest.mark.parametrize(("last", "stage", "facts", "beside", "words"), OPEN)
def test_what_is_open_is_for_the_chief_officer(last, stage, facts, beside, words):
    (found,) = against(a_plan(*steps_to(last), **facts), stage, DAYS[stage], **beside)
    assert words in found.because
    assert not found.is_firm
    assert found.needs_decision


@pytest.mark.parametrize(
    ("stage", "view"),
    [
        (S.FINALISED, a_view(S.SENT, **CONSIDERED)),
        (S.FINALISED, a_view(S.GROUP_ON_PROPOSALS)),
        (S.FINALISED, a_view(S.SENT).replace(plan="plan-2024")),
    ],
)
def test_a_view_that_was_considered_or_is_about_something_else_is_not_open(stage, view):
    assert against(a_plan(*steps_to(S.SENT)), stage, DAYS[stage], plan_views=(view,)) == ()


def test_what_guidance_still_asks_is_said_before_the_plan_is_final():
    asked = ["No evidence of regard to the guidance is recorded."]
    (found,) = against(a_plan(*steps_to(S.SENT)), S.FINALISED, DAYS[S.FINALISED], guidance=asked)
    assert (found.because, found.is_firm) == (asked[0], False)
    assert against(a_plan(), S.PROPOSALS, DAYS[S.PROPOSALS], guidance=asked) == ()


def test_a_recipient_is_called_by_the_best_name_there_is():
    unnamed = everybody(proof=None)
    named = (unnamed[0].replace(who="Area Clinical Forum"), *unnamed[1:], Recipient(sent_on=day("2026-11-06")))
    (found,) = against(a_plan(*steps_to(S.SECOND_DRAFT), recipients=named), S.SENT, DAYS[S.SENT])
    for words in ("Area Clinical Forum", "third sector bodies", HEALTH_BOARD, "a recipient without a name"):
        assert words in found.because


@pytest.mark.parametrize(
    ("group", "vacant"),
    [
        (a_full_group(), 0),
        (a_full_group().replace(members=None), 12),
        (None, 12),
        (a_full_group().replace(members=a_full_group().members[1:]), 1),
        (a_full_group().replace(members=tuple(
            each.replace(last_day=day("2026-07-14")) for each in a_full_group().members)), 12),
        (a_full_group().replace(members=tuple(
            each.replace(last_day=day("2026-07-15")) for each in a_full_group().members)), 0),
        (a_full_group().replace(members=tuple(
            each.replace(first_day=day("2026-07-16")) for each in a_full_group().members)), 12),
    ],
)  # fmt: skip
def test_an_empty_seat_is_said_and_stops_nobody(group, vacant):
    found = against(a_plan(*steps_to(S.PROPOSALS)), S.GROUP_ON_PROPOSALS, "2026-07-15", planning_group=group)
    assert len(vacant_seats(an_authority(planning_group=group), day("2026-07-15"))) == vacant
    assert [(each.is_firm, each.needs_decision) for each in found] == ([(False, False)] if vacant else [])


def test_before_the_regulations_nobody_was_prescribed():
    facts = an_authority()
    assert vacant_seats(facts, day("2014-12-11")) == ()
    assert missing_recipients(facts, a_plan(recipients=()), day("2014-11-27")) == (HEALTH_BOARD, COUNCIL)


@pytest.mark.parametrize(
    ("model", "partners"),
    [
        (Model.BODY_CORPORATE, (HEALTH_BOARD, COUNCIL)),
        (Model.COUNCIL_LEADS, (HEALTH_BOARD,)),
        (Model.HEALTH_BOARD_LEADS, (COUNCIL,)),
        (Model.BOTH_LEAD, (HEALTH_BOARD, COUNCIL)),
    ],
)
def test_the_draft_goes_to_the_partners_that_the_model_names(model, partners):
    setting = an_authority(model=model).setting_on(TODAY)
    assert partners_to_ask(setting) == partners
    if model is Model.COUNCIL_LEADS:
        copied = Setting(first_day=setting.first_day, model=model, health_board=None, councils=(COUNCIL,), scheme=None)
        assert partners_to_ask(copied) == ()


def test_without_a_scheme_the_partners_are_not_known():
    facts = an_authority(schemes=None)
    assert missing_recipients(facts, a_plan(recipients=everybody()), TODAY) == ()


# --------------------------------------------------------------------------------------------------- what may stand


@pytest.mark.parametrize(
    ("stages", "facts", "faults"),
    [
        ((), {}, []),
        (steps_to(S.FINALISED), {}, []),
        ((a_step(S.SENT, "2026-11-06"),), {}, [(S.SENT, Fault.LEFT_OUT)] * 5),
        ((a_step(S.PROPOSALS, "2026-07-02"), a_step(S.GROUP_ON_PROPOSALS, "2026-07-01")), {},
         [(S.GROUP_ON_PROPOSALS, Fault.TOO_EARLY)]),
        (steps_to(S.FINALISED), {"views_last_day": day("2027-02-10")}, [(S.FINALISED, Fault.VIEWS_STILL_OPEN)]),
        (steps_to(S.FINALISED), {"views_last_day": None}, []),
        (steps_to(S.SECOND_DRAFT), {"finalised_on": day("2027-02-10")}, [(S.FINALISED, Fault.LEFT_OUT)]),
    ],
)  # fmt: skip
def test_the_steps_that_stand_out_of_order(stages, facts, faults):
    plan = a_plan(*stages, **facts)
    assert [(each.stage, each.fault) for each in steps_out_of_order(plan)] == faults


def test_nothing_is_concluded_where_no_steps_are_recorded():
    assert steps_out_of_order(a_plan().replace(stages=None, finalised_on=day("2027-02-10"))) == ()


SENT_TOO_EARLY = (a_step(S.SENT, "2023-11-22", out_of_order_because="The papers were mixed up."),)


@pytest.mark.parametrize(
    ("plan", "may_stand"),
    [
        (a_plan(a_step(S.SENT, "2023-11-22"), finalised_on=day("2024-02-28"), views_last_day=None), False),
        (a_plan(*SENT_TOO_EARLY, finalised_on=day("2024-02-28"), views_last_day=None), True),
        (a_plan(*SENT_TOO_EARLY, finalised_on=NOT_DONE), False),
        (a_plan(*SENT_TOO_EARLY), False),
        (a_plan(*SENT_TOO_EARLY, finalised_on=TODAY + timedelta(days=1), views_last_day=None), False),
        (a_plan(*SENT_TOO_EARLY, finalised_on=TODAY, views_last_day=TODAY), False),
        (a_plan(SENT_TOO_EARLY[0].replace(out_of_order_because="  "), finalised_on=day("2024-02-28")), False),
    ],
)
def test_only_a_finished_plan_says_how_a_step_came_to_stand_out_of_order(plan, may_stand):
    assert (unexplained_faults(plan, today=TODAY) == ()) == may_stand


def test_a_step_that_is_still_to_come_does_not_hide_one_out_of_order_now():
    early, again = a_step(S.GROUP_ON_PROPOSALS, "2026-06-20"), a_step(S.GROUP_ON_PROPOSALS, "2027-06-01")
    plan = a_plan(a_step(S.PROPOSALS, "2026-07-01"), early, again)
    assert steps_out_of_order(plan) == ()
    assert [each.fault for each in unexplained_faults(plan, today=TODAY)] == [Fault.TOO_EARLY]


# ------------------------------------------------------------------------------------------ agreement with the duty

SOME_DAYS = st.integers(0, 40).map(lambda number: date(2026, 6, 1) + timedelta(days=number))
TRIES = st.lists(st.tuples(st.sampled_from(Stage), SOME_DAYS), max_size=14)


def said_of_order(plan, as_at=TODAY):
    facts = an_authority(plans=(plan,))
    found = (finding("act-2014/s33", part, facts, as_at=as_at.isoformat()) for part in ORDER_PARTS)
    return {each.outcome.value for each in found if each is not None}


@settings(max_examples=30)
@given(tries=TRIES, last_day=st.none() | SOME_DAYS)
def test_steps_taken_without_a_firm_objection_are_never_called_out_of_order(tries, last_day):
    plan = a_plan(views_last_day=last_day, views_first_day=None, preparation_began_on=None)
    facts = an_authority(plans=(plan,))
    for stage, on in tries:
        found = objections(facts, plan, stage, on, today=TODAY)
        if not any(each.is_firm for each in found):
            plan = with_step(plan, a_step(stage, on))
    if plan.stages:
        assert "not_met" not in said_of_order(plan)
    assert unexplained_faults(plan, today=TODAY) == ()


@settings(max_examples=30)
@given(taken=TRIES.filter(bool), last_day=st.none() | SOME_DAYS, final=st.none() | st.just(NOT_DONE) | SOME_DAYS)
def test_whatever_stands_out_of_order_is_called_so_by_the_duty_and_nothing_else(taken, last_day, final):
    stages = tuple(a_step(stage, on) for stage, on in taken)
    plan = a_plan(*stages, views_last_day=last_day, finalised_on=final, preparation_began_on=day("2026-05-01"))
    assert ("not_met" in said_of_order(plan)) == bool(steps_out_of_order(plan, until=TODAY))


FIRST_DAYS = [
    ((), None, S.PROPOSALS, None),
    ((S.PROPOSALS,), None, S.GROUP_ON_PROPOSALS, "2026-07-01"),
    ((S.PROPOSALS, S.GROUP_ON_PROPOSALS), None, S.FIRST_DRAFT, "2026-07-15"),
    ((S.PROPOSALS, S.GROUP_ON_PROPOSALS), None, S.GROUP_ON_FIRST_DRAFT, "2026-07-16"),
    ((S.PROPOSALS, S.SENT), None, S.FINALISED, "2026-11-06"),
    ((S.PROPOSALS, S.SENT), "2027-01-29", S.FINALISED, "2027-01-30"),
    ((S.PROPOSALS, S.SENT), "2027-01-29", S.SECOND_DRAFT, "2026-07-01"),
]


@pytest.mark.parametrize(("taken", "views_until", "stage", "first"), FIRST_DAYS)
def test_the_first_day_on_which_a_step_keeps_the_order(taken, views_until, stage, first):
    steps = tuple(PlanStage(stage=each, on=day(DAYS[each])) for each in taken)
    until = day(views_until) if views_until else None
    plan = Plan(id="p", title="P", stages=steps, views_last_day=until)
    assert first_day_for(plan, stage) == (day(first) if first else None)
