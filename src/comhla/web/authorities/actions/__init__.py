"""Recording facts: the only writer of what is recorded of an authority.

Each action is permission, change and audit in one transaction. What is recorded is read as an authority file is before
it is saved, so nothing can be recorded that a file could not say.
"""

from comhla.web.authorities.actions.authority import (
    PUBLIC_FIELDS,
    change_identity,
    change_public_details,
    public_as_data,
)
from comhla.web.authorities.actions.collections import forget_none, say_none
from comhla.web.authorities.actions.importing import import_authority, load_register
from comhla.web.authorities.actions.recording import IDENTITY, Data, permission_for
from comhla.web.authorities.actions.rows import record_row, remove_row, undo
from comhla.web.authorities.actions.several import change_rows, record_rows
from comhla.web.authorities.actions.submissions import NONCE, once, sent_by
from comhla.web.authorities.actions.succession import end_row, has_days, succeed_row

__all__ = [
    "IDENTITY",
    "NONCE",
    "PUBLIC_FIELDS",
    "Data",
    "change_identity",
    "change_public_details",
    "change_rows",
    "end_row",
    "forget_none",
    "has_days",
    "import_authority",
    "load_register",
    "once",
    "permission_for",
    "public_as_data",
    "record_row",
    "record_rows",
    "remove_row",
    "say_none",
    "sent_by",
    "succeed_row",
    "undo",
]
