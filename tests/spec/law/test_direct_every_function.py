"""act-2014/s26: give directions for the delegated functions."""

import pytest

from comhla.law.facts import (
    NOT_DONE,
    BoardEstablishment,
    DelegatedFunction,
    Direction,
    DirectionLine,
    InformationRequest,
    Judged,
    Judgement,
    RequestPurpose,
)
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
    silent,
    started,
)

DUTY = "act-2014/s26"
A, B, C, D = Model.BODY_CORPORATE, Model.HEALTH_BOARD_LEADS, Model.COUNCIL_LEADS, Model.BOTH_LEAD


def a_function(name="nursing", first_day="2016-04-01", last_day=None, **facts):
    return DelegatedFunction(
        id=name, name=name, first_day=first_day and day(first_day), last_day=last_day and day(last_day), **facts
    )


NURSING = (a_function(),)


def a_direction(name, given_on, *functions, first_day=None, last_day=None, **facts):
    given = {"addressees": (HEALTH_BOARD,), "lines": tuple(DirectionLine(function=each) for each in functions), **facts}
    return Direction(
        id=name,
        given_on=day(given_on),
        first_day=first_day and day(first_day),
        last_day=last_day and day(last_day),
        **given,
    )


def with_directions(*directions, functions=NURSING, model=A, councils=(COUNCIL,), **facts):
    scheme = a_scheme(model, councils=councils, functions=functions)
    given = {"establishment": started(), "information_requests": (), **facts}
    return an_authority(model=model, councils=councils, schemes=(scheme,), directions=directions, **given)


# directions as (given on, function), as at, outcome
EVERY = [
    ((), "2016-04-01", "not_met"),
    ((("2016-04-01", "nursing"),), "2016-04-01", "met"),
    ((("2016-03-20", "nursing"),), "2016-04-01", "met"),
    ((("2016-04-02", "nursing"),), "2016-04-01", "not_met"),
    ((("2016-04-02", "nursing"),), "2016-04-02", "met"),
    ((("2016-04-01", "home care"),), "2016-04-01", "not_met"),
]


@pytest.mark.parametrize(("given", "as_at", "expected"), EVERY)
def test_direct_every_function(given, as_at, expected):
    directions = [a_direction(f"d{number}", *each) for number, each in enumerate(given)]
    assert outcome(DUTY, "direct_every_function", with_directions(*directions), as_at=as_at) == expected


def test_the_functions_without_any_direction_are_named_in_one_finding():
    functions = (a_function(), a_function("home care"), a_function("day care"))
    facts = with_directions(a_direction("d", "2016-04-01", "nursing"), functions=functions)
    found = finding(DUTY, "direct_every_function", facts, as_at="2016-04-01")
    assert found.because == "These delegated functions have never had a direction: home care and day care."


# first and last day of the function, functions passed on, as at, outcome without any direction
DELEGATED = [
    ("2018-10-01", None, None, "2018-09-30", "not_applicable"),
    ("2018-10-01", None, None, "2018-10-01", "not_met"),
    ("2016-04-01", "2020-03-31", None, "2020-03-31", "not_met"),
    ("2016-04-01", "2020-03-31", None, "2020-04-01", "not_applicable"),
    (None, None, day("2016-04-01"), "2016-03-31", "not_applicable"),
    (None, None, day("2016-04-01"), "2016-04-01", "not_met"),
    (None, None, NOT_DONE, "2016-03-31", "not_met"),
]


@pytest.mark.parametrize(("first_day", "last_day", "passed_on", "as_at", "expected"), DELEGATED)
def test_a_function_is_directed_while_it_is_delegated(first_day, last_day, passed_on, as_at, expected):
    establishment = BoardEstablishment(functions_delegated_on=passed_on)
    functions = (a_function(first_day=first_day, last_day=last_day),)
    facts = with_directions(functions=functions, establishment=establishment)
    assert outcome(DUTY, "direct_every_function", facts, as_at=as_at) == expected


def test_without_any_record_of_the_start_a_function_counts_as_delegated():
    facts = with_directions(functions=(a_function(first_day=None),), establishment=None)
    assert outcome(DUTY, "direct_every_function", facts, as_at="2018-01-01") == "not_met"


