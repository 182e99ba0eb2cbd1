"""Shaping facts for readers: pure functions of what is recorded and a day. No database, no clock."""
