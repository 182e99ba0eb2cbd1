"""Several people write one section at once, and nobody's words are lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from comhla.web.access.roles import Role
from comhla.web.audit.models import Event
from comhla.web.authorities.models import Authority
from tests.lib.forms import form_of, post, words
from tests.lib.installation import Installation
from tests.lib.plan_texts import VISION, a_plan, address, now
from tests.lib.web import a_person, client_for

FIRST, MIDDLE, LAST = VISION.split("\n\n")


@pytest.fixture
def glen() -> Authority:
    return a_plan()


@pytest.fixture
def eilidh(glen: Authority) -> Client:
    return client_for(a_person(Role.PLANNING_OFFICER, glen, name="Eilidh"))


@pytest.fixture
def hamish(glen: Authority) -> Client:
    return client_for(a_person(Role.ANALYST, glen, name="Hamish"))


def opened(client: Client, glen: Authority) -> QueryDict:
    return form_of(client.get(address(glen, "text/vision/write/")), "base")


def saved(client: Client, glen: Authority, form: QueryDict, **typed: Any) -> Any:
    return post(client, address(glen, "text/vision/write/"), form, do="save", **typed)


@pytest.mark.django_db
def test_different_paragraphs_are_joined_and_it_is_said_with_whom(glen: Authority, eilidh: Client, hamish: Client):
    one, other = opened(eilidh, glen), opened(hamish, glen)
    saved(hamish, glen, other, text=f"{FIRST}\n\n{MIDDLE}\n\nFamilies lead.")
    answer = saved(
        eilidh, glen, one, text=f"We want everybody to live well.\n\n{MIDDLE}\n\n{LAST}", heading="Our vision"
    )
    assert answer.status_code == 303
    assert now(glen, "vision").text == f"We want everybody to live well.\n\n{MIDDLE}\n\nFamilies lead."
    assert now(glen, "vision").heading == "Our vision"
    assert "Your text and that of Hamish were joined" in words(eilidh.get(answer["Location"]))


@pytest.mark.django_db
def test_the_same_paragraph_is_shown_as_both_wrote_it_and_nothing_is_lost(
    glen: Authority, eilidh: Client, hamish: Client
):
    one, other = opened(eilidh, glen), opened(hamish, glen)
    saved(hamish, glen, other, text=f"{FIRST}\n\nWe begin in the village.\n\nFamilies lead.")
    answer = saved(eilidh, glen, one, text=f"{FIRST}\n\nWe begin at school.\n\n{LAST}")
    assert answer.status_code == 422
    page = words(answer)
    assert "Hamish saved first" in page
    assert "We begin in the village." in page
    again = form_of(answer, "base")
    # What was typed stays, and where there is no question what Hamish wrote has come to it.
    assert again["text"].replace("\r\n", "\n") == f"{FIRST}\n\nWe begin at school.\n\nFamilies lead."
    assert now(glen, "vision").text == f"{FIRST}\n\nWe begin in the village.\n\nFamilies lead."
    chosen = f"{FIRST}\n\nWe begin at school and in the village.\n\nFamilies lead."
    assert saved(eilidh, glen, again, text=chosen).status_code == 303
    assert now(glen, "vision").text == chosen


@pytest.mark.django_db
def test_two_headings_are_for_people_to_choose(glen: Authority, eilidh: Client, hamish: Client):
    one, other = opened(eilidh, glen), opened(hamish, glen)
    saved(hamish, glen, other, heading="What we want", part="summary")
    answer = saved(eilidh, glen, one, heading="Our aim")
    assert answer.status_code == 422
    assert "What we want" in words(answer)
    again = form_of(answer, "base")
    assert (again["heading"], again["part"]) == ("Our aim", "summary")
    assert saved(eilidh, glen, again).status_code == 303
    assert (now(glen, "vision").heading, now(glen, "vision").part) == ("Our aim", "summary")


@pytest.mark.django_db
def test_the_same_words_typed_twice_are_no_conflict(glen: Authority, eilidh: Client, hamish: Client):
    one, other = opened(eilidh, glen), opened(hamish, glen)
    saved(hamish, glen, other, text="The same.")
    answer = saved(eilidh, glen, one, text="The same.")
    assert answer.status_code == 303
    assert "Nothing had been changed" in words(eilidh.get(answer["Location"]))
    assert Event.objects.filter(action="row_changed", kind="plan_sections").count() == 1


@pytest.mark.django_db
def test_a_second_press_of_the_button_changes_nothing_more(glen: Authority, eilidh: Client):
    form = opened(eilidh, glen)
    first, second = (saved(eilidh, glen, form, text="Once.") for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Event.objects.filter(action="row_changed", kind="plan_sections").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("base", ["", "{", "[1]", json.dumps({"text": 1})])
def test_a_page_that_lost_what_it_began_from_overwrites_nothing(glen: Authority, eilidh: Client, base: str):
    answer = saved(eilidh, glen, opened(eilidh, glen), text="Mine alone.", heading="Mine", base=base)
    assert answer.status_code == 422
    assert now(glen, "vision").text == VISION


@pytest.mark.django_db
def test_what_was_typed_into_a_section_that_is_gone_can_be_saved_as_a_new_one(
    glen: Authority, eilidh: Client, hamish: Client
):
    form = opened(eilidh, glen)
    url = address(glen, "text/vision/remove/")
    post(hamish, url, form_of(hamish.get(url), "version"), reason="Not needed.")
    answer = saved(eilidh, glen, form, text="Still here.")
    assert answer.status_code == 422
    assert "took this section out" in words(answer)
    again = form_of(answer, "base")
    assert again["text"] == "Still here."
    assert f'action="{address(glen, "new-section/")}"' in words(answer)
    assert post(eilidh, address(glen, "new-section/"), again, do="save").status_code == 303
    assert now(glen, "plan-2027-vision").text == "Still here."


WRITER = """
import sys
from comhla.web.access.actors import SYSTEM
from comhla.web.authorities.models import Authority
from comhla.web.plans.actions.text import BothChanged, save_section
glen = Authority.objects.get(slug="glen-test")
base = {base!r}
print("ready", flush=True)
sys.stdin.readline()
try:
    print(save_section(glen, "vision", {typed!r}, base, by=SYSTEM).joined_with or "alone")
except BothChanged as both:
    print("both:", both.joined["text"].split()[0])
"""
MADE = """
from tests.lib.plan_texts import a_plan
a_plan()
"""
READ = """
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
print(next(each for each in facts_of(Authority.objects.get(slug="glen-test")).plan_sections if each.id == "vision").text)
"""


@pytest.mark.parametrize(
    ("texts", "says", "text"),
    [
        (
            (f"{FIRST}\n\n{MIDDLE}\n\nFamilies lead.", f"Everybody.\n\n{MIDDLE}\n\n{LAST}"),
            {"alone", "Còmhla"},
            {f"Everybody.\n\n{MIDDLE}\n\nFamilies lead."},
        ),
        (("Mine.", "Yours."), {"alone", "both:"}, {"Mine.", "Yours."}),
    ],
    ids=["different paragraphs", "the same paragraph"],
)
def test_processes_that_save_at_once_take_turns(
    installation: Installation, texts: tuple[str, str], says: set[str], text: set[str]
):
    installation.python(MADE)
    base = {"heading": "Vision", "part": "vision", "text": VISION}
    writers = [installation.begin(WRITER.format(base=base, typed={**base, "text": each})) for each in texts]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    told = [writer.communicate(timeout=60) for writer in writers]
    assert {out.split()[0] for out, _ in told} == says, told
    assert installation.python(READ).strip() in text
