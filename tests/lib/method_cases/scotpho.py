"""Adapters of the cases: scotpho."""
