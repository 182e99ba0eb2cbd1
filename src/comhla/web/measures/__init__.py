"""Figures of indicators: taken in from published releases, compared, drawn, and shown."""
