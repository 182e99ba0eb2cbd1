"""There is no path round the order of the steps of a plan: recording, taking back, importing."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comhla.authority_file import read_plain, to_yaml
from comhla.cli import main
from comhla.law.facts import Stage
from comhla.law.readings.plan_making import final_day
from comhla.web.access.actors import SYSTEM
from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities.actions import import_authority, record_row, remove_row, undo
from comhla.web.authorities.actions.several import record_rows
from comhla.web.authorities.errors import NotRecorded, Unacceptable
from comhla.web.authorities.facts import facts_of, plain_facts
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import rows_of
from tests.lib.forms import form_of, post
from tests.lib.law import findings
from tests.lib.web import TODAY, a_person, an_actor, client_for, recorded, small_facts

pytestmark = pytest.mark.django_db

IN_ORDER = [{"stage": "proposals", "on": "2026-07-15"}, {"stage": "group_on_proposals", "on": "2026-08-05"}]
OUT_OF_ORDER = [*IN_ORDER, {"stage": "sent", "on": "2026-11-11"}]
SAID = [{**each, "out_of_order_because": "The papers were mixed up."} for each in OUT_OF_ORDER]
FINAL = {"finalised_on": "2026-11-20"}
DECIDED = [{**IN_ORDER[0], "went_on_because": "It could not wait.", "decided_by": "Chief officer"}]


def a_plan(stages: list[dict[str, Any]], **facts: Any) -> dict[str, Any]:
    return {"id": "plan-2027", "title": "Plan 2027", "stages": stages, **facts}


def write(authority: Authority, plan: dict[str, Any], by: Any = SYSTEM) -> None:
    row = rows_of(authority, "plans").filter(key="plan-2027").first()
    key, version = (None, None) if row is None else (row.key, row.version)
    record_row(authority, "plans", plan, by=by, key=key, version=version)


@pytest.fixture
def authority() -> Authority:
    return recorded(small_facts(plans=[a_plan(IN_ORDER)]))


@pytest.mark.parametrize(
    ("plan", "is_refused"),
    [
        (a_plan(IN_ORDER), False),
        (a_plan(OUT_OF_ORDER), True),
        (a_plan(SAID), True),
        (a_plan(OUT_OF_ORDER, **FINAL), True),
        (a_plan([*SAID, {"stage": "finalised", "on": "2026-11-20", "out_of_order_because": "So."}], **FINAL), False),
        (a_plan(SAID, finalised_on="2026-11-23"), True),
        (a_plan(SAID, finalised_on="not done"), True),
        (a_plan([], finalised_on="2024-02-28"), True),
    ],
)
def test_a_plan_is_recorded_only_with_its_steps_in_order_or_explained(
    authority: Authority, plan: dict[str, Any], is_refused: bool
) -> None:
    if not is_refused:
        write(authority, plan)
        return
    with pytest.raises(Unacceptable) as refused:
        write(authority, plan)
    problems = refused.value.by_field["stages"]
    assert "section 33(" in problems[0].what
    assert problems[0].what.startswith("Plan 2027:")
    assert ("out_of_order_because" in problems[0].remedy) == (plan.get("finalised_on", "x") <= "2026-11-22")


def test_a_new_plan_is_held_to_the_same(authority: Authority) -> None:
    with pytest.raises(Unacceptable):
        record_row(authority, "plans", {**a_plan(OUT_OF_ORDER), "id": "another"}, by=SYSTEM)


def test_what_stood_before_does_not_stop_another_change(authority: Authority) -> None:
    row = rows_of(authority, "plans").get()
    row.details["stages"] = OUT_OF_ORDER
    row.save()
    Authority.objects.filter(pk=authority.pk).update(facts_stamp="as-it-was-before-the-rule")
    write(authority, a_plan(OUT_OF_ORDER, title="Plan for 2027"))
    with pytest.raises(Unacceptable):
        write(authority, a_plan([*OUT_OF_ORDER, {"stage": "group_on_first_draft", "on": "2026-08-05"}]))


def test_taking_back_a_change_is_no_way_round(authority: Authority) -> None:
    finished = [*SAID, {"stage": "finalised", "on": "2026-11-20", "out_of_order_because": "So."}]
    write(authority, a_plan(finished, **FINAL))
    write(authority, a_plan(finished, **FINAL, title="Plan for 2027"))
    write(authority, a_plan(IN_ORDER))
    event = Event.objects.filter(action="row_changed", kind="plans").latest("number")
    undo(authority, event, by=SYSTEM, reason="It was final.")
    with pytest.raises(Unacceptable):
        write(authority, a_plan(SAID))
    assert facts_of(Authority.objects.get(pk=authority.pk)).plans[0].finalised_on == date(2026, 11, 20)


def test_an_import_names_every_plan_and_step_and_changes_nothing(authority: Authority) -> None:
    plans = [a_plan(OUT_OF_ORDER), {**a_plan(OUT_OF_ORDER, **FINAL), "id": "plan-2024", "title": "Plan 2024"}]
    with pytest.raises(Unacceptable) as refused, transaction.atomic():
        import_authority(small_facts(plans=plans), by=SYSTEM)
    told = str(refused.value)
    assert "Plan 2027: Sending the second draft for views on 11 November 2026" in told
    assert "Plan 2024: Finalising the plan" not in told
    assert {each.file for each in refused.value.by_field["stages"]} == {"Plan 2027", "Plan 2024"}
    assert plain_facts(authority)["plans"] == [a_plan(IN_ORDER)]


def test_only_the_chief_officer_records_that_a_step_went_on(authority: Authority) -> None:
    officer, chief = an_actor(Role.PLANNING_OFFICER, authority), an_actor(Role.CHIEF_OFFICER, authority)
    with pytest.raises(Unacceptable, match="Only the chief officer"):
        write(authority, a_plan(DECIDED), officer)
    write(authority, a_plan(DECIDED), chief)
    write(authority, a_plan(DECIDED, title="Plan for 2027"), officer)


def test_several_rows_are_recorded_together_or_not_at_all(authority: Authority) -> None:
    row = {"id": "s1", "plan": "plan-2027", "part": "vision", "heading": "Vision"}
    record_rows(authority, {"plan_sections": [row, {**row, "id": "s2"}]}, by=SYSTEM)
    assert len(plain_facts(authority)["plan_sections"]) == 2
    for refused in (
        {"plan_sections": [{**row, "id": "s3"}, row]},
        {"plan_sections": [{**row, "id": "s3", "plan": "plan-1999"}]},
        {"plans": [a_plan(OUT_OF_ORDER)]},
        {"functions": [{}]},
        {"planning_group": [{}]},
    ):
        with pytest.raises(NotRecorded), transaction.atomic():
            record_rows(authority, refused, by=SYSTEM)
    assert len(plain_facts(authority)["plan_sections"]) == 2


@pytest.mark.parametrize(
    "plan",
    [a_plan(OUT_OF_ORDER), a_plan([], finalised_on="2024-02-28"), a_plan(DECIDED)],
    ids=["step", "end", "decision"],
)
def test_the_page_of_the_record_shows_the_refusal(authority: Authority, plan: dict[str, Any]) -> None:
    clerk = client_for(a_person(Role.CLERK, authority))
    url = f"/work/{authority.slug}/records/plans/row/plan-2027/"
    form = form_of(clerk.get(url), "title")
    form["stages-count"] = str(len(plan["stages"]))
    for number, step in enumerate(plan["stages"]):
        form.pop(f"stages-{number}-kept", None)
        for name, value in step.items():
            form[f"stages-{number}-{name}"] = value
    if not plan["stages"]:
        form["stages-none"] = "on"
    form["finalised_on"] = plan.get("finalised_on", "")
    answer = post(clerk, url, form)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert ("section 33(" in page) or ("Only the chief officer" in page)
    assert plain_facts(authority)["plans"] == [a_plan(IN_ORDER)]


def test_the_command_refuses_a_file_and_names_every_step(
    authority: Authority, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = {**plain_facts(authority), "plans": [a_plan(OUT_OF_ORDER)]}
    file = tmp_path / "glen.yaml"
    file.write_text(to_yaml(read_plain(data, name="glen")), encoding="utf-8")
    with pytest.raises(SystemExit) as stopped:
        sys.exit(main.main(["authority", "import", str(file)]))
    told = capsys.readouterr().err
    assert stopped.value.code == 2
    assert "leaves out writing the second draft" in told
    assert "Nothing was imported." in told


# ------------------------------------------------------------------------------------------- whatever anybody tries

DAYS = st.integers(0, 12).map(lambda number: (TODAY - timedelta(days=10) + timedelta(days=number)).isoformat())
STEPS = st.fixed_dictionaries(
    {"stage": st.sampled_from([each.value for each in Stage]), "on": DAYS},
    optional={"out_of_order_because": st.sampled_from(["So it was.", " "])},
)
PLANS = st.builds(
    a_plan,
    # Mostly in the order of the law, so that many of them can be recorded and taken back.
    st.lists(STEPS, max_size=8)
    | st.lists(STEPS, max_size=6).map(
        lambda rows: [
            {**row, "stage": stage.value, "on": (TODAY - timedelta(days=9 - at)).isoformat()}
            for at, (row, stage) in enumerate(zip(rows, Stage, strict=False))
        ]
    ),
).flatmap(
    lambda plan: st.fixed_dictionaries(
        {}, optional={"finalised_on": DAYS | st.just("not done"), "views_last_day": DAYS}
    ).map(lambda more: {**plan, **more})
)
TRIES = st.lists(
    st.tuples(st.sampled_from(["record", "undo", "remove", "import"]), PLANS, st.integers(0, 9)), max_size=6
)


def attempt(authority: Authority, what: str, plan: dict[str, Any], number: int) -> None:
    if what == "record":
        write(authority, plan)
    elif what == "import":
        import_authority(read_plain({**plain_facts(authority), "plans": [plan]}, name="again"), by=SYSTEM)
    elif what == "remove":
        for row in rows_of(authority, "plans"):
            remove_row(authority, "plans", row.key, by=SYSTEM, version=row.version, reason="A slip.")
    else:
        events = list(Event.objects.filter(authority=authority.slug, kind="plans").order_by("-number"))
        for event in events[number : number + 1]:
            undo(authority, event, by=SYSTEM, reason="A slip.")


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tries=TRIES)
def test_no_plan_in_preparation_ever_has_steps_out_of_order(authority: Authority, tries: list[Any]) -> None:
    with transaction.atomic():
        for what, plan, number in tries:
            try:
                with transaction.atomic():
                    attempt(Authority.objects.get(pk=authority.pk), what, plan, number)
            except NotRecorded:
                continue
            facts = facts_of(Authority.objects.get(pk=authority.pk))
            for each in facts.plans or ():
                is_explained = isinstance(final_day(each), date) and final_day(each) <= TODAY
                for day in (TODAY, date(2027, 1, 1)):
                    found = findings("act-2014/s33", facts, as_at=day.isoformat())
                    assert is_explained or not any(one.outcome.value == "not_met" for one in found)
        transaction.set_rollback(True)
