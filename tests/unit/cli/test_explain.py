"""`comhla explain`: a duty in own words, and each answer with the facts and days it rests on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from comhla.cli.facts_shown import facts_shown
from comhla.law import check, duties
from tests.lib.command import Comhla
from tests.lib.random_facts import random_authority, whole_authority

DAY = "2018-09-01"
DEMONSTRATION = "examples/demonstration.yaml"


def test_without_a_file_the_duty_is_told(comhla: Comhla) -> None:
    ran = comhla("explain", "act-2014/s42", "--on", DAY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Publish a performance report for each year and give copies [act-2014/s42]\n====")
    assert "\nWhat is checked\n" in ran.out
    assert "as at" not in ran.out


# on, what the list of versions shows
VERSIONS = [
    (
        "2026-08-31",
        "2 versions in time\n"
        "  1  from 28 November 2014 to 31 August 2026   <- the law on 31 August 2026\n"
        "  2  from 1 September 2026\n",
    ),
    (
        "2026-09-01",
        "2 versions in time\n"
        "  1  from 28 November 2014 to 31 August 2026\n"
        "  2  from 1 September 2026   <- the law on 1 September 2026\n",
    ),
]


@pytest.mark.parametrize(("on", "shown"), VERSIONS)
def test_versions_stand_first_and_the_law_of_the_day_is_marked(comhla: Comhla, on: str, shown: str) -> None:
    out = comhla("explain", "IJBO-P1", "--on", on).out
    assert shown in out
    assert out.index(shown) < out.index("In our own words")


def test_an_answer_shows_reason_facts_and_days(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("explain", "act-2014/s42", strathmore, "--on", DAY, "--subject", "2017-18")
    assert ran.code == 0
    _, _, answer = ran.out.partition("Not met: ")
    answer = answer.partition("\n\n")[0]
    assert answer.splitlines()[0] == "the report for 2017-18 [2017-18]"
    assert "Answer: The report for 2017-18 was published on 2 August 2018, 2 days after the" in " ".join(answer.split())
    assert "  Next: It is already published; nothing is left to do but to say so openly." in answer
    assert "  Last day in time: 31 July 2018\n" in answer
    assert "published_on = 2018-08-02" in " ".join(answer.split())
    assert "  Facts: performance_reports[report-2017-18]: " in answer
    assert "report-2016-17" not in answer
    assert answer.count("Days that had come: ") == 1
    assert "2 August 2018" in answer
    assert answer.endswith("if nothing more is recorded.")


def test_facts_of_other_rows_are_shown_where_they_hold_on_the_day(comhla: Comhla) -> None:
    ran = comhla("explain", "IJBO-V1", DEMONSTRATION, "--on", "2026-11-22", "--subject", "board-2024-06-26")
    told = " ".join(ran.out.split())
    assert "; person, body, seat, first_day, last_day," in told
    assert "[council-1" not in told
    assert "council-3-2021: council-nominee-3, board, council_nominee, 2021-08-01, 2024-07-31," in told
    assert "council-3-2015" not in told
    assert "meetings[board-2024-06-26]: votes = 1 recorded" in told


def test_only_some_rows_are_shown_unless_a_subject_is_named(comhla: Comhla) -> None:
    everything = comhla("explain", "IJBO-V1", DEMONSTRATION, "--on", "2026-11-22")
    one = comhla("explain", "IJBO-V1", DEMONSTRATION, "--on", "2026-11-22", "--subject", "board-2024-06-26")
    assert "  Facts: members: 6 of " in everything.out
    assert "  Facts: members: 6 of " not in one.out


# duty, what its facts say
SHOWN = [
    ("act-2014/s42", "Facts: information_requests: not recorded"),
    ("act-2014/s3", "Facts: evidence: none"),
    ("act-2014/s35", "Facts: plans[plan-2016]: "),
    ("act-2014/s35", "statement_covers = not recorded"),
    ("IJBO-M1", "Facts: members: not recorded"),
    ("act-2014/s35", "Days that had come: 9 March 2016, 20 March 2016"),
]


@pytest.mark.parametrize(("duty", "said"), SHOWN)
def test_what_is_not_recorded_is_said(comhla: Comhla, strathmore: Path, duty: str, said: str) -> None:
    assert said in " ".join(comhla("explain", duty, strathmore, "--on", DAY).out.split())


def test_evidence_is_shown_with_its_day(comhla: Comhla, strathmore: Path) -> None:
    strathmore.write_text(
        strathmore.read_text(encoding="utf-8")
        + "evidence:\n"
        + "  - {id: paper-1, duty: act-2014/s3, what: Paper 7, dated_on: 2015-03-04}\n"
        + "  - {id: paper-2, duty: act-2014/s3, what: Paper 8, dated_on: 2015-03-11}\n",
        encoding="utf-8",
    )
    out = comhla("explain", "act-2014/s3", strathmore, "--on", DAY).out
    assert "  Facts: evidence: 2; what, dated_on (-: not recorded)\n" in out
    assert "    paper-1: Paper 7, 2015-03-04\n    paper-2: Paper 8, 2015-03-11\n" in out


# duty, what is said of the duty as a whole
AS_A_WHOLE = [
    ("IJMC-M1", "Answer: This binds the health board and the council of a lead agency scheme"),
    ("BIO-2", "Answer: This is not in force as seen: "),
]


@pytest.mark.parametrize(("duty", "said"), AS_A_WHOLE)
def test_an_answer_about_the_duty_as_a_whole(comhla: Comhla, strathmore: Path, duty: str, said: str) -> None:
    ran = comhla("explain", duty, strathmore, "--on", DAY)
    assert "Does not apply: Strathmore [authority]" in ran.out
    assert said in ran.out


def test_a_duty_that_is_not_in_force_compares_no_days(comhla: Comhla, strathmore: Path) -> None:
    out = comhla("explain", "BIO-2", strathmore, "--on", DAY).out
    assert "Days that had come" not in out
    assert "Version 1 of the duty" not in out


def test_a_duty_with_nothing_to_say_says_so(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("explain", "act-2014/s42", strathmore, "--on", "2010-01-01")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("On this day there is nothing to say.\n")


# subject, what is said
UNKNOWN = [
    ("2017-19", "On this day nothing is asked of the subject '2017-19'. Did you mean "),
    ("zzzzzz", "On this day nothing is asked of the subject 'zzzzzz'. Did you mean "),
]


@pytest.mark.parametrize(("subject", "said"), UNKNOWN)
def test_a_subject_that_is_not_asked_about_is_told(comhla: Comhla, strathmore: Path, subject: str, said: str) -> None:
    ran = comhla("explain", "act-2014/s42", strathmore, "--on", DAY, "--subject", subject)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(said)
    assert "2017-18" in ran.err


def test_a_subject_where_nothing_is_asked_at_all(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("explain", "act-2014/s42", strathmore, "--on", "2010-01-01", "--subject", "2017-18")
    assert ran.err == "On this day nothing is asked of the subject '2017-18'.\n"


@pytest.mark.parametrize("duty", [each.id for each in duties()])
def test_every_duty_can_be_told(comhla: Comhla, duty: str) -> None:
    ran = comhla("explain", duty)
    assert (ran.code, ran.err) == (0, "")
    assert [line for line in ran.out.splitlines() if len(line) > 80 and not line.startswith("http")] == []


@pytest.mark.parametrize("seed", range(3))
def test_the_facts_of_every_answer_can_be_shown(seed: int) -> None:
    day = date(2026, 11, 22)
    for facts in (random_authority(seed), whole_authority(seed)):
        for finding in check(facts, as_at=day):
            shown = list(facts_shown(finding, facts, day, most=3))
            assert all(line.lstrip() for line in shown)
            assert bool(shown) == bool(finding.facts_used)
