"""`make demo`: what it prepares and prints, and that the second time nothing is made again."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import REPOSITORY
from tools.demo import preparing
from tools.demo.accounts import ACCOUNTS, AUTHORITY, PASSWORD
from tools.demo.self_check import Visitor
from tools.demo.serving import free_port


def demo(data: Path, *words: str, port: int | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    """Run it as `make demo` does, without staying."""
    command = [sys.executable, "-m", "tools.demo", *words, "--data", str(data), "--port", str(port or free_port())]
    environment: dict[str, Any] = {**os.environ, "DEMO_SERVE": "no", **more}  # noqa: TID251 - of a process begun here
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False, timeout=100
    )


def copied(prepared: Path, tmp_path: Path) -> Path:
    data = tmp_path / "data"
    shutil.copytree(prepared, data)
    return data


def test_it_answers_and_says_how_to_sign_in(prepared: Path, tmp_path: Path) -> None:
    port = free_port()
    done = demo(copied(prepared, tmp_path), port=port)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"http://localhost:{port}/" in done.stdout
    assert PASSWORD in done.stdout
    assert [each.email for each in ACCOUNTS if each.email not in done.stdout] == []
    assert "it answers" in done.stdout


def test_what_is_prepared_is_kept(prepared: Path, tmp_path: Path) -> None:
    data = copied(prepared, tmp_path)
    (data / "uploads").mkdir(exist_ok=True)
    (data / "uploads" / "of-a-visitor").touch()
    done = demo(data, "prepare")
    assert (done.returncode, done.stdout) == (0, "")
    assert (data / "uploads" / "of-a-visitor").exists()


def test_what_was_made_from_something_else_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []
    monkeypatch.setattr(preparing, "_make_database", lambda data, say: made.append(data))
    (tmp_path / "made-from").write_text("an earlier version", encoding="ascii")
    for _ in range(2):
        preparing.prepare(tmp_path, say=str)
    assert made == [tmp_path]


def test_an_earlier_database_is_taken_away_and_told(tmp_path: Path) -> None:
    (tmp_path / "comhla.sqlite3").touch()
    (tmp_path / "uploads").mkdir()
    said: list[str] = []
    for _ in range(2):
        preparing.take_away_earlier(tmp_path, say=said.append)
    assert list(tmp_path.iterdir()) == []
    assert said == ["what it is made from has changed: the earlier database is replaced."]


def test_reset_takes_it_away(prepared: Path, tmp_path: Path) -> None:
    data = copied(prepared, tmp_path)
    assert demo(data, "reset").returncode == 0
    assert not data.exists()


# page below the public pages of Inverannoch, and what a visitor reads there
FIGURES_AND_REPORT = [
    ("measures/", "Of 20 measures with figures, against Scotland"),
    ("measures/NI-19/", "469.9 against 765.0 days per 1,000 people aged 75 and over"),
    ("measures/NI-19/?against=family", "the family group of"),
    ("measures/NI-12/gap/", "The most deprived of Inverannoch were worse than the least deprived"),
    ("measures/INV-1/localities/", "Figures that are hidden (8 here)"),
    ("performance-reports/", "2025-26"),
    ("performance-reports/2025-26/", "People in the harbour streets still die 4.9 years younger"),
    ("performance-reports/2025-26/figures/NI-19.LOCAL-inverannoch.2025-26/", "It is the same figure"),
]


@pytest.mark.parametrize(("page", "words"), FIGURES_AND_REPORT)
def test_figures_are_taken_in_and_the_report_is_published(site: str, page: str, words: str) -> None:
    shown = Visitor(site).get(f"/authorities/{AUTHORITY}/{page}")
    assert words in " ".join(re.sub(r"<[^>]+>", " ", shown).split())


def test_a_port_that_is_taken_is_told(prepared: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = demo(prepared, port=port)
    assert done.returncode == 2
    assert f"port {port}" in done.stdout
    assert "DEMO_PORT" in done.stdout
