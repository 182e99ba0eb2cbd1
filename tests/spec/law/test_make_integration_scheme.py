"""act-2014/s1-2: one scheme, with one model, for each council area, and methods for the money."""

import pytest

from comhla.law.facts import (
    NOT_DONE,
    AlongsideFunction,
    AuthorityIdentity,
    BoardEstablishment,
    DelegatedFunction,
    Evidence,
    SchemeKind,
    SchemeSubmission,
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
    outcome_of_the_whole,
    silent,
)

DUTY = "act-2014/s1-2"
ONE_SCHEME = "have_one_scheme_for_each_council"
A, B, C, D = Model
BOTH = (COUNCIL, SECOND_COUNCIL)


def identity(**facts):
    return AuthorityIdentity(**{"name": "Strathmore", "fictional": True, "councils": (COUNCIL,), **facts})


def a_revised_scheme(**facts):
    return a_scheme(**{"id": "scheme-2022", "kind": SchemeKind.REVISED, "takes_effect_on": day("2022-10-01"), **facts})


def submitted(on, **facts):
    return (SchemeSubmission(submitted_on=day(on), **facts),)


# schemes, as at, outcome
SCHEMES = {
    "one scheme": ((a_scheme(),), "2015-05-27", "met"),
    "none made, in time": ((), "2015-03-31", "not_yet_due"),
    "none made, too late": ((), "2015-04-01", "not_met"),
    "not yet approved": ((a_scheme(submissions=submitted("2015-03-30")),), "2015-05-26", "not_yet_due"),
    "approval still to come, submission not recorded": ((a_scheme(),), "2015-05-26", "cannot_tell"),
    "approval still to come, never submitted": ((a_scheme(submissions=()),), "2015-05-26", "not_met"),
    "approval still to come, in time": ((a_scheme(),), "2015-03-31", "not_yet_due"),
    "no day recorded": ((a_scheme(approved_on=None),), "2016-05-01", "cannot_tell"),
    "known not to be approved": ((a_scheme(approved_on=NOT_DONE, submissions=()),), "2016-05-01", "not_met"),
    "approval and submission not recorded": (
        (a_scheme(approved_on=None, submissions=submitted("2015-03-30")),),
        "2016-05-01",
        "cannot_tell",
    ),
    "ended without another": ((a_scheme(ended_on=day("2020-01-31")),), "2020-02-01", "not_met"),
    "on its last day": ((a_scheme(ended_on=day("2020-01-31")),), "2020-01-31", "met"),
    "replaced": ((a_scheme(), a_revised_scheme(replaces="scheme-2015")), "2022-10-01", "met"),
    "replaced and ended": (
        (a_scheme(ended_on=day("2022-09-30")), a_revised_scheme(replaces="scheme-2015")),
        "2022-10-01",
        "met",
    ),
    "before it is replaced": ((a_scheme(), a_revised_scheme(replaces="scheme-2015")), "2022-09-30", "met"),
    "two, perhaps replaced": ((a_scheme(), a_revised_scheme()), "2022-10-01", "cannot_tell"),
    "two first schemes": ((a_scheme(), a_scheme(id="other")), "2016-05-01", "not_met"),
    "two, another replaced": ((a_scheme(), a_revised_scheme(replaces="other")), "2022-10-01", "not_met"),
}


@pytest.mark.parametrize(("schemes", "as_at", "expected"), SCHEMES.values(), ids=SCHEMES)
def test_have_one_scheme_for_each_council(schemes, as_at, expected):
    # A code gives the authority a setting where it has no scheme.
    facts = an_authority(schemes=schemes, authority=identity(code="S37000010"))
    assert outcome(DUTY, ONE_SCHEME, facts, as_at=as_at) == expected


# councils of the area in the file, code, councils of the scheme, outcome
AREAS = [
    ((COUNCIL,), None, (COUNCIL,), "met"),
    (BOTH, None, BOTH, "met"),
    (BOTH, None, (COUNCIL,), "not_met"),
    (None, None, (COUNCIL,), "cannot_tell"),
    (None, "S37000010", ("East Lothian Council",), "met"),
    (None, "S37000010", (COUNCIL,), "not_met"),
]


