"""Until when a form is taken: the transaction decides, not the page that was opened earlier."""

import threading
import time
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.models import Record
from plans import services as plans
from plans.rounds import services as rounds_services
from plans.rounds.states import RoundState
from plans.states import PlanState
from registrations.models import Question, Registration
from tests import build
from tests.registrations.paper import filled_in, form_key_on, form_url, receipt_url

pytestmark = pytest.mark.django_db

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
HELD_ON = date(2026, 6, 12)
LAST_MINUTE = datetime(2026, 6, 2, 23, 59, 59, tzinfo=HANOI)
MIDNIGHT = datetime(2026, 6, 3, 0, 0, tzinfo=HANOI)


def nothing_is_stored():
    return not (
        Registration.objects.exists()
        or Question.objects.exists()
        or OutgoingMail.objects.exists()
        or Record.objects.filter(step="register").exists()
    )


def a_closed_round(**fields):
    return build.a_round(held_on=localdate() + timedelta(days=5), **fields)


def test_in_the_last_minute_of_the_last_day_the_form_is_taken(client):
    with time_machine.travel(LAST_MINUTE, tick=False):
        response = client.post(form_url(build.a_round(held_on=HELD_ON)), filled_in())

    assert (response.status_code, Registration.objects.count()) == (302, 1)


def test_at_midnight_a_form_that_was_opened_before_is_refused_and_the_text_kept(client):
    with time_machine.travel(LAST_MINUTE, tick=False):
        round = build.a_round(held_on=HELD_ON)
        key = form_key_on(client.get(form_url(round)))

    with time_machine.travel(MIDNIGHT, tick=False):
        response = client.post(form_url(round), filled_in(form_key=key, email="hoa@example.vn"))

    page = response.text
    assert (response.status_code, response.context["reason"]) == (
        409,
        "Đợt này đã hết hạn nhận phiếu lúc 24 giờ ngày 02/06/2026.",
    )
    assert "Vì sao phải nộp hai bản sao?" in page and "chưa được gửi" in page
    assert nothing_is_stored()


def test_a_form_that_was_taken_before_midnight_shows_its_receipt_when_sent_again(client):
    with time_machine.travel(LAST_MINUTE, tick=False):
        round = build.a_round(held_on=HELD_ON)
        client.post(form_url(round), filled_in())

    with time_machine.travel(MIDNIGHT, tick=False):
        response = client.post(form_url(round), filled_in())

    assert (response["Location"], Registration.objects.count()) == (receipt_url(round), 1)


def test_after_the_last_day_the_page_says_what_can_still_be_done(client):
    response = client.get(form_url(a_closed_round()))

    page = response.text
    expected = (
        "đã hết hạn nhận phiếu",
        "Vẫn đến dự và phát biểu được",
        "0203 000 0001",
        "Hội trường UBND xã",
    )
    assert response.status_code == 200 and [words for words in expected if words not in page] == []


def test_a_commune_without_telephone_mail_and_address_shows_no_empty_box(client):
    authority = build.a_commune(hotline="", email="", address="")

    page = client.get(form_url(a_closed_round(plan=build.a_plan(authority, state=PlanState.ISSUED)))).text

    assert f"Trụ sở {authority.name}" in page
    assert '<dl class="facts">\n</dl>' not in page


def test_a_refused_form_with_mistakes_is_not_sent_back_to_be_mended(client):
    response = client.post(form_url(a_closed_round()), filled_in(phone="12"))

    assert response.status_code == 422 and "đã hết hạn nhận phiếu" in response.text


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        (RoundState.CANCELLED, "Đợt đối thoại này đã hủy nên không nhận phiếu nữa."),
        (RoundState.PLANNED, "Đợt này chưa ấn định ngày, dự kiến tháng 6/2026, nên chưa nhận phiếu."),
        (RoundState.HELD, "Hội nghị của đợt này đã tổ chức ngày 12/06/2026, không nhận phiếu nữa."),
    ],
)
def test_a_round_that_takes_no_forms_says_why(client, state, sentence):
    with time_machine.travel(datetime(2026, 5, 20, 9, 0, tzinfo=HANOI)):
        round = build.a_round(held_on=HELD_ON, state=state)

        responses = [client.get(form_url(round)), client.post(form_url(round), filled_in())]

    assert [response.context["reason"] for response in responses] == [sentence] * 2
    assert nothing_is_stored()


