"""Submits and signs papers by their pages, as people do: what the page shows is ticked and sent back."""

from django.test import Client

from dialogue_portal.records.flow import Flowing


def page_of(client: Client, row: Flowing, step: str):
    """The page of a decision, opened."""
    return client.get(row.step_url(step))


def sent_by(page, ticks: bool = True) -> dict:
    """What the form of an opened page sends; with `ticks` every finding that takes one is accepted."""
    shown = [one.finding for one in page.context["findings"]]
    sent: dict = {"accepted": [one.key for one in shown if one.takes_a_tick]} if ticks else {}
    if prepared := page.context["prepared"]:
        sent["seen_print"] = prepared.pk
    return sent | {"looked": "1"}


def sign(client: Client, row: Flowing, step: str = "issue", ticks: bool = True, **options):
    """Opens the page of the signature, ticks what is to be ticked and presses the button."""
    return client.post(row.step_url(step), sent_by(page_of(client, row, step), ticks), **options)


def submit(client: Client, row: Flowing, **options):
    """Presses the button of the submission, also on the page that shows what does not fit."""
    return client.post(row.step_url("submit"), {"looked": "1"}, **options)