@pytest.mark.parametrize(("councils", "code", "covered", "expected"), AREAS)
def test_every_council_of_the_area_is_covered(councils, code, covered, expected):
    facts = an_authority(schemes=(a_scheme(councils=covered),), authority=identity(councils=councils, code=code))
    assert outcome(DUTY, ONE_SCHEME, facts, as_at="2016-05-01") == expected


# councils of the scheme, councils of the area, other councils of the health board, outcome
MEMBERS = [
    ((COUNCIL,), (COUNCIL,), None, "met"),
    (BOTH, (COUNCIL,), (SECOND_COUNCIL,), "met"),
    (BOTH, (COUNCIL,), None, "cannot_tell"),
    (BOTH, None, (SECOND_COUNCIL,), "cannot_tell"),
    (BOTH, (COUNCIL,), (), "not_met"),
]


@pytest.mark.parametrize(("councils", "own", "others", "expected"), MEMBERS)
def test_join_councils_of_one_health_board_only(councils, own, others, expected):
    facts = an_authority(
        schemes=(a_scheme(councils=councils),),
        authority=identity(councils=own, other_councils_of_health_board=others),
    )
    assert outcome(DUTY, "join_councils_of_one_health_board_only", facts, as_at="2016-05-01") == expected


def a_function(name, by=HEALTH_BOARD, **facts):
    return DelegatedFunction(id=name, name=name, delegated_by=by, **facts)


def with_functions(*functions, model=A, councils=(COUNCIL,), **facts):
    return an_authority(schemes=(a_scheme(model, councils=councils, functions=functions),), **facts)


def test_list_the_functions():
    part = "list_the_functions"
    assert outcome(DUTY, part, an_authority(), as_at="2016-05-01") == "cannot_tell"
    assert outcome(DUTY, part, with_functions(), as_at="2016-05-01") == "not_met"
    facts = with_functions(a_function("nursing", first_day=day("2016-04-01"), last_day=day("2020-03-31")))
    assert silent(DUTY, part, facts, as_at="2016-03-31")
    assert outcome(DUTY, part, facts, as_at="2016-04-01") == "met"
    assert outcome(DUTY, part, facts, as_at="2020-03-31") == "met"
    assert outcome(DUTY, part, facts, as_at="2020-04-01") == "not_met"


def test_functions_are_asked_about_from_the_day_they_pass():
    later = BoardEstablishment(functions_delegated_on=day("2016-04-01"))
    never = BoardEstablishment(functions_delegated_on=NOT_DONE)
    functions = (a_function("nursing"),)
    assert silent(DUTY, "list_the_functions", with_functions(*functions, establishment=later), as_at="2016-03-31")
    assert (
        outcome(DUTY, "list_the_functions", with_functions(*functions, establishment=later), as_at="2016-04-01")
        == "met"
    )
    assert silent(DUTY, "list_the_functions", with_functions(*functions, establishment=never), as_at="2016-04-01")
    silence = BoardEstablishment()
    assert (
        outcome(DUTY, "list_the_functions", with_functions(*functions, establishment=silence), as_at="2016-05-01")
        == "met"
    )


# model, who delegates, outcome. (b): from the council; (c): from the health board; (a), (d): from both.
MODELS = [
    (A, (HEALTH_BOARD, COUNCIL), "met"),
    (A, (HEALTH_BOARD,), "not_met"),
    (A, (HEALTH_BOARD, None), "cannot_tell"),
    (B, (COUNCIL,), "met"),
    (B, (HEALTH_BOARD, COUNCIL), "not_met"),
    (C, (HEALTH_BOARD,), "met"),
    (C, (COUNCIL, HEALTH_BOARD), "not_met"),
    (D, (HEALTH_BOARD, COUNCIL), "met"),
    (D, (COUNCIL,), "not_met"),
]


