"""Plans as the public reads them: served as they were published, searched, corrected, withdrawn, and never before."""

from __future__ import annotations

import hashlib
import io
import re
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from comhla.web.plans.actions.pictures import add_picture
from comhla.web.plans.bundle import FileKind
from comhla.web.plans.models import Publication, PublicationKind
from tests.integration.plans.test_publishing import as_role, change
from tests.lib.published import ACTIONS, KEY, MEASURES, SECTIONS, Publishers, a_section, plan_of, ready_facts
from tests.lib.published import PLAN as FACTS

pytestmark = pytest.mark.django_db
PLAN = f"/authorities/glen-test/plans/{KEY}/"
CORRECTION, WITHDRAWAL = PublicationKind.CORRECTION, PublicationKind.WITHDRAWAL
END = "</div><!-- end of the page as published -->"


def body_in(content: bytes) -> str:
    """The body of a page as it came, without the frame round it."""
    return content.decode().partition('<div class="published-body">')[2].partition(END)[0]


def read(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


# --------------------------------------------------------------------------------------------------- before and after


def paths_of_everything() -> list[str]:
    pages = [
        "",
        "vision/",
        "localities/east/",
        "statement/",
        "easy-read/",
        "changes/",
        "search/?q=clinic",
        "manifest.json",
    ]
    files = ["plan.pdf", "plan.html", "finance.pdf", "plan-data.json"]
    below = [*pages, *(f"files/{each}" for each in files)]
    return [*(f"{PLAN}{each}" for each in below), *(f"{PLAN}versions/1/{each}" for each in below)]


def test_nothing_of_a_draft_is_reached_before_it_is_published(publishers: Publishers, client: Client) -> None:
    publishers.ask()
    for path in paths_of_everything():
        answer = client.get(path)
        assert answer.status_code == 404, path
        assert "new clinic" not in answer.content.decode()
    assert "No plan was published here yet" in read(client, "/authorities/glen-test/plans/")
    for path in ("/authorities/glen-test/", "/authorities/glen-test/publications/", "/publications/feed/"):
        assert "new clinic" not in read(client, path)


def test_pages_and_files_are_served_as_their_checksums_say(publishers: Publishers, client: Client) -> None:
    publishers.publish()
    manifest = client.get(f"{PLAN}manifest.json").json()
    assert {"", "vision/", "localities/east/", "localities/west/", "statement/", "easy-read/"} <= {
        each["path"] for each in manifest["pages"]
    }
    for home in (PLAN, f"{PLAN}versions/1/"):
        for each in manifest["pages"]:
            body = body_in(client.get(home + each["path"]).content)
            assert hashlib.sha256(body.encode()).hexdigest() == each["sha256"], each["path"]
            assert len(body.encode()) == each["size"]
        for each in manifest["files"]:
            content = client.get(home + each["path"]).content
            assert hashlib.sha256(content).hexdigest() == each["sha256"], each["path"]


def test_every_link_of_every_page_leads_somewhere(publishers: Publishers, client: Client) -> None:
    publishers.add(FileKind.OTHER_VERSION, "polski.pdf", language="pl")
    publishers.publish()
    for home in (PLAN, f"{PLAN}versions/1/"):
        for each in Publication.objects.get().pages.all():
            here = f"{home}{each.path}/" if each.path else home
            page = read(client, here)
            ids = set(re.findall(r'\sid="([^"]+)"', page))
            for link in set(re.findall(r'(?:href|src)="([^"]+)"', each.body)):
                path, _sign, anchor = link.partition("#")
                target = client.get(resolved(here, path)) if path else None
                assert target is None or target.status_code == 200, (here, link)
                there = set(re.findall(r'\sid="([^"]+)"', target.content.decode())) if target and anchor else ids
                assert not anchor or anchor in there, (here, link)


def resolved(here: str, link: str) -> str:
    from urllib.parse import urljoin

    return urljoin(f"http://testserver{here}", link).removeprefix("http://testserver")


def test_a_change_of_the_text_changes_nothing_that_is_served(publishers: Publishers, client: Client) -> None:
    publishers.publish()
    before = {path: client.get(path).content for path in paths_of_everything()}
    change(publishers, "plan_sections", f"{KEY}-vision", text="Words that nobody agreed to.")
    change(publishers, "plans", KEY, title="A title that nobody agreed to")
    assert {path: client.get(path).content for path in paths_of_everything()} == before


# ------------------------------------------------------------------------------------------------------- what is shown


def test_the_front_page_leads_to_everything(publishers: Publishers, client: Client) -> None:
    publishers.publish()
    page = read(client, PLAN)
    for told in (
        "Plan 2027 to 2030",
        "1 April 2027 to 31 March 2030",
        "This plan says what we will do",
        "Easy read",
        "What this means in East",
        "E-book (EPUB)",
        "Version 1, published on 22 November 2026",
    ):
        assert told in page, told
    assert 'href="vision/#section-plan-2027-vision"' in page
    assert page.index("Where you live") < page.index("In this plan"), "what most people look for comes first"
    assert "how this plan was made, what people said, and what changed because of it" in page.lower()


def test_a_locality_has_its_arrangements_its_actions_and_those_for_all(publishers: Publishers, client: Client) -> None:
    publishers.publish()
    east, west = (read(client, f"{PLAN}localities/{each}/") for each in ("east", "west"))
    for told in ("In East there will be a new clinic.", "Open a clinic", "Visit people at home", "Days people wait"):
        assert told in east, told
    assert "the ferry brings nurses" not in east
    assert "Open a clinic" not in west
    assert "Days people wait" not in west
    assert "by 31 March 2028" in west
    headings = re.findall(r"<h[1-6][^>]*>(.*?)</h[1-6]>", body_in(east.encode()))
    assert "Who does what, and by when" in headings
    assert "What we will do" not in headings, "a plan calls its own part so"
    assert "Measures for East" not in east, "the figures are of the whole area"
    assert "Unless a measure names a place, its figures are for the whole area." in east


def test_a_locality_without_actions_says_so(db: None, quick: None, client: Client) -> None:
    actions = [{**each, "localities": ["east"]} for each in ACTIONS]
    Publishers(ready_facts(plan_actions=actions)).publish()
    assert "The plan names no action for this locality" in read(client, f"{PLAN}localities/west/")


@pytest.mark.parametrize(
    ("typed", "told"), [("clinic", "<mark>clinic</mark>"), ("submarine", "No page has"), ("", "Words to look for")]
)
def test_a_search_finds_words_or_says_what_to_do(publishers: Publishers, client: Client, typed: str, told: str) -> None:
    publishers.publish()
    assert told in read(client, f"{PLAN}search/?q={typed}")


def test_versions_in_other_languages_stand_beside_the_title(db: None, quick: None, client: Client) -> None:
    gaelic = a_section("gd", "vision", "Bidh daoine beò gu math aig an taigh.", "Ar lèirsinn", edition="gaelic")
    publishers = Publishers(ready_facts(plan_sections=[*SECTIONS, gaelic]))
    publishers.add(FileKind.OTHER_VERSION, "polski.pdf", language="pl")
    publishers.publish()
    front = read(client, PLAN)
    assert 'href="gaelic/" lang="gd" hreflang="gd">Gàidhlig' in front
    assert 'href="files/polski.pdf" lang="pl" hreflang="pl"' in front
    page = read(client, f"{PLAN}gaelic/")
    assert 'class="published-main" lang="gd"' in page
    assert "Bidh daoine beò" in page
    assert client.get(f"{PLAN}files/polski.pdf")["Content-Language"] == "pl"


def test_the_frame_speaks_the_language_of_the_address(publishers: Publishers, client: Client) -> None:
    publishers.publish()
    page = read(client, f"/gd{PLAN}vision/")
    assert 'class="published-main" lang="en-GB"' in page
    assert body_in(page.encode()) == body_in(client.get(f"{PLAN}vision/").content)


def test_hostile_words_are_only_words(db: None, quick: None, client: Client) -> None:
    bad = "<script>alert(1)</script> [x](javascript:alert(1)) \"' onload=x"
    vision = a_section("vision", "vision", "\\<script>alert(1)\\</script> & \"'", bad)
    publishers = Publishers(
        ready_facts(
            plan_sections=[vision, *(each for each in SECTIONS if not each["id"].endswith("vision"))],
            plan_actions=[{**ACTIONS[0], "title": bad, "owner": bad}, ACTIONS[1]],
        )
    )
    publishers.publish()
    publishers.publish(CORRECTION, bad, bad)
    for path in (PLAN, f"{PLAN}vision/", f"{PLAN}localities/east/", f"{PLAN}versions/1/", f"{PLAN}search/?q=<script>"):
        page = read(client, path)
        assert "<script>alert" not in page
        assert 'href="javascript' not in page


def test_pictures_figures_and_an_uploaded_statement(db: None, quick: None, client: Client) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (4, 4), "navy").save(drawn, format="PNG")
    more = [
        a_section("files", "other", "![A map of East](figure:map)"),
        a_section("A-b", "other", "One.", "First"),
        a_section("a-b", "other", "Two.", "Second"),
    ]
    measure = {**MEASURES[0], "unit": "days", "baseline_period": "2025-26", "target_on": "2029-03-31"}
    plan = {name: value for name, value in FACTS.items() if name != "period_last_day"}
    publishers = Publishers(ready_facts(plans=[plan], plan_sections=[*SECTIONS, *more], plan_measures=[measure]))
    add_picture(publishers.now, KEY, "map", drawn.getvalue(), by=publishers.officer)
    publishers.add(FileKind.STATEMENT, "how.pdf")
    publishers.publish()
    (source,) = re.findall(r'<img src="([^"]+)"', read(client, f"{PLAN}files-part/"))
    assert client.get(resolved(f"{PLAN}files-part/", source))["Content-Type"] == "image/png"
    assert {each.path for each in Publication.objects.get().pages.all()} >= {"a-b", "a-b-2"}
    assert client.get(f"{PLAN}statement/").status_code == 404
    front = read(client, PLAN)
    assert 'href="files/how.pdf"' in front
    assert "From 1 April 2027" in front
    assert "12 by 31 March 2029" in read(client, f"{PLAN}localities/east/")
    assert plan_of(publishers.authority).statement_covers is None


