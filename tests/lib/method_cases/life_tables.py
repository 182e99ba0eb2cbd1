"""Adapters of the cases: life tables."""
