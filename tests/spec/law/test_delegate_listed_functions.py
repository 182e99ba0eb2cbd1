"""act-2014/s1-functions: the functions that must pass, and those that may not."""

import pytest

from comhla.law.facts import NOT_DONE, Ages, BoardEstablishment, DelegatedFunction, Direction, DirectionLine
from comhla.reference import council_functions, health_services
from comhla.reference.models import Model
from tests.lib.law import COUNCIL, HEALTH_BOARD, a_scheme, an_authority, day, finding, findings, outcome, silent

DUTY = "act-2014/s1-functions"
A, B, C, D = Model
OPEN = "2026-11-22"
COUNCIL_PART, HEALTH_PART, ONE_LIST = (
    "delegate_council_functions",
    "delegate_health_services",
    "delegate_one_list_in_full",
)


def a_function(code, by, ages=Ages.ADULTS, **facts):
    return DelegatedFunction(
        **{"id": code or "x", "name": f"Function {code}", "code": code, "delegated_by": by, "ages": ages, **facts}
    )


def council_list(on=OPEN, *, without=()):
    return [
        a_function(row.key, COUNCIL)
        for row in council_functions()
        if row.in_force_on(day(on)) and row.key not in without
    ]


def health_list(*, without=()):
    return [a_function(row.key, HEALTH_BOARD) for row in health_services() if row.key not in without]


def delegating(*functions, model=A, complete=True, **facts):
    return an_authority(schemes=(a_scheme(model, functions=functions, functions_are_complete=complete),), **facts)


@pytest.mark.parametrize(("complete", "expected"), [(True, "not_met"), (False, "cannot_tell"), (None, "cannot_tell")])
def test_a_list_that_is_not_said_to_be_whole_accuses_nobody(complete, expected):
    facts = delegating(*health_list(without=("H1",)), *council_list(), complete=complete)
    assert outcome(DUTY, "delegate_health_services", facts, as_at="2026-11-22") == expected


# model, functions, outcome for the council's list, for the health board's, for one of both
WHOLE = [
    (A, [*council_list(), *health_list()], "met", "met", None),
    (A, council_list(), "met", "not_met", None),
    (A, health_list(), "not_met", "met", None),
    (A, [*council_list(without=("swsa-1968/12A",)), *health_list(without=("H2",))], "not_met", "not_met", None),
    (B, council_list(), "met", "not_applicable", None),
    (B, [], "not_met", "not_applicable", None),
    (C, health_list(), "not_applicable", "met", None),
    (C, health_list(without=("C16",)), "not_applicable", "not_met", None),
    (D, [*council_list(), *health_list()], None, None, "met"),
    (D, council_list(), None, None, "met"),
    (D, health_list(), None, None, "met"),
    (D, [*council_list(without=("awi-2000/10",)), *health_list(without=("C1",))], None, None, "not_met"),
]


@pytest.mark.parametrize(("model", "functions", "council", "health_board", "one"), WHOLE)
def test_which_lists_have_to_pass_depends_on_the_model(model, functions, council, health_board, one):
    facts = delegating(*functions, model=model)
    for part, expected in ((COUNCIL_PART, council), (HEALTH_PART, health_board), (ONE_LIST, one)):
        if expected is None:
            assert silent(DUTY, part, facts, as_at=OPEN)
        else:
            assert outcome(DUTY, part, facts, as_at=OPEN) == expected


def test_a_function_of_the_other_side_is_not_counted_towards_a_list():
    of_other_side = [each.replace(delegated_by=HEALTH_BOARD) for each in council_list()]
    assert outcome(DUTY, COUNCIL_PART, delegating(*of_other_side), as_at=OPEN) == "not_met"
    of_other_side = [each.replace(delegated_by=COUNCIL) for each in health_list()]
    assert outcome(DUTY, HEALTH_PART, delegating(*of_other_side), as_at=OPEN) == "not_met"


@pytest.mark.parametrize(("part", "model"), [(COUNCIL_PART, A), (HEALTH_PART, A), (ONE_LIST, D)])
def test_functions_not_recorded(part, model):
    assert outcome(DUTY, part, an_authority(model=model), as_at=OPEN) == "cannot_tell"


def test_what_is_lacking_is_named():
    found = finding(DUTY, HEALTH_PART, delegating(*council_list(), *health_list(without=("H2", "C1"))), as_at=OPEN)
    assert found.because == (
        "Of the functions that the health board must delegate for people aged 18 or over, these are not delegated:"
        " General medicine and District nursing."
    )


