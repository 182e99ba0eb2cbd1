"""Forms of meetings and their business: days as people write them, and what was refused at its field."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.core.exceptions import ValidationError

from comhla.authority_file import Problem
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded, Unacceptable
from comhla.web.board.forms.meetings import day_from
from comhla.web.board.forms.rows import YesOrNo
from comhla.web.board.views.meetings_desk import put_in, status_of


@pytest.mark.parametrize(
    "line",
    [
        "9 December 2026",
        "Wednesday 9 December 2026",
        "Wednesday, 9 December 2026",
        "9 Dec 2026",
        "9/12/2026",
        "09.12.2026",
        "9-12-2026",
        "2026-12-09",
        " 9  December, 2026 ",
    ],
)
def test_a_day_is_read_as_people_write_it(line):
    assert day_from(line) == date(2026, 12, 9)


@pytest.mark.parametrize("line", ["", "9 December", "December 2026", "31 2 2027", "9 12 26", "soon", "1 2 3 4"])
def test_what_is_no_day_is_refused(line):
    with pytest.raises(ValidationError):
        day_from(line)


@pytest.mark.parametrize(("typed", "meant"), [("yes", True), ("no", False), ("", None)])
def test_a_question_may_stay_open(typed, meant):
    assert YesOrNo().clean(typed) is meant


@pytest.mark.parametrize(("recorded", "shown"), [(True, "yes"), (False, "no"), (None, None), ("yes", "yes")])
def test_a_recorded_answer_is_shown(recorded, shown):
    assert YesOrNo().prepare_value(recorded) == shown


class Small(forms.Form):
    title = forms.CharField()


def problem(what: str) -> Problem:
    return Problem("Glen", what, "Correct it.", "forward_plan[1].title")


@pytest.mark.parametrize(
    ("refused", "at", "words"),
    [
        (Unacceptable({"title": [problem("Too long.")]}, []), "title", "Too long. Correct it."),
        (Unacceptable({"owner": [problem("Unknown.")]}, []), "__all__", "Unknown. Correct it."),
        (Unacceptable({}, [problem("Elsewhere.")]), "__all__", "Elsewhere. Correct it."),
        (ChangedMeanwhile(None, 2), "__all__", "what you typed is still below."),
        (NotRecorded("Nothing of it."), "__all__", "Nothing of it."),
    ],
)
def test_what_was_refused_stands_at_its_field(refused, at, words):
    form = Small({"title": "Winter"})
    assert status_of(form) == 200
    put_in(form, refused)
    assert status_of(form) == 422
    assert words in " ".join(form.errors[at])
