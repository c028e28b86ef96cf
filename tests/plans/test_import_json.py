"""`import_plan --json` prints one object with what was read, and nothing else."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from plans.models import Plan
from tests.build import a_commune

ROOT = Path(__file__).resolve().parents[2]
TEXT = """ỦY BAN NHÂN DÂN
XÃ TÂN HÒA
Số: 07/KH-UBND
Tân Hòa, ngày 04 tháng 5 năm 2026
KẾ HOẠCH
Tổ chức đối thoại với người dân năm 2026
Căn cứ Luật Thử nghiệm năm 2025;
I. NỘI DUNG
1. Thời gian: 7h30 - 11h00 ngày 12/6/2026 hoặc ngày 13/6/2026
2. Địa điểm: Hội trường xã
3. Thành phần
- Mỗi thôn 02 người.
4. Chương trình
- Khai mạc.
- Hỏi đáp.
II. TỔ CHỨC THỰC HIỆN
1. Văn phòng
- Nhận phiếu đăng ký trước hội nghị 7 ngày làm việc, đường dây nóng 0203 000 0001.
- Hội nghị không tiếp nhận đơn khiếu nại.
Nơi nhận:
- Các thôn;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lê Văn Mẫu
PHỤ LỤC
PHIẾU ĐĂNG KÝ
Họ tên:
"""
READ = {
    "number": 7,
    "symbol": "KH-UBND",
    "date": "2026-05-04",
    "authority": "Ủy ban nhân dân xã Tân Hòa",
    "place": "Tân Hòa",
    "subject": "Tổ chức đối thoại với người dân năm 2026",
    "bases": ["Căn cứ Luật Thử nghiệm năm 2025"],
    "rounds": [
        {
            "date": "2026-06-12",
            "month": 6,
            "year": 2026,
            "starts": "07:30",
            "ends": "11:00",
            "place": "Hội trường xã",
        }
    ],
    "terms": {"registration": {"length": 7, "unit": "working"}},
    "participants": ["Mỗi thôn 02 người."],
    "quotas": ["Mỗi thôn 02 người"],
    "agenda": ["Khai mạc.", "Hỏi đáp."],
    "units": ["Văn phòng"],
    "recipients": ["Các thôn", "Lưu: VT"],
    "signature": {
        "authority": "TM. ỦY BAN NHÂN DÂN",
        "office": "KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
        "name": "Lê Văn Mẫu",
    },
    "channels": ["đường dây nóng 0203 000 0001"],
    "hotline": "0203 000 0001",
    "email": None,
    "address": None,
    "exclusions": ["Hội nghị không tiếp nhận đơn khiếu nại."],
    "annexes": ["PHỤ LỤC: PHIẾU ĐĂNG KÝ"],
    "warnings": ["Văn bản nêu thêm ngày có thể thay: «ngày 13/6/2026». Chỉ lấy ngày nêu trước."],
}


def written(tmp_path, text=TEXT):
    file = tmp_path / "ke-hoach.txt"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.django_db
def test_a_dry_run_prints_one_object_and_stores_nothing(tmp_path, capsys):
    a_commune(slug="tan-hoa", place="Tân Hòa")

    call_command("import_plan", written(tmp_path), authority="tan-hoa", dry_run=True, json=True)

    read = json.loads(capsys.readouterr().out)
    assert {key: read[key] for key in READ} == READ
    assert set(read) == {*READ, "not_found"}
    assert {"thư điện tử", "địa chỉ liên hệ", "hạn trả lời ý kiến", "kinh phí"} <= set(read["not_found"])
    assert Plan.objects.count() == 0


@pytest.mark.django_db
def test_other_years_and_holes_are_warnings(tmp_path, capsys):
    text = TEXT.replace("- Hỏi đáp.", "- Hỏi đáp về kết quả năm 2024.\n- Phát biểu của ……………….")

    call_command("import_plan", written(tmp_path, text), authority="tan-hoa", dry_run=True, json=True)

    told = [one for one in json.loads(capsys.readouterr().out)["warnings"] if "«" in one]
    assert told[-2:] == [
        "Năm khác năm kế hoạch: «Hỏi đáp về kết quả năm 2024.». Kế hoạch này của năm 2026.",
        "Chỗ trống: «Phát biểu của ……………….». Cần ghi nội dung.",
    ]


@pytest.mark.django_db
def test_what_is_not_stated_is_null_or_empty(tmp_path, capsys):
    text = "KẾ HOẠCH\nĐối thoại với người dân\nI. MỤC ĐÍCH\n- Nghe đối thoại.\n"

    call_command("import_plan", written(tmp_path, text), authority="tan-hoa", dry_run=True, json=True)

    read = json.loads(capsys.readouterr().out)
    given = {key: value for key, value in read.items() if value not in (None, [], {})}
    assert set(given) == {"subject", "signature", "warnings", "not_found"}
    assert given["signature"] == {"authority": None, "office": None, "name": None}


@pytest.mark.django_db
def test_without_a_dry_run_the_draft_is_stored_too(tmp_path, capsys):
    call_command("import_plan", written(tmp_path), authority="tan-hoa", json=True)

    assert json.loads(capsys.readouterr().out)["number"] == 7
    assert Plan.objects.get().source_number == "07"


@pytest.mark.django_db
def test_no_authority_is_made_of_a_kind_that_the_plan_does_not_name(tmp_path):
    with pytest.raises(CommandError, match="chưa lập được cơ quan mới"):
        call_command("import_plan", written(tmp_path, TEXT.replace("XÃ TÂN HÒA\n", "")), authority="tan-hoa")


@pytest.mark.parametrize(
    ("text", "said"), [(TEXT, ""), ("Hôm nay trời đẹp.", "KẾ HOẠCH"), (None, "Không mở được tệp")]
)
def test_a_fresh_installation_reads_a_file_and_says_what_is_wrong_on_standard_error(tmp_path, text, said):
    file = tmp_path / "khong-co.txt" if text is None else written(tmp_path, text)
    environment = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(tmp_path / "data"),
        "DJANGO_SETTINGS_MODULE": "dialogue_portal.settings.embedded",
    }
    command = [
        sys.executable,
        "manage.py",
        "import_plan",
        file,
        "--authority",
        "tan-hoa",
        "--dry-run",
        "--json",
    ]

    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    if said:
        assert done.returncode != 0 and done.stdout == "" and said in done.stderr
        assert "Traceback" not in done.stderr
    else:
        assert (done.returncode, json.loads(done.stdout)["rounds"]) == (0, READ["rounds"])
