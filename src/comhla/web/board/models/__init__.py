"""What the room keeps beside the facts: issued packs and certificates, members' notes and answers, training."""

from comhla.web.board.models.certificate import Certificate
from comhla.web.board.models.coming import Coming, ComingChoice
from comhla.web.board.models.member_account import MemberAccount
from comhla.web.board.models.pack import Audience, Pack, PackFile
from comhla.web.board.models.private_note import PrivateNote
from comhla.web.board.models.reminder import Reminder
from comhla.web.board.models.training import Training, TrainingKind

__all__ = [
    "Audience",
    "Certificate",
    "Coming",
    "ComingChoice",
    "MemberAccount",
    "Pack",
    "PackFile",
    "PrivateNote",
    "Reminder",
    "Training",
    "TrainingKind",
]
