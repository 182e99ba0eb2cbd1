"""Where the sections of a board report that was written in Word belong in a paper."""

from __future__ import annotations

import pytest

from comhla.documents.paper_import import Elsewhere, Place, place_of, places_for, recommendations_in, without_numbers
from comhla.documents.word_import import ImportedSection
from comhla.law.facts import PaperPart


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("PURPOSE", PaperPart.PURPOSE),
        ("1. Purpose", PaperPart.PURPOSE),
        ("Background", PaperPart.BACKGROUND),
        ("PEOPLE WHO USE SERVICES AND CARERS IMPLICATIONS", PaperPart.PEOPLE_AND_CARERS),
        ("FINANCIAL IMPLICATIONS", PaperPart.FINANCE),
        ("HUMAN RESOURCE IMPLICATIONS", PaperPart.WORKFORCE),
        ("POLICY/LEGAL IMPLICATIONS", PaperPart.LEGAL),
        ("COMMUNITY PLANNING IMPLICATIONS", PaperPart.COMMUNITY_PLANNING),
        ("EQUALITY IMPLICATIONS", PaperPart.EQUALITY),
        ("RISK IMPLICATIONS", PaperPart.RISK),
        ("What it means for community planning", PaperPart.COMMUNITY_PLANNING),
        ("RECOMMENDATIONS", Elsewhere.RECOMMENDATIONS),
        ("Direction required", Elsewhere.LEFT_OUT),  # answered by a choice, not by a text
        ("Appendix 1", PaperPart.APPENDIX),
        # The title of a report, whatever words it has
        ("The role of partnerships in reducing health inequalities", None),
        ("Reducing inequalities", None),
        ("EAST AYRSHIRE", None),
        ("", None),
    ],
)
def test_place_of(heading: str, place: Place | None) -> None:
    assert place_of(heading) is place


def test_places_of_the_headings_of_a_whole_report() -> None:
    """The headings are those of the report of 2018; what stands before the first is made by the paper itself."""
    headings = [
        "",
        "PURPOSE",
        "BACKGROUND",
        "THE ROLE OF PARTNERSHIPS TODAY",
        "EAST AYRSHIRE",
        "FINANCIAL IMPLICATIONS",
    ]
    sections = [ImportedSection(heading=each, level=1, text="", figures=()) for each in headings]
    assert places_for(sections) == (
        Elsewhere.LEFT_OUT,
        PaperPart.PURPOSE,
        PaperPart.BACKGROUND,
        PaperPart.MAIN_REPORT,
        Elsewhere.ABOVE,
        PaperPart.FINANCE,
    )


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("3. One.\n\n4. Two.", "One.\n\nTwo."),
        ("3\\. One.", "One."),
        ("Three things:\n\n1. one\n2. two", "Three things:\n\n1. one\n2. two"),  # a list that a paragraph leads to
        ("- one", "- one"),
        ("2018 was a good year.", "2018 was a good year."),
        ("**Strong** words", "**Strong** words"),
        ("", ""),
    ],
)
def test_without_numbers(text: str, without: str) -> None:
    assert without_numbers(text) == without


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The board is asked to:\n\n- (i) note it; and\n- (ii) agree.", ("note it; and", "agree.")),
        ("22. Members are asked to:\n\n    1. note it;\n    2. agree.", ("note it;", "agree.")),
        ("The board is asked to:\n\n(a) note it.\n\n(b) agree.", ("note it.", "agree.")),
        ("To note it.", ("To note it.",)),
        ("Table: T\n\n| A |\n| --- |\n| 1 |", ()),
        ("", ()),
    ],
)
def test_recommendations_in(text: str, asked: tuple[str, ...]) -> None:
    assert recommendations_in(text) == asked
