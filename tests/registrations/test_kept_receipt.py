"""The receipt is drawn once for all who registered alike; the words of a citizen stand on their own receipt alone."""

import re
from datetime import time, timedelta

import pytest
from django.test import Client

from dialogue_portal.accounts.roles import Role
from dialogue_portal.kept.pages import KeptPages
from dialogue_portal.workdays.models import DayOff
from plans.models import Plan, Round
from registrations.models import Registration
from registrations.receipt import views
from tests import build
from tests.registrations.paper import filled_in, form_url, receipt_url

pytestmark = pytest.mark.django_db

TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=")([^"]+)')
HOA = {
    "full_name": "Bùi Thị Hoa",
    "email": "hoa.o'nha@example.vn",
    "procedures": "Vì sao <b>chậm</b> & phiền?",
}
TUAN = {"full_name": "Đỗ Anh Tuấn", "phone": "0987654321", "handling": 'Lệ phí "lạ".', "procedures": ""}
FIRM = {"organisation": "Công ty Lúa & Gạo <Xanh>", "address": "Xóm 3, 'Đồng Cạn'", "email": "lua@example.vn"}


@pytest.fixture(autouse=True)
def pages(monkeypatch):
    """No receipt is kept when a test begins."""
    pages = KeptPages(most=3)
    monkeypatch.setattr(views, "RECEIPT_PAGES", pages)
    return pages


def registered(round, **typed):
    """A visitor who has sent the form."""
    visitor = Client()
    number = Registration.objects.count()
    assert visitor.post(form_url(round), filled_in(form_key=f"khoa-{number}", **typed)).status_code == 302
    return visitor


def words_of(page):
    return TOKEN.sub(r"\1", page.text)


@pytest.mark.parametrize("people", [(HOA, FIRM), (TUAN, {}), ({"attends": "off"}, TUAN | {"attends": "off"})])
def test_the_kept_receipt_is_the_drawn_one(people, pages, settings):
    round = build.a_round()
    visitors = [registered(round, **typed) for typed in people]
    settings.DEBUG = True
    drawn = [words_of(visitor.get(receipt_url(round))) for visitor in visitors]
    settings.DEBUG = False

    kept = [words_of(visitor.get(receipt_url(round))) for visitor in visitors]

    assert len(pages) == 1
    assert kept == drawn and kept[0] != kept[1]


def test_nothing_of_a_citizen_is_in_a_kept_receipt(pages):
    round = build.a_round()
    visitor = registered(round, **HOA | FIRM)
    page, sent = visitor.get(receipt_url(round)), Registration.objects.get()
    words = (sent.shown_code, "0912 345 678", "Hoa", "Lúa", "Đồng Cạn", "phiền", "@example.vn")

    [kept] = pages._pages.values()

    assert [word for word in words if word not in page.text] == []
    assert [word for word in words if word.encode() in b"".join(kept.pieces)] == []
    assert "no-store" in page.headers["Cache-Control"]


def test_each_button_of_a_kept_receipt_carries_the_token_of_its_visitor():
    round = build.a_round()
    visitors = [registered(round), registered(round, **TUAN)]
    for visitor in visitors:
        visitor.handler.enforce_csrf_checks = True
    tokens = [TOKEN.search(visitor.get(receipt_url(round)).text)[2] for visitor in visitors]
    forget = receipt_url(round).replace("bien-nhan", "quen-may-nay")

    foreign = visitors[1].post(forget, {"csrfmiddlewaretoken": tokens[0]})
    own = visitors[1].post(forget, {"csrfmiddlewaretoken": tokens[1]})

    assert (foreign.status_code, own.status_code) == (403, 302)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda round: Round.objects.filter(pk=round.pk).update(starts_at=time(9, 15)), "9h15"),
        (lambda round: Round.objects.filter(pk=round.pk).update(state="cancelled"), "đã hủy"),
        (lambda round: Plan.objects.filter(pk=round.plan_id).update(hotline="02030000777"), "0203 000 0777"),
        (
            lambda round: (
                type(round.authority).objects.filter(pk=round.authority_id).update(place="Xuân Lũng")
            ),
            "XUÂN LŨNG",
        ),
    ],
)
def test_what_another_process_has_changed_shows_at_once(change, words):
    round = build.a_round()
    visitor = registered(round)
    before = visitor.get(receipt_url(round)).text

    change(round)

    assert (words in before, words in visitor.get(receipt_url(round)).text) == (False, True)


def test_a_new_day_off_moves_the_days_of_the_receipt_at_once(a_monday):
    round = build.a_round()
    visitor = registered(round)
    before = visitor.get(receipt_url(round)).text

    DayOff.objects.create(date=round.held_on + timedelta(days=1), name="Ngày nghỉ của xã")

    assert visitor.get(receipt_url(round)).text != before


def test_the_receipt_of_another_round_or_commune_is_another_page(pages):
    for commune in (build.a_commune(), build.a_commune()):
        round = build.a_round(build.a_plan(commune, state="issued"))
        page = registered(round).get(receipt_url(round))
        assert commune.name in page.text

    assert len(pages) == 2


def test_no_receipt_of_staff_is_kept(client, pages):
    round = build.a_round()
    client.force_login(build.a_member(round.authority, Role.CLERK))
    client.post(form_url(round), filled_in())

    assert client.get(receipt_url(round)).status_code == 200
    assert len(pages) == 0
