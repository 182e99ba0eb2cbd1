"""The first page of the room, for people of the authority."""

from __future__ import annotations

import pytest
from django.urls import NoReverseMatch, reverse

from comhla.web.access.roles import Role
from comhla.web.measures.models import Keeper
from tests.lib.measures import READMISSIONS, words_of
from tests.lib.web import a_person, client_for, recorded, small_facts

pytestmark = pytest.mark.django_db


@pytest.fixture
def analyst(glen):
    """A browser of the analyst."""
    return client_for(a_person(Role.ANALYST, glen))


def test_every_measure_with_who_answers_for_it(analyst, glen, django_assert_max_num_queries):
    Keeper.objects.create(authority=glen, indicator=READMISSIONS, post="Head of planning")
    with django_assert_max_num_queries(25):
        answer = analyst.get(f"/work/{glen.slug}/measures/")
    said = words_of(answer)
    assert "Of 1 measure with figures, against Scotland: 1 worse." in said
    assert "Answered for by: Head of planning" in said
    assert "A figure for 2023/24 should be there by now." in said
    assert "Scotland 100.0 Worse" in said


def test_by_outcome(analyst, glen):
    assert "Independent living" in words_of(analyst.get(f"/work/{glen.slug}/measures/?by=outcome"))


def test_a_measure_leads_to_its_page_of_work_or_of_the_public(analyst, glen):
    try:
        expected = reverse("work-measure", args=[glen.slug, READMISSIONS])
    except NoReverseMatch:
        expected = reverse("public-measure", args=[glen.slug, READMISSIONS])
    assert f'<a href="{expected}">Readmissions</a>' in analyst.get(f"/work/{glen.slug}/measures/").content.decode()


def test_whoever_has_no_role_there_finds_nothing(client, glen):
    other = recorded(small_facts("Ben Test"))
    assert client.get(f"/work/{glen.slug}/measures/").status_code == 302
    stranger = client_for(a_person(Role.ANALYST, other))
    assert stranger.get(f"/work/{glen.slug}/measures/").status_code == 404
