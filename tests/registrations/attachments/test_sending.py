"""Files that go with a form: kept over errors and the review, stored with the form, taken out, refused, swept away."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from registrations.attachments import services
from registrations.attachments.limits import LARGEST_REQUEST
from registrations.floods.services import release, set_apart
from registrations.form.documents import FilledForm
from registrations.models import Attachment, AttachmentFile, HeldForm, Registration
from registrations.receipt.documents import ReceiptSheet
from registrations.tasks import remove_files_left_waiting
from tests import build
from tests.registrations.attachments.clamd_server import VIRUS, ClamdServer
from tests.registrations.attachments.files import a_pdf, a_photo, a_picture
from tests.registrations.paper import filled_in, form_url, receipt_url

pytestmark = pytest.mark.django_db

KEY = "0123456789abcdef" * 2


def upload(name="giấy.jpg", content=None):
    return SimpleUploadedFile(name, a_photo() if content is None else content)


def sent(client, round, *files, **changes):
    return client.post(form_url(round), filled_in(form_key=KEY, **changes) | {"chosen_files": list(files)})


def names():
    return list(Attachment.objects.values_list("name", flat=True))


def test_chosen_files_go_over_the_review_to_the_receipt(client):
    round = build.a_round()
    review = sent(client, round, upload(), upload("Đơn.pdf", a_pdf()), step="review")

    response = client.post(form_url(round), filled_in(form_key=KEY, step="send"))

    registration = Registration.objects.get()
    assert "giấy.jpg (" in review.text and "Đơn.pdf (" in review.text
    assert response["Location"] == receipt_url(round)
    assert [file.name for file in registration.attachments.all()] == ["giấy.jpg", "Đơn.pdf"]
    assert (registration.attached, Attachment.objects.waiting().count()) == (2, 0)
    assert "giấy.jpg" in client.get(receipt_url(round)).text


def test_both_prints_of_a_form_name_its_files(client):
    sent(client, build.a_round(), upload(), upload("Đơn.pdf", a_pdf()))
    registration = Registration.objects.get()

    prints = [FilledForm(registration).lines(), ReceiptSheet(registration, []).lines()]

    named = [next(line.text for line in lines if line.lead == "Tệp gửi kèm:") for lines in prints]
    assert [("giấy.jpg (" in text, "Đơn.pdf (" in text) for text in named] == [(True, True)] * 2


def test_a_form_sent_at_once_takes_its_files_along(client):
    sent(client, build.a_round(), upload())

    assert [file.kind for file in Registration.objects.get().attachments.all()] == ["jpeg"]


def test_an_error_loses_no_file_and_one_can_be_taken_out(client):
    round = build.a_round()
    page = sent(client, round, upload("một.jpg"), upload("hai.pdf", a_pdf()), step="review", phone="12")
    key = Attachment.objects.get(name="một.jpg").pk

    page_after = client.post(form_url(round), filled_in(form_key=KEY, drop=str(key), full_name="Vũ Hai"))

    assert page.status_code == 422 and page.text.count("Đã nhận: ") == 2
    assert page_after.status_code == 200 and 'value="Vũ Hai"' in page_after.text
    assert (page_after.text.count("Đã nhận: "), names()) == (1, ["hai.pdf"])
    assert AttachmentFile.objects.count() == 1 and not Registration.objects.exists()


def test_a_bad_file_is_told_beside_its_box_and_the_good_one_stays(client):
    response = sent(client, build.a_round(), upload("tot.jpg"), upload("xau.jpg", b"MZ" + b"\x00" * 99))

    assert response.status_code == 422
    assert "«xau.jpg»: Tệp là chương trình máy tính" in response.text
    assert "Đã nhận: <strong>tot.jpg</strong>" in response.text
    assert "Vì sao phải nộp hai bản sao?" in response.text and not Registration.objects.exists()


def test_the_sixth_file_and_a_too_large_one_are_refused(client):
    pictures = [upload(f"{n}.png", a_picture("PNG", (10 + n, 10))) for n in range(6)]
    large = upload("to.pdf", a_pdf() + b" " * 10 * 1024 * 1024)

    round = build.a_round()
    first, second = sent(client, round, large, step="review"), sent(client, round, *pictures, step="review")

    assert "«to.pdf»: Tệp lớn hơn 10 MB" in first.text
    assert "«5.png»: Mỗi phiếu nhận nhiều nhất 5 tệp" in second.text
    assert names() == [f"{n}.jpg" for n in range(5)]


def test_a_file_chosen_twice_is_kept_once(client):
    round = build.a_round()
    for _ in range(2):
        sent(client, round, upload(), upload("lần hai.jpg"), step="review")

    assert names() == ["giấy.jpg"]


def test_words_sent_again_with_one_file_more_add_it_to_the_form(client):
    round = build.a_round()
    sent(client, round)

    again = sent(client, round, upload())

    assert again["Location"] == receipt_url(round)
    assert (Registration.objects.get().attached, names()) == (1, ["giấy.jpg"])


def test_a_stranger_with_another_key_gets_no_file_and_drops_none(client):
    round = build.a_round()
    sent(client, round, upload(), step="review")
    pk = Attachment.objects.get().pk

    other = filled_in(form_key="f" * 32, phone="0912 000 111")
    client.post(form_url(round), other | {"drop": str(pk)})
    client.post(form_url(round), other)

    assert (Registration.objects.get().attached, Attachment.objects.waiting().count()) == (0, 1)


def test_a_key_that_no_page_made_is_replaced(client):
    round = build.a_round()
    page = client.post(form_url(round), filled_in(form_key="a", step="review") | {"chosen_files": [upload()]})

    key = Attachment.objects.get().form_key
    assert re.fullmatch("[0-9a-f]{32}", key) and f'name="form_key" value="{key}"' in page.text


def test_a_form_without_files_asks_the_database_nothing_more(client):
    round = build.a_round()

    with CaptureQueriesContext(connection) as asked:
        client.post(form_url(round), filled_in(form_key=KEY, step="review"))
        client.post(form_url(round), filled_in(form_key=KEY, step="send"))
        client.get(receipt_url(round))

    assert Registration.objects.exists()
    assert [query for query in asked.captured_queries if "registrations_attachment" in query["sql"]] == []


def test_files_of_a_form_that_is_never_sent_go_after_a_day(client):
    sent(client, build.a_round(), upload(), step="review")

    with time_machine.travel(now() + timedelta(hours=23)):
        remove_files_left_waiting()
        before = Attachment.objects.count()
    with time_machine.travel(now() + timedelta(hours=25)):
        remove_files_left_waiting()

    assert (before, Attachment.objects.count(), AttachmentFile.objects.count()) == (1, 0, 0)


def test_files_of_a_form_of_a_flood_wait_for_the_office(client):
    round = build.a_round()
    authority = round.authority
    services.receive([upload()], form_key=KEY, authority=authority)
    person = {
        "full_name": "Vũ Hai",
        "phone": "0912345678",
        "address": "Thôn Đông",
        "email": "",
        "attends": True,
    }
    today = now().date()
    held = set_apart(
        round,
        origin="o",
        files=True,
        form_key=KEY,
        today=today,
        procedures="Vì sao?",
        organisation="",
        **person,
    )

    with time_machine.travel(now() + timedelta(days=9)):
        remove_files_left_waiting()
    release(held.flood, actor=build.a_member(authority))

    registration = HeldForm.objects.get().registration
    assert [file.name for file in registration.attachments.all()] == ["giấy.jpg"]
    assert registration.attached == 1


def test_where_the_virus_scanner_is_down_the_form_can_be_sent_without_its_file(client, settings):
    scanner, round = ClamdServer(), build.a_round()
    settings.CLAMAV_URL = scanner.url
    infected = sent(client, round, upload("vi-rut.pdf", a_pdf() + VIRUS), step="review")
    scanner.stop()

    silent = sent(client, round, upload())
    without = sent(client, round)

    assert "«vi-rut.pdf»: Tệp có mã độc (Gia.Virus.Thu)" in infected.text
    assert "Máy quét vi-rút của cổng đang không trả lời" in silent.text
    assert (without["Location"], names()) == (receipt_url(round), [])


def test_too_much_is_refused_before_the_body_is_read(client):
    class Unread:
        def read(self, *_):
            raise AssertionError("the body is read")

        readline = read

    address = form_url(build.a_round())
    response = client.generic(
        "POST",
        address,
        b"",
        "multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(LARGEST_REQUEST + 1),
        **{"wsgi.input": Unread()},
    )

    assert (response.status_code, "lớn hơn 52 MB" in response.text) == (413, True)
    assert "Quay lại" in response.text and f'href="{address}">Mở lại trang đang viết' in response.text
    assert client.get(address).status_code == 200


def test_files_that_wait_cannot_fill_the_disk(client, monkeypatch):
    monkeypatch.setattr(services, "MOST_WAITING", 10)

    response = sent(client, build.a_round(), upload(), step="review")

    assert "quá nhiều tệp đang chờ" in response.text and names() == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("giấy hẹn.JPEG", "giấy hẹn.jpg"),
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\a\\ảnh.png", "ảnh.jpg"),
        ('a";filename="b.html', "a filename= b.jpg"),
        ("\u202egpj.exe", "gpj.jpg"),
        ("...", "tep.jpg"),
        ("a\r\nSet-Cookie: b.png", "a Set-Cookie b.jpg"),
        ("ấ" * 300, "ấ" * 96 + ".jpg"),
    ],
)
def test_the_name_of_a_file_is_harmless(typed, kept):
    assert services.safe_name(typed, ".jpg") == kept
