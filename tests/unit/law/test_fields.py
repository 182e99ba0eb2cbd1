"""Rows of facts: made from keywords, frozen, compared by what they hold."""

import pickle

import pytest

from comhla.law.facts import AuthorityFacts, AuthorityIdentity, Plan
from comhla.law.facts.fields import FieldSpec, Record, fact, maybe
from tests.lib.law import an_authority, day


class Row(Record):
    """A row for these tests."""

    id: str = fact("Its name.", refers_to="plans", form="address")
    note: str | None = maybe("Anything.", refers_to="people", form="financial_year")
    plain: str | None = maybe("Nothing else is known of it.")

    @property
    def shouted(self):
        return self.id.upper()


class Counting(Record, views=True):
    """A row with room for a view of itself."""

    id: str = fact("Its name.")


def test_every_field_says_what_is_known_of_it():
    assert Row.fields == {
        "id": FieldSpec("Its name.", False, "plans", "address"),
        "note": FieldSpec("Anything.", True, "people", "financial_year"),
        "plain": FieldSpec("Nothing else is known of it.", True, None, None),
    }
    assert fact("Its name.") == FieldSpec("Its name.", False, None, None)
    assert fact("Its name.", refers_to="a", form="b") == FieldSpec("Its name.", False, "a", "b")
    assert maybe("Its name.") == FieldSpec("Its name.", True, None, None)
    assert maybe("Its name.", refers_to="a", form="b") == FieldSpec("Its name.", True, "a", "b")


def test_what_is_left_out_is_none():
    row = Row(id="a")
    assert (row.id, row.note, row.plain, row.shouted) == ("a", None, None, "A")
    assert Counting(id="a").id == "a"


@pytest.mark.parametrize("kind", [Row, Counting])
def test_what_is_needed_must_be_given(kind):
    with pytest.raises(TypeError, match=rf"^{kind.__name__} needs id$"):
        kind()


@pytest.mark.parametrize("kind", [Row, Counting])
def test_what_is_unknown_is_refused(kind):
    with pytest.raises(TypeError, match=rf"^{kind.__name__} has no colour$"):
        kind(id="a", colour="red")


def test_rows_are_frozen():
    row = Row(id="a")
    with pytest.raises(AttributeError, match=r"^Row is frozen: make another with replace\(id=...\)$"):
        row.id = "b"
    with pytest.raises(AttributeError, match=r"^Row is frozen$"):
        del row.id
    assert row.id == "a"
    assert not hasattr(row, "__dict__")
    assert hasattr(Counting(id="a"), "__dict__")


def test_rows_are_equal_by_kind_and_content():
    assert Row(id="a", note="n") == Row(id="a", note="n")
    assert Row(id="a", note="n") != Row(id="a", note="m")
    assert Row(id="a") != Row(id="b")
    assert Row(id="a") != Counting(id="a")
    assert Row(id="a") != "a"
    assert len({Row(id="a"), Row(id="a"), Row(id="b"), Counting(id="a")}) == 3
    assert hash(Row(id="a")) == hash(Row(id="a"))


def test_a_row_is_told_by_what_it_holds():
    assert repr(Row(id="a", note="n")) == "Row(id='a', note='n')"
    assert repr(Row(id="a", plain="p")) == "Row(id='a', plain='p')"
    assert list(Row(id="a", note="n").items()) == [("id", "a"), ("note", "n"), ("plain", None)]


def test_a_row_with_other_content_is_another_row():
    row = Row(id="a", note="n")
    assert row.replace(note="m") == Row(id="a", note="m")
    assert row.replace(id="b") == Row(id="b", note="n")
    assert row == Row(id="a", note="n")
    with pytest.raises(TypeError, match="has no colour"):
        row.replace(colour="red")


def test_facts_can_be_sent_to_another_process():
    facts = an_authority(plans=(Plan(id="p", title="P", published_on=day("2020-01-01")),))
    again = pickle.loads(pickle.dumps(facts))
    assert again == facts
    assert isinstance(again, AuthorityFacts)
    assert again.plans[0].published_on == day("2020-01-01")
    assert isinstance(again.authority, AuthorityIdentity)
