import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from dialogue_portal.accounts.roles import Role
from plans.models import Plan
from tests.build import a_commune
from tests.plans.sample_text import PLAN_TEXT

pytestmark = pytest.mark.django_db


def address(authority):
    return f"/{authority.slug}/ke-hoach/nhap/"


def test_a_pasted_text_becomes_a_draft(as_a):
    commune = a_commune()

    response = as_a(Role.CLERK, commune).post(address(commune), {"text": PLAN_TEXT}, follow=True)

    plan = Plan.objects.get()
    assert response.redirect_chain == [(plan.get_absolute_url(), 302)]
    assert "Đã nhận ra" in response.text


def test_an_uploaded_file_becomes_a_draft(as_a):
    commune = a_commune()
    file = SimpleUploadedFile("ke-hoach.txt", PLAN_TEXT.encode("utf-16"))

    as_a(Role.CLERK, commune).post(address(commune), {"file": file})

    assert Plan.objects.get().subject.startswith("Tổ chức hội nghị đối thoại")


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
    assert response.context["form"].errors == {"text": ["Xin dán nội dung kế hoạch hoặc chọn tệp."]}


def test_text_and_file_together_are_asked_about(as_a):
    commune = a_commune()
    file = SimpleUploadedFile("tep.txt", PLAN_TEXT.encode())

    response = as_a(Role.CLERK, commune).post(address(commune), {"text": PLAN_TEXT, "file": file})

    assert "không dùng cả hai" in response.context["form"].errors["file"][0]
    assert Plan.objects.count() == 0


def test_a_plan_of_another_commune_is_read_with_a_warning(as_a):
    commune = a_commune(place="Đông Hà")

    response = as_a(Role.CLERK, commune).post(address(commune), {"text": PLAN_TEXT}, follow=True)

    assert "Văn bản ghi tên đơn vị là Tân Hòa" in response.text


def test_only_the_office_reads_plans_in(client, as_a):
    commune = a_commune()

    assert client.get(address(commune)).status_code == 302
    assert as_a(Role.CHAIR, commune).get(address(commune)).status_code == 403
    assert as_a(Role.CLERK, a_commune()).get(address(commune)).status_code == 403
