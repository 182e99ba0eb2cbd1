"""The only writer of accounts, roles, invitations and requests for help."""

from comhla.web.accounts.actions.contact import change_contact_details
from comhla.web.accounts.actions.help import answer_help, ask_for_help
from comhla.web.accounts.actions.invitations import accept_invitation, invite, renew_invitation, withdraw_invitation
from comhla.web.accounts.actions.links import send_link, take_link
from comhla.web.accounts.actions.opening import forget_second_factor, open_account
from comhla.web.accounts.actions.organisation import take_from_organisation
from comhla.web.accounts.actions.roles import change_role, end_role, give_role, record_leaver
from comhla.web.accounts.actions.viewing import record_viewing

__all__ = [
    "accept_invitation",
    "answer_help",
    "ask_for_help",
    "change_contact_details",
    "change_role",
    "end_role",
    "forget_second_factor",
    "give_role",
    "invite",
    "open_account",
    "record_leaver",
    "record_viewing",
    "renew_invitation",
    "send_link",
    "take_from_organisation",
    "take_link",
    "withdraw_invitation",
]
