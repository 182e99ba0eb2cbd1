"""Duties: findings, owners, evidence, judgements and the calendar."""
