"""Benchmarks: what takes how long, against what it may take and against the least it could."""
