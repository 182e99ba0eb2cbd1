"""One module a duty. A module defines `DUTY`; the registry finds it here."""