# what stands in place of H2, general medicine; outcome
IN_PLACE = {
    "all ages: more than the minimum": ([a_function("H2", HEALTH_BOARD, Ages.ALL)], "met"),
    "adults": ([a_function("H2", HEALTH_BOARD, Ages.ADULTS)], "met"),
    "only people under 18, whose services are a local choice": (
        [a_function("H2", HEALTH_BOARD, Ages.CHILDREN)],
        "not_met",
    ),
    "ages not recorded": ([a_function("H2", HEALTH_BOARD, None)], "cannot_tell"),
    "limited in words": ([a_function("H2", HEALTH_BOARD, limited_to="older people")], "for_a_person"),
    "two half-functions, one whole": (
        [a_function("H2", HEALTH_BOARD, limited_to="older people"), a_function("H2", HEALTH_BOARD, id="rest")],
        "met",
    ),
    "a function without a code": ([a_function(None, HEALTH_BOARD)], "cannot_tell"),
    "a function for children without a code": ([a_function(None, HEALTH_BOARD, Ages.CHILDREN)], "not_met"),
    "a council's function without a code": ([a_function(None, COUNCIL)], "not_met"),
    "nobody knows whose, without a code": ([a_function(None, None)], "cannot_tell"),
    "nothing": ([], "not_met"),
}


@pytest.mark.parametrize(("functions", "expected"), IN_PLACE.values(), ids=IN_PLACE)
def test_delegate_health_services_for_adults(functions, expected):
    facts = delegating(*council_list(), *health_list(without=("H2",)), *functions)
    assert outcome(DUTY, HEALTH_PART, facts, as_at=OPEN) == expected


@pytest.mark.parametrize(
    ("in_place", "expected"),
    [
        (a_function("H2", HEALTH_BOARD, None), "cannot_tell"),
        (a_function("H2", HEALTH_BOARD, limited_to="older people"), "for_a_person"),
        (a_function(None, HEALTH_BOARD), "cannot_tell"),
        (a_function(None, COUNCIL), "cannot_tell"),
    ],
)
def test_delegate_one_list_in_full_where_one_of_them_may_be(in_place, expected):
    functions = [*council_list(without=("awi-2000/10",)), *health_list(without=("H2",)), in_place]
    assert outcome(DUTY, ONE_LIST, delegating(*functions, model=D), as_at=OPEN) == expected


# as at, dropped or added code, whether the list of that day is complete without it
CHANGES_OF_LAW = [
    ("2017-06-15", "carers-2016/21", "met"),
    ("2017-06-16", "carers-2016/21", "not_met"),
    ("2017-12-12", "carers-2016/31", "met"),
    ("2017-12-13", "carers-2016/31", "not_met"),
    ("2018-03-31", "swsa-1968/12AA", "not_met"),
    ("2018-04-01", "swsa-1968/12AA", "met"),
    ("2018-03-31", "sds-2013/3", "not_met"),
    ("2018-04-01", "sds-2013/3", "met"),
    ("2026-11-22", "sds-2013/8", "met"),
]


@pytest.mark.parametrize(("as_at", "code", "expected"), CHANGES_OF_LAW)
def test_delegate_council_functions_of_the_list_of_the_day(as_at, code, expected):
    facts = delegating(*council_list(as_at, without=(code,)))
    assert outcome(DUTY, COUNCIL_PART, facts, as_at=as_at) == expected


def test_an_answer_holds_until_the_list_changes():
    found = finding(DUTY, COUNCIL_PART, delegating(*council_list("2017-06-15")), as_at="2016-05-01")
    assert (found.outcome.value, found.holds_until) == ("met", day("2017-06-15"))


def test_before_there_were_lists_nothing_is_asked():
    facts = delegating(*council_list(), establishment=BoardEstablishment(functions_delegated_on=day("2014-11-01")))
    assert findings(DUTY, facts, as_at="2014-11-27") == []
    for part in (COUNCIL_PART, HEALTH_PART):
        assert outcome(DUTY, part, facts, as_at="2014-11-28") is not None
    assert findings(DUTY, delegating(model=D), as_at="2014-11-27") == []


@pytest.mark.parametrize(
    ("passed", "as_at", "asked"),
    [
        (day("2016-04-01"), "2016-03-31", False),
        (day("2016-04-01"), "2016-04-01", True),
        (NOT_DONE, "2016-04-01", False),
    ],
)
def test_asked_from_the_day_functions_pass(passed, as_at, asked):
    facts = delegating(*council_list(), establishment=BoardEstablishment(functions_delegated_on=passed))
    assert silent(DUTY, COUNCIL_PART, facts, as_at=as_at) is not asked


# a further council function, outcome
BEYOND = [
    ([], "met"),
    ([a_function(None, COUNCIL, name="Justice social work")], "cannot_tell"),
    ([a_function("swsa-1968/12AA", COUNCIL)], "for_a_person"),
]