@pytest.mark.parametrize(("model", "bodies", "expected"), MODELS)
def test_choose_one_model(model, bodies, expected):
    functions = [a_function(f"f{number}", by) for number, by in enumerate(bodies)]
    assert outcome(DUTY, "choose_one_model", with_functions(*functions, model=model), as_at="2016-05-01") == expected


@pytest.mark.parametrize(
    "part",
    [
        "choose_one_model",
        "set_aside_only_shared_hospital_functions",
        "give_a_method_for_amounts_set_aside",
        "give_a_method_for_payments",
    ],
)
def test_without_functions_there_is_nothing_to_say_of_them(part):
    assert silent(DUTY, part, with_functions(), as_at="2016-05-01")


# set aside, in a hospital, councils served, delegated by, outcome: both limbs are needed
SET_ASIDE = [
    (True, True, 2, HEALTH_BOARD, "met"),
    (True, True, 1, HEALTH_BOARD, "not_met"),
    (True, False, 2, HEALTH_BOARD, "not_met"),
    (True, True, 2, COUNCIL, "not_met"),
    (True, None, 2, HEALTH_BOARD, "cannot_tell"),
    (True, True, None, HEALTH_BOARD, "cannot_tell"),
    (True, True, 2, None, "cannot_tell"),
    (False, True, 2, HEALTH_BOARD, "not_applicable"),
    (None, True, 2, HEALTH_BOARD, "cannot_tell"),
    (None, False, 2, HEALTH_BOARD, "not_applicable"),
]


@pytest.mark.parametrize(("aside", "hospital", "served", "by", "expected"), SET_ASIDE)
def test_set_aside_only_shared_hospital_functions(aside, hospital, served, by, expected):
    facts = with_functions(a_function("medicine", by, set_aside=aside, in_hospital=hospital, councils_served=served))
    assert outcome(DUTY, "set_aside_only_shared_hospital_functions", facts, as_at="2016-05-01") == expected


@pytest.mark.parametrize(("method", "expected"), [("annex 3", "met"), ("none", "not_met"), (None, "cannot_tell")])
@pytest.mark.parametrize(
    ("part", "other_part", "aside"),
    [
        ("give_a_method_for_amounts_set_aside", "give_a_method_for_payments", True),
        ("give_a_method_for_payments", "give_a_method_for_amounts_set_aside", False),
        # a hospital function that the health board has chosen not to set aside is paid for
        ("give_a_method_for_payments", "give_a_method_for_amounts_set_aside", None),
    ],
)
def test_every_function_has_one_method_or_the_other(part, other_part, aside, method, expected):
    facts = with_functions(a_function("medicine", set_aside=aside, in_hospital=True, method=method))
    assert outcome(DUTY, part, facts, as_at="2016-05-01") == expected
    assert silent(DUTY, other_part, facts, as_at="2016-05-01")


def alongside(**facts):
    return AlongsideFunction(id="x", name="surgery", **facts)


# model, functions run alongside, is there a list, is none of them barred
ALONGSIDE = [
    (A, None, None, None),
    (D, None, "cannot_tell", None),
    (D, (), "not_met", None),
    (B, (alongside(barred_from_delegation=False),), "met", "met"),
    (C, (alongside(barred_from_delegation=None),), "met", "cannot_tell"),
    (D, (alongside(barred_from_delegation=True),), "met", "not_met"),
]


@pytest.mark.parametrize(("model", "listed", "there", "allowed"), ALONGSIDE)
def test_functions_run_alongside(model, listed, there, allowed):
    facts = an_authority(schemes=(a_scheme(model, alongside_functions=listed),))
    for part, expected in (("list_functions_run_alongside", there), ("run_no_barred_function_alongside", allowed)):
        if expected is None:
            assert silent(DUTY, part, facts, as_at="2016-05-01")
        else:
            assert outcome(DUTY, part, facts, as_at="2016-05-01") == expected


