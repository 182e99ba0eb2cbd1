"""Forms of actions and measures: what they leave out, and what they say of what was refused."""

from __future__ import annotations

import pytest

from comhla.authority_file import Problem
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded, Unacceptable
from comhla.web.plans.forms.contents import ActionForm

WRONG = Problem("Glen", "It is not so.", "Correct it.", "plan_actions[1].title")


def a_form() -> ActionForm:
    offered = {"outcomes": [("O1", "One")], "measures": [], "functions": [], "localities": [], "principles": []}
    form = ActionForm({"title": "Visit people"}, recorded={}, choices=offered)
    assert form.is_valid()
    return form


def test_nothing_is_asked_where_nothing_can_be_chosen():
    assert set(a_form().fields) == {"version", "title", "priority", "owner", "first_day", "last_day", "outcomes"}


REFUSALS = [
    (Unacceptable({"title": [WRONG]}, []), "title", "It is not so. Correct it."),
    (Unacceptable({"plan": [WRONG]}, []), "__all__", "It is not so. Correct it."),
    (Unacceptable({}, [WRONG]), "__all__", "It is not so. Correct it."),
    (NotRecorded("No room."), "__all__", "No room."),
    (
        ChangedMeanwhile(None, 0),
        "__all__",
        "Somebody else changed this while you were working on it. Open the page again to see what it says now;"
        " what you typed is still below.",
    ),
]


@pytest.mark.parametrize(("refused", "place", "words"), REFUSALS)
def test_what_was_refused_stands_at_its_field_or_above(refused, place, words):
    form = a_form()
    form.put_in(refused)
    assert form.errors == {place: [words]}
