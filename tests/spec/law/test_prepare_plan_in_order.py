"""act-2014/s33: prepare the strategic plan in the order that is set."""

import pytest

from comhla.law.facts import NOT_DONE, Evidence, Plan, PlanOrigin, PlanStage, Recipient, Stage
from comhla.reference import ConsulteeGroup, Model
from tests.lib.law import COUNCIL, HEALTH_BOARD, SECOND_COUNCIL, an_authority, day, finding, outcome, silent

DUTY = "act-2014/s33"

# The worked timeline: each step with its day.
STEPS = {
    Stage.PROPOSALS: "2026-07-01",
    Stage.GROUP_ON_PROPOSALS: "2026-07-15",
    Stage.FIRST_DRAFT: "2026-09-01",
    Stage.GROUP_ON_FIRST_DRAFT: "2026-09-15",
    Stage.SECOND_DRAFT: "2026-11-02",
    Stage.SENT: "2026-11-06",
}
PARTS = {
    Stage.PROPOSALS: "write_proposals",
    Stage.GROUP_ON_PROPOSALS: "ask_group_on_proposals",
    Stage.FIRST_DRAFT: "write_first_draft",
    Stage.GROUP_ON_FIRST_DRAFT: "ask_group_on_first_draft",
    Stage.SECOND_DRAFT: "write_second_draft",
    Stage.SENT: "send_second_draft",
}
FINALISED = day("2027-02-10")


def steps(*without, **on):
    days = {**STEPS, **{Stage[name]: text for name, text in on.items()}}
    return tuple(PlanStage(stage=stage, on=day(text)) for stage, text in days.items() if stage not in without)


def a_plan(**facts):
    return Plan(
        **{
            "id": "plan-2027",
            "title": "Plan 2027",
            "origin": PlanOrigin.REVIEW,
            "stages": steps(),
            "views_first_day": day("2026-11-06"),
            "views_last_day": day("2027-01-29"),
            "finalised_on": FINALISED,
            **facts,
        }
    )


def with_plan(**facts):
    return an_authority(plans=(a_plan(**facts),))


def outcomes(facts, *, as_at="2027-03-01"):
    return {stage: outcome(DUTY, part, facts, as_at=as_at) for stage, part in PARTS.items()}


def faults(facts, *, as_at="2027-03-01"):
    return [stage for stage, found in outcomes(facts, as_at=as_at).items() if found != "met"]


def test_every_step_in_its_order():
    assert faults(with_plan()) == []
    assert finding(DUTY, "write_proposals", with_plan(), as_at="2027-03-01").because == (
        "Plan 2027: writing proposals was done on 1 July 2026, in its order."
    )


@pytest.mark.parametrize("stage", list(STEPS))
def test_a_step_that_was_left_out_is_a_breach_once_a_later_one_was_taken(stage):
    found = outcomes(with_plan(stages=steps(stage)))
    assert found == {each: "not_met" if each is stage else "met" for each in STEPS}


def test_a_step_still_to_come_is_not_yet_due():
    found = outcomes(with_plan(), as_at="2026-09-14")
    assert list(found.values()) == ["met", "met", "met", "not_yet_due", "not_yet_due", "not_yet_due"]


def test_an_edited_text_without_any_step_fails_all_six():
    assert set(outcomes(with_plan(stages=())).values()) == {"not_met"}


def test_steps_not_recorded():
    assert set(outcomes(with_plan(stages=None)).values()) == {"cannot_tell"}


