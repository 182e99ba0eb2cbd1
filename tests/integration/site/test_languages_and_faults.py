"""Languages by address, and pages for when something is wrong, as they are answered."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from django.test import Client, RequestFactory
from django.urls import resolve, reverse
from django.utils.translation import override

from comhla.web.site.views.faults import failure

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """A request leaves its language behind in this thread; the next test begins in English."""
    with override("en-gb"):
        yield


@pytest.fixture
def client() -> Client:
    """A browser that shows pages of trouble as they are, and prefers Gaelic."""
    return Client(raise_request_exception=False, headers={"accept-language": "gd"})


@pytest.mark.parametrize(("address", "language"), [("/components/", "en-gb"), ("/gd/components/", "gd")])
def test_the_address_alone_chooses_the_language(client, address, language):
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Language"] == language
    assert f'<html lang="{language}">' in response.text
    assert set(response.cookies) <= {"comhla-form"}, "a language needs no cookie"


def test_links_stay_in_the_language():
    with override("gd"):
        assert reverse("components") == "/gd/components/"
    assert reverse("components") == "/components/"


def test_machines_and_the_workspace_have_one_address(client):
    assert client.get("/health/live").status_code == 200
    assert client.get("/gd/health/live").status_code == 404
    with override("gd"):
        assert reverse("account_login") == "/account/login/"
        assert reverse("health-ready") == "/health/ready"


def test_the_words_of_the_frame_are_translated(client):
    text = client.get("/gd/components/").text
    assert ">Clàraich a-steach</a>" in text
    assert "Leum dhan phrìomh shusbaint" in text
    assert 'lang="en-GB"' in text


@pytest.mark.parametrize("language", ["", "/gd"])
def test_a_page_that_is_not_there_says_so_in_the_frame(client, language):
    response = client.get(f"{language}/no/such/page/")
    assert response.status_code == 404
    assert "comhla-header" in response.text
    assert response.text.count("<h1") == 1


def test_a_form_without_its_token_shows_what_was_typed():
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(reverse("account_login"), {"login": "somebody@example.org", "password": "secret words"})
    assert response.status_code == 403
    assert "somebody@example.org" in response.text
    assert "secret words" not in response.text


def test_a_failure_is_told_even_where_the_styles_were_never_collected(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    response = failure(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Nothing was saved" in response.text


def test_the_page_of_components_is_public():
    assert resolve("/components/").func.is_public


def test_a_name_that_is_not_ours_is_refused_and_not_written_down(client, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    seen = []
    handler = logging.Handler()
    handler.emit = seen.append
    logger = logging.getLogger("django.security.DisallowedHost")
    logger.addHandler(handler)
    try:
        answered = client.get("/find/?q=EH1", headers={"host": "evil.example"})
    finally:
        logger.removeHandler(handler)
    assert answered.status_code == 400
    assert seen == []
