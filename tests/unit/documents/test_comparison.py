"""Two drafts beside each other: sections, paragraphs, words, and how it is said."""

from __future__ import annotations

import time

import pytest

from comhla.documents.comparison import Comparison, DraftSection, Kind, compare, compare_texts

VISION = DraftSection("vision", "Our vision", "We care.\n\nWe listen to people.")
MONEY = DraftSection("money", "Money", "We have 4 million pounds.")
PEOPLE = DraftSection("people", "People", "Staff matter.")


def changes(comparison: Comparison) -> list[tuple[str, str, str]]:
    return [(each.key, each.kind.value, each.in_words) for each in comparison.sections]


# what it shows, before, after, what became of each section, in all
CASES = [
    ("nothing", [VISION], [VISION], [("vision", "same", "Unchanged")], "Nothing changed"),
    ("added", [VISION], [VISION, MONEY], [("vision", "same", "Unchanged"), ("money", "added", "New section")], "1 section added"),
    ("taken out in its place", [VISION, MONEY, PEOPLE], [VISION, PEOPLE], [("vision", "same", "Unchanged"), ("money", "removed", "Section taken out"), ("people", "same", "Unchanged")], "1 section removed"),
    ("first taken out", [VISION, MONEY], [MONEY], [("vision", "removed", "Section taken out"), ("money", "same", "Unchanged")], "1 section removed"),
    ("moved", [VISION, MONEY, PEOPLE], [MONEY, PEOPLE, VISION], [("money", "same", "Unchanged"), ("people", "same", "Unchanged"), ("vision", "changed", "Moved")], "1 section changed"),
    ("renamed", [VISION], [VISION._replace(heading="What we want")], [("vision", "changed", "Renamed")], "1 section changed"),
    ("changed", [VISION], [VISION._replace(text="We really care.\n\nWe listen to people.\n\nAll.")], [("vision", "changed", "1 paragraph changed, 1 added")], "1 section changed"),
    ("renamed and changed", [VISION], [DraftSection("vision", "New", "We care.")], [("vision", "changed", "Renamed; 1 paragraph removed")], "1 section changed"),
    ("all", [VISION, MONEY], [PEOPLE, MONEY._replace(text="None."), VISION._replace(text="We care!\n\nWe listened to people.")],
     [("people", "added", "New section"), ("money", "changed", "Moved; 1 paragraph changed"), ("vision", "changed", "2 paragraphs changed")], "2 sections changed, 1 added"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "sections", "in_words"), [row[1:] for row in CASES], ids=[row[0] for row in CASES]
)
def test_sections_are_compared(
    before: list[DraftSection], after: list[DraftSection], sections: list[tuple[str, str, str]], in_words: str
) -> None:
    found = compare(before, after)
    assert changes(found) == sections
    assert found.in_words == in_words
    assert [each.key for each in found.changed] == [key for key, kind, _ in sections if kind != "same"]


def test_a_changed_paragraph_is_compared_word_by_word() -> None:
    (paragraph,) = compare_texts("We have 4 million pounds.", "We have 5 million pounds now.")
    assert [(each.kind.value, each.text) for each in paragraph.words] == [
        ("same", "We have"), ("removed", " 4"), ("added", " 5"), ("same", " million pounds"), ("added", " now"), ("same", "."),
    ]  # fmt: skip
    assert (paragraph.before, paragraph.after) == ("We have 4 million pounds.", "We have 5 million pounds now.")


def test_a_paragraph_is_found_again_between_new_ones() -> None:
    found = compare_texts("We listen to people.", "Something new.\n\nWe listen to all people.\n\nAn end.")
    assert [each.kind for each in found] == [Kind.ADDED, Kind.CHANGED, Kind.ADDED]
    assert [(each.before, each.after) for each in found][0::2] == [(None, "Something new."), (None, "An end.")]


def test_a_paragraph_taken_out_has_no_later_text() -> None:
    (paragraph,) = compare_texts("Gone.", "")
    assert (paragraph.kind, paragraph.before, paragraph.after) == (Kind.REMOVED, "Gone.", None)


def test_a_very_long_paragraph_is_shown_as_a_whole() -> None:
    before, after = "a " * 3_000 + "b", "c " * 3_000 + "d"
    (paragraph,) = compare_texts(before, after)
    assert [(each.kind, each.text) for each in paragraph.words] == [(Kind.REMOVED, before), (Kind.ADDED, after)]


def _draft(changed: str) -> list[DraftSection]:
    sentence = "This part {0} of the plan says {1} what the partners {2} do together for people of the area {3}, and {1} how it is paid. "
    paragraphs = [
        "".join(sentence.format(number, changed, line, number * line) for line in range(5)) for number in range(10)
    ]
    return [DraftSection(str(number), f"Part {number}", "\n\n".join(paragraphs)) for number in range(50)]


def test_a_hundred_pages_are_compared_in_a_second() -> None:
    before, after = _draft("also"), _draft("therefore")
    assert sum(len(section.text.split()) for section in before) > 50_000
    started = time.process_time()
    found = compare(before, after)
    assert time.process_time() - started < 4  # under one second without measuring coverage
    assert found.in_words == "50 sections changed"


def test_many_paragraphs_without_a_pair_are_compared_in_order() -> None:
    found = compare_texts("\n\n".join(f"a{n}" for n in range(80)), "\n\n".join(f"b{n}" for n in range(60)))
    assert [each.kind for each in found] == [Kind.CHANGED] * 60 + [Kind.REMOVED] * 20
