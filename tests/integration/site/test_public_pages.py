"""The public pages as a reader gets them: there, true, quick to make, without cookies, in both languages."""

from __future__ import annotations

from collections import Counter
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import override

from comhla.authority_file import read_plain
from comhla.web.access.roles import Role
from comhla.web.authorities.models import Authority, PublicDetails
from tests.lib.web import a_person, client_for, demonstration_facts, recorded, small_facts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept():
    """Nothing of an earlier test is kept, and English is spoken again after it."""
    cache.clear()
    with override("en-gb"):
        yield


@pytest.fixture
def inverannoch(db) -> Authority:
    """The demonstration authority, which shows everything."""
    authority = recorded(demonstration_facts())
    PublicDetails.objects.filter(authority=authority).update(shown_duties="everything", gaelic_name="Inbhir Annoch")
    return authority


OF_OURS = ["home", "find", "authorities", "map", "glossary", "law", "accessibility", "privacy", "cookies", "contact"]
OF_AUTHORITY = [
    "authority", "board", "decisions", "publications", "take-part", "authority-contact", "authority-duties",
]  # fmt: skip


def addresses(slug: str) -> list[str]:
    return [
        *(reverse(name) for name in OF_OURS),
        *(reverse(name, args=[slug]) for name in OF_AUTHORITY),
        reverse("locality", args=[slug, "north"]),
        reverse("decision", args=[slug, "decision-2017"]),
        reverse("law-duty", args=["act-2014/s37"]),
        f"{reverse('find')}?q=north",
        f"{reverse('law')}?q=carers&part=J",
        f"{reverse('law')}?q=zebra",
        f"{reverse('glossary')}?q=carer",
        f"{reverse('glossary')}?q=zebra",
        reverse("feedback"),
        reverse("feedback-thanks"),
    ]


