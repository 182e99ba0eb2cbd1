"""Reading an authority file: what may be written how, and that silence, none and not done stay three things."""

from datetime import date
from decimal import Decimal

import pytest

from comhla.law.facts import NOT_DONE, Ages
from tests.lib.files import HEAD, read_text

FUNCTION = """\
schemes:
  - {id: s, kind: first, model: a, health_board: NHS Strathmore, councils: [Strathmore Council],
     functions: [{id: f, name: F, FIELD}]}
"""


def test_left_out_is_not_recorded_and_an_empty_list_is_none():
    assert read_text(HEAD).plans is None
    assert read_text(HEAD + "plans: []\n").plans == ()
    assert read_text(HEAD + "plans: none\n").plans == ()
    assert read_text(HEAD + "plans:\n").plans is None
    assert read_text(HEAD + "plans: null\n").plans is None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-09-01", date(2026, 9, 1)),
        ('"2026-09-01"', date(2026, 9, 1)),
        ("not done", NOT_DONE),
        ("Not done", NOT_DONE),
        ("~", None),
    ],
)
def test_events(written, expected):
    facts = read_text(HEAD + f"plans: [{{id: p, title: P, finalised_on: {written}}}]\n")
    assert facts.plans[0].finalised_on == expected


@pytest.mark.parametrize(
    ("field", "name", "expected"),
    [
        ("set_aside: yes", "set_aside", True),
        ("set_aside: No", "set_aside", False),
        ("set_aside: true", "set_aside", True),
        ('councils_served: "1,200"', "councils_served", 1200),
        ("ages: 18 and over", "ages", Ages.ADULTS),
        ("enactment: 0123", "enactment", "0123"),
        ("enactment: no", "enactment", "no"),
        ('enactment: ""', "enactment", ""),
    ],
)
def test_values_keep_what_was_written(field, name, expected):
    facts = read_text(HEAD + FUNCTION.replace("FIELD", field))
    assert getattr(facts.functions[0], name) == expected


@pytest.mark.parametrize(("written", "expected"), [("1234.50", "1234.50"), ("£1,234,567", "1234567"), ("-5", "-5")])
def test_amounts(written, expected):
    text = HEAD + f'financial_statements: [{{id: s, total: "{written}"}}]\n'
    assert read_text(text).financial_statements[0].total == Decimal(expected)


def test_json_is_read_the_same_way_with_tabs_and_all():
    text = '{\n\t"schema": "comhla-authority/1",\n\t"authority": {"name": "S", "fictional": true},\n\t"plans": []\n}'
    assert read_text(text).plans == ()


def test_a_mark_at_the_start_of_the_file_is_no_part_of_it():
    assert read_text("\ufeff" + HEAD).authority.name == "Strathmore"


def test_anchors_may_be_used():
    text = HEAD + "people: [&a {id: a}]\nofficers: [{id: o, person: a, post: chief_officer, first_day: 2016-04-01}]\n"
    assert read_text(text).officers[0].person == "a"