def test_a_direction_to_somebody_who_is_no_party_does_not_count():
    facts = with_directions(a_direction("d", "2016-04-01", "nursing", addressees=("A charity",)))
    assert outcome(DUTY, "direct_every_function", facts, as_at="2016-04-01") == "not_met"


def test_functions_or_lines_that_are_not_recorded():
    without_functions = with_directions(functions=None)
    assert outcome(DUTY, "direct_every_function", without_functions, as_at="2018-01-01") == "cannot_tell"
    without_lines = with_directions(a_direction("d", "2016-04-01", lines=None))
    assert outcome(DUTY, "direct_every_function", without_lines, as_at="2018-01-01") == "cannot_tell"
    assert outcome(DUTY, "direct_every_function", without_lines, as_at="2016-03-31") == "not_applicable"
    later = with_directions(a_direction("d", "2018-01-02", lines=None))
    assert outcome(DUTY, "direct_every_function", later, as_at="2018-01-01") == "not_met"


@pytest.mark.parametrize("model", [B, C, D])
def test_a_lead_agency_need_not_direct(model):
    facts = with_directions(model=model)
    found = finding(DUTY, "direct_every_function", facts, as_at="2018-01-01")
    assert found.outcome.value == "not_applicable"
    assert "need not" in found.because
    assert silent(DUTY, "keep_a_direction_live", facts, as_at="2018-01-01")


# directions as (given on, first day, last day), as at, gaps shown; nursing is delegated from 1 April 2016
GAPS = [
    ([("2016-04-01", None, None)], "2018-01-01", None),
    ([("2016-03-01", "2016-04-01", None)], "2018-01-01", None),
    ([("2016-04-02", None, None)], "2018-01-01", "nursing from 1 April 2016 to 1 April 2016 (1 day)"),
    ([("2016-05-15", "2016-04-01", None)], "2018-01-01", "nursing from 1 April 2016 to 14 May 2016 (44 days)"),
    ([("2016-04-01", "2016-05-15", None)], "2016-05-14", "nursing since 1 April 2016"),
    ([("2016-04-01", None, "2017-03-31")], "2017-03-31", None),
    ([("2016-04-01", None, "2017-03-31")], "2017-04-01", "nursing since 1 April 2017"),
    ([("2016-04-01", None, "9999-12-31")], "2018-01-01", None),
    ([("2016-04-01", None, "2017-03-31"), ("2017-04-01", None, None)], "2018-01-01", None),
    (
        [("2016-04-01", None, "2017-03-31"), ("2017-04-11", None, None)],
        "2017-04-10",
        "nursing since 1 April 2017",
    ),
    (
        [("2016-04-01", None, "2017-03-31"), ("2017-04-11", None, None)],
        "2017-04-11",
        "nursing from 1 April 2017 to 10 April 2017 (10 days)",
    ),
    ([("2016-04-01", None, "2018-03-31"), ("2016-05-01", None, "2016-06-30")], "2018-03-31", None),
]


@pytest.mark.parametrize(("given", "as_at", "shown"), GAPS)
def test_keep_a_direction_live(given, as_at, shown):
    directions = [
        a_direction(f"d{number}", on, "nursing", first_day=first, last_day=last)
        for number, (on, first, last) in enumerate(given)
    ]
    found = finding(DUTY, "keep_a_direction_live", with_directions(*directions), as_at=as_at)
    if shown is None:
        assert found.outcome.value == "met"
    else:
        assert found.outcome.value == "for_a_person"
        assert f": {shown}." in found.because


def test_a_function_added_by_a_revised_scheme_is_shown_with_its_gap():
    functions = (a_function(), a_function("podiatry", "2018-10-01"))
    directions = (
        a_direction("first", "2016-04-01", "nursing"),
        a_direction("second", "2018-11-14", "podiatry"),
    )
    facts = with_directions(*directions, functions=functions)
    assert outcome(DUTY, "direct_every_function", facts, as_at="2018-11-13") == "not_met"
    assert outcome(DUTY, "keep_a_direction_live", facts, as_at="2018-11-13") == "met"
    assert outcome(DUTY, "direct_every_function", facts, as_at="2018-11-14") == "met"
    found = finding(DUTY, "keep_a_direction_live", facts, as_at="2018-11-14")
    assert found.outcome.value == "for_a_person"
    assert "podiatry from 1 October 2018 to 13 November 2018 (44 days)" in found.because