class Page(HTMLParser):
    """What a page is made of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.headings: list[str] = []
        self.links: list[str] = []
        self.pointed_at: list[str] = []
        self.styled = 0
        self.title, self._in = "", ""
        self.empty_links, self._link = 0, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self._in = tag
        if "id" in values:
            self.ids.append(values["id"])
        if tag in {"h1", "h2", "h3", "h4"}:
            self.headings.append(tag)
        if tag == "a":
            self.links.append(values.get("href", ""))
            self._link = values.get("aria-label") or ""
        for name in ("for", "aria-labelledby", "aria-describedby"):
            self.pointed_at += (values.get(name) or "").split()
        self.styled += "style" in values or tag == "style" or any(name.startswith("on") for name in values)

    def handle_data(self, data):
        if self._in == "title":
            self.title += data
        if self._link is not None:
            self._link += data

    def handle_endtag(self, tag):
        self._in = ""
        if tag == "a":
            self.empty_links += not (self._link or "").strip()
            self._link = None


def test_every_page_is_well_made(client, inverannoch):
    titles = Counter()
    for address in addresses(inverannoch.slug):
        response = client.get(address)
        page = Page(response.text)
        assert response.status_code == 200, address
        assert [name for name, number in Counter(page.ids).items() if number > 1] == [], address
        assert page.headings.count("h1") == 1, address
        levels = [int(each[1]) for each in page.headings]
        assert all(after - before <= 1 for before, after in pairwise(levels)), address
        assert set(page.pointed_at) <= set(page.ids), address
        assert page.empty_links == 0, address
        assert page.styled == 0, address
        own = [each[1:] for each in page.links if each.startswith("#")]
        assert set(own) <= set(page.ids), address
        titles[page.title] += 1
    assert [title for title, number in titles.items() if number > 1] == []


def test_reading_sets_no_cookie_and_depends_on_none(client, inverannoch):
    """Only the form of feedback sets one."""
    for address in addresses(inverannoch.slug):
        client.cookies.clear()
        response = client.get(address)
        is_form = address == reverse("feedback")
        assert list(response.cookies) == (["comhla-form"] if is_form else []), address
        if "feedback" not in address:
            assert "Cookie" not in response.headers.get("Vary", ""), address
            assert response.headers["Cache-Control"] == "public, max-age=60", address


def test_links_between_pages_lead_somewhere(client, inverannoch):
    seen = set()
    for address in addresses(inverannoch.slug):
        seen |= {each.split("#")[0] for each in Page(client.get(address).text).links if each.startswith("/")}
    # Every duty of the book is asked for by the test of the site map.
    own = {each for each in seen if not each.startswith(("/account", "/gd", "/api", "/static", "/law/"))}
    assert len(own) > 30
    assert {each: client.get(each).status_code for each in own} == dict.fromkeys(own, 200)


def test_links_to_words_lead_to_words(client, inverannoch):
    ids = Page(client.get(reverse("glossary")).text).ids
    for name in OF_AUTHORITY:
        page = Page(client.get(reverse(name, args=[inverannoch.slug])).text)
        words = [each.split("#")[1] for each in page.links if each.startswith(f"{reverse('glossary')}#")]
        assert set(words) <= set(ids), name


def test_queries_of_pages_about_all(client, inverannoch, django_assert_max_num_queries):
    recorded(small_facts())
    for name in OF_OURS:
        with django_assert_max_num_queries(10):
            client.get(reverse(name))
        with django_assert_max_num_queries(2):
            client.get(reverse(name))


def test_queries_of_pages_of_an_authority(client, inverannoch, django_assert_max_num_queries):
    for name in OF_AUTHORITY:
        with django_assert_max_num_queries(12):
            client.get(reverse(name, args=[inverannoch.slug]))
        with django_assert_max_num_queries(2 if name == "board" else 1):  # which certificates were issued
            client.get(reverse(name, args=[inverannoch.slug]))


def test_in_gaelic(client, inverannoch):
    with override("gd"):
        there = addresses(inverannoch.slug)
    assert all(each.startswith("/gd/") for each in there)
    for address in there:
        response = client.get(address)
        assert response.status_code == 200, address
        assert '<html lang="gd">' in response.text, address
    assert '<span lang="gd">Inbhir Annoch</span>' in client.get(there[len(OF_OURS)]).text


def test_pages_with_nothing_recorded(client):
    slug = recorded(small_facts(members=[], localities=[], schemes=[])).slug
    for name in OF_AUTHORITY:
        response = client.get(reverse(name, args=[slug]))
        assert response.status_code == 200, name
        assert "None" not in response.text, name
    text = client.get(reverse("authority", args=[slug])).text
    assert "Which services are planned together here is not recorded yet." in text
    assert "The localities of this area are not recorded here yet." in text
    assert "Decisions are not recorded here yet" in client.get(reverse("decisions", args=[slug])).text
    assert "No publication is recorded here yet" in client.get(reverse("publications", args=[slug])).text
    assert "does not show the state of its duties" in client.get(reverse("authority-duties", args=[slug])).text


def test_pages_with_nothing_in_the_database(client):
    home = client.get(reverse("home")).text
    assert "Nothing that was published is recorded here yet." in home
    assert "Fife" in home
    assert reverse("authority", args=["fife"]) not in home
    assert "Nothing is recorded here yet" in client.get(reverse("authorities")).text


@pytest.mark.parametrize(
    "address",
    [
        "/authorities/nowhere/",
        "/authorities/inverannoch/localities/nowhere/",
        "/authorities/inverannoch/decisions/nothing/",
        "/law/nothing/",
    ],
)
def test_what_is_not_there(client, inverannoch, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "public" not in response.headers.get("Cache-Control", "")


@pytest.mark.parametrize(
    ("shown", "has", "has_not"),
    [
        ("nothing", "does not show the state of its duties", "Not met"),
        ("met", "shows the duties that are met or not yet due", "Not met"),
        ("everything", "Not met", "does not show the state"),
    ],
)
def test_an_authority_chooses_what_it_shows_of_its_duties(client, inverannoch, shown, has, has_not):
    PublicDetails.objects.filter(authority=inverannoch).update(shown_duties=shown, version=2)
    text = client.get(reverse("authority-duties", args=[inverannoch.slug])).text
    assert has in text
    assert has_not not in text


def test_contact_shows_what_the_authority_gave(client, inverannoch):
    address = reverse("authority-contact", args=[inverannoch.slug])
    assert "The partnership has not recorded how to reach it." in client.get(address).text
    given = {"telephone": "01234 567890", "email": "hello@example.org", "website": "https://example.org/", "version": 2}
    PublicDetails.objects.filter(authority=inverannoch).update(**given, postal_address="1 Street\nTown <b>")
    text = client.get(address).text
    assert all(value in text for value in ("01234 567890", "mailto:hello@example.org", "1 Street<br>Town &lt;b&gt;"))
    assert "NHS Annoch" in text
    assert 'href="tel:01234567890">01234 567890</a>' in text


def test_an_area_of_which_only_the_register_is_known(client):
    identity = {"code": "S37000016", "name": "Highland", "fictional": False}
    slug = recorded(read_plain({"authority": identity}, name="Highland")).slug
    text = client.get(reverse("authority", args=[slug])).text
    assert "most specialist care" not in text, "in some areas it is planned together too"
    assert "ask NHS Highland, which leads for adults" in text
    contact = client.get(reverse("authority-contact", args=[slug])).text
    assert "chief officer" not in contact.split("<main")[1]
    assert "either can be asked: NHS Highland or Highland Council" in contact


def test_the_board_of_an_area_of_which_only_the_register_is_known(client):
    identity = {"code": "S37000031", "name": "Western Isles", "fictional": False}
    slug = recorded(read_plain({"authority": identity}, name="Western Isles")).slug
    text = client.get(reverse("board", args=[slug])).text
    assert "Since 1 September 2026 the law gives these members a vote too, as it was read on 7 January 2026" in text
    assert "Seats that the law asks for, on 22 November 2026" in text
    assert '<span lang="gd">Cùram is Slàinte nan Eilean Siar</span>' in text
    assert '<p lang="gd">Cùram is Slàinte nan Eilean Siar</p>' in client.get(reverse("authorities")).text


def test_what_is_planned_in_most_areas_is_told_as_such(client, inverannoch):
    text = client.get(reverse("authority", args=[inverannoch.slug])).text
    assert "In most areas, planned operations and most specialist care" in text


def test_days_of_a_page_whose_text_is_english_are_english(client, inverannoch):
    with override("gd"):
        address = reverse("decision", args=[inverannoch.slug, "decision-2017"])
    text = client.get(address).text
    assert " 2017" in text
    assert "dhen" not in text.split("<main")[1].split("</main")[0]


def test_what_the_authority_says_about_taking_part_is_escaped(client, inverannoch):
    words = "Come on Tuesday.\n\n<script>alert(1)</script>"
    PublicDetails.objects.filter(authority=inverannoch).update(how_to_take_part=words, version=2)
    text = client.get(reverse("take-part", args=[inverannoch.slug])).text
    assert "<p>Come on Tuesday.</p>" in text
    assert "<script>alert" not in text


def test_made_up_authorities_are_marked_everywhere(client, inverannoch):
    for name in OF_AUTHORITY:
        assert "This authority is made up" in client.get(reverse(name, args=[inverannoch.slug])).text
    assert "made up, for illustration" in client.get(reverse("home")).text


def test_a_page_is_drawn_once_and_told_apart_by_its_words(client, inverannoch):
    address = reverse("board", args=[inverannoch.slug])
    first = client.get(address)
    assert client.get(address, headers={"if-none-match": first.headers["ETag"]}).status_code == 304
    assert client.get(address).content == first.content
    PublicDetails.objects.filter(authority=inverannoch).update(gaelic_name="Inbhir Eile", version=2)
    changed = client.get(address, headers={"if-none-match": first.headers["ETag"]})
    assert changed.status_code == 200
    assert "Inbhir Eile" in changed.text


def test_the_same_page_on_another_day(client, inverannoch, settings):
    address = reverse("board", args=[inverannoch.slug])
    client.get(address)
    settings.TODAY = date(2026, 8, 31)
    text = client.get(address).text
    assert "From 1 September 2026 the law will give these members a vote too" in text
    assert "8 members may vote; 11 take part without a vote." in text


def test_a_page_is_not_kept_while_templates_are_written(client, inverannoch, settings):
    settings.DEBUG = True
    client.get(reverse("glossary"))
    assert len(cache._cache) == 0


def test_somebody_signed_in_has_pages_of_their_own(inverannoch):
    client = client_for(a_person(Role.CLERK, inverannoch))
    response = client.get(reverse("authority", args=[inverannoch.slug]))
    assert "Sign out" in response.text
    assert "private" in response.headers["Cache-Control"]
    assert "ETag" not in response.headers
    assert "Cookie" in response.headers["Vary"]


def test_feeds(client, inverannoch):
    recorded(
        small_facts(
            plans=[{"id": "p", "title": "Glen plan", "published_on": "2026-11-20", "address": "https://example.org/p"}]
        )
    )
    atom = "{http://www.w3.org/2005/Atom}"
    whole = ElementTree.fromstring(client.get(reverse("publications-feed")).content)
    entries = whole.findall(f"{atom}entry")
    assert entries[0].find(f"{atom}title").text == "Glen Test (made up): Glen plan"
    assert entries[0].find(f"{atom}link").attrib["href"] == "https://example.org/p"
    assert entries[0].find(f"{atom}updated").text == "2026-11-20T00:00:00+00:00"
    ids = [entry.find(f"{atom}id").text for entry in entries]
    assert len(ids) == len(set(ids)) > 20
    own = ElementTree.fromstring(client.get(reverse("authority-feed", args=[inverannoch.slug])).content)
    assert own.find(f"{atom}title").text == "Published by Inverannoch"
    assert not any("Glen" in entry.find(f"{atom}title").text for entry in own.findall(f"{atom}entry"))
    days = [entry.find(f"{atom}updated").text[:10] for entry in own.findall(f"{atom}entry")]
    assert days == sorted(days, reverse=True)
    assert max(days) <= "2026-11-22", "what is to be published later is not told yet"
    assert (
        f'href="{reverse("authority-feed", args=[inverannoch.slug])}"'
        in client.get(reverse("authority", args=[inverannoch.slug])).text
    )


def test_fixed_addresses_for_programs(client, inverannoch, settings):
    security = client.get("/.well-known/security.txt")
    assert security.headers["Content-Type"].startswith("text/plain")
    assert "Contact: mailto:comhla@example.org\nExpires: 2027-05-21T00:00:00+01:00\n" in security.text
    assert "Disallow: /work/" in client.get("/robots.txt").text
    places = [each.text for each in ElementTree.fromstring(client.get("/sitemap.xml").content).iter() if each.text]
    assert "http://127.0.0.1:8000/authorities/inverannoch/" in places
    for place in places:
        if place.startswith("http"):
            assert client.get(place.removeprefix("http://127.0.0.1:8000")).status_code == 200
    settings.DEMONSTRATION = True
    cache.clear()
    assert "Disallow: /\n" in client.get("/robots.txt").text


def test_statements_name_the_operator_once_it_is_set(client, settings):
    unset = client.get(reverse("accessibility")).text
    assert "has not entered its name here yet" in unset
    assert "has not reviewed it yet" in unset
    assert "Equality Advisory and Support Service" in unset
    settings.OPERATOR, settings.ACCESSIBILITY_REVIEWED_ON = "Glen Council", date(2026, 10, 1)
    cache.clear()
    text = client.get(reverse("accessibility")).text
    assert "This website is run by Glen Council." in text
    assert "It was last reviewed on 1 October 2026" in text
    assert "To be filled in" not in text + client.get(reverse("privacy")).text
    assert "It is run by Glen Council." in client.get(reverse("contact")).text
