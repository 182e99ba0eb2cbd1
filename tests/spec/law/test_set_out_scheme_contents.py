"""IS-0: the prescribed information in a scheme, and every timescale that the scheme sets."""

import pytest

from comhla.law.duties.set_out_scheme_contents import matters_of
from comhla.law.facts import NOT_DONE, Evidence, SchemeKind, SchemeTerm
from comhla.reference import scheme_contents
from comhla.reference.models import Model
from tests.lib.law import COUNCIL, SECOND_COUNCIL, a_scheme, an_authority, day, finding, findings, outcome

DUTY = "IS-0"
GIVEN, TIMESCALES, AGREED = "give_information_on_each_matter", "state_each_timescale", "agree_each_matter"
KEPT = "keep_the_timescale"
A, B, C, D = Model
BOTH = (COUNCIL, SECOND_COUNCIL)
AS_AT = "2016-05-01"
BOARD_ONLY, COMMITTEE_ONLY = {"IS-5", "IS-11", "IS-14"}, {"IS-3", "IS-4"}

# model, councils, the matter on governance, others that belong to boards only
MATTERS = [
    (A, (COUNCIL,), "IS-1", 22),
    (A, BOTH, "IS-2", 22),
    (B, (COUNCIL,), "IS-3", 19),
    (D, BOTH, "IS-4", 19),
]


@pytest.mark.parametrize(("model", "councils", "governance", "number"), MATTERS)
def test_which_matters_belong_to_a_scheme(model, councils, governance, number):
    keys = {row.key for row in matters_of(a_scheme(model, councils=councils))}
    assert keys & {"IS-1", "IS-2", "IS-3", "IS-4", "IS-A"} == {governance}
    assert len(keys) == number
    assert (keys >= BOARD_ONLY) is (model is A)


def terms(model=A, councils=(COUNCIL,), *, without=(), **facts):
    """A term on each matter, two where the schedule asks for two timescales."""
    rows = matters_of(a_scheme(model, councils=councils))
    return tuple(
        SchemeTerm(**{"id": f"{row.key}-{number}", "matter": row.key, "given": True, "agreed": True, **facts})
        for row in rows
        if row.key not in without
        for number in range(max(row.timescale_count, 1))
    )


def a_term(matter, **facts):
    return SchemeTerm(**{"id": f"{matter}-x", "matter": matter, **facts})


def with_terms(given, model=A, **facts):
    return an_authority(schemes=(a_scheme(model, terms=given),), **facts)


# what is recorded on IS-12, workforce; outcome for a board
ON_ONE_MATTER = [
    ((a_term("IS-12", given=True),), "met"),
    ((a_term("IS-12", text_reference="section 9"),), "met"),
    ((a_term("IS-12", text_reference="none"),), "not_met"),
    ((a_term("IS-12", given=False),), "not_met"),
    ((a_term("IS-12", given=True), a_term("IS-12", given=False)), "not_met"),
    ((a_term("IS-12"),), "not_evidenced"),
    ((), "not_evidenced"),
]


@pytest.mark.parametrize(("recorded", "expected"), ON_ONE_MATTER)
def test_give_information_on_each_matter(recorded, expected):
    facts = with_terms((*terms(without=("IS-12",)), *recorded))
    assert outcome(DUTY, GIVEN, facts, as_at=AS_AT) == expected


def test_the_matter_that_is_missing_is_named():
    found = finding(DUTY, GIVEN, with_terms((*terms(without=("IS-12",)), a_term("IS-12", given=False))), as_at=AS_AT)
    assert found.because == (
        "This is missing from the first integration scheme (scheme-2015): the prescribed information on Workforce (IS-12)."
    )


# matter, outcome for a lead agency: which general rows bind it is a reading, its own governance row is not
LEAD_AGENCY = [("IS-12", "for_a_person"), ("IS-3", "not_met")]


@pytest.mark.parametrize(("matter", "expected"), LEAD_AGENCY)
def test_which_rows_bind_a_lead_agency_is_a_question(matter, expected):
    facts = with_terms((*terms(D, without=(matter,)), a_term(matter, given=False)), D)
    assert outcome(DUTY, GIVEN, facts, as_at=AS_AT) == expected


@pytest.mark.parametrize("part", [GIVEN, TIMESCALES, AGREED])
def test_terms_not_recorded(part):
    assert outcome(DUTY, part, an_authority(), as_at=AS_AT) == "cannot_tell"


IN_THREE_MONTHS = {"timescale": "within three months"}
# what is recorded on IS-21, which asks for two timescales; outcome
ON_TIMESCALES = [
    ((a_term("IS-21", **IN_THREE_MONTHS), a_term("IS-21", due_on=day("2016-06-30"))), "met"),
    ((a_term("IS-21", **IN_THREE_MONTHS),), "not_evidenced"),
    ((a_term("IS-21", **IN_THREE_MONTHS), a_term("IS-21")), "not_evidenced"),
    ((a_term("IS-21", **IN_THREE_MONTHS), a_term("IS-21", timescale="none")), "not_met"),
    ((), "not_evidenced"),
]


@pytest.mark.parametrize(("recorded", "expected"), ON_TIMESCALES)
def test_state_each_timescale(recorded, expected):
    facts = with_terms((*terms(without=("IS-21",), **IN_THREE_MONTHS), *recorded))
    assert outcome(DUTY, TIMESCALES, facts, as_at=AS_AT) == expected


def test_the_schedule_asks_for_nine_timescales():
    assert sum(row.timescale_count for row in scheme_contents()) == 9


