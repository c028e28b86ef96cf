from django import forms

MOST = 9999


def seats_field(label: str, help_text: str) -> forms.IntegerField:
    """How many seats; it may stay empty."""
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=MOST,
        required=False,
        help_text=help_text,
        widget=forms.NumberInput({"class": "w-short", "inputmode": "numeric"}),
    )


class SeatsForm(forms.Form):
    """How many seats the hall has; what is left empty is not counted."""

    use_required_attribute = False

    delegates = seats_field("Chỗ cho đại biểu các thôn, tổ", "Để trống nếu không giới hạn.")
    registered = seats_field(
        "Chỗ cho người dân đăng ký dự",
        "Để trống nếu không giới hạn. Hết chỗ thì người đăng ký vào danh sách chờ; ý kiến vẫn được trả lời.",
    )
    reserve = seats_field(
        "Chỗ dự phòng",
        "Giữ cho người đến mà chưa đăng ký. Muốn dùng cho danh sách chờ thì bớt ở đây và thêm ở ô trên.",
    )

    def clean_reserve(self):
        """Nothing typed keeps no seat."""
        return self.cleaned_data["reserve"] or 0
