"""The public site, the components of every page, health, errors and feeds."""
