"""Finding duties by name, and what is said where there is none."""

import pytest

from comhla.law.errors import ConflictingVersions, LawError, UnknownDuty
from comhla.law.events import NOT_DONE, the_day
from comhla.law.registry import duties, duties_by_module, duty_called, module_of
from tests.lib.law import day

REVIEW = "review_strategic_plan"


@pytest.mark.parametrize("name", ["act-2014/s37", "ACT-2014/S37", " act-2014/s37 ", REVIEW, REVIEW.upper()])
def test_a_duty_is_found_by_its_id_or_its_module_whatever_the_case(name):
    assert duty_called(name).id == "act-2014/s37"


def test_ids_with_capitals_are_found_too():
    assert duty_called("acc-1").id == "ACC-1"


def test_modules_and_duties_belong_together():
    assert module_of(duty_called("act-2014/s37")) == REVIEW
    assert duties() == tuple(duties_by_module().values())
    assert len(duties()) == len(duties_by_module()) == len({duty.id for duty in duties()})


def test_duties_come_by_family_and_numbers_in_their_ids_count_as_numbers():
    families = [duty.family for duty in duties()]
    assert families == sorted(families)
    of_one = [duty.id for duty in duties() if duty.family == "F"]
    assert of_one.index("act-2014/s29") < of_one.index("act-2014/s37") < of_one.index("act-2014/s41")
    schemes = [duty.id for duty in duties() if duty.family == "A"]
    assert schemes.index("act-2014/s7") < schemes.index("act-2014/s44")


def test_an_unknown_name_brings_near_ones():
    with pytest.raises(UnknownDuty) as refused:
        duty_called("act-2014/s377")
    said = str(refused.value)
    assert said.startswith("There is no duty called 'act-2014/s377'. Did you mean ")
    assert "act-2014/s37" in said
    assert said.endswith("? `comhla law list` lists them all.")


def test_near_modules_are_named_too():
    with pytest.raises(UnknownDuty, match=f"Did you mean .*{REVIEW}"):
        duty_called("review_strategic_plans")


def test_two_near_names_are_joined_and_a_far_one_has_none():
    two = UnknownDuty("abcd", ["abcde", "abcdx", "zzzz"])
    assert str(two) == (
        "There is no duty called 'abcd'. Did you mean abcdx or abcde? `comhla law list` lists them all."
    )
    assert str(UnknownDuty("qqq", ["abc"])) == "There is no duty called 'qqq'. `comhla law list` lists them all."
    many = UnknownDuty("abcd", ["abcd1", "abcd2", "abcd3", "abcd4"])
    assert str(many).count(" or ") == 2
    assert isinstance(two, LawError)


def test_half_alike_is_near_enough():
    assert "Did you mean ab" in str(UnknownDuty("abxx", ["abyy"]))
    assert "Did you mean" not in str(UnknownDuty("abxx", ["abyyy"]))


def test_versions_in_conflict_are_named():
    error = ConflictingVersions("TEST-1", [1, 2])
    assert isinstance(error, LawError)
    assert str(error) == "Versions [1, 2] of TEST-1 both hold on the same day."


def test_the_day_of_an_event():
    assert the_day(day("2026-01-01")) == day("2026-01-01")


@pytest.mark.parametrize("event", [NOT_DONE, None])
def test_an_event_without_a_day_is_a_mistake_in_a_rule(event):
    with pytest.raises(ValueError, match=f"a day was expected, not {event}"):
        the_day(event)
