"""Pages of the steps: taking them, correcting them, to whom the draft went, and the timetable."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from comhla.law.facts import Plan, Stage
from comhla.reference.groups import ConsulteeGroup
from comhla.web.access.roles import Role
from comhla.web.authorities.errors import ChangedMeanwhile
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from comhla.web.plans.actions import steps as actions
from comhla.web.plans.models import Draft, PlannedStep
from tests.lib.plans import PLAN, plan_facts
from tests.lib.web import a_person, an_actor, client_for, recorded

pytestmark = pytest.mark.django_db

DAYS = {
    "proposals": "2026-07-15",
    "group_on_proposals": "2026-08-05",
    "first_draft": "2026-09-09",
    "group_on_first_draft": "2026-09-30",
    "second_draft": "2026-11-04",
    "sent": "2026-11-11",
    "finalised": "2026-11-20",
}
EVERYBODY: list[dict[str, Any]] = [
    *({"group": each.value, "sent_on": "2026-11-11", "proof": "List"} for each in ConsulteeGroup),
    *({"body": each, "sent_on": "2026-11-11", "proof": "List"} for each in ("NHS Glen", "Glen Council")),
]
PERIOD = {"views_first_day": "2026-11-11", "views_last_day": "2026-11-19"}


def steps_to(last: str) -> list[dict[str, Any]]:
    names = list(DAYS)
    return [{"stage": each, "on": DAYS[each]} for each in names[: names.index(last) + 1]]


def authority_with(last: str = "proposals", **plan: Any) -> Authority:
    plans = [{**PLAN, "stages": steps_to(last), **plan}]
    return recorded(
        plan_facts(plans=plans, plan_sections=[{"id": "s", "plan": "plan-2027", "part": "vision", "heading": "V"}])
    )


def plan_of(authority: Authority) -> Plan:
    return facts_of(Authority.objects.get(pk=authority.pk)).plan_called("plan-2027")


class Room:
    """A browser in which somebody works on the plan."""

    def __init__(self, authority: Authority, role: Role = Role.PLANNING_OFFICER) -> None:
        self.authority, self.base = authority, f"/work/{authority.slug}/plans/plan-2027/"
        self.client: Client = client_for(a_person(role, authority))

    def get(self, path: str) -> str:
        answer = self.client.get(self.base + path)
        assert answer.status_code == 200
        return str(answer.content.decode())

    def send(self, path: str, **typed: Any) -> tuple[int, str]:
        version = rows_of(self.authority, "plans").get(key="plan-2027").version
        answer = self.client.post(self.base + path, {"version": version, **typed})
        return answer.status_code, answer.content.decode()


def test_the_list_offers_the_next_step_and_no_other(django_assert_max_num_queries: Any) -> None:
    room = Room(authority_with(last="group_on_proposals"))
    with django_assert_max_num_queries(25):
        page = room.get("steps/")
    assert "Record the next step: First draft" in page
    assert f"{room.base}steps/first_draft/" in page
    assert f"{room.base}steps/second_draft/" not in page
    assert "evidence/new/?duty=act-2014%2Fs33&amp;part=ask_group_on_proposals&amp;subject=plan-2027" in page
    reader = Room(room.authority, Role.INSPECTOR)
    assert "Record the next step" not in reader.get("steps/")


@pytest.mark.parametrize(
    ("last_day", "offered"),
    [
        ("2026-11-20", True),
        ("2026-11-21", True),
        ("2026-11-22", False),
        ("2027-01-29", False),
    ],
)
def test_the_plan_is_not_offered_to_be_final_while_views_may_come(last_day: str, offered: bool) -> None:
    period = {**PERIOD, "views_last_day": last_day}
    room = Room(authority_with(last="sent", recipients=EVERYBODY, **period))
    steps, overview = room.get("steps/"), room.get("")
    assert ("Record the next step: Finalised" in steps) is offered
    assert (f"{room.base}steps/finalised/" in steps) is offered
    assert ("record the next one" in overview) is offered


def test_a_step_that_is_too_early_says_from_which_day_it_can_be_taken() -> None:
    period = {**PERIOD, "views_last_day": "2027-01-29"}
    room = Room(authority_with(last="sent", recipients=EVERYBODY, **period))
    assert "The next step is: Finalised. It can be taken from 30 January 2027." in room.get("steps/")
    assert "It can be taken from 30 January 2027." in room.get("")


def test_a_step_is_taken_with_its_document_and_the_text_is_kept() -> None:
    room = Room(authority_with())
    assert room.send("steps/group_on_proposals/", on="2026-08-05", document="Minute, item 4", responses="14")[0] == 303
    assert room.send("steps/first_draft/", on="2026-09-09")[0] == 303
    taken = plan_of(room.authority).stages or ()
    assert [each.stage.value for each in taken] == ["proposals", "group_on_proposals", "first_draft"]
    assert (taken[1].document, taken[1].responses) == ("Minute, item 4", 14)
    assert [each.stage for each in Draft.objects.filter(authority=room.authority)] == ["first_draft"]
    assert "5 August 2026: Minute, item 4 (14 answers)" in room.get("steps/")


@pytest.mark.parametrize(
    ("stage", "on", "words"),
    [
        ("first_draft", "2026-09-09", "leaves out asking the planning group about the proposals"),
        ("group_on_proposals", "2026-07-14", "is before writing proposals on 15 July 2026"),
        ("group_on_proposals", "2026-11-23", "is still to come"),
        ("group_on_proposals", "2026-06-30", "is before preparation of the plan began"),
        ("group_on_proposals", "", "Enter a day"),
    ],
)
@pytest.mark.parametrize("role", [Role.PLANNING_OFFICER, Role.CHIEF_OFFICER])
def test_an_unlawful_step_is_refused_with_the_reason_whoever_takes_it(
    role: Role, stage: str, on: str, words: str
) -> None:
    room = Room(authority_with(), role)
    decided = {"went_on_because": "I want it so.", "decided_by": "Chief officer"}
    status, page = room.send(f"steps/{stage}/", on=on, **decided)
    assert status == 422
    assert words in page
    assert len(plan_of(room.authority).stages or ()) == 1
    assert not Draft.objects.exists()


def test_what_is_open_is_said_before_saving_and_only_the_chief_officer_sets_it_aside() -> None:
    authority = authority_with("second_draft")
    officer, chief = Room(authority), Room(authority, Role.CHIEF_OFFICER)
    assert "ask the chief officer" in officer.get("steps/sent/")
    assert "Why the step is taken" in chief.get("steps/sent/")
    status, page = officer.send(
        "steps/sent/", on="2026-11-11", went_on_because="It is late.", decided_by="Chief officer"
    )
    assert status == 422
    assert "ask the chief officer to decide" in page
    assert chief.send("steps/sent/", on="2026-11-11")[0] == 422
    assert chief.send("steps/sent/", on="2026-11-11", went_on_because="It is late.", decided_by=" ")[0] == 422
    assert (
        chief.send("steps/sent/", on="2026-11-11", went_on_because="It is late.", decided_by="Chief officer")[0] == 303
    )
    assert (plan_of(authority).stages or ())[-1].went_on_because == "It is late."
    assert "Taken although something was open, decided by Chief officer: It is late." in officer.get("steps/")
    # A correction of the day keeps what was decided.
    assert officer.send("steps/5/", on="2026-11-12", went_on_because="", document="Letter")[0] == 303
    step = (plan_of(authority).stages or ())[-1]
    assert (step.on.isoformat(), step.went_on_because) == ("2026-11-12", "It is late.")


def test_the_last_step_finishes_the_plan() -> None:
    authority = authority_with("sent", recipients=EVERYBODY, **PERIOD)
    room = Room(authority, Role.CHIEF_OFFICER)
    status, page = room.send("steps/finalised/", on="2026-11-19", went_on_because="Now.", decided_by="Chief officer")
    assert (status, "views may be given up to the end of 19 November 2026" in page) == (422, True)
    status, page = room.send("steps/finalised/", on="2026-11-20")
    assert (status, "guidance under section 53" in page) == (422, True)
    decided = {"went_on_because": "The guidance was followed.", "decided_by": "Chief officer"}
    assert room.send("steps/finalised/", on="2026-11-20", **decided)[0] == 303
    assert plan_of(authority).finalised_on == (plan_of(authority).stages or ())[-1].on
    assert "Every step is taken" in room.get("steps/")


def test_a_plan_of_the_past_without_steps_shows_the_day_on_which_it_was_final() -> None:
    room = Room(authority_with(finalised_on="2026-11-20", stages=None))
    assert "20 November 2026" in room.get("steps/")


def test_a_correction_keeps_to_the_rule_and_makes_no_draft() -> None:
    room = Room(authority_with("first_draft"))
    assert 'value="15"' in room.get("steps/0/")
    assert room.send("steps/1/", on="2026-09-10")[0] == 422
    assert room.send("steps/1/", on="2026-08-06", document="Minute")[0] == 303
    assert (plan_of(room.authority).stages or ())[1].on.isoformat() == "2026-08-06"
    assert not Draft.objects.exists()
    for path in ("steps/9/", "steps/unheard/", "recipients/0/"):
        assert room.client.get(room.base + path).status_code == 404


def test_the_second_of_two_is_told_and_may_send_again() -> None:
    room = Room(authority_with())
    status, page = room.send("steps/group_on_proposals/", on="2026-08-05", version="7")
    assert status == 409
    assert "Somebody else changed this" in page
    officer = an_actor(Role.CLERK, room.authority)
    step = actions.Step(Stage.GROUP_ON_PROPOSALS, (plan_of(room.authority).stages or ())[0].on)
    for given in ({"plan_id": "plan-1999"}, {"plan_id": "plan-2027", "number": 9}):
        with pytest.raises(ChangedMeanwhile):
            actions.take_step(room.authority, step=step, by=officer, version=1, **given)
    with pytest.raises(ChangedMeanwhile):
        actions.add_recipients(room.authority, "plan-1999", [], by=officer, version=1)


# ------------------------------------------------------------------------------------------------------- recipients


def test_recipients_are_added_several_at_once_sent_on_a_day_and_changed(django_assert_max_num_queries: Any) -> None:
    room = Room(authority_with("second_draft"))
    assert "15 partners or groups are still missing" in room.get("recipients/")
    typed = {"what": "add", "body_0": "Chief executive", "group_health_professionals": "Area forum\nNursing forum\n"}
    assert room.send("recipients/", **typed, others="Press office", linked="on")[0] == 303
    found = plan_of(room.authority).recipients or ()
    assert [(each.who, each.body, each.linked_to_area) for each in found] == [
        ("Chief executive", "NHS Glen", None),
        ("Area forum", None, True),
        ("Nursing forum", None, True),
        ("Press office", None, None),
    ]
    typed = {"what": "sent", "sent-on": "2026-11-11", "sent-proof": "Mailing list", "sent-version": "2"}
    assert room.send("recipients/", **typed)[0] == 303
    assert {each.proof for each in plan_of(room.authority).recipients or ()} == {"Mailing list"}
    with django_assert_max_num_queries(25):
        page = room.get("recipients/")
    assert "13 partners or groups are still missing" in page
    assert "sent 11 November 2026" in page
    assert "Others" in page
    changed = {"who": "Area forum", "sent_on": "2026-11-11", "came_back_on": "2026-11-16", "linked_to_area": "no"}
    assert room.send("recipients/1/", **changed, received_on="")[0] == 303
    assert "came back 16 November 2026" in room.get("recipients/")
    assert "No link with the area" in room.get("recipients/")
    assert room.send("recipients/2/", what="remove")[0] == 303
    assert len(plan_of(room.authority).recipients or ()) == 3


def test_groups_are_called_on_the_list_of_recipients_as_everywhere_else() -> None:
    page = Room(authority_with(last="second_draft")).get("recipients/")
    assert page.count("Non-commercial providers of social housing") >= 2
    assert "Non commercial" not in page


def test_the_period_for_views_is_stated() -> None:
    room = Room(authority_with("second_draft", recipients=EVERYBODY))
    assert "to all thirteen groups" in room.get("recipients/")
    typed = {"what": "period", "period-version": "1", "period-first_day": "2026-11-11", "period-stated": "on"}
    status, page = room.send("recipients/", **typed, **{"period-last_day": "2026-11-10"})
    assert (status, "The last day is before the first" in page) == (422, True)
    assert room.send("recipients/", **typed, **{"period-last_day": "2027-01-29"})[0] == 303
    assert "Views are asked for from 11 November 2026 to 29 January 2027" in room.get("recipients/")
    assert room.send("steps/sent/", on="2026-11-11")[0] == 303
    assert "Sent to 15 recipients. Views from 11 November 2026" in room.get("steps/")


def test_a_period_that_would_reopen_a_final_plan_is_refused() -> None:
    room = Room(authority_with("sent", finalised_on="2026-11-20", recipients=EVERYBODY, **PERIOD))
    typed = {"what": "period", "period-version": "1", "period-first_day": "2026-11-11", "period-last_day": "2026-11-20"}
    status, page = room.send("recipients/", **typed)
    assert (status, "views may be given up to the end of 20 November" in page) == (422, True)


@pytest.mark.parametrize(
    ("path", "typed", "status"),
    [
        ("recipients/", {"what": "add"}, 422),
        ("recipients/", {"what": "add", "others": "Press", "version": "9"}, 409),
        ("recipients/", {"what": "nonsense"}, 404),
        ("recipients/0/", {"sent_on": "2026-02-30"}, 422),
        ("recipients/0/", {"who": "Forum", "version": "9"}, 409),
        ("timetable/", {"proposals": "0"}, 422),
    ],
)
def test_what_is_wrong_is_said(path: str, typed: dict[str, str], status: int) -> None:
    room = Room(authority_with("second_draft", recipients=[{**EVERYBODY[0], "received_on": "not done"}]))
    assert room.get("recipients/0/")
    assert room.send(path, **typed)[0] == status


# -------------------------------------------------------------------------------------------------------- timetable


def test_a_timetable_is_planned_backwards_kept_and_shown_with_the_steps() -> None:
    room = Room(authority_with())
    page = room.get("timetable/")
    assert "The period of the plan begins on 1 April 2027" in page
    assert "20 August 2026" in page
    weeks = dict.fromkeys((each.value for each in Stage), "2")
    assert room.send("timetable/", **weeks)[0] == 303
    assert PlannedStep.objects.get(plan="plan-2027", stage="finalised").by_day.isoformat() == "2027-03-18"
    assert "The timetable that is kept" in room.get("timetable/")
    assert room.send("timetable/", **{**weeks, "group_on_proposals": "30"})[0] == 303
    page = room.get("steps/")
    assert ">Late<" in page
    assert "Planned by" in page
    assert "Taken late" in room.get("timetable/")


def test_without_a_day_to_plan_back_from_the_page_says_what_to_record() -> None:
    room = Room(authority_with(period_first_day=None, period_last_day=None))
    assert "Nothing to plan back from" in Room(room.authority, Role.CLERK).get("timetable/")


def test_a_directed_day_is_said_as_what_it_is() -> None:
    direction = {"id": "d", "given_by": ["NHS Glen"], "given_on": "2026-08-01", "prepare_by": "2027-02-26"}
    plans = [{**PLAN, "directed_by": "d"}]
    room = Room(recorded(plan_facts(plans=plans, plan_directions=[direction])))
    assert "26 February 2027 as the last day for preparing it (section 38)" in room.get("timetable/")
