"""The glossary that ships is the one at the root, and every entry can be read."""

from __future__ import annotations

import pytest

from comhla.web.site.glossary import by_letter, read_glossary, search_words, words


def test_shipped_glossary_is_the_one_at_the_root(repository):
    shipped = repository / "src" / "comhla" / "web" / "site" / "glossary.md"
    assert shipped.read_text(encoding="utf-8") == (repository / "GLOSSARY.md").read_text(encoding="utf-8")


def test_every_word_has_a_meaning_and_a_place_of_its_own():
    assert len({each.anchor for each in words()}) == len(words()) > 60
    assert all(each.means and each.section for each in words())
    marks = ("**", "`", "](", "In plain words")
    assert [each.term for each in words() if any(mark in each.means + each.plain for mark in marks)] == []


@pytest.mark.parametrize(
    "term", ["Board", "Direction", "Locality", "Set aside", "Unpaid carer", "Strategic plan", "Not met", "Cannot tell"]
)
def test_words_that_readers_meet_have_plain_words(term):
    assert next(each for each in words() if each.term == term).plain


def test_words_of_developers_are_left_out():
    assert {"Authority file", "Book"}.isdisjoint(each.term for each in words())
    assert "As at" in {each.term for each in words()}


def test_read_glossary():
    text = "# G\n\n## Bodies\n\n- **Side** (half, `part`). One of\n  two. *Act s.1.* **In plain\n  words:** A half.\n- **Any.** One [of](x.md) `many`.\n"
    any_, side = read_glossary(text)
    assert (side.term, side.others, side.means, side.provision, side.plain, side.section) == (
        "Side", ("half", "part"), "One of two.", "Act s.1", "A half.", "Bodies",
    )  # fmt: skip
    assert (any_.means, any_.provision, any_.plain, any_.letter) == ("One of many.", "", "", "A")


def test_an_entry_that_cannot_be_read_is_told():
    with pytest.raises(ValueError, match="cannot be read: nothing bold"):
        read_glossary("- nothing bold\n")


@pytest.mark.parametrize(
    ("typed", "term"), [("carer", "Unpaid carer"), ("IJB board", None), ("planning group", "Strategic planning group")]
)
def test_search_words(typed, term):
    found = [each.term for each in search_words(typed)]
    assert (term in found) if term else found == []


def test_an_empty_search_finds_nothing():
    assert search_words("  ") == ()


def test_letters_hold_every_word():
    letters = by_letter(words())
    assert len(letters) == 26
    assert sum(len(each.words) for each in letters) == len(words())
