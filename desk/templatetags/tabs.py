"""The tabs of the section «Phiếu đăng ký»; a builtin of the template engine."""

from django import template
from django.urls import reverse

from registrations.tabs import tabs_for

register = template.Library()


@register.inclusion_tag("registrations/tabs.html", takes_context=True)
def sheet_tabs(context):
    """The pages of the section that the reader may open, with the one that is open."""
    request = context["request"]
    open_view = request.resolver_match.view_name
    return {
        "tabs": [
            (tab, reverse(tab.view, args=[request.authority.slug]), tab.is_current(open_view))
            for tab in tabs_for(request.user, request.authority)
        ]
    }
