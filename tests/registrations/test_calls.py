"""«Hôm nay phải gọi ai»: cards of people, what became of each call, two clerks at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate, localtime, now

from dialogue_portal.accounts.roles import Role
from dialogue_portal.formats.delicate import Concern
from registrations.calls.aloud import own_words, sentences_of
from registrations.calls.states import CallOutcome, Way
from registrations.models import Call, DataRequestKind, Look
from registrations.personaldata.services import answer
from registrations.personaldata.states import DataRequestState
from registrations.sender.services import correct
from tests import build
from tests.documents.printed import pages

pytestmark = pytest.mark.django_db


def page_of(commune, part="goi"):
    return reverse("registrations:calls", args=[commune.slug]) + f"?muc={part}"


def press(client, commune, calls, what, **more):
    typed = {"call": [call.pk for call in calls], "what": what, **more}
    return client.post(reverse("registrations:record_call", args=[commune.slug]), typed, follow=True)


@pytest.fixture
def call():
    return build.a_call()


@pytest.fixture
def clerk(call, as_a):
    return as_a(Role.CLERK, call.authority)


def test_a_card_has_the_person_the_number_and_short_sentences_to_read(call, clerk):
    text, dialled = clerk.get(page_of(call.authority)).text, call.registration.phone

    assert call.registration.full_name in text and f'"tel:{dialled}"' in text
    assert "<li>Hội nghị được đổi lịch.</li>" in text and "<li>Địa điểm: Đình làng.</li>" in text
    assert Look.objects.filter(registration=call.registration).count() == 1
    assert call.registration.phone not in reverse("registrations:call_letter", args=["a", call.pk])


def test_several_pieces_of_news_for_one_number_are_one_card_and_the_most_urgent_person_is_first(call, clerk):
    same = build.a_registration(call.registration.round, email="", phone=call.registration.phone)
    build.a_call(same, subject="Trả lời ý kiến của ông/bà")
    urgent = build.a_call(
        build.a_registration(call.registration.round, email="", full_name="Lò Thị Gấp"), tell_by=localdate()
    )

    cards = clerk.get(page_of(call.authority)).context["cards"]
    assert [drawn["card"].name for drawn in cards] == [urgent.name, call.name]
    assert len(cards[1]["card"].calls) == 2


def test_called_is_on_the_time_line_of_the_form_and_on_the_page_of_the_citizen(call, clerk):
    build.a_question(call.registration)
    text = press(clerk, call.authority, [call], "called").text

    assert "Đã gọi báo" in text and not Call.objects.owed().exists()
    record = call.registration.records.get(step="call_made")
    assert record.note == call.subject and record.actor_name
    found = {"code": call.registration.code, "phone": call.registration.phone}
    tracked = Client().post(reverse("desk:track", args=[call.authority.slug]), found, follow=True)
    assert "Văn phòng đã gọi báo cho ông/bà" in tracked.text


@pytest.mark.parametrize(("hour", "again"), [(9, "thứ Hai, 12:00"), (15, "thứ Ba, 7:30")])
def test_whoever_is_not_reached_comes_back_later_today_or_on_the_next_working_day(
    hour, again, a_monday, call, clerk
):
    with time_machine.travel(localtime(now()).replace(hour=hour), tick=False):
        press(clerk, call.authority, [call], "missed", tries=0)
        call.refresh_from_db()
        back = localtime(call.try_after)
        weekdays = {0: "thứ Hai", 1: "thứ Ba"}
        assert f"{weekdays[back.weekday()]}, {back:%-H:%M}" == again
        assert call.tries == 1 and call.registration.records.get(step="call_missed").note.startswith("Lần 1.")
        assert not clerk.get(page_of(call.authority)).context["cards"]
        assert clerk.get(page_of(call.authority, "sau")).context["cards"]
    with time_machine.travel(back, tick=False):
        # The session ends overnight.
        clerk.force_login(call.handled_by)
        assert clerk.get(page_of(call.authority)).context["cards"]


def test_news_that_comes_while_somebody_is_not_reached_does_not_wait(call, clerk):
    press(clerk, call.authority, [call], "missed", tries=0)
    build.a_call(call.registration, subject="Hội nghị không tổ chức")

    assert len(clerk.get(page_of(call.authority)).context["cards"]) == 1


def test_a_wrong_number_leads_to_the_hamlet_or_to_paper_until_it_is_corrected(call, clerk):
    assert "Xin chọn" in press(clerk, call.authority, [call], "wrong").text
    press(clerk, call.authority, [call], "wrong", way=Way.HAMLET)

    [drawn] = clerk.get(page_of(call.authority, "giay")).context["cards"]
    assert drawn["card"].way == Way.HAMLET and "Thôn Đông" in clerk.get(page_of(call.authority, "giay")).text
    assert call.registration.records.filter(step="call_wrong").exists()
    actor = build.a_member(call.authority, Role.CLERK)
    correct(call.registration, today=localdate(), actor=actor, phone="0987654321")
    assert clerk.get(page_of(call.authority)).context["cards"]


def test_nobody_is_given_up_without_a_reason(call, clerk):
    assert "Xin ghi vì sao" in press(clerk, call.authority, [call], "wrong", way="given_up").text
    press(clerk, call.authority, [call], "wrong", way="given_up", note="Đã chuyển đi nơi khác")

    call.refresh_from_db()
    assert call.outcome == CallOutcome.GIVEN_UP
    assert "Đã chuyển đi" in call.registration.records.get(step="call_given_up").note


def test_whoever_has_no_telephone_is_listed_with_the_address_and_gets_a_letter(as_a):
    call = build.a_call(build.a_registration(email="", phone="", address="Thôn Bến Đá"))
    clerk = as_a(Role.CLERK, call.authority)

    text = clerk.get(page_of(call.authority, "giay")).text
    assert "Nhờ trưởng thôn, tổ" in text and "Thôn Bến Đá" in text
    printed = clerk.get(reverse("registrations:call_letter", args=[call.authority.slug, call.pk]))
    words = " ".join(word.text for page in pages(printed.content) for word in page)
    assert printed["Content-Type"] == "application/pdf"
    for said in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "GIẤY BÁO", call.name, "Thôn Bến Đá", "Đình làng"):
        assert said in words
    press(clerk, call.authority, [call], "posted")
    assert call.registration.records.filter(step="call_posted").exists()


def test_what_was_pressed_by_mistake_is_undone_on_the_same_day_only(call, clerk):
    press(clerk, call.authority, [call], "called")
    undo = reverse("registrations:undo_call", args=[call.authority.slug, call.pk])
    clerk.post(undo)
    assert Call.objects.owed().count() == 1 and call.registration.records.last().step == "call_undone"

    press(clerk, call.authority, [call], "called")
    Call.objects.update(settled_at=now() - timedelta(days=1))
    assert "Chỉ hoàn tác" in clerk.post(undo, follow=True).text
    assert not Call.objects.owed().exists()


def test_restricted_words_are_read_by_their_reader_only(call, clerk):
    build.a_call(call.registration, subject="Tin kín", text="Lời kín.", is_confidential=True)

    text = clerk.get(page_of(call.authority)).text
    assert "Lời kín" not in text and "Tin kín" not in text and "Còn 1 tin hạn chế xem" in text
    head = Client()
    head.force_login(build.a_member(call.authority, Role.OFFICE_HEAD))
    assert "Lời kín" in head.get(page_of(call.authority)).text


def test_restricted_words_are_not_settled_by_whoever_may_not_read_them(as_a):
    call = build.a_call(is_confidential=True)
    clerk = as_a(Role.CLERK, call.authority)

    press(clerk, call.authority, [call], "called")
    assert Call.objects.owed().count() == 1
    assert (
        clerk.get(reverse("registrations:call_letter", args=[call.authority.slug, call.pk])).status_code
        == 404
    )


def test_the_code_is_read_by_whoever_may_see_it(call, clerk):
    Call.objects.update(text="Mã phiếu mới: [mã phiếu]")
    assert call.registration.shown_code in clerk.get(page_of(call.authority)).text

    build.a_question(call.registration, restricted=Concern.DENUNCIATION)
    text = clerk.get(page_of(call.authority)).text
    assert call.registration.shown_code not in text and "ghi trên giấy biên nhận" in text


def test_what_is_late_is_seen_by_the_head_of_the_office_and_the_leaders(call, as_a):
    Call.objects.update(tell_by=localdate() - timedelta(days=1))

    for role in (Role.OFFICE_HEAD, Role.CHAIR):
        page = as_a(role, call.authority).get(reverse("desk:work", args=[call.authority.slug])).text
        assert "Người dân chưa được báo tin, đã quá hạn" in page
    assert "đã quá hạn" in as_a(Role.CLERK, call.authority).get(page_of(call.authority)).text


def test_officers_neither_see_nor_record_calls(call, as_a):
    officer = as_a(Role.OFFICER, call.authority)
    assert officer.get(page_of(call.authority)).status_code == 403
    assert press(officer, call.authority, [call], "called").status_code == 403
    leader = as_a(Role.CHAIR, call.authority)
    assert "Đã gọi</button>" not in leader.get(page_of(call.authority)).text
    assert press(leader, call.authority, [call], "called").status_code == 403


def test_three_hundred_people_cost_as_many_queries_as_ten(as_a, queries_of):
    round = build.a_round()
    clerk = as_a(Role.CLERK, round.authority)
    for _ in range(10):
        build.a_call(build.a_registration(round, email=""))
    few = queries_of(page_of(round.authority))
    for _ in range(290):
        build.a_call(build.a_registration(round, email=""))

    assert queries_of(page_of(round.authority)) <= few + 1
    assert "Gọi ngay (300)" in clerk.get(page_of(round.authority)).text


def test_whoever_had_their_data_removed_is_told_with_the_number_that_is_then_forgotten(as_a):
    row = build.a_registration(email="", phone="0912000111")
    request = build.a_data_request(row, state=DataRequestState.RECEIVED, kind=DataRequestKind.ERASE)
    build.a_call(row, text="Tin cũ")
    answer(request, actor=build.a_member(row.authority, Role.CLERK), today=localdate(), note="Đã xóa.")

    call = Call.objects.owed().get()
    assert call.phones == ["0912000111"] and "Đã xóa." in call.text
    clerk = as_a(Role.CLERK, row.authority)
    assert "0912 000 111" in clerk.get(page_of(row.authority)).text
    press(clerk, row.authority, [call], "called")
    call.refresh_from_db()
    assert (call.last_name, call.last_phone, call.last_address) == ("", "", "")


def test_the_words_lose_greeting_links_and_closing_but_nothing_else():
    body = (
        "Kính gửi ông Lò Văn Thử,\n\nPhiếu có tin. Mời ông/bà đến. Ý kiến của phiếu ABCDE-FGHIJ đã xong.\n"
        "Mã phiếu: ABCDE-FGHIJ\n\nMở ngay:\nhttps://x.vn/1\n\n"
        "Xong.\n\nÔng/bà xem phiếu đã gửi, bằng mã phiếu và số điện thoại đã ghi, tại:\nhttps://x.vn/\n\nTrân trọng"
    )

    words = own_words(body, "ABCDE-FGHIJ")
    assert sentences_of(words) == [
        "Phiếu có tin.",
        "Mời ông/bà đến.",
        "Ý kiến của phiếu đã xong.",
        "Mã phiếu: [mã phiếu]",
        "Xong.",
    ]


@pytest.mark.django_db(transaction=True)
def test_of_two_clerks_at_once_one_tells_and_the_other_reads_who():
    call = build.a_call()
    clients = []
    for _ in range(2):
        client = Client()
        client.force_login(build.a_member(call.authority, Role.CLERK))
        clients.append(client)

    def work(client):
        try:
            return press(client, call.authority, [call], "called").text
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as both:
        texts = list(both.map(work, clients))

    assert sum("không phải báo nữa" in text for text in texts) == 1
    assert call.registration.records.filter(step="call_made").count() == 1
