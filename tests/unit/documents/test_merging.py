"""Two people change one text: what comes together by itself, and what somebody has to choose."""

from __future__ import annotations

import pytest

from comhla.documents.merging import Clash, Conflict, Merged, merge

BASE = "One is first.\n\nTwo is second.\n\nThree is third."

# what it shows, mine, theirs, the text of both
TOGETHER = [
    ("different paragraphs", "One was first.\n\nTwo is second.\n\nThree is third.", "One is first.\n\nTwo is second.\n\nThree was third.", "One was first.\n\nTwo is second.\n\nThree was third."),
    ("paragraphs beside each other", "One was first.\n\nTwo is second.\n\nThree is third.", "One is first.\n\nTwo was second.\n\nThree is third.", "One was first.\n\nTwo was second.\n\nThree is third."),
    ("one takes out, one adds", "One is first.\n\nThree is third.", f"{BASE}\n\nFour.", "One is first.\n\nThree is third.\n\nFour."),
    ("one adds before what the other changes", f"New.\n\n{BASE}", BASE.replace("One is", "One was"), "New.\n\nOne was first.\n\nTwo is second.\n\nThree is third."),
    ("the same change", BASE.replace("Two is", "Two was"), BASE.replace("Two is", "Two was") + "\n\nFour.", BASE.replace("Two is", "Two was") + "\n\nFour."),
    ("both take out the same", "One is first.\n\nThree is third.", "Three is third.", "Three is third."),
    ("one does nothing", BASE, "  As it is \n", "  As it is \n"),
]  # fmt: skip


@pytest.mark.parametrize(("mine", "theirs", "both"), [row[1:] for row in TOGETHER], ids=[row[0] for row in TOGETHER])
def test_changes_to_different_paragraphs_come_together(mine: str, theirs: str, both: str) -> None:
    assert merge(base=BASE, mine=mine, theirs=theirs) == Merged(text=both)
    assert merge(base=BASE, mine=theirs, theirs=mine) == Merged(text=both)


def test_what_both_add_at_one_place_stands_one_after_another() -> None:
    found = merge(base=BASE, mine=f"{BASE}\n\nWe hope.", theirs=f"{BASE}\n\nAll agree.")
    assert found == Merged(text=f"{BASE}\n\nAll agree.\n\nWe hope.", both_added=("All agree.", "We hope."))


def test_what_both_add_alike_stands_once() -> None:
    found = merge(base=BASE, mine=f"{BASE}\n\nNew.", theirs=f"{BASE}\n\nNew.\n\nMore.")
    assert found == Merged(text=f"{BASE}\n\nNew.\n\nMore.", both_added=("New.", "More."))


# what it shows, mine, theirs, the paragraph in question
CLASHES = [
    ("changed in different ways", BASE.replace("Two is", "Two was"), BASE.replace("second", "next"), Clash(base="Two is second.", mine="Two was second.", theirs="Two is next.")),
    ("written anew by both", BASE.replace("Two is second.", "Nothing alike."), BASE.replace("Two is second.", "Other words."), Clash(base="Two is second.", mine="Nothing alike.", theirs="Other words.")),
    ("taken out and changed", "One is first.\n\nThree is third.", BASE.replace("Two is", "Two was"), Clash(base="Two is second.", mine="", theirs="Two was second.")),
    ("changed and taken out", BASE.replace("Two is", "Two was"), "One is first.\n\nThree is third.", Clash(base="Two is second.", mine="Two was second.", theirs="")),
]  # fmt: skip


@pytest.mark.parametrize(("mine", "theirs", "clash"), [row[1:] for row in CLASHES], ids=[row[0] for row in CLASHES])
def test_one_paragraph_changed_in_two_ways_needs_a_choice(mine: str, theirs: str, clash: Clash) -> None:
    found = merge(base=BASE, mine=mine, theirs=theirs)
    assert found == Conflict(mine=mine, theirs=theirs, parts=("One is first.", clash, "Three is third."))
    assert isinstance(found, Conflict)
    assert found.clashes == (clash,)
    assert found.resolved(["Chosen."]) == "One is first.\n\nChosen.\n\nThree is third."
    assert found.resolved([""]) == "One is first.\n\nThree is third."


def test_each_clash_needs_one_choice() -> None:
    found = Conflict(mine="a", theirs="b", parts=(Clash(base="c", mine="a", theirs="b"),))
    with pytest.raises(ValueError, match="1 paragraphs need a choice, not 2"):
        found.resolved(["a", "b"])
