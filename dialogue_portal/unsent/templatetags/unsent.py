"""The tag csrf_token with the owner of the form beside the token; a builtin, so that every form has it."""

from django import template
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html

from dialogue_portal.unsent.owner import FIELD, owner_value

register = template.Library()


class FormTokens(CsrfTokenNode):
    """The token of a form, and for people who are logged in the signed field that says for whom it was drawn."""

    def render(self, context):
        """Draws one or two hidden fields."""
        token = super().render(context)
        # An included part has the request on its context only, a form drawn by crispy among its names only.
        request = getattr(context, "request", None) or context.get("request")
        user = getattr(request, "user", None)
        if not token or user is None or not user.is_authenticated:
            return token
        return format_html('{}<input type="hidden" name="{}" value="{}">', token, FIELD, owner_value(user.pk))


@register.tag
def csrf_token(parser, token):
    """{% csrf_token %}, as Django has it, with the owner of the form."""
    return FormTokens()
