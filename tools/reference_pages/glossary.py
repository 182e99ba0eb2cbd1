"""The glossary at the root of the repository, for the documentation and for the public site."""

from __future__ import annotations

from pathlib import Path

_GLOSSARY = Path(__file__).resolve().parent.parent.parent / "GLOSSARY.md"


def glossary_page() -> str:
    """The glossary, with its links seen from the documentation."""
    return _GLOSSARY.read_text(encoding="utf-8").replace("](docs/", "](../")


def shipped_glossary() -> str:
    """The glossary as the public site reads it, which has no root of a repository to look in."""
    return _GLOSSARY.read_text(encoding="utf-8")
