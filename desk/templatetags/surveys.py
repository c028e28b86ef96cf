"""The surveys that a public page of today names; loaded by the pages that do."""

from django import template
from django.utils.timezone import localdate

from registrations.survey.models import Survey

register = template.Library()


@register.simple_tag(takes_context=True)
def open_surveys(context):
    """The surveys of the authority that anybody may answer today."""
    return Survey.objects.open_to_all(context["request"].authority, localdate())
