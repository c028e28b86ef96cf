"""For each fact the reader gives the words of the source text it was read from."""

import pytest

from plans.reading import read
from plans.reading.places import Source

TEXT = """ỦY BAN NHÂN DÂN
XÃ TÂN HOÀ
Số:   12 /KH-UBND
Tân Hòa, ngày 04 tháng 5 năm 2026
KẾ HOẠCH
Tổ chức đối thoại với người dân
năm 2026
I. THỜI GIAN, ĐỊA ĐIỂM
- Thời gian: 8 giờ 00
ngày 20/5/2026
- Địa điểm: Hội trường UBND xã.
II. TỔ CHỨC
1. Ông LÊ VĂN MẪU chủ trì, đường dây nóng: 0203 000 0001.
Nơi nhận:
- Lưu: VT.
CHỦ TỊCH
Lê Văn Mẫu
"""


def test_each_fact_has_its_words_as_they_stand_in_the_text():
    places = read(TEXT).places

    assert {
        code: places.get(code) for code in ("number", "issued_on", "subject", "round_1", "round_1_place")
    } == {
        "number": "Số:   12 /KH-UBND",
        "issued_on": "Tân Hòa, ngày 04 tháng 5 năm 2026",
        "subject": "Tổ chức đối thoại với người dân\nnăm 2026",
        "round_1": "Thời gian: 8 giờ 00\nngày 20/5/2026",
        "round_1_place": "Địa điểm: Hội trường UBND xã",
    }
    assert all(words in TEXT for words in places.values())


def test_a_fact_that_is_not_stated_has_no_words():
    places = read(TEXT).places

    assert {"email", "contact_address", "registration_days"} & places.keys() == set()


def test_the_signer_is_found_at_the_end():
    assert Source(TEXT).words("Lê Văn Mẫu") == "LÊ VĂN MẪU"
    assert read(TEXT).places["signer_name"] == "Lê Văn Mẫu"


@pytest.mark.parametrize(
    ("text", "needle", "found"),
    [
        ("Gọi **0203**\r\n  000 0001 nhé", "0203 000 0001", "0203**\n  000 0001"),
        ("Năm 2012: số 12", "12", "12"),
        ("Năm 2012", "12", ""),
        ("Ủy ban", "uỷ BAN", "Ủy ban"),
        ("chữ", "", ""),
        ("", "chữ", ""),
    ],
)
def test_words_are_found_whatever_stands_between_them(text, needle, found):
    assert Source(text).words(needle) == found
