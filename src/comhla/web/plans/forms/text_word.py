"""The form that says where each section of a Word file belongs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.documents.word_import import ImportedSection
from comhla.law import AuthorityFacts
from comhla.law.facts import PlanPart
from comhla.web.plans.actions.word import NewSection
from comhla.web.plans.presenters.text import part_called
from comhla.web.plans.presenters.text_words import PARTS

LEFT_OUT, ABOVE = "", "above"
_SHORT = 3


class FoundSection(NamedTuple):
    """A section of the file with its two fields."""

    section: ImportedSection
    heading: BoundField
    goes_to: BoundField


class TakeOverForm(forms.Form):
    """Where each section that was found belongs, proposed from its heading."""

    def __init__(
        self, facts: AuthorityFacts, sections: Sequence[ImportedSection], *arguments: Any, title: str, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self.sections = sections
        places = places_of(facts)
        lowest = min(each.level for each in sections)
        for number, section in enumerate(sections):
            heading = section.heading or title or _("Introduction")
            self.fields[f"heading-{number}"] = forms.CharField(
                label=gettext_lazy("Heading"), max_length=300, initial=heading[:300]
            )
            self.fields[f"goes-to-{number}"] = forms.ChoiceField(
                label=gettext_lazy("Where it belongs"),
                required=False,
                choices=[
                    (LEFT_OUT, _("Leave it out")),
                    *([(ABOVE, _("Under the heading before it"))] if number else []),
                    *places,
                ],
                initial=ABOVE if number and section.level > lowest else proposed_place(heading, places),
            )

    @property
    def found(self) -> Sequence[FoundSection]:
        """Each section with its fields."""
        return [
            FoundSection(section, self[f"heading-{number}"], self[f"goes-to-{number}"])
            for number, section in enumerate(self.sections)
        ]

    def clean(self) -> dict[str, Any]:
        """Something has to be taken over."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not self.wanted():
            self.add_error(None, _("Say of at least one section where it belongs."))
        return given

    def wanted(self) -> list[NewSection]:
        """The sections to begin. What goes under the heading before it follows that, where it is taken over."""
        made: list[NewSection] = []
        lowest = min(each.level for each in self.sections)
        for number, section in enumerate(self.sections):
            heading, goes_to = self.cleaned_data[f"heading-{number}"], self.cleaned_data[f"goes-to-{number}"]
            if goes_to == ABOVE and made:
                marks = "##" if section.level <= lowest + 1 else "###"
                below = "\n\n".join(filter(None, [made[-1].text, f"{marks} {heading}", section.text]))
                made[-1] = made[-1]._replace(text=below)
            elif goes_to not in (LEFT_OUT, ABOVE):
                part, _colon, locality = goes_to.partition(":")
                made.append(NewSection(part, locality, heading, section.text))
        return made


def places_of(facts: AuthorityFacts) -> list[tuple[str, str]]:
    """Every place of a plan: its parts, each locality by itself, the last for what fits nowhere."""
    found = []
    for part in PARTS:
        if part is PlanPart.LOCALITY:
            localities = facts.localities or ()
            found += [(f"{part.value}:{each.id}", part_called(facts, part, each.id)) for each in localities]
        else:
            found.append((part.value, part_called(facts, part, None)))
    return found


def proposed_place(heading: str, places: Sequence[tuple[str, str]]) -> str:
    """The place whose words share most with a heading; the last where none does."""
    told = _telling(heading)
    shared = [(len(told & _telling(words)), -number) for number, (_value, words) in enumerate(places)]
    most, number = max(shared)
    return places[-number][0] if most else places[-1][0]


def _telling(text: str) -> set[str]:
    """The words that tell something, without the short ones and those of every second heading."""
    words = {word.strip(".,:;()").casefold() for word in text.split()}
    return {word for word in words if len(word) > _SHORT} - {"arrangements", "plan", "people", "other", "else"}
