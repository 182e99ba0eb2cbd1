"""Pictures and Word files: taken in when they are what they say, refused with a reason when not."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypandoc
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from comhla.documents.word_import import WordContents
from comhla.web import clock
from comhla.web.access.actors import SYSTEM
from comhla.web.access.roles import Role
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.plans.actions import pictures as picture_actions
from comhla.web.plans.actions import word as word_actions
from comhla.web.plans.models import PlanPicture, WordFile
from tests.lib.forms import form_of, forms_of, post, words
from tests.lib.plan_texts import KEY, a_picture, a_plan, address, put_out
from tests.lib.web import a_person, client_for

pytestmark = pytest.mark.django_db
NOTHING: dict[str, Any] = {"title": "", "sections": (), "pictures": {}, "problems": ()}
WRITTEN = """
Some words first.

# Housing contribution

Homes near people.

## Key workers

They need homes too.

# The East locality

Nurses visit.

# Something of our own

- one
- two
"""


@pytest.fixture
def glen() -> Authority:
    return a_plan()


@pytest.fixture
def writer(glen: Authority) -> Client:
    return client_for(a_person(Role.PLANNING_OFFICER, glen))


def sent(client: Client, url: str, file: str, content: bytes, /, **typed: Any) -> Any:
    """Choose a file and send the form of a page."""
    form = form_of(client.get(url), "form_number").dict()
    return client.post(url, {**form, **typed, "file": SimpleUploadedFile(file, content)})


def added(client: Client, glen: Authority, content: bytes, name: str = "Bus stop") -> Any:
    return sent(client, address(glen, "pictures/"), "p.png", content, name=name)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_picture_is_added_shown_and_served_to_those_who_may_read(glen: Authority, writer: Client, form: str):
    assert added(writer, glen, a_picture(form)).status_code == 303
    page = words(writer.get(address(glen, "pictures/")))
    assert "(figure:bus-stop" in page
    assert "Not in the text" in page
    url = address(glen, "pictures/bus-stop/")
    served = writer.get(url)
    assert served["Content-Type"] == f"image/{form.lower()}"
    assert served["X-Content-Type-Options"] == "nosniff"
    text = 'Here:\n\n![People wait at a stop](figure:bus-stop "The stop")'
    section = address(glen, "text/vision/write/")
    post(writer, section, form_of(writer.get(section), "base"), text=text, do="save")
    assert f'src="{url}"' in words(writer.get(address(glen, "text/vision/")))
    assert "In the text" in words(writer.get(address(glen, "pictures/")))
    put_out(glen)
    member = client_for(a_person(Role.PLANNING_GROUP_MEMBER, glen))
    own = address(glen, "pictures/bus-stop/", papers=True)
    assert f'src="{own}"' in words(member.get(address(glen, "", papers=True)))
    assert member.get(own).content == served.content
    assert member.get(url).status_code == 403
    assert client_for(a_person(None, None)).get(own).status_code == 404


@pytest.mark.parametrize(
    ("content", "because"),
    [
        (b"", "PNG or JPEG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "SVG"),
        (b"MZ a program", "PNG or JPEG"),
        (a_picture("JPEG")[:-200], "broken"),
    ],
    ids=["empty", "drawing", "program", "cut off"],
)
def test_what_is_no_picture_is_refused_with_a_reason(glen: Authority, writer: Client, content: bytes, because: str):
    answer = added(writer, glen, content)
    assert answer.status_code == 422
    assert because in words(answer)
    assert not PlanPicture.objects.exists()


def test_a_picture_is_kept_once_and_two_of_one_name_get_two_keys(glen: Authority, writer: Client, monkeypatch):
    for colour, name in (("navy", "Stop"), ("navy", "Other"), ("red", "Stop"), ("green", "…")):
        added(writer, glen, a_picture(colour=colour), name)
    assert set(PlanPicture.objects.values_list("key", flat=True)) == {"stop", "stop-2", "picture"}
    monkeypatch.setattr(picture_actions, "MOST_PICTURES", 3)
    assert "3 pictures already" in words(added(writer, glen, a_picture(colour="white")))


def test_going_back_and_choosing_another_file_adds_it_too(glen: Authority, writer: Client):
    form = form_of(writer.get(address(glen, "pictures/")), "form_number").dict()
    for colour in ("navy", "red", "red"):
        file = SimpleUploadedFile("p.png", a_picture(colour=colour))
        writer.post(address(glen, "pictures/"), {**form, "name": "Stop", "file": file})
    assert PlanPicture.objects.count() == 2


def test_a_picture_is_taken_out_and_its_text_says_that_it_is_missing(glen: Authority, writer: Client):
    added(writer, glen, a_picture())
    section = address(glen, "text/vision/write/")
    text = "![A stop](figure:bus-stop)"
    post(writer, section, form_of(writer.get(section), "base"), text=text, do="save")
    remove = address(glen, "pictures/bus-stop/remove/")
    assert writer.get(remove).status_code == 302
    assert post(writer, remove, forms_of(writer.get(address(glen, "pictures/")))[0]).status_code == 303
    assert writer.get(address(glen, "pictures/bus-stop/")).status_code == 404
    assert "Problem" in words(writer.get(address(glen, "text/vision/")))


@pytest.fixture(scope="module")
def word_file() -> bytes:
    """A Word file with headings, a list and a picture, as Word would have it."""
    return in_word(WRITTEN)


def in_word(marked: str) -> bytes:
    """A marked text as a Word file, with a picture at its end."""
    with TemporaryDirectory() as place:
        picture, path = Path(place) / "ferry.png", Path(place) / "plan.docx"
        picture.write_bytes(a_picture(colour="teal"))
        source = f"{marked}\n\n![A ferry at the pier]({picture})\n"
        pypandoc.convert_text(source, "docx", format="markdown", outputfile=str(path))
        return path.read_bytes()


def test_a_word_file_is_taken_over_section_by_section(glen: Authority, writer: Client, word_file: bytes):
    answer = sent(writer, address(glen, "word/"), "Our plan.docx", word_file)
    assert answer.status_code == 303
    found = writer.get(answer["Location"])
    assert "Our plan.docx" in words(found)
    assert "5 sections" in words(found)
    assert "1 picture." in words(found)
    form = form_of(found, "heading-0")
    # Each is proposed where its heading says; what stands below a heading goes with it.
    assert [form[f"goes-to-{number}"] for number in range(5)] == ["other", "housing", "above", "locality:east", "other"]
    done = post(writer, answer["Location"], form, **{"goes-to-0": ""})
    assert done.status_code == 303
    made = {each.id: each for each in facts_of(Authority.objects.get(pk=glen.pk)).plan_sections}
    housing = made["plan-2027-housing"]
    assert housing.text == "Homes near people.\n\n## Key workers\n\nThey need homes too."
    assert made["plan-2027-locality-east"].locality == "east"
    key = PlanPicture.objects.get().key
    assert f"figure:{key}" in made["plan-2027-other"].text
    assert "3 sections are taken over." in words(writer.get(done["Location"]))
    # The file is gone; a second press leads to the same page and takes nothing over again.
    assert not WordFile.objects.exists()
    assert writer.get(answer["Location"]).status_code == 404


def test_something_has_to_be_taken_over(glen: Authority, writer: Client, word_file: bytes):
    url = sent(writer, address(glen, "word/"), "plan.docx", word_file)["Location"]
    form = form_of(writer.get(url), "heading-0")
    nothing = {f"goes-to-{number}": "" for number in range(5)}
    answer = post(writer, url, form, **nothing)
    assert answer.status_code == 422
    assert "at least one section" in words(answer)
    assert post(writer, url, form, **{**nothing, "goes-to-1": "nowhere"}).status_code == 422
    # Under a heading that is left out there is nothing to stand under.
    assert post(writer, url, form, **{**nothing, "goes-to-2": "above"}).status_code == 422


def test_all_of_a_word_file_is_taken_over_or_nothing(
    glen: Authority, writer: Client, word_file: bytes, monkeypatch: pytest.MonkeyPatch
):
    url = sent(writer, address(glen, "word/"), "plan.docx", word_file)["Location"]
    monkeypatch.setattr(picture_actions, "MOST_PICTURES", 0)
    answer = post(writer, url, form_of(writer.get(url), "heading-0"))
    assert answer.status_code == 422
    assert len(facts_of(Authority.objects.get(pk=glen.pk)).plan_sections) == 2
    assert not PlanPicture.objects.exists()


def test_a_picture_that_is_there_already_is_shown_under_its_key(glen: Authority, writer: Client, word_file: bytes):
    picture_actions.add_picture(glen, KEY, "Ferry", _picture_in(word_file), by=SYSTEM)
    url = sent(writer, address(glen, "word/"), "plan.docx", word_file)["Location"]
    post(writer, url, form_of(writer.get(url), "heading-0"))
    made = facts_of(Authority.objects.get(pk=glen.pk)).plan_sections
    assert any("figure:ferry" in (each.text or "") for each in made)
    assert PlanPicture.objects.count() == 1


def _picture_in(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(next(name for name in package.namelist() if name.startswith("word/media/")))


def with_entry(content: bytes, name: str, told: bytes) -> bytes:
    """A Word file with one more entry."""
    made = io.BytesIO(content)
    with zipfile.ZipFile(made, "a") as package:
        package.writestr(name, told)
    return made.getvalue()


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda _: b"",
        lambda _: b"not a zip at all",
        lambda content: content[: len(content) // 2],
        lambda content: with_entry(content, "word/vbaProject.bin", b"macro"),
        lambda content: with_entry(content, "../../etc/passwd", b"out"),
        lambda content: with_entry(content, "word/media/bomb.bin", b"\0" * 201_000_000),
    ],
    ids=["empty", "no archive", "cut off", "macros", "leads out", "bomb"],
)
def test_hostile_word_files_are_refused_with_a_reason(glen: Authority, writer: Client, word_file: bytes, spoilt: Any):
    answer = sent(writer, address(glen, "word/"), "plan.docx", spoilt(word_file))
    assert answer.status_code == 422
    assert "There is a problem" in words(answer)
    assert not WordFile.objects.exists()


def test_a_file_with_too_many_headings_or_nothing_is_refused(
    glen: Authority, writer: Client, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(word_actions, "read_word", lambda content: WordContents(**NOTHING))
    assert "no text" in words(sent(writer, address(glen, "word/"), "empty.docx", b"PK"))
    monkeypatch.undo()
    many = in_word("\n\n".join(f"# Heading {number}" for number in range(101)))
    assert "100 is the most" in words(sent(writer, address(glen, "word/"), "many.docx", many))


def test_a_waiting_file_is_its_owners_alone_and_goes_after_two_days(glen: Authority, writer: Client, word_file: bytes):
    url = sent(writer, address(glen, "word/"), "plan.docx", word_file)["Location"]
    assert client_for(a_person(Role.CLERK, glen)).get(url).status_code == 404
    WordFile.objects.update(made_at=clock.now() - timedelta(days=3))
    second = sent(writer, address(glen, "word/"), "plan.docx", word_file)["Location"]
    assert writer.get(url).status_code == 404
    assert writer.get(second).status_code == 200
    assert str(WordFile.objects.get()) == "plan-2027, plan.docx"
