"""Addresses of the room: for work, for members' papers, and for the public; each part of the room has its own list."""
