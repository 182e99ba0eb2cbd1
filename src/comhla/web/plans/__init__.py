"""The strategic plan: its planning group, text, steps, views, publication."""
