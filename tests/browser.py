"""A browser of somebody who is logged in, without the way through the login form, which the journeys take."""

from django.conf import settings
from django.test import Client


def log_in(page, address, user):
    """Lets the browser of a page belong to a person; `address` is that of the portal."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])
