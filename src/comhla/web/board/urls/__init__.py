"""Addresses of the room: for work, for members' papers, and for the public; each part has its own list."""
