"""The rule book as one page."""

from __future__ import annotations

from comhla.cli.pages import render
from comhla.dates import in_words
from comhla.law import LAW_SEEN_TO
from comhla.law.book import KINDS, book_as_data


def as_html() -> str:
    """The whole book as one page that stands alone."""
    return render("book.html", book=book_as_data(), kinds=KINDS, law_seen_to=in_words(LAW_SEEN_TO))
