"""Telling us what went wrong or could be better."""

from __future__ import annotations

import json

import pytest
from django.core.cache import cache
from django.urls import reverse

from comhla.web.audit.models import Event
from comhla.web.site.models import Feedback
from comhla.web.site.views import feedback as views

pytestmark = pytest.mark.django_db

SAID = {"kind": "problem", "words": "The map is upside down, says Ann.", "email": "ann@example.org", "page": "/map/"}


@pytest.fixture(autouse=True)
def nothing_counted():
    """No form was sent before."""
    cache.clear()


def test_it_is_kept_with_a_reference(client):
    response = client.post(reverse("feedback"), {**SAID, "is_accessibility": "on"})
    assert response.status_code == 303
    kept = Feedback.objects.get()
    assert (kept.kind, kept.words, kept.email, kept.page, kept.is_accessibility) == (
        "problem", SAID["words"], "ann@example.org", "/map/", True,
    )  # fmt: skip
    thanks = client.get(response.headers["Location"])
    assert f"<strong>{kept.reference}</strong>" in thanks.text
    assert str(kept) == kept.reference
    assert "no-store" in thanks.headers["Cache-Control"]


def test_the_trail_tells_of_it_without_words_or_address(client):
    client.post(reverse("feedback"), SAID)
    event = Event.objects.get(action="feedback_left")
    assert event.after == {"kind": "problem", "is_accessibility": False, "has_email": True}
    told = json.dumps([event.before, event.after, event.reason, event.subject, event.by_name])
    assert "upside down" not in told
    assert "ann@" not in told


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"kind": ""}, "Choose what it is about."),
        ({"kind": "praise"}, "Select a valid choice."),
        ({"words": "  "}, "Write what you want to tell us."),
        ({"words": "x" * 4_001}, "Write no more than 4,000 characters. You have written 4001."),
        ({"email": "ann"}, "Write an e-mail address as name@example.org, or leave it empty."),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_is_kept(client, changes, problem):
    response = client.post(reverse("feedback"), {**SAID, **changes})
    assert response.status_code == 422
    assert "There is a problem" in response.text
    assert problem in response.text
    assert "<title>Error: Feedback" in response.text
    assert 'value="/map/"' in response.text
    assert Feedback.objects.count() == 0


def test_nothing_but_words_and_kind_is_needed(client):
    assert client.post(reverse("feedback"), {"kind": "other", "words": "Fine."}).status_code == 303
    assert Feedback.objects.get().email == ""


def test_a_program_that_fills_in_the_trap_is_thanked_and_nothing_is_kept(client):
    response = client.post(reverse("feedback"), {**SAID, "website": "https://example.org/pills"})
    assert response.status_code == 303
    assert Feedback.objects.count() == 0
    assert "Your reference" not in client.get(response.headers["Location"]).text


def test_too_many_forms_from_one_place(client, monkeypatch):
    monkeypatch.setattr(views, "_RATE", "2/h")
    assert [client.post(reverse("feedback"), SAID).status_code for _ in range(3)] == [303, 303, 429]
    assert Feedback.objects.count() == 2
    last = client.post(reverse("feedback"), SAID)
    assert "Nothing was sent. What you wrote is still below." in last.text
    assert SAID["words"] in last.text


@pytest.mark.parametrize("reference", ["<b>", "F-1234567", "F-12345678901", "X-1234567!"])
def test_a_reference_that_is_none_is_not_repeated(client, reference):
    assert "Your reference" not in client.get(reverse("feedback-thanks"), {"reference": reference}).text


def test_the_page_somebody_came_from_is_filled_in(client):
    ours = client.get(reverse("feedback"), headers={"referer": "http://testserver/map/?q=secret"})
    assert 'value="/map/"' in ours.text
    theirs = client.get(reverse("feedback"), headers={"referer": "http://elsewhere.example/private"})
    assert "/private" not in theirs.text


def test_a_link_about_accessibility_ticks_the_box(client):
    assert "checked" in client.get(f"{reverse('feedback')}?accessibility").text
    assert "checked" not in client.get(reverse("feedback")).text
