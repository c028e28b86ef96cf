"""A filled-in registration form, and the addresses it goes to."""

import re

from django.urls import reverse


def filled_in(**changes):
    """What a browser posts; None takes a field out."""
    typed = {
        "full_name": "Nguyễn Thị Hoa",
        "organisation": "",
        "phone": "0912 345 678",
        "address": "Thôn Đông, xã Tân Hòa",
        "email": "",
        "attends": "on",
        "procedures": "Vì sao phải nộp hai bản sao?",
        "handling": "",
        "consent": "on",
        "form_key": "khoa-thu",
    } | changes
    return {name: value for name, value in typed.items() if value is not None}


def form_url(round):
    return reverse("registrations:form", args=[round.authority.slug, round.pk])


def receipt_url(round):
    return reverse("registrations:receipt", args=[round.authority.slug])


def hidden_on(page, name):
    """The value of a hidden field of the form on a page."""
    return re.search(f'name="{name}" value="([^"]+)"', page.text)[1]


def form_key_on(page):
    """The key of the form on a page."""
    return hidden_on(page, "form_key")
