"""The form in which an absence is entered."""

from typing import cast

from django import forms

from dialogue_portal.absences import rules
from dialogue_portal.accounts.models import Authority, User
from dialogue_portal.accounts.roles import Role
from dialogue_portal.forms.fields import DayField, TextField


class PersonField(forms.ModelChoiceField):
    """A person of an authority, shown with their roles there."""

    authority: Authority

    def __init__(self, *, missing, **kwargs):
        errors = {
            "required": missing,
            "invalid_choice": "Người này không chọn được. Xin chọn lại trong danh sách.",
        }
        super().__init__(User.objects.none(), empty_label="Chọn người", error_messages=errors, **kwargs)

    def offer(self, people, authority: Authority) -> None:
        """Sets the people to choose from, all of them members of `authority`."""
        self.authority = authority
        self.queryset = people.prefetch_related("memberships")

    def label_from_instance(self, user):
        """ "Trần Văn An (Văn phòng, Thư ký hội nghị)"."""
        roles = [row for row in user.own_memberships if row.authority_id == self.authority.pk]
        return f"{user} ({', '.join(row.get_role_display() for row in roles)})"


class AbsenceForm(forms.Form):
    """Ghi vắng mặt: who is absent, when, and who is the substitute.

    Only the office and the leaders may choose another person than themselves.
    """

    person = PersonField(label="Người vắng", missing="Xin chọn người vắng.")
    from_on = DayField(label="Vắng từ ngày", missing="Xin ghi ngày đầu.")
    until_on = DayField(label="Đến hết ngày", missing="Xin ghi ngày cuối.")
    substitute = PersonField(
        label="Người làm thay",
        missing="Xin chọn người làm thay.",
        help_text="Công chức chuyên môn do một công chức khác làm thay.",
    )
    reason = TextField(
        label="Lý do",
        max_length=200,
        required=False,
        help_text="Mọi người trong cơ quan đọc được, xin ghi ngắn.",
    )

    def __init__(self, *args, authority, user, **kwargs):
        kwargs["initial"] = {"person": user}
        super().__init__(*args, **kwargs)
        people, substitutes = _people(authority, *Role), _people(authority, *Role)
        person, substitute = (cast(PersonField, self.fields[name]) for name in ("person", "substitute"))
        if not rules.may_enter_for_others(user, authority.pk):
            people, person.widget = people.filter(pk=user.pk), forms.HiddenInput()
            substitutes = _people(authority, *_who_can_replace(user, authority)).exclude(pk=user.pk)
        person.offer(people, authority)
        substitute.offer(substitutes, authority)


def _who_can_replace(user, authority):
    return [Role.OFFICER] if user.is_a(Role.OFFICER, authority.pk) else Role


def _people(authority, *roles):
    return User.objects.with_role(authority, *roles)
