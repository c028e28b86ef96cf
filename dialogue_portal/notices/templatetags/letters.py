"""The filter that greets a person in a letter; a builtin of the template engine."""

from django import template

from dialogue_portal.formats.links import looks_like_link

register = template.Library()


@register.filter
def greeted(name, organisation=""):
    """ "ông/bà Nguyễn Thị Hoa", after the name of the organisation for which they write.

    Without a name that carries a link into the mailbox of its reader.
    """
    person = "ông/bà" if not name or looks_like_link(name) else f"ông/bà {name}"
    return person if not organisation or looks_like_link(organisation) else f"{organisation}, {person}"
