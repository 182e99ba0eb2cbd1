"""The only writer of the room, a module for each part of it."""
