"""The two pages on which a clerk hands in the text of a plan and confirms what was read."""

from datetime import date, time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml.html import fromstring

from dialogue_portal.accounts.roles import Role
from plans.models import Plan
from tests.build import a_commune
from tests.plans.sample_text import PLAN_TEXT

pytestmark = pytest.mark.django_db


def address(authority):
    return f"/{authority.slug}/ke-hoach/nhap/"


def confirm_address(authority):
    return f"{address(authority)}xac-nhan/"


def as_shown(response):
    """What a browser would send of the confirm page as it stands, without a button."""
    page = fromstring(response.content)
    form = next(form for form in page.forms if form.action and form.action.endswith("/xac-nhan/"))
    return dict(form.form_values())


def on_the_confirm_page(clerk, commune, text=PLAN_TEXT):
    return as_shown(clerk.post(address(commune), {"text": text}))


def test_a_pasted_text_is_shown_beside_what_was_read_and_nothing_is_stored(as_a):
    commune = a_commune()

    response = as_a(Role.CLERK, commune).post(address(commune), {"text": PLAN_TEXT})

    shown = as_shown(response)
    assert {
        name: shown[name] for name in ("year", "registration_days", "registration_working", "signer_name")
    } == {
        "year": "2026",
        "registration_days": "12",
        "registration_working": "0",
        "signer_name": "Nguyễn Văn Mẫu",
    }
    assert [shown[f"rounds-{place}-planned_month"] for place in range(3)] == ["6", "11", ""]
    assert ("Chương trình", "2 ý") in [row[:2] for row in response.context["summary"]]
    assert "Nghe người dân nói và trả lời ngay" in response.text
    assert Plan.objects.count() == 0


def test_what_was_confirmed_becomes_a_draft(as_a):
    commune = a_commune()
    clerk = as_a(Role.CLERK, commune)

    response = clerk.post(
        confirm_address(commune), on_the_confirm_page(clerk, commune) | {"save": ""}, follow=True
    )

    plan = Plan.objects.get()
    assert response.redirect_chain == [(plan.get_absolute_url(), 302)]
    assert "Thông tin của kế hoạch: đọc từ văn bản" in response.text
    assert [round.when for round in plan.rounds.all()] == ["tháng 6/2026", "tháng 11/2026"]


def test_an_uploaded_file_is_confirmed_like_a_pasted_text(as_a):
    commune = a_commune()
    clerk = as_a(Role.CLERK, commune)
    file = SimpleUploadedFile("ke-hoach.txt", PLAN_TEXT.encode("utf-16"))

    shown = as_shown(clerk.post(address(commune), {"file": file}))
    clerk.post(confirm_address(commune), shown | {"save": ""})

    assert Plan.objects.get().subject.startswith("Tổ chức hội nghị đối thoại")


def test_corrections_win_over_what_was_read(as_a):
    commune = a_commune(hotline="0203 000 0009")
    clerk = as_a(Role.CLERK, commune)
    corrected = {
        "subject": "Đối thoại với người dân",
        "source_number": "15",
        "source_date": "2026-03-05",
        "registration_days": "7",
        "registration_working": "1",
        "hotline": "",
        "signature_text": "KT. CHỦ TỊCH\r\nPHÓ CHỦ TỊCH",
        "rounds-0-held_on": "2026-07-10",
        "rounds-0-starts_at": "07:30",
        "rounds-1-DELETE": "on",
        "rounds-2-planned_month": "12",
        "rounds-2-planned_year": "2026",
        "rounds-2-place": "Đình làng",
    }

    clerk.post(confirm_address(commune), on_the_confirm_page(clerk, commune) | corrected | {"save": ""})

    plan = Plan.objects.get()
    assert (plan.subject, plan.source_number, plan.source_date) == (
        "Đối thoại với người dân",
        "15",
        date(2026, 3, 5),
    )
    assert (plan.registration_days, plan.registration_working, plan.hotline) == (7, True, "")
    assert plan.signature_text.splitlines() == ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]
    assert [(one.planned_month, one.held_on, one.starts_at, one.place) for one in plan.rounds.all()] == [
        (7, date(2026, 7, 10), time(7, 30), "Nhà văn hóa thôn Đông"),
        (12, None, None, "Đình làng"),
    ]


