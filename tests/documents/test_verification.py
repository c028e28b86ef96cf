"""Every issued paper carries a proof that leads to its public page; a file is compared byte for byte."""

import hashlib
import io
import subprocess
from datetime import date
from types import SimpleNamespace

import pytest
import segno
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import localdate
from PIL import Image

from conferences.minutes import services as conferences
from dialogue_portal.documents.forms import LARGEST_FILE
from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.documents.proof import Proof
from dialogue_portal.documents.rendering import pdf_of
from dialogue_portal.documents.services import issue_alone
from dialogue_portal.formats.codes import plain_code
from plans import services as plans
from plans.documents import PlanPaper
from plans.sourcefiles.kinds import text_of_file
from plans.states import PlanState
from tests.build import a_commune, a_conclusion, a_department, a_plan
from tests.conferences.hall import Hall
from tests.documents import printed
from tests.documents.samples import ONE_LINE, SampleMinutes, a_plan_paper, an_authority, an_outline

CODE = "ABCDEFGHJKMN"
ISSUED = {"number": 7, "issued_on": date(2026, 2, 5), "code": CODE}
DPI = 144
FIND, COMPARE = "/van-ban/", "/van-ban/doi-chieu/"


@pytest.fixture
def plan(db):
    """A plan that was really printed and issued."""
    plan = a_plan(a_commune(place="Tân Hòa"), state=PlanState.ISSUED)
    plan.document = issue_alone(PlanPaper(plan), actor=plan.signed_by, today=localdate())
    plan.save()
    return plan


def seen(pdf, page, dpi):
    """The printed page as a grey picture."""
    command = ["pdftoppm", "-png", "-gray", "-r", str(dpi), "-f", str(page), "-l", str(page), "-"]
    picture = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    return Image.open(io.BytesIO(picture)).convert("L")


def black(pdf, page, left, top, right, bottom) -> float:
    """How much of a rectangle of the printed page (in millimetres) is black, from 0 to 1."""
    picture = seen(pdf, page, DPI)
    box = [round(place / 25.4 * DPI) for place in (left, top, right, bottom)]
    signs = picture.crop(box).tobytes()
    return sum(sign < 128 for sign in signs) / len(signs)


def place_of_picture(words):
    """Where the QR code stands: 16 mm square, 3 mm left of the words about the code, in the middle of their height."""
    first, code = printed.line_of(words, "Mã xác minh:")[0], printed.line_of(words, "ABCD EFGH JKMN")[0]
    middle = (code.top + code.bottom) / 2
    return first.left - 19, middle - 8, first.left - 3, middle + 8


# On the paper


def test_the_qr_code_leads_to_the_page_of_the_paper(settings):
    settings.BASE_URL = "https://doi-thoai.example"

    proof = Proof(CODE)

    expected = segno.make("https://doi-thoai.example/van-ban/ABCDEFGHJKMN/", error="m", micro=False)
    drawn = expected.svg_inline(border=0, omitsize=True, title="Mã QR dẫn đến trang xác minh văn bản này")
    assert (proof.address, proof.picture) == ("https://doi-thoai.example/van-ban/ABCDEFGHJKMN/", drawn)


def test_each_square_of_the_qr_code_is_printed_as_it_must_be():
    pdf = pdf_of(a_plan_paper(an_outline(1)), **ISSUED)
    left, top, right, _ = place_of_picture(printed.pages(pdf)[0])
    matrix = segno.make(Proof(CODE).address, error="m", micro=False).matrix
    square = (right - left) / len(matrix)

    picture = seen(pdf, 1, 600)

    def middle(start, number):
        return round((start + (number + 0.5) * square) / 25.4 * 600)

    sides = range(len(matrix))
    found = [[picture.getpixel((middle(left, x), middle(top, y))) < 128 for x in sides] for y in sides]

    assert found == [[bool(module) for module in row] for row in matrix]


