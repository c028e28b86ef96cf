"""The line icons: drawn into the page itself, so that no page waits for another file."""

import re
from functools import cache

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# What all of them have in common (no fill, a line of 1.8 in the colour of the words) is in the style sheet.
SYMBOL = re.compile(r'<symbol id="([\w-]+)" (viewBox="[^"]*")[^>]*>(.*?)</symbol>', re.DOTALL)


@register.simple_tag
def icon(name: str) -> SafeString:
    """A line icon of static/img/icons.svg; it decorates only, so words must stand beside it."""
    return drawn_icons()[name]


@cache
def drawn_icons() -> dict[str, SafeString]:
    """{name: its SVG} of every icon."""
    symbols = SYMBOL.findall((settings.BASE_DIR / "static" / "img" / "icons.svg").read_text(encoding="utf-8"))
    return {
        name: mark_safe(f'<svg class="icon" {view} aria-hidden="true" focusable="false">{lines}</svg>')  # noqa: S308
        for name, view, lines in symbols
    }
