"""Owners, files of evidence, calendar addresses and notices."""

from comhla.web.duties.models.assignment import Assignment
from comhla.web.duties.models.calendar_address import CalendarAddress
from comhla.web.duties.models.evidence_file import EvidenceFile
from comhla.web.duties.models.notice import FallsDue, NoticePreference, NoticeSent
from comhla.web.duties.models.withdrawn_evidence import WithdrawnEvidence

__all__ = [
    "Assignment",
    "CalendarAddress",
    "EvidenceFile",
    "FallsDue",
    "NoticePreference",
    "NoticeSent",
    "WithdrawnEvidence",
]
