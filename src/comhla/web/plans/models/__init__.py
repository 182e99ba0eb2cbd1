"""What the room keeps beside the facts: drafts, comments, pictures, support for members, publications."""

from comhla.web.plans.models.bundle_file import BundleFile
from comhla.web.plans.models.comment import Comment
from comhla.web.plans.models.draft import Draft
from comhla.web.plans.models.member_support import ClaimState, ExpenseClaim, MemberSupport
from comhla.web.plans.models.plan_picture import PlanPicture
from comhla.web.plans.models.planned_step import PlannedStep
from comhla.web.plans.models.publication import (
    Publication,
    PublicationKind,
    PublicationRequest,
    PublishedFile,
    PublishedPage,
)
from comhla.web.plans.models.set_aside import SetAside
from comhla.web.plans.models.step_narrative import StepNarrative
from comhla.web.plans.models.word_file import WordFile

__all__ = [
    "BundleFile",
    "ClaimState",
    "Comment",
    "Draft",
    "ExpenseClaim",
    "MemberSupport",
    "PlanPicture",
    "PlannedStep",
    "Publication",
    "PublicationKind",
    "PublicationRequest",
    "PublishedFile",
    "PublishedPage",
    "SetAside",
    "StepNarrative",
    "WordFile",
]
