from typing import cast

from django import forms

from dialogue_portal.forms.fields import PhoneField, TextField
from registrations.form.personform import AttendsField, PersonForm
from registrations.form.wording import consents_of
from registrations.sender.models import SenderFact


class SenderForm(PersonForm):
    """Who sent a form, to be corrected by themselves; `seen` is how many changes the page knew of.

    The number that opens the form is not among it.
    """

    phone = None  # type: ignore[assignment]  # Django takes the field out
    second_phone = PhoneField(
        label="Số điện thoại khác",
        required=False,
        help_text="Để gọi khi số kia không liên lạc được; số này không mở được phiếu.",
    )
    named_in_public = forms.BooleanField(required=False)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    field_order = (
        *("full_name", "organisation", "phone", "second_phone", "address", "email", "attends"),
        "named_in_public",
    )

    def __init__(self, *args, registration, **kwargs):
        super().__init__(*args, **kwargs)
        # The sentence that the form was sent with: a form keeps one number of its consents.
        _, to_name = consents_of(registration.consent_version)
        if to_name:
            self.fields["named_in_public"].label = to_name
        else:
            del self.fields["named_in_public"]
        facts = {fact: getattr(registration, fact) for fact in SenderFact.values if fact in self.fields}
        self.initial = facts | {"seen": registration.sender_changes.count()}
        if registration.is_entered:
            # A slip may come from somebody without a telephone or an address.
            for fact in {SenderFact.PHONE, SenderFact.ADDRESS} & self.fields.keys():
                self.fields[fact].required = bool(facts[fact])


class OfficeSenderForm(SenderForm):
    """The same for the office, with the number that opens the form and how the person was recognised."""

    phone = PhoneField(  # type: ignore[assignment]  # as above
        label="Số điện thoại để tra cứu",
        missing="Xin ghi số điện thoại để tra cứu.",
        help_text="Đổi rồi thì chỉ số mới cùng mã phiếu mở được phiếu. Chỉ đổi khi đã chắc đó là người gửi.",
    )
    note = TextField(
        label="Đã nhận ra người gửi bằng cách nào, sửa vì sao",
        rows=2,
        max_length=300,
        missing="Xin ghi đã nhận ra người gửi bằng cách nào và vì sao sửa.",
        help_text="Ví dụ: người gửi đến quầy đọc đúng mã phiếu và việc đã hỏi; ghi nhầm một chữ số. "
        "Không ghi số căn cước.",
    )

    def __init__(self, *args, registration, **kwargs):
        super().__init__(*args, registration=registration, **kwargs)
        # Nobody consents for somebody else; the office takes a name back by a request (personaldata). What it typed
        # in from paper it may have typed wrongly.
        if not registration.is_entered:
            self.fields.pop("named_in_public", None)
        # A person without a telephone or an address stays one.
        for name in ("phone", "address"):
            self.fields[name].required = bool(getattr(registration, name))
        attends = cast(AttendsField, self.fields["attends"])
        attends.choices = [(AttendsField.YES, "Sẽ dự"), (AttendsField.NO, "Không dự")]
        for name in ("email", "attends"):
            self.fields[name].help_text = ""
        self.order_fields((*self.field_order, "note"))