# model, councils, lead council, outcome
LEADS = [
    (C, BOTH, SECOND_COUNCIL, "met"),
    (C, BOTH, "none", "not_met"),
    (C, BOTH, None, "cannot_tell"),
    (D, BOTH, COUNCIL, "met"),
    (D, BOTH, "Glendale Council", "not_met"),
    (C, (COUNCIL,), None, None),
    (A, BOTH, None, None),
    (B, BOTH, None, None),
]


@pytest.mark.parametrize(("model", "councils", "lead", "expected"), LEADS)
def test_name_one_lead_council(model, councils, lead, expected):
    facts = an_authority(schemes=(a_scheme(model, councils=councils, lead_council=lead),))
    if expected is None:
        assert silent(DUTY, "name_one_lead_council", facts, as_at="2016-05-01")
    else:
        assert outcome(DUTY, "name_one_lead_council", facts, as_at="2016-05-01") == expected


# councils of the scheme, other councils, evidence dated, outcome; the scheme was submitted on 30 March 2015
OTHER_SCHEMES = [
    (BOTH, None, "2015-03-30", "met"),
    (BOTH, None, "2015-03-31", "not_evidenced"),
    (BOTH, None, None, "not_evidenced"),
    ((COUNCIL,), (SECOND_COUNCIL,), None, "not_evidenced"),
    ((COUNCIL,), None, None, "cannot_tell"),
]
OTHER_SCHEMES_PART = "consider_other_schemes_of_the_health_board"


@pytest.mark.parametrize(("councils", "others", "dated", "expected"), OTHER_SCHEMES)
def test_consider_other_schemes_of_the_health_board(councils, others, dated, expected):
    evidence = () if dated is None else (Evidence(id="e", duty=DUTY, what="Paper 4", dated_on=day(dated)),)
    facts = an_authority(
        schemes=(a_scheme(councils=councils, submissions=submitted("2015-03-30")),),
        authority=identity(other_councils_of_health_board=others),
        evidence=evidence,
    )
    assert outcome(DUTY, OTHER_SCHEMES_PART, facts, as_at="2016-05-01") == expected


def test_a_health_board_with_one_council_has_no_other_scheme():
    facts = an_authority(authority=identity(other_councils_of_health_board=()))
    assert silent(DUTY, OTHER_SCHEMES_PART, facts, as_at="2016-05-01")


def test_a_scheme_in_preparation_is_not_asked_about_and_an_undated_one_always():
    preparing = an_authority(schemes=(a_scheme(), a_scheme(C, id="next", approved_on=NOT_DONE, councils=BOTH)))
    assert silent(DUTY, "name_one_lead_council", preparing, as_at="2026-01-01")
    undated = an_authority(schemes=(a_scheme(C, councils=BOTH, approved_on=None),))
    assert outcome(DUTY, "name_one_lead_council", undated, as_at="2014-10-01") == "cannot_tell"


def test_no_schemes_recorded():
    assert outcome_of_the_whole(DUTY, an_authority(schemes=None), as_at="2016-05-01") == "cannot_tell"
    facts = an_authority(schemes=None, authority=identity(code="S37000010"))
    assert {each.outcome.value for each in findings(DUTY, facts, as_at="2016-05-01")} == {"cannot_tell"}


def test_the_law_begins_on_22_september_2014():
    facts = with_functions(a_function("nursing", first_day=day("2014-09-01")))
    assert findings(DUTY, facts, as_at="2014-09-21") == []
    assert findings(DUTY, facts, as_at="2014-09-22") != []


def test_an_answer_holds_until_the_functions_change():
    facts = with_functions(a_function("nursing", last_day=day("2020-03-31")), a_function("care", COUNCIL))
    assert finding(DUTY, "list_the_functions", facts, as_at="2016-05-01").holds_until == day("2020-03-31")


def test_a_function_that_ends_with_the_calendar_never_ends():
    facts = with_functions(a_function("nursing", last_day=day("9999-12-31")))
    found = finding(DUTY, "list_the_functions", facts, as_at="2016-05-01")
    assert (found.outcome.value, found.holds_until) == ("met", None)
