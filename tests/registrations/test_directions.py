"""Where to go with a complaint, a denunciation or a crime: found from home in one press, and nothing invented."""

import re

import pytest
from django.urls import reverse

from dialogue_portal.accounts.models import Authority
from dialogue_portal.accounts.roles import Role
from tests import build
from tests.registrations.paper import form_url

pytestmark = pytest.mark.django_db

PAGES = ("complaints", "denunciations")
EVERYTHING = {
    "address": "12 phố Chợ",
    "office_hours": "Thứ Hai đến thứ Sáu, 8h–12h và 13h–17h",
    "reception_place": "Phòng Tiếp công dân, tầng 1",
    "reception_hours": "Sáng thứ Ba và thứ Năm, 8h–11h",
    "police": "Số 3 phố Chợ, điện thoại 0203 000 0113",
}
NOTHING = dict.fromkeys([*EVERYTHING, "hotline", "email", "province"], "")


def opened(client, commune, name):
    page = client.get(reverse(f"registrations:{name}", args=[commune.slug])).text
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", page[: page.index("<footer")]))


def links_of(page):
    return re.findall(r'href="([^"]+)"', page)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("takes_forms", [True, False])
def test_home_leads_to_them_in_one_press(client, commune, name, takes_forms):
    if takes_forms:
        build.a_round(build.a_plan(commune, state="issued"))

    page = client.get(commune.get_absolute_url()).text

    home = page[page.index("<main") : page.index("</main")]
    assert reverse(f"registrations:{name}", args=[commune.slug]) in links_of(home)


@pytest.mark.parametrize("name", PAGES)
def test_the_foot_of_every_public_page_leads_to_them(client, name):
    round = build.a_round()
    slug = round.authority.slug
    plans = reverse("plans:list", args=[slug])
    pages = [client.get(address).text for address in (form_url(round), plans, f"/{slug}/khong-co/")]

    feet = [page[page.index("<footer") :] for page in pages]

    assert [reverse(f"registrations:{name}", args=[slug]) in links_of(foot) for foot in feet] == [True] * 3


@pytest.mark.parametrize("name", PAGES)
def test_they_say_where_when_and_whom_to_call_with_the_province(client, name):
    page = opened(client, build.a_commune(place="Phú Xá", kind="phường", **EVERYTHING), name)

    expected = [
        "Phòng Tiếp công dân, tầng 1",
        "12 phố Chợ, phường Phú Xá, tỉnh Hòa Giang",
        "Sáng thứ Ba và thứ Năm, 8h–11h",
        "0203 000 0001",
        "Mang theo gì",
        "Công an phường Phú Xá",
        "Số 3 phố Chợ, điện thoại 0203 000 0113",
        "113",
    ]
    assert [words for words in expected if words not in page] == []


def test_an_address_that_names_its_commune_does_not_name_it_twice(client):
    commune = build.a_commune(place="Hoà Bình", address="Thôn Đông, xã Hòa Bình, tỉnh Hoà Giang")

    assert commune.whole_address == "Thôn Đông, xã Hòa Bình, tỉnh Hoà Giang"


@pytest.mark.parametrize("name", PAGES)
def test_what_the_commune_has_not_entered_is_not_invented(client, name):
    page = opened(client, build.a_commune(**NOTHING), name)

    assert not re.search(r"\d+ ?h\d*|thứ (Hai|Sáu)|02\d{2}|@", page)
    assert "Trụ sở Ủy ban nhân dân xã Tân Hòa" in page
    assert "chưa ghi lịch tiếp công dân" in page and "hỏi tại trụ sở" in page
    assert "chưa ghi địa chỉ, số điện thoại của Công an xã Tân Hòa" in page and "113" in page


@pytest.mark.parametrize("name", PAGES)
def test_what_is_missing_is_asked_by_telephone_where_there_is_one(client, name):
    page = opened(client, build.a_commune(**NOTHING | {"hotline": "02030000001"}), name)

    assert "gọi 0203 000 0001" in page and "hỏi tại trụ sở" not in page


def test_whoever_only_asks_why_a_file_is_late_is_led_to_the_form(client, commune):
    page = opened(client, commune, "complaints")

    assert "chỉ muốn hỏi vì sao, bao giờ xong thì không phải khiếu nại" in page


@pytest.mark.parametrize("name", PAGES)
def test_the_number_of_the_police_is_dialled_by_a_tap(client, name):
    commune = build.a_commune(**EVERYTHING)

    page = client.get(reverse(f"registrations:{name}", args=[commune.slug])).text

    assert 'điện thoại <a href="tel:02030000113">0203 000 0113</a>' in page


def test_a_denunciation_of_the_chairman_goes_to_the_committee_of_the_province(client, commune):
    assert "Ủy ban nhân dân tỉnh Hòa Giang" in opened(client, commune, "denunciations")


def test_a_new_commune_has_no_office_hours_that_nobody_entered():
    assert Authority(place="Phú Xá").office_hours == ""


@pytest.mark.parametrize("name", ["health:status", "desk:work"])
def test_the_office_reads_what_its_pages_lack(as_a, name):
    lacking = build.a_commune(**NOTHING)
    told = as_a(Role.CLERK, lacking).get(reverse(name, args=[lacking.slug])).text
    complete = build.a_commune(**EVERYTHING)

    calm = as_a(Role.CLERK, complete).get(reverse(name, args=[complete.slug])).text

    words = "lịch tiếp công dân"
    assert all(missing in told for missing in (words, "địa chỉ trụ sở", "đường dây nóng", "tỉnh, thành phố"))
    assert words not in calm


def test_an_officer_is_not_told_what_the_pages_lack(as_a):
    commune = build.a_commune(**NOTHING)

    assert (
        "lịch tiếp công dân"
        not in as_a(Role.OFFICER, commune).get(reverse("desk:work", args=[commune.slug])).text
    )
