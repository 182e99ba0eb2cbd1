"""What pages show, as values: no database, no request."""
