"""Fail when a lock file no longer says what pyproject.toml asks for: `python -m tools.check_locks`.

It needs no network, so it can be part of every check. It asks of each lock: is every requirement pinned at a
version that satisfies it; does the lock still name as a reason only what is required; has every package a
hash; is no address in it? And of the two together: do they pin one package at one version?
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)")
_ADDRESS = re.compile(r"--(extra-)?index-url|--find-links|--trusted-host|https?://|file://")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """One package of a lock; the project asks for it itself, or another package does."""

    name: str
    version: Version
    has_hash: bool
    is_asked_for: bool


def pins_in(text: str) -> list[Pin]:
    """The packages of a lock, in its order; one that differs between platforms is there more than once."""
    blocks = re.split(r"\n(?=[A-Za-z0-9])", re.sub(r"\A(#.*\n)+", "", text))
    found = []
    for block in blocks:
        if match := _PIN.match(block):
            found.append(
                Pin(
                    name=canonicalize_name(match["name"]),
                    version=Version(match["version"]),
                    has_hash="--hash=sha256:" in block,
                    is_asked_for="comhla (pyproject.toml" in block,
                )
            )
    return found


def problems_of(lock: str, text: str, requirements: Iterable[Requirement]) -> list[str]:
    """What is wrong with one lock, a sentence each."""
    pins = pins_in(text)
    required = {canonicalize_name(requirement.name): requirement for requirement in requirements}
    versions = {pin.name: pin.version for pin in pins}
    problems = [f"{lock} has no hash for {pin.name}." for pin in pins if not pin.has_hash]
    for name, requirement in required.items():
        if name not in versions:
            problems.append(f"{lock} does not pin {name}, which pyproject.toml asks for.")
        elif versions[name] not in requirement.specifier:
            problems.append(f"{lock} pins {name} {versions[name]}; pyproject.toml asks for {requirement}.")
    problems.extend(
        f"{lock} pins {pin.name} for pyproject.toml, which no longer asks for it."
        for pin in pins
        if pin.is_asked_for and pin.name not in required
    )
    if _ADDRESS.search(text):
        problems.append(f"{lock} names an address.")
    return problems


def differences(first: str, second: str) -> list[str]:
    """Packages that two locks pin at different versions: one environment could not serve both.

    A package may have several versions in a lock, each for some versions of Python.
    """
    versions: dict[str, list[Version]] = {}
    for pin in pins_in(first):
        versions.setdefault(pin.name, []).append(pin.version)
    return [
        f"requirements/run.lock pins {pin.name} {versions[pin.name][0]}, requirements/dev.lock {pin.version}."
        for pin in pins_in(second)
        if pin.name in versions and pin.version not in versions[pin.name]
    ]


def all_problems() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = settings["dependency-groups"]
    extras = settings["project"]["optional-dependencies"]
    web = [
        line
        for name in ("stats", "charts", "documents", "web")
        for line in extras[name]
        if not line.startswith("comhla[")
    ]
    run = [Requirement(line) for line in settings["project"]["dependencies"] + web + groups["build"]]
    dev = run + [Requirement(line) for line in groups["dev"]]
    run_lock, dev_lock, uv_lock = (
        (ROOT / f"requirements/{name}.lock").read_text(encoding="utf-8") for name in ("run", "dev", "uv")
    )
    return [
        *problems_of("requirements/run.lock", run_lock, run),
        *problems_of("requirements/dev.lock", dev_lock, dev),
        *problems_of("requirements/uv.lock", uv_lock, [Requirement("uv")]),
        *differences(run_lock, dev_lock),
    ]


def main() -> int:
    problems = all_problems()
    for problem in problems:
        print(f"locks: {problem}", file=sys.stderr)
    if problems:
        print("locks: run 'make lock' and commit what it writes.", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
