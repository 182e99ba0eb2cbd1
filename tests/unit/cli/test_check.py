"""`comhla check`: what it prints, what it leaves out, and its exit codes."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from comhla.law import Outcome
from tests.lib.command import FACTS, Comhla

DAY = "2018-09-01"
REPORT = "act-2014/s42"


# as at, duty, exit code, why
EXIT_CODES = [
    ("2018-09-01", REPORT, 1, "the second report was late"),
    ("2018-09-01", "IJBO-M1", 0, "nothing is recorded of members, and nothing is guessed"),
    ("2017-08-01", REPORT, 0, "the first report was in time"),
]


@pytest.mark.parametrize(("as_at", "duty", "code", "why"), EXIT_CODES)
def test_the_exit_code_says_whether_something_is_not_met(
    comhla: Comhla, strathmore: Path, as_at: str, duty: str, code: int, why: str
) -> None:
    assert comhla("check", strathmore, "--as-at", as_at, "--duty", duty).code == code, why


def test_the_summary_comes_first_and_then_what_needs_attention(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("check", strathmore, "--as-at", DAY, "--duty", REPORT)
    assert ran.err == ""
    assert ran.out.splitlines()[:20] == [
        "Strathmore (illustrative), as at 1 September 2018",
        "=================================================",
        str(strathmore),
        "",
        "     1  Not met",
        "     2  No evidence recorded",
        "     3  Cannot tell",
        "     3  Met (not listed)",
        "",
        "Not met",
        "-------",
        "* Publish a performance report for each year and give copies [act-2014/s42]",
        "  - s.42(4)(a), (8): The report for 2017-18 was published on 2 August 2018, 2",
        "    days after the last day in time, 31 July 2018.",
        "    Next: It is already published; nothing is left to do but to say so openly.",
        "    Last day in time: 31 July 2018",
        "",
        "",
        "No evidence recorded",
        "--------------------",
    ]
    headings = [line for line in ran.out.splitlines() if line in {each.heading for each in Outcome}]
    assert headings == ["Not met", "No evidence recorded", "Cannot tell"]


def test_findings_that_are_alike_are_one_entry(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("check", strathmore, "--as-at", DAY, "--duty", REPORT, "--outcome", "not_evidenced")
    assert ran.out.count("s.42(2)") == 1
    assert "    The same for 1 more: the report for 2017-18." in ran.out.splitlines()


def test_all_lists_every_finding_by_itself_and_what_is_met(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("check", strathmore, "--as-at", DAY, "--duty", REPORT, "--all")
    assert ran.out.count("  - s.42(2): ") == 2
    assert "The same for" not in ran.out
    assert "not listed" not in ran.out
    assert "The report for 2016-17 was published on 20 July 2017; the last day in time was" in " ".join(ran.out.split())
    assert "Nothing is recorded under information_requests, so this cannot be told." in " ".join(ran.out.split())


def test_what_cannot_be_told_is_a_list_of_what_to_record(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("check", strathmore, "--as-at", DAY, "--duty", "IJBO-M1")
    assert "* Constitute the board of one council [IJBO-M1]\n    Not recorded: members.\n" in ran.out


def test_what_comes_due_is_listed_by_day(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("check", strathmore, "--as-at", "2018-04-02", "--duty", REPORT, "--outcome", "not_yet_due")
    assert "31 July 2018       Publish a performance report for each year and give copies" in ran.out.splitlines()


def test_no_line_is_wider_than_a_terminal(comhla: Comhla) -> None:
    ran = comhla("check", "examples/demonstration.yaml", "--as-at", "2026-11-22", "--all")
    assert [line for line in ran.out.splitlines() if len(line) > 80] == []


def test_outcomes_choose_what_is_listed_and_not_the_exit_code(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("check", strathmore, "--as-at", DAY, "--duty", REPORT, "--outcome", "MET", "--outcome", "not-yet-due")
    assert ran.code == 1
    assert "     1  Not met (not listed)" in ran.out
    assert "\nMet\n---\n" in ran.out
    assert "\nNot met\n" not in ran.out


def test_an_outcome_that_was_not_found_leaves_the_summary(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("check", strathmore, "--as-at", "2010-01-01", "--duty", REPORT)
    assert ran.code == 0
    assert "     0  findings" in ran.out


def test_a_duty_is_called_by_id_or_name_in_any_case(comhla: Comhla, strathmore: Path) -> None:
    by_id = comhla("check", strathmore, "--as-at", DAY, "--duty", "ACT-2014/S42")
    by_name = comhla("check", strathmore, "--as-at", DAY, "--duty", "publish_performance_report")
    assert by_id == by_name


def test_a_duty_named_twice_is_checked_once(comhla: Comhla, strathmore: Path) -> None:
    once = comhla("check", strathmore, "--as-at", DAY, "--duty", REPORT)
    assert comhla("check", strathmore, "--as-at", DAY, "--duty", REPORT, "--duty", REPORT) == once


def test_json_has_these_keys_and_no_others(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("check", strathmore, "--as-at", DAY, "--format", "json")
    whole = ran.data
    assert (ran.code, ran.err) == (1, "")
    assert list(whole) == ["as_at", "law_seen_to", "authorities"]
    assert whole["as_at"] == DAY
    (authority,) = whole["authorities"]
    assert list(authority) == ["authority", "file", "findings"]
    assert (authority["authority"], authority["file"]) == ("Strathmore", str(strathmore))
    for finding in authority["findings"]:
        assert list(finding) == [
            "duty", "version", "outcome", "because", "subject", "citation", "due", "holds_until", "next_step",
            "facts_used",
        ]  # fmt: skip
        assert list(finding["citation"]) == ["title", "provision", "url", "verified"]


def test_json_gives_the_finding_as_it_is(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("check", strathmore, "--as-at", DAY, "--duty", REPORT, "--outcome", "not_met", "--format", "json")
    (finding,) = ran.data["authorities"][0]["findings"]
    assert finding["duty"] == REPORT
    assert finding["subject"] == "2017-18"
    assert finding["because"].startswith("The report for 2017-18 was published on 2 August 2018, 2 days after")
    assert (finding["version"], finding["outcome"], finding["due"]) == (1, "not_met", "2018-07-31")
    assert finding["citation"]["url"].startswith("https://www.legislation.gov.uk/asp/2014/9")
    assert finding["citation"]["verified"] == "text seen"
    assert "performance_reports.published_on" in finding["facts_used"]


def test_csv_has_a_row_for_each_finding(comhla: Comhla, strathmore: Path) -> None:
    arguments = ("check", strathmore, "--as-at", DAY, "--duty", REPORT)
    rows = list(csv.DictReader(io.StringIO(comhla(*arguments, "--format", "csv").out)))
    findings = comhla(*arguments, "--format", "json").data["authorities"][0]["findings"]
    assert [row["because"] for row in rows] == [finding["because"] for finding in findings]
    assert [row["outcome"] for row in rows].count("not_met") == 1
    assert list(rows[0])[:4] == ["as_at", "authority", "file", "duty"]


# what somebody named a plan, what a spreadsheet is given
FORMULAS = [
    ("=First plan", "'=First plan was"),
    ("+441234", "'+441234 was"),
    ("-1+1", "'-1+1 was"),
    ("@SUM(A1)", "'@SUM(A1) was"),
    ("A plan = a plan", "A plan = a plan was"),
]


@pytest.mark.parametrize(("title", "begins"), FORMULAS)
def test_csv_gives_a_spreadsheet_no_formula(comhla: Comhla, tmp_path: Path, title: str, begins: str) -> None:
    path = tmp_path / "formula.yaml"
    path.write_text(FACTS.replace("=First plan", title), encoding="utf-8")
    ran = comhla("check", path, "--as-at", DAY, "--duty", "act-2014/s35", "--format", "csv")
    reasons = [row["because"] for row in csv.DictReader(io.StringIO(ran.out))]
    assert any(reason.startswith(begins) for reason in reasons), reasons
    cells = [cell for row in csv.reader(io.StringIO(ran.out)) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []


def test_several_files_are_told_one_after_another(comhla: Comhla, strathmore: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(FACTS.replace("name: Strathmore\n", "name: Glenmore\n"), encoding="utf-8")
    ran = comhla("check", strathmore, other, "--as-at", DAY, "--duty", REPORT)
    assert re.findall(r"^(\w+) \(illustrative\), as at", ran.out, re.MULTILINE) == ["Strathmore", "Glenmore"]
    assert ran.out.count("The law is paraphrased") == 1
    data = comhla("check", other, strathmore, "--as-at", DAY, "--format", "json").data
    assert [each["authority"] for each in data["authorities"]] == ["Glenmore", "Strathmore"]


def test_a_json_file_is_read_as_well(comhla: Comhla, strathmore: Path, tmp_path: Path) -> None:
    from comhla.authority_file import read, to_json

    other = tmp_path / "strathmore.json"
    other.write_text(to_json(read(strathmore.read_bytes(), file="strathmore")), encoding="utf-8")
    one = comhla("check", strathmore, "--as-at", DAY, "--format", "csv").out
    assert comhla("check", other, "--as-at", DAY, "--format", "csv").out.replace(".json", ".yaml") == one


@pytest.mark.parametrize("form", ["text", "json", "csv", "html"])
def test_the_output_goes_where_it_was_told(comhla: Comhla, strathmore: Path, tmp_path: Path, form: str) -> None:
    arguments = ("check", strathmore, "--as-at", DAY, "--format", form)
    place = tmp_path / "new" / "folder" / f"report.{form}"
    ran = comhla(*arguments, "--output", place)
    assert (ran.code, ran.out) == (1, f"Written to {place}\n")
    assert place.read_bytes().decode("utf-8") == comhla(*arguments).out


def test_a_place_that_cannot_be_written_is_told(comhla: Comhla, strathmore: Path, tmp_path: Path) -> None:
    ran = comhla("check", strathmore, "--as-at", DAY, "--output", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{tmp_path} cannot be written: Is a directory. Choose another place.\n"


def test_today_is_asked_about_where_no_day_is_given(
    comhla: Comhla, strathmore: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import date

    monkeypatch.setattr("comhla.cli.check.today", lambda: date(2018, 9, 1))
    assert "as at 1 September 2018" in comhla("check", strathmore).out


def test_the_summary_alone(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("check", strathmore, "--as-at", DAY, "--duty", REPORT, "--summary")
    assert ran.code == 1
    assert ran.out.splitlines()[4:8] == [
        "     1  Not met",
        "     2  No evidence recorded",
        "     3  Cannot tell",
        "     3  Met",
    ]
    assert "Publish a performance report" not in ran.out
