"""On SQLite a row that is written over by INSERT OR REPLACE is taken out without its trigger: refuse that as well."""

from __future__ import annotations

from typing import Any

from django.db import migrations

STATEMENTS = (
    """
    CREATE TRIGGER audit_event_no_replacing BEFORE INSERT ON audit_event
    WHEN EXISTS (SELECT 1 FROM audit_event WHERE number = NEW.number)
      OR EXISTS (SELECT 1 FROM audit_event WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'a row of the audit trail is never replaced'); END
    """,
    """
    CREATE TRIGGER audit_head_no_replacing BEFORE INSERT ON audit_head
    WHEN EXISTS (SELECT 1 FROM audit_head)
    BEGIN SELECT RAISE(ABORT, 'the head of the audit trail is never replaced'); END
    """,
)
BACK = ("DROP TRIGGER audit_event_no_replacing", "DROP TRIGGER audit_head_no_replacing")


def guard(_apps: Any, schema_editor: Any) -> None:
    """Make the triggers. PostgreSQL needs none: there a conflict ends in a change, which is refused already."""
    _run(schema_editor, STATEMENTS)


def unguard(_apps: Any, schema_editor: Any) -> None:
    """Take the triggers away."""
    _run(schema_editor, BACK)


def _run(schema_editor: Any, statements: tuple[str, ...]) -> None:
    if schema_editor.connection.vendor == "sqlite":
        for statement in statements:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    """After this, nothing is written over."""

    dependencies = (("audit", "0002_rows_stay"),)
    operations = (migrations.RunPython(guard, unguard),)