# what happened in place of the worked timeline, and the steps at fault
ORDER = [
    ({"GROUP_ON_PROPOSALS": "2026-06-30"}, [Stage.GROUP_ON_PROPOSALS]),
    ({"GROUP_ON_PROPOSALS": "2026-07-01"}, []),
    ({"FIRST_DRAFT": "2026-07-14"}, [Stage.FIRST_DRAFT]),
    ({"FIRST_DRAFT": "2026-07-15"}, []),
    # the group cannot have its views on the proposals taken into a draft that it is asked about the same day
    ({"FIRST_DRAFT": "2026-07-15", "GROUP_ON_FIRST_DRAFT": "2026-07-15"}, [Stage.GROUP_ON_FIRST_DRAFT]),
    ({"FIRST_DRAFT": "2026-07-15", "GROUP_ON_FIRST_DRAFT": "2026-07-16"}, []),
    ({"GROUP_ON_FIRST_DRAFT": "2026-08-31"}, [Stage.GROUP_ON_FIRST_DRAFT]),
    ({"SECOND_DRAFT": "2026-09-14"}, [Stage.SECOND_DRAFT]),
    ({"SECOND_DRAFT": "2026-09-15"}, []),
    # the first draft goes out to the public as if it were the second
    ({"SENT": "2026-11-01"}, [Stage.SENT]),
    ({"SENT": "2027-02-11"}, [Stage.SENT]),
    # proposals and first draft are put to one meeting of the group
    ({"FIRST_DRAFT": "2026-07-15", "GROUP_ON_FIRST_DRAFT": "2026-07-15"}, [Stage.GROUP_ON_FIRST_DRAFT]),
    ({"FIRST_DRAFT": "2026-07-15", "GROUP_ON_FIRST_DRAFT": "2026-07-16"}, []),
]


@pytest.mark.parametrize(("changed", "expected"), ORDER)
def test_each_step_is_on_or_after_the_one_before(changed, expected):
    assert faults(with_plan(stages=steps(**changed))) == expected


def test_one_meeting_for_both_is_told_as_that():
    facts = with_plan(stages=steps(FIRST_DRAFT="2026-07-15", GROUP_ON_FIRST_DRAFT="2026-07-15"))
    found = finding(DUTY, "ask_group_on_first_draft", facts, as_at="2027-03-01")
    assert found.because == (
        "The planning group was asked about the proposals and about the first draft of Plan 2027 on 15 July 2026,"
        " as one step in place of two."
    )


def test_a_step_taken_again_in_time_mends_the_order():
    again = (
        *steps(GROUP_ON_FIRST_DRAFT="2026-07-15"),
        PlanStage(stage=Stage.GROUP_ON_FIRST_DRAFT, on=day("2026-10-01")),
    )
    assert faults(with_plan(stages=again)) == []
    assert faults(with_plan(stages=again), as_at="2026-09-30") != []


def test_a_directed_plan_needs_every_step_too():
    facts = with_plan(stages=steps(Stage.GROUP_ON_PROPOSALS), origin=PlanOrigin.DIRECTION)
    assert faults(facts) == [Stage.GROUP_ON_PROPOSALS]


ACCOUNTS = [
    ("take_account_of_views_on_proposals", Stage.GROUP_ON_PROPOSALS, "2026-09-01"),
    ("take_account_of_views_on_first_draft", Stage.GROUP_ON_FIRST_DRAFT, "2026-11-02"),
    ("take_account_of_views_received", Stage.SENT, "2027-02-10"),
]


@pytest.mark.parametrize(("part", "asked_in", "written_on"), ACCOUNTS)
def test_account_is_shown_by_evidence_or_there_were_no_views(part, asked_in, written_on):
    facts = with_plan()
    assert outcome(DUTY, part, facts, as_at="2027-03-01") == "not_evidenced"
    kept = Evidence(id="e", duty=DUTY, part=part, what="Log of changes", dated_on=day(written_on))
    assert outcome(DUTY, part, facts.replace(evidence=(kept,)), as_at="2027-03-01") == "met"
    none_came = tuple(each.replace(responses=0) if each.stage is asked_in else each for each in steps())
    assert outcome(DUTY, part, with_plan(stages=none_came), as_at="2027-03-01") == "met"
    some_came = tuple(each.replace(responses=3) if each.stage is asked_in else each for each in steps())
    assert outcome(DUTY, part, with_plan(stages=some_came), as_at="2027-03-01") == "not_evidenced"
    assert silent(DUTY, part, facts, as_at="2026-08-31")


def sent(*bodies, on="2026-11-06", **facts):
    return tuple(Recipient(body=each, sent_on=day(on), **facts) for each in bodies)


