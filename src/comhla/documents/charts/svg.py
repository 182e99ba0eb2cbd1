"""What is done to a drawing before it is kept: it is named and described, and loses what says nothing."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_ROOT = re.compile(r"<svg\b([^>]*)>")
_LINKS = re.compile(r'\sxmlns:xlink="[^"]*"')
_CLASS = re.compile(r'\sclass="[^"]*"')
_ARIA = re.compile(r'\s(?:aria-[a-z]+|role|pointer-events)="[^"]*"')


def finished(svg: str, *, title: str, description: str, named: str) -> str:
    """The drawing with its title and description for whoever does not see it, and without what says nothing.

    `named` begins the ids, so that two drawings can stand on one page.
    """
    bare = _CLASS.sub("", _ARIA.sub("", _LINKS.sub("", svg)))
    root = f' role="img" aria-labelledby="{named}-title {named}-description"'
    told = (
        f'<title id="{named}-title">{escape(title)}</title><desc id="{named}-description">{escape(description)}</desc>'
    )
    return _ROOT.sub(lambda found: f"<svg{found[1]}{root}>{told}<style>{_style(named)}</style>", bare, count=1)


def _style(named: str) -> str:
    """In colours that somebody chose for the whole machine a chart keeps its own, on its own paper.

    The browser would change the colour of the words alone, and leave them white on white.
    """
    whole = f'svg[aria-labelledby^="{named}-"]'
    return f"@media (forced-colors:active){{{whole},{whole} *{{forced-color-adjust:none}}}}"
