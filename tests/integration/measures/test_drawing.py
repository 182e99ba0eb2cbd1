"""Drawing what pages wished for: once, until stopped, from the command line, and beside the server."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError

from comhla.documents.charts import key
from comhla.web.commands import serve
from comhla.web.measures import commands
from comhla.web.measures.actions import drawing
from comhla.web.measures.charts import pictures_of
from comhla.web.measures.models import ChartWanted, DrawnChart
from tests.lib.sample_charts import RANKED, TILES, TREND

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.fixture
def quick(monkeypatch):
    """Drawings that take no time."""

    def draw(chart):
        if chart == TILES:
            raise ValueError("No such picture.")
        return f"<svg>{chart.title}</svg>", "<svg></svg>"

    monkeypatch.setattr("comhla.documents.charts.drawing.draw", draw)


@pytest.fixture
def warned(monkeypatch):
    """What was written to the log."""
    found = []
    monkeypatch.setattr(drawing._log, "warning", lambda words, *given: found.append(words % given))
    return found


@pytest.mark.django_db
class TestWishes:
    def test_each_is_drawn_once(self, quick):
        pictures_of([TREND, RANKED])
        assert drawing.draw_wanted() == 2
        assert not ChartWanted.objects.exists()
        assert {each.drawing is not None for each in pictures_of([TREND, RANKED])} == {True}
        ChartWanted.objects.create(key=key(TREND), definition={}, wanted_at=NOON)
        assert drawing.draw_wanted() == 0
        assert DrawnChart.objects.count() == 2

    def test_a_wish_that_cannot_be_fulfilled_is_struck_out(self, quick, warned):
        pictures_of([TILES, TREND])
        ChartWanted.objects.create(key="0" * 64, definition={"kind": "Pie"}, wanted_at=NOON)
        assert drawing.draw_wanted() == 1
        assert not ChartWanted.objects.exists()
        said = sorted(each.partition(": ")[2][:29] for each in warned)
        assert said == ["No such picture.", "These are not data of a chart"]

    def test_it_stops_after_as_many_as_asked(self, quick):
        pictures_of([TREND, RANKED])
        assert drawing.draw_wanted(most=1) == 1
        assert ChartWanted.objects.count() == 1

    def test_a_wish_is_written_down_once(self):
        for _time in range(2):
            pictures_of([TREND])
        assert ChartWanted.objects.count() == 1

    def test_it_goes_on_until_told_to_stop(self, quick):
        rounds = iter([True, True, False])

        def goes_on():
            pictures_of([RANKED])
            return next(rounds)

        assert drawing.keep_drawing(goes_on) == 1

    def test_a_database_that_is_away_for_a_moment_is_asked_again(self, quick, monkeypatch, warned):
        asked = iter([DatabaseError("away"), 3])

        def draw_wanted():
            found = next(asked)
            if isinstance(found, Exception):
                raise found
            return found

        monkeypatch.setattr(drawing, "draw_wanted", draw_wanted)
        monkeypatch.setattr(drawing, "close_old_connections", lambda: None)
        rounds = iter([True, False])
        assert drawing.keep_drawing(lambda: next(rounds)) == 3
        assert warned == ["Charts wait to be drawn: away"]


def parsed(*words):
    """What the command understands."""
    parser = argparse.ArgumentParser()
    commands.add_actions(parser.add_subparsers())
    return parser.parse_args(words)


@pytest.mark.django_db
class TestWord:
    def test_once(self, quick, capsys):
        pictures_of([TREND])
        arguments = parsed("draw")
        assert arguments.run(arguments) == 0
        assert capsys.readouterr().out == "1 chart was drawn.\n"

    def test_until_stopped(self, quick, capsys, monkeypatch):
        pictures_of([TREND, RANKED])
        monkeypatch.setattr(commands, "_waited", lambda: False)
        arguments = parsed("draw", "--watch")
        assert arguments.run(arguments) == 0
        assert capsys.readouterr().out == "2 charts were drawn.\n"

    def test_a_second_between_two_looks(self, monkeypatch):
        waited = []
        monkeypatch.setattr(commands.time, "sleep", waited.append)
        assert commands._waited() is True
        assert waited == [1.0]


class TestBesideTheServer:
    @pytest.fixture
    def rounds(self, monkeypatch):
        """What is asked after each round."""
        asked = []
        monkeypatch.setattr(commands, "_waited", lambda: True)
        monkeypatch.setattr(os, "nice", lambda by: by)

        def keep_drawing(goes_on):
            asked.append(goes_on())
            return 0

        monkeypatch.setattr(drawing, "keep_drawing", keep_drawing)
        return asked

    def test_it_ends_when_the_server_is_gone(self, rounds):
        commands.beside(os.getppid())
        commands.beside(-1)
        assert rounds == [True, False]

    def test_it_ends_quietly_when_stopped_from_the_keyboard(self, rounds, monkeypatch):
        def stopped(_goes_on):
            raise KeyboardInterrupt

        monkeypatch.setattr(drawing, "keep_drawing", stopped)
        commands.beside(os.getppid())

    def test_the_server_starts_it_and_ends_it(self, monkeypatch):
        told = []

        class Process:
            def __init__(self, **given):
                told.append((given["args"], given["daemon"], given["target"]))

            def start(self):
                told.append("started")

            def terminate(self):
                told.append("ended")

            def join(self):
                told.append("waited")

        class Context:
            pass

        Context.Process = Process
        monkeypatch.setattr(serve, "get_context", lambda _kind: Context)
        with serve.drawing_beside():
            told.append("answers")
        assert told == [((os.getpid(),), True, commands.beside), "started", "answers", "ended", "waited"]
