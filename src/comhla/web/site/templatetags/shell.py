"""Tags of the frame round every page: navigation, languages, what somebody may do."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.urls import translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from comhla.web.access.roles import Permission, Role
from comhla.web.site import navigation
from comhla.web.site.navigation import Link

register = template.Library()


@register.simple_tag
def address(name: str, *arguments: str) -> str:
    """The address with a name, or no words where there is no such page: a link can be left out."""
    return navigation.address(name, *arguments)


@register.simple_tag(takes_context=True)
def public_links(context: dict[str, Any]) -> list[Link]:
    """The pages in the header."""
    return navigation.public_links(_path(context))


@register.simple_tag(takes_context=True)
def footer_links(context: dict[str, Any]) -> list[Link]:
    """The pages in the footer."""
    return navigation.footer_links(_path(context))


@register.simple_tag(takes_context=True)
def work_link(context: dict[str, Any]) -> Link | None:
    """Where somebody who is signed in does their work."""
    return navigation.work_link(context.get("actor"))


@register.simple_tag(takes_context=True)
def workspace_links(context: dict[str, Any]) -> list[Link]:
    """The sections of the workspace that the reader may see."""
    request = context.get("request")
    asked = context.get("as_at") if request is not None and "as_at" in request.GET.urlencode() else None
    return navigation.workspace_links(
        context.get("actor"), context["authority"], str(context.get("section", "")), asked
    )


@register.simple_tag(takes_context=True)
def may(context: dict[str, Any], permission: str) -> bool:
    """Whether the reader may do something in the authority of the page: `{% may "facts_record" as can_record %}`."""
    actor, authority = context.get("actor"), context.get("authority")
    return bool(actor and authority and actor.may(Permission(permission), authority.pk))


@register.simple_tag
def who_may(permission: str) -> list[str]:
    """The roles that allow something, as people say them."""
    return [role.called for role in Role if Permission(permission) in role.may]


@register.simple_tag(takes_context=True)
def languages(context: dict[str, Any]) -> list[dict[str, Any]]:
    """This page in each language; none where the page is only in one (the workspace, a fault)."""
    request = context.get("request")
    if request is None:
        return []
    here = request.get_full_path()
    found = [
        {
            "code": code,
            "name": _NAMES[code],
            "url": translate_url(here, code),
            "is_current": code == get_language(),
        }
        for code, _name in settings.LANGUAGES
    ]
    return found if len({each["url"] for each in found}) == len(found) else []


_NAMES = {"en-gb": "English", "gd": "Gàidhlig"}
"""Each language calls itself by its own name."""


@register.simple_tag
def in_full(url: str) -> str:
    """An address with the name of the site, for what is read outside a page."""
    return f"{settings.PUBLIC_ADDRESS}{url}"


@register.simple_block_tag
def unless_empty(content: str, element: str, classes: str = "") -> SafeString | str:
    """Content within an element, and nothing at all where there is no content."""
    if not content.strip():
        return ""
    return format_html('<{} class="{}">{}</{}>', element, classes, SafeString(content), element)


def _path(context: dict[str, Any]) -> str:
    request = context.get("request")
    return str(request.path) if request is not None else ""
