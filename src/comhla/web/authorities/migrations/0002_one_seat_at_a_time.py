"""On PostgreSQL the database itself refuses that a person holds the same seat twice at once.

The kinds of seat are texts, which no range is made of without an extension; so their hashes stand for them. SQLite has
no such constraint: there the action is the guard.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations

CONSTRAINT = """
ALTER TABLE authorities_appointment ADD CONSTRAINT authorities_appointment_one_seat_at_a_time EXCLUDE USING gist (
    int8range(authority_id, authority_id, '[]') WITH &&,
    int8range(hashtextextended(person || chr(31) || body || chr(31) || seat, 0),
              hashtextextended(person || chr(31) || body || chr(31) || seat, 0), '[]') WITH &&,
    daterange(first_day, last_day, '[]') WITH &&
)
"""


def guard(_apps: Any, schema_editor: Any) -> None:
    """Add the constraint."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(CONSTRAINT)


def unguard(_apps: Any, schema_editor: Any) -> None:
    """Take it away."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "ALTER TABLE authorities_appointment DROP CONSTRAINT authorities_appointment_one_seat_at_a_time"
        )


class Migration(migrations.Migration):
    """After this, seats do not overlap."""

    dependencies = (("authorities", "0001_initial"),)
    operations = (migrations.RunPython(guard, unguard),)
