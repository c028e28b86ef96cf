"""A script of a page is told that the login is over; it never takes the login page for its answer."""

import pytest
from django.test import Client

from dialogue_portal.accounts.roles import Role
from tests import build

pytestmark = pytest.mark.django_db

BY_SCRIPT = [{"X-Requested-With": "fetch"}, {"Accept": "application/json"}]


@pytest.mark.parametrize("headers", BY_SCRIPT)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_script_without_a_login_is_told_401(headers, method):
    plan = build.a_plan()

    answer = getattr(Client(), method)(f"/{plan.authority.slug}/ke-hoach/{plan.pk}/soan/", headers=headers)

    assert answer.status_code == 401
    assert answer.json() == {
        "error": "login",
        "message": "Phiên làm việc đã hết hạn. Xin đăng nhập lại ở một thẻ khác.",
        "login": "/dang-nhap/",
    }


@pytest.mark.parametrize("headers", BY_SCRIPT)
def test_a_script_with_an_old_token_is_told_403(headers):
    plan = build.a_plan()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(build.a_member(plan.authority, Role.CLERK))

    answer = browser.post(f"/{plan.authority.slug}/ke-hoach/{plan.pk}/soan/", {"do": "save"}, headers=headers)

    assert (answer.status_code, answer.json()["error"]) == (403, "csrf")


def test_a_browser_is_led_to_the_login_page():
    commune = build.a_commune()
    accepted = {"Accept": "text/html,application/xhtml+xml,application/json;q=0.9"}

    answer = Client().get(f"/{commune.slug}/viec/", headers=accepted)

    assert answer["Location"] == f"/dang-nhap/?next=/{commune.slug}/viec/"
