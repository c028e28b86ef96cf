"""How words of papers are shown on pages."""

from django import template
from django.utils.html import format_html, format_html_join

from dialogue_portal.documents.inline import html_of
from dialogue_portal.formats.contacts import contacts_in

register = template.Library()


@register.filter
def unbroken(text):
    """A text with the symbol of a paper, which stays on one line as "24/KH-UBND"; other texts are not changed."""
    return html_of(str(text)) if "/" in str(text) else text


@register.filter
def linked(text):
    """A text that people wrote, unbroken; telephone numbers and e-mail addresses in it are links."""
    text, pieces, done = str(text), [], 0
    for start, end, address in contacts_in(text):
        pieces += [unbroken(text[done:start]), format_html('<a href="{}">{}</a>', address, text[start:end])]
        done = end
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, unbroken(text[done:])]))
