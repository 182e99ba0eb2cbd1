"""The public face of `comhla.dates`."""

import inspect

import pytest

import comhla.dates
from comhla.dates import DatesError


def test_every_public_name_is_exported_and_has_a_docstring():
    public = {
        name
        for name, value in vars(comhla.dates).items()
        if getattr(value, "__module__", "").startswith("comhla.dates.")
    }

    assert public == set(comhla.dates.__all__)
    for name in public:
        assert inspect.getdoc(getattr(comhla.dates, name)), name


@pytest.mark.parametrize(
    "name",
    [
        "BadCount",
        "BadDay",
        "BadFinancialYear",
        "BadReportingYear",
        "DayNotCovered",
        "OpenPeriod",
        "OutsideCalendar",
        "ReversedPeriod",
    ],
)
def test_every_error_belongs_to_one_tree(name):
    assert issubclass(getattr(comhla.dates, name), DatesError)
