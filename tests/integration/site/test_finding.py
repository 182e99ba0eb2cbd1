"""Finding an area by postcode, its beginning, or a name."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.cache import cache
from django.urls import reverse

from comhla.authority_file import read_plain
from comhla.web.access.actors import SYSTEM
from comhla.web.authorities.models import Authority
from comhla.web.site.actions import import_postcodes
from comhla.web.site.finding import find_places
from comhla.web.site.postcode_files import read_localities
from tests.lib.web import recorded, small_facts

pytestmark = pytest.mark.django_db

DIRECTORY = """Postcode,SplitChar,DateOfIntroduction,DateOfDeletion,CouncilArea2019Code,IntegrationAuthority2019Code,DataZone2011Code
EH1 1YZ,,01/08/1973,,S12000036,S37000012,S01008677
EH1 2NG,,01/08/1973,,S12000036,S37000012,S01008678
TD14 5AA,A,01/08/1973,,S12000026,S37000025,
TD14 5AA,B,01/08/1973,,S12000010,S37000010,
KY1 1AA,,01/08/1963,01/01/1970,S12000015,S37000014,
KY1 1AA,,01/08/1990,,S12000047,S37000032,
KY9 9ZZ,,01/08/1963,01/01/1970,S12000047,S37000032,
G33 6GS,,01/08/1973,,S12000050,S37000035,
"""
LOCALITIES = """DataZone,HSCP,Locality
S01008677,S37000012,"Edinburgh, City Centre"
"""


@pytest.fixture(autouse=True)
def nothing_kept():
    """Nothing of an earlier test is kept."""
    cache.clear()


@pytest.fixture
def directory(tmp_path, db):
    path, localities = tmp_path / "directory.csv", tmp_path / "localities.csv"
    path.write_text(DIRECTORY)
    localities.write_text(LOCALITIES)
    return import_postcodes(
        path, released_on=date(2026, 8, 14), source="A directory", licence="OGL", localities=read_localities(localities), by=SYSTEM
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "names", "localities"),
    [
        ("EH1 1YZ", ["Edinburgh"], ["Edinburgh, City Centre"]),
        ("eh11yz", ["Edinburgh"], ["Edinburgh, City Centre"]),
        ("EH1", ["Edinburgh", "Edinburgh"], ["", "Edinburgh, City Centre"]),
        ("EH1 2", ["Edinburgh"], [""]),
        ("TD14 5AA", ["East Lothian", "Scottish Borders"], ["", ""]),  # a split postcode
        ("KY1 1AA", ["Fife"], [""]),  # used again: the present life answers
        ("KY9 9ZZ", ["Fife"], [""]),  # given up
        ("KY9", [], []),
        ("EH1 9ZZ", [], []),
    ],
)
def test_by_postcode(directory, typed, names, localities):
    found = find_places(typed)
    assert [each.name for each in found.answers] == names
    assert [each.locality for each in found.answers] == localities
    assert found.is_given_up is (typed == "KY9 9ZZ")


def test_the_newest_directory_answers(directory, tmp_path):
    older = tmp_path / "older.csv"
    older.write_text("Postcode,HSCP\nEH1 1YZ,S37000010\n")
    import_postcodes(older, released_on=date(2025, 8, 14), source="Older", licence="OGL", by=SYSTEM)
    assert [each.name for each in find_places("EH1 1YZ").answers] == ["Edinburgh"]


def test_the_locality_leads_to_its_page_where_one_of_its_name_is_recorded(directory, client):
    identity = {"code": "S37000012", "name": "Edinburgh", "fictional": False}
    localities = [{"id": "centre", "name": "Edinburgh City Centre"}]
    edinburgh = recorded(read_plain({"authority": identity, "localities": localities}, name="Edinburgh"))
    (answer,) = find_places("EH1 1YZ").answers
    assert answer.authority_url == reverse("authority", args=[edinburgh.slug])
    assert answer.locality_url == reverse("locality", args=[edinburgh.slug, "centre"])
    assert answer.council == "City of Edinburgh Council"
    text = client.get(reverse("find"), {"q": "EH1 1YZ"}).text
    assert "EH1 1YZ is in this area" in text
    assert "Postcodes: A directory, 14 August 2026." in text
    assert "<title>1 answer for EH1 1YZ" in text


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Fife", ["Fife"]),
        ("perth & kinross", ["Perth and Kinross"]),
        ("Stirling Council", ["Clackmannanshire and Stirling"]),
        ("NHS Highland", ["Argyll and Bute", "Highland"]),
        ("glen council", ["Glen Test"]),
        ("west", ["Glen Test"]),
        ("S37000032", ["Fife"]),
        ("nowhere at all", []),
    ],
)
def test_by_name(typed, names):
    recorded(small_facts())
    assert [each.name for each in find_places(typed).answers] == names


def test_a_locality_of_the_directory_is_found_by_name(directory):
    (answer,) = find_places("city centre").answers
    assert (answer.name, answer.locality, answer.locality_url) == ("Edinburgh", "Edinburgh, City Centre", "")


def test_a_name_that_is_spelt_almost_right(client):
    assert find_places("Abredeenshire").nearby[0] == "Aberdeenshire"
    text = client.get(reverse("find"), {"q": "Abredeenshire"}).text
    assert "Did you mean one of these?" in text
    assert "No area is called “Abredeenshire” here" in text


@pytest.mark.parametrize(("typed", "nearby"), [("Glan Test", "Glen Test"), ("Glne Council", "Glen Council")])
def test_made_up_authorities_are_suggested_too(typed, nearby):
    recorded(small_facts())
    found = find_places(typed).nearby
    assert found[0] == nearby
    assert find_places(found[0]).answers


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("EH1 1YZ", "This site has no list of postcodes yet, so it cannot look them up."),
        ("SW1A 2AA", "No postcode in Scotland begins with these letters."),
        ("", "Nothing is typed yet."),
        ("EH", "Many postcodes begin with “EH”."),
        ("g", "Many postcodes begin with “g”."),
        ("EH8 8B", "“EH8 8B” is one character short of a postcode."),
        ("Atlantis", "We know the 31 partnerships, their councils and health boards"),
    ],
)
def test_an_answer_is_never_empty(client, typed, words):
    text = client.get(reverse("find"), {"q": typed}).text
    assert words in text
    assert f'href="{reverse("authorities")}"' in text


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("EH1 9ZZ", "It is not in the list of postcodes that this site uses (A directory, 14 August 2026)."),
        ("EH1", "Type the whole postcode to get one answer."),
        ("TD14 5AA", "TD14 5AA covers 2 places"),
        ("EH1", "EH1 covers 2 parts of one area"),
        ("KY9 9ZZ", "This postcode is no longer used."),
        ("EH1 2NG", "We do not know the locality of this postcode."),
        ("EH1 2NG", "Nothing is recorded here about this partnership yet, so it has no page."),
    ],
)
def test_what_is_said_with_a_directory(client, directory, typed, words):
    assert words in client.get(reverse("find"), {"q": typed}).text


def test_a_word_of_the_glossary_and_the_law_is_found_too(client):
    text = client.get(reverse("find"), {"q": "direction"}).text
    assert f"{reverse('glossary')}#direction" in text
    assert "duties in the law have this word" in text


def test_hostile_and_long_input_is_shown_as_typed(client):
    text = client.get(reverse("find"), {"q": '<script>"' + "x" * 5_000}).text
    assert "<script>&quot;" not in text
    assert "&lt;script&gt;" in text
    assert "x" * 201 not in text.split("<main")[1]


def test_two_made_up_authorities_of_one_council_are_both_found():
    recorded(small_facts())
    recorded(small_facts("Glen Other"))
    assert [each.name for each in find_places("Glen Council").answers] == ["Glen Other", "Glen Test"]
    assert Authority.objects.count() == 2