A, B, C, D = Model.BODY_CORPORATE, Model.HEALTH_BOARD_LEADS, Model.COUNCIL_LEADS, Model.BOTH_LEAD

# model, councils, bodies that were sent the second draft, outcome
PARTNERS = [
    (A, (COUNCIL,), (HEALTH_BOARD, COUNCIL), "met"),
    # the health board left off because it has members on the joint board
    (A, (COUNCIL,), (COUNCIL,), "not_met"),
    (A, (COUNCIL, SECOND_COUNCIL), (HEALTH_BOARD, COUNCIL), "not_met"),
    (B, (COUNCIL,), (COUNCIL,), "met"),
    (B, (COUNCIL,), (HEALTH_BOARD,), "not_met"),
    (C, (COUNCIL,), (HEALTH_BOARD,), "met"),
    (C, (COUNCIL,), (COUNCIL,), "not_met"),
    (D, (COUNCIL,), (HEALTH_BOARD, COUNCIL), "met"),
    (D, (COUNCIL,), (COUNCIL,), "for_a_person"),
]


@pytest.mark.parametrize(("model", "councils", "bodies", "expected"), PARTNERS)
def test_send_to_partners(model, councils, bodies, expected):
    facts = an_authority(model=model, councils=councils, plans=(a_plan(recipients=sent(*bodies)),))
    assert outcome(DUTY, "send_to_partners", facts, as_at="2027-03-01") == expected


def test_a_lead_agency_council_without_a_health_board_on_record_has_nobody_to_send_to():
    facts = an_authority(model=C, plans=(a_plan(recipients=()),))
    scheme = facts.schemes[0].replace(health_board=None)
    assert outcome(DUTY, "send_to_partners", facts.replace(schemes=(scheme,)), as_at="2027-03-01") == "met"


# sent on, outcome; the second draft is of 2 November 2026 and views are open to 29 January 2027
SENDING = [
    ("2026-11-01", "not_met"),
    ("2026-11-02", "met"),
    ("2027-01-29", "met"),
    ("2027-01-30", "not_met"),
]


@pytest.mark.parametrize(("on", "expected"), SENDING)
def test_it_is_the_second_draft_that_is_sent_while_views_can_be_given(on, expected):
    facts = with_plan(recipients=sent(HEALTH_BOARD, COUNCIL, on=on))
    assert outcome(DUTY, "send_to_partners", facts, as_at="2027-03-01") == expected


def test_sending_without_a_last_day_for_views_ends_when_the_plan_is_final():
    for on, expected in (("2027-02-10", "met"), ("2027-02-11", "not_met")):
        facts = with_plan(recipients=sent(HEALTH_BOARD, COUNCIL, on=on), views_last_day=None)
        assert outcome(DUTY, "send_to_partners", facts, as_at="2027-03-01") == expected


def test_recipients_not_recorded_or_still_to_come():
    assert outcome(DUTY, "send_to_partners", with_plan(), as_at="2026-11-06") == "cannot_tell"
    assert silent(DUTY, "send_to_partners", with_plan(), as_at="2026-11-05")
    undated = with_plan(recipients=(*sent(HEALTH_BOARD), Recipient(body=COUNCIL)))
    assert outcome(DUTY, "send_to_partners", undated, as_at="2027-03-01") == "cannot_tell"
    assert outcome(DUTY, "send_to_partners", undated, as_at="2026-11-05") == "not_yet_due"
    not_sent = with_plan(recipients=(*sent(HEALTH_BOARD), Recipient(body=COUNCIL, sent_on=NOT_DONE)))
    assert outcome(DUTY, "send_to_partners", not_sent, as_at="2027-03-01") == "not_met"


def to_groups(*without, linked=True):
    return tuple(
        Recipient(group=group, sent_on=day("2026-11-06"), linked_to_area=linked)
        for group in ConsulteeGroup
        if group not in without
    )


def test_thirteen_groups_are_sent_the_second_draft():
    assert len(ConsulteeGroup) == 13
    assert outcome(DUTY, "send_to_thirteen_groups", with_plan(recipients=to_groups()), as_at="2027-03-01") == "met"


