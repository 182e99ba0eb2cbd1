"""Ask a server for pages, at a steady open rate or as fast as it answers.

`python -m benchmarks.load ADDRESS MIX RATE SECONDS`, the mix as JSON.

A rate of 0 asks as fast as it goes, eight at a time. Prints what was measured as JSON.
"""

from __future__ import annotations

import http.client
import json
import statistics
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from tools.demo.self_check import Visitor

Mix = Sequence[tuple[str, str]]
Ask = Callable[[str, str, float], None]
THREADS = 32
CLOSED = 8


class Asker:
    """A connection that is kept open, in each thread its own."""

    def __init__(self, address: str, cookies: dict[str, str]) -> None:
        self.host = urlsplit(address).netloc
        self.cookies = cookies
        self.here = threading.local()

    def ask(self, path: str, by: str) -> bool:
        """Whether a page came whole and was meant."""
        connection = getattr(self.here, "connection", None)
        if connection is None:
            connection = self.here.connection = http.client.HTTPConnection(self.host, timeout=30)
        try:
            connection.request("GET", path, headers={"Accept-Encoding": "gzip", "Cookie": self.cookies.get(by, "")})
            response = connection.getresponse()
            body = response.read()
        except (OSError, http.client.HTTPException):
            connection.close()
            self.here.connection = None
            return False
        return response.status == 200 and len(body) > 500


def main(address: str, mix: Mix, rate: float, seconds: float) -> dict[str, dict[str, float]]:
    """Ask, and tell how long each page took."""
    cookies = {by: _cookies(address, by) for _, by in mix if by}
    asker = Asker(address, cookies)
    for path, by in [*mix, *mix]:
        asker.ask(path, by)
    taken: dict[str, list[float]] = defaultdict(list)
    errors: dict[str, int] = defaultdict(int)
    guard = threading.Lock()

    def ask(path: str, by: str, due: float) -> None:
        good = asker.ask(path, by)
        took = time.perf_counter() - due
        with guard:
            taken[path].append(took)
            errors[path] += not good

    begun = time.perf_counter()
    if rate:
        _at_a_rate(mix, rate, seconds, ask)
    else:
        _as_fast_as_it_goes(mix, seconds, ask)
    length = time.perf_counter() - begun
    everything = [each for times in taken.values() for each in times]
    told = {path: _told(times, errors[path], length) for path, times in taken.items()}
    return {**told, "all": _told(everything, sum(errors.values()), length)}


def _at_a_rate(mix: Mix, rate: float, seconds: float, ask: Ask) -> None:
    begun = time.perf_counter()
    with ThreadPoolExecutor(THREADS) as pool:
        for number in range(int(rate * seconds)):
            due = begun + number / rate
            time.sleep(max(0.0, due - time.perf_counter()))
            pool.submit(ask, *mix[number % len(mix)], due)


def _as_fast_as_it_goes(mix: Mix, seconds: float, ask: Ask) -> None:
    end = time.perf_counter() + seconds

    def go_on() -> None:
        number = 0
        while (now := time.perf_counter()) < end:
            ask(*mix[number % len(mix)], now)
            number += 1

    with ThreadPoolExecutor(CLOSED) as pool:
        for _ in range(CLOSED):
            pool.submit(go_on)


def _cookies(address: str, by: str) -> str:
    visitor = Visitor(address)
    visitor.sign_in(by)
    return visitor.cookies()


def _told(times: list[float], errors: int, length: float) -> dict[str, float]:
    ordered = sorted(times)
    return {
        "asked": len(ordered),
        "errors": errors,
        "p50": statistics.median(ordered),
        "p95": ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))],
        "max": ordered[-1],
        "rate": len(ordered) / length,
    }


if __name__ == "__main__":
    ADDRESS, MIX, RATE, SECONDS = sys.argv[1:]
    print(json.dumps(main(ADDRESS, json.loads(MIX), float(RATE), float(SECONDS))))
