"""How Django draws forms: with our own components."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Templates of forms and fields in `site/templates/forms`."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
