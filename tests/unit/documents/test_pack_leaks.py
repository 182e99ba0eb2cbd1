"""What members alone may see never stands in a file for the public, and what does is found."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comhla.documents.formats import Format, render
from comhla.documents.meeting_pack import pack_document
from comhla.documents.model import walk
from comhla.documents.pack_leaks import RUN, leaks_in, readable_text, secrets_of, words_of
from tests.lib.packs import ITEMS, LAUNDRY, MEETING, SECRET, SUMMARY, WINTER, a_paper, an_item, pack_facts

TODAY = date(2026, 11, 22)
SIX = " ".join(SECRET.split()[:RUN])
FIVE = " ".join(SECRET.split()[: RUN - 1])
# Words that no page of ours has by itself, so that finding one is finding a leak.
SECRET_WORDS = st.lists(st.text("qxzjkv", min_size=4, max_size=8), min_size=RUN, max_size=14).map(" ".join)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (SIX, True),
        (SIX.upper().replace(" ", "\n"), True),
        (f"It was said: {SECRET.replace('buyer', '*buyer*')}", True),
        (FIVE, False),
        ("Offers that were made so far", True),
        ("A sale of the old Annoch laundry", True),
        ("See GT/laundry", False),
        ("People wait three days longer for care at home in winter", False),
        ("", False),
    ],
    ids=["six words", "in capitals and lines", "inside other words", "five", "a heading", "a title", "a short number in a line",
         "a paper for all", "nothing"],
)  # fmt: skip
def test_what_counts_as_telling(text, found):
    told = leaks_in(secrets_of(pack_facts(), MEETING), [("page", text)])
    assert bool(told) is found
    assert {(each.file, each.place.split(",")[0]) for each in told} <= {("page", "item 3")}


def test_short_titles_are_found_as_a_line_of_their_own():
    facts = pack_facts(agenda_items=[an_item(1, "Laundry", exempt_because="Contract")], papers=[])
    secrets = secrets_of(facts, MEETING)
    assert [each.place for each in leaks_in(secrets, [("page", "Business\nLaundry\n")])] == ["item 1, its title"]
    assert leaks_in(secrets, [("page", "We pay for laundry and food.")]) == ()


def test_what_the_public_had_already_is_no_secret():
    earlier = {"id": "board-2026-06-24", "body": "board", "held_on": "2026-06-24"}
    item = {"id": "before", "meeting": earlier["id"], "place": 1, "title": "A home", "paper": "before"}
    papers = [WINTER, {**LAUNDRY, "public_summary": f"{SUMMARY} {SIX}"}, a_paper("before", "A home", "No, nothing.")]
    held = pack_facts().meetings[0]
    plain = {"id": held.id, "body": "board", "held_on": "2026-12-09"}
    facts = pack_facts(meetings=[earlier, plain], agenda_items=[item, *ITEMS[:3]], papers=papers)
    assert leaks_in(secrets_of(facts, MEETING), [("page", SIX)]) == (), "it may be said of the item"
    papers = [WINTER, LAUNDRY, a_paper("before", "A home", SECRET)]
    facts = pack_facts(meetings=[earlier, plain], agenda_items=[item, *ITEMS[:3]], papers=papers)
    assert leaks_in(secrets_of(facts, MEETING), [("page", SECRET)]) == (), "it stood in a paper that the public had"


def test_what_a_minute_says_of_an_exempt_item_is_kept_back_too():
    minutes = [
        {
            "id": "minute",
            "meeting": MEETING,
            "notes": [
                {"item": "item-of-3", "text": "Members agreed to sell before the end of March."},
                {"item": "item-of-2", "text": "Members noted what was said about winter."},
            ],
        }
    ]
    secrets = secrets_of(pack_facts(minutes=minutes), MEETING)
    (told,) = {each.place for each in leaks_in(secrets, [("page", "agreed to sell before the end of March")])}
    assert told == "the minute of the meeting of 2026-12-09"
    assert leaks_in(secrets, [("page", "Members noted what was said about winter.")]) == ()


@pytest.mark.parametrize("format", [Format.HTML, Format.PDF, Format.WORD])
def test_every_form_is_read_with_its_properties_and_gives_the_members_edition_away(format):
    facts = pack_facts()
    secrets = secrets_of(facts, MEETING)
    for for_public in (True, False):
        document = pack_document(facts, MEETING, for_public=for_public, on=TODAY)
        text = readable_text(render(document, format), format)
        assert document.title.casefold() in text.casefold()
        assert bool(leaks_in(secrets, [("file", text)])) is not for_public


def test_hidden_places_are_read_too():
    page = f'<p>a</p><!-- {SIX} --><img alt="{SIX}"><p>to<b>get</b>her</p>'.encode()
    assert readable_text(page, Format.HTML).count(SIX) == 2
    assert "together" in readable_text(page, Format.HTML)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("docProps/core.xml", f"<x><title>{SIX}</title></x>")
        package.writestr("word/picture.png", b"not read")
    assert SIX in readable_text(made.getvalue(), Format.WORD)
    with pytest.raises(ValueError, match="E-book"):
        readable_text(b"", Format.EPUB)


@given(st.lists(SECRET_WORDS, min_size=1, max_size=4, unique=True), st.data())
@settings(max_examples=12, deadline=None)
def test_whatever_is_exempt_no_word_of_it_stands_in_the_public_edition(texts, data):
    papers, items = [WINTER], [an_item(1, "Winter pressures", paper="winter")]
    for number, text in enumerate(texts, start=2):
        by_item = data.draw(st.booleans())
        ground = {} if by_item else {"exempt_because": "A person can be recognised"}
        secret = a_paper(f"p{number}", f"Title {text}", f"{text}\n\n## Heading {text}\n\n- {text}", **ground)
        papers.append({**secret, "late_because": text, "author": text})
        own = {"exempt_because": "A person can be recognised"} if by_item else {}
        items.append(an_item(number, f"Item {text}", paper=f"p{number}", led_by=text, **own))
    facts = pack_facts(papers=papers, agenda_items=items)
    public = pack_document(facts, MEETING, for_public=True, on=TODAY)
    page = render(public, Format.HTML)
    said = {*words_of(readable_text(page, Format.HTML)), *words_of(repr(public))}
    assert not said & {word for text in texts for word in words_of(text)}
    secrets = secrets_of(facts, MEETING)
    assert leaks_in(secrets, [("page", readable_text(page, Format.HTML))]) == ()
    members = pack_document(facts, MEETING, for_public=False, on=TODAY)
    assert len([*walk(members.sections)]) > len([*walk(public.sections)])
    assert leaks_in(secrets, [("page", readable_text(render(members, Format.HTML), Format.HTML))])
