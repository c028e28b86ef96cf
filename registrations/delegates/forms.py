from crispy_forms.helper import FormHelper
from django import forms

from dialogue_portal.formats.fingerprints import fingerprint
from dialogue_portal.forms.fields import TextField
from dialogue_portal.forms.filters import FilterForm
from registrations.delegates.lines import read


class QuotasForm(forms.Form):
    """Every quota of a round as lines; `hamlets` are the names that are known, `stored` the lines as they are now."""

    use_required_attribute = False

    lines = TextField(
        label="Chỉ tiêu (mỗi dòng: tên thôn, tổ; nhóm; số đại biểu)",
        rows=14,
        max_length=40_000,
        missing="Xin ghi ít nhất một dòng, ví dụ: Thôn Đông; hộ kinh doanh; 2.",
        help_text="Không chia nhóm thì bỏ trống nhóm: «Thôn Đông; 2». Ghi «Mỗi thôn; hộ kinh doanh; 1» cho mọi thôn "
        "một lần. Chưa biết số thì chỉ ghi tên thôn. Dán được bảng chép từ Excel.",
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, hamlets, stored, proposed=""):
        super().__init__(data, initial={"lines": stored or proposed, "seen": fingerprint(stored)})
        self.hamlets, self.now = hamlets, fingerprint(stored)
        self.helper = FormHelper()
        self.helper.form_tag = False

    def clean_lines(self):
        """The quotas; each line that cannot be read is named."""
        quotas, errors = read(self.cleaned_data["lines"], self.hamlets)
        if errors:
            raise forms.ValidationError(errors)
        return quotas

    def clean(self):
        """Refuses to overwrite what somebody else has stored meanwhile."""
        if self.cleaned_data.get("seen") not in ("", self.now):
            raise forms.ValidationError(
                "Người khác vừa sửa chỉ tiêu. Xin mở lại trang này để xem bản mới, rồi sửa tiếp."
            )
        return {"lines": self.cleaned_data.get("lines")}


class FindForm(FilterForm):
    """Finds a delegate by words of the name."""

    verb = "Tìm"

    q = TextField(
        label="Tìm đại biểu theo tên",
        max_length=120,
        required=False,
        widget=forms.TextInput({"type": "search", "autocomplete": "off"}),
    )
