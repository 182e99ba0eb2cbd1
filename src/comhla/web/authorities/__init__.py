"""Authorities and their recorded facts: schemes, functions, localities, people, posts and appointments."""
