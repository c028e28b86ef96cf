"""How words of papers are shown on pages."""

from django import template

from dialogue_portal.documents.inline import html_of

register = template.Library()


@register.filter
def unbroken(text):
    """A text with the symbol of a paper, which stays on one line as "24/KH-UBND"; other texts are not changed."""
    return html_of(str(text)) if "/" in str(text) else text
