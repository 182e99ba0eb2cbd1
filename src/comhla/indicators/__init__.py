"""Indicators, the figures published of them, how areas compare, and what may be shown."""
