"""Scripts of the project. Run from its root: `python -m tools.NAME`."""
