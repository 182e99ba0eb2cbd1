"""Forms of the room: rows of every kind, made from their shapes, and the small ones."""
