"""Every operation holds to its own OpenAPI document, whatever it is asked: no failure of ours, nothing undeclared."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import ignored_auth

from comhla.web.access.roles import Role
from comhla.web.api.service import openapi_document
from comhla.web.wsgi import application
from tests.lib.web import a_person, client_for

SCHEMA = schemathesis.openapi.from_dict(openapi_document())
SCHEMA.app = application
OPERATIONS = [each.ok() for each in SCHEMA.get_all_operations()]
EXAMPLES = settings(
    max_examples=5,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
REAL = {
    "slug": "inverannoch",
    "duty": "act-2014/s37",
    "collection": "members",
    "key": "m-chief-officer",
    "code": "S37000010",
    "name": "national-outcomes",
}


def test_there_is_something_to_ask():
    assert len(OPERATIONS) > 20


@pytest.mark.parametrize("who", ["anybody", "chief officer"])
def test_operations_answer_as_their_document_says(who, demonstration, subtests):
    cookies = {}
    if who == "chief officer":
        client = client_for(a_person(Role.CHIEF_OFFICER, demonstration))
        cookies = {name: morsel.value for name, morsel in client.cookies.items()}
    for operation in OPERATIONS:
        with subtests.test(operation.path):
            ask_all_sorts_of_things(operation, cookies)


def ask_all_sorts_of_things(operation, cookies):
    """Good questions and bad ones to real things, and good ones to whatever name comes up."""
    real = {each.name: REAL[each.name] for each in operation.path_parameters} or None
    ways = [(real, GenerationMode.POSITIVE)]
    if list(operation.query):
        ways.append((real, GenerationMode.NEGATIVE))
    if real:
        ways.append((None, GenerationMode.POSITIVE))
    for parameters, mode in ways:

        @EXAMPLES
        @given(case=operation.as_strategy(generation_mode=mode, path_parameters=parameters))
        def ask(case):
            # That a session opens nothing to others is asked as anybody; here the session is a good one.
            besides = [ignored_auth] if cookies else []
            response = case.call(cookies=cookies, headers={"Accept-Encoding": "identity"})
            case.validate_response(response, excluded_checks=besides)

        ask()
