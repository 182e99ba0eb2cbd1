"""Builds the demonstration: ten years of a made-up integration joint board, lawful in most things."""
