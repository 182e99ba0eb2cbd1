"""Adapters of the cases: phsmethods."""
