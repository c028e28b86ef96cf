"""Pages for what went wrong still lead somewhere, and lose nothing that was typed."""

import re

import pytest
from django.test import Client

from dialogue_portal.accounts.roles import Role
from registrations.models import Registration
from tests import build

pytestmark = pytest.mark.django_db


def test_an_unknown_page_below_a_commune_leads_to_that_commune():
    commune = build.a_commune("tan-hoa")

    page = Client().get("/TAN-HOA/khong-co/")

    assert (page.status_code, commune.heading_lines[1] in page.text) == (404, True)
    assert "/dang-nhap/?next=/TAN-HOA/khong-co/" in page.text


def test_a_form_whose_cookie_was_lost_is_sent_again_with_one_press():
    round = build.a_round()
    browser = Client(enforce_csrf_checks=True)
    address = f"/{round.authority.slug}/dang-ky/dot/{round.pk}/"
    typed = {
        "full_name": "Bùi Thị Hoa",
        "phone": "0912345678",
        "address": "Thôn Đoài",
        "attends": "on",
        "procedures": "Vì sao <chậm>?",
        "consent": "on",
        "form_key": "a" * 32,
    }

    refused = browser.post(address, typed)
    hidden = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', refused.text))
    sent = browser.post(address, typed | {"csrfmiddlewaretoken": hidden["csrfmiddlewaretoken"]})

    assert refused.status_code == 403
    assert hidden["full_name"] == "Bùi Thị Hoa" and hidden["procedures"] == "Vì sao &lt;chậm&gt;?"
    assert sent.status_code == 302
    assert Registration.objects.get().full_name == "Bùi Thị Hoa"


def test_a_signed_in_person_is_not_offered_to_send_a_foreign_form_again():
    plan = build.a_plan()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(build.a_member(plan.authority, Role.CLERK))

    refused = browser.post(plan.step_url("submit"), {"note": "bẫy"})

    assert refused.status_code == 403
    assert "bẫy" not in refused.text


def test_wrong_credentials_are_refused_in_plain_words(client):
    page = client.post("/dang-nhap/", {"username": "khong-co", "password": "sai"})

    assert "Tên đăng nhập hoặc mật khẩu chưa đúng. Xin thử lại." in page.text
