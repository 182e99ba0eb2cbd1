"""Bodies acknowledge directions and report on them: each for itself, or through the clerk with both names."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from comhla.law.facts import Acknowledgement, ComplianceReport, DirectionStatus
from comhla.web.access.actors import SYSTEM, NotAllowed
from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities.actions import record_row
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.directions.actions import answering
from comhla.web.directions.holdings import directions_to_answer
from comhla.web.directions.queries import bodies_for
from tests.lib.forms import send
from tests.lib.given import AT, COUNCIL, NHS
from tests.lib.web import TODAY, a_person, an_actor, client_for

pytestmark = pytest.mark.django_db
PAPERS = "/papers/glen-test/directions/"
OWN, OTHERS = f"{PAPERS}D-2026-01/", f"{PAPERS}D-2026-02/"


def direction_now(authority, key="D-2026-01"):
    return facts_of(Authority.objects.get(pk=authority.pk)).directions_by_id[key]


def said(body=COUNCIL, on=TODAY):
    return Acknowledgement(body=body, acknowledged_on=on)


def told(body=COUNCIL, on=TODAY, **facts):
    return ComplianceReport(reported_on=on, body=body, status=DirectionStatus.DONE, **facts)


def test_an_officer_of_the_council_acknowledges_with_one_button(
    council_officer, authority, django_assert_max_num_queries
):
    assert "Directions to us: 1 waits for an answer" in council_officer.get("/account/me/").content.decode()
    assert council_officer.get("/work/")["Location"].endswith("/account/me/")
    with django_assert_max_num_queries(25):
        page = council_officer.get(PAPERS)
    assert [each.key for each in page.context["waiting"]] == ["D-2026-01"]
    assert page.context["others"] == []
    assert send(council_officer, OWN, remarks="We begin in May.").status_code == 303
    only = direction_now(authority).acknowledgements
    assert [(each.body, each.acknowledged_on, each.remarks) for each in only] == [(COUNCIL, TODAY, "We begin in May.")]
    assert Event.objects.filter(kind="directions").latest("number").by_name == "Cal Council"
    assert [each.key for each in council_officer.get(PAPERS).context["others"]] == ["D-2026-01"]
    assert council_officer.get(OWN).context["waiting"] == ()


def test_an_officer_of_the_health_board_neither_sees_nor_answers_what_is_addressed_to_the_council(
    nhs_officer, authority
):
    assert [each.key for each in nhs_officer.get(PAPERS).context["waiting"]] == ["D-2026-02"]
    for path in (OWN, f"{OWN}report/", f"{OWN}issues/1/direction-d-2026-01.pdf"):
        assert nhs_officer.get(path).status_code == 404
        assert nhs_officer.post(path).status_code in (404, 405)
    for path in (AT, f"{AT}d/D-2026-01/"):
        assert nhs_officer.get(path).status_code == 403
    officer = an_actor(Role.PARTNER_OFFICER, authority, body=NHS)
    with pytest.raises(NotAllowed):
        answering.acknowledge(authority, "D-2026-01", said(), by=officer)
    with pytest.raises(NotAllowed):
        answering.report(authority, "D-2026-01", told(), by=officer)
    with pytest.raises(NotRecorded, match="not addressed to NHS Glen"):
        answering.acknowledge(authority, "D-2026-01", said(NHS), by=officer)
    assert direction_now(authority).acknowledgements is None
    assert nhs_officer.get(OTHERS).status_code == 200


def test_an_officer_reports_status_and_spending(council_officer, authority):
    refused = send(council_officer, f"{OWN}report/", status="done", spent="-5")
    assert refused.status_code == 422
    answered = send(council_officer, f"{OWN}report/", status="under way", spent="400.50", complied="yes", what="Begun.")
    assert answered.status_code == 303
    only = direction_now(authority).compliance[0]
    assert (only.status, only.spent, only.financial_year) == (DirectionStatus.UNDER_WAY, Decimal("400.50"), "2026-27")
    assert (only.complied, only.what, only.body) == (True, "Begun.", COUNCIL)


def test_a_role_that_names_no_body_says_so_and_answers_nothing(authority):
    user = a_person(Role.PARTNER_OFFICER, authority)
    assert "does not say for which body" in client_for(user).get(PAPERS).content.decode()
    assert directions_to_answer(user, authority) == []
    assert bodies_for(authority, SYSTEM, on=TODAY) == ()


def test_the_clerk_records_a_call_and_both_names_stay(clerk, authority):
    url = f"{AT}d/D-2026-01/acknowledge/"
    answered = send(clerk, url, by_post="head of care", who="Cal Council", remarks="")
    assert answered.status_code == 303
    only = direction_now(authority).acknowledgements[0]
    assert (only.by_post, only.remarks) == ("head of care", None)
    event = Event.objects.filter(kind="directions").latest("number")
    assert (event.by_name, event.on_behalf_of) == ("Committee clerk", "Cal Council")
    again = send(clerk, url, by_post="head of care", who="Cal Council", on_day="21")
    assert again.status_code == 422
    assert "has acknowledged this direction already" in again.content.decode()
    assert send(clerk, f"{AT}d/D-2026-01/report/", status="stopped").status_code == 303
    assert direction_now(authority).compliance[0].spent is None


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (lambda a: answering.acknowledge(a, "D-2026-01", said(on=date(2026, 3, 19)), by=SYSTEM), "from that on which"),
        (lambda a: answering.acknowledge(a, "D-2026-01", said(on=date(2026, 11, 23)), by=SYSTEM), "from that on which"),
        (lambda a: answering.report(a, "D-2026-01", told(None), by=SYSTEM), "which body"),
        (lambda a: answering.report(a, "D-2026-01", told(spent=Decimal(-1)), by=SYSTEM), "below nothing"),
        (lambda a: answering.tell_meeting(a, ["D-2026-01"], "gone", by=SYSTEM), "meeting that is recorded"),
        (lambda a: answering.tell_meeting(a, ["D-2026-01"], "march", by=SYSTEM), "No report was made"),
    ],
)
def test_what_cannot_be_said_is_refused(authority, what, words):
    with pytest.raises(NotRecorded, match=words):
        what(authority)
    assert direction_now(authority).compliance is None


def test_a_direction_that_is_gone_cannot_be_answered(authority):
    with pytest.raises(ChangedMeanwhile):
        answering.acknowledge(authority, "gone", said(), by=SYSTEM)


def test_reports_are_told_to_a_meeting(clerk, authority):
    answering.report(authority, "D-2026-01", told(on=date(2026, 3, 20), spent=Decimal(5)), by=SYSTEM)
    answering.report(authority, "D-2026-02", told(NHS, on=date(2026, 11, 20)), by=SYSTEM)
    page = clerk.get(f"{AT}monitoring/")
    assert [(each.key, number) for each, number in page.context["untold"]] == [("D-2026-02", 1), ("D-2026-01", 1)]
    assert [each.key for each in page.context["waiting"]] == ["D-2026-02", "D-2026-01"]
    assert send(clerk, f"{AT}monitoring/", meeting="").status_code == 422
    late = send(clerk, f"{AT}monitoring/", meeting="march")
    assert late.status_code == 422
    record_row(authority, "meetings", {"id": "april", "body": "board", "held_on": "2026-04-20"}, by=SYSTEM)
    assert send(clerk, f"{AT}monitoring/", meeting="april").status_code == 303
    assert direction_now(authority).compliance[0].reported_to == "april"
    assert direction_now(authority, "D-2026-02").compliance[0].reported_to is None
    assert "20 April 2026" in clerk.get(f"{AT}d/D-2026-01/").content.decode()
