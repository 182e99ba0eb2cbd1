"""Changes of the database of this room, in order."""
