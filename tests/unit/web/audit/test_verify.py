"""Whatever is done to the rows of a trail, the walk finds it and says where it begins."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comhla.web.audit.chain import BEGINNING, CHAINED
from comhla.web.audit.presenters import told_verdict
from comhla.web.audit.verify import NEARBY, End, Fault, Kind, verify
from tests.lib.trail import Row, chained, end_of, rewritten, rows

WHOLE = rows(12)
END = end_of(WHOLE)


def changed(number: int, /, **values: Any) -> list[Row]:
    return [{**row, **values} if row["number"] == number else row for row in WHOLE]


def without(*numbers: int) -> list[Row]:
    return [row for row in WHOLE if row["number"] not in numbers]


def exchanged(first: int, second: int, *, keep: tuple[str, ...] = ()) -> list[Row]:
    """Two rows in each other's place; what is kept stays where it was."""
    made = list(WHOLE)
    one, other = WHOLE[first - 1], WHOLE[second - 1]
    made[first - 1] = {**other, **{name: one[name] for name in keep}}
    made[second - 1] = {**one, **{name: other[name] for name in keep}}
    return made


def renumbered(first: int, second: int) -> list[Row]:
    """Two rows whose numbers alone were exchanged, read in the order of their numbers."""
    numbers = {first: second, second: first}
    made = [{**row, "number": numbers.get(row["number"], row["number"])} for row in WHOLE]
    return sorted(made, key=lambda row: row["number"])


def forged(number: int) -> list[Row]:
    """One row written anew with its own right hash, while the next still names the old one."""
    made = list(WHOLE)
    made[number - 1] = chained({**WHOLE[number - 1], "reason": "Another."}, WHOLE[number - 2]["hash"])
    return made


