"""The filter that greets a person in a letter; a builtin of the template engine."""

from django import template

from dialogue_portal.formats.links import looks_like_link

register = template.Library()


@register.filter
def greeted(name):
    """ "ông/bà Nguyễn Thị Hoa"; without a name that carries a link into the mailbox of its reader."""
    return "ông/bà" if not name or looks_like_link(name) else f"ông/bà {name}"
