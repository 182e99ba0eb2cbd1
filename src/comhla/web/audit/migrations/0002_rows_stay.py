"""Triggers that refuse to change or delete a row of the trail, on both databases."""

from __future__ import annotations

from typing import Any

from django.db import migrations

SQLITE = (
    """
    CREATE TRIGGER audit_event_stays BEFORE UPDATE ON audit_event
    BEGIN SELECT RAISE(ABORT, 'a row of the audit trail is never changed'); END
    """,
    """
    CREATE TRIGGER audit_event_is_kept BEFORE DELETE ON audit_event
    BEGIN SELECT RAISE(ABORT, 'a row of the audit trail is never deleted'); END
    """,
    """
    CREATE TRIGGER audit_head_goes_on BEFORE UPDATE ON audit_head
    WHEN NEW.number <> OLD.number + 1
    BEGIN SELECT RAISE(ABORT, 'the head of the audit trail goes on by one'); END
    """,
    """
    CREATE TRIGGER audit_head_is_kept BEFORE DELETE ON audit_head
    BEGIN SELECT RAISE(ABORT, 'the head of the audit trail is never deleted'); END
    """,
)
POSTGRESQL = (
    """
    CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the audit trail is never changed or deleted'; END $$
    """,
    """
    CREATE FUNCTION audit_head_by_one() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.number <> OLD.number + 1 THEN
            RAISE EXCEPTION 'the head of the audit trail goes on by one';
        END IF;
        RETURN NEW;
    END $$
    """,
    "CREATE TRIGGER audit_event_stays BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_event_whole BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_head_goes_on BEFORE UPDATE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_head_by_one()",
    "CREATE TRIGGER audit_head_is_kept BEFORE DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_head_whole BEFORE TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
)
SQLITE_BACK = tuple(
    f"DROP TRIGGER {name}"
    for name in ("audit_event_stays", "audit_event_is_kept", "audit_head_goes_on", "audit_head_is_kept")
)
POSTGRESQL_BACK = (
    "DROP TRIGGER audit_event_stays ON audit_event",
    "DROP TRIGGER audit_event_whole ON audit_event",
    "DROP TRIGGER audit_head_goes_on ON audit_head",
    "DROP TRIGGER audit_head_is_kept ON audit_head",
    "DROP TRIGGER audit_head_whole ON audit_head",
    "DROP FUNCTION audit_refuse",
    "DROP FUNCTION audit_head_by_one",
)


def guard(_apps: Any, schema_editor: Any) -> None:
    """Make the triggers."""
    _run(schema_editor, SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL)


def unguard(_apps: Any, schema_editor: Any) -> None:
    """Take the triggers away."""
    _run(schema_editor, SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_BACK)


def _run(schema_editor: Any, statements: tuple[str, ...]) -> None:
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """After this, the trail only grows."""

    dependencies = (("audit", "0001_initial"),)
    operations = (migrations.RunPython(guard, unguard),)
