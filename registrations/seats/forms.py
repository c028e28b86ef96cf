from django import forms

MOST = 9999


class SeatsForm(forms.Form):
    """How many seats the hall has; what is left empty is not counted."""

    use_required_attribute = False

    delegates = forms.IntegerField(
        label="Chỗ cho đại biểu các thôn, tổ",
        min_value=0,
        max_value=MOST,
        required=False,
        help_text="Để trống nếu không giới hạn.",
        widget=forms.NumberInput({"class": "w-short", "inputmode": "numeric"}),
    )
    registered = forms.IntegerField(
        label="Chỗ cho người dân đăng ký dự",
        min_value=0,
        max_value=MOST,
        required=False,
        help_text="Để trống nếu không giới hạn. Hết chỗ thì người đăng ký vào danh sách chờ; ý kiến vẫn được trả lời.",
        widget=forms.NumberInput({"class": "w-short", "inputmode": "numeric"}),
    )
    reserve = forms.IntegerField(
        label="Chỗ dự phòng",
        min_value=0,
        max_value=MOST,
        required=False,
        help_text="Giữ cho người đến mà chưa đăng ký. Muốn dùng cho danh sách chờ thì bớt ở đây và thêm ở ô trên.",
        widget=forms.NumberInput({"class": "w-short", "inputmode": "numeric"}),
    )

    def clean_reserve(self):
        """Nothing typed keeps no seat."""
        return self.cleaned_data["reserve"] or 0
