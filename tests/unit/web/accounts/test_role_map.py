"""Groups of an organisation, and what its sign-in says."""

from __future__ import annotations

import pytest

from comhla.web.access.roles import Role
from comhla.web.accounts.organisation import read_claims
from comhla.web.accounts.role_map import MappedRole, Mapping, read_role_map, roles_of_groups
from comhla.web.environment import BadSetting

CLERK = MappedRole(Role.CLERK, "glen-test")
ANALYST = MappedRole(Role.ANALYST, "strath-test")


def test_a_map_is_read():
    text = "HSCP Clerks=clerk@glen-test; cn=data,ou=people=analyst@strath-test ;"
    assert read_role_map(text) == (Mapping("HSCP Clerks", CLERK), Mapping("cn=data,ou=people", ANALYST))


def test_no_map_is_an_empty_one():
    assert read_role_map("") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("clerks", "Write each part as"),
        ("clerks=clerk", "Write each part as"),
        ("=clerk@glen-test", "Write each part as"),
        ("clerks=@glen-test", "Write each part as"),
        ("clerks=secretary@glen-test", "It can be administrator"),
        ("visitors=inspector@glen-test", "needs a last day"),
    ],
)
def test_what_cannot_be_a_map_is_refused_with_words(text, told):
    with pytest.raises(BadSetting, match=told):
        read_role_map(text)


@pytest.mark.parametrize(
    ("groups", "roles"),
    [((), set()), (("a",), {CLERK}), (("a", "b"), {CLERK, ANALYST}), (("A",), set()), (("c",), set())],
)
def test_groups_give_roles(groups, roles):
    assert roles_of_groups(groups, (Mapping("a", CLERK), Mapping("b", ANALYST))) == roles


@pytest.mark.parametrize(
    ("userinfo", "id_token", "email", "checked", "groups"),
    [
        ({"email": "a@example.org", "email_verified": True}, {}, "a@example.org", True, None),
        ({"email": "a@example.org", "email_verified": "true"}, {}, "a@example.org", True, None),
        ({"email": "a@example.org", "email_verified": False}, {}, "a@example.org", False, None),
        ({"email": "a@example.org"}, {}, "a@example.org", False, None),
        ({"email": "a@example.org"}, {"xms_edov": True}, "a@example.org", True, None),
        ({"email_verified": True}, {}, "", False, None),
        ({"groups": []}, {}, "", False, ()),
        ({}, {"groups": ["x"], "roles": ["y"]}, "", False, ("x", "y")),
        ({"groups": "x"}, {}, "", False, None),
    ],
)
def test_claims_are_read(userinfo, id_token, email, checked, groups):
    claims = read_claims({"userinfo": userinfo, "id_token": id_token})
    assert (claims.email, claims.has_checked_email, claims.groups) == (email, checked, groups)


def test_a_name_is_found_where_there_is_one():
    assert read_claims({"userinfo": {"name": "A", "email": "a@b.org"}}).name == "A"
    assert read_claims({"userinfo": {"preferred_username": "aa"}}).name == "aa"
    assert read_claims({"userinfo": {"email": "a@b.org"}, "id_token": None}).name == "a@b.org"
