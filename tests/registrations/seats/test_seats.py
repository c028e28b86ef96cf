"""Seats of a hall: who comes after the last one waits, is told so, and moves up with a reason."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.actors import CITIZEN
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from registrations.calls.models import Call
from registrations.form.services import register
from registrations.models import Registration
from registrations.seats import services
from registrations.seats.hall import hall_of, place_in_queue
from registrations.sender.services import correct, withdraw
from registrations.states import QUESTION_FLOW
from tests import build
from tests.registrations.paper import filled_in, form_url, receipt_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    return build.a_round()


@pytest.fixture
def office(round):
    return build.a_member(round.authority, Role.CLERK)


@pytest.fixture
def one_seat(round, office):
    """A round with one seat for those who register."""
    seats(round, office, 1)
    return round


def seats(round, office, registered, **others):
    services.set_seats(
        round, actor=office, today=localdate(), **{"delegates": None, "registered": registered} | others
    )
    round.refresh_from_db()


def sent(round, name, **person):
    """A form of somebody who wants to come."""
    person = {"phone": "0912345678", "address": "Thôn Đông", "email": "", "attends": True} | person
    return register(
        round, form_key=name, today=localdate(), procedures="Vì sao chậm?", full_name=name, **person
    )


def queue(round):
    waiting = Registration.objects.filter(round=round, seat="waits")
    return [one.full_name for one in sorted(waiting, key=place_in_queue)]


def reasons():
    return [record.note for record in Record.objects.filter(step="find_seat").order_by("pk")]


def test_after_the_last_seat_people_wait_in_the_order_in_which_they_came(one_seat):
    for name in ("Ngô Thị Lụa", "Phan Văn Tre", "Mai Thị Tư"):
        sent(one_seat, name)
    sent(one_seat, "Đinh Văn Ba", attends=False)

    hall = hall_of(one_seat)
    assert (hall.seats, hall.taken, hall.waiting, hall.left) == (1, 1, 2, 0)
    assert queue(one_seat) == ["Phan Văn Tre", "Mai Thị Tư"]


def test_without_counted_seats_nobody_waits_and_no_form_has_a_seat(round):
    sent(round, "Ngô Thị Lụa")

    assert (hall_of(round), Registration.objects.get().seat) == (None, "")


def test_whoever_waits_reads_so_before_sending_on_the_receipt_and_in_the_letter(client, one_seat):
    sent(one_seat, "Ngô Thị Lụa")

    fields = filled_in(full_name="Phan Văn Tre", email="tre@vidu.example")
    review = client.post(form_url(one_seat), fields | {"step": "review"})
    client.post(form_url(one_seat), fields)
    receipt = client.get(receipt_url(one_seat))

    assert "Chỗ ngồi đã đủ" in review.text
    assert "ông/bà ở thứ tự 1 danh sách chờ" in receipt.text
    assert "thứ tự 1 danh sách chờ" in OutgoingMail.objects.get(to="tre@vidu.example").body


def test_a_withdrawn_form_moves_the_first_one_up_who_is_told_why(
    one_seat, django_capture_on_commit_callbacks
):
    first = sent(one_seat, "Ngô Thị Lụa")
    sent(one_seat, "Phan Văn Tre", email="tre@vidu.example")
    sent(one_seat, "Mai Thị Tư")

    with django_capture_on_commit_callbacks(execute=True):
        withdraw(first, today=localdate())

    letter = OutgoingMail.objects.filter(to="tre@vidu.example").order_by("pk").last()
    assert (queue(one_seat), hall_of(one_seat).taken) == (["Mai Thị Tư"], 1)
    assert reasons() == ["Một người đăng ký trước đã rút phiếu."]
    assert "Một người đăng ký trước đã rút phiếu." in letter.body


def test_whoever_has_no_mailbox_is_owed_a_call(one_seat, django_capture_on_commit_callbacks):
    first = sent(one_seat, "Ngô Thị Lụa")
    sent(one_seat, "Phan Văn Tre")

    with django_capture_on_commit_callbacks(execute=True):
        correct(first, today=localdate(), attends=False)

    [call] = Call.objects.filter(registration__full_name="Phan Văn Tre")
    assert "Một người đăng ký trước báo không đến được." in call.text


def test_the_last_question_of_a_form_frees_its_seat_too(one_seat, django_capture_on_commit_callbacks):
    first = sent(one_seat, "Ngô Thị Lụa")
    sent(one_seat, "Phan Văn Tre")

    with django_capture_on_commit_callbacks(execute=True):
        QUESTION_FLOW.take("withdraw", first.questions.get(), actor=CITIZEN, today=localdate())

    first.refresh_from_db()
    assert (first.seat, queue(one_seat)) == ("", [])


def test_somebody_who_changes_their_mind_joins_at_the_end(one_seat):
    sent(one_seat, "Ngô Thị Lụa")
    late = sent(one_seat, "Đinh Văn Ba", attends=False)
    sent(one_seat, "Phan Văn Tre")

    correct(late, today=localdate(), attends=True)

    assert queue(one_seat) == ["Phan Văn Tre", "Đinh Văn Ba"]


def test_more_seats_move_the_list_and_fewer_than_are_taken_are_refused(one_seat, office):
    for name in ("Ngô Thị Lụa", "Phan Văn Tre", "Mai Thị Tư"):
        sent(one_seat, name)

    seats(one_seat, office, 2)
    with pytest.raises(StepRefused, match="Xin ghi ít nhất 2 chỗ"):
        seats(one_seat, office, 1)

    assert (queue(one_seat), reasons()) == (["Mai Thị Tư"], ["Văn phòng có thêm chỗ ngồi."])


def test_seats_are_not_set_below_the_people_who_registered_before(round, office):
    sent(round, "Ngô Thị Lụa")
    sent(round, "Phan Văn Tre")

    with pytest.raises(StepRefused, match="Đã có 2 người đăng ký dự"):
        seats(round, office, 1)
    seats(round, office, 2)

    assert hall_of(round).left == 0


def test_without_a_limit_everybody_who_waits_gets_a_seat_and_is_told(one_seat, office):
    sent(one_seat, "Ngô Thị Lụa")
    sent(one_seat, "Phan Văn Tre", email="tre@vidu.example")

    seats(one_seat, office, None)

    assert (queue(one_seat), hall_of(one_seat)) == ([], None)
    assert "không giới hạn chỗ ngồi nữa" in OutgoingMail.objects.order_by("pk").last().body


def test_nobody_jumps_the_queue_while_a_seat_is_free_and_somebody_waits(one_seat):
    first = sent(one_seat, "Ngô Thị Lụa")
    sent(one_seat, "Phan Văn Tre")
    Registration.objects.filter(pk=first.pk).update(seat="")

    sent(one_seat, "Mai Thị Tư")
    moved = services.move_all_up(today=localdate())

    assert (moved, queue(one_seat)) == (1, ["Mai Thị Tư"])


def test_the_office_sets_the_seats_on_a_page_and_reads_who_waits(client, round, office):
    client.force_login(office)
    page = reverse("registrations:seats", args=[round.authority.slug, round.pk])

    client.post(page, {"delegates": "10", "registered": "1", "reserve": "5"})
    for name in ("Ngô Thị Lụa", "Phan Văn Tre"):
        sent(round, name)
    shown = client.get(page)
    refused = client.post(page, {"registered": "0"})

    assert ("1/1 chỗ đã có người" in shown.text, "1. Phan Văn Tre" in shown.text) == (True, True)
    assert (refused.status_code, "Xin ghi ít nhất 1 chỗ" in refused.text) == (422, True)


def test_a_form_costs_no_query_more_where_nobody_counts_seats(round, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert hall_of(round) is None
        assert place_in_queue(Registration(round=round)) == 0
