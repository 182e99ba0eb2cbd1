"""Adapters of the cases: inequality."""
