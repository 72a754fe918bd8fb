"""How every form of the exchange is drawn: label, hint, error and field belong together for a screen reader."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    form_template_name = "components/form_fields.html"
    field_template_name = "components/field.html"