def test_a_judgement_on_the_gaps_stands():
    judgement = Judgement(
        id="j",
        duty=DUTY,
        part="keep_a_direction_live",
        answer=Judged.MET,
        reasons="The earlier direction was still followed.",
        judged_by="chief officer",
        judged_on=day("2017-06-01"),
    )
    facts = with_directions(a_direction("d", "2016-04-02", "nursing"), judgements=(judgement,))
    assert outcome(DUTY, "keep_a_direction_live", facts, as_at="2017-06-01") == "met"


def test_without_a_first_day_only_later_gaps_show():
    functions = (a_function(first_day=None),)
    ended = a_direction("d", "2016-06-01", "nursing", last_day="2017-03-31")
    facts = with_directions(ended, functions=functions, establishment=None)
    assert outcome(DUTY, "keep_a_direction_live", facts, as_at="2017-03-31") == "met"
    assert outcome(DUTY, "keep_a_direction_live", facts, as_at="2017-04-01") == "for_a_person"


def test_a_function_that_never_had_a_direction_shows_no_gap_of_its_own():
    assert silent(DUTY, "keep_a_direction_live", with_directions(), as_at="2018-01-01")
    unstarted = with_directions(functions=(a_function(first_day=None),), establishment=None)
    assert silent(DUTY, "keep_a_direction_live", unstarted, as_at="2018-01-01")


# model, councils, given by, addressees, outcome
BODIES = [
    (A, (COUNCIL,), "board", (HEALTH_BOARD, COUNCIL), "met"),
    (A, (COUNCIL,), None, (COUNCIL,), "met"),
    (A, (COUNCIL,), "board", ("A charity",), "not_met"),
    (A, (COUNCIL,), "board", (COUNCIL, SECOND_COUNCIL), "not_met"),
    (A, (COUNCIL,), HEALTH_BOARD, (COUNCIL,), "not_met"),
    (B, (COUNCIL,), HEALTH_BOARD, (COUNCIL,), "met"),
    (B, (COUNCIL,), HEALTH_BOARD, (HEALTH_BOARD,), "not_met"),
    (B, (COUNCIL,), COUNCIL, (COUNCIL,), "not_met"),
    (B, (COUNCIL,), None, (COUNCIL,), "cannot_tell"),
    (B, (COUNCIL,), None, (HEALTH_BOARD,), "not_met"),
    (C, (COUNCIL,), COUNCIL, (HEALTH_BOARD,), "met"),
    (C, (COUNCIL,), HEALTH_BOARD, (COUNCIL,), "not_met"),
    (C, (COUNCIL, SECOND_COUNCIL), COUNCIL, (HEALTH_BOARD, SECOND_COUNCIL), "met"),
    (C, (COUNCIL, SECOND_COUNCIL), COUNCIL, (COUNCIL,), "not_met"),
]


@pytest.mark.parametrize(("model", "councils", "given_by", "addressees", "expected"), BODIES)
def test_direct_a_body_that_may_be_directed(model, councils, given_by, addressees, expected):
    direction = a_direction("d", "2018-01-01", "nursing", given_by=given_by, addressees=addressees)
    facts = with_directions(direction, model=model, councils=councils)
    assert outcome(DUTY, "direct_a_body_that_may_be_directed", facts, as_at="2018-01-01") == expected


# Where both bodies lead: adult care is held by the health board and was delegated by the council, children's services
# the other way round.
BY_FUNCTION = (
    a_function("adult care", delegated_by=COUNCIL, carried_out_by=HEALTH_BOARD),
    a_function("school nursing", delegated_by=HEALTH_BOARD, carried_out_by=COUNCIL),
    a_function("unsure", delegated_by=COUNCIL),
)

