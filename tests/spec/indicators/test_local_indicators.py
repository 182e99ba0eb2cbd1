"""Indicators that an authority defines for itself."""

import json

import pytest

from comhla.indicators.catalogue import Definition, Measure, Suite
from comhla.indicators.entries import write_entry
from comhla.indicators.errors import NotAFile
from comhla.indicators.local import read_local, read_local_record, write_local

WAITING = {
    "key": "home-care-waiting",
    "label": "Waiting for home care",
    "title": "People who wait more than seven days for home care",
    "measure": "proportion",
    "unit": "per cent",
    "multiplier": 100,
    "polarity": "lower_is_better",
    "numerator": "People who were assessed and wait more than seven days",
    "denominator": "People who were assessed",
    "source": "The social work record system",
    "owner": "Head of adult services",
    "geographies": ["authority", "locality"],
    "period_kind": "month",
    "outcomes": ["O2", "O9"],
    "review_on": "2027-03-31",
}
TOML = """
[[indicator]]
key = "home-care-waiting"
label = "Waiting for home care"
title = "People who wait more than seven days for home care"
measure = "proportion"
unit = "per cent"
multiplier = 100
polarity = "lower_is_better"
numerator = "People who were assessed and wait more than seven days"
denominator = "People who were assessed"
source = "The social work record system"
owner = "Head of adult services"
geographies = ["authority", "locality"]
period_kind = "month"
outcomes = ["O2", "O9"]
review_on = 2027-03-31
"""


def but(**fields):
    """The sample with some fields changed, and without those that are None."""
    return {name: value for name, value in (WAITING | fields).items() if value is not None}


def problems(content):
    with pytest.raises(NotAFile) as refused:
        read_local(content if isinstance(content, bytes) else json.dumps(content).encode(), "own.json")
    return refused.value.problems


def test_toml_and_json_say_the_same():
    (found,) = read_local(TOML.encode())
    assert (found.key, found.suite, found.measure) == ("home-care-waiting", Suite.LOCAL, Measure.PROPORTION)
    same = [{"indicator": [WAITING]}, [WAITING], WAITING]
    assert all(read_local(json.dumps(shape).encode()) == (found,) for shape in same)
    assert read_local(b"\xef\xbb\xbf" + TOML.encode()) == (found,)
    assert read_local_record(WAITING) == found


def test_what_is_written_reads_back():
    definitions = [{"words": "All", "last_period": "2026-03"}, {"words": "Adults", "first_period": "2026-04"}]
    own = [
        read_local_record(WAITING),
        read_local_record(but(key="b", title='Quotes " and \\ and Cùram', definitions=definitions, decimals=0)),
    ]
    assert read_local(write_local(own)) == tuple(own)
    assert own[1].definitions == (
        Definition(words="All", last_period="2026-03"),
        Definition(words="Adults", first_period="2026-04"),
    )


def test_a_record_of_plain_values_reads_back():
    own = read_local_record(but(definitions=[{"words": "All"}], lag_days=30, caveats=["New in 2026."]))
    assert read_local_record(json.loads(json.dumps(write_entry(own)))) == own


