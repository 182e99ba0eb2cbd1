"""`comhla law`: the book as text, as data and one duty of it."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import pytest

from comhla.law.sources import Standing, Verified
from tests.lib.command import Comhla

TEXT = {"type": "string", "minLength": 1}
TEXT_OR_NONE = {"type": ["string", "null"]}
DAY = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}
DAY_OR_NONE = {"anyOf": [DAY, {"type": "null"}]}
NUMBERS_OR_NONE = {"anyOf": [{"type": "array", "items": {"type": "integer"}, "minItems": 1}, {"type": "null"}]}


def an_object(**properties: object) -> dict[str, object]:
    """Exactly these keys."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


VERSION = an_object(
    number={"type": "integer", "minimum": 1},
    first_day=DAY_OR_NONE,
    last_day=DAY_OR_NONE,
    title=TEXT,
    provision=TEXT,
    url={"type": "string", "pattern": "^https?://"},
    verified={"enum": list(Verified)},
    standing={"enum": list(Standing)},
    words=TEXT,
    note=TEXT_OR_NONE,
)
PART = an_object(
    key=TEXT,
    kind={"enum": ["M", "E", "J"]},
    provision=TEXT,
    requires=TEXT,
    versions=NUMBERS_OR_NONE,
    verified={"anyOf": [{"enum": list(Verified)}, {"type": "null"}]},
    uses={"type": "array", "items": TEXT},
)
DUTY = an_object(
    id=TEXT,
    name={"type": "string", "pattern": "^[a-z_]+$"},
    title=TEXT,
    family={"type": "string", "pattern": "^[A-P]$"},
    bearer=TEXT,
    elsewhere=TEXT_OR_NONE,
    models={"type": "array", "items": TEXT},
    councils=TEXT,
    pending=TEXT_OR_NONE,
    unverified={"type": "boolean"},
    versions={"type": "array", "items": VERSION, "minItems": 1},
    parts={"type": "array", "items": PART},
    tests={"type": "string", "pattern": r"^tests/spec/law/test_[a-z_]+\.py$"},
)
BOOK = an_object(
    duties={"type": "array", "items": DUTY, "minItems": 1},
    outside={"type": "array", "items": an_object(id=TEXT, provision=TEXT, within=TEXT_OR_NONE, reason=TEXT)},
    families={"type": "object", "additionalProperties": TEXT},
)


def test_the_book_counts_itself(comhla: Comhla) -> None:
    ran = comhla("law", "list")
    told = " ".join(ran.out.split())
    assert (ran.code, ran.err) == (0, "")
    assert "129 duties and 18 provisions without a duty of their own: 147 provision blocks." in told
    assert "6 of the duties are not in force as seen." in told


def test_the_book_says_how_many_are_unverified(comhla: Comhla) -> None:
    ran = comhla("law", "list")
    marked = re.findall(r"^\S+ +[MEJ-]+ +\? ", ran.out, re.MULTILINE)
    duties = comhla("law", "list", "--format", "json").data["duties"]
    assert len(marked) == sum(each["unverified"] for each in duties) > 0
    assert f"{len(marked)} duties (marked ?) are guidance, or rest on words" in ran.out
    kinds = [part["kind"] for duty in duties for part in duty["parts"]]
    assert f"{len(kinds)} parts: {kinds.count('M')} decided from facts (M)" in ran.out


def test_every_duty_is_in_the_list_under_its_family(comhla: Comhla) -> None:
    out = comhla("law", "list").out
    whole = comhla("law", "list", "--format", "json").data
    places = [out.index(f"\n{duty['id']} ") for duty in whole["duties"]]
    assert places == sorted(places)
    assert all(f"{letter}. {name}\n---" in out for letter, name in whole["families"].items())
    assert all(f"\n{each['id']} " in out for each in whole["outside"])


def test_the_book_as_data_has_this_shape(comhla: Comhla) -> None:
    whole = comhla("law", "list", "--format", "json").data
    jsonschema.validate(whole, BOOK)
    assert len(whole["duties"]) + len(whole["outside"]) == 147


def test_one_duty_as_data_is_that_of_the_book(comhla: Comhla) -> None:
    whole = comhla("law", "list", "--format", "json").data
    duty = comhla("law", "show", "IJBO-P1", "--format", "json").data
    assert duty in whole["duties"]
    assert [version["first_day"] for version in duty["versions"]] == ["2014-11-28", "2026-09-01"]


def test_one_duty_as_text(comhla: Comhla) -> None:
    ran = comhla("law", "show", "arrange_proxies")
    assert "2 versions in time\n  1  from 28 November 2014 to 31 August 2026\n  2  from 1 September 2026\n" in ran.out
    assert "<- the law on" not in ran.out


# duty, what has to be said of it
SHOWN = [
    ("BIO-2", "Version 1, not commenced"),
    ("BIO-2", "Not in force as seen: "),
    ("DIR-1", "This is guidance, not law: it can warn and never accuse."),
    ("act-2014/s42", "In our own words: "),
    ("IJBO-P1", "decided from recorded facts"),
    ("IJBO-P1", "asks for recorded evidence"),
]


@pytest.mark.parametrize(("duty", "said"), SHOWN)
def test_a_duty_says_how_it_stands(comhla: Comhla, duty: str, said: str) -> None:
    assert said in comhla("law", "show", duty).out


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_the_book_can_be_written_to_a_file(comhla: Comhla, tmp_path: Path, form: str) -> None:
    place = tmp_path / f"book.{form}"
    ran = comhla("law", "list", "--format", form, "--output", place)
    assert (ran.code, ran.out) == (0, f"Written to {place}\n")
    assert place.read_text(encoding="utf-8") == comhla("law", "list", "--format", form).out


def test_a_place_for_the_book_that_cannot_be_written(comhla: Comhla, tmp_path: Path) -> None:
    ran = comhla("law", "list", "--output", tmp_path)
    assert ran.code == 2
    assert "cannot be written" in ran.err