# given by, addressees, functions, outcome
HOLDERS = [
    (HEALTH_BOARD, (COUNCIL,), ("adult care",), "met"),
    (COUNCIL, (HEALTH_BOARD,), ("school nursing",), "met"),
    (COUNCIL, (HEALTH_BOARD,), ("adult care",), "not_met"),
    (HEALTH_BOARD, (HEALTH_BOARD,), ("adult care",), "not_met"),
    (HEALTH_BOARD, (COUNCIL,), ("adult care", "school nursing"), "not_met"),
    (HEALTH_BOARD, (COUNCIL, "A charity"), ("adult care",), "not_met"),
    (HEALTH_BOARD, (COUNCIL,), ("unsure",), "cannot_tell"),
    (HEALTH_BOARD, (COUNCIL,), ("not in the scheme",), "cannot_tell"),
    (None, (COUNCIL,), ("adult care",), "cannot_tell"),
    (HEALTH_BOARD, (COUNCIL,), (), "cannot_tell"),
]


@pytest.mark.parametrize(("given_by", "addressees", "functions", "expected"), HOLDERS)
def test_where_both_lead_the_holder_directs_the_delegator(given_by, addressees, functions, expected):
    direction = a_direction("d", "2018-01-01", *functions, given_by=given_by, addressees=addressees)
    facts = with_directions(direction, functions=BY_FUNCTION, model=D)
    assert outcome(DUTY, "direct_a_body_that_may_be_directed", facts, as_at="2018-01-01") == expected


def test_what_is_wrong_with_the_bodies_is_said():
    direction = a_direction("d", "2018-01-01", "adult care", given_by=COUNCIL, addressees=(HEALTH_BOARD,))
    facts = with_directions(direction, functions=BY_FUNCTION, model=D)
    assert finding(DUTY, "direct_a_body_that_may_be_directed", facts, as_at="2018-01-01").because == (
        "NHS Strathmore could not be directed by it. It was given for functions that another body holds: adult care."
        " It is not addressed to the body that delegated adult care."
    )


def with_request(purpose=RequestPurpose.DIRECTION, **facts):
    request = InformationRequest(
        id="costs",
        purpose=purpose,
        asked_of=HEALTH_BOARD,
        asked_on=day("2018-01-01"),
        needed_by=day("2018-02-01"),
        **facts,
    )
    return with_directions(a_direction("d", "2016-04-01", "nursing"), information_requests=(request,))


# supplied on, as at, outcome
SUPPLIED = [
    (None, "2018-02-01", "not_yet_due"),
    (None, "2018-02-02", "for_a_person"),
    (day("2018-02-01"), "2018-02-01", "met"),
    (day("2018-02-02"), "2018-02-02", "for_a_person"),
]


@pytest.mark.parametrize(("supplied_on", "as_at", "expected"), SUPPLIED)
def test_supply_information_for_direction(supplied_on, as_at, expected):
    facts = with_request(supplied_on=supplied_on)
    assert outcome(DUTY, "supply_information_for_direction", facts, as_at=as_at) == expected


def test_a_refusal_is_for_a_person_where_reasons_are_given():
    facts = with_request(refused_on=day("2018-01-10"), refusal_reason="It was sent in December.")
    assert outcome(DUTY, "supply_information_for_direction", facts, as_at="2018-01-10") == "for_a_person"


def test_requests_for_other_work_belong_elsewhere():
    facts = with_request(RequestPurpose.PLAN)
    assert silent(DUTY, "supply_information_for_direction", facts, as_at="2018-03-01")


def test_a_direction_is_asked_about_from_its_day():
    facts = with_directions(a_direction("d", "2018-01-01", "nursing"))
    part = "direct_a_body_that_may_be_directed"
    assert silent(DUTY, part, facts, as_at="2017-12-31")
    assert not silent(DUTY, part, facts, as_at="2018-01-01")


def test_before_22_september_2014_there_was_no_such_duty():
    functions = (a_function(first_day="2014-04-01"),)
    facts = with_directions(functions=functions, establishment=None)
    assert findings(DUTY, facts, as_at="2014-09-21") == []
    assert outcome(DUTY, "direct_every_function", facts, as_at="2014-09-22") == "not_met"
    assert finding(DUTY, "direct_every_function", facts, as_at="2014-11-27").version.number == 1
    assert finding(DUTY, "direct_every_function", facts, as_at="2014-11-28").version.number == 2


def test_nothing_recorded():
    facts = an_authority(directions=None, information_requests=())
    found = findings(DUTY, facts, as_at="2018-01-01")
    assert {each.outcome.value for each in found} == {"cannot_tell"}