REFUSED = [
    # what is wrong with the sample                      field               message
    ({"key": None}, "key", "It is not given. Every indicator needs it."),
    ({"key": " "}, "key", "It is empty."),
    ({"key": "Home care!"}, "key", "cannot be a key"),
    ({"key": "SW08"}, "key", "SW08 is the national indicator NI-19."),
    ({"key": "ni-02"}, "key", "is the national indicator NI-2"),
    ({"key": 5}, "key", "It is not a text."),
    ({"key": "k" * 81}, "key", "It has 81 letters. Write at most 80."),
    ({"label": "tab\x00"}, "label", "signs in it that cannot be shown"),
    ({"unit": 7}, "unit", "It is not a text."),
    ({"suite": "core"}, "suite", "A local indicator is of no other set."),
    ({"measure": "percentage"}, "measure", "Write one of: proportion, rate,"),
    ({"measure": ["rate"]}, "measure", "none of the words for it"),
    ({"multiplier": 1}, "multiplier", "A proportion is in per cent. Write 100."),
    ({"multiplier": None}, "multiplier", "A proportion is in per cent."),
    ({"multiplier": 0}, "multiplier", "not a number above zero"),
    ({"multiplier": True}, "multiplier", "not a number above zero"),
    ({"multiplier": "100"}, "multiplier", "not a number above zero"),
    ({"multiplier": 10**400}, "multiplier", "not a number above zero"),
    ({"decimals": 7}, "decimals", "Write a number from 0 to 6."),
    ({"decimals": 1.5}, "decimals", "Write a number from 0 to 6."),
    ({"decimals": True}, "decimals", "Write a number from 0 to 6."),
    ({"polarity": "up"}, "polarity", "Write one of: higher_is_better, lower_is_better, neither."),
    ({"numerator": ""}, "numerator", "Say what is counted, of whom."),
    ({"numerator": None}, "numerator", "Say what is counted, of whom."),
    ({"denominator": None}, "denominator", "Say what the numerator is divided by."),
    ({"measure": "rate", "denominator": ""}, "denominator", "Say what the numerator is divided by."),
    ({"owner": None}, "owner", "Name the post that answers"),
    ({"review_on": None}, "review_on", "Name the day on which"),
    ({"review_on": "31/3/2027"}, "review_on", "Write year, month and day, as 2027-03-31."),
    ({"review_on": 2027}, "review_on", "is not a day"),
    ({"geographies": "authority"}, "geographies", "It is not a list"),
    ({"geographies": ["parish"]}, "geographies", "Write one of: scotland,"),
    ({"outcomes": ["O10"]}, "outcomes", "'O10' is no national outcome. Write O1 to O9."),
    ({"outcomes": ["O1", "O1"]}, "outcomes", "Something stands twice in it."),
    ({"caveats": [""]}, "caveats", "It is empty."),
    ({"caveats": ["a"] * 51}, "caveats", "at most 50"),
    ({"independent_events": "no"}, "independent_events", "Write true or false."),
    ({"definitions": ["All"]}, "definitions", "One of the definitions cannot be read."),
    ({"definitions": [{"first_period": "2026-04"}]}, "definitions", "Each has words, and may have only"),
    ({"definitions": [{"words": "All", "until": "2026-04"}]}, "definitions", "Each has words, and may have only"),
    ({"definitions": [{"words": "All", "last_period": "2026"}]}, "definitions", "Definition 1: "),
    ({"polarities": "up"}, "polarities", "Did you mean polarity?"),
    ({"xyz": "up"}, "xyz", "No indicator has a field of this name. Leave it out."),
]


@pytest.mark.parametrize(("wrong", "field", "message"), REFUSED)
def test_a_mistake_is_told_with_its_field_and_how_to_put_it_right(wrong, field, message):
    (problem,) = problems(but(**wrong))
    assert (problem.file, problem.sheet, problem.column) == ("own.json", "indicator 1", field)
    assert message in str(problem)


OUT_OF_ORDER = [
    # first and last periods of the definitions
    [("2026-04", "2026-03")],
    [(None, "2026-03"), (None, "2026-12")],
    [(None, "2026-03"), ("2026-03", None)],
    [("2026-04", None), ("2026-01", None)],
]


@pytest.mark.parametrize("stretches", OUT_OF_ORDER)
def test_definitions_come_one_after_the_other(stretches):
    definitions = [
        {"words": str(number)}
        | {name: key for name, key in zip(("first_period", "last_period"), pair, strict=True) if key}
        for number, pair in enumerate(stretches)
    ]
    (problem,) = problems(but(definitions=definitions))
    assert "does not come after the one before" in problem.what
    assert problem.column == "definitions"


def test_definitions_may_leave_the_end_open():
    definitions = [{"words": "All"}, {"words": "Adults", "first_period": "2026-04"}]
    assert len(read_local_record(but(definitions=definitions)).definitions) == 2


def test_all_mistakes_of_all_indicators_are_told_at_once():
    found = problems([but(label=None, decimals=-1, owner=None), but(key="b"), but(key="c", measure="x"), 7])
    assert [(problem.sheet, problem.column) for problem in found] == [
        ("indicator 1", "label"),
        ("indicator 1", "decimals"),
        ("indicator 1", "owner"),
        ("indicator 3", "measure"),
        ("indicator 4", ""),
    ]


def test_a_key_stands_once_in_a_file():
    (problem,) = problems([WAITING, but(key="Home-Care-Waiting")])
    assert "The key Home-Care-Waiting stands twice." in str(problem)


BROKEN = [
    # content                                what the message has
    (b"", "There is no indicator in the file."),
    (b"[]", "There is no indicator in the file."),
    (b'{"indicator": []}', "There is no indicator in the file."),
    (b'{"indicator": [], "author": 1}', "Nothing is known of author"),
    (b"\xff\xfe", "Byte 1 of the file is not UTF-8."),
    (b"key = ", "The file is not TOML that can be read"),
    (b'{"key": ', "The file is not JSON that can be read"),
    (b'{"multiplier": NaN}', "NaN is not a number"),
    (b"[" + b"[" * 100_000, "The file is not"),
    (b'{"a":' * 100_000, "The file is not JSON that can be read"),
    (b" " * 1_000_001, "larger than a million bytes"),
]


@pytest.mark.parametrize(("content", "message"), BROKEN, ids=[message for _, message in BROKEN])
def test_a_file_that_is_none_is_refused_as_a_whole(content, message):
    (problem,) = problems(content)
    assert message in str(problem)
    assert problem.remedy
