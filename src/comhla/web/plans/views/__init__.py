"""Views of the room: permission, form, one call, response."""
