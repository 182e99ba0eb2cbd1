"""Every address and every operation of the API, walked as everybody: what is public is open, the rest is closed to
whoever it is not for, and nothing of one authority is ever told to another.
"""

from __future__ import annotations

from functools import partial

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import resolve

from comhla.web.access.roles import Permission, Role
from comhla.web.accounts.models import Grant
from comhla.web.board.models import MemberAccount
from tests.lib import reach_board
from tests.lib.reach import API_NEEDS, NEEDS, Audience, World, a_world, audience_of, every_address
from tests.lib.web import TODAY, a_person, client_for

ADDRESSES = every_address()
OF_AUTHORITY = [each for each in ADDRESSES if audience_of(each) in {Audience.WORKSPACE, Audience.API_KNOWN}]
OURS, THEIRS = "zzours", "zztheirs"


@pytest.fixture(autouse=True)
def nothing_else_in_the_way(settings):
    """No limits on how often, and no second factor to set up first: each has tests of its own."""
    settings.API_REQUESTS_A_MINUTE = {"anybody": 1_000_000, "known": 1_000_000}
    settings.RATELIMIT_ENABLE = False
    settings.SECOND_FACTOR_REQUIRED = False
    cache.clear()


@pytest.fixture
def ours(db) -> World:
    """The authority that is walked."""
    return a_world("Glen Ours", OURS)


@pytest.fixture
def theirs(db) -> World:
    """Another one."""
    return a_world("Strath Theirs", THEIRS)


