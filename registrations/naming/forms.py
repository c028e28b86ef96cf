from typing import cast

from django import forms

from dialogue_portal.formats.links import looks_like_link
from dialogue_portal.forms.fields import PersonNameField, PhoneField, TextField
from registrations.delegates.models import Quota
from registrations.forms import UnnumberedField


class GroupField(forms.ModelChoiceField):
    """A choice of quotas; `left` says how many people each still misses."""

    left: dict[int, int] = {}

    def label_from_instance(self, quota):
        """The group with its gap."""
        return f"{quota.group_name} (còn thiếu {self.left.get(quota.pk, 0)})"


class DelegateForm(forms.Form):
    """One person who is named; `quotas` are those of the collector, None where the place is given."""

    use_required_attribute = False

    full_name = PersonNameField(
        label="Họ và tên",
        max_length=120,
        missing="Xin ghi họ và tên đại biểu.",
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "words"}),
    )
    group = GroupField(
        Quota.objects.none(),
        label="Nhóm",
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Xin chọn nhóm.",
            "invalid_choice": "Nhóm này đã cử đủ người. Muốn đổi, xin bấm «Thay người» cạnh tên người cũ.",
        },
    )
    phone = PhoneField(label="Số điện thoại", required=False)
    address = TextField(label="Địa chỉ", max_length=250, required=False, help_text="Xóm, ngõ, số nhà.")

    def __init__(self, *args, quotas=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["phone"].widget.attrs["autocomplete"] = "off"
        self.only = quotas[0] if quotas else None
        if quotas is None or len(quotas) < 2:
            del self.fields["group"]
            return
        group = cast(GroupField, self.fields["group"])
        # One that was filled meanwhile is refused: nobody is named for another group than was chosen.
        group.queryset = Quota.objects.filter(pk__in=[one.pk for one in quotas if one.missing]).order_by(
            "group_key", "pk"
        )
        group.left = {one.pk: one.missing for one in quotas}

    def clean_full_name(self):
        """A name is printed on a letter, and is no link."""
        name = self.cleaned_data["full_name"]
        if looks_like_link(name):
            raise forms.ValidationError("Họ và tên không ghi địa chỉ trang mạng hay thư điện tử.")
        return name

    @property
    def quota(self) -> Quota | None:
        """The quota that was chosen, or the only one."""
        return self.cleaned_data.get("group") or self.only

    @property
    def person(self) -> dict[str, str]:
        """The arguments of the services that name somebody."""
        return {name: self.cleaned_data[name] for name in ("full_name", "phone", "address")}


class ReasonForm(forms.Form):
    """Why a delegate cannot come."""

    use_required_attribute = False

    note = UnnumberedField(
        label="Lý do",
        rows=2,
        max_length=300,
        missing="Xin ghi lý do, ví dụ: đi vắng, ốm.",
        help_text="Lý do được ghi vào nhật ký của Văn phòng.",
    )


class ConfirmForm(forms.Form):
    """A step that asks nothing."""
