"""Còmhla: facts, law, dates and documents for Scotland's health and social care integration authorities."""
