"""Whatever the facts are, a workbook of them gives the same facts again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comhla.authority_file.workbook_reader import read_workbook
from comhla.authority_file.workbook_writer import to_workbook
from comhla.law.facts import AuthorityFacts, AuthorityIdentity, Person
from tests.lib.examples import examples
from tests.lib.random_facts import whole_authority

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), max_size=20)
PUNCTUATION = st.text('"; \nano=', max_size=12)


@examples(8)
@given(seed=st.integers(min_value=0, max_value=10**9))
def test_what_is_written_is_read_again(seed: int) -> None:
    facts = whole_authority(seed)
    assert read_workbook(to_workbook(facts), file="book.xlsx") == facts


@examples(8)
@given(texts=st.lists(TEXT | PUNCTUATION, max_size=40))
def test_any_text_comes_back_alone_and_in_a_list(texts: list[str]) -> None:
    people = tuple(Person(id=f"{number}{text}", name=text) for number, text in enumerate(texts))
    facts = AuthorityFacts(
        authority=AuthorityIdentity(name="Strathmore", fictional=True, sources=tuple(texts)), people=people
    )
    assert read_workbook(to_workbook(facts), file="book.xlsx") == facts
