"""act-2014/s42: prepare and publish a performance report for each reporting year, and give copies."""

import pytest

from comhla.law.facts import (
    NOT_DONE,
    BoardEstablishment,
    Evidence,
    InformationRequest,
    Judged,
    Judgement,
    PerformanceReport,
    ReportCopy,
    RequestPurpose,
)
from comhla.reference.models import Model
from tests.lib.law import (
    COUNCIL,
    HEALTH_BOARD,
    SECOND_COUNCIL,
    a_scheme,
    an_authority,
    day,
    finding,
    findings,
    outcome,
    outcome_of_the_whole,
    silent,
    started,
)

DUTY = "act-2014/s42"


def a_report(year="2024-25", **facts):
    return PerformanceReport(**{"id": f"report-{year}", "reporting_year": year, **facts})


def with_reports(*reports, **facts):
    return an_authority(**{"establishment": started(), "performance_reports": reports, **facts})


def silent_on_2024_25(part, facts, *, as_at):
    asked = [each for each in findings(DUTY, facts, as_at=as_at) if each.part is not None and each.part.key == part]
    return "2024-25" not in {each.subject.id for each in asked}


# reporting year, published on, as at, outcome. 31 July is in time whatever the weekday; 1 August is for a person.
PUBLICATIONS = [
    ("2024-25", NOT_DONE, "2025-04-01", "not_yet_due"),
    ("2024-25", NOT_DONE, "2025-07-31", "not_yet_due"),
    ("2024-25", NOT_DONE, "2025-08-01", "for_a_person"),
    ("2024-25", NOT_DONE, "2025-08-02", "not_met"),
    ("2024-25", None, "2025-07-31", "not_yet_due"),
    ("2024-25", None, "2025-08-01", "cannot_tell"),
    ("2024-25", day("2025-07-31"), "2025-07-30", "not_yet_due"),
    ("2024-25", day("2025-07-31"), "2025-07-31", "met"),
    ("2024-25", day("2025-08-01"), "2025-08-01", "for_a_person"),
    ("2024-25", day("2025-08-01"), "2026-01-01", "for_a_person"),
    ("2024-25", day("2025-08-02"), "2025-08-02", "not_met"),
    # A draft went to the board in July and the report was published on 3 August.
    ("2024-25", day("2025-08-03"), "2025-07-31", "not_yet_due"),
    ("2024-25", day("2025-08-03"), "2025-08-01", "for_a_person"),
    ("2024-25", day("2025-08-03"), "2025-08-02", "not_met"),
    ("2024-25", day("2025-08-03"), "2025-08-03", "not_met"),
    # 31 July 2027 is a Saturday, and nothing moves to Monday 2 August.
    ("2026-27", day("2027-07-31"), "2027-09-01", "met"),
    ("2026-27", day("2027-08-02"), "2027-09-01", "not_met"),
    ("2016-17", day("2017-07-31"), "2017-09-01", "met"),
    ("2016-17", day("2017-08-02"), "2017-09-01", "not_met"),
]


@pytest.mark.parametrize(("year", "published_on", "as_at", "expected"), PUBLICATIONS)
def test_publish_in_time(year, published_on, as_at, expected):
    facts = with_reports(a_report(year, published_on=published_on))
    assert outcome(DUTY, "publish_in_time", facts, as_at=as_at, subject=year) == expected


def test_a_late_report_says_how_late():
    found = finding(
        DUTY,
        "publish_in_time",
        with_reports(a_report(published_on=day("2025-08-03"))),
        as_at="2025-08-03",
        subject="2024-25",
    )
    assert found.because == (
        "The report for 2024-25 was published on 3 August 2025, 3 days after the last day in time, 31 July 2025."
    )
    assert found.due == day("2025-07-31")
    assert found.holds_until is None


def test_a_judgement_on_the_first_of_august_decides():
    judged = Judgement(
        id="j",
        duty=DUTY,
        part="publish_in_time",
        subject="2024-25",
        answer=Judged.MET,
        reasons="The year is read literally.",
        judged_by="monitoring officer",
        judged_on=day("2025-08-10"),
    )
    facts = with_reports(a_report(published_on=day("2025-08-01")), judgements=(judged,))
    assert outcome(DUTY, "publish_in_time", facts, as_at="2025-08-10", subject="2024-25") == "met"


