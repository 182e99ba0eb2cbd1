"""The API: what programs read, for whom, and the keys that they read it with."""
