"""Adapters of the cases: standardised."""