# reporting year, published on, statement of postponement on, as at, outcome
POSTPONEMENTS = [
    ("2019-20", day("2020-10-31"), day("2020-07-31"), "2020-12-01", "for_a_person"),
    ("2019-20", NOT_DONE, day("2020-07-31"), "2020-08-02", "for_a_person"),
    ("2019-20", NOT_DONE, None, "2020-08-02", "cannot_tell"),
    ("2019-20", NOT_DONE, NOT_DONE, "2020-07-31", "not_yet_due"),
    ("2019-20", NOT_DONE, NOT_DONE, "2020-08-01", "for_a_person"),
    ("2019-20", NOT_DONE, NOT_DONE, "2020-08-02", "not_met"),
    ("2019-20", None, day("2020-07-31"), "2020-08-02", "cannot_tell"),
    ("2020-21", day("2021-11-15"), NOT_DONE, "2021-12-01", "not_met"),
    ("2020-21", day("2021-11-15"), None, "2021-12-01", "cannot_tell"),
    ("2020-21", day("2021-11-15"), day("2021-08-20"), "2021-08-19", "not_met"),
    ("2020-21", day("2021-11-15"), day("2021-08-20"), "2021-08-20", "for_a_person"),
    ("2020-21", day("2021-07-31"), None, "2021-12-01", "met"),
    ("2021-22", day("2022-09-30"), day("2022-07-31"), "2022-12-01", "for_a_person"),
    # Before and after the pandemic rule a statement changes nothing.
    ("2018-19", day("2019-09-30"), day("2019-07-31"), "2022-12-01", "not_met"),
    ("2022-23", day("2023-09-30"), day("2023-07-31"), "2023-12-01", "not_met"),
]


@pytest.mark.parametrize(("year", "published_on", "stated_on", "as_at", "expected"), POSTPONEMENTS)
def test_a_report_could_be_postponed_in_the_pandemic(year, published_on, stated_on, as_at, expected):
    facts = with_reports(a_report(year, published_on=published_on, postponement_statement_on=stated_on))
    assert outcome(DUTY, "publish_in_time", facts, as_at=as_at, subject=year) == expected


# reporting year, statement of postponement on, as at, outcome of preparing a report that was ready in October
POSTPONED_PREPARATIONS = [
    ("2019-20", day("2020-06-24"), "2020-07-31", "not_yet_due"),
    ("2019-20", day("2020-06-24"), "2020-08-01", "for_a_person"),
    ("2019-20", day("2020-06-24"), "2020-09-01", "for_a_person"),
    ("2019-20", day("2020-06-24"), "2020-10-08", "met"),
    ("2019-20", day("2020-09-02"), "2020-09-01", "not_met"),
    ("2019-20", NOT_DONE, "2020-09-01", "not_met"),
    ("2019-20", None, "2020-09-01", "cannot_tell"),
    ("2022-23", day("2023-06-24"), "2023-09-01", "not_met"),
]


@pytest.mark.parametrize(("year", "stated_on", "as_at", "expected"), POSTPONED_PREPARATIONS)
def test_a_report_that_could_be_postponed_may_be_ready_later(year, stated_on, as_at, expected):
    ready_on = day(f"{year[:2]}{year[5:]}-10-08")
    report = a_report(year, prepared_on=ready_on, published_on=ready_on, postponement_statement_on=stated_on)
    assert outcome(DUTY, "prepare_report", with_reports(report), as_at=as_at, subject=year) == expected


def test_a_postponed_report_asks_whether_it_may_still_be_prepared():
    report = a_report("2019-20", prepared_on=NOT_DONE, postponement_statement_on=day("2020-06-24"))
    found = finding(DUTY, "prepare_report", with_reports(report), as_at="2020-09-01", subject="2019-20")
    assert found.because == (
        "A statement that the report for 2019-20 was postponed was published on 24 June 2020; the report was due by"
        " 31 July 2020 and is not ready. The law that says when a postponed report became due was not read. Was the"
        " statement made as soon as practicable, and is there still time?"
    )


@pytest.mark.parametrize(
    ("published_on", "words"),
    [(day("2020-10-31"), "was published on 31 October 2020"), (NOT_DONE, "is not published")],
)
def test_a_postponed_report_asks_whether_it_was_in_time(published_on, words):
    report = a_report("2019-20", published_on=published_on, postponement_statement_on=day("2020-07-31"))
    found = finding(DUTY, "publish_in_time", with_reports(report), as_at="2020-12-01", subject="2019-20")
    assert words in found.because
    assert "was not read" in found.because


