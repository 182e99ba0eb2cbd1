"""The register, one direction, money and coverage in words; forms that need no database."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django import forms
from django.http import QueryDict

from comhla.authority_file import Problem
from comhla.law.facts import AgendaItem, ComplianceReport, Decision, DirectionStatus, Meeting, PaymentKind, PlanAction
from comhla.law.readings.direction_coverage import coverage_on
from comhla.law.readings.minuted_business import WITHOUT_TITLE
from comhla.reference import Model
from comhla.web.access.roles import Role
from comhla.web.accounts.bodies import bodies_of
from comhla.web.accounts.forms.people import RoleFields
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded, Unacceptable
from comhla.web.directions.forms.giving import Asked, DetailsForm, as_typed, giver
from comhla.web.directions.forms.refusals import put_in
from comhla.web.directions.models import IssuedDirection, IssuedFile
from comhla.web.directions.presenters import coverage, money, one, register
from tests.lib.directions import CARE, WARDS, a_direction, a_line, a_payment, varies, with_directions
from tests.lib.forms import day as typed_day
from tests.lib.law import COUNCIL, HEALTH_BOARD, a_scheme, an_authority, day

TODAY = day("2026-11-22")


def report(**facts):
    return ComplianceReport(reported_on=day("2026-09-01"), **facts)


@pytest.mark.parametrize(
    ("reports", "status", "shown"),
    [
        ((), "No report yet", []),
        ((report(),), "Reported", ["Reported"]),
        ((report(complied=True),), "Reported", ["Done as directed"]),
        ((report(complied=False, spent=Decimal(5)),), "Reported", ["Not done as directed"]),
        ((report(status=DirectionStatus.STOPPED),), "Stopped", ["Stopped"]),
    ],
)
def test_how_far_a_direction_has_come_in_words(reports, status, shown):
    direction = a_direction("d", compliance=reports)
    assert register.status_words(direction, TODAY) == status
    view = one.shown(with_directions(direction), direction, TODAY)
    assert [each.status for each in view.reports] == shown


def test_how_a_direction_will_end_is_said_only_once_it_has():
    direction = a_direction("d", last_day=day("2026-10-31"))
    facts = with_directions(direction)
    assert one.shown(facts, direction, day("2026-10-31")).in_force.startswith("From 1 April 2026, until it is varied")
    assert one.shown(facts, direction, TODAY).in_force == "From 1 April 2026 to 31 October 2026"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (an_authority(), "not recorded"),
        (an_authority(schemes=(a_scheme(functions=()),), directions=()), "No function is delegated on this day."),
        (with_directions(model=Model.COUNCIL_LEADS), "0 of 2 delegated functions have a direction; a lead agency may"),
        (with_directions(a_direction("d")), "1 of 2 delegated functions have a direction in force; each has to"),
        (
            with_directions(a_direction("d", "2026-04-01", a_line("care"), a_line("wards"))),
            "Every one of 2 delegated functions",
        ),
    ],
)
def test_coverage_in_one_sentence(facts, words):
    assert words in register.covered_words(coverage_on(facts, TODAY))


def test_a_lead_agency_has_no_gaps():
    found = coverage_on(with_directions(model=Model.COUNCIL_LEADS), TODAY)
    assert {each.state for each in coverage.rows_of(found)} == {"Not directed; it need not be"}


def test_what_changes_others_says_so_and_the_chain_is_linked():
    facts = with_directions(
        a_direction("one"), varies("two", "2026-05-01", "one"), a_direction("three", changes=("one",))
    )
    assert register.changes_words(facts.directions[1]) == "Varies one"
    assert register.changes_words(facts.directions[2]) == "Changes one"
    view = one.shown(facts, facts.directions[0], TODAY)
    assert [(each.direction.key, each.does) for each in view.chain] == [
        ("one", ""),
        ("three", "Changes “Direction one” of 1 April 2026"),
        ("two", "Varies “Direction one” of 1 April 2026"),
    ]


@pytest.mark.parametrize(
    ("served", "shown"), [("O2", "Independent living"), ("visits", "Visit homes"), ("Calm", "Calm"), (None, "")]
)
def test_what_a_direction_serves_is_told_in_words(served, shown):
    direction = a_direction("d", plan_outcome=served)
    action = PlanAction(id="visits", plan="p", title="Visit homes")
    assert one.shown(with_directions(direction, plan_actions=(action,)), direction, TODAY).plan_outcome == shown


def test_the_public_is_not_told_the_title_of_an_exempt_decision():
    held = day("2026-03-18")
    direction = a_direction("d", decision="sale")
    facts = with_directions(
        direction,
        meetings=(Meeting(id="m", body="board", held_on=held),),
        agenda_items=(AgendaItem(id="i", meeting="m", place=1, title="Sale", exempt_because="A contract"),),
        decisions=(Decision(id="sale", title="Sell", decided_by="board", decided_on=held, meeting="m", item="i"),),
    )
    assert one.shown(facts, direction, TODAY).decision == ("sale", "Sell", held)
    assert one.shown(facts, direction, TODAY, for_public=True).decision == ("sale", WITHOUT_TITLE, held)


@pytest.mark.parametrize(("text", "cell"), [("=1+1", "'=1+1"), ("@x", "'@x"), ("-5", "'-5"), ("Care", "Care")])
def test_no_cell_is_carried_out(text, cell):
    assert register.plain_cell(text) == cell


def test_money_without_a_year_for_several_bodies_and_lump_sums_are_told_apart():
    both = a_direction(
        "both",
        "2026-04-01",
        a_line("wards", None, set_aside_amount=Decimal(7)),
        a_line("care", 5, None),
        a_line("care", None, payment_method="Half."),
        addressees=(COUNCIL, HEALTH_BOARD),
    )
    facts = with_directions(both, payments=(a_payment(3, None), a_payment(7, "wards", kind=PaymentKind.SET_ASIDE)))
    assert money.undated(facts, TODAY) == "£5"
    shown = money.money_of(facts, "2026-27", TODAY)
    assert [(each.function, each.directed, each.recorded, each.words) for each in shown.functions] == [
        ("Care at home", "", "£0", "Directed by a method, so it is not compared"),
        ("Hospital wards", "£7", "£7", "The same"),
        ("For several functions together", "", "£3", "Recorded, and no direction names an amount"),
    ]
    assert {each.body for each in shown.bodies} == {"Several bodies together", COUNCIL}
    assert not shown.agrees


@pytest.mark.parametrize(
    ("model", "bodies", "expected"),
    [
        (Model.BODY_CORPORATE, (COUNCIL,), "board"),
        (Model.HEALTH_BOARD_LEADS, (COUNCIL,), HEALTH_BOARD),
        (Model.COUNCIL_LEADS, (HEALTH_BOARD,), COUNCIL),
        (Model.BOTH_LEAD, (COUNCIL,), HEALTH_BOARD),
        (Model.COUNCIL_LEADS, (COUNCIL,), COUNCIL),
    ],
)
def test_who_gives_a_direction_follows_from_the_model(model, bodies, expected):
    assert giver(with_directions(model=model), TODAY, bodies) == expected


def test_a_change_begins_with_what_the_earlier_direction_says():
    lines = (a_line("wards", None, set_aside_amount=Decimal(7)), a_line("care", None, None, payment_method="Half."))
    earlier = a_direction("d", "2026-04-01", *lines)
    typed = as_typed(
        earlier.replace(lines=(lines[0], lines[1].replace(use="none"))), (WARDS, CARE, CARE.replace(id="x"))
    )
    assert (typed["kind_0"], typed["amount_0"]) == ("set_aside", Decimal(7))
    assert (typed["kind_1"], typed["method_1"], typed["use_1"], typed["year_1"]) == ("method", "Half.", "", "")
    assert "kind_2" not in typed
    form = DetailsForm(
        facts=with_directions(earlier),
        asked=Asked("", (COUNCIL,), (WARDS,), "", None),
        initial={"given_on": TODAY},
    )
    assert [each.function for each in form.lines] == ["Hospital wards"]
    assert form.fields["kind_0"].initial == "set_aside"


class Versioned(forms.Form):
    """A form that carries a version."""

    version = forms.IntegerField()


PROBLEM = Problem("file", "It is wrong.", "Mend it.", "directions[1].title")


@pytest.mark.parametrize(
    ("refused", "status", "words"),
    [
        (ChangedMeanwhile(None, 4), 409, "Somebody else changed this direction"),
        (Unacceptable({"title": [PROBLEM]}, [PROBLEM]), 422, "It is wrong. Mend it."),
        (NotRecorded("No."), 422, "No."),
    ],
)
def test_what_is_refused_is_told_and_the_present_version_taken_over(refused, status, words):
    form = Versioned(QueryDict("version=1"))
    assert put_in(form, refused) == status
    assert words in str(form.non_field_errors())
    assert form.data["version"] == ("4" if status == 409 else "1")
    assert put_in(Versioned({"version": "1"}), refused) == status


def test_issues_are_called_by_number_and_files_by_name():
    assert str(IssuedDirection(direction="D-1", number=2)) == "D-1, issue 2"
    assert str(IssuedFile(name="direction.pdf")) == "direction.pdf"


@pytest.mark.parametrize(("body", "is_fit"), [(COUNCIL, True), (HEALTH_BOARD, True), ("", False)])
def test_an_officer_of_a_partner_is_given_the_body_for_which_they_answer(body, is_fit):
    given = {"role": Role.PARTNER_OFFICER.value, "body": body, **typed_day("first_day", "2026-11-22")}
    form = RoleFields(given, bodies=bodies_of(with_directions()))
    assert form.is_valid() is is_fit
    assert ("body" in form.errors) is not is_fit