# what was done, the rows, the head, what is found: kind, first row, how many rows
CASES = [
    pytest.param(WHOLE, END, [], id="nothing"),
    pytest.param([], None, [], id="nothing was ever written"),
    pytest.param([], End(0, BEGINNING), [], id="only a head that has not begun"),
    pytest.param(changed(5, reason="a name was written wrongly."), END, [(Kind.ROW_CHANGED, 5, 1)], id="one byte"),
    pytest.param(changed(1, by_name="Mòrag"), END, [(Kind.ROW_CHANGED, 1, 1)], id="the first row"),
    pytest.param(changed(12, after=None), END, [(Kind.ROW_CHANGED, 12, 1)], id="the last row"),
    pytest.param(changed(5, after={"name": object()}), END, [(Kind.ROW_CHANGED, 5, 1)], id="what cannot be read"),
    pytest.param(changed(5, number="5"), END, [(Kind.ROW_CHANGED, 5, 1)], id="a number that is none"),
    pytest.param(changed(5, number=5_000), END, [(Kind.ROW_CHANGED, 5, 1)], id="a number out of reach"),
    pytest.param(changed(5, number=50), END, [(Kind.ROW_MOVED, 5, 1)], id="a number within reach"),
    pytest.param(changed(5, previous_hash="0" * 64), END, [(Kind.ROW_CHANGED, 5, 1)], id="the hash before"),
    pytest.param(without(5), END, [(Kind.ROWS_MISSING, 5, 1)], id="a row is gone"),
    pytest.param(without(1, 2), END, [(Kind.ROWS_MISSING, 1, 2)], id="the first rows are gone"),
    pytest.param(without(3, 4, 8), END, [(Kind.ROWS_MISSING, 3, 3)], id="rows are gone in two places"),
    pytest.param(without(11, 12), END, [(Kind.END_MISSING, 11, 2)], id="rows are gone from the end"),
    pytest.param([], END, [(Kind.END_MISSING, 1, 12)], id="every row is gone"),
    pytest.param(exchanged(5, 6), END, [(Kind.ROW_MOVED, 5, 1)], id="two rows exchanged"),
    pytest.param(exchanged(5, 6, keep=("number",)), END, [(Kind.ROW_MOVED, 5, 2)], id="two contents exchanged"),
    pytest.param(renumbered(5, 6), END, [(Kind.ROW_MOVED, 5, 2)], id="two numbers exchanged"),
    pytest.param(exchanged(3, 9, keep=("number",)), END, [(Kind.ROW_MOVED, 3, 2)], id="far contents exchanged"),
    pytest.param([*WHOLE[:5], WHOLE[3], *WHOLE[5:]], END, [(Kind.ROW_MOVED, 4, 1)], id="a row stands twice"),
    pytest.param(forged(5), END, [(Kind.LINK_BROKEN, 6, 1)], id="a row written anew"),
    pytest.param(forged(12), END, [(Kind.HEAD_DISAGREES, 12, 1)], id="the last row written anew"),
    pytest.param(WHOLE, None, [(Kind.HEAD_DISAGREES, 12, 1)], id="the head is gone"),
    pytest.param(WHOLE, End(12, "f" * 64), [(Kind.HEAD_DISAGREES, 12, 1)], id="the head has another hash"),
    pytest.param(WHOLE, end_of(WHOLE[:10]), [(Kind.HEAD_DISAGREES, 12, 1)], id="the head stayed behind"),
    pytest.param(
        [row for row in changed(3, reason="") if row["number"] not in (6, 12)],
        END,
        [(Kind.ROW_CHANGED, 3, 1), (Kind.ROWS_MISSING, 6, 1), (Kind.END_MISSING, 12, 1)],
        id="several at once",
    ),
    pytest.param(
        [{**row, "reason": ""} if row["number"] in (3, 4, 9) else row for row in WHOLE],
        END,
        [(Kind.ROW_CHANGED, 3, 3)],
        id="several of a kind",
    ),
    pytest.param(
        [row for row in changed(5, previous_hash="1" * 64) if row["number"] != 4],
        END,
        [(Kind.ROWS_MISSING, 4, 1), (Kind.ROW_CHANGED, 5, 1)],
        id="a changed row behind a gap",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("trail", "head", "found"), CASES)
def test_what_was_done_is_found(trail, head, found):
    verdict = verify(trail, head)
    assert [(fault.kind, fault.number, fault.rows) for fault in verdict.faults] == found
    assert verdict.is_whole == (not found)
    assert verdict.rows == len(trail)
    assert (verdict.first is None) == verdict.is_whole
    if verdict.first:
        assert verdict.first.number == min(number for _, number, _ in found)
    assert len(told_verdict(verdict)) == (2 if verdict.is_whole else 1 + len(found))


@given(number=st.integers(1, 12), name=st.sampled_from([*CHAINED, "previous_hash", "hash"]), data=st.data())
def test_any_change_of_any_column_is_found(number: int, name: str, data: st.DataObject) -> None:
    was = WHOLE[number - 1][name]
    other = data.draw(
        st.one_of(st.none(), st.text(max_size=80), st.integers(), st.booleans()).filter(lambda v: v != was)
    )
    assert not verify(changed(number, **{name: other}), END).is_whole


@given(st.permutations(WHOLE).filter(lambda each: each != WHOLE))
def test_any_other_order_is_found(trail: list[Row]) -> None:
    assert not verify(trail, END).is_whole


@given(st.sets(st.integers(1, 12), min_size=1))
def test_whichever_rows_are_gone_they_are_counted(gone: set[int]) -> None:
    verdict = verify(without(*gone), END)
    missing = {Kind.ROWS_MISSING, Kind.END_MISSING}
    assert {fault.kind for fault in verdict.faults} <= missing
    assert sum(fault.rows for fault in verdict.faults) == len(gone)
    assert verdict.first is not None
    assert verdict.first.number == min(gone)


def test_a_trail_written_anew_is_whole_in_itself_and_found_by_what_was_noted():
    noted = end_of(WHOLE[:8])
    anew = rewritten(WHOLE, 5, reason="Never mind.")
    assert verify(anew, end_of(anew)).is_whole
    assert verify(WHOLE, END, noted=noted).is_whole
    found = verify(anew, end_of(anew), noted=noted).faults
    assert found == (Fault(Kind.NOTED_DISAGREES, 8),)
    later = rewritten(WHOLE, 9, reason="Never mind.")
    assert verify(later, end_of(later), noted=noted).is_whole


def test_a_noted_row_that_is_not_there():
    short = WHOLE[:5]
    assert verify(short, end_of(short), noted=end_of(WHOLE[:8])).faults == (Fault(Kind.NOTED_DISAGREES, 8),)


def test_a_moved_row_is_looked_for_near_its_place_only():
    trail = rows(NEARBY + 40)
    for place in (NEARBY + 1, NEARBY + 2):
        swapped = list(trail)
        swapped[0] = {**trail[place - 1], "number": 1}
        kinds = [fault.kind for fault in verify(swapped, end_of(trail)).faults]
        assert (Kind.ROW_MOVED in kinds) == (place == NEARBY + 1)
        assert (Kind.ROW_CHANGED in kinds) == (place == NEARBY + 2)


def test_many_changed_rows_cost_little():
    trail = [{**row, "reason": "x"} for row in rows(3_000)]
    (fault,) = verify(trail, end_of(trail)).faults
    assert fault == Fault(Kind.ROW_CHANGED, 1, 3_000)


def test_very_many_missing_rows_are_counted_without_keeping_each():
    last = chained({**WHOLE[0], "number": 1_000_000}, "f" * 64)
    verdict = verify([WHOLE[0], last], end_of([last]))
    assert verdict.faults == (Fault(Kind.ROWS_MISSING, 2, 999_998),)


def test_a_walk_keeps_no_rows():
    trail = rows(4_000)

    def made_on_the_way() -> Iterator[Row]:
        return ({**row} for row in islice(trail, None))

    tracemalloc.start()
    verify(made_on_the_way(), end_of(trail))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100_000


def test_a_verdict_as_data():
    data = verify(without(5), END).as_data()
    assert data == {
        "whole": False,
        "rows": 11,
        "end": {"number": 12, "hash": END.hash},
        "faults": [{"kind": "rows_missing", "number": 5, "rows": 1, "detail": ""}],
    }


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_fault_is_told_in_a_sentence(kind: Kind) -> None:
    one, many = (told_verdict(verify([], None)._replace(faults=(Fault(kind, 5, rows, "6"),))) for rows in (1, 3))
    assert one[0].startswith("The audit trail is broken.")
    assert "5" in one[1] or kind is Kind.HEAD_DISAGREES
    assert one[1].endswith(".")
    assert "3" in many[1]
    assert one[1] != many[1]
