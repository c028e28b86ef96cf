"""The administration speaks Vietnamese, too."""

import re

import pytest
from django.urls import reverse

from dialogue_portal.accounts.models import User
from dialogue_portal.notices.models import BouncedAddress, OutgoingMail
from tests import build

pytestmark = pytest.mark.django_db

ENGLISH = re.compile(
    r"\b(the|skip|toggle|theme|model|add|change|view|delete|search|select|filter|show|home|password|user|save)\b",
    re.I,
)


@pytest.mark.parametrize(
    "page",
    [
        "index",
        "accounts_user_changelist",
        "accounts_authority_add",
        "workdays_dayoff_add",
        "notices_outgoingmail_changelist",
        "notices_bouncedaddress_changelist",
    ],
)
def test_no_english_is_left_on_a_page_of_the_administration(client, page):
    OutgoingMail.objects.create(
        authority=build.a_commune(), key="thư", to="dan@vidu.vn", subject="Thư", body="Lời."
    )
    BouncedAddress.objects.record_bounce("dan@vidu.vn", "550")
    client.force_login(User.objects.create_superuser("quantri", password="x", full_name="Người quản trị"))

    html = client.get(reverse(f"admin:{page}")).text

    words = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", html, flags=re.S)
    assert ENGLISH.findall(words) == []