# ready on, published on, as at, outcome
PREPARATIONS = [
    (day("2025-06-20"), NOT_DONE, "2025-06-19", "not_yet_due"),
    (day("2025-06-20"), NOT_DONE, "2025-06-20", "met"),
    (None, day("2025-07-20"), "2025-07-20", "met"),
    (NOT_DONE, NOT_DONE, "2025-07-31", "not_yet_due"),
    (NOT_DONE, NOT_DONE, "2025-08-01", "for_a_person"),
    (NOT_DONE, NOT_DONE, "2025-08-02", "not_met"),
    (None, NOT_DONE, "2025-08-01", "cannot_tell"),
]


@pytest.mark.parametrize(("prepared_on", "published_on", "as_at", "expected"), PREPARATIONS)
def test_prepare_report(prepared_on, published_on, as_at, expected):
    facts = with_reports(a_report(prepared_on=prepared_on, published_on=published_on))
    assert outcome(DUTY, "prepare_report", facts, as_at=as_at, subject="2024-25") == expected


# assesses planning, assesses carrying out, outcome
ASSESSMENTS = [
    (True, True, "met"),
    (False, True, "not_met"),
    (True, False, "not_met"),
    (True, None, "not_evidenced"),
    (None, None, "not_evidenced"),
]


@pytest.mark.parametrize(("planning", "carrying_out", "expected"), ASSESSMENTS)
def test_assess_planning_and_carrying_out(planning, carrying_out, expected):
    report = a_report(published_on=day("2025-07-20"), assesses_planning=planning, assesses_carrying_out=carrying_out)
    facts = with_reports(report)
    part = "assess_planning_and_carrying_out"
    assert silent_on_2024_25(part, facts, as_at="2025-07-19")
    assert outcome(DUTY, part, facts, as_at="2025-07-20", subject="2024-25") == expected


def test_assess_planning_and_carrying_out_by_evidence():
    shown = Evidence(id="e", duty=DUTY, subject="2024-25", what="Checklist of the report", dated_on=day("2025-07-20"))
    facts = with_reports(a_report(published_on=day("2025-07-20")), evidence=(shown,))
    assert outcome(DUTY, "assess_planning_and_carrying_out", facts, as_at="2025-07-20", subject="2024-25") == "met"


def test_assess_planning_and_carrying_out_says_nothing_before_publication():
    assert silent(DUTY, "assess_planning_and_carrying_out", with_reports(a_report()), as_at="2025-07-20")


SENT = day("2025-08-10")


def copies(*recipients, sent_on=SENT):
    return tuple(ReportCopy(recipient=each, sent_on=sent_on) for each in recipients)


BOARD, HEALTH_BOARD_LEADS = Model.BODY_CORPORATE, Model.HEALTH_BOARD_LEADS
COUNCIL_LEADS, BOTH_LEAD = Model.COUNCIL_LEADS, Model.BOTH_LEAD
COMMITTEE = "monitoring_committee"
# model, councils, copies to, outcome once the day for publishing is over
COPIES = [
    (BOARD, (COUNCIL,), (HEALTH_BOARD, COUNCIL), "met"),
    (BOARD, (COUNCIL,), (HEALTH_BOARD,), "for_a_person"),
    (BOARD, (COUNCIL, SECOND_COUNCIL), (HEALTH_BOARD, COUNCIL), "for_a_person"),
    (BOARD, (COUNCIL, SECOND_COUNCIL), (HEALTH_BOARD, COUNCIL, SECOND_COUNCIL), "met"),
    (BOARD, (COUNCIL,), (), "for_a_person"),
    (BOTH_LEAD, (COUNCIL,), (COMMITTEE,), "met"),
    (BOTH_LEAD, (COUNCIL,), (HEALTH_BOARD, COUNCIL), "for_a_person"),
    (HEALTH_BOARD_LEADS, (COUNCIL,), (COMMITTEE, COUNCIL), "met"),
    (HEALTH_BOARD_LEADS, (COUNCIL,), (COMMITTEE,), "for_a_person"),
    (HEALTH_BOARD_LEADS, (COUNCIL,), (COUNCIL,), "for_a_person"),
    (COUNCIL_LEADS, (COUNCIL,), (COMMITTEE, HEALTH_BOARD), "met"),
    (COUNCIL_LEADS, (COUNCIL,), (COMMITTEE, COUNCIL), "for_a_person"),
]


@pytest.mark.parametrize(("model", "councils", "recipients", "expected"), COPIES)
def test_give_copies(model, councils, recipients, expected):
    report = a_report(published_on=day("2025-07-20"), copies=copies(*recipients))
    facts = with_reports(report, model=model, councils=councils)
    assert outcome(DUTY, "give_copies", facts, as_at="2025-08-10", subject="2024-25") == expected


