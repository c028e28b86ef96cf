"""Forms leave the list as prints and spreadsheets: nothing restricted, no formula, and each time is recorded."""

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.models import Record
from registrations.listing import services
from registrations.listing.models import Export, ExportFile
from registrations.models import Look
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(commune):
    return build.a_round(build.a_plan(commune, state="issued"))


@pytest.fixture
def forms(round):
    rows = [build.a_registration(round, full_name=f"Lê Văn {name}") for name in ("An", "Bình", "Chi")]
    for row in rows:
        build.a_question(row, text=f"Câu hỏi của {row.full_name}.")
    return rows


def take_out(client, authority, **typed):
    return client.post(reverse("registrations:take_out", args=[authority.slug]), typed)


def text_of(content):
    return " ".join("".join(page.get_textpage().get_text_range() for page in PdfDocument(content)).split())


def test_ticked_forms_are_printed_as_one_pdf(as_a, forms):
    clerk = as_a(Role.CLERK, forms[0].authority)

    response = take_out(clerk, forms[0].authority, kind="forms", pick=[forms[0].pk, forms[2].pk])

    text = text_of(response.content)
    assert response["Content-Disposition"] == 'attachment; filename="phieu-da-gui.pdf"'
    assert "Câu hỏi của Lê Văn An." in text and "Lê Văn Chi" in text and "Lê Văn Bình" not in text
    assert text.count("PHIẾU ĐĂNG KÝ THAM GIA ĐỐI THOẠI") == 2


def test_restricted_forms_are_left_out_of_the_print_and_the_page_says_so(as_a, forms):
    build.a_question(forms[1], text="Tố cáo ông A.", restricted="denunciation")
    clerk = as_a(Role.CLERK, forms[0].authority)

    response = take_out(clerk, forms[0].authority, kind="forms", every="on")
    page = clerk.get(response.url).text
    file = clerk.get(
        reverse("registrations:export_file", args=[forms[0].authority.slug, Export.objects.get().pk])
    )

    assert "1 phiếu không in" in page
    assert "Lê Văn Bình" not in text_of(file.content) and "Lê Văn Chi" in text_of(file.content)


def test_the_list_is_printed_across_without_restricted_words(as_a, forms):
    build.a_question(forms[1], text="Tố cáo ông A.", restricted="denunciation")

    response = take_out(as_a(Role.CLERK, forms[0].authority), forms[0].authority, kind="list", every="on")

    text, page = text_of(response.content), PdfDocument(response.content)[0]
    assert page.get_width() > page.get_height()
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text and "Câu hỏi của Lê Văn Bình." in text
    assert "Tố cáo" not in text and "(1 ý kiến đang hạn chế xem)" in text


def test_the_spreadsheet_has_days_as_days_phones_as_text_and_no_formula(as_a, round):
    row = build.a_registration(round, full_name='=HYPERLINK("x")', address="+84 ở đây", phone="0912345678")
    build.a_question(row, text="-1+1 rồi @SUM(A1)")

    response = take_out(as_a(Role.CLERK, row.authority), row.authority, kind="table", every="on")

    sheet = load_workbook(io.BytesIO(response.content)).active
    cells = {sheet.cell(2, column).value: sheet.cell(3, column) for column in range(1, sheet.max_column + 1)}
    assert {cell.data_type for cell in cells.values()} <= {"s", "inlineStr", "n", "d"}
    assert cells["Họ và tên"].value == '=HYPERLINK("x")' and cells["Họ và tên"].data_type != "f"
    assert cells["Điện thoại"].value == "0912 345 678" and cells["Địa chỉ"].value == "+84 ở đây"
    assert cells["Ngày nhận"].value.date() == row.handed_in_on and cells["Ngày nhận"].is_date


def test_the_filter_decides_what_all_means_and_its_order_is_kept(as_a, forms):
    chosen = "order=name_back&place=dong"
    clerk = as_a(Role.CLERK, forms[0].authority)
    build.a_registration(forms[0].round, full_name="Lê Văn Xa", address="Thôn Tây")

    response = take_out(clerk, forms[0].authority, kind="table", every="on", chosen=chosen)

    sheet = load_workbook(io.BytesIO(response.content)).active
    assert [sheet.cell(line, 3).value for line in (3, 4, 5)] == ["Lê Văn Chi", "Lê Văn Bình", "Lê Văn An"]
    assert sheet.max_row == 5


def test_each_export_is_recorded_with_who_what_and_how_many_and_looks_are_noted(as_a, forms):
    clerk = as_a(Role.CLERK, forms[0].authority)

    take_out(clerk, forms[0].authority, kind="table", every="on", chosen="q=le&attends=yes")

    row = Export.objects.get()
    record = Record.objects.about(row).get()
    assert (row.count, row.about) == (3, "Dự hội nghị: có dự, theo từ tìm")
    assert record.label == "Xuất phiếu: Bảng tính (XLSX)" and record.note == "Bảng tính (XLSX): 3 phiếu"
    assert Look.objects.filter(user=row.user).count() == 3
    assert str(row) in clerk.get(reverse("registrations:exports", args=[row.authority.slug])).text


def test_nothing_ticked_is_a_sentence_and_records_nothing(as_a, forms):
    response = take_out(as_a(Role.CLERK, forms[0].authority), forms[0].authority, kind="table")

    assert response.status_code == 302 and not Export.objects.exists()


def test_many_forms_are_printed_by_a_worker_and_the_file_goes_after_a_day(
    as_a, round, django_capture_on_commit_callbacks
):
    for number in range(25):
        build.a_question(build.a_registration(round, full_name=f"Lê Văn Số {number}"))
    clerk = as_a(Role.CLERK, round.authority)

    waiting = clerk.get(take_out(clerk, round.authority, kind="forms", every="on").url)
    row = Export.objects.get()
    services.print_in_background(row.pk)
    services.print_in_background(row.pk)

    file = clerk.get(reverse("registrations:export_file", args=[round.authority.slug, row.pk]))
    row.refresh_from_db()
    assert 'http-equiv="refresh"' in waiting.text and (row.done, row.finished_at is None) == (25, False)
    assert all(f"Lê Văn Số {number}" in text_of(file.content) for number in range(25))
    Export.objects.update(finished_at=now() - timedelta(days=2))
    services.remove_old()
    assert not ExportFile.objects.exists()


def test_the_file_is_for_whoever_made_it(as_a, forms):
    take_out(as_a(Role.CLERK, forms[0].authority), forms[0].authority, kind="table", every="on")
    row = Export.objects.get()
    address = reverse("registrations:export_file", args=[row.authority.slug, row.pk])

    assert as_a(Role.CHAIR, row.authority).get(address).status_code == 404
    assert as_a(Role.CHAIR, row.authority).get(row.get_absolute_url()).status_code == 200
    assert as_a(Role.SECRETARY, row.authority).get(row.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("role", [Role.OFFICER])
def test_whoever_receives_no_forms_takes_none_out(as_a, forms, role):
    response = take_out(as_a(role, forms[0].authority), forms[0].authority, kind="table", every="on")

    assert response.status_code == 403 and not Export.objects.exists()