def test_the_round_of_a_cancelled_plan_takes_no_forms(client):
    plan = build.a_plan(state=PlanState.ISSUED)
    round = build.a_round(plan)
    plans.cancel(plan, actor=build.a_member(plan.authority, Role.CHAIR), note="Trùng kế hoạch khác.")

    response = client.post(form_url(round), filled_in())

    reason = (
        f"Kế hoạch số {plan.document} đã bị thu hồi: đợt đối thoại này không tổ chức nên không nhận phiếu nữa. "
        "Ý kiến đã gửi vẫn được trả lời bằng văn bản."
    )
    assert (response.status_code, response.context["reason"]) == (409, reason)


def test_what_was_typed_is_brought_over_to_the_next_round_and_only_then_sent(client):
    closed = a_closed_round()
    next_round = build.a_round(closed.plan)
    refused = client.post(form_url(closed), filled_in(attends="off", procedures="Dòng một\nDòng hai"))
    assert form_url(next_round) in refused.text

    carried = client.post(
        form_url(next_round), filled_in(attends="off", procedures="Dòng một\nDòng hai", carry="1")
    )

    form = carried.context["form"]
    assert carried.status_code == 200 and not form.is_bound and nothing_is_stored()
    assert (form["full_name"].value(), form["procedures"].value(), form["attends"].value()) == (
        "Nguyễn Thị Hoa",
        "Dòng một\nDòng hai",
        "off",
    )
    # The files that wait under the key go along.
    assert not form["consent"].value() and form["form_key"].value() == "khoa-thu"


def in_the_same_moment(first, second):
    """Runs `first` up to its commit, starts `second`, waits until it waits for a lock, then lets both go on."""
    outcome = {}
    first_is_done, go_on = threading.Event(), threading.Event()

    def lead():
        with transaction.atomic():
            first()
            first_is_done.set()
            go_on.wait(timeout=20)
        connection.close()

    def follow():
        outcome["second"] = second()
        connection.close()

    threads = [threading.Thread(target=lead), threading.Thread(target=follow)]
    threads[0].start()
    assert first_is_done.wait(timeout=10)
    threads[1].start()
    waited = somebody_waits_for_a_lock()
    go_on.set()
    for thread in threads:
        thread.join(timeout=30)
    assert waited, "Hai việc không gặp nhau, phép thử không nói lên điều gì."
    return outcome["second"]


def somebody_waits_for_a_lock():
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return True
        time.sleep(0.02)
    return False


@pytest.mark.django_db(transaction=True)
def test_a_round_called_off_in_the_same_moment_refuses_the_form():
    round = build.a_round()
    clerk = build.a_member(round.authority, Role.CLERK)

    response = in_the_same_moment(
        lambda: rounds_services.cancel_round(round, actor=clerk, note="Bão số 3."),
        lambda: Client().post(form_url(round), filled_in(email="hoa@example.vn")),
    )

    assert (response.status_code, response.context["reason"]) == (
        409,
        "Đợt đối thoại này đã hủy nên không nhận phiếu nữa.",
    )
    assert nothing_is_stored()


@pytest.mark.django_db(transaction=True)
def test_a_round_moved_in_the_same_moment_takes_the_form_with_the_new_day():
    round = build.a_round()
    clerk = build.a_member(round.authority, Role.CLERK)
    later = localdate() + timedelta(days=35)

    response = in_the_same_moment(
        lambda: rounds_services.move_round(
            round, actor=clerk, held_on=later, starts_at=round.starts_at, place="Nhà văn hóa"
        ),
        lambda: Client().post(form_url(round), filled_in(email="hoa@example.vn")),
    )

    letter = OutgoingMail.objects.get()
    assert response.status_code == 302
    assert f"{later:%d/%m/%Y}" in letter.body and "Nhà văn hóa" in letter.body


@pytest.mark.django_db(transaction=True)
def test_people_who_registered_just_before_the_round_is_called_off_get_a_letter():
    round = build.a_round()
    clerk = build.a_member(round.authority, Role.CLERK)

    in_the_same_moment(
        lambda: Client().post(form_url(round), filled_in(email="hoa@example.vn")),
        lambda: rounds_services.cancel_round(round, actor=clerk, note="Bão số 3."),
    )

    subjects = set(OutgoingMail.objects.values_list("subject", flat=True))
    assert len(subjects) == 2 and any("không tổ chức" in subject for subject in subjects)
