"""act-2014/s14: pay the joint board, or set money aside for it, function by function."""

from decimal import Decimal

import pytest

from comhla.law.facts import NOT_DONE, DelegatedFunction, Payment, PaymentKind
from comhla.reference.models import Model
from tests.lib.law import (
    COUNCIL,
    HEALTH_BOARD,
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

DUTY = "act-2014/s14"
PAID, SET_ASIDE = PaymentKind.PAYMENT, PaymentKind.SET_ASIDE
HOME_CARE = DelegatedFunction(id="home-care", name="Care at home", delegated_by=COUNCIL)
NURSING = DelegatedFunction(id="nursing", name="District nursing", delegated_by=HEALTH_BOARD, set_aside=False)
HOSPITAL = DelegatedFunction(id="hospital", name="Unplanned care", delegated_by=HEALTH_BOARD, set_aside=True)
ALL_THREE = (HOME_CARE, NURSING, HOSPITAL)

COUNCILS, ASIDE, BOARD_PAYS = (
    "councils_pay_for_each_function",
    "health_board_sets_aside",
    "health_board_pays_for_each_other_function",
)


def a_payment(name="p", **facts):
    """Care at home for 2024-25: the method gives 100 pounds, and 100 pounds were paid."""
    return Payment(
        **{
            "id": name,
            "function": "home-care",
            "made_by": COUNCIL,
            "financial_year": "2024-25",
            "kind": PAID,
            "method_amount": Decimal(100),
            "amount": Decimal(100),
            **facts,
        }
    )


def with_payments(*payments, functions=ALL_THREE, start="2024-04-01"):
    return an_authority(schemes=(a_scheme(functions=functions),), payments=payments, establishment=started(day(start)))


# What differs from a payment of the right amount; outcome on the last day of the year, and on the day after.
AMOUNTS = [
    ({}, "met", "met"),
    ({"made_to": "board"}, "met", "met"),
    ({"made_to": "somebody else"}, "not_yet_due", "not_met"),
    ({"made_by": HEALTH_BOARD}, "not_yet_due", "not_met"),
    ({"function": None, "paid_on": NOT_DONE}, "not_yet_due", "not_met"),
    ({"function": None, "paid_on": day("2024-05-01")}, "not_met", "not_met"),
    ({"amount": None}, "cannot_tell", "cannot_tell"),
    ({"method_amount": None}, "cannot_tell", "cannot_tell"),
    ({"amount": Decimal(90)}, "cannot_tell", "cannot_tell"),
    ({"amount": Decimal(90), "redetermined_on": NOT_DONE}, "not_met", "not_met"),
    ({"amount": Decimal(90), "redetermined_on": day("2024-12-01")}, "met", "met"),
    ({"amount": Decimal(90), "redetermined_on": day("2025-04-01")}, "not_met", "met"),
]


@pytest.mark.parametrize(("differs", "in_the_year", "afterwards"), AMOUNTS)
def test_councils_pay_for_each_function(differs, in_the_year, afterwards):
    facts = with_payments(a_payment(**differs), functions=(HOME_CARE,))
    assert outcome(DUTY, COUNCILS, facts, as_at="2025-03-31", subject="2024-25") == in_the_year
    assert outcome(DUTY, COUNCILS, facts, as_at="2025-04-01", subject="2024-25") == afterwards


def test_instalments_are_added_up():
    halves = [
        a_payment("first", amount=Decimal(40), method_amount=Decimal(100)),
        a_payment("second", amount=Decimal(60), method_amount=None),
    ]
    facts = with_payments(*halves, functions=(HOME_CARE,))
    assert outcome(DUTY, COUNCILS, facts, as_at="2024-09-01") == "met"


def test_one_lump_sum_is_no_amount_for_each_function():
    lump = a_payment("lump", function=None, paid_on=day("2024-05-01"))
    found = finding(DUTY, COUNCILS, with_payments(lump), as_at="2024-05-01")
    assert found.because == "For 2024-25 no amount paid by Strathmore Council is recorded for Care at home."


def test_one_finding_says_everything_that_is_wrong():
    day_care = DelegatedFunction(id="day-care", name="Day care", delegated_by=COUNCIL)
    facts = with_payments(a_payment(amount=Decimal(90), redetermined_on=NOT_DONE), functions=(HOME_CARE, day_care))
    assert finding(DUTY, COUNCILS, facts, as_at="2025-04-01", subject="2024-25").because == (
        "For 2024-25 no amount paid by Strathmore Council is recorded for Day care. For 2024-25 the amount paid for"
        " Care at home is not what the scheme's method gives, and it was not redetermined."
    )


# kind of the payment, who made it, outcome
ASIDE_CASES = [
    (SET_ASIDE, HEALTH_BOARD, "met"),
    (PAID, HEALTH_BOARD, "not_met"),
    (SET_ASIDE, COUNCIL, "not_met"),
]


@pytest.mark.parametrize(("kind", "by", "expected"), ASIDE_CASES)
def test_health_board_sets_aside(kind, by, expected):
    facts = with_payments(a_payment(function="hospital", kind=kind, made_by=by))
    assert outcome(DUTY, ASIDE, facts, as_at="2025-04-01", subject="2024-25") == expected


def test_a_set_aside_reported_as_a_payment_is_named():
    facts = with_payments(a_payment(function="hospital", made_by=HEALTH_BOARD))
    found = finding(DUTY, ASIDE, facts, as_at="2025-03-31")
    assert found.because == "For 2024-25 a payment and no sum set aside is recorded for Unplanned care."


@pytest.mark.parametrize(("kind", "expected"), [(PAID, "met"), (SET_ASIDE, "not_met")])
def test_health_board_pays_for_each_other_function(kind, expected):
    facts = with_payments(a_payment(function="nursing", kind=kind, made_by=HEALTH_BOARD))
    assert outcome(DUTY, BOARD_PAYS, facts, as_at="2025-04-01", subject="2024-25") == expected


def test_where_the_scheme_is_silent_a_sum_set_aside_shows_what_was_agreed():
    unsaid = NURSING.replace(set_aside=None)
    aside = with_payments(a_payment(function="nursing", kind=SET_ASIDE, made_by=HEALTH_BOARD), functions=(unsaid,))
    paid = with_payments(a_payment(function="nursing", made_by=HEALTH_BOARD), functions=(unsaid,))
    assert outcome(DUTY, ASIDE, aside, as_at="2024-05-01") == "met"
    assert silent(DUTY, BOARD_PAYS, aside, as_at="2024-05-01")
    assert outcome(DUTY, BOARD_PAYS, paid, as_at="2024-05-01") == "met"
    assert silent(DUTY, ASIDE, paid, as_at="2024-05-01")


def test_functions_count_in_the_years_in_which_they_are_delegated():
    ended = HOME_CARE.replace(last_day=day("2024-03-31"))
    later = HOME_CARE.replace(first_day=day("2025-04-01"))
    during = HOME_CARE.replace(first_day=day("2024-10-01"))
    for function in [ended, later]:
        assert silent(DUTY, COUNCILS, with_payments(functions=(function,)), as_at="2025-03-31")
    facts = with_payments(functions=(during,))
    assert silent(DUTY, COUNCILS, facts, as_at="2024-09-30")
    assert outcome(DUTY, COUNCILS, facts, as_at="2024-10-01") == "not_yet_due"


def test_a_function_of_somebody_who_is_no_party_is_not_asked_about():
    facts = with_payments(functions=(HOME_CARE.replace(delegated_by="Glenmore Council"),))
    assert findings(DUTY, facts, as_at="2024-05-01") == []


def test_who_delegated_a_function_is_not_recorded():
    facts = with_payments(functions=(HOME_CARE.replace(delegated_by=None),))
    found = finding(DUTY, COUNCILS, facts, as_at="2024-05-01")
    assert (found.outcome.value, found.answer.missing) == ("cannot_tell", ("schemes.functions",))


def test_functions_are_not_recorded():
    found = finding(DUTY, COUNCILS, with_payments(functions=None), as_at="2024-05-01")
    assert (found.outcome.value, found.answer.missing) == ("cannot_tell", ("schemes.functions",))


def test_a_year_without_any_record_cannot_be_told_while_no_payments_at_all_can():
    assert outcome(DUTY, COUNCILS, with_payments(a_payment()), as_at="2026-04-01", subject="2025-26") == "cannot_tell"
    assert outcome(DUTY, COUNCILS, with_payments(), as_at="2026-04-01", subject="2025-26") == "not_met"


# the functions delegated, and the part that says that nothing is recorded under payments for the year
FIRST_TO_SAY_SO = [
    (ALL_THREE, COUNCILS),
    ((NURSING, HOSPITAL), ASIDE),
    ((NURSING,), BOARD_PAYS),
    ((NURSING.replace(delegated_by=None), HOSPITAL, NURSING), COUNCILS),
    ((HOME_CARE.replace(first_day=day("2026-03-01")), HOSPITAL), COUNCILS),
    ((HOME_CARE.replace(first_day=day("2026-03-02")), HOSPITAL), ASIDE),
]


@pytest.mark.parametrize(("functions", "part"), FIRST_TO_SAY_SO)
def test_a_year_without_any_record_is_said_once(functions, part):
    facts = with_payments(a_payment(), functions=functions)
    found = [each for each in findings(DUTY, facts, as_at="2026-03-01") if each.subject.id == "2025-26"]
    assert [(each.part.key, each.because) for each in found if each.part] == [
        (part, "Nothing is recorded under payments for 2025-26.")
    ]


# The schedule gives 30 April 2024. Paid on, as at, outcome
SCHEDULE = [
    (day("2024-04-30"), "2024-04-30", "met"),
    (day("2024-05-01"), "2024-04-30", "not_yet_due"),
    (day("2024-05-01"), "2024-05-01", "not_met"),
    (NOT_DONE, "2024-04-30", "not_yet_due"),
    (NOT_DONE, "2024-05-01", "not_met"),
    (None, "2024-04-30", "not_yet_due"),
    (None, "2024-05-01", "cannot_tell"),
]


@pytest.mark.parametrize(("paid_on", "as_at", "expected"), SCHEDULE)
def test_pay_on_schedule(paid_on, as_at, expected):
    facts = with_payments(a_payment(due_on=day("2024-04-30"), paid_on=paid_on))
    assert outcome(DUTY, "pay_on_schedule", facts, as_at=as_at) == expected


def test_pay_on_schedule_names_the_payments():
    late = a_payment("april", due_on=day("2024-04-30"), paid_on=day("2024-05-02"))
    unpaid = a_payment("may", due_on=day("2024-05-31"), paid_on=NOT_DONE)
    found = finding(DUTY, "pay_on_schedule", with_payments(late, unpaid), as_at="2024-06-01")
    assert found.because == (
        "In 2024-25 payments made after the day that the schedule gives: april; still not made after that day: may."
    )


# paid on, words: a list that is empty is left out
ONE_LIST = [
    (day("2024-05-02"), "In 2024-25 payments made after the day that the schedule gives: p."),
    (NOT_DONE, "In 2024-25 payments still not made after the day that the schedule gives: p."),
]


@pytest.mark.parametrize(("paid_on", "words"), ONE_LIST)
def test_pay_on_schedule_names_no_empty_list(paid_on, words):
    facts = with_payments(a_payment(due_on=day("2024-04-30"), paid_on=paid_on))
    assert finding(DUTY, "pay_on_schedule", facts, as_at="2024-06-01").because == words


def test_pay_on_schedule_without_days_and_without_payments():
    assert outcome(DUTY, "pay_on_schedule", with_payments(a_payment()), as_at="2024-06-01") == "cannot_tell"
    only_aside = with_payments(a_payment(function="hospital", kind=SET_ASIDE, made_by=HEALTH_BOARD))
    assert silent(DUTY, "pay_on_schedule", only_aside, as_at="2024-06-01")


def years(facts, *, as_at):
    return list(dict.fromkeys(each.subject.id for each in findings(DUTY, facts, as_at=as_at)))


def test_years_run_from_the_day_functions_passed():
    assert years(with_payments(start="2023-10-01"), as_at="2025-04-01") == ["2023-24", "2024-25", "2025-26"]
    assert years(with_payments(start="2025-10-01"), as_at="2025-09-30") == []


def test_without_that_day_years_run_from_the_first_that_is_recorded():
    recorded = an_authority(schemes=(a_scheme(functions=ALL_THREE),), payments=(a_payment(),))
    assert years(recorded, as_at="2025-03-31") == ["2024-25"]
    assert findings(DUTY, recorded.replace(payments=()), as_at="2025-03-31") == []


def test_binds_behind_boards_only_and_needs_payments():
    assert outcome_of_the_whole(DUTY, an_authority(model=Model.BOTH_LEAD), as_at="2024-05-01") == "not_applicable"
    assert outcome_of_the_whole(DUTY, an_authority(), as_at="2024-05-01") == "cannot_tell"
