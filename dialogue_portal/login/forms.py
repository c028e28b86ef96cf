from django import forms
from django.contrib.auth.forms import AuthenticationForm

LONGEST_NAME = 150  # characters of a user name


class StaffLoginForm(AuthenticationForm):
    """Tên đăng nhập và mật khẩu; with a `refusal` the password is not looked at."""

    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng. Xin thử lại.",
        "inactive": "Tài khoản này đã ngừng dùng. Xin liên hệ người quản trị của cơ quan.",
    }
    refusal = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].error_messages["required"] = "Xin ghi tên đăng nhập."
        self.fields["password"].error_messages["required"] = "Xin ghi mật khẩu."

    def clean_username(self):
        """A name that no account can have is no name."""
        name = self.cleaned_data["username"]
        if len(name) > LONGEST_NAME:
            raise forms.ValidationError(
                f"Tên đăng nhập dài nhất {LONGEST_NAME} ký tự (ông/bà ghi {len(name)}). Xin xem lại."
            )
        return name

    def clean(self):
        """Looks at the password, unless the try is refused or there is no name to look for."""
        if self.refusal:
            raise forms.ValidationError(self.refusal)
        return super().clean()
