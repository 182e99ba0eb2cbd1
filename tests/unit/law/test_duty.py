"""Duties: how parts and subjects are registered, and which version of the law holds when."""

import pytest

from comhla.law.duty import MACHINE, PERSON, Councils, Kind
from comhla.law.facts import Plan
from comhla.law.sources import Verified
from comhla.reference.models import Model
from tests.lib.law import an_authority, day
from tests.lib.small_duties import a_duty, a_version, always, asked_of_plans


def test_a_duty_binds_every_model_and_any_number_of_councils_unless_it_says_otherwise():
    duty = a_duty()
    assert duty.models == frozenset(Model)
    assert duty.councils is Councils.ANY
    assert (duty.elsewhere, duty.pending, duty.parts) == ("", None, ())


# day, holds: from 2015 to 2019, both days included
HOLDS = [("2014-12-31", False), ("2015-01-01", True), ("2019-12-31", True), ("2020-01-01", False)]


@pytest.mark.parametrize(("text", "holds"), HOLDS)
def test_a_version_holds_on_both_its_days(text, holds):
    assert a_version(last_day=day("2019-12-31")).holds_on(day(text)) is holds
    assert a_version(first_day=day("2015-01-01")).holds_on(day(text)) is (text >= "2015-01-01")


def test_what_a_duty_is_asked_about_is_registered_with_what_it_needs():
    duty = a_duty()
    kind = asked_of_plans(duty)
    assert duty.kinds == [kind]
    assert (kind.key, kind.needs) == ("plan", ("plans",))
    facts = an_authority(plans=(Plan(id="p", title="Plan A", finalised_on=day("2020-01-01")),))
    assert [each.id for each in kind.find(facts, day("2026-01-01"))] == ["p"]


def test_a_part_is_registered_with_all_that_is_said_of_it():
    duty = a_duty()
    kind = asked_of_plans(duty)

    @kind.part("s.9", PERSON, uses=("plans.title", "plans"), versions=(1, 2), verified=Verified.PART_SEEN)
    def judge_title(asked, plan):
        """Judge
        the title.
        """
        return

    (part,) = duty.parts
    assert (part.key, part.kind, part.provision) == ("judge_title", Kind.PERSON, "s.9")
    assert part.requires == "Judge the title."
    assert part.uses == ("plans.title", "plans")
    assert (part.versions, part.verified) == (frozenset({1, 2}), Verified.PART_SEEN)
    assert part.function is judge_title
    assert judge_title(None, None) is None


def test_a_part_without_words_requires_nothing_in_words():
    kind = asked_of_plans(a_duty())

    @kind.part("s.9", MACHINE, uses=())
    def silent(asked, plan):
        return None

    assert kind.parts[0].requires == ""
    assert (kind.parts[0].versions, kind.parts[0].verified) == (None, None)
    assert silent(None, None) is None


def test_a_part_belongs_to_the_versions_it_names_or_to_all():
    kind = asked_of_plans(a_duty())
    always(kind, None, versions=(2,))
    always(kind, None)
    first, second = a_version(1), a_version(2)
    assert [part.belongs_to(first) for part in kind.parts] == [False, True]
    assert [part.belongs_to(second) for part in kind.parts] == [True, True]
    assert kind.parts_of(first) == (kind.parts[1],)
    assert kind.parts_of(second) == tuple(kind.parts)
    assert kind.parts_of(second) == tuple(kind.parts)


def test_a_part_that_is_added_later_belongs_too():
    kind = asked_of_plans(a_duty())
    always(kind, None)
    assert len(kind.parts_of(a_version(1))) == 1
    always(kind, None)
    assert len(kind.parts_of(a_version(1))) == 2


def test_parts_are_found_by_their_key():
    duty = a_duty()
    always(asked_of_plans(duty), None)
    assert duty.part("the_same") is duty.parts[0]
    with pytest.raises(KeyError, match="another"):
        duty.part("another")
