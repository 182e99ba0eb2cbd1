"""Readings of the record that several duties share: who was on the board, what was delegated, which years count.

Each is a way of reading facts for a family of duties. What the joint-board Order and the monitoring-committee Order say
is read apart, because the law does not share it.
"""