def test_a_changed_text_is_read_again_and_keeps_the_corrections(as_a):
    commune = a_commune()
    clerk = as_a(Role.CLERK, commune)
    typed = on_the_confirm_page(clerk, commune) | {"signer_name": "Lê Văn Ký", "rounds-0-place": "Đình làng"}
    typed["text"] = typed["text"].replace("trước 12 ngày", "trước 8 ngày làm việc")

    shown = as_shown(clerk.post(confirm_address(commune), typed | {"read": ""}))

    kept = ("registration_days", "registration_working", "signer_name", "rounds-0-place")
    assert [shown[name] for name in kept] == ["8", "1", "Lê Văn Ký", "Đình làng"]


def test_a_text_that_was_changed_is_shown_again_before_it_is_saved(as_a):
    commune = a_commune()
    clerk = as_a(Role.CLERK, commune)
    typed = on_the_confirm_page(clerk, commune)
    typed["text"] = typed["text"].replace("trước 12 ngày", "trước 8 ngày")

    response = clerk.post(confirm_address(commune), typed | {"save": ""})
    assert ("đã đọc lại" in response.text, Plan.objects.count()) == (True, 0)
    clerk.post(confirm_address(commune), as_shown(response) | {"save": ""})

    assert Plan.objects.get().registration_days == 8


def test_a_wrong_fact_is_refused_beside_its_field_and_stays_typed(as_a):
    commune = a_commune()
    clerk = as_a(Role.CLERK, commune)
    wrong = {
        "subject": " ",
        "year": "26",
        "registration_days": "61",
        "email": "khong-phai",
        "rounds-0-ends_at": "07:00",
        "rounds-1-planned_month": "",
    }

    response = clerk.post(
        confirm_address(commune), on_the_confirm_page(clerk, commune) | wrong | {"save": ""}
    )

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"subject", "year", "registration", "email"}
    assert [set(form.errors) for form in response.context["rounds"]] == [
        {"ends_at"},
        {"planned_month"},
        set(),
    ]
    assert as_shown(response)["email"] == "khong-phai"
    assert Plan.objects.count() == 0


def test_a_text_that_is_no_plan_any_more_keeps_everything_typed(as_a):
    commune = a_commune()
    clerk = as_a(Role.CLERK, commune)
    typed = on_the_confirm_page(clerk, commune) | {"text": "Hôm nay trời đẹp.", "signer_name": "Lê Văn Ký"}

    response = clerk.post(confirm_address(commune), typed | {"read": ""})

    assert response.status_code == 422
    assert "Không tìm thấy dòng tên loại" in response.context["text_form"].errors["text"][0]
    assert as_shown(response)["signer_name"] == "Lê Văn Ký"


def test_a_second_press_makes_no_second_draft_but_other_facts_do(as_a):
    commune = a_commune()
    clerk = as_a(Role.CLERK, commune)
    typed = on_the_confirm_page(clerk, commune) | {"save": ""}

    for sent in (typed, typed, typed | {"signer_name": "Lê Văn Ký"}):
        clerk.post(confirm_address(commune), sent)

    assert [plan.signer_name for plan in Plan.objects.order_by("pk")] == ["Nguyễn Văn Mẫu", "Lê Văn Ký"]


def test_the_confirm_page_cannot_be_opened_by_its_address(as_a):
    commune = a_commune()

    response = as_a(Role.CLERK, commune).get(confirm_address(commune))

    assert (response.status_code, response.url) == (302, address(commune))


