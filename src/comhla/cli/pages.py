"""Pages that stand alone: one file, no script, nothing fetched from anywhere."""

from __future__ import annotations

from pkgutil import get_data
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from comhla.dates import in_words, parse_iso_day


def render(template: str, **words: Any) -> str:
    """A page from a template of this package, with its style inside. Text is escaped."""
    environment = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["day"] = in_words
    environment.filters["iso_day"] = lambda day: in_words(parse_iso_day(day))
    environment.globals["css"] = Markup(_template("page.css"))
    return environment.get_template(template).render(words).lstrip()


def _template(name: str) -> str:
    content = get_data("comhla.cli", f"templates/{name}")
    assert content is not None
    return content.decode("utf-8")
