"""act-2014/s18-s19: pay the lead agency, or set money aside for it, function by function. Made-up areas."""

from decimal import Decimal

import pytest

from comhla.law.facts import DelegatedFunction, Payment, PaymentKind
from comhla.reference.models import Model
from tests.lib.law import (
    COUNCIL,
    HEALTH_BOARD,
    SECOND_COUNCIL,
    a_scheme,
    an_authority,
    day,
    finding,
    findings,
    outcome,
    outcome_of_the_whole,
    silent,
    started,
)

DUTY = "act-2014/s18-s19"
PAID, SET_ASIDE = PaymentKind.PAYMENT, PaymentKind.SET_ASIDE
HOME_CARE = DelegatedFunction(id="home-care", name="Care at home", delegated_by=COUNCIL)
NURSING = DelegatedFunction(id="nursing", name="Child health", delegated_by=HEALTH_BOARD, set_aside=False)
HOSPITAL = DelegatedFunction(id="hospital", name="Unplanned care", delegated_by=HEALTH_BOARD, set_aside=True)
B, C, D = Model.HEALTH_BOARD_LEADS, Model.COUNCIL_LEADS, Model.BOTH_LEAD
PARTS = (
    "councils_pay_health_board",
    "health_board_sets_aside",
    "health_board_pays_council",
    "councils_pay_lead_council",
)


def an_area(model, *payments, functions=(HOME_CARE, NURSING, HOSPITAL), councils=(COUNCIL,), **scheme):
    return an_authority(
        schemes=(a_scheme(model, councils=councils, functions=functions, **scheme),),
        payments=payments,
        establishment=started(day("2024-04-01")),
    )


def paid(function, by, to, kind=PAID):
    return Payment(
        id=f"{function}-{kind}",
        function=function,
        made_by=by,
        made_to=to,
        financial_year="2024-25",
        kind=kind,
        method_amount=Decimal(100),
        amount=Decimal(100),
    )


COUNCIL_TO_BOARD = paid("home-care", COUNCIL, HEALTH_BOARD)
BOARD_TO_COUNCIL = paid("nursing", HEALTH_BOARD, COUNCIL)
BOARD_ASIDE = paid("hospital", HEALTH_BOARD, COUNCIL, SET_ASIDE)


def outcomes(facts, as_at="2025-04-01"):
    """The outcome of each part on the day after the year; None where it says nothing."""
    return [
        None if silent(DUTY, part, facts, as_at=as_at) else outcome(DUTY, part, facts, as_at=as_at, subject="2024-25")
        for part in PARTS
    ]


# model, payments, outcome of s.18(2), s.19(2), s.19(3), s.19(4)
AREAS = [
    (B, [COUNCIL_TO_BOARD], ["met", None, None, None]),
    (B, [], ["not_met", None, None, None]),
    (C, [BOARD_TO_COUNCIL, BOARD_ASIDE], [None, "met", "met", None]),
    (C, [BOARD_TO_COUNCIL], [None, "not_met", "met", None]),
    (D, [COUNCIL_TO_BOARD, BOARD_TO_COUNCIL, BOARD_ASIDE], ["met", "met", "met", None]),
    (D, [COUNCIL_TO_BOARD], ["met", "not_met", "not_met", None]),
    (D, [COUNCIL_TO_BOARD, BOARD_TO_COUNCIL, paid("hospital", HEALTH_BOARD, COUNCIL)], ["met", "not_met", "met", None]),
]


@pytest.mark.parametrize(("model", "payments", "expected"), AREAS)
def test_who_pays_whom(model, payments, expected):
    assert outcomes(an_area(model, *payments)) == expected


def test_money_one_way_only_though_functions_passed_both_ways():
    found = finding(DUTY, "health_board_pays_council", an_area(D, COUNCIL_TO_BOARD), as_at="2025-03-31")
    assert found.outcome.value == "not_yet_due"
    found = finding(
        DUTY, "health_board_pays_council", an_area(D, COUNCIL_TO_BOARD), as_at="2025-04-01", subject="2024-25"
    )
    assert found.because == "For 2024-25 no amount paid by NHS Strathmore is recorded for Child health."


# model, part that says that nothing is recorded under payments for the year
FIRST_TO_SAY_SO = [(B, "councils_pay_health_board"), (C, "health_board_sets_aside"), (D, "councils_pay_health_board")]


@pytest.mark.parametrize(("model", "part"), FIRST_TO_SAY_SO)
def test_a_year_without_any_record_is_said_once(model, part):
    facts = an_area(model, COUNCIL_TO_BOARD)
    found = [each for each in findings(DUTY, facts, as_at="2026-03-31") if each.subject.id == "2025-26"]
    assert [(each.part.key, each.because) for each in found if each.part] == [
        (part, "Nothing is recorded under payments for 2025-26.")
    ]


BOTH = (COUNCIL, SECOND_COUNCIL)
SECOND_HOME_CARE = DelegatedFunction(id="home-care-2", name="Care at home (Glenmore)", delegated_by=SECOND_COUNCIL)


@pytest.mark.parametrize(
    ("payments", "expected"),
    [([], "not_met"), ([paid("home-care-2", SECOND_COUNCIL, COUNCIL)], "met")],
)
@pytest.mark.parametrize("lead_council", [COUNCIL, None])
def test_councils_pay_lead_council(lead_council, payments, expected):
    facts = an_area(C, *payments, functions=(HOME_CARE, SECOND_HOME_CARE), councils=BOTH, lead_council=lead_council)
    assert outcome(DUTY, "councils_pay_lead_council", facts, as_at="2025-04-01", subject="2024-25") == expected


def test_a_function_that_went_to_nobody_in_the_scheme_is_not_asked_about():
    elsewhere = SECOND_HOME_CARE.replace(carried_out_by="Highland Council")
    assert outcomes(an_area(D, functions=(elsewhere,), councils=BOTH)) == [None, None, None, None]


def test_in_model_d_the_record_says_when_a_councils_function_goes_to_the_lead_council():
    to_lead = SECOND_HOME_CARE.replace(carried_out_by=COUNCIL)
    facts = an_area(D, functions=(to_lead,), councils=BOTH, lead_council=COUNCIL)
    assert outcomes(facts) == [None, None, None, "not_met"]


@pytest.mark.parametrize(("model", "part"), [(B, "councils_pay_health_board"), (C, "health_board_pays_council")])
def test_functions_or_their_givers_not_recorded(model, part):
    for functions in [None, (NURSING.replace(delegated_by=None),)]:
        found = finding(DUTY, part, an_area(model, functions=functions), as_at="2024-05-01")
        assert (found.outcome.value, found.answer.missing) == ("cannot_tell", ("schemes.functions",))


def test_pay_on_schedule():
    late = COUNCIL_TO_BOARD.replace(due_on=day("2024-04-30"), paid_on=day("2024-05-01"))
    in_time = late.replace(paid_on=day("2024-04-30"))
    assert outcome(DUTY, "pay_on_schedule", an_area(D, late), as_at="2024-06-01") == "not_met"
    assert outcome(DUTY, "pay_on_schedule", an_area(D, in_time), as_at="2024-06-01") == "met"


def test_binds_lead_agency_areas_only():
    assert outcome_of_the_whole(DUTY, an_authority(payments=()), as_at="2024-05-01") == "not_applicable"