# ------------------------------------------------------------------------------------------ corrections, withdrawals


@pytest.fixture
def corrected(publishers: Publishers) -> Publishers:
    """A plan that was published, and corrected once."""
    publishers.add(FileKind.OTHER_VERSION, "polski.pdf", language="pl")
    publishers.publish()
    change(publishers, "plan_sections", f"{KEY}-vision", text="People live very well at home.")
    publishers.publish(CORRECTION, "One word of the vision.", "It was left out.")
    return publishers


def test_a_correction_keeps_the_address_and_says_what_changed(corrected: Publishers, client: Client) -> None:
    front = read(client, PLAN)
    for told in ("This is version 2", "One word of the vision.", "It was left out.", "Versions of this plan"):
        assert told in front, told
    assert "very well at home" in read(client, f"{PLAN}vision/")
    assert "<ins>" in read(client, f"{PLAN}changes/")
    assert "Parts of it are out of date" in front


def test_the_version_before_stays_as_it_was(corrected: Publishers, client: Client) -> None:
    former = read(client, f"{PLAN}versions/1/vision/")
    assert "This is an earlier version" in former
    assert "very well" not in former
    assert client.get(f"{PLAN}versions/1/files/plan.pdf").content == b"pdf: Plan 2027 to 2030, Version 1"
    assert client.get(f"{PLAN}files/plan.pdf").content == b"pdf: Plan 2027 to 2030, Version 2"
    for path in ("versions/3/", "versions/3/vision/", "nothing/", "files/nothing.pdf", "versions/1/nothing/"):
        assert client.get(f"{PLAN}{path}").status_code == 404


