"""What the page of a plan's publication shows, as values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.reference.rows import Verified
from comhla.web.plans.bundle import Basis, Bundle, Fix, Item, State
from comhla.web.plans.bundle_items import LACKING
from comhla.web.plans.forms.publishing import KINDS
from comhla.web.plans.models import BundleFile, Publication, PublicationKind, PublicationRequest

Url = Callable[..., str]

_STATES = {
    State.READY: (gettext_lazy("Ready"), "green"),
    State.MISSING: (gettext_lazy("Missing"), "red"),
    State.SET_ASIDE: (gettext_lazy("Set aside"), "yellow"),
}
_BASES = {
    Basis.LAW: gettext_lazy("Law"),
    Basis.UNVERIFIED: gettext_lazy("Law, not read in full"),
    Basis.GUIDANCE: gettext_lazy("Guidance"),
    Basis.OURS: gettext_lazy("So that everybody can use it"),
}


class ItemShown(NamedTuple):
    """One thing of the bundle."""

    key: str
    title: str
    state: str
    colour: str
    because: str
    basis: str
    citation: str
    citation_url: str
    fix: str
    fix_url: str
    set_aside_url: str
    is_set_aside: bool
    warnings: tuple[str, ...]


class FileShown(NamedTuple):
    """An uploaded document."""

    title: str
    kind: str
    size: str
    url: str
    remove_url: str
    lacks: tuple[str, ...]


class Standing(NamedTuple):
    """How far the publication has come, in words."""

    words: str
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What waits for an answer."""

    title: str
    by: str
    at: Any
    says: str
    because: str
    is_own: bool


def items_shown(bundle: Bundle, url: Url, of_authority: Url, *, may_set_aside: bool) -> list[ItemShown]:
    """The bundle, thing by thing, with where to go.

    Args:
        bundle: what has to be published together.
        url: gives a page of the plan by name.
        of_authority: gives a page of the authority by name.
        may_set_aside: whether whoever looks may set guidance aside.
    """
    return [_item(each, url, of_authority, may_set_aside=may_set_aside) for each in bundle.items]


def _item(item: Item, url: Url, of_authority: Url, *, may_set_aside: bool) -> ItemShown:
    state, colour = _STATES[item.state]
    can_be = may_set_aside and item.basis.may_be_set_aside and item.state is not State.READY
    cited = item.citation
    return ItemShown(
        key=item.key,
        title=item.title,
        state=str(state),
        colour=colour,
        because=item.because,
        basis=str(_BASES[item.basis]),
        citation=f"{cited.title}, {cited.provision}{_unsure(cited.verified)}" if cited else "",
        citation_url=cited.url if cited else "",
        fix=item.fix.words if item.fix else "",
        fix_url=_url_of(item.fix, of_authority) if item.fix else "",
        set_aside_url=url("work-plan-publish-set-aside", item.key) if can_be else "",
        is_set_aside=item.state is State.SET_ASIDE,
        warnings=item.warnings,
    )


def _unsure(verified: Verified) -> str:
    return "" if verified is Verified.TEXT_SEEN else f" ({verified.value})"


def _url_of(fix: Fix, url: Url) -> str:
    asked = f"?{urlencode(fix.question)}" if fix.question else ""
    return url(fix.page, *fix.arguments) + asked


def files_shown(files: Sequence[BundleFile], url: Url) -> list[FileShown]:
    """The uploaded documents."""
    return [
        FileShown(
            title=each.title,
            kind=str(next((words for kind, words in KINDS.items() if kind == each.kind), each.kind)),
            size=f"{each.name.rpartition('.')[2].upper()}, {filesizeformat(each.size)}",
            url=url("work-plan-publish-file", each.pk),
            remove_url=url("work-plan-publish-file-remove", each.pk),
            lacks=tuple(str(LACKING[lack]) for lack in each.lacks),
        )
        for each in files
    ]


def state_of(editions: Sequence[Publication], *, is_asked: bool) -> Standing:
    """How far the publication has come."""
    if is_asked:
        return Standing(_("Waiting for somebody else to agree"), "yellow")
    if not editions:
        return Standing(_("Not published here"), "grey")
    last = editions[-1]
    if last.kind == PublicationKind.WITHDRAWAL:
        return Standing(_("Withdrawn"), "red")
    return Standing(_("Published, version %(number)s") % {"number": last.number}, "green")


_ASKED = {
    PublicationKind.PUBLICATION: gettext_lazy("Publish the plan"),
    PublicationKind.CORRECTION: gettext_lazy("Publish a correction"),
    PublicationKind.WITHDRAWAL: gettext_lazy("Withdraw the plan"),
}


def asked_words(kind: str) -> str:
    """What is asked for."""
    return str(_ASKED[PublicationKind(kind)])


def asked_shown(request: PublicationRequest | None, actor: str) -> Asked | None:
    """What waits for an answer; None where nothing does."""
    if request is None:
        return None
    return Asked(
        title=asked_words(request.kind),
        by=request.asked_by.name,
        at=request.asked_at,
        says=request.says,
        because=request.because,
        is_own=str(request.asked_by_id) == actor,
    )


def kinds_to_ask(editions: Sequence[Publication], *, is_complete: bool) -> list[str]:
    """What can be asked for now."""
    if not editions:
        return [PublicationKind.PUBLICATION] if is_complete else []
    withdraw = [] if editions[-1].kind == PublicationKind.WITHDRAWAL else [PublicationKind.WITHDRAWAL]
    return [*([PublicationKind.CORRECTION] if is_complete else []), *withdraw]
