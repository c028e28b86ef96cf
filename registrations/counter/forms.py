from django import forms

from registrations.forms import UnnumberedField


class NewCodeForm(forms.Form):
    """How the office knows that it is the person who sent the form."""

    use_required_attribute = False

    note = UnnumberedField(
        label="Đã nhận ra người gửi bằng cách nào",
        rows=2,
        max_length=300,
        missing="Xin ghi đã nhận ra người gửi bằng cách nào.",
        help_text="Ví dụ: gọi lại số điện thoại trong phiếu, người gửi đọc đúng địa chỉ và việc đã hỏi. "
        "Không ghi số căn cước.",
    )