# copies, as at, outcome: until the last day for publishing a copy is only asked for
COPIES_IN_TIME = [
    (None, "2025-07-20", "cannot_tell"),
    ((), "2025-07-31", "not_yet_due"),
    ((), "2025-08-01", "for_a_person"),
    (copies(HEALTH_BOARD, COUNCIL), "2025-08-09", "for_a_person"),
    (copies(HEALTH_BOARD, COUNCIL), "2025-08-10", "met"),
    (copies(HEALTH_BOARD, COUNCIL, sent_on=NOT_DONE), "2025-08-01", "for_a_person"),
    (copies(HEALTH_BOARD, COUNCIL, sent_on=None), "2025-08-01", "cannot_tell"),
]


@pytest.mark.parametrize(("given", "as_at", "expected"), COPIES_IN_TIME)
def test_give_copies_has_no_day_of_its_own(given, as_at, expected):
    facts = with_reports(a_report(published_on=day("2025-07-20"), copies=given))
    assert outcome(DUTY, "give_copies", facts, as_at=as_at, subject="2024-25") == expected


def test_who_has_no_copy_is_named():
    facts = with_reports(a_report(published_on=day("2025-07-20"), copies=()), model=BOTH_LEAD)
    found = finding(DUTY, "give_copies", facts, as_at="2025-08-01", subject="2024-25")
    assert found.because == (
        "The report for 2024-25 is published, and no copy was given to the monitoring committee. No day is set for"
        " copies. Should they have had theirs by now?"
    )


def test_give_copies_says_nothing_before_publication():
    assert silent(DUTY, "give_copies", with_reports(a_report(copies=())), as_at="2025-07-20")


def test_a_council_that_leads_with_no_health_board_recorded_owes_a_copy_to_the_committee():
    scheme = a_scheme(COUNCIL_LEADS, health_board=None)
    report = a_report(published_on=day("2025-07-20"), copies=copies(COMMITTEE))
    facts = with_reports(report, schemes=(scheme,))
    assert outcome(DUTY, "give_copies", facts, as_at="2025-08-10", subject="2024-25") == "met"


def asked_for(*reports, **facts):
    request = InformationRequest(
        **{
            "id": "request-1",
            "purpose": RequestPurpose.PERFORMANCE_REPORT,
            "asked_of": COUNCIL,
            "asked_on": day("2025-04-10"),
            "report": "report-2024-25",
            **facts,
        }
    )
    return with_reports(*reports, information_requests=(request,))


PUBLISHED = a_report(published_on=day("2025-07-20"))
# report, needed by, supplied on, refused on, as at, outcome
REQUESTS = [
    (PUBLISHED, day("2025-05-10"), day("2025-05-10"), None, "2025-06-01", "met"),
    (PUBLISHED, day("2025-05-10"), day("2025-05-11"), None, "2025-06-01", "for_a_person"),
    (PUBLISHED, None, day("2025-07-20"), None, "2025-07-20", "met"),
    (PUBLISHED, None, day("2025-07-21"), None, "2025-07-21", "not_met"),
    (PUBLISHED, day("2025-05-10"), None, None, "2025-05-10", "not_yet_due"),
    (PUBLISHED, day("2025-05-10"), None, None, "2025-05-11", "for_a_person"),
    (PUBLISHED, None, NOT_DONE, None, "2025-07-19", "not_yet_due"),
    (PUBLISHED, None, NOT_DONE, None, "2025-07-20", "not_met"),
    (PUBLISHED, None, None, None, "2025-07-20", "cannot_tell"),
    (a_report(published_on=NOT_DONE), None, NOT_DONE, None, "2025-12-01", "not_yet_due"),
    (a_report("2023-24", published_on=day("2024-07-20")), None, NOT_DONE, None, "2025-12-01", "not_yet_due"),
    (PUBLISHED, None, NOT_DONE, day("2025-04-20"), "2025-04-19", "not_yet_due"),
    (PUBLISHED, None, NOT_DONE, day("2025-04-20"), "2025-04-20", "not_met"),
]


@pytest.mark.parametrize(("report", "needed_by", "supplied_on", "refused_on", "as_at", "expected"), REQUESTS)
def test_supply_information(report, needed_by, supplied_on, refused_on, as_at, expected):
    facts = asked_for(report, needed_by=needed_by, supplied_on=supplied_on, refused_on=refused_on)
    assert outcome(DUTY, "supply_information", facts, as_at=as_at) == expected


