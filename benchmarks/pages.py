"""Pages under load: the demonstration with its ten years and the register, asked at a steady rate by another process.

The rate is open: a request is due at its moment whether or not earlier ones have been answered, and its time counts
from that moment. So a slow page makes those behind it late, as it would for people.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tools.demo.place import variables
from tools.demo.preparing import prepare_apart
from tools.demo.self_check import Visitor
from tools.demo.serving import free_port, serving

ROOT = Path(__file__).resolve().parent.parent
RATE = 20
SECONDS = 20
P95, QUERIES, FIRST_VIEW, LATER_VIEW = 0.150, 25, 120_000, 35_000
STORED_RATE = 200.0

OFFICER, CARER = "planning-officer@inverannoch.example", "locality-member@inverannoch.example"
"""Who asks for the pages that need sign-in."""
WORK, OPEN = "/work/inverannoch/", "/authorities/inverannoch/"


class PageAsked(NamedTuple):
    """A page of the mix, and by whom it is asked for; nobody in particular where it is public."""

    path: str
    by: str


MIX = (
    PageAsked("/", ""),
    PageAsked("/find/", ""),
    PageAsked(OPEN, ""),
    PageAsked(f"{OPEN}board/", ""),
    PageAsked(f"{OPEN}duties/", ""),
    PageAsked("/law/act-2014/s37/", ""),
    PageAsked(WORK, OFFICER),
    PageAsked(f"{WORK}duties/", OFFICER),
    PageAsked(f"{WORK}duties/act-2014/s37/", OFFICER),
    PageAsked(f"{WORK}calendar/", OFFICER),
    PageAsked(f"{WORK}records/", OFFICER),
    PageAsked(f"{WORK}records/members/", OFFICER),
    PageAsked("/account/me/", CARER),
)
STORED = PageAsked(OPEN, "")
"""The page that is asked for as fast as it goes."""


class Budgeted(NamedTuple):
    """One figure of a page beside its budget."""

    what: str
    figure: float
    budget: float

    @property
    def is_kept(self) -> bool:
        """Whether the figure is within its budget."""
        return self.figure <= self.budget


def main() -> int:
    """Measure, print, and say by the exit code whether every budget is kept."""
    with tempfile.TemporaryDirectory(prefix="comhla-bench-") as folder:
        data = Path(folder) / "data"
        port = free_port()
        environment = variables(data, port=port)
        prepare_apart(data, environment)
        queries = json.loads(_run(["-m", "benchmarks.queries", json.dumps(MIX)], environment))
        with serving(data, port=port) as served:
            sizes = {page.path: _sizes(served.address, page) for page in MIX}
            loaded = _load(served.address, MIX, RATE, SECONDS)
            stored = _load(served.address, (STORED,), 0, 8)["all"]
    return _print(Results(loaded, queries, sizes, stored))


def _load(address: str, mix: tuple[PageAsked, ...], rate: int, seconds: int) -> dict[str, dict[str, float]]:
    """What the other process measured."""
    asked = ["-m", "benchmarks.load", address, json.dumps(mix), str(rate), str(seconds)]
    told: dict[str, dict[str, float]] = json.loads(_run(asked, dict(os.environ)))
    return told


def _run(arguments: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments[:2])} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


class Sizes(NamedTuple):
    """Bytes that a page brings to somebody who never was here, and to somebody who was."""

    first_view: int
    later_view: int


def _sizes(address: str, page: PageAsked) -> Sizes:
    visitor = Visitor(address)
    if page.by:
        visitor.sign_in(page.by)
    raw = visitor.fetch(page.path, encoding="gzip")
    html = gzip.decompress(raw).decode() if raw[:2] == b"\x1f\x8b" else raw.decode()
    parts = sum(len(visitor.fetch(each, encoding="br, gzip")) for each in _parts(html))
    return Sizes(len(raw) + parts, len(raw))


def _parts(html: str) -> Iterator[str]:
    """Style sheets, scripts and pictures of a page; what carries a digest in its name is kept by browsers for good."""
    found = re.findall(r'<(?:link[^>]+rel="(?:stylesheet|icon)"[^>]+href|(?:script|img)[^>]+src)="(/[^"]+)"', html)
    found += re.findall(r'<link[^>]+href="(/[^"]+)"[^>]+rel="(?:stylesheet|icon)"', html)
    yield from dict.fromkeys(found)


class Results(NamedTuple):
    """What was measured, by path."""

    loaded: dict[str, dict[str, float]]
    queries: dict[str, int]
    sizes: dict[str, Sizes]
    stored: dict[str, float]


def _print(results: Results) -> int:
    print(f"\nPages at {RATE} requests a second for {SECONDS} seconds, 2 workers, SQLite; times in milliseconds")
    print(_line("page", "asked", "p50", "p95", "max", "queries", "first kB", "later kB"))
    for page in MIX:
        size = results.sizes[page.path]
        kilobytes = (f"{size.first_view / 1000:.1f}", f"{size.later_view / 1000:.1f}")
        print(_line(page.path, *_times(results.loaded[page.path]), str(results.queries[page.path]), *kilobytes))
    print(_line("all of them", *_times(results.loaded["all"]), "", "", ""))
    print(
        _line("budget", "", "", f"{P95 * 1000:.0f}", "", str(QUERIES), str(FIRST_VIEW // 1000), str(LATER_VIEW // 1000))
    )
    rate, errors = results.stored["rate"], results.stored["errors"]
    print(f"\n{STORED.path} as fast as it goes: {rate:.0f} a second (budget {STORED_RATE:.0f}), {errors:.0f} errors")
    over = [each for page in MIX for each in _over(page.path, results)]
    if rate < STORED_RATE:
        over.append(f"{STORED.path}: {rate:.0f} requests a second, not {STORED_RATE:.0f}")
    for each in over:
        print(f"Over budget: {each}")
    return 1 if over else 0


def _over(path: str, results: Results) -> list[str]:
    at, size = results.loaded[path], results.sizes[path]
    checked = (
        Budgeted("95th percentile, seconds", at["p95"], P95),
        Budgeted("queries", results.queries[path], QUERIES),
        Budgeted("bytes of the first view", size.first_view, FIRST_VIEW),
        Budgeted("bytes of a later view", size.later_view, LATER_VIEW),
        Budgeted("errors", at["errors"], 0),
    )
    return [f"{path}: {each.what}: {each.figure:.3f}, not {each.budget}" for each in checked if not each.is_kept]


def _times(at: dict[str, float]) -> tuple[str, str, str, str]:
    return (f"{at['asked']:.0f}", *(f"{at[name] * 1000:.0f}" for name in ("p50", "p95", "max")))


def _line(page: str, *cells: str) -> str:
    return f"{page:40}" + "".join(f"{each:>9}" for each in cells)


if __name__ == "__main__":
    sys.exit(main())
