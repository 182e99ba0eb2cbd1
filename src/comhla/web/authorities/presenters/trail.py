"""Entries of the audit trail in the words that the record uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from comhla.authority_file.shapes import Shape, shapes_of
from comhla.law.facts import AuthorityIdentity
from comhla.law.facts.fields import Record
from comhla.web.audit.presenters import Labels, shown
from comhla.web.authorities.labels import Names, labelled
from comhla.web.authorities.tables import collections, is_single, record_of
from comhla.web.authorities.words import COLLECTIONS

_ACTIONS: Mapping[str, Any] = {
    "authority_imported": _("The whole record was loaded"),
    "identity_changed": _("What is recorded of the authority itself was changed"),
    "public_details_changed": _("What the public sees was changed"),
    "row_recorded": _("Recorded"),
    "row_changed": _("Changed"),
    "row_removed": _("Taken out"),
    "none_recorded": _("Recorded that there are none"),
    "none_taken_back": _("Taken back that there are none"),
    "viewed": _("Page looked at"),
    "trail_exported": _("Audit trail taken away in a file"),
}
_KINDS: Mapping[str, Any] = {
    "authority": _("The authority itself"),
    "public_details": _("What the public sees"),
    "api_key": _("Key for programs"),
    "page": _("Page"),
    "trail": _("Audit trail"),
    "assignment": _("Owner of a duty"),
}


class RecordLabels(Labels):
    """Labels, choices and names of the record of one authority."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def action(self, name: str) -> str:
        """What was done."""
        return str(_ACTIONS[name]) if name in _ACTIONS else super().action(name)

    def kind(self, name: str) -> str:
        """The kind of record, as one of it is called."""
        if name in COLLECTIONS:
            one = str(COLLECTIONS[name].one)
            return one[:1].upper() + one[1:]
        return str(_KINDS[name]) if name in _KINDS else super().kind(name)

    def subject(self, kind: str, subject: str) -> str:
        """What a record is called now; its id where it is not there any more."""
        if kind not in collections() or is_single(kind) or "id" not in record_of(kind).fields:
            return subject
        return self._names.of(kind).get(subject, subject)

    def field(self, kind: str, name: str) -> str:
        """The label of the field on the form of the record."""
        record = _record(kind)
        return labelled(record, name) if record and name in record.fields else super().field(kind, name)

    def value(self, kind: str, name: str, value: Any) -> str:
        """A value as the pages of the record show it."""
        record = _record(kind)
        shape = shapes_of(record).get(name) if record else None
        if shape is None:
            return super().value(kind, name, value)
        try:
            return self._in_words(shape, value)
        except (ArithmeticError, AttributeError, KeyError, LookupError, TypeError, ValueError):
            # It was written when the record had another form: it is told as it stands.
            return shown(value)

    def _in_words(self, shape: Shape, value: Any) -> str:
        if shape.many and shape.row is not None and value:
            single = shape._replace(many=False)
            return "\n".join(self._names.in_words(single, each) for each in value)
        return self._names.in_words(shape, value)


def _record(kind: str) -> type[Record] | None:
    if kind == "authority":
        return AuthorityIdentity
    return record_of(kind) if kind in collections() else None
