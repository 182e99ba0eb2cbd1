"""Importing an authority: found by its code or name, never in place of another, whole or not at all."""

from __future__ import annotations

import pytest

from comhla.web.audit.models import Event
from comhla.web.authorities.errors import NotRecorded, Unacceptable
from comhla.web.authorities.facts import plain_facts
from comhla.web.authorities.models import Authority
from tests.lib.web import recorded, small_facts

pytestmark = pytest.mark.django_db


def test_a_real_authority_is_found_by_its_code_and_a_made_up_one_by_its_name():
    real = small_facts("Highland")
    real = real.replace(authority=real.authority.replace(fictional=False, code="Highland"))
    first = recorded(real)
    assert first.code == "S37000016"
    renamed = recorded(real.replace(authority=real.authority.replace(name="Highland and more")))
    assert (renamed.pk, renamed.name, renamed.slug) == (first.pk, "Highland and more", "highland")


def test_a_real_authority_without_a_code_is_given_its_code_later():
    facts = small_facts("Highland")
    facts = facts.replace(authority=facts.authority.replace(fictional=False))
    first = recorded(facts)
    assert first.code is None
    second = recorded(facts.replace(authority=facts.authority.replace(code="S37000016")))
    assert (second.pk, second.code) == (first.pk, "S37000016")


# what the second file says of itself, what is said
COLLIDES = [
    ({"fictional": False}, "Another authority is called Glen Test already, and one of the two is made up."),
    ({"fictional": False, "code": "S37000016"}, "Another authority is called Glen Test already."),
    ({"code": "S37000016"}, "Glen Test is made up, so it cannot have the code S37000016."),
    ({"name": "x" * 201}, "The name of the authority has 201 characters; 200 is the most."),
]


@pytest.mark.parametrize(("identity", "said"), COLLIDES)
def test_a_file_about_another_authority_never_replaces_one(identity, said):
    facts = small_facts()
    authority = recorded(facts)
    before, told = plain_facts(authority), Event.objects.count()
    with pytest.raises(NotRecorded, match=said):
        recorded(facts.replace(authority=facts.authority.replace(**identity)))
    assert (plain_facts(authority), Event.objects.count()) == (before, told)
    assert Authority.objects.count() == 1


@pytest.mark.parametrize(
    "collections",
    [
        {"localities": [{"id": "east", "name": "x" * 201}]},
        {
            "schemes": [
                {
                    "id": "s", "kind": "first", "model": "a", "health_board": "NHS Glen", "councils": ["Glen Council"],
                    "functions": [{"id": "f", "name": "x" * 301}],
                }
            ]
        },
    ],
)  # fmt: skip
def test_text_without_room_is_not_imported(collections):
    with pytest.raises(Unacceptable, match="is the most"):
        recorded(small_facts(**collections))
    assert not Authority.objects.exists()
    assert not Event.objects.exists()


def test_names_in_addresses_are_told_apart():
    slugs = [recorded(small_facts(name)).slug for name in ("Glen", "Glèn", "GLEN!", "…")]
    assert slugs == ["glen", "glen-2", "glen-3", "authority"]