def test_a_plan_that_is_not_of_a_dialogue_is_read_with_a_warning(as_a):
    commune = a_commune()
    text = PLAN_TEXT.replace("đối thoại", "diễn tập").replace("người dân", "bão lũ")

    response = as_a(Role.CLERK, commune).post(address(commune), {"text": text})

    assert "có vẻ không phải kế hoạch đối thoại" in response.context["doubts"][0]


def test_unplaced_text_is_listed_with_advice(as_a):
    commune = a_commune()
    text = PLAN_TEXT.replace("XÃ TÂN HÒA", "XÃ TÂN HÒA\nBAN TIẾP DÂN").replace(
        "4. Chương trình", "4. Linh tinh"
    )

    response = as_a(Role.CLERK, commune).post(address(commune), {"text": text})

    assert [what for what, _ in response.context["unplaced"]] == [
        "mục chưa rõ loại: 4. Linh tinh",
        "dòng ở đầu trang chưa rõ: BAN TIẾP DÂN",
    ]


def test_what_the_text_does_not_say_is_listed_apart_from_unplaced_text(as_a):
    commune = a_commune()
    text = PLAN_TEXT.replace("4. Chương trình", "4. Linh tinh")

    context = as_a(Role.CLERK, commune).post(address(commune), {"text": text}).context

    assert "chương trình" in context["not_found"]
    assert [what for what in context["not_found"] if "Linh tinh" in what] == []


def test_a_text_that_is_no_plan_is_refused_beside_the_field_and_stays_typed(as_a):
    commune = a_commune()

    response = as_a(Role.CLERK, commune).post(address(commune), {"text": "Hôm nay trời đẹp."})

    assert response.status_code == 422
    assert "Không tìm thấy dòng tên loại văn bản" in response.context["form"].errors["text"][0]
    assert "Hôm nay trời đẹp." in response.text
    assert Plan.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"PK\x03\x04" + b"x" * 99, "Tệp Word này bị hỏng"),
        (b"a" * (1024 * 1024 + 1), "lớn hơn 1 MB"),
        (b"", "không có nội dung"),
        (bytes(range(128, 256)), "Không đọc được bảng mã"),
        ("Hôm nay trời đẹp.".encode(), "Không tìm thấy dòng tên loại văn bản"),
    ],
    ids=["word", "too large", "empty", "no letters", "no plan"],
)
def test_a_file_that_is_no_plan_is_refused_with_a_reason(as_a, content, sentence):
    commune = a_commune()
    file = SimpleUploadedFile("tep.txt", content)

    response = as_a(Role.CLERK, commune).post(address(commune), {"file": file})

    assert response.status_code == 422
    assert sentence in response.context["form"].errors["file"][0]
    assert Plan.objects.count() == 0


def test_an_empty_import_says_what_to_do(as_a):
    commune = a_commune()

    response = as_a(Role.CLERK, commune).post(address(commune), {})

    assert response.status_code == 422
    assert response.context["form"].errors == {"text": ["Xin chọn tệp hoặc dán nội dung kế hoạch."]}


def test_text_and_file_together_are_refused(as_a):
    commune = a_commune()
    file = SimpleUploadedFile("tep.txt", PLAN_TEXT.encode())

    response = as_a(Role.CLERK, commune).post(address(commune), {"text": PLAN_TEXT, "file": file})

    assert "không dùng cả hai" in response.context["form"].errors["file"][0]
    assert Plan.objects.count() == 0


def test_a_plan_of_another_commune_is_read_with_a_warning(as_a):
    commune = a_commune(place="Đông Hà")

    response = as_a(Role.CLERK, commune).post(address(commune), {"text": PLAN_TEXT}, follow=True)

    assert "Văn bản ghi tên đơn vị là Tân Hòa" in response.text


def test_only_the_office_imports_plans(client, as_a):
    commune = a_commune()

    assert client.get(address(commune)).status_code == 302
    assert as_a(Role.CHAIR, commune).get(address(commune)).status_code == 403
    assert as_a(Role.CHAIR, commune).post(confirm_address(commune)).status_code == 403
    assert as_a(Role.CLERK, a_commune()).get(address(commune)).status_code == 403
