"""What happens to a document before any renderer writes it."""

from __future__ import annotations

import pytest

from comhla.documents.errors import CannotBeRead, CannotBeWritten
from comhla.documents.model import (
    BulletList,
    Foreign,
    Link,
    NumberedList,
    Paragraph,
    Section,
    Strong,
    Table,
    Words,
    paragraph,
    words,
)
from comhla.documents.renderers.phrases import day_in_words, is_right_to_left, phrases_of
from comhla.documents.renderers.preparing import address_of, clean, language_of, prepare
from tests.lib.sample_documents import whole

ANCHORS = {"money": "money", "not a name": "comhla-doc-section-2"}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("plain  text\n on\ttwo lines ", "plain text on two lines "),
        ("a\x00b\x07c\x7fd\x85e", "abcde"),
        ("half \ud800 of a pair", "half  of a pair"),
        ("turned \u202eround\u202c and \u2066set apart\u2069", "turned round and set apart"),
        ("no sign \ufffe\uffff\U0001ffff\ufdd0", "no sign "),
        (
            "no-break\u00a0space, soft\u00adhyphen, joiner\u200d stay",
            "no-break\u00a0space, soft\u00adhyphen, joiner\u200d stay",
        ),
        ("àèìòù £ – “so” 漢 😀", "àèìòù £ – “so” 漢 😀"),
    ],
)
def test_text_keeps_what_every_form_can_carry(written: str, kept: str) -> None:
    assert clean(written) == kept


@pytest.mark.parametrize(
    ("address", "followed"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("  https://example.org/a  ", "https://example.org/a"),
        ("https://example.org/a b/ù", "https://example.org/a%20b/%C3%B9"),
        ("https://example.org/50%/%20", "https://example.org/50%25/%20"),
        ("https://example.org/[x]", "https://example.org/%5Bx%5D"),
        ("mailto:somebody@example.org", "mailto:somebody@example.org"),
        ("tel:+441312345678", "tel:+441312345678"),
        ("#money", "#money"),
        ("#not a name", "#comhla-doc-section-2"),
        ("#nowhere", ""),
        ("", ""),
        ("mailto:", ""),
        ("https://", ""),
        ("https://exa mple.org", ""),
        ("https://[half", ""),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("vbscript:x", ""),
        ("//example.org", ""),
        ("page.html", ""),
        ("/page", ""),
        ("ftp://example.org", ""),
    ],
)
def test_only_addresses_that_a_reader_may_follow_stay(address: str, followed: str) -> None:
    assert address_of(address, ANCHORS) == followed


@pytest.mark.parametrize(
    ("language", "name", "region"),
    [("en-GB", "en", "GB"), ("gd", "gd", ""), ("zh-Hans-CN", "zh", "CN"), ("es-419", "es", ""), ("EN-gb", "en", "GB")],
)
def test_a_language_has_a_name_and_perhaps_a_region(language: str, name: str, region: str) -> None:
    assert (language_of(language).name, language_of(language).region) == (name, region)


@pytest.mark.parametrize("language", ["English", "e", "en_GB", "en-", "gd; x", 'en" x="'])
def test_what_is_no_language_is_refused(language: str) -> None:
    with pytest.raises(CannotBeWritten, match="names no language"):
        prepare(whole(language=language))


def _inside(*inside: object) -> object:
    prepared = prepare(whole(opening=(Paragraph(inside=inside),), sections=()))
    return prepared.opening[0].inside


def test_a_link_to_nowhere_leaves_its_words() -> None:
    assert _inside(Link(inside=words("here"), address="javascript:x")) == words("here")


def test_a_link_in_a_link_leaves_its_words() -> None:
    inner = Link(inside=words("inner"), address="https://example.org/inner")
    outer = Link(inside=(Strong(inside=(inner,)),), address="https://example.org/outer")
    assert _inside(outer) == (Link(inside=(Strong(inside=words("inner")),), address="https://example.org/outer"),)


def test_a_link_without_words_shows_its_address() -> None:
    link = Link(inside=words(" "), address="https://example.org/")
    assert _inside(Words(text="a"), link)[1].inside == words("https://example.org/")


def test_a_language_within_text_is_checked() -> None:
    with pytest.raises(CannotBeWritten):
        _inside(Foreign(inside=words("x"), language="Gaelic, I think"))


def test_what_is_empty_goes() -> None:
    empty = (paragraph(" \x00 "), BulletList(items=()), NumberedList(items=((paragraph(""),),)))
    assert prepare(whole(opening=(*empty, paragraph("stays")))).opening == (paragraph("stays"),)
    assert prepare(whole(marks=(" ", "stays"))).marks == ("stays",)


def test_a_section_needs_a_heading() -> None:
    with pytest.raises(CannotBeRead, match="The section 'a' needs a heading"):
        prepare(whole(sections=(Section(heading=" \x07 ", anchor="a"),)))


def test_a_table_needs_its_words_after_cleaning_too() -> None:
    table = Table(caption="\x00", header=(words("a"),), rows=())
    with pytest.raises(CannotBeRead, match="caption"):
        prepare(whole(opening=(table,)))


@pytest.mark.parametrize("anchor", ["two words", "1", "", "a<b", "comhla-doc-contents", "x" * 40])
def test_an_anchor_that_is_no_name_gets_one_by_its_place(anchor: str) -> None:
    prepared = prepare(whole(sections=(Section(heading="a", anchor="a"), Section(heading="b", anchor=anchor))))
    assert [section.anchor for section in prepared.sections] == ["a", "comhla-doc-section-2"]


def test_the_words_round_the_text_are_in_the_language_of_the_document() -> None:
    assert phrases_of("gd").contents == "Clàr-innse"
    assert phrases_of("gd-GB").page.format(number=1, total=2) == "Duilleag 1 / 2"
    assert phrases_of("pl").contents == "Contents"
    day = whole().issued_on
    assert (day_in_words(day, "gd"), day_in_words(day, "en-GB")) == ("22 Samhain 2026", "22 November 2026")


@pytest.mark.parametrize(("language", "is_so"), [("ar", True), ("ur-PK", True), ("en-GB", False), ("gd", False)])
def test_languages_from_right_to_left(language: str, is_so: bool) -> None:
    assert is_right_to_left(language) is is_so
