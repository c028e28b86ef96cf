"""Telephone numbers and e-mail addresses in words that people wrote."""

import pytest

from dialogue_portal.formats.contacts import contacts_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Số 3 phố Chợ, điện thoại 0203 000 0113", {"0203 000 0113": "tel:02030000113"}),
        (
            "gọi (0251).38 62-114 hoặc +84 912 345 678.",
            {
                "(0251).38 62-114": "tel:02513862114",
                "+84 912 345 678": "tel:0912345678",
            },
        ),
        ("0912.345.678; 0987654321", {"0912.345.678": "tel:0912345678", "0987654321": "tel:0987654321"}),
        ("thư đến vp@tan-hoa.example.vn.", {"vp@tan-hoa.example.vn": "mailto:vp@tan-hoa.example.vn"}),
    ],
)
def test_numbers_and_addresses_are_found_where_they_stand(text, found):
    assert {text[start:end]: address for start, end, address in contacts_in(text)} == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Số 12/QĐ-UBND ngày 08/12/2026",
        "001085012345",
        "hồ sơ 000.00.12.H24-230101-0001",
        "0912 345",
        "NQ 02/2026",
    ],
)
def test_other_numbers_are_no_telephone(text):
    assert contacts_in(text) == []
