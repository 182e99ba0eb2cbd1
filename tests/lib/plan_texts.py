"""A plan with a little text, and people who write it."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image

from comhla.web.access.actors import SYSTEM
from comhla.web.authorities.facts import facts_of
from comhla.web.authorities.models import Authority
from comhla.web.plans.actions.drafts import keep_draft
from comhla.web.plans.models import Draft
from tests.lib.plans import PLAN, plan_facts, section
from tests.lib.web import recorded

KEY = PLAN["id"]
VISION = "We want people to live well.\n\nWe begin at home.\n\nWe work with families."


def a_plan(*sections: dict[str, Any], **collections: Any) -> Authority:
    """An authority whose plan has a vision, what people need, and what else is given."""
    own = sections or (section("vision", "vision", VISION), section("needs", "needs"))
    return recorded(plan_facts(plan_sections=list(own), **collections))


def now(authority: Authority, key: str) -> Any:
    """A section as it is recorded now; None where it is not there."""
    authority = Authority.objects.get(pk=authority.pk)
    return next((each for each in facts_of(authority).plan_sections or () if each.id == key), None)


def address(authority: Authority, rest: str = "text/", *, papers: bool = False) -> str:
    """A page of the plan."""
    return f"/{'papers' if papers else 'work'}/{authority.slug}/plans/{KEY}/{rest}"


def put_out(authority: Authority, stage: str = "sent") -> Draft:
    """Keep a draft that is out for views."""
    return keep_draft(authority, KEY, stage=stage, called="Second draft", by=SYSTEM)


def a_picture(form: str = "PNG", colour: str = "navy") -> bytes:
    """A small picture."""
    written = io.BytesIO()
    Image.new("RGB", (12, 8), colour).save(written, format=form)
    return written.getvalue()
