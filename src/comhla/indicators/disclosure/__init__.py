"""What may be shown: small counts hidden, and whatever would let them be worked out.

Begin with `protection.protect` for tables, and `figures.protect_observations` for published series.
"""
