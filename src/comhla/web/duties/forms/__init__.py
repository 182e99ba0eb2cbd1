"""What people type into pages of the room, checked."""

from comhla.web.duties.forms.evidence import EvidenceForm, WithdrawForm
from comhla.web.duties.forms.filters import FilterForm
from comhla.web.duties.forms.judgement import JudgementForm
from comhla.web.duties.forms.notices import NoticesForm
from comhla.web.duties.forms.owner import EndForm, OwnerForm

__all__ = ["EndForm", "EvidenceForm", "FilterForm", "JudgementForm", "NoticesForm", "OwnerForm", "WithdrawForm"]
