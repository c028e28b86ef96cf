"""Run alone on the embedded settings: what the kept pages say before and after another connection has written.

Prints {what was changed: [was it said before, is it said after]} as JSON.
"""

import json
import sqlite3
import sys
from collections.abc import Callable
from datetime import date

import time_machine


def told() -> dict[str, list[bool]]:
    """The pages are asked for in this process; the changes are made by SQLite itself, past Django."""
    from django.conf import settings
    from django.test import Client

    from tests import build
    from tests.registrations.paper import filled_in, form_url, receipt_url

    settings.ALLOWED_HOSTS.append("testserver")
    round = build.a_round(held_on=date(2026, 7, 17))
    visitor, stranger = Client(), Client()
    visitor.post(form_url(round), filled_in())

    def form() -> str:
        return stranger.get(form_url(round)).text

    def receipt() -> str:
        return visitor.get(receipt_url(round)).text

    one = f" WHERE id = {round.pk}"
    plan, authority = f" WHERE id = {round.plan_id}", f" WHERE id = {round.authority_id}"
    closes = round.registration_closes_on
    day_off = (
        "INSERT INTO workdays_dayoff (date, kind, name, official, source, authority_id, entered_at)"
        f" VALUES ('{closes}', 'off', 'Ngày nghỉ', 1, '', {round.authority_id}, '2026-01-01 00:00:00')"
    )
    changes: list[tuple[str, Callable[[], str], str, str]] = [
        ("place on the form", form, "UPDATE plans_round SET place = 'Nhà văn hóa Bắc'" + one, "văn hóa Bắc"),
        ("place on the receipt", receipt, "UPDATE plans_round SET place = 'Đình làng'" + one, "Đình làng"),
        ("hour", form, "UPDATE plans_round SET starts_at = '09:15:00'" + one, "9h15"),
        (
            "hotline of the plan",
            form,
            "UPDATE plans_plan SET hotline = '02030000777'" + plan,
            "0203 000 0777",
        ),
        ("name", receipt, "UPDATE accounts_authority SET place = 'Xuân Lũng'" + authority, "XUÂN LŨNG"),
        ("day off", form, day_off, "ngày nghỉ"),
        ("code", receipt, "UPDATE registrations_registration SET code = 'BCFGHJKMNP'", ""),
        ("called off", form, "UPDATE plans_round SET state = 'cancelled'" + one, "đã hủy"),
    ]
    found = {}
    for what, page, statement, words in changes:
        asked = [page(), page()]
        with sqlite3.connect(settings.DATABASES["default"]["NAME"]) as other:
            other.execute(statement)
        other.close()
        after = page()
        # A receipt under another code is none: its page leads to the search and says nothing.
        found[what] = [bool(words) and words in asked[-1], words in after if words else after == ""]
    return found


if __name__ == "__main__":
    import django

    django.setup()
    # The last day for forms, 7/7/2026, is a Tuesday.
    with time_machine.travel("2026-06-08 02:00+00:00", tick=False):
        sys.stdout.write(json.dumps(told()))
