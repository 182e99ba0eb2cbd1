"""Problems of other rows, with links to them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString

from comhla.web.authorities.errors import Unacceptable
from comhla.web.authorities.presenters.problems import elsewhere, label_at
from comhla.web.authorities.views.desk import CollectionDesk, url_of


def words_elsewhere(
    desk: CollectionDesk, unacceptable: Unacceptable, without: Mapping[str, str] | None = None
) -> list[str | SafeString]:
    """Each problem of another row, with a link to the row. `without` is a row that was to be taken out."""
    found: list[str | SafeString] = []
    for problem in elsewhere(unacceptable, desk.names):
        if not problem.collection:
            found.append(problem.words)
            continue
        key, label = label_at(problem, desk.names, without)
        url = url_of("record-row", desk.slug, problem.collection, key) if key else ""
        url = url or url_of("record-collection", desk.slug, problem.collection)
        found.append(format_html('<a href="{}">{}</a>: {}', url, label, problem.words))
    return list(dict.fromkeys(found))
