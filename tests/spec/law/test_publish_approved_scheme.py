"""act-2014/s8: publishing the approved scheme as soon as practicable."""

import pytest

from comhla.law.facts import NOT_DONE, SchemeKind
from tests.lib.law import a_scheme, an_authority, day, finding, findings, outcome, silent

DUTY = "act-2014/s8"
GAP, TEXT = "publish_as_soon_as_practicable", "publish_the_approved_text"


def with_scheme(**facts):
    return an_authority(schemes=(a_scheme(**facts),))


# published on, as at, outcome; approved on 27 May 2015. The gap alone is never a breach.
GAPS = [
    (None, "2015-05-27", "for_a_person"),
    (NOT_DONE, "2016-05-27", "for_a_person"),
    (day("2015-05-27"), "2015-05-27", "met"),
    (day("2015-05-28"), "2015-05-27", "for_a_person"),
    (day("2015-05-28"), "2015-05-28", "for_a_person"),
]


@pytest.mark.parametrize(("published", "as_at", "expected"), GAPS)
def test_publish_as_soon_as_practicable(published, as_at, expected):
    assert outcome(DUTY, GAP, with_scheme(published_on=published), as_at=as_at) == expected


def test_the_gap_is_shown():
    found = finding(DUTY, GAP, with_scheme(published_on=day("2015-06-27")), as_at="2015-07-01")
    assert found.because == (
        "The first integration scheme (scheme-2015) was approved on 27 May 2015 and published 31 days later, on"
        " 27 June 2015. Was that as soon as practicable?"
    )


@pytest.mark.parametrize(("same", "expected"), [(True, "met"), (False, "for_a_person"), (None, "cannot_tell")])
def test_publish_the_approved_text(same, expected):
    facts = with_scheme(published_on=day("2015-06-01"), published_text_is_approved_text=same)
    assert outcome(DUTY, TEXT, facts, as_at="2015-06-01") == expected
    assert silent(DUTY, TEXT, facts, as_at="2015-05-31")


def test_asked_of_approved_first_and_new_schemes():
    assert findings(DUTY, with_scheme(approved_on=NOT_DONE), as_at="2015-06-01") == []
    assert findings(DUTY, with_scheme(kind=SchemeKind.REVISED), as_at="2015-06-01") == []
    assert outcome(DUTY, GAP, with_scheme(kind=SchemeKind.NEW), as_at="2015-06-01") == "for_a_person"
    assert findings(DUTY, with_scheme(), as_at="2015-05-26") == []
