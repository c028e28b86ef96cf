"""Sổ đăng ký văn bản đi: ten columns as a page, as PDF and as XLSX."""

import io
from datetime import date

import pikepdf
import pytest
from openpyxl import load_workbook

from dialogue_portal.accounts.models import User
from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import PaperType
from dialogue_portal.documents.papers import Paper, Signature
from dialogue_portal.documents.register import COLUMNS
from dialogue_portal.documents.services import issue_alone
from tests.build import a_commune, a_department, a_member
from tests.documents import printed

pytestmark = pytest.mark.django_db

LEADERS_AND_OFFICE = (Role.CLERK, Role.CHAIR, Role.VICE_CHAIR)


class SamplePlan(Paper):
    type_code, type_name = PaperType.PLAN, "KẾ HOẠCH"
    about = "Tổ chức hội nghị đối thoại"
    recipients = ["Đảng ủy xã", "Các thôn", "Lưu: VT, VX"]
    signature = Signature(("CHỦ TỊCH",), "Lê Thị Hòa")


class SampleNotice(SamplePlan):
    type_code, type_name = PaperType.NOTICE, "THÔNG BÁO"


def an_issued(authority, kind=SamplePlan, day=date(2026, 6, 9)):
    return issue_alone(kind(a_department(authority)), actor=a_member(authority, Role.CHAIR), today=day)


def copied(document, number, **fields):
    """One more row of the register, without printing it."""
    fields = {"number": number, "symbol_text": f"{number:02}/KH-UBND", "code": f"{number:012}"} | fields
    for name, value in fields.items():
        setattr(document, name, value)
    document.pk, document._state.adding = None, True
    document.save()


def address(authority, rest=""):
    return f"/{authority.slug}/so-van-ban/{rest}"


def shown(response):
    return [row.document for row in response.context["rows"]]


def sheet_of(response):
    return load_workbook(io.BytesIO(response.content)).active


def test_recipients_are_stored_at_issue():
    document = an_issued(a_commune())

    assert document.recipients == "Đảng ủy xã;\nCác thôn;\nLưu: VT, VX."


def test_the_page_has_what_the_portal_knows_newest_first(as_a):
    commune = a_commune()
    older, newer = an_issued(commune), an_issued(commune, SampleNotice, date(2026, 6, 12))

    response = as_a(Role.CLERK, commune).get(address(commune))

    assert shown(response) == [newer, older]
    assert response.context["rows"][1].cells == [
        "01/KH-UBND",
        "09/6/2026",
        "Kế hoạch: Tổ chức hội nghị đối thoại",
        "Lê Thị Hòa",
        "Đảng ủy xã; Các thôn",
        "VT, VX",
        "",
        "",
        "",
        "",
    ]


def test_year_and_type_in_the_address_narrow_it(as_a):
    commune = a_commune()
    plan, notice = an_issued(commune), an_issued(commune, SampleNotice)
    next_year = an_issued(commune, day=date(2027, 1, 5))
    clerk = as_a(Role.CLERK, commune)

    found = [
        shown(clerk.get(address(commune), query))
        for query in (
            {"year": "2026"},
            {"type_code": PaperType.NOTICE},
            {"year": "2027", "type_code": PaperType.PLAN},
            {"year": "x"},
        )
    ]

    assert found == [[notice, plan], [notice], [next_year], [next_year, notice, plan]]


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("rest", ["", "so-van-ban-di.pdf", "so-van-ban-di.xlsx"])
def test_the_office_and_the_leaders_read_it(as_a, role, rest):
    commune = a_commune()

    status = as_a(role, commune).get(address(commune, rest)).status_code

    assert status == (200 if role in LEADERS_AND_OFFICE else 403)


def test_the_menu_leads_the_office_there(as_a):
    commune = a_commune()

    pages = [as_a(role, commune).get(f"/{commune.slug}/viec/").text for role in (Role.CLERK, Role.OFFICER)]

    assert [address(commune) in page for page in pages] == [True, False]


def test_papers_of_another_commune_are_not_in_it(as_a):
    commune = a_commune()
    an_issued(a_commune())

    response = as_a(Role.CLERK, commune).get(address(commune))

    assert shown(response) == []
    assert "Chưa có văn bản nào" in response.text


def test_a_long_register_has_pages_that_keep_the_filter(as_a):
    commune = a_commune()
    document = an_issued(commune)
    for number in range(2, 28):
        copied(document, number)
    clerk = as_a(Role.CLERK, commune)

    first = clerk.get(address(commune), {"year": "2026"})
    second = clerk.get(address(commune), {"year": "2026", "page": "2"})

    assert [len(shown(page)) for page in (first, second)] == [25, 2]
    assert "year=2026&amp;page=2" in first.text
    assert 'so-van-ban-di.pdf?year=2026"' in second.text


def test_one_paper_or_five_are_the_same_number_of_queries(as_a, queries_of):
    commune = a_commune()
    an_issued(commune)
    as_a(Role.CLERK, commune)
    for_one = queries_of(address(commune))
    for _ in range(4):
        an_issued(commune)

    assert queries_of(address(commune)) == for_one


