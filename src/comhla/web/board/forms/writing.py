"""Forms in which papers for meetings are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.documents.board_paper import roman
from comhla.documents.paper_import import Elsewhere, places_for, recommendations_in, without_numbers
from comhla.documents.word_import import ImportedSection
from comhla.law.facts import DirectionNeeded, Paper, PaperPart
from comhla.web.board.presenters.writing_words import DIRECTIONS, PARTS
from comhla.web.fields import BaseField, DayField, MarkedTextField

MOST_RECOMMENDATIONS = 100
_SPARE = 3
_LONG = 1_000
UNANSWERED = ""
OWN_HEADING = frozenset({PaperPart.MAIN_REPORT, PaperPart.APPENDIX})
"""The parts whose texts have headings of their own; the others have the usual ones."""


class BeginForm(forms.Form):
    """What is known of a paper before anything of it is written."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=300,
        error_messages={"required": gettext_lazy("Give the paper a title.")},
    )
    author = forms.CharField(
        label=gettext_lazy("Who writes it"),
        help_text=gettext_lazy(
            "The post, for example: Chief finance officer. Whoever holds it is asked for the paper."
        ),
        max_length=200,
        error_messages={"required": gettext_lazy("Say which post writes it.")},
    )
    brought_by = forms.CharField(
        label=gettext_lazy("In whose name it comes"),
        help_text=gettext_lazy("The post that stands under “Report by”."),
        max_length=200,
        required=False,
    )
    due_on = DayField(
        label=gettext_lazy("Wanted by"),
        help_text=gettext_lazy("Leave it empty for the day that standing orders set."),
        required=False,
    )

    def given(self) -> dict[str, Any]:
        """The values as a row holds them."""
        said = self.cleaned_data
        due = said["due_on"]
        return {**said, "due_on": due.isoformat() if due else None}


