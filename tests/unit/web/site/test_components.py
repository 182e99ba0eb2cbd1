"""Every component: shown on the page of components, and saying what it must to those who cannot see it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template, engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler

from comhla.law.answers import Outcome
from comhla.web.fields import DayField
from comhla.web.site.samples import FOLDER, SampleForm, sample_context, samples
from comhla.web.site.templatetags.components import OUTCOMES
from comhla.web.site.views.components import components

COMPONENTS = FOLDER.parent.parent / "components"
NAMES = sorted(path.stem.replace("_", "-") for path in COMPONENTS.glob("*.html"))


def drawn(source: str, path: str = "/", **context: object) -> str:
    """What a template with components becomes, without the spaces between its parts."""
    request = RequestFactory().get(path)
    text = engines["django"].from_string(CottonCompiler().process(source)).render(context, request)
    return re.sub(r">\s+<", "><", text)


@pytest.mark.parametrize("name", NAMES)
def test_every_component_is_shown_with_a_sample(name):
    used = [each.title for each in samples() if f"<c-{name} " in each.source or f"<c-{name}>" in each.source]
    assert used, f"Write a sample of <c-{name}> in {FOLDER.name}/."


def test_every_sample_is_of_a_component_that_exists():
    used = {name for sample in samples() for name in re.findall(r"<c-([a-z-]+)", sample.source)}
    assert used - {"vars"} == set(NAMES)


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.key)
def test_every_sample_says_when_to_use_it_and_renders(sample):
    assert sample.title
    assert sample.use.endswith(".")
    text = render_to_string(sample.template, sample_context(), RequestFactory().get("/"))
    assert text.strip()
    assert "<c-" not in text
    assert "{%" not in text


def test_samples_are_titled_differently():
    assert len({sample.title for sample in samples()}) == len(samples())


def test_the_page_of_components_shows_them_and_the_template_of_each():
    text = components(RequestFactory().get("/components/")).content.decode()
    for sample in samples():
        assert f'id="{sample.key}"' in text
    assert "&lt;c-bare-form" in text


def test_no_design_system_class_is_misspelt():
    """A class that the style sheet does not know is a mistake: it would do nothing."""
    style = (FOLDER.parents[2] / "static" / "vendor" / "design-system.min.css").read_text(encoding="utf-8")
    known = set(re.findall(r"\.(ds_[A-Za-z0-9_-]+)", style))
    known |= {name.partition("__")[0] for name in known}
    unknown = {
        (path.name, name)
        for path in sorted(FOLDER.parents[1].rglob("*.html"))
        for name in re.findall(r"(?<![\w-])(ds_[a-z][\w-]*[a-z0-9])(?![\w-]*\{)", path.read_text(encoding="utf-8"))
        if name not in known
    }
    assert unknown == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_component_brings_no_space_of_its_own(name):
    """So that a full stop can follow it."""
    text = (COMPONENTS / f"{name.replace('-', '_')}.html").read_text(encoding="utf-8")
    assert text == text.strip()


def test_icons_that_are_used_exist():
    icons = (FOLDER.parents[2] / "static" / "vendor" / "icons.svg").read_text(encoding="utf-8")
    used = {
        name
        for path in sorted(FOLDER.parents[1].rglob("*.html"))
        for name in re.findall(r'<c-icon name="(\w+)"', path.read_text(encoding="utf-8"))
    }
    assert used
    assert [name for name in sorted(used) if f'id="{name}"' not in icons] == []


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_words_and_a_colour(outcome):
    text = drawn('<c-outcome :outcome="outcome" />', outcome=outcome)
    assert outcome.heading in text
    assert f"ds_tag--{OUTCOMES[outcome][1]}" in text


def test_an_outcome_can_be_named_by_its_word():
    assert "Not met" in drawn('<c-outcome outcome="not_met" />')


def test_a_button_sends_and_a_button_with_an_address_leads():
    assert drawn('<c-button label="Save" />') == '<button class="ds_button" type="submit">Save</button>'
    assert drawn('<c-button label="Save" name="then" value="go" />') == (
        '<button class="ds_button" type="submit" name="then" value="go">Save</button>'
    )
    assert drawn('<c-button label="Go" href="/x/" variant="secondary" />') == (
        '<a class="ds_button ds_button--secondary" href="/x/">Go</a>'
    )
    assert "ds_button--secondary" in drawn('<c-button label="Cancel" href="/x/" variant="cancel" />')
    assert '<span class="visually-hidden"> the locality East</span>' in drawn(
        '<c-button label="Remove" about="the locality East" />'
    )


def test_a_component_takes_nothing_from_the_page_that_was_not_given_to_it():
    text = drawn('<c-page-header title="Own" /><c-card title="Card" />', caption="stray", lede="stray", href="/stray/")
    assert "stray" not in text


def test_words_of_people_are_escaped():
    text = drawn('<c-page-header :title="title" /><c-tag>{{ title }}</c-tag>', title="<b>East & West</b>")
    assert "<b>" not in text
    assert text.count("&lt;b&gt;East &amp; West&lt;/b&gt;") == 2


def test_breadcrumbs_end_with_the_page_itself():
    text = drawn('<c-breadcrumbs :trail="trail" />', trail=[("Home", "/"), ("Glen", "")])
    assert '<a class="ds_breadcrumbs__link" href="/">Home</a>' in text
    assert '<li class="ds_breadcrumbs__item" aria-current="page">Glen</li>' in text


def test_a_table_says_what_it_is_and_can_be_scrolled_by_the_keyboard():
    text = drawn('<c-table caption="Members"><tbody></tbody></c-table>')
    assert '<section class="comhla-table" aria-label="Members" tabindex="0">' in text
    assert "<caption>Members</caption>" in text
    assert 'tabindex="0"' not in drawn('<c-table caption="Members" scroll="no"><tbody></tbody></c-table>')


def test_a_row_without_a_change_has_no_empty_link():
    text = drawn('<c-summary-list><c-summary-item key="Name">Glen</c-summary-item></c-summary-list>')
    assert "<a" not in text
    changing = drawn('<c-summary-item key="Name" change_href="/x/">Glen</c-summary-item>')
    assert '<a href="/x/">Change<span class="visually-hidden">: Name</span></a>' in changing


@pytest.mark.parametrize(
    ("kind", "words", "modifier"),
    [
        ("success", "Success", ""),
        ("information", "Information", "ds_notification-message--info"),
        ("info", "Information", "ds_notification-message--info"),
        ("debug", "Information", "ds_notification-message--info"),
        ("warning", "Warning", "ds_notification-message--warning"),
        ("problem", "Problem", "ds_notification-message--error"),
        ("error", "Problem", "ds_notification-message--error"),
    ],
)
def test_a_notification_says_its_kind_in_words(kind, words, modifier):
    text = drawn('<c-notification :kind="kind">Saved.</c-notification>', kind=kind)
    assert f'<span class="visually-hidden">{words}: </span>' in text
    assert modifier in text


def test_a_list_of_tasks_without_summary_or_state_shows_neither():
    text = drawn('<c-task-item title="Record the localities" />')
    assert "ds_task-list__task-summary" not in text
    assert "ds_tag" not in text


def test_pages_are_linked_and_what_was_asked_is_kept():
    text = drawn('<c-pagination :page="page" />', "/x/?q=a+b&page=4", page=Paginator(range(240), 20).page(4))
    assert 'href="?q=a+b&amp;page=3"' in text
    assert 'aria-current="page" aria-label="Page 4"' in text
    assert "&hellip;" in text
    assert "Previous" in text
    assert "Next" in text


def test_the_first_and_the_last_page_lead_one_way_only():
    paginator = Paginator(range(40), 20)
    assert "Previous" not in drawn('<c-pagination :page="page" />', page=paginator.page(1))
    assert "Next" not in drawn('<c-pagination :page="page" />', page=paginator.page(2))


def test_one_page_needs_no_links():
    assert drawn('<c-pagination :page="page" />', page=Paginator(range(3), 20).page(1)) == ""


def test_the_day_switch_keeps_what_else_was_asked():
    text = drawn(
        '<c-day-switch :as_at="as_at" />',
        "/x/?outcome=not_met&as_at=2026-11-20&as_at_day=1&page=2",
        as_at=date(2026, 11, 20),
    )
    assert '<input type="hidden" name="outcome" value="not_met">' in text
    assert 'name="as_at"' not in text
    assert 'type="hidden" name="page"' not in text
    assert "Shown as at <strong>20 November 2026</strong>" in text
    assert "Show today instead" in text


def test_the_day_switch_shows_no_way_to_today_on_this_day():
    assert "Show today instead" not in drawn('<c-day-switch :as_at="as_at" />', as_at=date(2026, 11, 22))


def test_a_form_that_only_asks_carries_no_token():
    assert "csrfmiddlewaretoken" in drawn("<c-bare-form></c-bare-form>")
    asking = drawn('<c-bare-form method="get" action="/find/"></c-bare-form>')
    assert "csrfmiddlewaretoken" not in asking
    assert 'action="/find/"' in asking
    assert "multipart/form-data" in drawn('<c-bare-form multipart="yes"></c-bare-form>')


class Everything(SampleForm):
    """A form with a mistake in every kind of field."""

    secret = forms.CharField(widget=forms.HiddenInput)
    often = forms.MultipleChoiceField(label="How often", choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)
    must = forms.BooleanField(label="Agreed")

    def clean(self):
        """Refuse all of it."""
        raise forms.ValidationError("The two do not agree.")


def test_every_fault_is_told_first_and_leads_to_its_field():
    form = Everything({})
    text = drawn('<c-form-errors :form="form" />', form=form)
    assert "There is a problem" in text
    assert "<li>The two do not agree.</li>" in text
    for anchor in ("id_name", "id_first_day_day", "id_kind_0", "id_often_0", "id_must", "id_board"):
        assert f'<a href="#{anchor}">' in text
        fields = drawn('{% for field in form %}<c-field :field="field" />{% endfor %}', form=form)
        assert f'id="{anchor}"' in fields
    assert '<a href="#id_name">Name of the locality: This field is required.</a>' in text


def test_nothing_is_told_where_nothing_is_wrong():
    for form in (SampleForm(), None):
        assert drawn('<c-form-errors :form="form" />', form=form) == ""


def test_a_field_is_tied_to_its_hint_and_to_what_is_wrong_with_it():
    text = drawn('<c-field :field="form.first_day" />', form=SampleForm({}))
    assert 'aria-describedby="id_first_day_helptext id_first_day_error"' in text
    assert 'id="id_first_day_helptext"' in text
    assert 'id="id_first_day_error"' in text
    assert '<span class="visually-hidden">Error: </span>' in text


def test_what_need_not_be_filled_in_says_so():
    text = drawn('<c-field :field="form.about" /><c-field :field="form.name" />', form=SampleForm())
    assert text.count("(optional)") == 1


def test_hidden_fields_are_only_themselves():
    form = Everything()
    assert drawn('<c-field :field="form.secret" />', form=form) == str(form["secret"])
    assert drawn('<c-hidden-fields :form="form" />', form=form) == str(form["secret"])


def test_a_form_as_a_whole_is_drawn_with_the_same_fields():
    class Small(forms.Form):
        name = forms.CharField()
        day = DayField()
        version = forms.CharField(widget=forms.HiddenInput)

    text = str(Small())
    assert text.count('class="ds_question"') == 2
    assert 'type="hidden"' in text


def test_several_choices_in_a_list_keep_their_groups():
    class Grouped(forms.Form):
        one = forms.ChoiceField(choices=[("Islands", [("lewis", "Lewis")]), ("glen", "Glen")], widget=forms.RadioSelect)
        many = forms.MultipleChoiceField(choices=[("Islands", [("lewis", "Lewis")])], widget=forms.SelectMultiple)
        single = forms.ChoiceField(choices=[("Islands", [("lewis", "Lewis")])])

    text = str(Grouped(initial={"one": "lewis"}))
    assert '<p class="comhla-option-group">Islands</p>' in text
    assert "checked" in text
    assert '<optgroup label="Islands">' in text


def test_a_term_leads_to_the_glossary_where_there_is_one(settings):
    text = drawn('<c-term word="Set-aside budget">set-aside budget</c-term>')
    assert "set-aside budget" in text
    if "<a" in text:
        assert "#set-aside-budget" in text


def test_a_plain_template_can_use_components_by_file():
    """Cotton compiles files; a string given to Django is not compiled, which tests must not forget."""
    assert "<c-tag>" in Template("<c-tag>x</c-tag>").render(Context())
    assert Path(COMPONENTS / "tag.html").is_file()
