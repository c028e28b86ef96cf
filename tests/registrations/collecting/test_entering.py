"""The head of a collector enters slips for neighbours: counted, numbered, seen by nobody else, corrected on request."""

import re
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.records.flow import StepRefused
from registrations.collecting.entering.services import enter_for
from registrations.collecting.kinds import CollectorKind
from registrations.collecting.links import link_of, new_seed
from registrations.entry.channels import Channel
from registrations.floods.models import HeldForm
from registrations.models import Registration
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def collector():
    return build.a_collector(name="Thôn Đông", head="Trần Văn Mẫu", phone="0913000111")


@pytest.fixture
def head(client, collector):
    """A browser in which the head of the collector is let in."""
    return let_in(client, collector)


def let_in(client, collector):
    client.get(link_of(collector))
    client.post(url("door", collector), {"phone": collector.phone})
    return client


def url(page, collector, **more):
    kwargs = {"authority": collector.authority.slug, "pk": collector.pk} | more
    return reverse(f"registrations:collector_{page}", kwargs=kwargs)


def a_slip(**changes):
    typed = {
        "full_name": "Lê Thị Gần",
        "phone": "",
        "address": "Thôn Đông, xã Tân Hòa",
        "procedures": "Bao giờ làm đường vào xóm Chùa?",
        "handling": "",
        "consent": "on",
        "form_key": "khoa-thu",
    } | changes
    return {name: value for name, value in typed.items() if value is not None}


def test_a_slip_is_stored_with_who_entered_it_and_its_number_is_shown_once(head, collector):
    page = head.post(url("enter", collector), a_slip(), follow=True)

    row = collector.registrations.get()
    record = row.records.get()
    assert (row.channel, row.slip_number, row.handed_in_on) == (Channel.HAMLET, 1, localdate())
    assert (str(record.actor_name), record.label) == ("Thôn Đông (Trần Văn Mẫu)", "Nhập phiếu thay người dân")
    assert [words in page.text for words in ("Phiếu số 1", row.shown_code, "0203 000 0001")] == [True] * 3
    home = head.get(collector.get_absolute_url())
    assert ("Phiếu số 1" in home.text, row.shown_code in home.text) == (True, False)


def test_nobody_is_said_to_come_of_whom_the_head_did_not_say_so(head, collector):
    page = head.get(url("enter", collector))
    head.post(url("enter", collector), a_slip())
    head.post(url("enter", collector), a_slip(form_key="khoa-hai", attends="on"))

    box = re.search(r'<input[^>]*name="attends"[^>]*>', page.text)[0]
    assert ("checkbox" in box, "checked" in box) == (True, False)
    assert "Người gửi sẽ dự hội nghị" in page.text
    assert list(collector.registrations.order_by("pk").values_list("attends", flat=True)) == [False, True]


def test_a_form_of_which_nobody_said_it_comes_does_not(collector):
    silent = enter_for(
        collector,
        today=localdate(),
        channel=Channel.HAMLET,
        handed_in_on=localdate(),
        form_key="khoa-thu",
        full_name="Lê Thị Gần",
        phone="",
        procedures="Bao giờ làm đường?",
    )

    assert (silent.attends, Registration().attends) == (False, False)


def test_the_boxes_begin_with_the_hamlet_or_with_the_body(collector):
    union = build.a_collector(
        collector.round, CollectorKind.UNION, name="Hội Nông dân xã", head="Lê Thị Gương", owes=2
    )

    pages = [let_in(Client(), one).get(url("enter", one)) for one in (collector, union)]

    assert "Thôn Đông, " in pages[0].text
    assert "Thay mặt tổ chức" not in pages[0].text
    assert [words in pages[1].text for words in ('value="Hội Nông dân xã"', 'value="Lê Thị Gương"')] == [
        True
    ] * 2


def test_thirty_slips_of_an_evening_are_taken_and_none_is_held(head, collector, settings):
    settings.RATE_LIMIT_FACTOR = 1
    for number in range(30):
        slip = a_slip(
            form_key=f"khoa-{number}", full_name=f"Người Thứ {'Abcdefghijklmnopqrstuvwxyzabcd'[number]}"
        )
        assert head.post(url("enter", collector), slip).status_code == 302

    numbers = list(collector.registrations.order_by("pk").values_list("slip_number", flat=True))
    assert (numbers, HeldForm.objects.count()) == (list(range(1, 31)), 0)


def test_the_head_is_told_nothing_of_the_forms_of_others(head, collector):
    build.a_registration(collector.round, full_name="Bàn Văn Páo", phone="0912345678", address="Bản Lũng")
    fields = {"full_name": "Bàn Văn Páo", "phone": "0912 345 678", "address": "Bản Lũng"}

    page = head.post(url("enter", collector), a_slip(**fields))

    assert page.status_code == 302 and collector.registrations.count() == 1