def body_of(response) -> str:
    """The whole answer as text; nothing of one that goes somewhere else."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode("utf-8", "replace") + str(response.headers)


def test_addresses_are_found_at_all():
    assert len(ADDRESSES) > 100
    assert len(OF_AUTHORITY) > 40


def test_every_address_says_who_it_is_for():
    assert [each for each in ADDRESSES if audience_of(each) is None] == [], "Name it in a table of tests/lib/reach.py."


def test_no_table_names_an_address_that_is_not_there():
    assert set(NEEDS) - {each.name for each in ADDRESSES} == set()


def test_every_address_has_samples_that_lead_to_it(ours):
    for each in ADDRESSES:
        found = resolve(ours.path(each).partition("?")[0])
        assert (found.view_name if each.name else found.route) == (each.name or each.route)


def test_everybody_reads_what_is_public_and_nobody_the_rest(ours, theirs, subtests):
    anybody = Client()
    for address in ADDRESSES:
        with subtests.test(route=address.route):
            response = anybody.get(ours.path(address))
            told, status = body_of(response), response.status_code
            match audience_of(address):
                case Audience.EVERYBODY | Audience.API_EVERYBODY:
                    assert status == (404 if address.name == "api-1:nothing" else 200), address
                case Audience.API_KNOWN:
                    assert status == 401, address
                case Audience.SECRET:
                    assert address.name == "calendar-feed" or status in {200, 302, 404, 410}
                case Audience.SIGN_IN:
                    assert status < 500
                case Audience.ACCOUNT | Audience.WORKSPACE:
                    assert status == 302, address
                    assert response["Location"].startswith("/account/login/")
            assert address.name == "calendar-feed" or OURS not in told.replace("zzours@", "")
            assert THEIRS not in told


def test_nobody_writes_without_signing_in(ours, subtests):
    anybody = Client()
    for address in OF_AUTHORITY:
        with subtests.test(route=address.route):
            response = anybody.post(ours.path(address))
            assert response.status_code in {302, 401, 403, 405}
            assert OURS not in body_of(response)


@pytest.mark.parametrize("roles", [list(Role), []], ids=["every role in the other", "no role at all"])
def test_no_officer_of_one_authority_reaches_another(roles, ours, theirs):
    """Somebody who may do everything in one authority may do nothing in another, so neither may who is allowed less."""
    walker = a_person(None, None, name="Walker")
    for role in roles:
        last_day = TODAY if role is Role.INSPECTOR else None
        Grant.objects.create(
            user=walker,
            authority=theirs.authority,
            role=role,
            first_day=TODAY,
            last_day=last_day,
            granted_by="Somebody",
        )
    client = client_for(walker)
    open_to_them = []
    for address in OF_AUTHORITY:
        for method in ("get", "post"):
            response = getattr(client, method)(ours.path(address))
            if response.status_code not in {403, 404, 405} or OURS in body_of(response):
                open_to_them.append((method, address.route, response.status_code))
    for address in ADDRESSES:
        if audience_of(address) is Audience.ACCOUNT and OURS in body_of(client.get(ours.path(address))):
            open_to_them.append(("get", address.route, 200))
    assert open_to_them == []


def test_public_pages_tell_people_of_another_authority_what_they_tell_everybody(ours, theirs, subtests):
    client = client_for(a_person(Role.CHIEF_OFFICER, theirs.authority, name="Walker"))
    for address in ADDRESSES:
        if audience_of(address) in {Audience.EVERYBODY, Audience.API_EVERYBODY}:
            with subtests.test(route=address.route):
                assert OURS not in body_of(client.get(ours.path(address)))


@pytest.mark.parametrize("role", list(Role), ids=lambda role: role.value)
def test_people_of_an_authority_reach_what_their_role_allows_and_no_more(role, ours, theirs):
    """What a role may not open is tried with every role; what it may, with the first that may: pages take their time."""
    client = client_for(a_person(role, ours.authority, name="Walker"))
    wrong = []
    for address in OF_AUTHORITY:
        may = may_open(role, address)
        if may and role is not next(each for each in Role if may_open(each, address)):
            continue
        response = client.get(ours.path(address))
        if response.status_code not in (OPENED if may else {403, 404, 405}) or THEIRS in body_of(response):
            wrong.append((address.route, response.status_code))
    assert wrong == []


THERE = frozenset({200, 302, 405})
OPENED = frozenset({200, 302, 303, 304, 400, 404, 405, 409, 422})


def may_open(role: Role, address) -> bool:
    """Whether the tables give an address to a role."""
    if audience_of(address) is Audience.API_KNOWN:
        return API_NEEDS.get(address.name.removeprefix("api-1:"), Permission.WORKSPACE_SEE) in role.may
    return NEEDS[address.name] in role.may


def test_a_key_opens_the_operations_of_its_own_authority_and_nothing_else(ours, theirs, subtests):
    program = Client(headers={"Authorization": f"Bearer {ours.key}"})
    for address in ADDRESSES:
        audience = audience_of(address)
        own, other = partial(program.get, ours.path(address)), partial(program.get, theirs.path(address))
        with subtests.test(route=address.route):
            if audience is Audience.API_KNOWN:
                assert own().status_code == 200
                refused = other()
                assert refused.status_code == 404
                assert THEIRS not in body_of(refused)
            elif audience is Audience.API_EVERYBODY:
                assert THEIRS not in body_of(other())
            elif audience is Audience.WORKSPACE:
                assert own().status_code == 302, "A key is for the API and opens no page."


def test_the_marker_is_really_there_to_be_seen(ours):
    """Otherwise every test above would pass by looking for nothing."""
    chief = client_for(a_person(Role.CHIEF_OFFICER, ours.authority, name="Chief"))
    seen = {each.name for each in OF_AUTHORITY if OURS in body_of(chief.get(ours.path(each)))}
    assert {"record-collection", "record-row", "evidence", "owners", "people", "audit-event", "person"} <= seen
    assert {"api-1:rows", "api-1:row", "api-1:evidence", "api-1:authority_file", "api-1:events"} <= seen
    assert {
        "work-meeting-minute",
        "work-meeting-agenda",
        "work-meeting-sitting",
        "work-papers",
        "work-paper-read",
    } <= seen
    assert {"work-decisions", "work-forward-plan", "work-board-training", "work-board-actions"} <= seen


def test_every_page_of_a_board_is_there_for_somebody_of_its_authority(ours, theirs):
    """Samples that lead to nothing would be refused to everybody for the wrong reason."""
    member = a_person(Role.BOARD_MEMBER, ours.authority, name="Member")
    MemberAccount.objects.create(authority=ours.authority, person="p2", account=member)
    partner = a_person(Role.PARTNER_OFFICER, ours.authority, name="Partner", body="NHS Glen")
    opened, seen = {}, set()
    for user in (a_person(Role.CHIEF_OFFICER, ours.authority, name="Chief"), member, partner):
        client = client_for(user)
        for each in ADDRESSES:
            if each.name in reach_board.NEEDS and opened.get(each.name) not in THERE:
                response = client.get(ours.path(each))
                told, opened[each.name] = body_of(response), response.status_code
                seen |= {each.name} if OURS in told else set()
                assert THEIRS not in told
    assert {name: status for name, status in opened.items() if status not in THERE} == {}
    assert {"papers-meeting-item", "papers-meeting-file", "papers-meeting-offline"} <= seen
    assert {"papers-direction-file", "work-direction-file"} <= seen
