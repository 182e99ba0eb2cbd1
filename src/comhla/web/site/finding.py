"""Answering "where do I belong": a postcode, the beginning of one, or a name, with words of the glossary beside it."""

from __future__ import annotations

from typing import NamedTuple

from django.urls import reverse

from comhla import reference
from comhla.reference.names import comparable
from comhla.web.site.glossary import Word, search_words
from comhla.web.site.models import PostcodeRelease
from comhla.web.site.places import LOCALITY, PARTNERSHIP, Place, names_alike, search_places
from comhla.web.site.postcodes import TypedPostcode, is_area_of_postcodes, lacks_one_character, read_postcode
from comhla.web.site.presenters.law_book import search_book
from comhla.web.site.queries import FoundArea, areas_of, listed_authorities, newest_release, places


class Answer(NamedTuple):
    """A place that was found. Addresses are empty where there is no page; `council` where the postcode says it."""

    name: str
    detail: str
    council: str
    locality: str
    authority_url: str
    locality_url: str


class Found(NamedTuple):
    """What was found for a text. `postcode` is what was typed where it is one; `release` the directory that answered.

    `nearby` are names that are spelt alike, where nothing was found. `is_unfinished` where the text is too little of a
    postcode to answer, and `lacks_one` where that is all but its last letter.
    """

    answers: tuple[Answer, ...]
    postcode: TypedPostcode | None
    release: PostcodeRelease | None
    is_given_up: bool
    nearby: tuple[str, ...]
    words: tuple[Word, ...]
    duties: int
    is_unfinished: bool = False
    lacks_one: bool = False

    @property
    def is_one_area(self) -> bool:
        """Whether everything found lies in one partnership."""
        return len({each.name for each in self.answers}) == 1


def find_places(text: str) -> Found:
    """The partnerships and localities that a text means."""
    postcode = read_postcode(text)
    if postcode is not None:
        release = newest_release()
        areas = areas_of(postcode, release) if release else ()
        return Found(
            answers=_from_areas(areas),
            postcode=postcode,
            release=release,
            is_given_up=any(each.deleted_on for each in areas),
            nearby=(),
            words=(),
            duties=0,
        )
    known = places(listed_authorities()) if text else ()
    lacks_one = lacks_one_character(text)
    is_unfinished = lacks_one or is_area_of_postcodes(text)
    found = () if is_unfinished else search_places(known, text)
    return Found(
        answers=tuple(_from_place(each) for each in found),
        postcode=None,
        release=None,
        is_given_up=False,
        nearby=() if found else names_alike(known, text),
        words=search_words(text),
        duties=sum(len(each.duties) for each in search_book(text=text)) if text else 0,
        is_unfinished=is_unfinished,
        lacks_one=lacks_one,
    )


def _from_areas(areas: tuple[FoundArea, ...]) -> tuple[Answer, ...]:
    """Areas in words; a locality leads to its page where one of its name is recorded."""
    if not areas:
        return ()
    known = places(listed_authorities())
    whole = {each.authority_name: each for each in known if each.kind == PARTNERSHIP}
    parts = {(each.authority_name, comparable(each.name)): each for each in known if each.kind == LOCALITY}
    councils = {str(each.code): each.name for each in reference.councils()}
    answers = []
    for area in areas:
        name = reference.authority(area.authority_code).name
        partnership = next((each for each in whole.values() if area.authority_code in each.names), None)
        slug = partnership.slug if partnership else ""
        shown = partnership.name if partnership else name
        part = parts.get((shown, comparable(area.locality)))
        council = councils.get(area.council_code, "")
        answers.append(Answer(shown, "", council, area.locality, _authority_url(slug), _locality_url(part)))
    return tuple(dict.fromkeys(answers))


def _from_place(place: Place) -> Answer:
    if place.kind == PARTNERSHIP:
        return Answer(place.name, place.detail, "", "", _authority_url(place.slug), "")
    return Answer(place.authority_name, "", "", place.name, _authority_url(place.slug), _locality_url(place))


def _authority_url(slug: str) -> str:
    return reverse("authority", args=[slug]) if slug else ""


def _locality_url(place: Place | None) -> str:
    if place is None or not place.slug or not place.locality_key:
        return ""
    return reverse("locality", args=[place.slug, place.locality_key])