class AboutForm(BeginForm):
    """Everything of a paper that is not its text."""

    reference = forms.CharField(label=gettext_lazy("Number of the paper"), max_length=80, required=False)
    dated_on = DayField(label=gettext_lazy("Day written on it"), required=False)
    direction_needed = forms.ChoiceField(
        label=gettext_lazy("Is a direction required?"),
        help_text=gettext_lazy(
            "Does what it recommends change what the council or the health board does, or what money they have for it?"
        ),
        widget=forms.RadioSelect,
        required=False,
    )
    exempt_because = forms.CharField(
        label=gettext_lazy("Kept from the public because"),
        help_text=gettext_lazy("The ground as the standing orders have it. Leave it empty for a public paper."),
        max_length=500,
        required=False,
    )
    public_summary = forms.CharField(
        label=gettext_lazy("What the public may know of it"),
        help_text=gettext_lazy("Needed for a paper that is kept from the public. It stands in the public papers."),
        max_length=4_000,
        widget=forms.Textarea({"rows": 4}),
        required=False,
    )
    late_because = forms.CharField(
        label=gettext_lazy("Why it comes late"),
        help_text=gettext_lazy("Needed after its day, or after the other papers went out. The minute will tell it."),
        max_length=_LONG,
        widget=forms.Textarea({"rows": 2}),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["direction_needed"].choices = [
            *((each.value, DIRECTIONS[each]) for each in DirectionNeeded),
            (UNANSWERED, _("Nobody has answered this yet")),
        ]

    def clean(self) -> dict[str, Any]:
        """A paper that is kept from the public has words for them."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("exempt_because") and not given.get("public_summary"):
            self.add_error("public_summary", _("Say what the public may know of it."))
        return given

    def given(self) -> dict[str, Any]:
        """The values as a row holds them."""
        said = {name: value for name, value in super().given().items() if name != "version"}
        day = said["dated_on"]
        return {**said, "dated_on": day.isoformat() if day else None}


def about(paper: Paper, version: int) -> dict[str, Any]:
    """What a form about a paper begins with."""
    names = [name for name in AboutForm.base_fields if name != "version"]
    return {**{name: getattr(paper, name) for name in names}, "version": version}


class PartForm(forms.Form):
    """One text of a paper."""

    heading = forms.CharField(
        label=gettext_lazy("Heading"),
        help_text=gettext_lazy("Leave it empty for the usual one."),
        max_length=200,
        required=False,
    )
    text = MarkedTextField(
        label=gettext_lazy("Text"),
        required=False,
        widget=forms.Textarea({"rows": 14, "class": "comhla-writing", "spellcheck": "true"}),
    )
    base = BaseField(required=False)

    def __init__(self, *arguments: Any, has_heading: bool, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if not has_heading:
            del self.fields["heading"]

    @property
    def typed(self) -> dict[str, str]:
        """What the text is to say, with the usual heading where none can be given."""
        return {name: (self.cleaned_data.get(name) or "").strip() for name in ("heading", "text")}


class RecommendationsForm(forms.Form):
    """What a paper asks the meeting to do, one thing in each field; what is left empty goes."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, texts: Sequence[str], *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        number = max(len(texts), _fields_sent(self.data)) if self.is_bound else len(texts) + _SPARE
        for place in range(max(len(texts), min(max(number, _SPARE), MOST_RECOMMENDATIONS))):
            self.fields[f"text-{place}"] = forms.CharField(
                label=_("Recommendation (%(number)s)") % {"number": roman(place + 1)},
                max_length=_LONG,
                widget=forms.Textarea({"rows": 2}),
                initial=texts[place] if place < len(texts) else "",
                required=False,
            )

    @property
    def texts(self) -> list[str]:
        """What was typed, in order."""
        return [self.cleaned_data[name] for name in self.fields if name.startswith("text-")]

    @property
    def rows(self) -> list[BoundField]:
        """The fields of the recommendations."""
        return [self[name] for name in self.fields if name.startswith("text-")]


def _fields_sent(data: Any) -> int:
    return sum(str(name).startswith("text-") for name in data)


class SignOffForm(forms.Form):
    """The paper as whoever signs it off saw it."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class WordForm(forms.Form):
    """A Word file whose text is taken over."""

    file = forms.FileField(
        label=gettext_lazy("Word file"),
        help_text=gettext_lazy(
            "A .docx file without macros. Nothing is taken over before you have seen what was found."
        ),
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ".docx"}),
    )


class FoundSection(NamedTuple):
    """A section of the file with its fields."""

    heading: BoundField
    goes_to: BoundField
    text: BoundField


class TakeOverForm(forms.Form):
    """Where each section that was found belongs. The form carries the texts, so that no file has to be kept."""

    sections = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=100)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, number: int, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for place in range(number):
            self.fields[f"heading-{place}"] = forms.CharField(
                label=gettext_lazy("Heading"), max_length=200, required=False
            )
            self.fields[f"goes-to-{place}"] = forms.ChoiceField(
                label=gettext_lazy("Where it belongs"), choices=_choices(is_first=place == 0)
            )
            self.fields[f"text-{place}"] = MarkedTextField(
                label=gettext_lazy("Text"),
                required=False,
                widget=forms.Textarea({"rows": 8, "class": "comhla-writing"}),
            )

    @property
    def found(self) -> list[FoundSection]:
        """Each section with its fields."""
        places = [name.removeprefix("heading-") for name in self.fields if name.startswith("heading-")]
        return [FoundSection(self[f"heading-{n}"], self[f"goes-to-{n}"], self[f"text-{n}"]) for n in places]

    def clean(self) -> dict[str, Any]:
        """Something has to be taken over."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not any(self.wanted()):
            self.add_error(None, _("Say of at least one section where it belongs."))
        return given

    def wanted(self) -> tuple[list[dict[str, str]], list[str]]:
        """The texts and the recommendations to take over. What goes under the heading before it follows that."""
        made: list[dict[str, str]] = []
        asked: list[str] = []
        for each in self.found:
            heading, goes_to, text = (self.cleaned_data[field.name] for field in each)
            if goes_to == Elsewhere.RECOMMENDATIONS:
                asked += recommendations_in(text)
            elif goes_to == Elsewhere.ABOVE and made:
                made[-1]["text"] = "\n\n".join(filter(None, [made[-1]["text"], f"## {heading}", text]))
            elif goes_to in set(PaperPart):
                own = heading if goes_to in OWN_HEADING else ""
                made.append({"part": goes_to, "heading": own, "text": text})
        return made, asked


def _choices(*, is_first: bool) -> list[tuple[str, str]]:
    return [
        (Elsewhere.LEFT_OUT.value, _("Leave it out")),
        *([] if is_first else [(Elsewhere.ABOVE.value, _("Under the heading before it"))]),
        *((part.value, str(words)) for part, words in PARTS.items()),
        (Elsewhere.RECOMMENDATIONS.value, _("Recommendations")),
    ]


def proposed(sections: Sequence[ImportedSection], version: int) -> dict[str, Any]:
    """What the form begins with: a place for each section, and its text without the numbers of paragraphs."""
    initial: dict[str, Any] = {"sections": len(sections), "version": version}
    for number, (section, place) in enumerate(zip(sections, places_for(sections), strict=True)):
        asks = place is Elsewhere.RECOMMENDATIONS
        initial |= {
            f"heading-{number}": section.heading[:200],
            f"goes-to-{number}": place.value,
            f"text-{number}": section.text if asks else without_numbers(section.text),
        }
    return initial
