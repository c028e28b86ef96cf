from django import forms

from dialogue_portal.forms.fields import PhoneField


class DoorForm(forms.Form):
    """The telephone number with which the link of a collector opens."""

    use_required_attribute = False

    phone = PhoneField(
        label="Số điện thoại của ông/bà",
        missing="Xin ghi số điện thoại mà Văn phòng có của ông/bà.",
        help_text="Là số Văn phòng ghi cho người phụ trách đầu mối này. Chỉ hỏi một lần mỗi lần mở trình duyệt.",
    )
