"""`comhla history` and `comhla compare`: what changed, and that both say what `comhla check` says."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from comhla.authority_file import read
from comhla.law import check
from comhla.law.changes import differences
from tests.lib.command import FACTS, Comhla

REPORT = "act-2014/s42"
DEMONSTRATION = "examples/demonstration.yaml"


def test_history_tells_the_day_the_change_and_its_cause(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("history", strathmore, "--from", "2018-07-30", "--to", "2018-08-02", "--duty", REPORT)
    assert (ran.code, ran.err) == (0, "")
    told = " ".join(ran.out.split())
    assert ran.out.startswith("Strathmore: ")
    assert "of outcome from 30 July 2018 to 2 August 2018\n" in ran.out
    assert "\n2 August 2018\n-------------\n" in ran.out
    assert "Recorded for that day: performance_reports[report-2017-18].published_on." in told
    assert "2 days after the last day in time, 31 July 2018." in told


def test_history_of_one_change_and_of_none(comhla: Comhla, strathmore: Path) -> None:
    time = ("--from", "2026-08-31", "--to", "2026-08-31")
    assert comhla("history", strathmore, *time).out == (
        "Strathmore: 0 changes of outcome from 31 August 2026 to 31 August 2026\n"
    )
    one = comhla("history", strathmore, "--from", "2016-03-08", "--to", "2016-03-09", "--duty", "act-2014/s35")
    assert one.out.startswith("Strathmore: 1 change of outcome from 8 March 2016 to 9 March 2016\n")


def test_history_tells_what_ends_without_an_answer(comhla: Comhla) -> None:
    arguments = ("history", DEMONSTRATION, "--from", "2016-01-31", "--to", "2018-12-31")
    ended = [each for each in comhla(*arguments, "--format", "json").data["changes"] if each["to"] is None]
    assert ended
    assert all(each["because"] is None for each in ended)
    assert " ".join(comhla(*arguments).out.split()).count("-> Nothing to say. ") == len(ended)


def test_history_as_data(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla(
        "history", strathmore, "--from", "2018-07-30", "--to", "2018-08-02", "--duty", REPORT, "--format", "json"
    )
    assert list(ran.data) == ["authority", "file", "changes"]
    for each in ran.data["changes"]:
        assert list(each) == ["day", "duty", "part", "subject", "from", "to", "because", "cause"]
    assert ("2018-08-02", "2017-18", "not_met") in {
        (each["day"], each["subject"], each["to"]) for each in ran.data["changes"]
    }


def test_history_ends_today_where_no_last_day_is_given(
    comhla: Comhla, strathmore: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("comhla.cli.files.today", lambda: date(2018, 8, 2))
    out = comhla("history", strathmore, "--from", "2018-07-30").out
    assert "from 30 July 2018 to 2 August 2018" in out


def changes_by_checking(path: str, first_day: date, last_day: date) -> set[tuple[Any, ...]]:
    """What changed from day to day, found by checking every day."""
    facts = read(Path(path).read_bytes(), file=path)
    found: set[tuple[Any, ...]] = set()
    before = check(facts, as_at=first_day)
    day = first_day
    while day < last_day:
        day += timedelta(days=1)
        after = check(facts, as_at=day)
        for each in differences(before, after):
            earlier = each.before.outcome.value if each.before else None
            later = each.after.outcome.value if each.after else None
            if earlier != later:
                found.add((day.isoformat(), each.shown.duty.id, each.shown.subject.id, earlier, later))
        before = after
    return found


# from, to: a financial year's end, a change of law
TIMES = [("2026-03-25", "2026-04-05"), ("2026-08-25", "2026-09-04")]


@pytest.mark.parametrize(("first_day", "last_day"), TIMES)
def test_history_is_the_differences_between_checks(comhla: Comhla, first_day: str, last_day: str) -> None:
    data = comhla("history", DEMONSTRATION, "--from", first_day, "--to", last_day, "--format", "json").data
    told = {(each["day"], each["duty"], each["subject"], each["from"], each["to"]) for each in data["changes"]}
    assert told == changes_by_checking(DEMONSTRATION, date.fromisoformat(first_day), date.fromisoformat(last_day))
    assert told


def test_two_days_show_what_differs(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("compare", strathmore, "--on", "2018-08-01", "2018-08-02")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == f"A: Strathmore ({strathmore}), 1 August 2018"
    assert lines[1] == f"B: Strathmore ({strathmore}), 2 August 2018"
    assert "B Not met: The report for 2017-18 was published on 2 August 2018, 2 days" in " ".join(ran.out.split())


def test_the_same_day_twice_shows_nothing(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("compare", strathmore, "--on", "2018-08-01", "2018-08-01")
    assert ran.out.splitlines()[2:] == ["0 findings differ."]


def test_a_change_of_law_is_explained(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("compare", strathmore, "--on", "2026-08-31", "2026-09-01")
    told = " ".join(ran.out.split())
    assert "* Arrange proxies, and let only the right ones vote [IJBO-P1]" in ran.out
    assert (
        "The law changed: A version 1, from 28 November 2014, article 12. For a voting member who cannot attend" in told
    )
    assert "B version 2, from 1 September 2026, article 12, as replaced by SSI 2025/405 article 2(4)." in told


def test_a_change_of_law_changes_an_answer(comhla: Comhla) -> None:
    data = comhla("compare", DEMONSTRATION, "--on", "2026-08-31", "2026-09-01", "--format", "json").data
    quorum = next(
        each for each in data["differences"] if each["duty"] == "IJBO-S1" and each["provision"] == "sch para 3"
    )
    assert (quorum["a"]["outcome"], quorum["b"]["outcome"]) == ("met", "not_met")
    assert "11 members with a vote" in quorum["b"]["because"]


def test_two_files_on_one_day(comhla: Comhla, strathmore: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(FACTS.replace("published_on: 2018-08-02", "published_on: 2018-07-31"), encoding="utf-8")
    data = comhla("compare", strathmore, other, "--on", "2018-09-01", "--format", "json").data
    assert list(data) == ["a", "b", "differences"]
    (each,) = data["differences"]
    assert list(each) == ["duty", "provision", "subject", "a", "b", "law_changed"]
    assert (each["duty"], each["a"]["outcome"], each["b"]["outcome"]) == (REPORT, "not_met", "met")
    assert each["law_changed"] is False
    text = comhla("compare", strathmore, other, "--on", "2018-09-01").out
    assert "1 finding differs." in text


def test_what_one_side_does_not_say(comhla: Comhla, strathmore: Path) -> None:
    out = comhla("compare", strathmore, "--on", "2010-01-01", "2018-09-01").out
    assert "    A  Nothing to say.\n" in out
    data = comhla("compare", strathmore, "--on", "2010-01-01", "2018-09-01", "--format", "json").data
    assert any(each["a"] is None for each in data["differences"])


def test_a_side_before_the_law_began(comhla: Comhla, strathmore: Path) -> None:
    from comhla.cli.compare import _law
    from comhla.law import duty_called

    version = duty_called("IJBO-P1").versions[0]
    assert "    A  no version of the law had begun" in list(_law(None, version))


# files, days
WRONG_NUMBERS = [(1, []), (1, ["2018-09-01"]), (2, ["2018-09-01", "2018-09-02"]), (3, ["2018-09-01"])]


@pytest.mark.parametrize(("files", "days"), WRONG_NUMBERS)
def test_it_takes_one_file_and_two_days_or_two_files_and_one_day(
    comhla: Comhla, strathmore: Path, files: int, days: list[str]
) -> None:
    ran = comhla("compare", *[strathmore] * files, *(["--on", *days] if days else []))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "Give one file and two days (--on DAY DAY), or two files and one day (--on DAY).\n"