def test_a_refusal_with_a_reason_is_for_a_person():
    facts = asked_for(refused_on=day("2025-04-20"), refusal_reason="It is not held.")
    assert outcome(DUTY, "supply_information", facts, as_at="2025-05-01") == "for_a_person"


def test_a_request_that_names_no_report_has_no_last_day():
    facts = asked_for(PUBLISHED, report=None, supplied_on=NOT_DONE)
    assert outcome(DUTY, "supply_information", facts, as_at="2025-12-01") == "not_yet_due"


def test_judge_need_for_information():
    facts = asked_for(PUBLISHED, supplied_on=day("2025-05-10"))
    assert outcome(DUTY, "judge_need_for_information", facts, as_at="2025-05-09") == "for_a_person"
    assert silent(DUTY, "judge_need_for_information", facts, as_at="2025-05-10")


def test_a_request_for_the_plan_is_not_asked_about_here():
    assert silent(DUTY, "supply_information", asked_for(purpose=RequestPurpose.PLAN), as_at="2025-06-01")


def years(facts, *, as_at):
    every = [each for each in findings(DUTY, facts, as_at=as_at) if each.part and each.part.key == "publish_in_time"]
    return {each.subject.id: each.outcome.value for each in every}


def test_a_year_is_asked_about_from_the_first_of_april():
    assert list(years(with_reports(), as_at="2017-03-31")) == []
    assert years(with_reports(), as_at="2017-04-01") == {"2016-17": "not_yet_due"}
    assert years(with_reports(), as_at="2018-04-01") == {"2016-17": "not_met", "2017-18": "not_yet_due"}


# functions passed on, first reporting year
FIRST_YEARS = [
    ("2015-07-01", "2016-17"),
    ("2016-04-01", "2016-17"),
    ("2017-03-31", "2016-17"),
    ("2017-04-01", "2017-18"),
]


@pytest.mark.parametrize(("passed_on", "first"), FIRST_YEARS)
def test_the_first_year_is_2016_17_or_when_functions_passed(passed_on, first):
    facts = with_reports(establishment=started(day(passed_on)))
    assert min(years(facts, as_at="2020-04-01")) == first


def test_no_year_is_asked_about_while_functions_have_not_passed():
    assert years(with_reports(establishment=started(NOT_DONE)), as_at="2020-04-01") == {}


def test_where_the_day_functions_passed_is_not_recorded_only_years_after_a_report_are_decided():
    facts = with_reports(a_report("2017-18", published_on=day("2018-07-01")), establishment=None)
    assert years(facts, as_at="2019-08-02") == {"2016-17": "cannot_tell", "2017-18": "met", "2018-19": "not_met"}


def test_of_two_reports_for_a_year_the_one_published_first_counts():
    first, again = a_report(published_on=day("2025-07-20")), a_report(published_on=day("2025-09-20"))
    for reports in [(first, again), (again, first), (a_report(published_on=NOT_DONE), first)]:
        assert years(with_reports(*reports), as_at="2025-10-01")["2024-25"] == "met"


# wound up on, years asked about
WOUND_UP = [
    ("2020-07-31", ["2016-17", "2017-18", "2018-19"]),
    ("2020-08-01", ["2016-17", "2017-18", "2018-19", "2019-20"]),
]


@pytest.mark.parametrize(("wound_up_on", "expected"), WOUND_UP)
def test_a_board_that_was_wound_up_before_its_report_was_due_is_not_asked_for_it(wound_up_on, expected):
    gone = BoardEstablishment(functions_delegated_on=day("2016-04-01"), wound_up_on=day(wound_up_on))
    assert list(years(with_reports(establishment=gone), as_at="2025-01-01")) == expected


def test_the_lead_agencies_that_follow_a_board_report_on():
    gone = BoardEstablishment(functions_delegated_on=day("2016-04-01"), wound_up_on=day("2018-03-31"))
    schemes = (a_scheme(), a_scheme(BOTH_LEAD, id="scheme-2018", approved_on=day("2018-03-31")))
    facts = with_reports(establishment=gone, schemes=schemes)
    assert list(years(facts, as_at="2020-01-01")) == ["2016-17", "2017-18", "2018-19"]


def test_reports_not_recorded():
    facts = an_authority(information_requests=())
    assert outcome_of_the_whole(DUTY, facts, as_at="2025-08-02") == "cannot_tell"
