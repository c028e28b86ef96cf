"""Every page that citizens meet is sound HTML and passes axe-core, those on the way of a form too."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.urls import resolve, reverse
from django.utils.timezone import localdate
from django.views.defaults import server_error

from dialogue_portal.ratelimits import limits
from registrations.collecting.links import link_of
from registrations.models import Question
from tests import build
from tests.registrations.paper import filled_in, form_url, receipt_url
from tests.registrations.survey.filled import typed
from tests.test_access import PUBLIC
from tests.webfiles.pages import html_of_all_pages, html_with_errors
from tests.webfiles.soundness import axe_faults, html_faults
from webfiles import stylesheet

# What of PUBLIC is no page: files, and ways to another page.
FILES = {
    *(f"plans:{name}" for name in ("page_picture", "print", "word", "roundpaper_print", "roundpaper_word")),
    *(f"plans:loudspeaker_{kind}" for kind in ("text", "pdf", "word")),
    *(f"conferences:conclusion_{kind}" for kind in ("print", "word")),
    *(f"registrations:blank_{kind}" for kind in ("pdf", "word")),
    *(f"registrations:{name}" for name in ("receipt_pdf", "event", "forget", "sent_form", "sent_attachment")),
    "registrations:collector_leave",
    "registrations:collector_form",
    "registrations:collector_link",
    "plans:letter",
}
# Pages of which the samples show the public none.
ONLY_FOR_SOME = {"plans:comparison", "plans:loudspeaker"}
SMALL_PHONE = {"width": 360, "height": 740}


def html_on_the_way_of_a_form() -> dict[str, str]:
    """{what it is: page} from the form to the receipt, and where the way ends early."""
    round, client = build.a_round(), Client()
    closed = build.a_round(round.plan, held_on=localdate() + timedelta(days=1))
    slug, address = round.authority.slug, form_url(round)
    own_data = reverse("registrations:personal_data", args=[slug])
    answers = {
        "thêm một việc": client.post(address, filled_in(step="add")),
        "lỗi": client.post(address, filled_in(step="review", phone="12", consent=None)),
        "xem lại": client.post(address, filled_in(step="review", email="hoa@gmail.con")),
        "xem lại, có lời tố cáo": client.post(
            address, filled_in(step="review", procedures="Tôi tố cáo ông trưởng thôn nhận tiền.")
        ),
        "quá hạn": client.post(form_url(closed), filled_in(step="review")),
        "đã gửi": client.post(address, filled_in()),
        "biên nhận": client.get(receipt_url(round)),
        "phiếu của tôi": client.get(reverse("desk:track", args=[slug])),
        "dữ liệu của tôi": client.get(own_data),
        "dữ liệu của tôi, lỗi": client.post(own_data, {"kind": "correct", "text": ""}),
        "dữ liệu của tôi, yêu cầu": client.post(own_data, {"kind": "erase", "text": ""}, follow=True),
        "tra cứu": Client().get(reverse("desk:track", args=[slug])),
        "tra cứu sai": client.post(reverse("desk:track", args=[slug]), {"code": "X", "phone": "12"}),
        "khiếu nại": client.get(reverse("registrations:complaints", args=[slug])),
        "tố cáo": client.get(reverse("registrations:denunciations", args=[slug])),
        "không có": client.get(f"/{slug}/khong-co/"),
        "không đợt nào": client.get(reverse("registrations:open_rounds", args=[build.a_commune().slug])),
        "thêm lời": client.get(
            reverse("desk:track_step", args=[slug, Question.objects.get(round=round).pk, "supplement"])
        ),
        "sửa người gửi": client.get(reverse("registrations:own_sender", args=[slug])),
        "rút phiếu": client.get(reverse("registrations:own_withdrawal", args=[slug])),
        **behind_the_link_of_a_collector(round),
        **ways_of_a_survey(round),
        "liên kết cũ": client.get(reverse("registrations:mailed_link", args=[slug, "lien-ket-cu"])),
        "cách gửi lạ": client.put(address),
        "địa chỉ dài": client.get(address + "?q=" + "a" * 5000),
        "quá lớn": client.post(address, CONTENT_LENGTH=str(10**9)),
        "lạ trang": Client(enforce_csrf_checks=True).post(address, filled_in()),
    }
    for number in range(limits.REGISTER_BY_PHONE.most):
        many = filled_in(form_key=f"khoa-{number}", procedures=f"Việc {number}?")
        answers["xin đợi"] = client.post(address, many)
    held, apart = Client(), filled_in(phone="0987000111", website="máy", form_key="khoa-may")
    own_held = reverse("registrations:own_held_withdrawal", args=[slug])
    answers |= {
        "chờ kiểm tra, đã gửi": held.post(address, apart),
        "chờ kiểm tra": held.get(receipt_url(round)),
        "chờ kiểm tra, rút": held.get(own_held),
        "chờ kiểm tra, đã rút": held.post(own_held, follow=True),
        "yêu cầu lạ": Client().get("/", HTTP_HOST="xa la.example"),
    }
    codes = {name: answer.status_code for name, answer in answers.items()}
    expected = {
        "lỗi": 422,
        "dữ liệu của tôi, lỗi": 422,
        "tra cứu sai": 422,
        "đầu mối, số sai": 422,
        "đầu mối, không mở được": 410,
        "khảo sát, lỗi": 422,
        "khảo sát, đã dùng": 410,
        "đầu mối, nhập, lỗi": 422,
        "đầu mối, nhập, lời tố cáo": 422,
        "đại biểu, lỗi": 422,
        "đã gửi": 302,
        "không có": 404,
        "xin đợi": 429,
    }
    expected |= {"liên kết cũ": 410, "cách gửi lạ": 405, "địa chỉ dài": 414, "quá lớn": 413, "lạ trang": 403}
    expected |= {"chờ kiểm tra, đã gửi": 302, "yêu cầu lạ": 400}
    assert codes == dict.fromkeys(answers, 200) | expected | {"quá hạn": codes["quá hạn"]}
    shown = {name: answer for name, answer in answers.items() if answer.status_code != 302}
    broken = {"trục trặc /khong-co/": server_error(RequestFactory().get("/")).text}
    return broken | {f"{name} {answer.request['PATH_INFO']}": answer.text for name, answer in shown.items()}


def behind_the_link_of_a_collector(round) -> dict:
    """{what it is: answer} of the pages that the head of a collector meets."""
    collector, head = build.a_collector(round), Client()
    own = build.a_registration(round, collector=collector)
    build.a_question(own)
    delegate = build.a_delegate(build.a_quota(collector))
    home, slip = collector.get_absolute_url(), filled_in(form_key="khoa-cua-thon")
    door = head.get(link_of(collector), follow=True).request["PATH_INFO"]
    return {
        "đầu mối, không mở được": Client().get(collector.get_absolute_url(), follow=True),
        "đầu mối": head.get(door),
        "đầu mối, số sai": head.post(door, {"phone": "0999999999"}),
        "đầu mối, vào": head.post(door, {"phone": collector.phone}, follow=True),
        "đầu mối, nhập": head.get(f"{home}nhap/"),
        "đầu mối, nhập, lỗi": head.post(f"{home}nhap/", {}),
        "đầu mối, nhập, lời tố cáo": head.post(f"{home}nhap/", slip | {"procedures": "Tôi tố cáo ông ấy."}),
        "đầu mối, nhập, đã lưu": head.post(f"{home}nhap/", slip, follow=True),
        "đầu mối, sửa phiếu": head.get(f"{home}phieu/{own.pk}/"),
        "đầu mối, danh sách": head.get(home),
        "đại biểu": head.get(f"{home}dai-bieu/"),
        "đại biểu, lỗi": head.post(f"{home}dai-bieu/", {"full_name": ""}),
        "đại biểu, không đến được": head.get(f"{home}dai-bieu/{delegate.pk}/khong-du-duoc/"),
    }


def ways_of_a_survey(round) -> dict:
    """{what it is: answer} of the pages of a survey that citizens meet."""
    survey, person = build.a_survey(round), Client()
    once = survey.links.create(code="BCFGH23456").get_absolute_url()
    openly = reverse("registrations:survey_form", args=[round.authority.slug, survey.pk])
    return {
        "khảo sát": person.get(openly),
        "khảo sát, lỗi": person.post(openly, {"q0": "1"}),
        "khảo sát, cảm ơn": person.post(once, typed(survey), follow=True),
        "khảo sát, đã dùng": person.get(once),
    }


def opened(pages) -> set[str]:
    """The names of the views whose pages are among these."""
    addresses = (
        name.rpartition(" /")[2].partition("?")[0] for name in pages if not name.endswith("gửi trống")
    )
    return {resolve(f"/{address}").view_name for address in addresses if "khong-co/" not in f"{address}/"}


@pytest.mark.django_db
def test_no_public_page_has_a_fault(browser, settings):
    # Samples are loaded only where there is no authority yet.
    call_command("load_samples", verbosity=0)
    settings.RATE_LIMIT_FACTOR = 1000
    pages = html_of_all_pages(Client, people=(None,))
    heads = {name: Client().head(name.partition(" ")[2].replace("&amp;", "&")) for name in pages}
    pages |= html_with_errors(Client, pages)
    settings.RATE_LIMIT_FACTOR = 1
    pages |= html_on_the_way_of_a_form()
    page = browser.new_page(viewport=SMALL_PHONE, reduced_motion="reduce")
    css = stylesheet.built_sheet()

    found = {name: html_faults(html) + axe_faults(page, html, css) for name, html in pages.items()}

    page.close()
    assert len(pages) > 40
    assert {(head.status_code, head.content) for head in heads.values()} == {(200, b"")}
    assert {name: faults for name, faults in found.items() if faults} == {}
    assert PUBLIC - opened(pages) - FILES - ONLY_FOR_SOME == set()


def test_faults_of_html_are_seen():
    html = '<!doctype html><title>Trang</title><p id="a"><div id="a"></p><label for="b">Tên</label>'

    faults = html_faults(html)

    assert [fault for fault in faults if not fault.startswith("line")] == ["id twice: a", "no such id: b"]
    assert len(faults) > 2


def test_faults_of_a_page_in_a_browser_are_seen(browser):
    page = browser.new_page()

    faults = axe_faults(page, '<!doctype html><html lang="vi"><title>Trang</title><main><img>', "img{}")

    page.close()
    assert "image-alt: <img>" in faults
