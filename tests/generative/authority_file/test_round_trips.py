"""Whatever the facts are, a file of them gives the same facts again."""

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from comhla.authority_file import json_schema, read, to_data, to_json, to_yaml
from tests.lib.examples import examples
from tests.lib.random_facts import whole_authority

SEEDS = st.integers(min_value=0, max_value=10**9)


@pytest.mark.parametrize("write", [to_yaml, to_json], ids=["yaml", "json"])
@examples(20)
@given(seed=SEEDS)
def test_what_is_written_is_read_again(write, seed: int) -> None:
    facts = whole_authority(seed)
    assert read(write(facts).encode(), file="facts") == facts


@examples(15)
@given(seed=SEEDS)
def test_what_is_written_fits_the_schema(seed: int) -> None:
    facts = whole_authority(seed)
    validator = jsonschema.Draft202012Validator(json_schema())
    validator.validate(json.loads(to_json(facts)))


def test_the_schema_is_itself_well_formed_and_describes_every_field() -> None:
    schema = json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for row in (schema, *schema["$defs"].values()):
        assert row["description"]
        for field in row["properties"].values():
            assert field["description"].endswith("."), field


def test_yaml_and_json_hold_the_same_data() -> None:
    facts = whole_authority(7)
    assert json.loads(to_json(facts)) == json.loads(json.dumps(yaml.safe_load(to_yaml(facts)), default=str))
    assert next(iter(to_data(facts))) == "schema"
