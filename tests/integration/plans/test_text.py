"""The text of a plan: what is there, what is missing, and writing it."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from django.test import Client

from comhla.law.facts import PlanPart
from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities.models import Authority
from tests.lib.forms import form_of, forms_of, post, send, words
from tests.lib.plan_texts import VISION, a_plan, address, now
from tests.lib.plans import section
from tests.lib.web import a_person, client_for

pytestmark = pytest.mark.django_db
GONE = {"part": "locality", "locality": "nowhere", "heading": "Nowhere", "text": "-"}


@pytest.fixture
def glen() -> Authority:
    return a_plan()


@pytest.fixture
def writer(glen: Authority) -> Client:
    return client_for(a_person(Role.PLANNING_OFFICER, glen))


def test_parts_that_nobody_wrote_are_shown_as_gaps_each_with_one_link(glen: Authority, writer: Client):
    page = words(writer.get(address(glen)))
    assert "2 sections are written" in page
    # Every part but “Something else”, and each of the two localities by itself.
    assert page.count("Missing") == len(PlanPart) - 4 + 2
    assert "?part=locality&amp;locality=east" in page
    assert "?part=locality&amp;locality=west" in page
    assert page.count('?part=housing"') == 1
    assert page.index("Vision") < page.index("?part=priorities")


def test_a_section_says_who_changed_it_last_and_what_is_to_be_mended(glen: Authority, writer: Client):
    send(writer, address(glen, "text/vision/write/"), "base", text="![](figure:nowhere)", do="save")
    page = words(writer.get(address(glen)))
    assert "Last changed on" in page
    assert "by planning officer" in page.lower()
    assert "to mend" in page
    assert "Nothing written yet" not in page


def test_a_section_is_begun_from_its_gap(glen: Authority, writer: Client):
    answer = send(writer, address(glen, "new-section/?part=locality&locality=east"), text="Nurses visit.", do="save")
    assert answer.status_code == 303
    made = now(glen, "plan-2027-locality-east")
    assert (made.heading, made.locality, made.text) == ("Arrangements for East", "east", "Nurses visit.")
    assert words(writer.get(answer["Location"])).count("Nurses visit.") == 1


def test_a_locality_is_asked_for_where_the_section_is_about_one(glen: Authority, writer: Client):
    answer = send(writer, address(glen, "new-section/"), part="locality", heading="East", do="save")
    assert answer.status_code == 422
    assert "Choose the locality" in words(answer)


def test_a_locality_that_went_meanwhile_is_said_at_its_field(glen: Authority, writer: Client, monkeypatch):
    """The form has read the record before somebody takes the locality out of it."""
    url = address(glen, "new-section/?part=locality&locality=east")
    form = form_of(writer.get(url), "base")
    monkeypatch.setattr("comhla.web.plans.forms.text.SectionForm.typed", lambda *_, **__: GONE)
    answer = post(writer, url, form, do="save")
    assert answer.status_code == 422
    assert "nowhere" in words(answer)


def test_a_form_sent_twice_begins_one_section(glen: Authority, writer: Client):
    url = address(glen, "new-section/?part=housing")
    form = form_of(writer.get(url), "base")
    first, second = (post(writer, url, form, text="Homes.", do="save") for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Event.objects.filter(action="row_recorded", kind="plan_sections").count() == 1


def test_a_section_is_read_paragraph_by_paragraph(glen: Authority, writer: Client):
    page = words(writer.get(address(glen, "text/vision/")))
    assert page.count('class="comhla-paragraph"') == 3
    assert "<p>We begin at home.</p>" in page
    assert "14 words" in page


def test_a_look_beforehand_saves_nothing(glen: Authority, writer: Client):
    answer = send(writer, address(glen, "text/vision/write/"), "base", text="## Where\n\nAt *home*.", do="look")
    assert answer.status_code == 200
    assert "<h3>Where</h3>" in words(answer)
    assert "<em>home</em>" in words(answer)
    assert now(glen, "vision").text == VISION


def test_what_keeps_people_from_reading_is_saved_and_told_with_its_line(glen: Authority, writer: Client):
    text = "One.\n\n<script>alert(1)</script>\n\n[here](javascript:alert)"
    answer = send(writer, address(glen, "text/vision/write/"), "base", text=text, do="save")
    assert answer.status_code == 303
    assert now(glen, "vision").text == text
    page = words(writer.get(answer["Location"]))
    assert "Line 3:" in page
    assert "Line 5:" in page
    assert "<script>alert" not in page
    assert 'href="javascript' not in page


def handlers_in(page: str) -> list[str]:
    """Every attribute that would run a program."""
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(name for name, value in attrs if name.startswith("on") or "javascript:" in (value or ""))

    Reader().feed(page)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "[Halò](lang:abc-12)",
        "# One\n#### Four\n###\n\n| a |\n| - |\n| b | c |\n\nTable:",
        "- " * 60 + "deep",
        "![words](figure:../../etc/passwd)",
        "\u202eturned\ufffe\x07",
        '[x](https://exa mple.org/%zz"onmouseover=alert)',
        "1) one\n2) two\n\n> quote\n\n![slot](slot) easy",
        "<p>" * 200,
    ],
)
def test_no_text_breaks_its_own_page(glen: Authority, writer: Client, text: str):
    answer = send(writer, address(glen, "text/vision/write/"), "base", text=text, do="save")
    assert answer.status_code == 303
    page = writer.get(answer["Location"])
    assert page.status_code == 200
    assert handlers_in(page.content.decode()) == []
    assert writer.get(address(glen)).status_code == 200


def test_sections_move_among_each_other(glen: Authority, writer: Client):
    def order() -> list[str]:
        page = writer.get(address(glen)).content.decode()
        return sorted(("vision", "needs"), key=lambda each: page.index(f'id="{each}"'))

    forms = [
        form for form in forms_of(writer.get(address(glen))) if list(form) == ["csrfmiddlewaretoken", "form_number"]
    ]
    answer = post(writer, address(glen, "text/vision/move/"), forms[0], towards="end")
    assert answer.status_code == 303
    assert order() == ["needs", "vision"]
    # A second press of the same button moves nothing more.
    post(writer, address(glen, "text/vision/move/"), forms[0], towards="end")
    assert order() == ["needs", "vision"]
    again = forms_of(writer.get(address(glen)))[-1]
    post(writer, address(glen, "text/vision/move/"), again, towards="beginning")
    assert order() == ["vision", "needs"]
    assert writer.get(address(glen, "text/vision/move/"))["Location"] == address(glen)


def test_a_section_is_taken_out_with_a_reason(glen: Authority, writer: Client):
    url = address(glen, "text/needs/remove/")
    assert send(writer, url, "version", reason="").status_code == 422
    assert now(glen, "needs") is not None
    assert send(writer, url, "version", reason="It stands in the vision.").status_code == 303
    assert now(glen, "needs") is None
    assert Event.objects.get(action="row_removed").reason == "It stands in the vision."


def test_a_section_that_others_refer_to_stays(writer: Client, glen: Authority):
    send(writer, address(glen, "new-section/?edition=easy_read&made_from=needs"), text="Short.", do="save")
    answer = send(writer, address(glen, "text/needs/remove/"), "version", reason="Why not.")
    assert answer.status_code == 422
    assert now(glen, "needs") is not None


def test_an_edition_says_what_is_out_of_date_and_what_it_lacks(glen: Authority, writer: Client):
    send(writer, address(glen, "new-section/?edition=easy_read&made_from=vision"), text="We help.", do="save")
    listed = words(writer.get(address(glen, "text/?edition=easy_read")))
    assert "Out of date" not in listed
    assert "made_from=needs" in listed
    assert "made_from=vision" not in listed
    send(writer, address(glen, "text/vision/write/"), "base", text=f"{VISION}\n\nAnd more.", do="save")
    assert "Out of date" in words(writer.get(address(glen, "text/?edition=easy_read")))
    own = address(glen, "text/plan-2027-vision-easy-read/")
    assert "The full text has changed since" in words(writer.get(own))
    # Saving alone does not say that it was looked at again; the tick does.
    send(writer, f"{own}write/", "base", text="We help you.", do="save")
    assert "The full text has changed since" in words(writer.get(own))
    send(writer, f"{own}write/", "base", says_the_same="on", do="save")
    assert "The full text has changed since" not in words(writer.get(own))


def test_a_gaelic_text_says_that_it_is_gaelic(glen: Authority, writer: Client):
    answer = send(
        writer, address(glen, "new-section/?edition=gaelic&made_from=vision"), text="Tha sinn còmhla.", do="save"
    )
    page = words(writer.get(answer["Location"]))
    assert '<div lang="gd"><p>Tha sinn còmhla.</p></div>' in page
    assert "reading age" not in page
    assert 'lang="gd"' in words(writer.get(address(glen, "text/plan-2027-vision-gaelic/write/")))


@pytest.mark.parametrize(
    ("role", "reads", "writes"),
    [
        (Role.PLANNING_OFFICER, 200, 200),
        (Role.INSPECTOR, 200, 403),
        (Role.PLANNING_GROUP_MEMBER, 403, 403),
        (None, 404, 404),
    ],
)
def test_who_reads_and_who_writes(glen: Authority, role: Role | None, reads: int, writes: int):
    client = client_for(a_person(role, glen))
    for rest in ("text/", "text/vision/", "pictures/", "drafts/"):
        assert client.get(address(glen, rest)).status_code == reads
    for rest in ("new-section/", "text/vision/write/", "text/vision/remove/", "text/vision/comment/", "word/"):
        assert client.get(address(glen, rest)).status_code == writes
    assert client.post(address(glen, "text/vision/write/"), {"text": "x"}).status_code in (
        {422} if writes == 200 else {writes}
    )
    assert client.post(address(glen, "drafts/"), {"called": "x"}).status_code in ({303} if writes == 200 else {writes})


def test_a_section_of_another_plan_is_not_found(writer: Client, glen: Authority):
    assert writer.get(address(glen, "text/nothing/")).status_code == 404
    assert writer.get(address(glen, "text/vision/").replace("plan-2027", "plan-2024")).status_code == 404


def test_pages_of_a_long_plan_ask_the_database_little(django_assert_max_num_queries):
    sections = [section(f"s{number}", "other", f"Text {number}.\n\n" * 20) for number in range(40)]
    glen = a_plan(*sections)
    client = client_for(a_person(Role.PLANNING_OFFICER, glen))
    for rest in ("text/", "text/s1/", "text/s1/write/", "pictures/", "drafts/", "new-section/", "word/"):
        with django_assert_max_num_queries(25):
            assert client.get(address(glen, rest)).status_code == 200
