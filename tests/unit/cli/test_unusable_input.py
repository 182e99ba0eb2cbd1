"""Input that cannot be used: everything that is wrong at once, on standard error, with exit code 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from comhla.authority_file import MOST_BYTES
from comhla.cli import files
from tests.lib.command import FACTS, Comhla

# word, arguments before the file, arguments after it
WORDS = [
    ("check", [], []),
    ("explain", ["act-2014/s42"], []),
    ("calendar", [], ["--from", "2018-01-01"]),
    ("history", [], ["--from", "2018-01-01", "--to", "2018-12-31"]),
    ("compare", [], ["--on", "2026-08-31", "2026-09-01"]),
]


@pytest.mark.parametrize(("word", "before", "after"), WORDS)
def test_every_word_refuses_a_file_that_is_not_there(
    comhla: Comhla, tmp_path: Path, word: str, before: list[str], after: list[str]
) -> None:
    missing = tmp_path / "missing.yaml"
    ran = comhla(word, *before, missing, *after)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "1 problem was found, and nothing was checked:\n"
        f"  {missing}: There is no such file. Check its name and folder.\n"
    )


# what is wrong, what is written into the file, what is said
BAD_CONTENT = [
    ("not YAML", b"schema: [comhla-authority/1\n", "line 2, column 1"),
    ("empty", b"", "bad.yaml"),
    ("not text", b"\xff\xfe\x00\x01", "bad.yaml"),
    ("another schema", b"schema: something-else/1", "something-else"),
    ("not an authority", b"- 1\n- 2\n", "bad.yaml"),
    ("a day that does not exist", FACTS.replace("2015-05-27", "2015-02-30").encode(), "2015-02-30"),
    ("a word that is not known", (FACTS + "membres: []\n").encode(), "members"),
]


@pytest.mark.parametrize(("what", "content", "said"), BAD_CONTENT)
def test_a_bad_file_is_refused_with_its_place(
    comhla: Comhla, tmp_path: Path, what: str, content: bytes, said: str
) -> None:
    path = tmp_path / "bad.yaml"
    path.write_bytes(content)
    ran = comhla("check", path)
    assert (ran.code, ran.out) == (2, ""), what
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_every_problem_of_every_file_is_told_at_once(comhla: Comhla, strathmore: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.yaml"
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(
        FACTS.replace("2015-05-27", "2015-02-30").replace("origin: first", "origin: last"), encoding="utf-8"
    )
    large = tmp_path / "large.yaml"
    with large.open("wb") as stream:
        stream.truncate(MOST_BYTES + 1)
    ran = comhla("check", missing, tmp_path, wrong, large, strathmore)
    assert (ran.code, ran.out) == (2, "")
    first, *problems = ran.err.splitlines()
    assert first == "5 problems were found, and nothing was checked:"
    assert problems[0] == f"  {missing}: There is no such file. Check its name and folder."
    assert problems[1] == f"  {tmp_path}: This is a folder. Name the files in it, as {tmp_path / '*.yaml'}."
    assert "2015-02-30" in problems[2]
    assert "last" in problems[3]
    assert problems[4].startswith(f"  {large}: ")
    assert "large" in problems[4]


def test_a_file_that_may_not_be_read_is_told(comhla: Comhla, strathmore: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(files.Path, "read_bytes", refuse)
    ran = comhla("check", strathmore)
    assert (ran.code, ran.out) == (2, "")
    assert f"  {strathmore}: The file cannot be read: Permission denied. Check that you may read it.\n" in ran.err


@pytest.mark.parametrize(
    ("word", "after"), [("check", ["--duty"]), ("history", ["--from", "2018-01-01", "--to", "2018-02-01", "--duty"])]
)
def test_a_duty_that_is_not_in_the_book_is_told_with_near_ones(
    comhla: Comhla, strathmore: Path, word: str, after: list[str]
) -> None:
    ran = comhla(word, strathmore, *after, "act-2014/s420", "--duty", "publish_performance_reports")
    assert (ran.code, ran.out) == (2, "")
    first, second = ran.err.splitlines()
    assert first.startswith("There is no duty called 'act-2014/s420'. Did you mean act-2014/s42")
    assert "Did you mean publish_performance_report" in second


def test_a_duty_that_resembles_none_is_told(comhla: Comhla) -> None:
    for arguments in (("explain", "zzzzzzzz"), ("law", "show", "zzzzzzzz")):
        ran = comhla(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "There is no duty called 'zzzzzzzz'. `comhla law list` lists them all.\n"


def test_an_outcome_that_does_not_exist_is_told(comhla: Comhla, strathmore: Path) -> None:
    ran = comhla("check", strathmore, "--outcome", "late")
    assert (ran.code, ran.out) == (2, "")
    assert "There is no outcome called 'late'. Choose from met, not_met, not_yet_due," in ran.err.replace("\n", " ")


# typed as a day, what is said
BAD_DAYS = [
    ("07/08/2026", "'07/08/2026' is not a day. Write the year, month and day as in 2027-07-31."),
    ("2026-02-30", "2026-02-30: "),
    ("1066-10-14", "1066-10-14 is outside the years 1900 to 2199."),
    ("9999-12-31", "9999-12-31 is outside the years 1900 to 2199."),
]


@pytest.mark.parametrize(("typed", "said"), BAD_DAYS)
def test_what_is_not_a_day_is_told(comhla: Comhla, strathmore: Path, typed: str, said: str) -> None:
    ran = comhla("check", strathmore, "--as-at", typed)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize("day", ["1900-01-01", "2199-12-31"])
@pytest.mark.parametrize(("word", "before"), [("check", "--as-at"), ("calendar", "--from"), ("calendar", "--to")])
def test_the_first_and_the_last_day_that_may_be_asked_about(
    comhla: Comhla, strathmore: Path, word: str, before: str, day: str
) -> None:
    ran = comhla(word, strathmore, before, day)
    assert ran.code in ({2} if before == "--to" and day < "2000" else {0, 1})
    assert "Traceback" not in ran.err
