"""People with accounts, what they may do, whom we invited, and who asked for help."""

from comhla.web.accounts.models.grant import Grant
from comhla.web.accounts.models.help_request import HelpRequest
from comhla.web.accounts.models.invitation import Invitation
from comhla.web.accounts.models.user import ContactBy, User

__all__ = ["ContactBy", "Grant", "HelpRequest", "Invitation", "User"]
