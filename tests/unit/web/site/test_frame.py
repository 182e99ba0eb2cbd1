"""The frame of every page: where it leads, in which language, and what it says by itself."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace

import pytest
from django.contrib.messages.storage.base import Message
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import path
from django.utils.translation import override
from django_cotton.compiler_regex import CottonCompiler

from comhla.web.access.actors import SYSTEM, Actor
from comhla.web.access.roles import Permission, Role
from comhla.web.site.navigation import FOOTER, PUBLIC, WORKSPACE, address, workspace_links
from comhla.web.urls import urlpatterns as real_urlpatterns
from comhla.web.words import day

urlpatterns = [
    *(path(f"work/<slug:slug>/{name}/", lambda request, slug: None, name=name) for _s, _w, name, _p in WORKSPACE),
    path("work/", lambda request: None, name="work"),
    *real_urlpatterns,
]
"""Every address of the workspace, so that these tests need no other room."""

GLEN = SimpleNamespace(pk=1, slug="glen", name="Glen and Firth", is_fictional=False)
FICTIONAL = SimpleNamespace(pk=2, slug="made-up", name="Made Up", is_fictional=True)
_ROOMS = ("home", "duties", "board", "plans", "directions", "measures", "reports")


def somebody(*roles: Role) -> Actor:
    return Actor(id="1", name="Somebody", held={GLEN.pk: frozenset(roles)})


def page(template: str = '{% extends "site/page.html" %}', *, at: str = "/", **context: object) -> str:
    request = RequestFactory().get(at)
    template = CottonCompiler().process(template)
    return engines["django"].from_string(template).render({"actor": None, **context}, request)


@pytest.mark.urls("tests.unit.web.site.test_frame")
@pytest.mark.parametrize(
    ("roles", "sections"),
    [
        ([Role.CLERK], [*_ROOMS, "calendar", "records", "audit"]),
        ([Role.CHIEF_OFFICER], [*_ROOMS, "calendar", "records", "people", "public", "audit"]),
        ([Role.INTEGRATOR], [*_ROOMS, "calendar", "records", "keys"]),
        ([Role.BOARD_MEMBER], []),
        ([], []),
    ],
)
def test_the_side_of_the_workspace_shows_what_a_role_may_see(roles, sections):
    shown = [link.label for link in workspace_links(somebody(*roles), GLEN, "duties")]
    words = {section: str(label) for section, label, _name, _permission in WORKSPACE}
    assert shown == [words[section] for section in sections]


@pytest.mark.urls("tests.unit.web.site.test_frame")
def test_nobody_sees_no_workspace():
    assert workspace_links(None, GLEN, "home") == []


@pytest.mark.urls("tests.unit.web.site.test_frame")
def test_the_section_is_marked_and_the_day_is_kept_where_it_matters():
    links = {link.label: link for link in workspace_links(SYSTEM, GLEN, "duties", date(2026, 9, 1))}
    assert [label for label, link in links.items() if link.is_current] == ["Duties"]
    assert links["Duties"].url == f"{address('work-duties', 'glen')}?as_at=2026-09-01"
    assert links["Records"].url == f"{address('records', 'glen')}?as_at=2026-09-01"
    assert links["Audit trail"].url == address("audit", "glen")


def test_a_page_that_is_not_there_has_no_address():
    assert address("no-such-page") == ""


@pytest.mark.urls("tests.unit.web.site.test_frame")
def test_a_work_page_shows_its_authority_its_sections_and_its_day():
    template = '{% extends "site/workspace.html" %}{% block title %}Duties{% endblock %}'
    text = page(
        template,
        at="/work/glen/?as_at=2026-09-01",
        actor=somebody(Role.CLERK),
        authority=GLEN,
        section="duties",
        as_at=date(2026, 9, 1),
    )
    assert '<p class="comhla-workspace__authority">Glen and Firth</p>' in text
    duties = address("work-duties", "glen")
    assert f'href="{duties}?as_at=2026-09-01" aria-current="page">Duties</a>' in text
    assert "<strong>1 September 2026</strong>" in text
    assert "Your work" in text
    assert "Sign out" in text
    assert '<form action="/account/logout/" method="post"><input type="hidden" name="csrfmiddlewaretoken"' in text
    today = page(
        template, at="/work/glen/", actor=somebody(Role.CLERK), authority=GLEN, section="home", as_at=date(2026, 9, 1)
    )
    assert f'href="{duties}"' in today


def test_somebody_who_is_not_signed_in_is_asked_to_and_no_token_is_set():
    text = page()
    assert 'href="/account/login/">Sign in</a>' in text
    assert "csrfmiddlewaretoken" not in text
    assert "Sign out" not in text


@pytest.mark.parametrize(
    ("authority", "demonstration", "marks"),
    [
        (None, False, []),
        (GLEN, False, []),
        (FICTIONAL, False, ["Illustrative"]),
        (FICTIONAL, True, ["Demonstration", "Illustrative"]),
        (None, True, ["Demonstration"]),
    ],
)
def test_what_is_made_up_is_marked(authority, demonstration, marks, settings):
    settings.DEMONSTRATION = demonstration
    text = page(authority=authority)
    shown = re.findall(r'<strong class="ds_tag[^"]*">(\w+)</strong>', text)
    assert shown == marks


@pytest.mark.parametrize("name", ["failure", "database_away"])
def test_the_pages_of_trouble_need_neither_request_nor_database(name):
    text = render_to_string(f"site/faults/{name}.html", {"is_bare": True})
    assert "was not saved" in text
    assert "Sign in" not in text
    assert "Sign out" not in text


@pytest.mark.parametrize("name", ["bad_request", "not_allowed", "not_found", "stale_form"])
def test_the_other_pages_of_trouble_say_what_to_do(name):
    text = render_to_string(f"site/faults/{name}.html", {"typed": [("note", "two\nlines")]}, RequestFactory().get("/"))
    assert text.count("<h1") == 1
    assert 'class="comhla-link-list"' in text


def test_what_was_typed_into_a_form_that_was_open_too_long_is_shown():
    context = {"typed": [("note", "<b>two</b>\nlines")]}
    text = render_to_string("site/faults/stale_form.html", context, RequestFactory().get("/"))
    assert "&lt;b&gt;two&lt;/b&gt;<br>lines" in text


def test_messages_are_shown_as_notifications():
    text = page(messages=[Message(25, "The locality East was saved."), Message(40, "Not saved.")])
    assert text.count('role="status"') == 2
    assert '<span class="visually-hidden">Success: </span>The locality East was saved.' in text
    assert '<span class="visually-hidden">Problem: </span>Not saved.' in text


def test_an_aside_with_nothing_in_it_is_left_out():
    assert "<aside" not in page()
    beside = '{% extends "site/page.html" %}{% block aside %}<p>Beside</p>{% endblock %}'
    assert '<aside class="ds_layout__sidebar"><p>Beside</p></aside>' in page(beside)


def test_permissions_can_be_asked_for_in_a_template():
    template = '{% load shell %}{% may "facts_record" as can %}{{ can }}'
    assert page(template, actor=somebody(Role.CLERK), authority=GLEN) == "True"
    assert page(template, actor=somebody(Role.INSPECTOR), authority=GLEN) == "False"
    assert page(template, actor=somebody(Role.CLERK), authority=FICTIONAL) == "False"
    assert page(template, authority=GLEN) == "False"
    with pytest.raises(ValueError, match="no_such_permission"):
        page('{% load shell %}{% may "no_such_permission" as can %}', actor=SYSTEM, authority=GLEN)


def test_every_section_of_the_workspace_asks_for_a_permission():
    assert {permission for _section, _words, _name, permission in WORKSPACE} <= set(Permission)


def test_the_language_is_in_the_address_of_a_public_page():
    english = page(at="/components/")
    assert '<html lang="en-gb">' in english
    assert '<a href="/gd/components/" lang="gd" hreflang="gd">Gàidhlig</a>' in english
    assert 'hreflang="gd" href="http://127.0.0.1:8000/gd/components/"' in english
    with override("gd"):
        gaelic = page(at="/gd/components/?page=2")
    assert '<html lang="gd">' in gaelic
    assert 'href="/components/?page=2" lang="en-gb"' in gaelic
    assert 'lang="gd" hreflang="gd" aria-current="true">Gàidhlig</a>' in gaelic
    assert "Chan eil ach pàirt den duilleig seo sa Ghàidhlig." in gaelic
    assert 'lang="en-GB"' in gaelic


def test_a_page_in_one_language_offers_no_other():
    text = page(at="/account/login/")
    assert "Gàidhlig" not in text


@pytest.mark.parametrize(
    ("language", "value", "words"),
    [
        ("en-gb", date(2026, 9, 1), "1 September 2026"),
        ("gd", date(2026, 9, 1), "1 September 2026"),
        ("en-gb", None, ""),
        ("en-gb", "soon", "soon"),
    ],
)
def test_days_are_written_as_people_write_them(language, value, words):
    with override(language):
        assert day(value) == words


def test_the_address_of_the_page_with_something_changed():
    source = "{% here_with as_at=day outcome=None q='a b' %}"
    text = page(source, at="/x/?outcome=met&page=2", day=date(2026, 9, 1))
    assert text == "?page=2&amp;as_at=2026-09-01&amp;q=a+b"


def test_every_page_of_header_and_footer_is_named():
    assert all(str(words) and name for words, name in (*PUBLIC, *FOOTER))
