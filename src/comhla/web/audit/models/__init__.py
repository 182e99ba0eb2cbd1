"""Rows of the audit trail."""

from comhla.web.audit.models.event import Event
from comhla.web.audit.models.head import Head

__all__ = ["Event", "Head"]
