"""What the editor says to whoever writes."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from comhla.documents.checks import (
    Severity,
    check_document,
    check_text,
    errors_in,
    reading_age_of_document,
    reading_age_of_text,
)
from comhla.documents.model import (
    Block,
    Document,
    Figure,
    Layout,
    Link,
    Paragraph,
    Picture,
    PictureLine,
    Quote,
    Section,
    Strong,
    Table,
    paragraph,
    words,
)
from comhla.documents.readability import reading_age, sentences_of, syllables_of

MAP = Picture(content=b"map", media_type="image/png")
LONG = "word " * 25 + "end."


def said(text: str, layout: Layout = Layout.STANDARD) -> list[tuple[str, str]]:
    return [(each.severity.value, each.sentence) for each in check_text(text, pictures={"map": MAP}, layout=layout)]


GOOD = """Our plan for **people** in the area. [The plan of the partners](https://a.example) says more.

## What we do

![A map with three localities](figure:map "Localities")

Table: Beds in March

| Locality | Beds |
| --- | --- |
| East | 12 |

> **Note:** This is a draft.

### Who does it

1. The partners.
"""


def test_a_good_text_has_no_problems() -> None:
    assert said(GOOD) == []


# what is written, what is said about it
ERRORS = [
    ("[click here](https://a.example)", 'The words "click here" of a link do not say where it leads.'),
    ("**[Here.](https://a.example)**", 'The words "Here." of a link do not say where it leads.'),
    ("[read more](https://a.example)", 'The words "read more" of a link do not say where it leads.'),
    ("[https://a.example](https://a.example)", 'The words of the link "https://a.example" are an address, which is read aloud letter by letter.'),
    ("[www.a.example](https://a.example)", 'The words of the link "www.a.example" are an address, which is read aloud letter by letter.'),
    ("![image.png](figure:map)", 'The words "image.png" in the place of a picture do not say what there is to see.'),
    ("![A picture](figure:map)", 'The words "A picture" in the place of a picture do not say what there is to see.'),
    ("![Figure 3](figure:map)", 'The words "Figure 3" in the place of a picture do not say what there is to see.'),
    ("## A\n\nb\n\n## a\n\nc", "Two sections beside each other have this heading."),
    ("## A", "The section is empty."),
    ("Table: t\n\n| a |\n| --- |\n| [here](#a) |", 'The words "here" of a link do not say where it leads.'),
    ("- [this](#a)", 'The words "this" of a link do not say where it leads.'),
    ("a <b>c</b>", "<b> is HTML, which will be shown as it stands."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentence"), ERRORS, ids=[text for text, _ in ERRORS])
def test_an_error_is_said(text: str, sentence: str) -> None:
    assert said(text) == [("error", sentence)]


# what is written: nothing is said about it
FINE = [
    "[Here to help: our phone lines](https://a.example)",
    "![Picture of the new surgery in the High Street](figure:map)",
    "The NHS and the IJB met.",
    "## A\n\n### C\n\nb\n\n## B\n\n### C\n\nb",
    "Table: t\n\n| Place | Nurses |\n| --- | --- |\n| East | 3 |",
]


@pytest.mark.parametrize("text", FINE)
def test_what_only_looks_like_an_error_is_none(text: str) -> None:
    assert said(text) == []


# what is written, what is advised
ADVICE = [
    (LONG, 'The sentence that begins "word word word word word" has 26 words.'),
    ("A b. " * 70, 'The paragraph that begins "A b. A b. A" is long.'),
    ("We are VERY PROUD of it.", '"VERY PROUD" is in capitals.'),
    (f"## {'Long ' * 17}\n\na", "The heading has 84 characters."),
    ("## OUR PLAN\n\na", "The heading is in capitals."),
    (f"> {LONG}", 'The sentence that begins "word word word word word" has 26 words.'),
]


@pytest.mark.parametrize(("text", "sentence"), ADVICE, ids=[sentence for _, sentence in ADVICE])
def test_advice_is_given(text: str, sentence: str) -> None:
    assert said(text) == [("advice", sentence)]


def test_an_advice_is_not_repeated_without_end() -> None:
    text = "\n\n".join(f"{name} {LONG}" for name in "abcdefgh")
    assert len(said(text)) == 5


def test_errors_come_first_and_name_their_section() -> None:
    problems = check_text(f"{LONG}\n\n## A\n\n[here](#a)", pictures={})
    assert [problem.place for problem in problems] == ['Section "A"', "Before the first heading"]
    assert [problem.severity for problem in errors_in(problems)] == [Severity.ERROR]
    assert all(problem.how_to_fix.endswith(".") for problem in problems)


# what is written in an easy-read text, what is advised
EASY = [
    ("![Two people](slot) We ask you.", []),
    ("We ask you.", ['The line that begins "We ask you." has no picture.']),
    ("![Two people](slot) We ask you. You tell us.", ['The line that begins "We ask you. You tell" has more than one sentence.']),
    (f"![Two people](slot) {'word ' * 16}", ['The sentence that begins "word word word word word" has 16 words.']),
    ("![Two people](slot)", ["A picture has no words beside it."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentences"), EASY, ids=[text[:40] for text, _ in EASY])
def test_easy_read_has_one_idea_a_line_with_a_picture(text: str, sentences: list[str]) -> None:
    assert said(text, Layout.EASY_READ) == [("advice", sentence) for sentence in sentences]


def document(*blocks: Block, heading: str = "A", layout: Layout = Layout.STANDARD) -> Document:
    section = Section(heading=heading, anchor="a", blocks=blocks)
    return Document(
        title="Plan",
        language="en-GB",
        publisher="Partners",
        identifier="x",
        issued_on=date(2026, 4, 1),
        sections=(section,),
        layout=layout,
    )


# what a document holds, what is said about it
IN_DOCUMENTS: list[tuple[Document, list[str]]] = [
    (document(paragraph("Fine.")), []),
    (document(paragraph("Fine."), heading=" "), ["The heading is empty."]),
    (document(), ["The section is empty."]),
    (
        document(Figure(picture=MAP, instead="Picture without words in its place")),
        ["A picture has no words in its place."],
    ),
    (
        document(PictureLine(slot=" ", blocks=(paragraph("Fine."),)), layout=Layout.EASY_READ),
        ["A picture has no words in its place."],
    ),
    (document(Paragraph(inside=(Link(inside=words(" "), address="#a"),))), ["The link to #a has no words."]),
    (document(Paragraph(inside=(Link(inside=words("Money"), address="#a"),))), []),
    (
        document(Quote(blocks=(Paragraph(inside=(Strong(inside=(Link(inside=words("Money"), address="#money"),)),)),))),
        ['The link "Money" leads to #money, which is no section of the document.'],
    ),
    (
        document(Table(caption="t", header=(words("a"),), rows=(((Link(inside=words("Money"), address="#money"),),),))),
        ['The link "Money" leads to #money, which is no section of the document.'],
    ),
]


@pytest.mark.parametrize(("checked", "sentences"), IN_DOCUMENTS, ids=[str(said) for _, said in IN_DOCUMENTS])
def test_a_document_is_checked_too(checked: Document, sentences: list[str]) -> None:
    assert [problem.sentence for problem in errors_in(check_document(checked))] == sentences


def test_placeholders_that_reading_put_in_stay_errors() -> None:
    from comhla.documents.marked_text import read_text, write_text

    written = write_text(read_text("| a |  |\n| --- | --- |\n| b | c |", pictures={}, anchor_prefix="a").blocks)
    assert [sentence for _, sentence in said(written)] == [
        "A table has no caption.",
        'The table "Table without a caption" has a column without a header.',
    ]


# word, syllables: a dictionary gives these
SYLLABLES = [
    ("care", 1), ("plan", 1), ("health", 1), ("people", 2), ("service", 2), ("services", 3), ("community", 4),
    ("authority", 4), ("integration", 4), ("locality", 4), ("social", 2), ("table", 2), ("tables", 2), ("asked", 1), ("wanted", 2), ("needed", 2),
    ("houses", 2), ("homes", 1), ("places", 2), ("area", 3), ("idea", 3), ("create", 2), ("statement", 2), ("safely", 2),
    ("the", 1), ("he", 1), ("a", 1), ("voluntary", 4), ("dialogue", 3), ("well-being", 3), ("don't", 1), ("Cùram", 2), ("24", 1), ("hospital", 3), ("nurse", 1), ("nurses", 2),
    ("budget", 2), ("finance", 2), ("strategic", 3), ("priority", 4), ("outcome", 2), ("partnership", 3), ("young", 1), ("carer", 2),
    ("annual", 3), ("equal", 2), ("deal", 1), ("sea", 1), ("increase", 2), ("video", 3), ("studying", 3), ("reality", 4), ("areas", 3), ("league", 1), ("action", 2), ("previous", 3),
]  # fmt: skip


@pytest.mark.parametrize(("word", "syllables"), SYLLABLES)
def test_syllables_are_counted(word: str, syllables: int) -> None:
    assert syllables_of(word) == syllables


# text, sentences
SENTENCES = [
    ("One. Two! Three?", 3),
    ("Dr. Grey met Mrs. White, e.g. at 10.30 on 4.5.2026.", 1),
    ('She said "Go." Then she went.', 2),
    ("No full stop", 1),
    ("A line\nanother line", 2),
    ("... !", 0),
]


@pytest.mark.parametrize(("text", "number"), SENTENCES)
def test_sentences_are_counted(text: str, number: int) -> None:
    assert len(sentences_of(text)) == number


def test_the_reading_age_follows_the_published_formula() -> None:
    # 40 words of one syllable in 4 sentences: 0.39 x 10 + 11.8 x 1 - 15.59 = 0.11
    easy = reading_age("We all care for you and your kin now. " * 4 + "So do they too.")
    assert easy is not None
    assert (easy.words, easy.sentences, easy.syllables) == (40, 5, 40)
    assert easy.grade == pytest.approx(0.39 * 8 + 11.8 - 15.59)
    assert easy.age == 5


def test_the_reading_age_of_hard_words_is_high_and_says_what_it_is_worth() -> None:
    hard = reading_age_of_text("Integration authorities facilitate multidisciplinary accountability. " * 6, pictures={})
    assert hard is not None
    assert hard.age > 20
    assert (
        hard.in_words
        == f"A person of about {hard.age} can read this. This is counted from long words and sentences, no more."
    )


def test_a_few_words_have_no_reading_age() -> None:
    assert reading_age("Too few words to tell.") is None
    assert reading_age_of_document(document(paragraph("Too few words to tell."))) is None


GUIDE = Path(__file__).resolve().parents[3] / "docs" / "how-to" / "write-plan-text.md"


@pytest.mark.parametrize(
    "example", re.findall(r"^```text\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
)
def test_the_examples_of_the_guide_have_no_problems(example: str) -> None:
    layout = Layout.EASY_READ if "(slot)" in example else Layout.STANDARD
    assert said(example, layout) == []
