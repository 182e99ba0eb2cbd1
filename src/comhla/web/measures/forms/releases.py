"""Forms for taking in a file of figures: the file, what its columns hold, and whether to take it in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comhla.indicators.areas import AreaKind
from comhla.indicators.catalogue import Indicator
from comhla.indicators.errors import Problem
from comhla.indicators.mapping import LAYOUT, ZERO, ColumnMap, problems_of
from comhla.indicators.periods import PeriodKind
from comhla.indicators.readers import layouts
from comhla.web.fields import DayField
from comhla.web.measures.files import Details

_PLAIN_NAME = re.compile(r"[^\w .,()+-]")
_LONGEST_NAME = 200


class _Of(forms.Form):
    use_required_attribute = False


class UploadForm(_Of):
    """A file of figures, and where it was got."""

    file = forms.FileField(
        label=gettext_lazy("File of figures"),
        help_text=gettext_lazy(
            "CSV, CSV packed with gzip, or Excel (.xlsx), at most 20 MB. Nothing counts before you have seen what it"
            " changes."
        ),
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ".csv,.gz,.xlsx"}),
        error_messages={"required": gettext_lazy("Choose the file of figures.")},
    )
    layout = forms.ChoiceField(
        label=gettext_lazy("How the file is laid out"),
        help_text=gettext_lazy("Published files are recognised by their headings."),
        required=False,
    )
    retrieved_on = DayField(label=gettext_lazy("Day on which you got the file"))
    retrieved_from = forms.CharField(
        label=gettext_lazy("Where you got it"),
        help_text=gettext_lazy("An address on the web, or who sent it."),
        max_length=500,
    )
    published_on = DayField(
        label=gettext_lazy("Day on which it was published"),
        help_text=gettext_lazy("It decides which of two releases counts. A file without it counts as the older one."),
        required=False,
    )
    edition = forms.CharField(
        label=gettext_lazy("Edition"),
        help_text=gettext_lazy("What tells it from other releases of the same figures, as March 2024."),
        max_length=100,
        required=False,
    )

    def __init__(self, *arguments: Any, today: date, **options: Any) -> None:
        super().__init__(*arguments, **{"initial": {"retrieved_on": today}, **options})
        known = sorted((each.title, each.key) for each in layouts() if each.read is not None)
        self.fields["layout"].choices = [
            ("", _("Recognise it")),
            (LAYOUT, _("Another table: I say which column holds what")),
            (_("Published files"), [(key, title) for title, key in known]),
        ]
        for name in ("retrieved_on", "published_on"):
            self.fields[name].last = today

    def clean_file(self) -> Any:
        """A file that is too large is not read."""
        sent = self.cleaned_data["file"]
        if sent.size > settings.MOST_UPLOADED_BYTES:
            raise forms.ValidationError(
                _("The file is larger than 20 MB. Pack it with gzip, or give it in parts."), code="large"
            )
        return sent

    @property
    def file_name(self) -> str:
        """The name of the file without anything that a page or a path could take for more."""
        name = _PLAIN_NAME.sub("", self.cleaned_data["file"].name).strip(" .")
        return name[-_LONGEST_NAME:] or "figures"

    def details(self) -> Details:
        """What was said of the file."""
        names = ("retrieved_on", "retrieved_from", "published_on", "edition")
        return Details(**{name: self.cleaned_data[name] for name in names})


_IN_COLUMNS = {
    "value": gettext_lazy("Column of the figures"),
    "indicator": gettext_lazy("Column of the measure"),
    "area": gettext_lazy("Column of the area"),
    "kind": gettext_lazy("Column that says what kind of area it is"),
    "period": gettext_lazy("Column of the period"),
    "group": gettext_lazy("Column of the group of people"),
    "numerator": gettext_lazy("Column of the numerator"),
    "denominator": gettext_lazy("Column of the denominator"),
    "lower": gettext_lazy("Column of the lower end of the 95 % interval"),
    "upper": gettext_lazy("Column of the upper end of the 95 % interval"),
}
_HINTS = {
    "kind": gettext_lazy(
        "Scotland, health board, authority, council, locality or other, in each row. Areas that a made-up authority is"
        " compared with need it: other, or the kind that they stand for."
    ),
    "group": gettext_lazy("As age, sex or simd-1 for the most deprived fifth. Leave out where it is everybody."),
    "numerator": gettext_lazy("How many were counted. Figures of localities need it, so that few people are hidden."),
}
_AREA_KINDS = {
    AreaKind.AUTHORITY: gettext_lazy("Integration authorities"),
    AreaKind.COUNCIL: gettext_lazy("Councils"),
    AreaKind.HEALTH_BOARD: gettext_lazy("Health boards"),
    AreaKind.LOCALITY: gettext_lazy("Localities"),
    AreaKind.OTHER: gettext_lazy("Other areas"),
}
_PERIOD_KINDS = {
    PeriodKind.FINANCIAL_YEAR: gettext_lazy("Financial years, April to March"),
    PeriodKind.CALENDAR_YEAR: gettext_lazy("Calendar years"),
    PeriodKind.SURVEY_YEAR: gettext_lazy("Waves of a survey"),
    PeriodKind.SCHOOL_YEAR: gettext_lazy("School years"),
}
_MEANINGS = {
    "zero": gettext_lazy("zero"),
    "not_collected": gettext_lazy("not collected"),
    "not_yet": gettext_lazy("not yet"),
    "suppressed:publisher": gettext_lazy("hidden"),
}
_WORDS_OF_MEANING = {ZERO: ZERO, "0": ZERO, "nought": ZERO, "hidden": "suppressed:publisher"}
_EVERY = ("every_indicator", "every_area", "every_period", "every_group")


class MappingForm(_Of):
    """Which column of a file holds what."""

    title = forms.CharField(label=gettext_lazy("What the figures are called"), max_length=300)
    publisher = forms.CharField(label=gettext_lazy("Who made them"), max_length=200)
    licence = forms.CharField(
        label=gettext_lazy("Licence"),
        help_text=gettext_lazy("Under which others may use them, as Open Government Licence v3.0."),
        max_length=200,
        required=False,
    )
    every_indicator = forms.ChoiceField(label=gettext_lazy("Or all rows are of this measure"), required=False)
    every_area = forms.CharField(label=gettext_lazy("Or all rows are of this area"), max_length=200, required=False)
    every_period = forms.CharField(
        label=gettext_lazy("Or all rows are of this period"),
        help_text=gettext_lazy("As 2024/25, 2024, or March 2025."),
        max_length=60,
        required=False,
    )
    every_group = forms.CharField(label=gettext_lazy("Or all rows are of this group"), max_length=80, required=False)
    area_kind = forms.ChoiceField(
        label=gettext_lazy("What the areas are"),
        help_text=gettext_lazy("It matters for names that a council and an authority have both, as Fife."),
        required=False,
    )
    period_kind = forms.ChoiceField(label=gettext_lazy("What a year means"), required=False)
    factor = forms.FloatField(
        label=gettext_lazy("Multiply figures and intervals with"),
        help_text=gettext_lazy("1 leaves them as they are. 100 makes 78.1 per cent of 0.781."),
        widget=forms.TextInput({"inputmode": "decimal", "class": "ds_input--fixed-10"}),
    )
    marks = forms.CharField(
        label=gettext_lazy("What the marks of this file mean"),
        help_text=gettext_lazy(
            "One in a line, as - = zero. It can mean zero, not collected, not yet, or hidden. An asterisk, c, two dots"
            " and z are known."
        ),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )
    remember = forms.CharField(
        label=gettext_lazy("Remember this as"),
        help_text=gettext_lazy("The next file with these headings is then read without asking."),
        max_length=200,
        required=False,
    )

    def __init__(
        self, headings: Sequence[str], indicators: Iterable[Indicator], *arguments: Any, **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        columns = [("", _("None")), *((each, each) for each in dict.fromkeys(filter(None, headings)))]
        for name, label in _IN_COLUMNS.items():
            self.fields[name] = forms.ChoiceField(
                label=label, choices=columns, required=name == "value", help_text=_HINTS.get(name, "")
            )
        self.fields["value"].error_messages["required"] = _("Choose the column that holds the figures.")
        kept = ((each.key, f"{each.key}: {each.label}") for each in indicators)
        self.fields["every_indicator"].choices = [("", _("None: there is a column")), *kept]
        self.fields["area_kind"].choices = [("", _("As the names say")), *_AREA_KINDS.items()]
        self.fields["period_kind"].choices = [("", _("As the periods say")), *_PERIOD_KINDS.items()]

    def clean_marks(self) -> Mapping[str, str]:
        """Each mark with its meaning."""
        found: dict[str, str] = {}
        for line in filter(str.strip, self.cleaned_data["marks"].splitlines()):
            text, _sign, meaning = line.rpartition("=")
            plain = " ".join(meaning.split()).casefold()
            found[text.strip()] = _WORDS_OF_MEANING.get(plain, plain.replace(" ", "_"))
        return found

    def clean(self) -> dict[str, Any]:
        """The map has to be whole."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            for problem in problems_of(self.columns()):
                self._add(problem)
        return given

    def _add(self, problem: Problem) -> None:
        self.add_error(problem.column if problem.column in self.fields else None, f"{problem.what} {problem.remedy}")

    def columns(self) -> ColumnMap:
        """The map."""
        given = self.cleaned_data
        return ColumnMap(
            **{name: given[name] for name in (*_IN_COLUMNS, *_EVERY)},
            area_kind=AreaKind(given["area_kind"]) if given["area_kind"] else None,
            period_kind=PeriodKind(given["period_kind"]) if given["period_kind"] else None,
            factor=given["factor"],
            marks=given["marks"],
        )