def test_the_pdf_is_landscape_with_heading_page_numbers_and_one_font_family(as_a):
    commune = a_commune(place="Tân Hòa")
    document = an_issued(commune)
    for number in range(2, 41):
        copied(document, number)

    pdf = as_a(Role.CHAIR, commune).get(address(commune, "so-van-ban-di.pdf"), {"year": "2026"}).content

    pages = printed.pages(pdf)
    words = printed.text(pdf)
    assert [[word.text for word in page if word.bottom < 19] for page in pages] == [
        [],
        *[[str(number)] for number in range(2, len(pages) + 1)],
    ]
    assert printed.line_of(pages[0], "ỦY BAN NHÂN DÂN XÃ TÂN HÒA")
    assert printed.line_of(pages[0], "SỔ ĐĂNG KÝ VĂN BẢN ĐI")
    assert "Năm 2026" in words
    assert words.count("(10)") == len(pages) >= 2
    assert words.index("01/KH-UBND") < words.index("40/KH-UBND")
    assert max(word.right for page in pages for word in page) <= 282.5
    with pikepdf.open(io.BytesIO(pdf)) as file, file.open_outline() as outline:
        assert [one.title for one in outline.root[0].children] == ["Tháng 6/2026"]
        assert file.open_metadata()["pdfaid:part"] == "2"
    assert printed.font_families(pdf) in ({"Liberation-Serif"}, {"Times-New-Roman"}, {"TimesNewRomanPSMT"})


def test_a_register_is_headed_by_the_names_that_its_papers_were_issued_under(as_a):
    commune = a_commune(place="Tân Hòa")
    an_issued(commune, day=date(2026, 6, 9))
    commune.place = "Tân Phú"
    commune.save()
    an_issued(commune, day=date(2027, 3, 1))
    chair = as_a(Role.CHAIR, commune)

    texts = [
        printed.text(chair.get(address(commune, "so-van-ban-di.pdf"), query).content)
        for query in ({"year": "2026"}, {"year": "2027"}, {})
    ]
    old, new, both = (text.partition(" SỔ ĐĂNG KÝ")[0] for text in texts)
    title = sheet_of(chair.get(address(commune, "so-van-ban-di.xlsx"))).cell(1, 1).value

    assert old == "ỦY BAN NHÂN DÂN XÃ TÂN HÒA"
    assert new == "ỦY BAN NHÂN DÂN XÃ TÂN PHÚ"
    assert both == "ỦY BAN NHÂN DÂN XÃ TÂN PHÚ (trước đó: ỦY BAN NHÂN DÂN XÃ TÂN HÒA)"
    assert title == (
        "Sổ đăng ký văn bản đi của Ủy ban nhân dân xã Tân Phú (trước đó: Ủy ban nhân dân xã Tân Hòa)"
    )


def test_the_administration_shows_number_books_but_changes_none(client):
    commune = a_commune()
    an_issued(commune)
    book = commune.number_books.get()
    client.force_login(User.objects.create_superuser("quantri", password="x", full_name="Người quản trị"))

    pages = [
        client.get(f"/quan-tri/documents/numberbook/{rest}").status_code
        for rest in ("", f"{book.pk}/change/", "add/", f"{book.pk}/delete/")
    ]
    client.post(f"/quan-tri/documents/numberbook/{book.pk}/change/", {"last": 90, "from_paper": 90})
    book.refresh_from_db()

    assert (pages, book.last) == ([200, 200, 403, 403], 1)


def test_the_spreadsheet_has_the_ten_columns(as_a):
    commune = a_commune(place="Tân Hòa")
    an_issued(commune)

    sheet = sheet_of(
        as_a(Role.CLERK, commune).get(address(commune, "so-van-ban-di.xlsx"), {"type_code": PaperType.PLAN})
    )

    title, columns, row = ([cell.value for cell in line] for line in sheet.iter_rows())
    assert title[0] == "Sổ đăng ký văn bản đi của Ủy ban nhân dân xã Tân Hòa, loại: kế hoạch"
    assert columns == list(COLUMNS)
    assert row[:4] == ["01/KH-UBND", "09/6/2026", "Kế hoạch: Tổ chức hội nghị đối thoại", "Lê Thị Hòa"]
    assert row[4:] == ["Đảng ủy xã; Các thôn", "VT, VX", None, None, None, None]


def test_nothing_in_the_spreadsheet_becomes_a_formula(as_a):
    commune = a_commune()
    typed = {"symbol_text": "=1+1", "signer_name": "+CMD|x", "recipients": "@SUM(A1)\x07\uffff;"}
    copied(an_issued(commune), 2, **typed)

    sheet = sheet_of(as_a(Role.CLERK, commune).get(address(commune, "so-van-ban-di.xlsx")))

    *_, last = sheet.iter_rows()
    assert [last[column].value for column in (0, 3, 4)] == ["=1+1", "+CMD|x", "@SUM(A1)"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
