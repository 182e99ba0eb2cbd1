"""Views of the room: who asks, one read, one answer."""