def initial_of(columns: ColumnMap, details: Details) -> dict[str, Any]:
    """What the form shows of a map that was guessed or made before."""
    told = {name: getattr(columns, name) for name in (*_IN_COLUMNS, *_EVERY)}
    marks = "\n".join(f"{text} = {_MEANINGS.get(meaning, meaning)}" for text, meaning in columns.marks.items())
    return {
        **told,
        "area_kind": columns.area_kind or "",
        "period_kind": columns.period_kind or "",
        "factor": f"{columns.factor:g}",
        "marks": marks,
        "title": details.title,
        "publisher": details.publisher,
        "licence": details.licence,
        "remember": details.remembered,
    }


class TakeInForm(_Of):
    """Take a file in as it was looked at."""

    state = forms.CharField(widget=forms.HiddenInput, required=False)
    edition = forms.CharField(widget=forms.HiddenInput, required=False)
    has_looked = forms.BooleanField(
        label=gettext_lazy("I have looked at these figures, and they may be shown to everybody"),
        error_messages={
            "required": gettext_lazy("Say that you have looked at the figures, or do not take the file in.")
        },
    )

    def __init__(self, *arguments: Any, to_look_at: int, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if not to_look_at:
            del self.fields["has_looked"]


class WithdrawForm(_Of):
    """Why a release is withdrawn."""

    because = forms.CharField(
        label=gettext_lazy("Why is it withdrawn?"),
        help_text=gettext_lazy("Everybody who looks at the release reads this."),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Say why it is withdrawn.")},
    )
