"""The board: membership, meetings, papers, minutes and decisions."""
