"""What the public site keeps of its own: the postcode directory and what readers wrote to us."""

from comhla.web.site.models.feedback import Feedback, FeedbackKind
from comhla.web.site.models.postcode import Postcode
from comhla.web.site.models.postcode_area import PostcodeArea
from comhla.web.site.models.postcode_release import PostcodeRelease

__all__ = ["Feedback", "FeedbackKind", "Postcode", "PostcodeArea", "PostcodeRelease"]
