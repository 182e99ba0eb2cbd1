"""Comparing gives both drafts back; merging loses nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comhla.documents.comparison import DraftSection, Kind, compare, compare_texts
from comhla.documents.merging import Conflict, Merged, merge
from comhla.documents.paragraphs import chunks_of, same_in_both, text_of

PARAGRAPHS = st.sampled_from(
    ["We care.", "We listen.", "We care well.", "Money.", "- a\n- b", "a", "b", "c", "d e f", "d e g"]
)
CHUNKS = st.lists(PARAGRAPHS, max_size=6)
TEXTS = st.one_of(CHUNKS.map(text_of), st.text(alphabet="ab \n-|", max_size=30), st.text(max_size=30))


@given(TEXTS, TEXTS)
def test_a_comparison_gives_both_texts_back(before: str, after: str) -> None:
    found = compare_texts(before, after)
    assert text_of([each.before for each in found if each.before is not None]) == text_of(chunks_of(before))
    assert text_of([each.after for each in found if each.after is not None]) == text_of(chunks_of(after))


@given(TEXTS)
def test_a_text_compared_with_itself_has_not_changed(text: str) -> None:
    assert {each.kind for each in compare_texts(text, text)} <= {Kind.SAME}


SECTIONS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from(["x", "y"]), TEXTS), max_size=5, unique_by=lambda each: each[0]
).map(lambda rows: [DraftSection(*row) for row in rows])


@given(SECTIONS, SECTIONS)
def test_a_comparison_of_drafts_gives_both_drafts_back(before: list[DraftSection], after: list[DraftSection]) -> None:
    found = compare(before, after).sections
    later = [(each.key, each.heading, each.after) for each in found if each.kind is not Kind.REMOVED]
    earlier = {(each.key, each.earlier_heading, each.before) for each in found if each.kind is not Kind.ADDED}
    assert later == [(key, heading, text_of(chunks_of(text))) for key, heading, text in after]
    assert earlier == {(key, heading, text_of(chunks_of(text))) for key, heading, text in before}


@given(CHUNKS, CHUNKS)
def test_paragraphs_in_both_stand_in_the_order_of_both(before: list[str], after: list[str]) -> None:
    pairs = same_in_both(before, after)
    assert all(before[pair.before] == after[pair.after] for pair in pairs)
    assert pairs == sorted(pairs)
    assert len({pair.before for pair in pairs}) == len({pair.after for pair in pairs}) == len(pairs)


@given(TEXTS, TEXTS)
def test_where_one_side_does_nothing_the_other_side_stays(base: str, side: str) -> None:
    assert merge(base=base, mine=side, theirs=base) == Merged(text=side)
    assert merge(base=base, mine=base, theirs=side) == Merged(text=side)
    assert merge(base=base, mine=side, theirs=side) == Merged(text=side)


@given(TEXTS, TEXTS, TEXTS)
def test_it_does_not_matter_who_is_who(base: str, mine: str, theirs: str) -> None:
    one, other = merge(base=base, mine=mine, theirs=theirs), merge(base=base, mine=theirs, theirs=mine)
    assert type(one) is type(other)
    if isinstance(one, Merged):
        assert one == other
    elif isinstance(other, Conflict):
        assert [(each.mine, each.theirs) for each in one.clashes] == [
            (each.theirs, each.mine) for each in other.clashes
        ]


@given(TEXTS, TEXTS, TEXTS)
def test_every_paragraph_that_somebody_wrote_stands_in_the_result(base: str, mine: str, theirs: str) -> None:
    found = merge(base=base, mine=mine, theirs=theirs)
    written = (set(chunks_of(mine)) | set(chunks_of(theirs))) - set(chunks_of(base))
    if isinstance(found, Merged):
        assert written <= set(chunks_of(found.text))
    else:
        parts = {part for part in found.parts if isinstance(part, str)}
        assert written <= parts | {each.mine for each in found.clashes} | {each.theirs for each in found.clashes}
        assert (found.mine, found.theirs) == (mine, theirs)


@given(CHUNKS, CHUNKS, CHUNKS)
def test_a_paragraph_that_nobody_changed_stays(base: list[str], mine: list[str], theirs: list[str]) -> None:
    everywhere = {chunk for chunk in base if [side.count(chunk) for side in (base, mine, theirs)] == [1, 1, 1]}
    found = merge(base=text_of(["start", *base]), mine=text_of(["start", *mine]), theirs=text_of(["start", *theirs]))
    parts = (
        chunks_of(found.text)
        if isinstance(found, Merged)
        else chunks_of(found.resolved([each.mine + "\n\n" + each.theirs for each in found.clashes]))
    )
    assert "start" in parts
    assert everywhere <= set(parts)