# With each number of lines the end of the text is at another height of the page.
@pytest.mark.parametrize("lines", [1, 18, 20, 22, 24, 26])
def test_the_proof_stands_below_the_recipients_on_the_last_page_of_the_text_and_touches_nothing(lines):
    pdf = pdf_of(
        a_plan_paper(an_outline(lines, annex=["PHIẾU ĐĂNG KÝ", "Họ và tên:"], filler=ONE_LINE)), **ISSUED
    )

    pages = printed.pages(pdf)
    number = printed.page_of(pdf, "Mã xác minh:")
    words = pages[number - 1]
    left, top, right, bottom = place_of_picture(words)
    inside = [word for word in words if word.right > left and word.left < right]
    assert number == printed.page_of(pdf, "Lưu: VT.") == len(pages) - 1
    assert printed.text(pdf).count("Mã xác minh") == 1
    assert top > printed.line_of(words, "Lưu: VT.")[0].bottom
    assert [word.text for word in inside if word.bottom > top and word.top < bottom] == []
    assert (left, bottom <= 277.5, right < 105) == (pytest.approx(30, abs=0.5), True, True)
    assert 0.3 < black(pdf, number, left, top, right, bottom) < 0.7
    # The paper around it is white: above, below and on the right.
    around = [
        (left, top - 1.5, right, top - 0.3),
        (left, bottom + 0.3, right, bottom + 2),
        (right + 0.3, top, right + 2.5, bottom),
    ]
    assert [black(pdf, number, *box) for box in around] == [0, 0, 0]


def test_the_room_to_sign_is_the_same_with_the_proof():
    def room(**more):
        [page] = printed.pages(
            pdf_of(a_plan_paper(an_outline(1)), number=7, issued_on=date(2026, 2, 5), **more)
        )
        return printed.line_of(page, "PHÓ CHỦ TỊCH")[0], printed.line_of(page, "Lê Thị Hòa")[0]

    assert room(code=CODE) == room()


def test_minutes_carry_the_proof_below_the_recipients_on_the_left():
    paper = SampleMinutes(SimpleNamespace(authority=an_authority()))

    [page] = printed.pages(pdf_of(paper, **ISSUED))

    proof = printed.line_of(page, "Mã xác minh:")
    assert proof[0].top > printed.line_of(page, "Lưu: VT.")[0].bottom
    assert proof[-1].right < 105


def test_a_proof_brings_no_second_family_of_letters():
    families = printed.font_families(pdf_of(a_plan_paper(an_outline(1)), **ISSUED))

    assert families == printed.font_families(pdf_of(a_plan_paper(an_outline(1))))


def test_a_draft_carries_no_proof():
    html = a_plan_paper(an_outline(1)).html()

    assert [words for words in ("proof", "Mã xác minh", "<svg") if words in html] == []


def test_the_code_is_part_of_the_stored_pdf(plan):
    document = plan.document

    assert document.proof.shown in printed.text(document.pdf)
    assert hashlib.sha256(document.pdf).hexdigest() == document.sha256


def test_the_proof_is_not_read_as_a_recipient_when_an_issued_pdf_is_imported(plan):
    found = text_of_file(plan.document.pdf).text

    assert "- Lưu: VT." in found.splitlines()
    assert [words for words in ("xác minh", plan.document.proof.shown) if words in found] == []


# The public page


def test_the_page_says_what_was_issued_and_that_it_is_in_force(client, plan):
    document = plan.document

    page = client.get(f"/van-ban/{document.code}/").text

    facts = ["là thật", "có hiệu lực", document.symbol_text, "Kế hoạch", document.about, document.signer_name,
             "Ủy ban nhân dân xã Tân Hòa", document.sha256, document.proof.shown]  # fmt: skip
    assert [fact for fact in facts if fact not in page] == []


def test_everybody_downloads_the_stored_pdf_of_an_issued_plan(client, plan):
    address = f"/van-ban/{plan.document.code}/ban-in.pdf"

    response = client.get(address)

    assert address in client.get(f"/van-ban/{plan.document.code}/").text
    assert (response["Content-Type"], response.content) == ("application/pdf", plan.document.pdf)


