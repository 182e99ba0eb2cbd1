"""What the page of components shows: a sample of each, with the words of the template that made it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django import forms
from django.core.paginator import Paginator

from comhla.law.answers import Outcome
from comhla.web import clock
from comhla.web.fields import DayField
from comhla.web.site.navigation import Link

FOLDER = Path(__file__).resolve().parent / "templates" / "site" / "samples"


class Sample(NamedTuple):
    """One sample: its title and when to use the component, from the first two lines of its file; the template, shown
    and included."""

    key: str
    title: str
    use: str
    source: str
    template: str


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name of the locality", max_length=120)
    about = forms.CharField(
        label="What it is like",
        help_text="One or two sentences that somebody new to the place understands.",
        widget=forms.Textarea({"rows": 4}),
        required=False,
    )
    board = forms.ChoiceField(
        label="Health board", choices=[("", "Choose one"), ("glen", "NHS Glen"), ("firth", "NHS Firth and Islands")]
    )
    first_day = DayField(label="First day", help_text="For example, 1 4 2026.")
    kind = forms.ChoiceField(
        label="Kind of place",
        choices=[("town", "Town"), ("rural", "Rural"), ("island", "Island")],
        widget=forms.RadioSelect,
    )
    needs = forms.MultipleChoiceField(
        label="Who asked for it",
        choices=[("carers", "Carers"), ("users", "People who use services"), ("third", "Third sector bodies")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agreed = forms.BooleanField(label="The planning group has seen this", required=False)
    map = forms.FileField(label="Map", required=False)


@cache
def samples() -> tuple[Sample, ...]:
    """Every sample, in the order of their titles."""
    return tuple(sorted(map(_sample, FOLDER.glob("*.html")), key=lambda each: each.title))


def sample_context() -> dict[str, Any]:
    """What the samples are made of. Nothing in it is real."""
    return {
        "form": SampleForm({"name": "", "board": "glen", "first_day_day": "31", "first_day_month": "11"}),
        "clean_form": SampleForm(prefix="clean"),
        "page": Paginator(range(1, 240), 20).page(4),
        "trail": [("Home", "#"), ("Authorities", "#"), ("Glen and Firth", "")],
        "items": [Link("Home", "#side-nav", True), Link("Duties", "#side-nav"), Link("What the public sees", "#s")],
        "contents": [("Who decides", "#contents"), ("What comes next", "#contents")],
        "outcomes": tuple(Outcome),
        "as_at": clock.today(),
        "links": [("Strategic plan 2026 to 2029", "#link-list"), ("Annual performance report", "#link-list")],
    }


def _sample(path: Path) -> Sample:
    text = path.read_text(encoding="utf-8")
    title, use, source = text.split("\n", maxsplit=2)
    return Sample(
        key=path.stem.replace("_", "-"),
        title=title.removeprefix("{#").removesuffix("#}").strip(),
        use=use.removeprefix("{#").removesuffix("#}").strip(),
        source=source.strip(),
        template=f"site/samples/{path.name}",
    )