@pytest.mark.parametrize("group", list(ConsulteeGroup))
def test_no_group_can_be_left_out_not_even_other_staff(group):
    found = finding(DUTY, "send_to_thirteen_groups", with_plan(recipients=to_groups(group)), as_at="2027-03-01")
    assert found.outcome == "not_met"
    assert group.value.replace("_", " ") in found.because


def test_the_groups_are_prescribed_from_28_november_2014():
    for finalised, asked in (("2014-11-27", False), ("2014-11-28", True)):
        facts = an_authority(plans=(Plan(id="p", title="P", recipients=(), finalised_on=day(finalised)),))
        assert silent(DUTY, "send_to_thirteen_groups", facts, as_at="2015-01-01") is not asked
        assert silent(DUTY, "link_recipients_to_area", facts, as_at="2015-01-01") is not asked
        assert outcome(DUTY, "send_to_partners", facts, as_at="2015-01-01") == "not_met"


@pytest.mark.parametrize(("linked", "expected"), [(True, "met"), (False, "not_evidenced"), (None, "not_evidenced")])
def test_link_recipients_to_area(linked, expected):
    facts = with_plan(recipients=to_groups(linked=linked))
    assert outcome(DUTY, "link_recipients_to_area", facts, as_at="2027-03-01") == expected


def test_link_recipients_to_area_by_evidence_and_only_once_sent():
    part = "link_recipients_to_area"
    kept = Evidence(id="e", duty=DUTY, part=part, what="List of recipients", dated_on=day("2026-11-06"))
    assert outcome(DUTY, part, with_plan().replace(evidence=(kept,)), as_at="2026-11-06") == "met"
    assert silent(DUTY, part, with_plan(recipients=to_groups()), as_at="2026-11-05")


# first and last day for views, stated, as at, outcome
PERIODS = [
    (day("2026-11-06"), day("2027-01-29"), None, "2026-11-06", "met"),
    (day("2026-11-06"), day("2027-01-29"), False, "2026-11-06", "not_met"),
    (day("2026-11-06"), None, None, "2026-11-05", "not_yet_due"),
    (day("2026-11-06"), None, None, "2026-11-06", "cannot_tell"),
    (None, day("2027-01-29"), True, "2026-11-06", "cannot_tell"),
]


@pytest.mark.parametrize(("first", "last", "stated", "as_at", "expected"), PERIODS)
def test_state_period_for_views(first, last, stated, as_at, expected):
    facts = with_plan(views_first_day=first, views_last_day=last, views_period_stated=stated)
    assert outcome(DUTY, "state_period_for_views", facts, as_at=as_at) == expected


# last day for views, finalised on, as at, outcome: the last day still belongs to those who are asked
FINALISING = [
    (day("2027-01-29"), day("2027-01-29"), "2027-03-01", "not_met"),
    (day("2027-01-29"), day("2027-01-30"), "2027-03-01", "met"),
    (day("2027-01-29"), day("2027-01-28"), "2027-03-01", "not_met"),
    (day("2027-01-29"), day("2027-02-10"), "2027-02-09", "not_yet_due"),
    (day("2027-01-29"), NOT_DONE, "2027-03-01", "not_yet_due"),
    (None, day("2027-02-10"), "2027-02-10", "cannot_tell"),
]


@pytest.mark.parametrize(("last", "finalised", "as_at", "expected"), FINALISING)
def test_finalise_after_views(last, finalised, as_at, expected):
    facts = with_plan(views_last_day=last, finalised_on=finalised)
    assert outcome(DUTY, "finalise_after_views", facts, as_at=as_at) == expected


def test_a_plan_in_the_making_is_under_the_law_and_model_of_the_day_asked_about():
    facts = an_authority(model=D, plans=(a_plan(finalised_on=None, recipients=()),))
    assert outcome(DUTY, "send_to_partners", facts, as_at="2026-11-06") == "for_a_person"


def test_a_plan_of_which_nothing_is_recorded_is_not_asked_about():
    assert silent(DUTY, "write_proposals", with_plan(stages=(), finalised_on=NOT_DONE), as_at="2027-03-01")