def test_the_same_words_sent_twice_from_one_page_are_one_slip(head, collector):
    for _ in range(2):
        head.post(url("enter", collector), a_slip())

    assert collector.registrations.count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"full_name": ""}, "Xin ghi họ và tên người có ý kiến."),
        ({"procedures": ""}, "ít nhất một trong hai ô"),
        ({"phone": "091"}, "Số điện thoại chưa đúng"),
        ({"consent": None}, "Người có ý kiến phải đồng ý"),
        ({"address": ""}, "ghi ít nhất một trong ba"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_stored(head, collector, changes, said):
    page = head.post(url("enter", collector), a_slip(**changes))

    assert (page.status_code, said in page.text, Registration.objects.count()) == (422, True, 0)


def test_words_like_a_denunciation_are_asked_about_and_then_only_counted(head, collector):
    words = a_slip(procedures="Tôi tố cáo ông ấy nhận tiền của dân.")
    asked = head.post(url("enter", collector), words)
    stored = collector.registrations.count()

    head.post(url("enter", collector), words | {"sure": "1"})

    home = head.get(collector.get_absolute_url())
    slip = head.get(url("slip", collector, slip=collector.registrations.get().pk))
    assert (asked.status_code, "giống tố cáo" in asked.text, stored) == (422, True, 0)
    assert "Một phiếu đã nhận" in home.text
    assert [words in home.text for words in ("Lê Thị Gần", "nhận tiền")] == [False, False]
    assert slip.status_code == 404


def test_after_the_last_day_what_was_typed_stays_and_nothing_is_stored(head, collector):
    collector.own_last_day = localdate() - timedelta(days=1)
    collector.save()

    page = head.post(url("enter", collector), a_slip())

    assert (page.status_code, Registration.objects.count()) == (409, 0)
    assert ["Hạn của đầu mối này đã hết" in page.text, "Lê Thị Gần" in page.text] == [True, True]
    assert head.get(url("enter", collector)).status_code == 302


def test_a_link_that_is_withdrawn_while_one_writes_stores_nothing(collector):
    stale = type(collector).objects.for_page().get(pk=collector.pk)
    collector.link_seed = new_seed()
    collector.save()

    with pytest.raises(StepRefused, match="vừa thu hồi"):
        enter_for(stale, today=localdate())


def test_a_head_corrects_and_withdraws_for_a_neighbour_and_the_record_names_them(head, collector):
    head.post(url("enter", collector), a_slip())
    row = collector.registrations.get()
    question = row.questions.get()
    page = url("slip", collector, slip=row.pk)

    head.post(page, {f"text_{question.pk}": "Bao giờ làm đường vào xóm Đình?"})
    question.refresh_from_db()
    words = question.text
    head.post(page, {"withdraw": "1"})

    row.refresh_from_db()
    actors = [record.actor_name for record in row.records if record.step == "do_for_neighbour"]
    assert words == "Bao giờ làm đường vào xóm Đình?"
    assert row.withdrawn_at is not None
    assert actors == ["Thôn Đông (Trần Văn Mẫu)"] * 2


def test_nobody_opens_the_slip_of_another_collector(head, collector):
    other = build.a_registration(collector.round, collector=build.a_collector(collector.round))
    build.a_question(other)
    alone = build.a_registration(collector.round)

    codes = [head.get(url("slip", collector, slip=row.pk)).status_code for row in (other, alone)]

    assert codes == [404, 404]


def test_a_body_counts_what_it_owes_down(client):
    union = build.a_collector(kind=CollectorKind.UNION, name="Hội Nông dân xã", owes=2)
    let_in(client, union)
    said = []
    for number in range(2):
        said.append("Còn thiếu" in client.get(union.get_absolute_url()).text)
        slip = a_slip(
            form_key=f"khoa-{number}",
            organisation="Hội Nông dân xã",
            handling=f"Việc {number}?",
            procedures="",
        )
        client.post(url("enter", union), slip)

    said.append("Còn thiếu" in client.get(union.get_absolute_url()).text)
    assert said == [True, True, False]
    assert {row.channel for row in union.registrations.all()} == {Channel.BODY}


def test_the_paper_form_of_a_collector_is_a_pdf(head, collector):
    answer = head.get(url("form", collector))

    assert answer.headers["Content-Type"] == "application/pdf"


@pytest.mark.django_db(transaction=True)
def test_one_link_on_two_telephones_at_once_loses_nothing(collector):
    together, phones = Barrier(2), [let_in(Client(), collector) for _ in range(2)]

    def enter(number):
        together.wait()
        for count in range(5):
            slip = a_slip(form_key=f"khoa-{number}-{count}", full_name=f"Người Máy {'AB'[number]}")
            phones[number].post(url("enter", collector), slip)
        connection.close()

    threads = [Thread(target=enter, args=[number]) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    numbers = sorted(collector.registrations.values_list("slip_number", flat=True))
    assert numbers == list(range(1, 11))


def test_the_page_works_in_a_plain_form(head, collector):
    page = head.get(url("enter", collector))

    assert len(re.findall(r"<form ", page.text)) == 1
    assert '<button type="submit" class="btn btn-primary btn-lg">Lưu phiếu' in page.text