def test_a_cancelled_plan_is_genuine_but_no_longer_in_force(client, plan):
    plans.cancel(plan, actor=plan.signed_by, today=localdate(), note="Trùng lịch.")

    page = client.get(f"/van-ban/{plan.document.code}/").text

    assert "không còn hiệu lực" in page
    assert "và có hiệu lực" not in page


def test_everybody_reads_the_facts_of_minutes_but_not_their_text(client, db):
    hall = Hall()
    hall.open()
    hall.close()
    document = conferences.sign_minutes(hall.conference, **hall.by(hall.chair)).document

    page = client.get(f"/van-ban/{document.code}/").text

    assert "Biên bản" in page
    assert "ban-in.pdf" not in page
    assert client.get(f"/van-ban/{document.code}/ban-in.pdf").status_code == 404


def test_an_issued_conclusion_is_public_and_its_draft_is_not(db):
    assert [a_conclusion(state=state).paper_is_public for state in ("issued", "draft")] == [True, False]


def test_a_paper_about_a_row_without_a_rule_is_not_public(db):
    document = IssuedDocument(subject=a_department(a_commune()))

    assert not document.is_public


# The typed code


@pytest.mark.parametrize("typed", ["{}", " {} ", "https://doi-thoai.example/van-ban/{}/", "Mã xác minh: {}"])
@pytest.mark.parametrize("shape", [str, str.lower, lambda code: f"{code[:4]}-{code[4:8]} {code[8:]}"])
def test_the_code_is_read_however_it_was_typed(typed, shape):
    assert plain_code(typed.format(shape(CODE))) == CODE


def test_a_typed_code_leads_to_its_page(client, plan):
    code = plan.document.code

    response = client.post(FIND, {"code": plan.document.proof.shown.lower()})

    assert (response.status_code, response["Location"]) == (302, f"/van-ban/{code}/")
    assert client.get(f"/van-ban/{code.lower()}/")["Location"] == f"/van-ban/{code}/"


@pytest.mark.parametrize("typed", ["AAAA BBBB CCCC", "<b>x</b>"])
def test_an_unknown_code_gets_an_error_and_stays_in_its_field(client, db, typed):
    response = client.post(FIND, {"code": typed})

    assert response.status_code == 422
    assert response.context["form"].errors == {
        "code": ["Không có văn bản nào mang mã này. Xin so lại từng chữ với mã in trên giấy."]
    }
    assert response.context["form"]["code"].value() == typed
    assert "<b>x</b>" not in response.text


def test_an_unknown_address_is_a_404_that_shows_the_form_with_its_code(client, db):
    response = client.get("/van-ban/AAAABBBBCCCC/")

    assert response.status_code == 404
    assert 'value="AAAABBBBCCCC"' in response.text


def test_a_commune_cannot_take_the_name_of_these_pages():
    with pytest.raises(Exception, match="Tên này đã dành"):
        an_authority(slug="van-ban").clean_fields()


# A file


def sent(client, content, name="van-ban.pdf"):
    return client.post(COMPARE, {"file": SimpleUploadedFile(name, content)})


def test_the_file_that_was_issued_is_known_byte_for_byte(client, plan):
    response = sent(client, plan.document.pdf)

    assert response.status_code == 200
    assert "đúng từng byte với văn bản đã ban hành" in response.text
    assert f"/van-ban/{plan.document.code}/" in response.text


def test_a_file_that_differs_in_one_byte_is_not_the_issued_one(client, plan):
    changed = plan.document.pdf.replace(b"%%EOF", b"%%EOF ")

    page = sent(client, changed).text

    assert "không phải bản đã ban hành" in page
    assert "đúng từng byte" not in page


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "không có nội dung"),
        (b"GIF89a", "không phải tệp PDF"),
        (b"%PDF-" + b" " * LARGEST_FILE, "lớn hơn 10 MB"),
    ],
)
def test_a_file_that_is_no_pdf_or_too_large_gets_an_error_at_its_field(client, db, content, words):
    response = sent(client, content)

    assert response.status_code == 422
    assert words in response.context["form"].errors["file"][0]
