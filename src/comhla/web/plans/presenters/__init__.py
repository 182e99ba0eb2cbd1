"""What pages of the room show, as values: from facts and rows, without requests."""
