"""Adapters of the cases: indirect."""