def test_an_older_upload_is_told_at_the_gate(corrected: Publishers) -> None:
    change(corrected, "plan_sections", f"{KEY}-vision", text="Other words.")
    page = as_role(corrected, "Planning officer").get(f"/work/glen-test/plans/{KEY}/publish/").content.decode()
    assert "Other version: made from an older text." in page


def test_a_withdrawn_plan_says_why_and_nothing_else(corrected: Publishers, client: Client) -> None:
    corrected.publish(WITHDRAWAL, "The whole plan.", "It named somebody.")
    front = read(client, PLAN)
    for told in ("Withdrawn on", "The whole plan.", "It named somebody."):
        assert told in front, told
    assert "very well at home" not in front
    for path in paths_of_everything():
        if path != PLAN:
            answer = client.get(path)
            assert answer.status_code == 410, path
            assert "It named somebody." in answer.content.decode()
    assert client.get(f"{PLAN}versions/3/").status_code == 404
    assert "Withdrawn" in read(client, "/authorities/glen-test/plans/")


def test_a_plan_comes_back_after_it_was_withdrawn(publishers: Publishers, client: Client) -> None:
    publishers.publish()
    publishers.publish(WITHDRAWAL, "The whole plan.", "It named somebody.")
    publishers.publish(CORRECTION, "A name is taken out.", "It named somebody.")
    assert "This is version 3" in read(client, PLAN)
    assert client.get(f"{PLAN}versions/1/").status_code == 410
    assert read(client, f"{PLAN}versions/3/vision/")


