"""The program that the guide shows does what the guide says."""

from __future__ import annotations

import io
import re
from urllib.parse import urlsplit

from django.test import Client

from tests.conftest import REPOSITORY
from tests.integration.api.conftest import a_key, bearer


def test_the_program_of_the_guide_prints_what_falls_due(demonstration, monkeypatch, capsys):
    guide = (REPOSITORY / "docs/how-to/use-the-api.md").read_text(encoding="utf-8")
    program = re.search(r"^```py\n(.*?)^```$", guide, re.MULTILINE | re.DOTALL)[1]
    secret = a_key(demonstration).secret
    asked = []

    def answer(request):
        asked.append(request.full_url)
        parts = urlsplit(request.full_url)
        return io.BytesIO(Client().get(f"{parts.path}?{parts.query}", headers=dict(request.headers)).content)

    monkeypatch.setattr("urllib.request.urlopen", answer)
    monkeypatch.setenv("COMHLA_ADDRESS", "http://testserver")
    monkeypatch.setenv("COMHLA_KEY", secret)
    # Pages of a few rows, so that the program has to go on to the next.
    exec(compile(program.replace("days=90", "days=90&limit=4"), "guide", "exec"), {})  # as a reader would run it
    address = f"/api/v1/authorities/{demonstration.slug}/coming?days=90&limit=500"
    expected = Client().get(address, headers=bearer(secret)).json()["items"]
    printed = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in printed] == [[each["due"], each["duty"]] for each in expected]
    assert len(asked) == -(-len(expected) // 4) > 1
