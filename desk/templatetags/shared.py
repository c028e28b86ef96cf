"""What a chat or a search engine shows of a shared page: its title, its sentence, its picture."""

from html import unescape

from django import template
from django.conf import settings
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.templatetags.static import static
from django.utils.html import strip_tags

register = template.Library()


@register.simple_tag(takes_context=True)
def words_of(context, block: str) -> str:
    """The words of a block of this page once more, without tags; not for templates that are included."""
    found = context.render_context[BLOCK_CONTEXT_KEY].get_block(block)
    return " ".join(unescape(strip_tags(found.render(context))).split()) if found else ""


@register.simple_tag
def full_address(path: str) -> str:
    """The address of a path with the portal's own name, as somebody elsewhere needs it."""
    return settings.BASE_URL + path


@register.simple_tag
def shared_picture() -> str:
    """The full address of the picture that a chat shows beside every page."""
    return settings.BASE_URL + static("icons/shared.png")
