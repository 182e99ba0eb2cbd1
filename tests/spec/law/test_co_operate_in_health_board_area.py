"""act-2014/s22: the health board and each council in its area co-operate over the use of resources."""

import pytest

from comhla.law.facts import NOT_DONE, AuthorityFacts, AuthorityIdentity, Evidence, ResourceRequest
from comhla.reference.models import Model
from tests.lib.law import COUNCIL, HEALTH_BOARD, SECOND_COUNCIL, an_authority, day, finding, outcome, silent

DUTY = "act-2014/s22"
PAPER = Evidence(id="e", duty=DUTY, what="Minute of the property group", dated_on=day("2024-05-01"))


def in_area(*, others, councils=(COUNCIL,), evidence=(), model=Model.BODY_CORPORATE):
    identity = AuthorityIdentity(name="Strathmore", fictional=True, other_councils_of_health_board=others)
    return an_authority(authority=identity, councils=councils, evidence=evidence, model=model)


# other councils in the health board's area, councils of the scheme, evidence, outcome
AREAS = [
    ((), (COUNCIL,), (), "not_applicable"),
    (None, (COUNCIL,), (), "cannot_tell"),
    (("Glenmore Council",), (COUNCIL,), (), "not_evidenced"),
    (("Glenmore Council",), (COUNCIL,), (PAPER,), "met"),
    ((), (COUNCIL, SECOND_COUNCIL), (), "not_evidenced"),
    (None, (COUNCIL, SECOND_COUNCIL), (PAPER,), "met"),
]


@pytest.mark.parametrize("model", [Model.BODY_CORPORATE, Model.BOTH_LEAD])
@pytest.mark.parametrize(("others", "councils", "evidence", "expected"), AREAS)
def test_co_operate_over_resources(model, others, councils, evidence, expected):
    facts = in_area(others=others, councils=councils, evidence=evidence, model=model)
    assert outcome(DUTY, "co_operate_over_resources", facts, as_at="2024-05-01") == expected


def test_the_health_board_and_councils_are_asked_not_the_joint_board():
    found = finding(DUTY, "co_operate_over_resources", in_area(others=("Glenmore Council",)), as_at="2024-05-01")
    assert found.duty.bearer == "the health board and each council in its area, not the joint board"
    assert (
        found.next_step == "Ask the health board and councils, who bear this duty, for a paper or minute that shows it."
    )


# A real authority's other councils come from the register: Fife has its health board to itself, Highland shares.
@pytest.mark.parametrize(("code", "expected"), [("S37000032", "not_applicable"), ("S37000016", "not_evidenced")])
def test_the_register_names_the_other_councils(code, expected):
    facts = AuthorityFacts(authority=AuthorityIdentity(code=code, name="From the register", fictional=False))
    assert outcome(DUTY, "co_operate_over_resources", facts, as_at="2024-05-01") == expected


def with_request(**facts):
    given = {
        "id": "r",
        "asked_by": COUNCIL,
        "asked_of": HEALTH_BOARD,
        "what": "rooms in the clinic",
        "asked_on": day("2024-05-01"),
        "refused_on": day("2024-06-01"),
        **facts,
    }
    return an_authority(resource_requests=(ResourceRequest(**given),))


@pytest.mark.parametrize(("reason_given", "expected"), [(True, "met"), (False, "for_a_person"), (None, "for_a_person")])
def test_give_reason_for_refusing(reason_given, expected):
    facts = with_request(reason_given=reason_given)
    assert outcome(DUTY, "give_reason_for_refusing", facts, as_at="2024-06-01") == expected


@pytest.mark.parametrize("refused_on", [NOT_DONE, None, day("2024-06-02")])
def test_without_a_refusal_nothing_is_asked(refused_on):
    assert silent(DUTY, "give_reason_for_refusing", with_request(refused_on=refused_on), as_at="2024-06-01")
