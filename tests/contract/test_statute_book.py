"""Tests that watch the whole book: every duty cited, dated, documented and tested; no versions overlap."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from comhla.authority_file.shapes import shapes_of
from comhla.law.duty import NOT_COMMENCED
from comhla.law.facts import AuthorityFacts
from comhla.law.outside import MERGED, OUTSIDE, REFERENCE_ONLY
from comhla.law.registry import duties, duties_by_module, module_of

EVERY_DUTY = pytest.mark.parametrize("duty", duties(), ids=module_of)


def ids_in_the_law_files(shared: Path) -> set[str]:
    section = (shared / "law" / "README.md").read_text(encoding="utf-8").split("## 6. Duty modules", 1)[1]
    listed = section.split("**Counts.**")[0]
    return {each for each in re.findall(r"`([^`]+)`", listed) if re.search(r"\d|^(SRF|SP-G)$", each)}


def test_every_module_of_the_law_files_is_in_the_book(shared: Path):
    assert {duty.id for duty in duties()} == ids_in_the_law_files(shared)


def test_the_counts_are_those_of_the_law_files():
    assert len(duties()) == 129
    assert len(MERGED) == 9
    assert len(REFERENCE_ONLY) == 9
    assert sum(1 for duty in duties() if duty.pending) == 6


def blocks_of_the_law_files(shared: Path) -> set[str]:
    found: set[str] = set()
    for name in ("act-2014.md", "regulations.md", "wider-duties.md"):
        text = (shared / "law" / name).read_text(encoding="utf-8")
        found |= set(re.findall(r"^- \**id:?\**:? `([^`]+)`", text, flags=re.MULTILINE))
    return {"NHWO" if each.startswith("NHWO-") else each for each in found}


def test_every_block_of_the_law_files_is_a_duty_or_listed_as_outside(shared: Path):
    accounted = {duty.id for duty in duties()} | {each.id for each in OUTSIDE}
    assert blocks_of_the_law_files(shared) <= accounted | {"SRF"}


def test_what_is_merged_names_a_duty_of_the_book():
    known = {duty.id for duty in duties()}
    assert {each.within for each in MERGED if each.within} <= known
    assert not known & {each.id for each in OUTSIDE}


def test_ids_are_never_used_twice():
    ids = [duty.id for duty in duties()]
    assert len(ids) == len(set(ids))


@EVERY_DUTY
def test_versions_are_in_order_without_gap_or_overlap(duty):
    assert [version.number for version in duty.versions] == list(range(1, len(duty.versions) + 1))
    for earlier, later in pairwise(duty.versions):
        assert earlier.last_day is not None
        assert (later.first_day - earlier.last_day).days == 1
    assert duty.versions[-1].last_day is None or duty.versions[-1].last_day > duty.versions[-1].first_day


@EVERY_DUTY
def test_every_version_is_cited_and_told_in_own_words(duty):
    for version in duty.versions:
        assert re.match(r"https?://", version.citation.url)
        assert version.citation.title
        assert version.citation.provision
        assert len(version.words) > 40
        assert version.words.endswith(".")


@EVERY_DUTY
def test_the_module_says_its_id_its_address_and_that_it_is_a_paraphrase(duty):
    from importlib import import_module

    words = import_module(f"comhla.law.duties.{module_of(duty)}").__doc__ or ""
    assert duty.id in words
    assert "Paraphrase" in words
    assert "http" in words


@EVERY_DUTY
def test_every_part_says_what_it_requires_and_where_it_stands(duty):
    for part in duty.parts:
        assert part.requires.endswith("."), part.key
        assert len(part.requires) > 20, part.key
        assert part.provision, part.key


@EVERY_DUTY
def test_part_keys_are_unique(duty):
    keys = [part.key for part in duty.parts]
    assert len(keys) == len(set(keys))


@EVERY_DUTY
def test_only_pending_duties_have_no_parts(duty):
    assert bool(duty.parts) == (duty.pending is None)
    assert (duty.versions[0].first_day == NOT_COMMENCED) == (duty.pending is not None)


def places() -> set[str]:
    found: set[str] = set()
    waiting = [(name, shape) for name, shape in shapes_of(AuthorityFacts).items()]
    while waiting:
        place, shape = waiting.pop()
        found.add(place)
        if shape.row is not None:
            waiting += [(f"{place}.{name}", inner) for name, inner in shapes_of(shape.row).items()]
    return found


@EVERY_DUTY
def test_the_facts_a_part_names_exist(duty):
    known = places()
    named = {use for part in duty.parts for use in part.uses} | {need for kind in duty.kinds for need in kind.needs}
    unknown = named - known
    assert not unknown


@EVERY_DUTY
def test_every_part_has_a_case_in_the_spec_of_the_same_name(duty, repository: Path):
    spec = repository / "tests" / "spec" / "law" / f"test_{module_of(duty)}.py"
    text = spec.read_text(encoding="utf-8")
    assert duty.id in text
    missing = [part.key for part in duty.parts if part.key not in text]
    assert not missing


def test_every_spec_belongs_to_a_duty(repository: Path):
    specs = {each.stem.removeprefix("test_") for each in (repository / "tests" / "spec" / "law").glob("test_*.py")}
    assert specs == set(duties_by_module())
