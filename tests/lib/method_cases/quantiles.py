"""Adapters of the cases: quantiles."""
