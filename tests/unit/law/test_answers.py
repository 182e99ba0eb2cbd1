"""Answers: their sentences, and which of them ask somebody to act."""

from datetime import date

import pytest

from comhla.law.answers import (
    Answer,
    Outcome,
    cannot_tell,
    fill,
    for_a_person,
    listed,
    met,
    not_applicable,
    not_evidenced,
    not_met,
    not_yet_due,
    spoken,
)

DUE = date(2026, 3, 31)
# outcome, heading, asks somebody to act
OUTCOMES = [
    (Outcome.MET, "Met", False),
    (Outcome.NOT_MET, "Not met", True),
    (Outcome.NOT_YET_DUE, "Not yet due", False),
    (Outcome.NOT_APPLICABLE, "Does not apply", False),
    (Outcome.NOT_EVIDENCED, "No evidence recorded", True),
    (Outcome.FOR_A_PERSON, "For a person to judge", True),
    (Outcome.CANNOT_TELL, "Cannot tell", True),
]


@pytest.mark.parametrize(("outcome", "heading", "needs_attention"), OUTCOMES)
def test_outcomes_for_people(outcome, heading, needs_attention):
    assert outcome.heading == heading
    assert outcome.needs_attention is needs_attention


def test_the_table_of_outcomes_is_whole():
    assert [outcome for outcome, _, _ in OUTCOMES] == list(Outcome)


# value, as it is said
SPOKEN = [
    (date(2026, 9, 1), "1 September 2026"),
    ((date(2026, 9, 1), "b"), "1 September 2026 and b"),
    (["a", "b", "c"], "a, b and c"),
    (frozenset({"only"}), "only"),
    ({"only"}, "only"),
    ((), "none"),
    (12, "12"),
]


@pytest.mark.parametrize(("value", "said"), SPOKEN)
def test_how_values_are_said(value, said):
    assert spoken(value) == said


@pytest.mark.parametrize(
    ("items", "said"), [([], "none"), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_are_said_with_and(items, said):
    assert listed(items) == said


def test_a_template_without_words_stays_as_it_is():
    assert fill("Braces { stay.", {}) == "Braces { stay."
    assert fill("By {day}.", {"day": DUE}) == "By 31 March 2026."


# how it is made, with what, outcome, due, next step, missing
MADE = [
    (met, {"due": DUE, "then": "Say so on {day}."}, Outcome.MET, DUE, "Say so on 31 March 2026.", ()),
    (met, {}, Outcome.MET, None, None, ()),
    (not_met, {"then": "Do it.", "due": DUE}, Outcome.NOT_MET, DUE, "Do it.", ()),
    (not_yet_due, {"due": DUE, "then": "Do it."}, Outcome.NOT_YET_DUE, DUE, "Do it.", ()),
    (not_applicable, {}, Outcome.NOT_APPLICABLE, None, None, ()),
    (not_evidenced, {"then": "Show it.", "due": DUE}, Outcome.NOT_EVIDENCED, DUE, "Show it.", ()),
    (for_a_person, {"then": "Ask.", "due": DUE}, Outcome.FOR_A_PERSON, DUE, "Ask.", ()),
    (cannot_tell, {"missing": ("plans",), "then": "Record it."}, Outcome.CANNOT_TELL, None, "Record it.", ("plans",)),
]


@pytest.mark.parametrize(("make", "given", "outcome", "due", "next_step", "missing"), MADE)
def test_each_kind_of_answer_keeps_what_it_is_given(make, given, outcome, due, next_step, missing):
    answer = make("Done on {day}.", day=DUE, **given)
    assert answer.because == "Done on 31 March 2026."
    assert (answer.outcome, answer.due, answer.next_step, answer.missing) == (outcome, due, next_step, missing)


def test_a_question_and_a_missing_fact_bring_a_next_step_of_their_own():
    assert "judgements" in (for_a_person("Was it in time?").next_step or "")
    assert "authority file" in (cannot_tell("It is not recorded.", missing=()).next_step or "")


def test_an_answer_without_anything_to_do_says_so():
    assert Answer(Outcome.MET, "Done.").next_step is None
    assert Answer(Outcome.MET, "Done.").words == {}