# --------------------------------------------------------------------------------------------------------------- quick


def test_a_page_costs_three_queries_and_then_one(
    publishers: Publishers, client: Client, django_assert_max_num_queries: Any
) -> None:
    publishers.publish()
    for path in ("", "vision/", "search/?q=care", "files/plan.pdf", "manifest.json"):
        with django_assert_max_num_queries(3):
            client.get(f"{PLAN}{path}")
    for path in ("", "vision/", "search/?q=care"):
        with django_assert_max_num_queries(1):
            client.get(f"{PLAN}{path}")


@pytest.mark.parametrize("path", ["", "vision/", "files/plan.pdf", "manifest.json"])
def test_who_has_it_already_is_told_so(publishers: Publishers, client: Client, path: str) -> None:
    publishers.publish()
    first = client.get(f"{PLAN}{path}")
    assert "public" in first["Cache-Control"]
    assert "Cookie" not in first.get("Vary", "")
    again = client.get(f"{PLAN}{path}", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_page_of_somebody_signed_in_is_kept_by_nobody(publishers: Publishers) -> None:
    publishers.publish()
    answer = as_role(publishers, "Chief officer").get(PLAN)
    assert "private" in answer["Cache-Control"]
    assert "Sign out" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "how"), [("plan.pdf", "inline"), ("plan.html", "attachment"), ("plan.docx", "attachment")]
)
def test_what_a_browser_cannot_show_safely_is_saved(
    publishers: Publishers, client: Client, name: str, how: str
) -> None:
    publishers.publish()
    answer = client.get(f"{PLAN}files/{name}")
    assert answer["Content-Disposition"].startswith(how)
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_the_true_documents_are_published_too(db: None, client: Client) -> None:
    Publishers().publish()
    signs = {"pdf": b"%PDF-", "docx": b"PK", "odt": b"PK", "epub": b"PK", "html": b"<!doctype html>"}
    for ending, sign in signs.items():
        assert client.get(f"{PLAN}files/plan.{ending}").content.startswith(sign)
        assert client.get(f"{PLAN}files/statement.{ending}").content.startswith(sign)
