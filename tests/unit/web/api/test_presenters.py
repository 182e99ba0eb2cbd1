"""What is told of a day, a key, and a schema."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from comhla.web.api.documents import said, shown
from comhla.web.api.presenters import KeyState, holds_on, key_shown
from comhla.web.api.secret import Secret, new_secret, read_secret

DAY = date(2026, 9, 1)

# first day, last day, whether it holds on 1 September 2026
HOLDING = [
    (None, None, True),
    (DAY, None, True),
    (date(2026, 9, 2), None, False),
    (None, DAY, True),
    (None, date(2026, 8, 31), False),
    (DAY, DAY, True),
]


@pytest.mark.parametrize(("first_day", "last_day", "holds"), HOLDING)
def test_days_are_inside(first_day, last_day, holds):
    assert holds_on(DAY, first_day=first_day, last_day=last_day) is holds


# last day, ended at, whether its maker may make keys no more, its state, and whether it can be ended
STATES = [
    (DAY, None, False, KeyState.GOOD, True),
    (DAY, None, True, KeyState.STOPPED, True),
    (date(2026, 8, 31), None, False, KeyState.OVER, False),
    (date(2026, 8, 31), None, True, KeyState.OVER, False),
    (DAY, datetime(2026, 8, 1, tzinfo=UTC), True, KeyState.ENDED, False),
]


@pytest.mark.parametrize(("last_day", "ended_at", "is_stopped", "state", "can_end"), STATES)
def test_the_state_of_a_key(last_day, ended_at, is_stopped, state, can_end):
    key = SimpleNamespace(
        pk=1,
        name="Website",
        prefix="abc",
        permissions=["workspace_see"],
        first_day=date(2026, 1, 1),
        last_day=last_day,
        last_used_on=None,
        made_by_name="Somebody",
        ended_at=ended_at,
    )
    told = key_shown(key, today=DAY, is_stopped=is_stopped)
    assert (told.state, told.can_end, told.is_good) == (state, can_end, state is KeyState.GOOD)


def test_secrets_are_read_as_they_are_written_and_never_the_same():
    one, other = new_secret(), new_secret()
    assert one != other
    assert read_secret(one.whole) == one
    assert len(one.digest) == 64
    assert one.digest != Secret(one.prefix, other.secret).digest


@pytest.mark.parametrize("text", ["", "comhla_", "comhla_abc_def", "COMHLA_" + "0" * 12 + "_" + "0" * 64])
def test_other_text_is_no_key(text):
    assert read_secret(text) is None


# the name of a schema, in words
NAMES = [("DutyPartOut", "Duty part"), ("AuthorityInList", "Authority in list"), ("Fault", "Fault")]


@pytest.mark.parametrize(("name", "words"), NAMES)
def test_the_name_of_a_schema_in_words(name, words):
    assert said(name) == words


def test_a_document_as_a_page():
    document = {
        "info": {"description": "All of it."},
        "tags": [{"name": "Things", "description": "Things that there are."}],
        "paths": {
            "/things/{name}": {
                "get": {
                    "operationId": "one_thing",
                    "summary": "Read a thing",
                    "description": "One.\n\nTwo\nlines.",
                    "tags": ["Things"],
                    "security": [{"key": []}],
                    "parameters": [
                        {"name": "name", "in": "path", "required": True, "schema": {"type": "string"}},
                        {
                            "name": "q",
                            "in": "query",
                            "required": True,
                            "description": "What to look for.",
                            "schema": {"enum": ["a", "b"]},
                        },
                    ],
                    "responses": {
                        "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/ThingOut"}}}}
                    },
                }
            }
        },
        "components": {
            "schemas": {
                "ThingOut": {
                    "description": "A thing.",
                    "properties": {
                        "id": {"type": "string"},
                        "on": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
                        "parts": {"type": "array", "items": {"$ref": "#/components/schemas/PartOut"}},
                        "whole": {"allOf": [{"$ref": "#/components/schemas/PartOut"}]},
                        "any": {},
                    },
                    "required": ["id"],
                },
                "Kind": {"enum": ["a"]},
            }
        },
    }
    told = shown(document, address="https://example.org")
    ((operation,),) = [group.operations for group in told.groups]
    assert operation.paragraphs == ["One.", "Two lines."]
    assert operation.is_restricted
    assert operation.answer == "Thing"
    assert operation.example.endswith("'https://example.org/things/national-outcomes?q=Inverannoch'")
    assert "Authorization: Bearer" in operation.example
    assert [(each.name, each.kind) for each in operation.parameters] == [("name", "text"), ("q", "a, b")]
    (schema,) = told.schemas
    assert [each.kind for each in schema.fields] == ["text", "day, or null", "list of Part", "Part", "any value"]
