"""People with accounts, and what they may do."""

from comhla.web.accounts.models.grant import Grant
from comhla.web.accounts.models.user import User

__all__ = ["Grant", "User"]
