"""The law and its words for the public."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comhla.law import LAW_SEEN_TO
from comhla.law.book import FAMILIES
from comhla.web import clock
from comhla.web.site.caching import page_of_ours
from comhla.web.site.glossary import by_letter, search_words, words
from comhla.web.site.presenters.law_book import book_duty, duties_of_book, search_book

_LONGEST_SEARCH = 200


@page_of_ours
def law(request: HttpRequest) -> HttpResponse:
    """Every duty of the book, by part of the law and by search."""
    text = " ".join(request.GET.get("q", "").split())[:_LONGEST_SEARCH]
    family = request.GET.get("part", "")
    if family not in FAMILIES:
        family = ""
    found = search_book(text=text, family=family)
    context = {
        "families": found,
        "amount": sum(len(each.duties) for each in found),
        "all": len(duties_of_book()),
        "parts": FAMILIES.items(),
        "text": text,
        "part": family,
        "part_title": FAMILIES.get(family, ""),
        "law_seen_to": LAW_SEEN_TO,
    }
    return render(request, "site/law.html", context)


@page_of_ours
def law_duty(request: HttpRequest, duty: str) -> HttpResponse:
    """One duty with its versions, parts and provisions."""
    found = book_duty(duty)
    if found is None:
        raise Http404("There is no such duty.")
    context = {"duty": found, "version": found.on(clock.today()), "day": clock.today(), "law_seen_to": LAW_SEEN_TO}
    return render(request, "site/law_duty.html", context)


@page_of_ours
def glossary(request: HttpRequest) -> HttpResponse:
    """Every word in plain words, by letter; fewer by search."""
    text = " ".join(request.GET.get("q", "").split())[:_LONGEST_SEARCH]
    shown = search_words(text) if text else words()
    context = {"letters": by_letter(shown), "amount": len(shown), "text": text}
    return render(request, "site/glossary.html", context)
