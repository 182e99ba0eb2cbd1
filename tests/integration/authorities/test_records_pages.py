"""Pages of the record: each answers, says what is recorded, and asks the database little."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from django.test import Client

from comhla.web.access.roles import Role
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.forms.row_form import RowForm
from comhla.web.authorities.labels import Names
from comhla.web.authorities.models import Authority
from comhla.web.authorities.tables import FUNCTIONS, collections, is_single, record_of, rows_of
from comhla.web.authorities.views.desk import url_of
from tests.lib.forms import form_of
from tests.lib.web import a_person, client_for, demonstration_facts, recorded

pytestmark = pytest.mark.django_db


@pytest.fixture
def demonstration() -> Authority:
    return recorded(demonstration_facts())


def reader(authority: Authority, role: Role = Role.PLANNING_OFFICER) -> Client:
    return client_for(a_person(role, authority))


def test_every_page_of_the_record_asks_the_database_little(
    demonstration: Authority, django_assert_max_num_queries: object
) -> None:
    client = reader(demonstration)
    addresses = [f"/work/{demonstration.slug}/records/", f"/work/{demonstration.slug}/public/"]
    addresses.append(f"/work/{demonstration.slug}/records/authority/")
    for name in collections():
        last = rows_of(demonstration, name).last()
        if not is_single(name):
            addresses.append(url_of("record-collection", demonstration.slug, name))
            addresses.append(url_of("record-new", demonstration.slug, name))
        if last is not None:
            addresses.append(url_of("record-row", demonstration.slug, name, last.key))
            addresses.append(url_of("record-history", demonstration.slug, name, last.key))
    for address in addresses:
        with django_assert_max_num_queries(25):
            response = client.get(address)
        assert response.status_code == 200, address
        page = response.content.decode()
        assert page.count("<h1") == 1, address
        assert "None" not in page.replace("None of", ""), address


def test_a_page_sends_back_what_is_recorded(demonstration: Authority) -> None:
    """What a browser would send from the page of a row, unchanged, says the same as the row."""
    client, names = reader(demonstration), Names(facts_of(demonstration))
    for name in collections():
        row = rows_of(demonstration, name).last()
        if row is None:
            continue
        sent = form_of(client.get(url_of("record-row", demonstration.slug, name, row.key)), "version")
        left_out = ("id", FUNCTIONS) if name == "schemes" else ("id",)
        form = RowForm(record_of(name), names, QueryDict(sent.urlencode()), left_out=left_out)
        assert form.is_valid(), (name, form.errors)
        expected = {field: value for field, value in row.as_data().items() if field not in left_out}
        assert form.plain() == expected
        assert sent["version"] == "1"
