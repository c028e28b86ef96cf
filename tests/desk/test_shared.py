"""What browsers, chats and search engines get of the portal beside its pages."""

import re

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.urls import reverse

from tests import build
from tests.registrations.paper import filled_in, form_url

pytestmark = pytest.mark.django_db

PROPERTY = re.compile(r'<meta (?:property|name)="([\w:]+)" content="([^"]*)">')


def told_of(page):
    return dict(PROPERTY.findall(page.text))


def served(address):
    return finders.find(address.removeprefix(settings.BASE_URL).removeprefix("/static/"))


def test_a_page_shared_in_a_chat_has_title_sentence_and_picture(client):
    commune = build.a_commune(slug="tan-an", place="Tân An")
    address = reverse(
        "registrations:form", args=["tan-an", build.a_round(build.a_plan(commune, state="issued")).pk]
    )

    told = told_of(client.get(address))

    assert told["og:title"] == "Phiếu đăng ký đối thoại – UBND xã Tân An"
    assert told["og:description"].startswith(
        "Gửi ý kiến trước và đăng ký dự hội nghị đối thoại của UBND xã Tân An."
    )
    assert told["description"] == told["og:description"]
    assert told["og:url"] == settings.BASE_URL + address
    assert served(told["og:image"])


def test_signs_of_html_in_a_title_stay_signs(client):
    build.a_commune(slug="tan-an", place="Tân <An> & Hòa")
    page = client.get("/tan-an/tra-cuu/")

    assert told_of(page)["og:title"].endswith("Tân &lt;An&gt; &amp; Hòa")


def test_a_receipt_tells_nothing_to_a_chat(client):
    page = client.post(form_url(build.a_round()), filled_in(), follow=True)

    told = told_of(page)
    assert "Nguyễn" in page.text
    assert {name: words for name, words in told.items() if name.startswith("og:")} == {}
    assert told["robots"] == "noindex"


def test_search_engines_are_told_what_is_not_for_them(client):
    answer = client.get("/robots.txt")

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.text.splitlines()[:2] == ["User-agent: *", "Disallow: /quan-tri/"]
    assert answer.cookies == {}


def test_the_sign_of_the_portal_is_there_for_browsers_and_home_screens(client):
    build.a_commune(slug="tan-an")
    page = client.get("/tan-an/").text
    sign = client.get("/favicon.ico")
    manifest = client.get(re.search(r'<link rel="manifest" href="([^"]+)">', page)[1])

    found = [sign["Location"], re.search(r'<link rel="apple-touch-icon" href="([^"]+)">', page)[1]]
    found += [icon["src"] for icon in manifest.json()["icons"]]
    assert manifest["Content-Type"] == "application/manifest+json"
    assert [bool(served(address)) for address in found] == [True] * 4


def test_papers_are_verified_below_the_menu_of_the_commune_from_whose_page_one_came(client):
    commune = build.a_commune(slug="tan-an", place="Tân An")
    link = re.search(r'href="(/van-ban/[^"]*)"', client.get(commune.get_absolute_url()).text)[1]

    found = client.get(link)
    wrong = client.post(link, {"code": "KHONGCO"})
    compared = client.get(re.search(r'href="(/van-ban/doi-chieu/[^"]*)"', found.text)[1])

    menus = ['href="/tan-an/tra-cuu/"' in page.text for page in (found, wrong, compared)]
    assert menus == [True] * 3
    assert 'href="/tan-an/' not in client.get("/van-ban/?xa=khong-co").text


def test_a_verified_paper_has_the_menu_of_its_commune(client):
    commune = build.a_commune(slug="tan-an")
    plan = build.a_plan(commune, state="issued")
    document = build.a_paper(commune, plan, plan.signed_by or build.a_member(commune, "chair"))

    page = client.get(reverse("documents:verified", args=[document.code]))

    assert 'href="/tan-an/tra-cuu/"' in page.text
