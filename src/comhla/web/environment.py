"""The settings that the environment gives, each checked, with a safe default."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from comhla.dates import BadDay, parse_iso_day
from comhla.web.letters import BadLetters, Letters, read_letters


class BadSetting(Exception):
    """A variable of the environment that cannot be used, with what to write in its place."""


class Environment(NamedTuple):
    """What the environment says, checked."""

    data: Path
    secret_key: str
    debug: bool
    demonstration: bool
    database_url: str
    public_address: str
    letters: Letters
    contact_email: str
    oidc: Mapping[str, str] | None
    second_factor: bool
    proxies: int
    log_level: str
    today: date | None
    operator: str = ""
    accessibility_reviewed_on: date | None = None

    @property
    def hosts(self) -> list[str]:
        """The host names that the application answers to."""
        host = urlsplit(self.public_address).hostname or "localhost"
        return sorted({host, "localhost", "127.0.0.1", "[::1]"})

    @property
    def is_https(self) -> bool:
        """Whether readers reach it over HTTPS."""
        return self.public_address.startswith("https://")


_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_YES_OR_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": False}
_OIDC = ("COMHLA_OIDC_NAME", "COMHLA_OIDC_SERVER", "COMHLA_OIDC_CLIENT", "COMHLA_OIDC_SECRET")


def read_environment(variables: Mapping[str, str] | None = None) -> Environment:
    """Read the environment.

    Raises:
        BadSetting: where a variable cannot be used.
    """
    given = os.environ if variables is None else variables
    data = Path(given.get("COMHLA_DATA", "build/data")).resolve()
    address = given.get("COMHLA_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
    if urlsplit(address).scheme not in {"http", "https"} or not urlsplit(address).hostname:
        raise BadSetting(f"COMHLA_ADDRESS is {address!r}. Write it in full, as https://comhla.example.org.")
    level = given.get("COMHLA_LOG_LEVEL", "INFO").upper()
    if level not in _LEVELS:
        raise BadSetting(f"COMHLA_LOG_LEVEL is {level!r}. It can be {', '.join(_LEVELS)}.")
    return Environment(
        data=data,
        secret_key=given.get("COMHLA_SECRET_KEY") or _kept_key(data),
        debug=_yes_or_no(given, "COMHLA_DEBUG"),
        demonstration=_yes_or_no(given, "COMHLA_DEMONSTRATION"),
        database_url=given.get("DATABASE_URL", ""),
        public_address=address,
        letters=_letters(given),
        contact_email=given.get("COMHLA_CONTACT", "comhla@example.org"),
        oidc=_oidc(given),
        second_factor=_second_factor(given),
        proxies=_proxies(given),
        log_level=level,
        today=_day(given, "COMHLA_TODAY"),
        operator=given.get("COMHLA_OPERATOR", "").strip(),
        accessibility_reviewed_on=_day(given, "COMHLA_ACCESSIBILITY_REVIEWED"),
    )


def _yes_or_no(given: Mapping[str, str], name: str) -> bool:
    try:
        return _YES_OR_NO[given.get(name, "").casefold()]
    except KeyError:
        raise BadSetting(f"{name} is {given[name]!r}. Write yes or no.") from None


def _day(given: Mapping[str, str], name: str) -> date | None:
    try:
        return parse_iso_day(given[name]) if given.get(name) else None
    except BadDay as error:
        raise BadSetting(f"{name}: {error} Write a day as 2026-09-01, or leave it out.") from None


def _second_factor(given: Mapping[str, str]) -> bool:
    """Whether people in roles that write need a second factor: yes, unless it is a demonstration or said not to."""
    word = given.get("COMHLA_SECOND_FACTOR", "").casefold()
    if word not in {"", "required", "optional"}:
        raise BadSetting(f"COMHLA_SECOND_FACTOR is {given['COMHLA_SECOND_FACTOR']!r}. Write required or optional.")
    return word == "required" or (not word and not _yes_or_no(given, "COMHLA_DEMONSTRATION"))


def _proxies(given: Mapping[str, str]) -> int:
    """How many servers of one's own pass requests on, so that limits count readers and not the last of these."""
    number = given.get("COMHLA_PROXIES", "0") or "0"
    if not (number.isascii() and number.isdigit() and int(number) < 10):
        raise BadSetting(f"COMHLA_PROXIES is {number!r}. Write how many servers of yours pass requests on, as 1.")
    return int(number)


def _letters(given: Mapping[str, str]) -> Letters:
    try:
        return read_letters(given.get("COMHLA_EMAIL") or "console:")
    except BadLetters as error:
        raise BadSetting(f"COMHLA_EMAIL cannot be used. {error}") from None


def _oidc(given: Mapping[str, str]) -> Mapping[str, str] | None:
    found = {name: given.get(name, "") for name in _OIDC}
    if not any(found.values()):
        return None
    missing = [name for name, value in found.items() if not value]
    if missing:
        raise BadSetting(f"Sign-in by OpenID Connect needs {' and '.join(missing)} too.")
    return {**found, "COMHLA_OIDC_ROLES": given.get("COMHLA_OIDC_ROLES", "")}


def _kept_key(data: Path) -> str:
    """A secret made once and kept beside the database, readable by its owner only."""
    place = data / "secret-key"
    if not place.exists():
        data.mkdir(parents=True, exist_ok=True)
        place.touch(mode=0o600)
        place.write_text(secrets.token_urlsafe(64), encoding="ascii")
    kept = place.read_text(encoding="ascii").strip()
    if len(kept) < 40:
        raise BadSetting(f"{place} holds no secret. Take the file away, and a new one is made.")
    return kept


def purpose_key(secret_key: str, purpose: str) -> str:
    """A key for one purpose, so that a leak of one signature says nothing of another."""
    return hashlib.blake2b(purpose.encode(), key=secret_key.encode()[:64]).hexdigest()
