"""Adapters of the cases: funnels."""
