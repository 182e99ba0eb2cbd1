"""The command itself: help, version, what was typed wrongly, and output that goes wrong."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from comhla.cli import main as entrance
from tests.lib.command import Comhla


def test_without_a_word_it_shows_its_help(comhla: Comhla) -> None:
    ran = comhla()
    assert ran.code == 2
    assert "Còmhla checks the recorded facts" in ran.out
    for word in entrance.WORDS:
        assert re.search(rf"^    {word}\b", ran.out, re.MULTILINE)


@pytest.mark.parametrize("word", entrance.WORDS)
def test_every_word_has_help(comhla: Comhla, word: str) -> None:
    ran = comhla(word, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"usage: comhla {word}")


def test_version(comhla: Comhla) -> None:
    ran = comhla("--version")
    assert ran.code == 0
    assert ran.out.startswith("comhla 0.")


def test_a_word_that_does_not_exist(comhla: Comhla) -> None:
    ran = comhla("chek", "check")
    assert (ran.code, ran.out) == (2, "")
    assert "'chek'" in ran.err
    assert "calendar" in ran.err


def test_somebody_stops_it(comhla: Comhla, strathmore: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("comhla.cli.check.read_files", stop)
    ran = comhla("check", strathmore)
    assert (ran.code, ran.out, ran.err) == (130, "", "")


# what went wrong when writing, exit code, what is said
BROKEN = [
    (BrokenPipeError(32, "Broken pipe"), 0, ""),
    (OSError(28, "No space left on device"), 2, "The output cannot be written: No space left on device.\n"),
]


@pytest.mark.parametrize(("error", "code", "said"), BROKEN)
def test_output_that_cannot_be_written(
    comhla: Comhla, monkeypatch: pytest.MonkeyPatch, error: OSError, code: int, said: str
) -> None:
    def fail(*_: object) -> int:
        raise error

    closed: list[bool] = []
    monkeypatch.setattr("comhla.cli.law.deliver", fail)
    monkeypatch.setattr(entrance, "_close_output", lambda: closed.append(True))
    ran = comhla("law", "list")
    assert (ran.code, ran.err) == (code, said)
    assert closed == [True]


def test_a_process_takes_the_words_typed_and_leaves_its_garbage(
    comhla: Comhla, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[bool] = []
    monkeypatch.setattr(entrance.gc, "disable", lambda: left.append(True))
    monkeypatch.setattr(sys, "argv", ["comhla", "law", "show", "act-2014/s42"])
    assert entrance.main() == 0
    assert capsys.readouterr().out == comhla("law", "show", "act-2014/s42").out
    assert left == [True]


def test_streams_that_are_no_terminal_are_left_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.StringIO()
    monkeypatch.setattr(sys, "stdout", written)
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    assert entrance.main(["law", "show", "act-2014/s42", "--format", "json"]) == 0
    assert written.getvalue().startswith("{")
