"""What an action refuses stands at the field that it is about."""

from __future__ import annotations

from comhla.authority_file import Problem
from comhla.web.authorities.errors import ChangedMeanwhile, NotRecorded, Unacceptable
from comhla.web.authorities.refusals import put_in
from comhla.web.plans.forms.group import ResignForm


def a_form():
    form = ResignForm({"version": 1})
    form.full_clean()
    return form


def problem(words):
    return Problem("Glen", words, "Mend it.", "planning_group")


def test_problems_of_a_row_stand_at_their_fields_and_others_above():
    refused = Unacceptable(
        {"last_day": [problem("Too early.")], "members": [problem("Twice.")]}, [problem("Elsewhere.")]
    )
    form = a_form()
    assert put_in(form, refused) == 422
    assert "Too early. Mend it." in form.errors["last_day"]
    assert form.non_field_errors() == ["Twice. Mend it.", "Elsewhere. Mend it."]


def test_a_reason_stands_above_and_a_conflict_has_its_own_answer():
    form = a_form()
    assert put_in(form, NotRecorded("No.")) == 422
    assert form.non_field_errors() == ["No."]
    assert put_in(a_form(), ChangedMeanwhile(None, 3)) == 409
