"""Rows that were read before are remembered, and nothing is read otherwise because of it."""

import pytest

from comhla.authority_file import UnusableFile, read_plain, to_data
from comhla.authority_file.memory import Remembered, RowMemory
from comhla.law.facts import Person
from tests.lib.web import small_facts


def plain(**changes):
    return {**to_data(small_facts()), **changes}


def problems(data):
    with pytest.raises(UnusableFile) as refused:
        read_plain(data, name="glen")
    return [(each.place, each.what) for each in refused.value.problems]


def test_a_record_is_read_the_same_from_memory():
    first, second = (read_plain(plain(), name="glen") for _ in range(2))
    assert first == second == small_facts()
    assert second.members[0] is first.members[0]


def test_a_changed_row_is_read_anew():
    people = [{"id": "p1", "name": "Somebody Else"}, {"id": "p2", "name": "Person Two"}]
    assert [each.name for each in read_plain(plain(people=people), name="glen").people] == [
        "Somebody Else",
        "Person Two",
    ]


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"people": [{"id": "p1"}, {"id": "p1"}]}, "people[2]"),
        ({"people": [{"id": "p1"}]}, "members[1].person"),
        ({"localities": [{"id": "east", "name": "East", "first_day": "soon"}]}, "localities[1].first_day"),
        ({"localities": [{"id": "east"}]}, "localities[1].name"),
        ({"localities": ["east"]}, "localities[1]"),
    ],
)
def test_a_problem_is_found_every_time(changes, place):
    read_plain(plain(), name="glen")
    once, again = problems(plain(**changes)), problems(plain(**changes))
    assert once == again
    assert place in [each for each, _ in once]


def test_what_was_longest_unasked_for_is_forgotten():
    memory = RowMemory(most=2)
    for name in "abc":
        memory.keep((Person, name, b""), Remembered(Person(id=name), (), (), 1))
        assert memory.find((Person, "a", b"")) is not None
    assert memory.find((Person, "b", b"")) is None
