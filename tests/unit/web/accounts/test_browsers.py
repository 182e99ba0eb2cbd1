"""Browsers and systems in words."""

from __future__ import annotations

import pytest

from comhla.web.accounts.browsers import browser_called

_MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)"
_ENGINE = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows"),
        (f"{_MAC} {_ENGINE} Version/18.0 Safari/605.1.15", "Safari on Mac"),
        (f"{_MAC} {_ENGINE} Chrome/140.0 Safari/537.36", "Chrome on Mac"),
        (f"{_MAC} {_ENGINE} Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Mac"),
        (f"Mozilla/5.0 (Linux; Android 15) {_ENGINE} Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari on iPhone"),
        ("Firefox/140.0", "Firefox"),
        ("Something on Linux", "Linux"),
        ("curl/8", "Unknown browser"),
        ("", "Unknown browser"),
    ],
)
def test_browser_called(user_agent, words):
    assert browser_called(user_agent) == words
