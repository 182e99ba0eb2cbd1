"""A day in three inputs: what people type, and what they are told."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from comhla.web.fields import DayField

THREE = ("day", "month", "year")


def typed(day: str = "", month: str = "", year: str = "") -> dict[str, str]:
    return {f"first_day_{part}": text for part, text in zip(THREE, (day, month, year), strict=True)}


def form_of(data: dict[str, str] | None, **options: object) -> forms.Form:
    class Sample(forms.Form):
        first_day = DayField(label="First day", **options)

    return Sample(data)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (typed("1", "9", "2026"), date(2026, 9, 1)),
        (typed("01", "09", "2026"), date(2026, 9, 1)),
        (typed(" 1 ", " 9", "2026 "), date(2026, 9, 1)),
        (typed("1", "September", "2026"), date(2026, 9, 1)),
        (typed("1", "sept", "2026"), date(2026, 9, 1)),
        (typed("1", "SEP.", "2026"), date(2026, 9, 1)),
        (typed("29", "2", "2028"), date(2028, 2, 29)),
        ({"first_day": "2026-09-01"}, date(2026, 9, 1)),
    ],
)
def test_a_day_is_read(data, expected):
    form = form_of(data)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["first_day"] == expected


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (typed(), "Enter a day, a month and a year."),
        ({}, "Enter a day, a month and a year."),
        (typed("1", "9", ""), "Enter the year too."),
        (typed("", "9", ""), "Enter the day and the year too."),
        (typed("1", "", "2026"), "Enter the month too."),
        (typed("31", "11", "2026"), "There is no such day as 31 November 2026. Check the day and the month."),
        (typed("29", "2", "2027"), "There is no such day as 29 February 2027. Check the day and the month."),
        (typed("0", "9", "2026"), "Enter the day as a number from 1 to 31."),
        (typed("first", "9", "2026"), "Enter the day as a number from 1 to 31."),
        (typed("1", "13", "2026"), "Enter the month as a number from 1 to 12, or as a word such as September."),
        (typed("1", "m", "2026"), "Enter the month as a number from 1 to 12, or as a word such as September."),
        (typed("1", "Nonsense", "2026"), "Enter the month as a number from 1 to 12, or as a word such as September."),
        (typed("1", "9", "26"), "Enter the year with four figures, such as 2026."),
        (typed("1", "9", "0000"), "Enter the year with four figures, such as 2026."),
        (typed("1", "9", "²026"), "Enter the year with four figures, such as 2026."),
        ({"first_day": "soon"}, "Enter the month and the year too."),
    ],
)
def test_what_is_no_day_is_refused_with_words(data, told):
    assert form_of(data).errors["first_day"] == [told]


def test_a_day_that_may_be_left_out_is_nothing():
    form = form_of(typed(), required=False)
    assert form.is_valid()
    assert form.cleaned_data["first_day"] is None


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("31", "Enter a day that is 1 April 2026 or later."),
        ("1", None),
        ("30", None),
    ],
)
def test_limits_are_days_that_are_accepted(day, told):
    month = "3" if day == "31" else "4"
    form = form_of(typed(day, month, "2026"), first=date(2026, 4, 1), last=date(2026, 4, 30))
    assert form.errors.get("first_day") == ([told] if told else None)


def test_a_day_after_the_last_is_refused():
    form = form_of(typed("1", "5", "2026"), last=date(2026, 4, 30))
    assert form.errors["first_day"] == ["Enter a day that is 30 April 2026 or earlier."]


def test_months_are_read_in_gaelic_and_in_english():
    with override("gd"):
        for month in ("An t-Sultain", "September"):
            form = form_of(typed("1", month, "2026"))
            assert form.is_valid(), form.errors
            assert form.cleaned_data["first_day"] == date(2026, 9, 1)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_shown_in_the_inputs_is_read_as_the_same_day(day):
    field = DayField()
    assert field.clean(field.widget.decompress(day)) == day
    assert not field.has_changed(day, field.widget.decompress(day))


@pytest.mark.parametrize(
    ("initial", "data", "changed"),
    [
        (date(2026, 9, 1), ["1", "9", "2026"], False),
        (date(2026, 9, 1), ["2", "9", "2026"], True),
        (date(2026, 9, 1), ["", "", ""], True),
        (None, ["", "", ""], False),
        (date(2026, 9, 1), ["99", "9", "2026"], True),
    ],
)
def test_a_change_is_another_day(initial, data, changed):
    assert DayField().has_changed(initial, data) is changed


def test_the_inputs_show_what_was_typed_and_say_which_they_are():
    form = form_of(typed("31", "11", "2026"))
    drawn = str(form["first_day"])
    for part, label, value in zip(THREE, ("Day", "Month", "Year"), ("31", "11", "2026"), strict=True):
        assert f'<label class="ds_label" for="id_first_day_{part}">{label}</label>' in drawn
        assert f'name="first_day_{part}" value="{value}"' in drawn
    assert drawn.count("ds_input--error") == 3


def test_a_date_that_is_given_is_shown():
    class Sample(forms.Form):
        first_day = DayField(initial=date(2026, 9, 1))

    drawn = str(Sample()["first_day"])
    assert 'value="1"' in drawn
    assert 'value="9"' in drawn
    assert 'value="2026"' in drawn
    assert "ds_input--error" not in drawn


def test_nothing_sent_is_told_from_inputs_left_empty():
    widget = DayField().widget
    assert widget.value_omitted_from_data({}, {}, "first_day")
    assert not widget.value_omitted_from_data(typed(), {}, "first_day")
    assert not widget.value_omitted_from_data({"first_day": "2026-09-01"}, {}, "first_day")


def test_a_date_is_accepted_as_it_is():
    assert DayField().clean(date(2026, 9, 1)) == date(2026, 9, 1)