@pytest.mark.parametrize(("functions", "expected"), BEYOND)
def test_delegate_only_scheduled_council_functions(functions, expected):
    facts = delegating(*council_list(), *functions)
    assert outcome(DUTY, "delegate_only_scheduled_council_functions", facts, as_at=OPEN) == expected


NHS = "National Health Service (Scotland) Act 1978"
# the enactment behind a further health board function, outcome
ENACTMENTS = [
    (f"{NHS} s.38", "met"),  # maternity: permitted, though not compulsory
    (f"{NHS} s.2(7)", "not_met"),
    (f"{NHS} s.2(1)", "met"),
    (f"{NHS} s.9", "not_met"),
    (f"{NHS} s.9(1)", "not_met"),
    (f"{NHS} s.17AA", "met"),
    (f"{NHS} s.17A", "not_met"),
    (NHS, "cannot_tell"),
    (None, "cannot_tell"),
    ("Public Health etc. (Scotland) Act 2008 s.2", "met"),
    ("Public Health etc. (Scotland) Act 2008 s.3", "not_met"),
    ("Community Care and Health (Scotland) Act 2002", "met"),
    ("Mental Health (Care and Treatment) (Scotland) Act 2003 s.22", "not_met"),
    ("Abortion Act 1967 s.1", "for_a_person"),
]


@pytest.mark.parametrize(("enactment", "expected"), ENACTMENTS)
def test_delegate_only_permitted_health_functions(enactment, expected):
    facts = delegating(*health_list(), a_function(None, HEALTH_BOARD, enactment=enactment))
    assert outcome(DUTY, "delegate_only_permitted_health_functions", facts, as_at=OPEN) == expected


def test_where_one_body_delegates_nothing_only_the_other_is_asked():
    assert silent(DUTY, "delegate_only_permitted_health_functions", delegating(*council_list()), as_at=OPEN)
    assert silent(DUTY, "delegate_only_scheduled_council_functions", delegating(*health_list()), as_at=OPEN)


# enactment, outcome. Barred sections, and enactments of which only some sections may pass.
CHARGING = [
    ("Social Work (Scotland) Act 1968 s.87", "not_met"),
    ("Social Work (Scotland) Act 1968 s.12A", "met"),
    ("National Assistance Act 1948 s.22", "not_met"),
    ("National Assistance Act 1948 s.26", "not_met"),
    ("National Assistance Act 1948 s.48", "met"),
    ("Local Government and Planning (Scotland) Act 1982 s.24(1)", "met"),
    ("Local Government and Planning (Scotland) Act 1982 s.24(2)", "not_met"),
    ("Housing (Scotland) Act 1987 s.5(1)", "met"),
    ("Housing (Scotland) Act 1987 s.5", "not_met"),
    ("Housing (Scotland) Act 1987", "met"),
    (None, "cannot_tell"),
]


@pytest.mark.parametrize(("enactment", "expected"), CHARGING)
def test_delegate_no_charging(enactment, expected):
    facts = delegating(a_function(None, COUNCIL, enactment=enactment))
    assert outcome(DUTY, "delegate_no_charging", facts, as_at=OPEN) == expected


def test_nothing_delegated_nothing_charged():
    assert silent(DUTY, "delegate_no_charging", delegating(), as_at=OPEN)


def a_direction(charges, given="2020-04-01"):
    lines = None if charges is None else (DirectionLine(function="care", charges_set=charges),)
    return Direction(id=f"D-{given}", given_on=day(given), addressees=(COUNCIL,), lines=lines)


def test_set_no_charges_by_direction_is_a_question():
    facts = an_authority(
        directions=(a_direction(True), a_direction(True, "2021-04-01"), a_direction(False), a_direction(None))
    )
    assert silent(DUTY, "set_no_charges_by_direction", facts, as_at="2020-03-31")
    found = finding(DUTY, "set_no_charges_by_direction", facts, as_at="2020-04-01")
    assert (found.outcome.value, found.holds_until) == ("for_a_person", day("2021-03-31"))
    assert "D-2020-04-01" in found.because
    assert "D-2021-04-01" not in found.because


@pytest.mark.parametrize("directions", [None, (), (a_direction(False),)])
def test_no_direction_sets_charges(directions):
    assert silent(DUTY, "set_no_charges_by_direction", an_authority(directions=directions), as_at=OPEN)


def test_without_a_scheme_nothing_is_asked():
    assert findings(DUTY, an_authority(schemes=()), as_at=OPEN)[0].outcome.value == "cannot_tell"
