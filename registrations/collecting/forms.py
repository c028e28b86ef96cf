from datetime import date
from typing import Any

from django import forms

from dialogue_portal.formats.links import looks_like_link
from dialogue_portal.forms.fields import DayField, PhoneField, TextField, tidy
from plans.models import Round
from registrations.collecting.kinds import MOST_OWED, CollectorKind
from registrations.collecting.lines import read_collectors

LONGEST_TEXT = 40_000


class DoorForm(forms.Form):
    """The telephone number with which the link of a collector opens."""

    use_required_attribute = False

    phone = PhoneField(
        label="Số điện thoại của ông/bà",
        missing="Xin ghi số điện thoại mà Văn phòng có của ông/bà.",
        help_text="Là số Văn phòng ghi cho người phụ trách đầu mối này. Chỉ hỏi một lần mỗi lần mở trình duyệt.",
    )


class CollectorForm(forms.Form):
    """What the office writes of one collector; its cleaned data are the facts of `services.add` and `change`."""

    use_required_attribute = False

    kind = forms.ChoiceField(label="Loại đầu mối", choices=CollectorKind.choices)
    name = TextField(
        label="Tên đầu mối",
        max_length=150,
        missing="Xin ghi tên thôn, tổ hoặc đoàn thể.",
        help_text="Ví dụ: Thôn Đông; Hội Nông dân xã.",
    )
    head = TextField(label="Người phụ trách", max_length=120, required=False)
    phone = PhoneField(
        label="Số điện thoại của người phụ trách",
        required=False,
        help_text="Liên kết chỉ mở cùng số này. Đổi số thì trang đang mở bằng số cũ đóng lại.",
    )
    email = forms.EmailField(
        label="Thư điện tử",
        required=False,
        max_length=254,
        error_messages={
            "invalid": "Địa chỉ thư chưa đúng, ví dụ đúng: ten@example.vn. Không có thư thì để trống."
        },
    )
    owes = forms.IntegerField(
        label="Số ý kiến phải nộp",
        min_value=0,
        max_value=MOST_OWED,
        help_text="0 là không giao số; Mặt trận và đoàn thể thường ít nhất 2.",
        widget=forms.NumberInput({"class": "w-short", "inputmode": "numeric"}),
        error_messages={
            "required": "Xin ghi số ý kiến phải nộp; không giao số thì ghi 0.",
            "invalid": "Xin ghi bằng chữ số, ví dụ 2.",
            "min_value": "Số ý kiến không thể nhỏ hơn 0.",
            "max_value": f"Nhiều nhất {MOST_OWED} ý kiến.",
        },
    )
    own_last_day = DayField(
        label="Hạn riêng", required=False, help_text="Để trống thì theo ngày cuối nhận phiếu của đợt."
    )

    def __init__(self, data=None, *, round: Round, today: date, initial: dict[str, Any] | None = None):
        super().__init__(data, initial=initial, label_suffix="")
        self.round, self.today = round, today

    def clean_email(self):
        return tidy(self.cleaned_data["email"])

    def clean_head(self):
        """A letter greets people by their name: it must not carry a link into somebody's mailbox."""
        head = self.cleaned_data["head"]
        if looks_like_link(head):
            raise forms.ValidationError("Tên người phụ trách không ghi địa chỉ trang mạng hay thư điện tử.")
        return head

    def clean_own_last_day(self):
        """From today on, and not after the last day of the round."""
        day = self.cleaned_data["own_last_day"]
        closes_on = self.round.registration_closes_on
        if day is None or day == self.initial.get("own_last_day"):
            return day
        if day < self.today:
            raise forms.ValidationError("Hạn riêng đã qua. Xin chọn từ hôm nay trở đi.")
        if closes_on and day > closes_on:
            raise forms.ValidationError(
                f"Đợt nhận phiếu đến hết ngày {closes_on:%d/%m/%Y}: hạn riêng không thể sau ngày này."
            )
        return day


class ListForm(forms.Form):
    """Many collectors at once, one a line."""

    use_required_attribute = False

    lines = TextField(
        label="Danh sách, mỗi dòng một đầu mối",
        rows=12,
        max_length=LONGEST_TEXT,
        missing="Xin dán hoặc gõ ít nhất một dòng.",
        help_text="Tên | người phụ trách | điện thoại | thư | số ý kiến, ví dụ: Thôn Đông | Trần Văn A | 0912 345 678. "
        "Dán từ bảng tính cũng được. Đầu mối đã có thì chỉ điền thêm những ô dòng ấy ghi.",
    )

    def clean_lines(self):
        """The collectors that the lines name; nothing is taken while one line is wrong."""
        read = read_collectors(self.cleaned_data["lines"])
        if read.errors:
            raise forms.ValidationError(read.errors)
        if not read.listed:
            raise forms.ValidationError("Chưa có dòng nào ghi tên đầu mối.")
        return read.listed
