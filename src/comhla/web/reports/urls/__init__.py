"""Addresses of the room: for work, and for the public; each part has its own list."""
