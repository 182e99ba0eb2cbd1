"""What the room writes; each part has its own module."""
