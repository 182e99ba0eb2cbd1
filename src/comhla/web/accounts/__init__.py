"""People and roles: accounts, grants of roles, invitations, sign-in."""
