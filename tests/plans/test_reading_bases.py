"""Bases between commas: each begins a paragraph of its own, in a pasted text as in a broken one."""

import pytest

from plans.reading.lists import bases
from tests.plans.small_plans import plan_of

LAW = "Căn cứ Luật Thử nghiệm số 5/2025/QH15"


@pytest.mark.parametrize(
    ("opening", "read"),
    [
        (
            f"{LAW},\nCăn cứ Nghị định số 7/2026/NĐ-CP,\nỦy ban nhân dân xã ban hành kế hoạch như sau:\n",
            [LAW, "Căn cứ Nghị định số 7/2026/NĐ-CP"],
        ),
        (
            f"{LAW};\nThực hiện Kế hoạch số 9/KH-UBND,\nTheo đề nghị của Văn phòng,\nUBND xã lập kế hoạch:\n",
            [LAW, "Thực hiện Kế hoạch số 9/KH-UBND", "Theo đề nghị của Văn phòng"],
        ),
        (
            f"I. CĂN CỨ\n{LAW},\nNghị định số 7/2026/NĐ-CP của Chính phủ,\nKế hoạch số 9/KH-UBND ngày 02/3/2026.\n",
            [LAW, "Nghị định số 7/2026/NĐ-CP của Chính phủ", "Kế hoạch số 9/KH-UBND ngày 02/3/2026."],
        ),
        (f"{LAW},\nsửa đổi năm 2026;\nUBND xã lập kế hoạch:\n", [f"{LAW}, sửa đổi năm 2026"]),
    ],
)  # fmt: skip
def test_a_basis_that_ends_with_a_comma_does_not_swallow_the_next_line(opening, read):
    assert bases(plan_of(opening=opening).sections) == read
