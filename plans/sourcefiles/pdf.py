"""Plain text out of a PDF, read in a separate process with limited memory and time."""

import json
import subprocess
import sys
from pathlib import Path

from dialogue_portal.documents.proof import PRINTED_PROOF
from plans.reading import NotAPlan

PROJECT = Path(__file__).parents[2]
MOST_SECONDS = 40

REFUSALS = {
    "encrypted": "Tệp PDF này có mật khẩu. Xin mở tệp, in lại ra PDF không mật khẩu rồi chọn lại.",
    "scan": (
        "Tệp PDF này chỉ có ảnh chụp, không có chữ để đọc. Xin chọn tệp Word gốc, hoặc nhận dạng chữ (OCR) rồi dán "
        "nội dung vào ô nhập."
    ),
    "no letters": (
        "Chữ trong tệp PDF này không đọc được vì phông chữ thiếu bảng mã. Xin chọn tệp Word gốc hoặc in lại ra PDF "
        "bằng phông Times New Roman."
    ),
    "broken": "Tệp PDF này bị hỏng, không đọc được. Xin mở tệp, in lại ra PDF rồi chọn lại, hoặc chọn tệp Word gốc.",
    "too much": "Tệp PDF này quá nặng để đọc, không phải một bản kế hoạch. Xin in lại riêng bản kế hoạch ra PDF.",
}


def text_of_pdf(content: bytes) -> str:
    """Return the text of a PDF; raise NotAPlan, with a sentence that says what to do, when there is none."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "plans.sourcefiles.pdf_worker"],
            input=content,
            capture_output=True,
            timeout=MOST_SECONDS,
            cwd=PROJECT,
            check=False,  # the return code is looked at below
        )
    except subprocess.TimeoutExpired as error:
        raise NotAPlan(REFUSALS["too much"]) from error
    if done.returncode:
        raise NotAPlan(REFUSALS["too much"])
    answer = json.loads(done.stdout)
    if answer["refused"]:
        raise NotAPlan(REFUSALS[answer["refused"]])
    # Papers issued by the portal have a verification code below Nơi nhận: it is no recipient.
    return PRINTED_PROOF.sub("", answer["text"])
