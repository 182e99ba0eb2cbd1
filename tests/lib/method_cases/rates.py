"""Adapters of the cases: rates."""