def evidence(dated):
    return (Evidence(id="e", duty=DUTY, part=AGREED, what="Minutes of both bodies", dated_on=day(dated)),)


# terms, evidence, outcome
AGREEMENTS = [
    (terms(), None, "met"),
    ((*terms(), a_term("IS-12", agreed=False)), None, "not_met"),
    ((*terms(), a_term("IS-12", agreed=None)), None, "not_evidenced"),
    ((*terms(), a_term("IS-12", agreed=None)), evidence("2015-03-01"), "met"),
    ((), None, "not_evidenced"),
]


@pytest.mark.parametrize(("given", "shown", "expected"), AGREEMENTS)
def test_agree_each_matter(given, shown, expected):
    assert outcome(DUTY, AGREED, with_terms(given, evidence=shown), as_at=AS_AT) == expected


def a_revised_scheme(**facts):
    return a_scheme(
        **{
            "id": "scheme-2022",
            "kind": SchemeKind.REVISED,
            "replaces": "scheme-2015",
            "approved_on": day("2022-07-01"),
            "takes_effect_on": day("2022-10-01"),
            **facts,
        }
    )


# schemes, outcome for scheme-2022: a revision without terms of its own leaves those before it as they were
REVISIONS = [
    ((a_scheme(terms=terms()), a_revised_scheme()), "met"),
    ((a_scheme(terms=terms()), a_revised_scheme(terms=())), "not_evidenced"),
    ((a_scheme(terms=terms()), a_revised_scheme(kind=SchemeKind.NEW)), "cannot_tell"),
    ((a_scheme(), a_revised_scheme()), "cannot_tell"),
    ((a_scheme(), a_revised_scheme(replaces="scheme-2022")), "cannot_tell"),
]


@pytest.mark.parametrize(("schemes", "expected"), REVISIONS)
def test_terms_of_a_revised_scheme(schemes, expected):
    assert outcome(DUTY, GIVEN, an_authority(schemes=schemes), as_at="2023-01-01", subject="scheme-2022") == expected


TARGETS = {"output": "the list of targets", "due_on": day("2015-08-27")}
# done on, as at, outcome: "within three months" of 27 May 2015
DEADLINES = [
    (day("2015-08-27"), "2015-08-26", "not_yet_due"),
    (day("2015-08-27"), "2015-08-27", "met"),
    (day("2015-08-28"), "2015-08-28", "not_met"),
    (NOT_DONE, "2015-08-27", "not_yet_due"),
    (NOT_DONE, "2015-08-28", "not_met"),
    (None, "2015-08-28", "cannot_tell"),
]


@pytest.mark.parametrize(("done", "as_at", "expected"), DEADLINES)
def test_keep_the_timescale(done, as_at, expected):
    facts = with_terms((a_term("IS-8", **TARGETS, done_on=done),))
    assert outcome(DUTY, KEPT, facts, as_at=as_at) == expected


def test_each_timescale_is_one_occurrence():
    facts = with_terms((a_term("IS-8", **TARGETS), a_term("IS-9", due_on=day("2015-11-27")), a_term("IS-1")))
    subjects = [each.subject.id for each in findings(DUTY, facts, as_at=AS_AT) if each.part.key == KEPT]
    assert subjects == ["scheme-2015:IS-8-x", "scheme-2015:IS-9-x"]


# what became of the scheme, done on, as at, outcome; due on 31 March 2023
ENDS = [
    ((), NOT_DONE, "2023-04-01", "not_met"),
    ((a_revised_scheme(terms=()),), NOT_DONE, "2022-09-30", "not_yet_due"),
    ((a_revised_scheme(terms=()),), NOT_DONE, "2022-10-01", "not_applicable"),
    ((a_revised_scheme(terms=()),), day("2022-09-30"), "2022-10-01", "met"),
    ((a_revised_scheme(),), NOT_DONE, "2023-04-01", "not_met"),
    ((a_revised_scheme(ended_on=day("2022-12-31")),), NOT_DONE, "2023-01-01", "not_applicable"),
    ((a_revised_scheme(kind=SchemeKind.NEW),), NOT_DONE, "2023-04-01", "not_applicable"),
]


@pytest.mark.parametrize(("later", "done", "as_at", "expected"), ENDS)
def test_a_timescale_ends_with_the_terms_of_the_scheme(later, done, as_at, expected):
    scheme = a_scheme(terms=(a_term("IS-16", due_on=day("2023-03-31"), done_on=done),))
    facts = an_authority(schemes=(scheme, *later))
    assert outcome(DUTY, KEPT, facts, as_at=as_at) == expected


def test_schemes_that_replace_each_other_do_not_go_round_for_ever():
    scheme = a_scheme(terms=(a_term("IS-16", due_on=day("2023-03-31")),))
    one, other = a_revised_scheme(), a_revised_scheme(id="scheme-2022b", replaces="scheme-2022")
    circle = one.replace(replaces="scheme-2022b")
    facts = an_authority(schemes=(scheme, circle, other))
    assert outcome(DUTY, KEPT, facts, as_at="2023-01-01") == "not_yet_due"
    assert outcome(DUTY, GIVEN, facts, as_at="2023-01-01", subject="scheme-2022") == "cannot_tell"


def test_the_regulations_begin_on_28_november_2014():
    facts = an_authority(schemes=(a_scheme(approved_on=day("2014-11-27")),))
    assert findings(DUTY, facts, as_at="2015-01-01") == []
