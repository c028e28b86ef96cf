"""A text without the title of a plan is refused with its true cause."""

import unicodedata

import pytest

from dialogue_portal.accounts.roles import Role
from plans.reading import NotAPlan, read
from tests.build import a_commune
from tests.plans.outlines import outline_of
from tests.plans.sample_text import PLAN_TEXT
from tests.plans.test_word_marks import TCVN3_LINE, UNICODE_LINE


def without_marks(text):
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (without_marks(PLAN_TEXT), r"mất dấu tiếng Việt.*nhận dạng chữ"),
        (PLAN_TEXT.replace("KẾ HOẠCH", "KE HOACH"), r"“KE HOACH”.*nhận dạng chữ"),
        (PLAN_TEXT.replace("KẾ HOẠCH", "KÊ HOACH"), r"“KÊ HOACH”"),
        (PLAN_TEXT.replace("KẾ HOẠCH", "THÔNG BÁO"), r"“THÔNG BÁO”, không phải kế hoạch"),
        ("Hôm nay trời đẹp.", r"Không tìm thấy dòng tên loại"),
    ],
    ids=["no marks at all", "title without marks", "title with wrong marks", "another paper", "no paper"],
)
def test_the_cause_is_named(text, cause):
    with pytest.raises(NotAPlan, match=cause):
        read(text)


@pytest.mark.django_db
def test_a_pasted_text_of_an_old_font_is_converted_and_told(as_a):
    commune = a_commune()
    text = f"KÕ HO¹CH\n{TCVN3_LINE}\n\nI. Néi dung\n- Nghe d©n nãi vµ tr¶ lêi"

    response = as_a(Role.CLERK, commune).post(f"/{commune.slug}/ke-hoach/nhap/", {"text": text})

    assert UNICODE_LINE in response.text
    assert "Nghe dân nói và trả lời" in response.text


@pytest.mark.django_db
def test_a_pasted_text_in_unicode_stays_as_it_is(as_a):
    commune = a_commune()

    response = as_a(Role.CLERK, commune).post(f"/{commune.slug}/ke-hoach/nhap/", {"text": PLAN_TEXT})

    assert outline_of(read(response.context["text_form"].initial["text"])) == outline_of(read(PLAN_TEXT))
